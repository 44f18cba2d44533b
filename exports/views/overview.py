"""总览: the headline and pillar figures of a year; the questions its page asks."""

import pandas as pd

from exports.columns import line, table_of
from exports.parameters import YEAR
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def overview_lines(warehouse: Warehouse, *, year: int, sample: bool = True) -> pd.DataFrame:
    """One line per headline and pillar figure. Columns: `exports.columns.COLUMNS`."""
    organisation = warehouse.catalogue.organisation
    keys = overview_indicators(warehouse)
    rows = queries.overview(
        warehouse, indicators=keys, year=year, region=organisation.root, sample=sample
    )
    place = {
        "region": organisation.root,
        "region_name": warehouse.catalogue.region(organisation.root).name,
    }
    return table_of(
        line(
            {**row, **place, "missing_reason": row["missing_reason"] or "not_mentioned"},
            warehouse.catalogue.indicator(row["indicator"]),
            release=warehouse.number,
            whole=row if row["basis"] == "reported" else None,
            year=year,
        )
        for row in records(rows)
    )


def overview_indicators(warehouse: Warehouse) -> tuple[str, ...]:
    """The headline indicators, then those of the pillars, each once."""
    organisation = warehouse.catalogue.organisation
    pillars = (key for keys in organisation.pillars.values() for key in keys)
    return tuple(dict.fromkeys((*organisation.headline, *pillars)))


OVERVIEW = View(name="overview", title="总览", parameters=(YEAR,), table=overview_lines)
