"""The last years of many indicators, for the small lines beside their numbers."""

from collections.abc import Sequence

import pandas as pd

from warehouse.database import Warehouse

FIVE_YEARS = """
SELECT indicator, year, value, sample
FROM observations
WHERE indicator IN (SELECT unnest($indicators)) AND region = $region AND status = 'actual'
    AND year BETWEEN $year - 4 AND $year AND value IS NOT NULL AND ($sample OR NOT sample)
ORDER BY indicator, year
"""


def five_years(
    warehouse: Warehouse,
    *,
    indicators: Sequence[str],
    year: int,
    region: str,
    sample: bool = True,
) -> pd.DataFrame:
    """One row per indicator and year that has a number, up to `year`: gaps are no rows.

    Columns: indicator, year, value, sample.
    """
    asked = {"indicators": list(indicators), "year": year, "region": region, "sample": sample}
    return warehouse.ask(FIVE_YEARS, asked)
