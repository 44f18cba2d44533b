"""Native charts that redraw when a number is changed.

A ranking's bars and the lines of years read the table itself. Where a line has a gap they
read a copy with empty cells: text is drawn as zero everywhere, and #N/A by LibreOffice.
"""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from exports.palette import LIGHT
from exports.tables import UNSCALED, Chart, Table, drawn
from exports.texts import fitting
from exports.workbook.book import FONT, Book
from exports.workbook.formats import axis_format

BEHIND = "图表数据"
WIDTH, BAR_HEIGHT, HEIGHT = 760, 34, 380
SMALL: dict[str, Any] = {"name": FONT, "size": 9, "color": LIGHT.ink}
TITLE = {**SMALL, "size": 12, "bold": True}
ALT_CHARACTERS = 255
GRID = {"visible": True, "line": {"color": LIGHT.rule, "width": 0.75}}
Range = list[Any]


def insert_chart(book: Book, sheet: Worksheet, table: Table, *, first: int, at: int) -> None:
    """The table's chart below it; `first` is the row of its first line on the sheet."""
    chart = table.chart
    if chart is None or chart.rows == 0:
        return
    name, start = sheet.name, first
    if _has_gaps(table, chart):
        name, start = _copy(book, sheet, table, chart, first)
    kind = {"bars": "bar", "lines": "line"}[chart.kind]
    drawing: Any = book.file.add_chart({"type": kind})
    last = start + chart.rows - 1
    for position, column in enumerate(chart.series):
        drawing.add_series(
            {
                "name": [sheet.name, first - 1, column],
                "categories": [name, start, chart.labels, last, chart.labels],
                "values": [name, start, column, last, column],
                **_look(chart, position),
                **_labelled(table, chart, column),
            }
        )
    # By reference: a name that begins with = would be read as one.
    drawing.set_title({"name": [sheet.name, 0, 0], "name_font": TITLE})
    _axes(drawing, chart)
    bars = chart.rows * len(chart.series)
    height = max(220, 110 + BAR_HEIGHT * bars) if chart.kind == "bars" else HEIGHT
    drawing.set_size({"width": WIDTH, "height": height})
    sheet.insert_chart(at, 0, drawing, {"description": fitting(chart.title, ALT_CHARACTERS)})


def _has_gaps(table: Table, chart: Chart) -> bool:
    return any(
        drawn(row[column], chart.scale) is None
        for row in table.rows[: chart.rows]
        for column in chart.series
    )


def _copy(book: Book, sheet: Worksheet, table: Table, chart: Chart, first: int) -> tuple[str, int]:
    """The chart's rows on a hidden sheet, each cell the table's own; what is absent is empty."""
    behind = book.file.get_worksheet_by_name(BEHIND) or book.file.add_worksheet(BEHIND)
    behind.hide()
    start = (behind.dim_rowmax or 0) + 2
    for row, cells in enumerate(table.rows[: chart.rows]):
        for column in (chart.labels, *chart.series):
            cell = cells[column]
            value = cell.words if column == chart.labels else drawn(cell, UNSCALED)
            if value is not None:
                place = f"'{sheet.name}'!{xl_rowcol_to_cell(first + row, column)}"
                shown = value if isinstance(value, str) else float(value)
                behind.write_formula(start + row, column, f"={place}", None, shown)
    return BEHIND, start


def _look(chart: Chart, position: int) -> dict[str, Any]:
    if chart.kind == "bars":
        shade = LIGHT.strong if position == 0 else LIGHT.soft
        return {"fill": {"color": shade}, "gap": 45}
    colour = LIGHT.category(position)
    marker = {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"color": colour, "width": 2}, "marker": marker}


def _labelled(table: Table, chart: Chart, column: int) -> dict[str, Any]:
    """The numbers of bars, in words where they are hedged; of a line's points only the notes."""
    cells = [row[column] for row in table.rows[: chart.rows]]
    if chart.kind == "bars":
        hedged = [{"value": c.words} if any(c.around) else None for c in cells]
        custom: dict[str, Any] = {"custom": hedged} if any(hedged) else {}
        return {"data_labels": {"value": True, "font": SMALL, **custom}}
    notes = [cell.note if cell.drawn else "" for cell in cells]
    if not any(notes):
        return {}
    of_points = [{"value": n} if n else {"delete": True} for n in notes]
    labels = {"value": True, "position": "above", "font": SMALL, "custom": of_points}
    return {"data_labels": labels}


def _axes(drawing: Any, chart: Chart) -> None:
    names = {"num_font": SMALL, "line": {"color": LIGHT.rule}, "major_tick_mark": "none"}
    amounts = {
        "num_font": SMALL,
        "num_format": axis_format(chart.scale),
        "major_gridlines": GRID,
        "line": {"none": True},
    }
    drawing.show_hidden_data()
    drawing.set_legend({"position": "bottom", "font": SMALL})  # it names the unit
    drawing.set_chartarea({"border": {"none": True}})
    if chart.kind == "bars":  # the axes of a lying chart are called by where a standing one's are
        # Each bar bears its number, so the axis would say it twice.
        zero = {"min": 0} if chart.from_zero else {}
        drawing.set_x_axis({**zero, "visible": False, "major_gridlines": {"visible": False}})
        drawing.set_y_axis({**names, "reverse": True})
        return
    drawing.set_x_axis(names)
    drawing.set_y_axis(amounts)
