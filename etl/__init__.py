"""From what somebody told us to figures in a new release. `python -m etl`.

Uses the shape of the warehouse, never its questions, and knows no screen.
"""

import os

# Where lxml is installed openpyxl writes with it, and the same workbook has other bytes.
os.environ.setdefault("OPENPYXL_LXML", "False")
