"""The tables of a finished file, read with the programs' own libraries, as a reader sees them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pptx

from tests.exports.shown import displayed

Line = dict[str, str]


@dataclass(frozen=True)
class Grid:
    """One table: its title, its head, what its cells show, and the numbers behind them."""

    title: str
    head: list[str]
    rows: list[list[str]]
    values: list[list[Decimal | None]]


def lines(content: bytes) -> list[Line]:
    """The lines of a CSV."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def of_workbook(content: bytes) -> list[Grid]:
    """One a sheet: title in A1, head in the third row, numbers through their formats."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [_sheet(book[name]) for name in book.sheetnames if name.startswith("表")]


def _sheet(sheet: Any) -> Grid:
    head = [str(cell.value) for cell in sheet[3]]
    rows = []
    for row in sheet.iter_rows(min_row=4, max_col=len(head)):
        if all(cell.value is None for cell in row[1:]):
            break
        rows.append(row)
    return Grid(
        title=str(sheet["A1"].value),
        head=head,
        rows=[[_shown(cell) for cell in row] for row in rows],
        values=[[_number(cell.value) for cell in row] for row in rows],
    )


def _number(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, float | int) else None


def _shown(cell: Any) -> str:
    number = _number(cell.value)
    return str(cell.value or "") if number is None else displayed(number, cell.number_format)


def of_document(content: bytes) -> list[Grid]:
    """The native tables, without the raised numbers of the sources."""
    document = docx.Document(io.BytesIO(content))
    captions = [p.text.partition("　")[2] for p in document.paragraphs if p.text.startswith("表")]
    found = []
    for title, table in zip(captions, document.tables, strict=True):
        head, *rows = ([_unnoted(cell) for cell in row.cells] for row in table.rows)
        found.append(Grid(title, head, rows, []))
    return found


def _unnoted(cell: Any) -> str:
    runs = (run for p in cell.paragraphs for run in p.runs)
    return "".join(run.text for run in runs if not run.font.superscript)


def of_slides(content: bytes) -> list[Grid]:
    """The native tables, those that go on over several slides put together again."""
    found: list[Grid] = []
    for title, head, rows in _on_slides(content):
        if found and title == found[-1].title:
            found[-1].rows.extend(rows)
        else:
            found.append(Grid(title, head, rows, []))
    return found


def _on_slides(content: bytes) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        title = next(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        for shape in slide.shapes:
            if shape.has_table:
                head, *rows = ([cell.text for cell in row.cells] for row in shape.table.rows)
                stem, _, end = title.rpartition("（")
                yield (stem if end[:1].isdigit() and "/" in end else title), head, rows
