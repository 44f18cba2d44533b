"""A workbook in the binary format of Excel 97 and of WPS (.xls, .et) to grids.

xlrd reads it in a process of its own, because it was never made for bytes from strangers; it
sees what calamine does not: hidden rows, comments, strike-through and number formats. Knows no
table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from openpyxl.utils import get_column_letter

from etl.returns.cells import Look, Value, is_percent
from etl.returns.files.programs import answer_of
from etl.returns.files.surroundings import Place, Surroundings, Values, grid
from etl.returns.grids import Formats, Grid, Merge, Sheets
from etl.returns.issues import Complaint, complaint

PROGRAM = "old_program.py"
MACROS = "_VBA_PROJECT".encode("utf-16-le")
EVERYWHERE = Merge(0, 0, 65_536, 256)


def read_old_workbook(content: bytes) -> Sheets:
    """Every visible sheet. Raises `RefusedError` for what is broken or out of bounds."""
    answer = answer_of(PROGRAM, content)
    looks = [
        Look(number_format=f, percent=is_percent(f), struck=s, unseen=u, indent=i)
        for f, s, u, i in answer["styles"]
    ]
    return Sheets(
        grids=tuple(_grid(sheet, looks) for sheet in answer["sheets"]),
        hidden=tuple(answer["hidden"]),
        complaints=tuple(_left_aside(content, links=answer["links"])),
    )


def _left_aside(content: bytes, *, links: bool) -> Iterator[Complaint]:
    if MACROS in content:
        yield complaint("macro_ignored")
    if links:
        yield complaint("external_link_ignored")


def _grid(sheet: Mapping[str, Any], styles: list[Look]) -> Grid:
    values: Values = sheet["rows"]
    for row, column, written in sheet["days"]:
        values[row - 1][column - 1] = _day(written)
    merges = tuple(Merge(*ends) for ends in sheet["merges"])
    filters = tuple(Merge(*ends) for ends in sheet["filters"]) or (EVERYWHERE,)
    return grid(
        Surroundings(
            title=sheet["name"],
            looks=_looks(sheet, styles),
            merges=merges,
            comments=tuple(
                (f"{get_column_letter(c)}{r}", t.strip()) for r, c, t in sheet["comments"]
            ),
            hidden_rows=frozenset(sheet["hidden_rows"]),
            filters=filters if sheet["filtered"] else (),
            hidden_columns=frozenset(sheet["hidden_columns"]),
            formats=_formats(sheet["styles"], styles),
            begins_1904=sheet["begins_1904"],
        ),
        values,
    )


def _day(written: str) -> Value:
    """A date; with its time where it has one."""
    moment = datetime.fromisoformat(written)
    return moment.date() if moment.time() == time() else moment


def _looks(sheet: Mapping[str, Any], styles: list[Look]) -> dict[Place, Look]:
    telling = {n for n, look in enumerate(styles) if look.telling}
    looks = {
        (row, column): styles[style]
        for row, numbers in enumerate(sheet["styles"], 1)
        for column, style in enumerate(numbers, 1)
        if style in telling
    }
    for row, column in sheet["struck"]:
        looks[row, column] = replace(looks.get((row, column), Look()), struck=True)
    for row, column in sheet["raised"]:
        looks[row, column] = replace(looks.get((row, column), Look()), raised=True)
    for row, column, error in sheet["errors"]:
        looks[row, column] = replace(looks.get((row, column), Look()), error=error)
    for row, column in sheet["formulas"]:
        looks[row, column] = replace(looks.get((row, column), Look()), formula=True)
    return looks


def _formats(rows: list[list[int]], styles: list[Look]) -> Formats:
    def of_row(row: int) -> dict[int, str]:
        numbers = rows[row - 1] if 0 < row <= len(rows) else []
        return {column: styles[style].number_format for column, style in enumerate(numbers, 1)}

    return Formats(lambda: of_row)
