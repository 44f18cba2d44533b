"""A workbook in the XML of Excel 2003, whatever its ending, to grids.

Knows that format and no table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter

from etl.returns.cells import GENERAL, Look, Value, is_percent
from etl.returns.files.extents import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT
from etl.returns.files.parts import attribute, is_on, tree, whole_number
from etl.returns.files.refusals import not_xml, too_large
from etl.returns.files.surroundings import Place, Surroundings, Values, grid
from etl.returns.grids import Grid, Merge, Sheets
from etl.returns.issues import complaint

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_AREA = re.compile(r"R([0-9]{1,7})C([0-9]{1,5}):R([0-9]{1,7})C([0-9]{1,5})")
# Formats that Excel names instead of writing them out.
_NAMED = {
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": "#,##0.00",
    "General Number": GENERAL,
    "General Date": "yyyy-m-d",
    "Short Date": "yyyy-m-d",
    "Medium Date": "yyyy-m-d",
    "Long Date": 'yyyy"年"m"月"d"日"',
}


def read_xml_tables(text: str) -> Sheets:
    """Every visible sheet. Raises `RefusedError` for what is broken or out of bounds."""
    book = tree(_DECLARATION.sub("", text, count=1).encode())
    styles = _styles(book)
    listed = [(_is_hidden(sheet), sheet) for sheet in book.iterfind("{*}Worksheet")]
    return Sheets(
        grids=tuple(_Sheet(styles).grid(sheet) for hidden, sheet in listed if not hidden),
        hidden=tuple(attribute(sheet, "Name") for hidden, sheet in listed if hidden),
        complaints=(complaint("xml2003_as_xls"),),
    )


def _is_hidden(sheet: Element) -> bool:
    return "Hidden" in (sheet.findtext("{*}WorksheetOptions/{*}Visible") or "")


def _styles(book: Element) -> dict[str, Look]:
    """The look of each style; a style takes what it does not say from its parent."""
    looks: dict[str, Look] = {}
    for style in book.iterfind("{*}Styles/{*}Style"):
        parent = looks.get(attribute(style, "Parent"), Look())
        number, font, alignment, ground = (
            style.find(f"{{*}}{name}") for name in ("NumberFormat", "Font", "Alignment", "Interior")
        )
        written = parent.number_format if number is None else attribute(number, "Format") or GENERAL
        number_format = _NAMED.get(written, written)
        looks[attribute(style, "ID")] = Look(
            number_format=number_format,
            percent=is_percent(number_format),
            struck=parent.struck if font is None else is_on(attribute(font, "StrikeThrough")),
            unseen=parent.unseen if font is None else _is_unseen(font, ground),
            indent=parent.indent
            if alignment is None
            else whole_number(attribute(alignment, "Indent")),
        )
    return looks


def _is_unseen(font: Element, ground: Element | None) -> bool:
    """Whether the letters have the colour of the ground, which is white where none is said."""
    filled = ground is not None and attribute(ground, "Color")
    letters = attribute(font, "Color") or "#000000"
    return letters.upper() == (filled or "#FFFFFF").upper()


@dataclass
class _Sheet:
    """One sheet on its way to a grid."""

    styles: dict[str, Look]
    values: Values = field(default_factory=list)
    looks: dict[Place, Look] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)

    def grid(self, sheet: Element) -> Grid:
        """The sheet as a grid."""
        for table in sheet.iterfind("{*}Table"):
            for number, row, span in _placed(table.iterfind("{*}Row"), "Span", ROW_LIMIT):
                if is_on(attribute(row, "Hidden")):
                    self.hidden_rows.update(range(number, number + span + 1))
                for column, cell, _ in _placed(
                    row.iterfind("{*}Cell"), "MergeAcross", COLUMN_LIMIT
                ):
                    self._cell(number, column, cell)
        around = Surroundings(
            title=attribute(sheet, "Name"),
            looks=self.looks,
            merges=tuple(self.merges),
            comments=tuple(self.comments),
            hidden_rows=frozenset(self.hidden_rows),
            filters=tuple(_filters(sheet)),
            hidden_columns=frozenset(_hidden_columns(sheet)),
        )
        return grid(around, self.values)

    def _cell(self, row: int, column: int, cell: Element) -> None:
        across, down = (whole_number(attribute(cell, f"Merge{way}")) for way in ("Across", "Down"))
        if across or down:
            self.merges.append(Merge(row, column, row + down, column + across))
        data = cell.find("{*}Data")
        look = self._look(cell, data)
        if look != Look():
            self.looks[row, column] = look
        for comment in cell.iterfind("{*}Comment"):
            text = "".join(comment.itertext()).strip()
            self.comments.append((f"{get_column_letter(column)}{row}", text))
        if data is not None and not look.error:
            self._put(row, column, _value(data))

    def _look(self, cell: Element, data: Element | None) -> Look:
        style = self.styles.get(attribute(cell, "StyleID"), self.styles.get("Default", Look()))
        written = "" if data is None else "".join(data.itertext())
        return Look(
            number_format=style.number_format,
            percent=style.percent,
            unseen=style.unseen,
            struck=style.struck or (data is not None and data.find(".//{*}S") is not None),
            raised=data is not None and data.find(".//{*}Sup") is not None,
            indent=style.indent,
            formula=bool(attribute(cell, "Formula")) and data is None,
            error=written if data is not None and attribute(data, "Type") == "Error" else "",
        )

    def _put(self, row: int, column: int, value: Value) -> None:
        if row * column > CELL_LIMIT:
            raise too_large("有内容的区域", f"{CELL_LIMIT // 10_000}万格", "更多")
        self.values.extend([] for _ in range(row - len(self.values)))
        line = self.values[row - 1]
        line.extend([""] * (column - len(line)))
        line[column - 1] = value


def _placed(
    elements: Iterator[Element], spanning: str, limit: int
) -> Iterator[tuple[int, Element, int]]:
    """Each row or cell with its number, and how many more it spans."""
    number = 0
    for element in elements:
        number = whole_number(attribute(element, "Index")) or number + 1
        span = whole_number(attribute(element, spanning))
        if number + span > limit:
            raise too_large("表格行数或列数", str(limit), str(number + span))
        yield number, element, span
        number += span


def _value(data: Element) -> Value:
    written = "".join(data.itertext())
    try:
        match attribute(data, "Type"):
            case "Number":
                return float(written)
            case "Boolean":
                return is_on(written)
            case "DateTime":
                moment = datetime.fromisoformat(written)
                return moment.date() if moment.time() == time() else moment
            case _:
                return written
    except ValueError as error:
        raise not_xml() from error


def _filters(sheet: Element) -> Iterator[Merge]:
    for element in sheet.iterfind("{*}AutoFilter"):
        area = _AREA.fullmatch(attribute(element, "Range"))
        columns = element.iterfind("{*}AutoFilterColumn")
        if area and any(attribute(c, "Type") not in ("", "All") for c in columns):
            yield Merge(*map(int, area.groups()))


def _hidden_columns(sheet: Element) -> Iterator[int]:
    columns = (
        column for table in sheet.iterfind("{*}Table") for column in table.iterfind("{*}Column")
    )
    for number, column, span in _placed(columns, "Span", COLUMN_LIMIT * 50):
        if is_on(attribute(column, "Hidden")):
            yield from range(number, min(number + span, COLUMN_LIMIT) + 1)
