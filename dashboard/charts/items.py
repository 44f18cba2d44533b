"""Ranked bars of one item out of several that stand side by side."""

from decimal import Decimal

import pandas as pd
import plotly.graph_objects as go

from catalogue import Indicator
from catalogue.wording import Scale
from dashboard.charts.bars import ranked_bars
from dashboard.palette import Palette
from warehouse.comparison import records


def districts_of(table: pd.DataFrame, item: str, region: str) -> pd.DataFrame:
    """The districts' rows of one item of `queries.side_by_side`, first place first."""
    rows = [r for r in records(table) if r["item"] == item and r["region"] != region]
    rows.sort(key=lambda row: (row["rank"] is None, row["rank"] or 0, row["value"] is None))
    return pd.DataFrame(rows, columns=table.columns, dtype=object)


def item_bars(
    table: pd.DataFrame,
    indicator: Indicator,
    scale: Scale,
    benchmark: tuple[str, Decimal] | None,
    region: str,
    palette: Palette,
) -> go.Figure:
    """Bars of `indicator` for the parts of `region`, out of an answer of `queries.side_by_side`."""
    rows = districts_of(table, indicator.key, region)
    return ranked_bars(rows, indicator, scale, benchmark, palette)
