"""A web page under the name of a workbook, as systems export it, to a grid.

Its tables stand below each other as on the page; spans become merged ranges. Knows no table.
"""

import re
from dataclasses import replace
from pathlib import PurePath

from etl.returns.cells import GENERAL, Look, is_percent
from etl.returns.files.programs import answer_of
from etl.returns.files.surroundings import Place, Surroundings, Values, grid
from etl.returns.grids import Merge, Sheets
from etl.returns.issues import complaint

PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*|<\?xml[^>]*\?>\s*)*"
    r"<(?:!doctype html|html|head|body|meta|table|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"<x:Name>([^<]{1,100})</x:Name>", re.IGNORECASE)


def read_web_tables(text: str, name: str) -> Sheets:
    """The page as one sheet. Raises `RefusedError` beyond the limits."""
    answer = answer_of("web_program.py", text.encode())
    values: Values = answer["rows"]
    looks: dict[Place, Look] = {
        (row, column): Look(struck=True) for row, column in answer["struck"]
    }
    for row, column in answer["raised"]:
        looks[row, column] = Look(struck=(row, column) in looks, raised=True)
    for row, column, number in answer["numbers"]:
        shown = str(values[row - 1][column - 1])
        number_format = _format_of(shown)
        looks[row, column] = replace(
            looks.get((row, column), Look()),
            number_format=number_format,
            percent=is_percent(number_format),
        )
        values[row - 1][column - 1] = number
    named = _NAME.search(text)
    around = Surroundings(
        title=named[1] if named else PurePath(name).stem,
        looks=looks,
        merges=tuple(Merge(*ends) for ends in answer["merges"]),
        hidden_rows=frozenset(answer["hidden_rows"]),
        hidden_columns=frozenset(answer["hidden_columns"]),
    )
    return Sheets(grids=(grid(around, values),), complaints=(complaint("html_as_xls"),))


def _format_of(shown: str) -> str:
    """The number format by which a number is shown so: 12.5% has 0.0%."""
    match = re.fullmatch(r"-?[0-9,]+(?:\.([0-9]+))?(%?)", shown)
    if match is None:
        return GENERAL
    whole = "#,##0" if "," in shown else "0"
    return whole + (f".{'0' * len(match[1])}" if match[1] else "") + match[2]
