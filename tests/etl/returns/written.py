"""Small workbooks written in a test, and what the check of a return says of them."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import openpyxl
import pytest
from _pytest.mark.structures import ParameterSet
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import load
from etl.returns import FileReading, Told, Words, read_return

Rows = Sequence[Sequence[object]]
MEMBERS, CHAMBERS, PARTY = "member_count", "chamber_count", "party_organisation_count"
ENTERPRISES, VILLAGES, PROJECTS = "village_enterprises", "village_villages", "village_projects"
INVESTMENT = "village_investment"
DISTRICTS = ("芙蓉区", "天心区", "岳麓区")


@cache
def words() -> Words:
    return Words(load())


def workbook(
    sheets: Mapping[str, Rows] | Rows,
    *,
    merges: Iterable[str] = (),
    formats: Mapping[str, str] | None = None,
    change: Callable[[Worksheet], object] = lambda _: None,
) -> bytes:
    """A workbook of these sheets; merges, formats and changes are of the first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in (sheets if isinstance(sheets, Mapping) else {"Sheet1": sheets}).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    first = book.worksheets[0]
    for merged in merges:
        first.merge_cells(merged)
    for place, number_format in (formats or {}).items():
        first[place].number_format = number_format
    change(first)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def checked(
    content: bytes, *, year: int | None = None, region: str | None = None, name: str = "a.xlsx"
) -> FileReading:
    told = Told(year=year, region=load().regions[region] if region else None)
    return read_return(content, name, words(), told)


def figures(read: FileReading) -> dict[str, object]:
    """`芙蓉区 2024 member_count` to its value; None where it is missing."""
    found = {}
    for claim in read.claims:
        number = claim.value.value
        key = f"{claim.region.name} {claim.period.year} {claim.indicator.key}"
        found[key] = None if number is None else float(number)
    return found


def problems(read: FileReading) -> set[str]:
    """Codes of errors and warnings, each with its severity and place; Sheet1! is left out."""
    found = (i for i in read.issues if i.severity != "info")
    return {f"{i.severity} {i.code} {i.place.removeprefix('Sheet1!')}" for i in found}


def of(key: str, *values: object, year: int = 2024) -> dict[str, object]:
    """The figures of one indicator in the first districts, in their order."""
    names = zip(DISTRICTS, values, strict=False)
    return {f"{name} {year} {key}": None if v is None else float(str(v)) for name, v in names}


def down(heads: Sequence[str], *columns: Sequence[object]) -> list[list[object]]:
    """A table with a district a row."""
    rows = zip(DISTRICTS, *columns, strict=True)
    return [["区县", *heads], *(list(row) for row in rows)]


def case(
    label: str,
    content: bytes,
    expected: Mapping[str, object],
    issues: Iterable[str] = (),
    **told: object,
) -> ParameterSet:
    """One habit: the sheet, the figures it gives, the errors and warnings, what was named."""
    return pytest.param(content, expected, set(issues), told, id=label)


TITLE = [["2024年会员情况"]]
BOTH = down(["会员数", "商会数"], [776, 936, 1067], [22, 25, 28])
BOTH_READ = {**of(MEMBERS, 776, 936, 1067), **of(CHAMBERS, 22, 25, 28)}


def commented(sheet: Worksheet) -> None:
    sheet["B3"].comment = Comment("待核", "x")


def struck(sheet: Worksheet) -> None:
    sheet["B3"].font = Font(strike=True)


def from_1904(sheet: Worksheet) -> None:
    sheet.parent.epoch = CALENDAR_MAC_1904


def column_c_hidden(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = True


def rows_4_and_5_hidden(sheet: Worksheet) -> None:
    for row in (4, 5):
        sheet.row_dimensions[row].hidden = True
