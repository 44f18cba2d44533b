"""Small workbooks written in a test, and what the check of a return says of them."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import load
from etl.returns import FileReading, Told, Words, read_return

Rows = Sequence[Sequence[object]]
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


def told(read: FileReading) -> set[str]:
    """Codes of errors and warnings, each with its severity and place."""
    return {f"{i.severity} {i.code} {i.place}" for i in read.issues if i.severity != "info"}


def of(key: str, *values: object, year: int = 2024) -> dict[str, object]:
    """The figures of one indicator in the first districts, in their order."""
    names = zip(DISTRICTS, values, strict=False)
    return {f"{name} {year} {key}": None if v is None else float(str(v)) for name, v in names}
