"""并列比较: the items of one chart of a theme by district, with bars; what the chart shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from catalogue.wording import column_scale, missing_in_words
from exports.columns import line, table_of
from exports.parameters import ITEMS, YEAR
from exports.summaries import highest_and_lowest
from exports.tables import (
    Chart,
    Column,
    Section,
    Table,
    figure,
    source_line,
    with_unit,
    words,
)
from exports.texts import listed
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

Row = dict[str, Any]
THOUSANDTH = Decimal("0.001")


def lines_beside(
    warehouse: Warehouse, *, items: tuple[str, ...], year: int, sample: bool = True
) -> pd.DataFrame:
    """One line per place and item: the whole, then the districts by the rank of the first item.

    Columns: `exports.columns.COLUMNS`.
    """
    answer = _answer(warehouse, items, year, sample=sample)
    return table_of(beside_lines(warehouse, records(answer), year))


def _answer(
    warehouse: Warehouse, items: tuple[str, ...], year: int, *, sample: bool
) -> pd.DataFrame:
    root = warehouse.catalogue.organisation.root
    return queries.side_by_side(warehouse, items=items, year=year, region=root, sample=sample)


def beside_sections(
    warehouse: Warehouse, *, items: tuple[str, ...], year: int, sample: bool = True
) -> tuple[Section, ...]:
    """A row a district, a column an item; bars of those that are in the unit of the first."""
    answer = _answer(warehouse, items, year, sample=sample)
    table = beside_table(records(answer), warehouse, items, year)
    insight = highest_and_lowest(answer, items[-1], warehouse.catalogue)
    told = replace(table, insight=insight)
    return (Section(heading=warehouse.catalogue.item(items[0]).name, tables=(told,)),)


def beside_table(
    rows: Sequence[Row], warehouse: Warehouse, items: tuple[str, ...], year: int
) -> Table:
    """The same as a table, of an answer of `queries.side_by_side`."""
    known = warehouse.catalogue
    parts = [row for row in rows if row["region"] != known.organisation.root]
    meant = {item: known.item(item) for item in items}
    scales = {
        item: column_scale([r["value"] for r in parts if r["item"] == item], meant[item])
        for item in items
    }
    lines: dict[str, list[Row]] = {}
    for row in parts:
        lines.setdefault(row["region"], []).append(row)
    # Those without the first item come last and have no bar.
    ordered = sorted(lines.values(), key=lambda found: found[0]["value"] is None)
    title = f"{year}年各区县{listed(meant[item].name for item in items)}"
    alike = [n for n, item in enumerate(items, 1) if meant[item].unit == meant[items[0]].unit]
    return Table(
        title=title,
        columns=(
            Column(title="区县"),
            *(with_unit(meant[item].name, scales[item], meant[item]) for item in items),
        ),
        rows=tuple(
            (
                words(found[0]["region_name"]),
                *(figure(r, meant[r["item"]], scales[r["item"]]) for r in found),
            )
            for found in ordered
        ),
        source=source_line([{"publisher": None, **row} for row in parts]),
        sample=any(row["sample"] is True for row in parts),
        chart=Chart(
            kind="bars",
            title=title,
            scale=scales[items[0]],
            labels=0,
            series=tuple(alike),
            rows=sum(found[0]["value"] is not None for found in ordered),
            from_zero=all(row["value"] is None or row["value"] >= 0 for row in parts),
        ),
    )


def with_city(beside: Sequence[Row], region: str) -> Iterator[tuple[Row, Row | None]]:
    """Each row with what a source says of the whole for its item."""
    city = {
        row["item"]: row
        for row in beside
        if row["region"] == region and row["basis"] == "reported" and row["value"] is not None
    }
    return ((row, city.get(row["item"])) for row in beside)


def beside_lines(warehouse: Warehouse, beside: Sequence[Row], year: int) -> Iterator[Row]:
    """The lines of an answer of `queries.side_by_side`, in its order."""
    root = warehouse.catalogue.organisation.root
    return (item_line(warehouse, row, whole, year) for row, whole in with_city(beside, root))


def item_line(warehouse: Warehouse, row: Row, whole: Row | None, year: int) -> Row:
    """One row of several items as a line; a quotient keeps three decimals and names its parts."""
    indicator = warehouse.catalogue.item(row["item"])
    exact = {name: _rounded(row[name]) for name in ("value", "value_max")}
    near = None if whole is None else {**whole, "value": _rounded(whole["value"])}
    told = line(
        {"rank": None, **row, **exact},
        indicator,
        release=warehouse.number,
        whole=near,
        year=row.get("year") or year,
    )
    found = warehouse.catalogue.quotients.get(row["item"])
    if row["value"] is None and row.get("why"):
        reason = missing_in_words(row["missing_reason"])
        told["缺失原因"] = f"{reason}（{row['why'].rstrip('。')}）"
    if found is not None:
        names = [warehouse.catalogue.indicator(key).name for key in (found.part, found.whole)]
        told["来源"] = " ÷ ".join(names)
    return told


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(THOUSANDTH, rounding=ROUND_HALF_UP)


def beside_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """2022年签约总投资、到位资金区县对比"""
    names = (warehouse.catalogue.item(item).name for item in arguments["items"])
    return f"{arguments['year']}年{listed(names)}区县对比"


BESIDE = View(
    name="beside",
    title="并列比较",
    parameters=(ITEMS, YEAR),
    table=lines_beside,
    heading=beside_heading,
    charted=True,
    sections=beside_sections,
)
