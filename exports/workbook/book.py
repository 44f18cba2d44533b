"""The workbook being written: its looks, its sheets, and text that is never run.

Knows nothing of what stands on a sheet.
"""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.briefing import Briefing
from exports.palette import LIGHT
from exports.texts import fitting

A4 = 9
FONT = "微软雅黑"
SHEET_NAME_CHARACTERS = 31
NOT_IN_SHEET_NAMES = frozenset("[]:*?/\\'")
WIDEST, NARROWEST = 44, 8
LINE_POINTS = 16
BASE: dict[str, Any] = {"font_name": FONT, "font_size": 10.5, "valign": "vcenter"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "subtitle": {"font_color": LIGHT.muted},
    "heading": {"bold": True, "font_size": 12},
    "head": {
        "bold": True,
        "bg_color": LIGHT.amounts[0],
        "border": 1,
        "border_color": LIGHT.rule,
        "align": "center",
        "text_wrap": True,
    },
    "text": {
        "border": 1,
        "border_color": LIGHT.rule,
        "text_wrap": True,
        "indent": 1,
        "num_format": "@",
    },
    "absent": {
        "border": 1,
        "border_color": LIGHT.rule,
        "font_color": "#7A7F85",
        "align": "right",
        "num_format": "@",
    },
    "number": {"border": 1, "border_color": LIGHT.rule, "align": "right"},
    "prose": {"text_wrap": True, "valign": "top"},
    "note": {"font_color": LIGHT.muted, "font_size": 9, "text_wrap": True, "valign": "top"},
    "sample": {"bold": True, "font_color": LIGHT.accent},
    "link": {"font_color": LIGHT.strong, "underline": 1},
}
"""The looks of a cell, by what it is."""


class Book:
    """A workbook in memory for one briefing. Sheets are named once; looks are made once."""

    def __init__(self, told: Briefing) -> None:
        self.told = told
        self._stream = BytesIO()
        # Text that begins with = stays text, and so does an address.
        self.file = xlsxwriter.Workbook(
            self._stream,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
        )
        self.file.set_properties(
            {
                "title": fitting(told.title, 200),
                "author": fitting(told.organisation, 200),
                "comments": told.mark,
                # Not the moment of the click: the same release gives the same bytes.
                "created": datetime(told.built.year, told.built.month, told.built.day),  # noqa: DTZ001
            }
        )
        self._looks: dict[tuple[str, str], Format] = {}
        self._names: set[str] = set()

    def look(self, name: str, number_format: str = "") -> Format:
        """The look of this name, with a number format where one is given."""
        if (name, number_format) not in self._looks:
            given = {"num_format": number_format} if number_format else {}
            self._looks[name, number_format] = self.file.add_format(
                {**BASE, **LOOKS[name], **given}
            )
        return self._looks[name, number_format]

    def sheet(self, name: str, *, landscape: bool = False) -> Worksheet:
        """A new sheet, ready to print on A4 with page numbers."""
        sheet = self.file.add_worksheet(self._free(name))
        sheet.set_paper(A4)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.7, right=0.7, top=0.9, bottom=0.8)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        mark = self.told.mark.replace("&", "&&")
        title = fitting(self.told.title, 100).replace("\n", " ").replace("&", "&&")
        sheet.set_header(f"&L&9 {title}&R&9 {mark}")
        sheet.set_footer("&C&9 第 &P 页，共 &N 页")
        return sheet

    def _free(self, name: str) -> str:
        """A name that Excel allows and no other sheet has, in any case of its letters."""
        clean = "".join("－" if c in NOT_IN_SHEET_NAMES else c for c in fitting(name))
        clean = clean.replace("\n", " ").replace("\t", " ").strip()
        clean = _short(clean, SHEET_NAME_CHARACTERS) or "表"
        free, number = clean, 1
        while free.lower() in self._names:
            number += 1
            free = f"{_short(clean, SHEET_NAME_CHARACTERS - 4)}（{number}）"
        self._names.add(free.lower())
        return free

    def content(self) -> bytes:
        """The finished file."""
        self.file.close()
        return self._stream.getvalue()


def _short(name: str, most: int) -> str:
    """At most so many characters as Excel counts them: a rare one (𠮷) is two."""
    while len(name.encode("utf-16-le")) > 2 * most:
        name = name[:-1]
    return name


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """Text as text, whatever it begins with; an empty cell keeps its border."""
    clean = fitting(text)
    if clean:
        sheet.write_string(row, column, clean, look)
    else:
        sheet.write_blank(row, column, None, look)


def width_of(text: str) -> int:
    """How wide a text stands, in Latin letters: a Chinese character takes two."""
    lines = text.split("\n") or [""]
    return max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in x) for x in lines)


def set_height(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """The row as high as its wrapped texts need: not every program measures them by itself."""
    pairs = zip(texts, widths, strict=False)
    lines = [-(-max(1, width_of(text)) // (width - 3)) for text, width in pairs]
    sheet.set_row(row, LINE_POINTS * max(1, *lines))


def set_widths(sheet: Worksheet, columns: Sequence[Sequence[str]], most: int = WIDEST) -> list[int]:
    """Each column as wide as its widest text, within bounds; the rest is wrapped."""
    widths = []
    for position, texts in enumerate(columns):
        widest = max(map(width_of, texts), default=0) + 2
        widths.append(min(most, max(NARROWEST, widest)))
        sheet.set_column(position, position, widths[-1])
    return widths
