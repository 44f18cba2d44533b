"""What is asked to workbooks: one, or one a district. The same bytes on every machine and day.

Puts sheets together and names files; what stands on a sheet is drawn elsewhere.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from xlsxwriter import Workbook

from etl.packing import packed, parts_of
from etl.returns.marker import FORM, SHEET, MarkedSheet, Marker, rows
from etl.template.asking import Asked
from etl.template.cover import COVER, HOW_TO, draw_cover, draw_how_to
from etl.template.drawing import Sheet
from etl.template.styles import Styles

# What is typed stays what it is: no text becomes a formula, a link or a number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(asked: Asked) -> bytes:
    """One workbook: cover, how to fill it in, a sheet a district, the hidden marker."""
    written = io.BytesIO()
    book = Workbook(written, OPTIONS)
    book.set_calc_mode("auto")
    book.set_properties(
        {
            "title": asked.title,
            "author": asked.office,
            "created": datetime(asked.year, 12, 31, tzinfo=UTC),
        }
    )
    styles = Styles(book)
    draw_cover(book, asked, styles)
    draw_how_to(book, asked, styles)
    marked = tuple(_sheet(book, asked, place, styles) for place in range(len(asked.pages)))
    _mark(book, Marker(year=asked.year, beside=(COVER, HOW_TO), sheets=marked))
    book.close()
    return packed(parts_of(written.getvalue()).items())


def _sheet(book: Workbook, asked: Asked, place: int, styles: Styles) -> MarkedSheet:
    page = asked.pages[place]
    title = FORM if len(asked.pages) == 1 else page.region.name
    return Sheet(book, title, styles).draw(asked, page)


def _mark(book: Workbook, marker: Marker) -> None:
    sheet = book.add_worksheet(SHEET)
    for number, row in enumerate(rows(marker)):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    sheet.very_hidden()
    sheet.protect()


def by_district(asked: Asked) -> Iterator[tuple[str, bytes]]:
    """A workbook a district, with the name under which it is sent out and comes back."""
    for page in asked.pages:
        yield f"{asked.year}_{page.region.name}.xlsx", workbook(replace(asked, pages=(page,)))
