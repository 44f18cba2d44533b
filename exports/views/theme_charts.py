"""What a theme draws for its files: items by district, the whole over the years, each told.

Charts without their tables, which the theme's own table holds already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from exports import summaries
from exports.tables import Table
from exports.texts import listed
from exports.views.beside import beside_table
from exports.views.history import history_table
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

FEWEST = 3
"""Two years are a sentence, not a line; so are two districts."""


def bars(
    warehouse: Warehouse, answer: pd.DataFrame, items: tuple[str, ...], told: str, year: int
) -> Iterator[Table]:
    """Bars of these items by district, under what may be said of the item `told`; or nothing.

    `answer` is the theme's own of `queries.side_by_side`; the districts stand by the first item.
    """
    rows = [row for row in records(answer) if row["item"] in items]
    first = {(r["region"], r["basis"]): _place(r) for r in rows if r["item"] == items[0]}
    rows.sort(key=lambda row: first[row["region"], row["basis"]])
    made = beside_table(rows, warehouse, items, year)
    if made.chart is not None and made.chart.rows >= FEWEST:
        insight = summaries.highest_and_lowest(answer, told, warehouse.catalogue)
        yield replace(made, only_chart=True, insight=insight)


def _place(row: Mapping[str, Any]) -> tuple[bool, int, Decimal]:
    """First place first, those without a value last."""
    absent = row["value"] is None
    return absent, row["rank"] or 0, Decimal(0) if absent else -row["value"]


def years(
    warehouse: Warehouse, indicators: tuple[str, ...], place: Mapping[str, Any]
) -> Iterator[Table]:
    """Lines of the whole, of several with what their complete sums come to; or nothing."""
    known, region = warehouse.catalogue, place["region"]
    answer = queries.trends(
        warehouse, indicators=indicators, regions=(region,), sample=place["sample"]
    )
    if answer[answer["value"].notna()]["year"].nunique() < FEWEST:
        return
    heading = listed(known.indicator(key).name for key in indicators)
    made = history_table(records(answer), known, indicators, heading)
    first = known.indicator(indicators[0])
    insight = (
        summaries.insight_of_years(answer)
        if len(indicators) > 1
        else summaries.whole_sentence(answer, first, known.breaks_of(first, (region,)))
    )
    yield replace(made, only_chart=True, insight=insight)
