"""年度走势: one indicator, chosen regions, all years; the questions its page asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from exports.columns import line, table_of
from exports.parameters import INDICATOR, REGIONS
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def trend_lines(
    warehouse: Warehouse, *, indicator: str, regions: tuple[str, ...], sample: bool = True
) -> pd.DataFrame:
    """One line per region, basis and year, gaps included with their reason; the city first."""
    root = warehouse.catalogue.organisation.root
    meaning = warehouse.catalogue.indicator(indicator)
    asked = dict.fromkeys((root, *regions))
    rows = records(
        queries.trend(warehouse, indicator=indicator, regions=tuple(asked), sample=sample)
    )
    # By day, not by year: the city's count of June is not the whole of a count of December.
    city = {_day(r): r for r in rows if r["region"] == root and r["basis"] == "reported"}
    return table_of(
        line(row, meaning, release=warehouse.number, whole=city.get(_day(row)), year=row["year"])
        for row in rows
    )


def _day(row: Mapping[str, Any]) -> date:
    """The last day a row speaks of; of a year without a figure, the year's."""
    return row["period_end"] or date(row["year"], 12, 31)


TRENDS = View(name="trends", title="年度走势", parameters=(INDICATOR, REGIONS), table=trend_lines)
