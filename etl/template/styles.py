"""How the cells of a blank return look: 黑体 and 仿宋, thin lines, tinted where one types.

One format for each purpose; where a cell lies is not known here.
"""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

LINE, SHADE, INPUT = "#7F8790", "#E4EBF2", "#FFF8DC"
SAMPLE = '"（示例）"'
MONEY, SHARE, COUNT = "#,##0.00", "#,##0.0##", "#,##0"

BODY: dict[str, Any] = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
HEAVY: dict[str, Any] = {**BODY, "font_name": "黑体"}
SMALL: dict[str, Any] = {**BODY, "font_size": 10, "text_wrap": True}
FRAMED = {"border": 1, "border_color": LINE}
TYPED = {**FRAMED, "locked": False, "bg_color": INPUT}

STYLES: dict[str, dict[str, Any]] = {
    "cover_title": {**HEAVY, "font_size": 26, "align": "center", "text_wrap": True},
    "cover_label": {**BODY, "font_size": 14, "align": "right"},
    "cover_told": {**BODY, "font_size": 14, "align": "left", "bottom": 1, "indent": 1},
    "cover_typed": {**BODY, "font_size": 14, "align": "left", "bottom": 1, "indent": 1}
    | {"locked": False, "bg_color": INPUT},
    "cover_note": {**BODY, "align": "center", "text_wrap": True},
    "title": {**HEAVY, "font_size": 18, "align": "center"},
    "left": {**BODY, "align": "left"},
    "right": {**BODY, "align": "right"},
    "date": {**BODY, **TYPED, "align": "center", "num_format": 'yyyy"年"m"月"d"日"'},
    "heading": {**HEAVY, **FRAMED, "align": "center", "text_wrap": True, "bg_color": SHADE},
    "pillar": {**HEAVY, **FRAMED, "align": "left", "bg_color": SHADE},
    "number": {**BODY, **FRAMED, "align": "center"},
    "label": {**BODY, **FRAMED, "align": "left", "text_wrap": True, "indent": 1},
    "unit": {**BODY, **FRAMED, "align": "center"},
    "unit_typed": {**BODY, **TYPED, "align": "center"},
    "reason": {**BODY, **TYPED, "align": "center"},
    "note": {**BODY, **TYPED, "align": "left", "text_wrap": True, "font_size": 10},
    "definition": {**SMALL, **FRAMED, "align": "left"},
    "section": {**HEAVY, "align": "left"},
    "small": {**SMALL, "align": "left"},
    "text": {**BODY, "align": "left", "text_wrap": True},
    "conflict": {"bg_color": "#F4B6A6", "pattern": 1},
}


class Styles:
    """The formats of one workbook, made when they are first asked for."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        return self._format(name, STYLES[name])

    def value(self, unit: str) -> Format:
        """The cell in which the year's number is typed."""
        look = {**BODY, **TYPED, "align": "right", "indent": 1, "num_format": places(unit)}
        return self._format(f"value {unit}", look)

    def last(self, unit: str, *, sample: bool) -> Format:
        """Last year's number; an invented one says so beside it and stays a number."""
        shown = places(unit) + (SAMPLE if sample else "")
        look = {**BODY, **FRAMED, "align": "right", "indent": 1, "font_color": "#4A545E"}
        return self._format(f"last {unit} {sample}", {**look, "num_format": shown})

    def _format(self, name: str, look: dict[str, Any]) -> Format:
        if name not in self.made:
            self.made[name] = self.book.add_format(look)
        return self.made[name]


def places(unit: str) -> str:
    """How many decimals are shown: two of money, one of a share, none of a count."""
    return {"万元": MONEY, "%": SHARE}.get(unit, COUNT)
