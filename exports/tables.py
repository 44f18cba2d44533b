"""A table as it is read: cells that are numbers and know how they are written, and its chart.

Workbook, document, slides and picture are all made of these; nothing here knows a kind of file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from catalogue import Indicator
from catalogue.changes import Change
from catalogue.wording import (
    AROUND,
    AROUND_NEGATIVE,
    DASH,
    Scale,
    amount_in_words,
    change_in_words,
    missing_in_words,
    number_in_words,
    rounded,
    scale_for,
)
from exports.columns import source_in_words
from warehouse.comparison import amount_of

NONE = "—"
UNSCALED = Scale(Decimal(1), "")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What is read in one place of a table.

    `words` is how the screen writes it; `value` the number behind it in the base unit, which
    is written in `scale` between the words `around` it. An absent number is words only; one
    that is not `drawn` is left out of charts. `source` is who says it, as the CSV has it;
    `note` stands at its point in a line, which has no other words: 超4, 截至5月.
    """

    words: str
    value: Decimal | None = None
    scale: Scale = UNSCALED
    around: tuple[str, str] = ("", "")
    absent: bool = False
    drawn: bool = True
    source: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its title names the unit that its numbers are written in."""

    title: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart of a table's columns: one bar a row, or one line a column.

    `rows` are those that are drawn, from the first: absent ones come last in a ranking.
    `from_zero` is for amounts, of which none is below zero.
    """

    kind: Literal["bars", "lines"]
    title: str
    scale: Scale
    labels: int
    series: tuple[int, ...]
    rows: int
    from_zero: bool = True


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its title, where its numbers come from, and the chart that goes with it.

    `source` is the line below it, `insight` what it shows, in a line. With `only_chart` a
    document shows the chart alone.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str = ""
    sample: bool = False
    chart: Chart | None = None
    only_chart: bool = False
    insight: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a file with a heading: paragraphs, then tables.

    `insight` is what the paragraphs say, in a line. Those of a section `in_notes` are too many to
    be shown to an audience: slides have them in their notes.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    insight: str = ""
    in_notes: bool = False


def any_chart(sections: Sequence[Section]) -> bool:
    """Whether there is a chart with something to draw."""
    charts = (table.chart for section in sections for table in section.tables)
    return any(chart is not None and chart.rows > 0 for chart in charts)


def words(text: str | None) -> Cell:
    """A cell of words."""
    return Cell(words=text or "")


def figure(row: Mapping[str, Any], indicator: Indicator, scale: Scale) -> Cell:
    """The row's value in the column's scale with its hedge, or why there is none."""
    amount = amount_of(row)
    if amount is None or amount.value is None:
        absent = amount is None or amount.qualifier == "masked"
        reason = missing_in_words(row["missing_reason"]) if amount is None else None
        return Cell(words=reason or amount_in_words(amount, indicator), absent=absent)  # type: ignore[arg-type]
    before, after = (AROUND if amount.value > 0 else AROUND_NEGATIVE)[amount.qualifier]
    if amount.value_max is not None:
        after = f"{DASH}{scale.number(amount.value_max)}"
    if indicator.kind == "rank":
        before, after = f"{before}第", f"{indicator.unit}{after}"
        if amount.qualifier == "at_most":
            before = "前"
    said = number_in_words(amount, indicator, scale)
    return Cell(
        words=said,
        value=amount.value,
        scale=scale,
        around=(before, after),
        source=source_in_words(row) if row["source"] else "",
    )


def in_full(row: Mapping[str, Any], indicator: Indicator, scale: Scale) -> Cell:
    """The same; a place with its unit, where no head says what is counted: 第6位."""
    cell = figure(row, indicator, scale)
    if indicator.kind == "rank" and cell.value is not None:
        return replace(cell, words=f"{cell.words}{indicator.unit}")
    return cell


def alone(row: Mapping[str, Any], indicator: Indicator) -> Cell:
    """The row's value with its unit, for a column in which every number has its own: 77亿元."""
    amount = amount_of(row)
    if amount is None or amount.value is None or indicator.kind == "rank":
        return in_full(row, indicator, UNSCALED)
    scale = scale_for([amount.value, amount.value_max], indicator)
    cell = figure(row, indicator, scale)
    before, after = cell.around
    around = (before, f"{scale.unit}{after}")
    return replace(cell, words=amount_in_words(amount, indicator), around=around)


def change(value: Decimal, scale: Scale) -> Cell:
    """An increase with its sign, a decrease with the true minus: +12.6, −3."""
    plus = "+" if value > 0 else ""
    return Cell(words=f"{plus}{scale.number(value)}", value=value, scale=scale, around=(plus, ""))


def percentage(value: Decimal | None, places: int = 1, after: str = "") -> Cell:
    """A share or growth in percent; a dash where there is none. The column's title says %."""
    if value is None:
        return Cell(words=NONE)
    shown = rounded(value, places)
    text = f"{shown:f}".replace("-", "−") if shown else f"{abs(shown):f}"
    scale = Scale(Decimal(1), "", places)
    return Cell(words=f"{text}{after}", value=value, scale=scale, around=("", after))


def growth(changed: Change | None, indicator: Indicator, note: str = "") -> Cell:
    """比上年增长（%） as bulletins have it; words where it is no percentage."""
    if changed is None:
        return Cell(words=NONE)
    if changed.percent is not None and changed.amount is not None:
        about = "" if changed.amount.qualifier == "exact" else "约"
        cell = percentage(changed.percent, after=note)
        return Cell(
            words=f"{about}{cell.words}",
            value=cell.value,
            scale=cell.scale,
            around=(about, note),
        )
    if changed.amount is None and changed.reason in ("本年无数", "上年无数"):
        return Cell(words=NONE)
    return Cell(words=f"{change_in_words(changed, indicator, arrow=False)}{note}")


def with_unit(name: str, scale: Scale, indicator: Indicator) -> Column:
    """A column of one indicator's figures: 投资总额（亿元）."""
    written = scale.unit and indicator.kind != "rank"
    return Column(title=f"{name}（{scale.unit}）" if written else name)


def source_line(rows: Sequence[Mapping[str, Any]]) -> str:
    """来源：… as on the screen: the publishers, each once; samples named as such."""
    real = dict.fromkeys(r["publisher"] for r in rows if r["publisher"] and not r["sample"])
    sample = any(r["sample"] for r in rows)
    said = [
        *([f"来源：{'、'.join(real)}"] if real else []),
        *(["区县数为示例数据"] if sample else []),
    ]
    return "；".join(said)


def drawn(cell: Cell, scale: Scale) -> Decimal | None:
    """The cell's number in a chart's scale; None where there is none to draw."""
    return None if cell.value is None or not cell.drawn else cell.value / scale.power


def open_in_words(table: Table) -> str:
    """2020年未报齐，不画: where a line is open because its sum lacks a district."""
    chart = table.chart
    if chart is None or chart.kind != "lines":
        return ""
    lacking = [
        row[chart.labels].words
        for row in table.rows
        if any(row[column].value is not None and not row[column].drawn for column in chart.series)
    ]
    return f"{'、'.join(lacking)}未报齐，不画" if lacking else ""
