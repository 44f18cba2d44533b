"""历年对照: several indicators of chosen regions over the years; what a chart of years shows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from catalogue import Catalogue
from exports.columns import line, table_of
from exports.parameters import INDICATORS, PLACES
from exports.tables import Section, Table
from exports.texts import listed
from exports.view import View
from exports.views.trends import years_table
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

Row = dict[str, Any]


def _rows(
    warehouse: Warehouse, indicators: tuple[str, ...], regions: tuple[str, ...], *, sample: bool
) -> list[Row]:
    asked = regions or (warehouse.catalogue.organisation.root,)
    found = queries.trends(warehouse, indicators=indicators, regions=asked, sample=sample)
    return records(found)


def history_lines(
    warehouse: Warehouse,
    *,
    indicators: tuple[str, ...],
    regions: tuple[str, ...] = (),
    sample: bool = True,
) -> pd.DataFrame:
    """One line per indicator, region, basis and year, gaps with their reason.

    Without `regions` the whole only. Columns: `exports.columns.COLUMNS`.
    """
    known = warehouse.catalogue
    return table_of(
        line(row, known.indicator(row["item"]), release=warehouse.number, whole=None,
             year=row["year"])
        for row in _rows(warehouse, indicators, regions, sample=sample)
    )  # fmt: skip


def history_sections(
    warehouse: Warehouse,
    *,
    indicators: tuple[str, ...],
    regions: tuple[str, ...] = (),
    sample: bool = True,
) -> tuple[Section, ...]:
    """Years down, a column a series, with its lines."""
    rows = _rows(warehouse, indicators, regions, sample=sample)
    heading = listed(warehouse.catalogue.indicator(key).name for key in indicators)
    if not rows:
        return (Section(heading=heading, paragraphs=("没有年度数据。",)),)
    table = history_table(rows, warehouse.catalogue, indicators, heading)
    return (Section(heading=heading, tables=(table,)),)


def history_table(
    rows: list[Row], known: Catalogue, indicators: tuple[str, ...], heading: str
) -> Table:
    """The table of years; of several indicators each series bears its indicator's name.

    Places are not drawn: a line from zero upwards would say that 60th is better than 9th.
    """
    first = known.indicator(indicators[0])
    table = years_table(rows, first)
    title = table.title
    if len(indicators) > 1:
        places = list(dict.fromkeys(row["region_name"] for row in rows))
        only = places[0] if len(places) == 1 else ""
        # Series by series as regions are: the column says what is counted.
        named = [{**r, "region": (r["item"], r["region"]), "region_name":
                  f"{'' if only else r['region_name']}{known.indicator(r['item']).name}"}
                 for r in rows]  # fmt: skip
        table = years_table(named, first)
        years = [row["year"] for row in rows]
        title = f"{min(years)}—{max(years)}年{only}{heading}"
    chart = None if first.kind == "rank" or table.chart is None else table.chart
    return replace(table, title=title, chart=chart and replace(chart, title=title))


def history_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """签约总投资、到位资金历年对照"""
    names = (warehouse.catalogue.indicator(key).name for key in arguments["indicators"])
    return f"{listed(names)}历年对照"


HISTORY = View(
    name="history",
    title="历年对照",
    parameters=(INDICATORS, PLACES),
    table=history_lines,
    heading=history_heading,
    charted=True,
    sections=history_sections,
)
