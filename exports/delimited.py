"""A table as CSV that Excel and WPS open without a question.

UTF-8 with mark, comma, CRLF, one header row, no comment lines. Text that a spreadsheet
would run as a formula is neutralised; numbers are never touched.
"""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice
from typing import Any

import pandas as pd

MARK = "\ufeff"
LINES = 500
"""How many are sent at a time."""
# The first characters that start a formula, also in their full-width forms, and the blanks
# that spreadsheets skip before looking for one (OWASP, "CSV Injection").
RUNS = tuple("=+-@\t\r\n＝＋－＠")


def cell(value: Any) -> str:
    """One cell: numbers as plain digits, text made harmless, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in ("", "-0") else text
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\x00", "")
    return f"'{text}" if text.startswith(RUNS) else text


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as a file's bytes."""
    return b"".join(csv_pieces(table))


def csv_pieces(table: pd.DataFrame) -> Iterator[bytes]:
    """The same, some hundred lines at a time. No row limit."""
    yield MARK.encode("utf-8")
    rows = table.itertuples(index=False, name=None)
    lines = chain([tuple(table.columns)], rows)
    while some := list(islice(lines, LINES)):
        stream = io.StringIO(newline="")
        csv.writer(stream, lineterminator="\r\n").writerows([cell(v) for v in row] for row in some)
        # Half a character can be no byte of any file; it is shown as a question mark.
        yield stream.getvalue().encode("utf-8", "replace")
