"""From what somebody told us to figures in a new release. `python -m etl`.

Uses the shape of the warehouse, never its questions, and knows no screen.
"""
