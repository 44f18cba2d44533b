"""Whether the rows of a text file still stand under their headings: 1,067 without quotes is two
cells, and all after it are moved.

Looks at rows of texts; knows no heading's meaning.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.returns.files.surroundings import Values
from etl.returns.issues import RefusedError

FIRST, REST = re.compile(r"-?[1-9][0-9]{0,2}"), re.compile(r"0[0-9]{2}(?:\.[0-9]+)?")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")


def check_columns(rows: Values) -> None:
    """Raises `RefusedError` with `thousands_split` where a number was cut at its comma, with
    `row_too_long` where a number stands beyond the last heading.
    """
    width = 0
    for number, row in enumerate(rows, 1):
        texts = [str(cell).strip() for cell in row]
        cut = _cut(texts)
        if cut:
            raise RefusedError("thousands_split", row=number, found=cut)
        if not any(map(NUMBER.fullmatch, texts)):
            width = max(width, _width(texts))
        elif 1 < width < _width(texts) and any(map(NUMBER.fullmatch, texts[width:])):
            found = {"row": number, "found": _width(texts), "expected": width}
            raise RefusedError("row_too_long", **found)


def _cut(texts: Sequence[str]) -> str:
    """The number of which 067 is the second half; "" where none is."""
    for first, rest in pairwise(texts):
        if rest[:1] == "0" and REST.fullmatch(rest) and FIRST.fullmatch(first):
            return f"{first},{rest}"
    return ""


def _width(texts: Sequence[str]) -> int:
    """The cells up to the last that holds anything."""
    return max((place for place, text in enumerate(texts, 1) if text), default=0)
