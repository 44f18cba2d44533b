"""What the pages share: the release on screen, controls, cards, tables, charts, downloads.

With `pages/`, the only code that knows Streamlit and Plotly. Reads no source and writes no
release; asks `warehouse.queries` and hands tables to `exports`.
"""
