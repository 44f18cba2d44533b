"""A table's chart on a slide: native, its numbers editable, gaps open, hedges in its labels."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from exports.palette import LIGHT
from exports.slides.deck import FONT, INNER, LEFT, TOP, Deck, colour
from exports.tables import Chart, Table, drawn, open_in_words
from exports.texts import harmless

KINDS = {"bars": XL_CHART_TYPE.BAR_CLUSTERED, "lines": XL_CHART_TYPE.LINE_MARKERS}
CHART_HEIGHT = 5.45
SMALL = 13
MOST_CHARACTERS = 40


def add_chart(deck: Deck, table: Table, chart: Chart) -> None:
    """A slide with the chart of a table, under what it shows."""
    unit = f"（单位：{chart.scale.unit}）" if chart.scale.unit else ""
    told, left_open = f"{table.title}{unit}", open_in_words(table)
    below = "　".join(filter(None, [told if table.insight else "", left_open]))
    slide = deck.slide(table.insight or told, table.source, sample=table.sample, note=below)
    frame = slide.shapes.add_chart(
        KINDS[chart.kind],
        Inches(LEFT),
        Inches(TOP),
        Inches(INNER),
        Inches(CHART_HEIGHT),
        _data(table, chart),
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", harmless(table.title))  # noqa: SLF001
    made = frame.chart
    made.font.size, made.font.name = Pt(SMALL), FONT
    made.font.color.rgb = colour(LIGHT.ink)
    _name_east_asian(made)
    made.has_title = False
    if chart.kind == "bars":
        _bars(made, table, chart)
    else:
        _lines(made, table, chart)


def _data(table: Table, chart: Chart) -> CategoryChartData:
    rows = table.rows[: chart.rows]
    data = CategoryChartData(number_format="General")
    data.categories = [harmless(row[chart.labels].words)[:MOST_CHARACTERS] for row in rows]
    for column in chart.series:
        found = (drawn(row[column], chart.scale) for row in rows)
        name = harmless(table.columns[column].title)[:MOST_CHARACTERS]
        data.add_series(name, [None if v is None else float(v) for v in found])
    return data


def _name_east_asian(made: Any) -> None:
    for properties in made._chartSpace.iter(qn("a:defRPr")):  # noqa: SLF001
        if properties.find(qn("a:ea")) is None:
            properties.append(properties.makeelement(qn("a:ea"), {"typeface": FONT}))


def _bars(made: Any, table: Table, chart: Chart) -> None:
    _legend(made, chart)
    made.category_axis.reverse_order = True
    made.category_axis.format.line.color.rgb = colour(LIGHT.rule)
    made.value_axis.visible = False
    made.value_axis.has_major_gridlines = False
    if chart.from_zero:
        made.value_axis.minimum_scale = 0
    plot = made.plots[0]
    plot.gap_width = 45
    shades = (LIGHT.strong, LIGHT.soft)
    for place, (column, series) in enumerate(zip(chart.series, plot.series, strict=True)):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(shades[min(place, 1)])
        for position, row in enumerate(table.rows[: chart.rows]):
            label = series.points[position].data_label
            _label(label, row[column].words, XL_LABEL_POSITION.OUTSIDE_END, LIGHT.ink)


def _legend(made: Any, chart: Chart) -> None:
    """Below, where there is more than one series to tell apart."""
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False


def _label(label: Any, text: str, at: XL_LABEL_POSITION, ink: str) -> None:
    """A bar's number as the table has it, hedge and decimals included; a point's note."""
    label.position = at
    frame = label.text_frame
    frame.text = harmless(text)
    font = frame.paragraphs[0].runs[0].font
    font.size, font.name = Pt(SMALL), FONT
    font.color.rgb = colour(ink)


def _lines(made: Any, table: Table, chart: Chart) -> None:
    _legend(made, chart)
    made.value_axis.major_gridlines.format.line.color.rgb = colour(LIGHT.rule)
    made.value_axis.format.line.fill.background()
    made.category_axis.format.line.color.rgb = colour(LIGHT.rule)
    if chart.from_zero:
        made.value_axis.minimum_scale = 0
    for position, series in enumerate(made.plots[0].series):
        ink = colour(LIGHT.category(position))
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = ink, Pt(2.25)
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = ink
        for place, row in enumerate(table.rows[: chart.rows]):
            cell = row[chart.series[position]]
            if cell.note and cell.drawn:
                label = series.points[place].data_label
                _label(label, cell.note, XL_LABEL_POSITION.ABOVE, LIGHT.category(position))
        series.marker.format.line.color.rgb = ink
