"""区县对比: one indicator, one year, every district; the questions its page asks."""

import pandas as pd

from exports.columns import line, table_of
from exports.parameters import INDICATOR, YEAR
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def district_lines(
    warehouse: Warehouse, *, indicator: str, year: int, sample: bool = True
) -> pd.DataFrame:
    """One line per district, first place first. Columns: `exports.columns.COLUMNS`."""
    root = warehouse.catalogue.organisation.root
    meaning = warehouse.catalogue.indicator(indicator)
    whole = queries.reported(warehouse, indicator=indicator, year=year, region=root, sample=sample)
    city = None if whole.empty else records(whole)[0]
    rows = queries.by_district(
        warehouse, indicator=indicator, year=year, region=root, sample=sample
    )
    return table_of(
        line(row, meaning, release=warehouse.number, whole=city, year=year) for row in records(rows)
    )


DISTRICTS = View(
    name="districts", title="区县对比", parameters=(INDICATOR, YEAR), table=district_lines
)
