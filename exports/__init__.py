"""A table to a file: the same figures as on the screen, in a form that opens in Excel and WPS.

Asks `warehouse.queries`; knows no Streamlit and no Plotly. `python -m exports VIEW`.
"""
