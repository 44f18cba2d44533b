"""A chart of one item by district, under its insight, with the whole's own figure as the line."""

from decimal import Decimal

import pandas as pd

from catalogue.wording import column_scale
from dashboard import charts, store, theme_blocks
from dashboard.scope import Scope
from exports import summaries, views
from warehouse.comparison import records


def item_bars(here: Scope, table: pd.DataFrame, item: str, year: int) -> None:
    """Ranked bars of the districts; the line is that of the whole, never an average of theirs."""
    indicator = store.meanings().item(item)
    rows = [row for row in records(table) if row["item"] == item]
    values = [value for row in rows for value in (row["value"], row["value_max"])]
    scale = column_scale(values, indicator)
    line = _line(here, table, item)
    figure = store.drawn(
        charts.item_bars, table, indicator, scale, line, here.region.code, here.palette
    )
    said = store.drawn(summaries.highest_and_lowest, table, item, store.meanings())
    sample = any(row["sample"] is True for row in rows)
    asked = {"items": (item,), "year": year, "sample": here.sample}
    unit = f"单位：{scale.unit}"
    theme_blocks.chart(figure, said, unit, said, sample=sample, file=(views.BESIDE, asked))


def _line(here: Scope, table: pd.DataFrame, item: str) -> tuple[str, Decimal] | None:
    """The whole's own figure of the item, worked out from its sums or as a source says it."""
    for row in records(table):
        mine = row["region"] == here.region.code and row["item"] == item
        if mine and row["value"] is not None and row["qualifier"] == "exact":
            return f"全{here.region.name[-1]}", row["value"]
    return None
