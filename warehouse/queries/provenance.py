"""Where a number comes from: the figure in force for a region's year, and every claim."""

import pandas as pd

from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED

REPORTED = f"""
SELECT o.region, r.name AS region_name, o.year, {OBSERVED}, o.missing_reason
FROM observations AS o
JOIN sources AS s ON s.key = o.source
JOIN regions AS r ON r.code = o.region
WHERE o.indicator = $indicator AND o.region = $region AND o.year = $year
    AND o.status = 'actual' AND ($sample OR NOT o.sample)
"""


def reported(
    warehouse: Warehouse, *, indicator: str, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """What a source says of the region itself for the year: no row or one.

    Columns: region, region_name, year, period_start, period_end, value, value_max,
    qualifier, source, source_title, publisher, published, url, file, locator, as_written,
    sample, claims, agree, missing_reason.
    """
    return warehouse.ask(
        REPORTED, {"indicator": indicator, "year": year, "region": region, "sample": sample}
    )


CLAIMS = """
SELECT f.region, r.name AS region_name, f.status,
    f.period_start, f.period_end, f.value, f.value_max, f.qualifier,
    CASE
        WHEN f.value IS NOT NULL OR f.missing_reason IS NOT NULL THEN f.missing_reason
        WHEN f.qualifier = 'masked' THEN 'not_disclosed'
        ELSE 'cannot_be_calculated'
    END AS missing_reason,
    f.source, s.title AS source_title, s.publisher, s.published, s.url, s.file,
    f.locator, f.as_written, f.sample, f.correction,
    EXISTS (
        SELECT 1 FROM observations AS o
        WHERE o.indicator = $indicator AND o.region = $region AND o.status = f.status
            AND o.period_start = f.period_start AND o.period_end = f.period_end
            AND o.source = f.source AND o.locator = f.locator AND o.as_written = f.as_written
    ) AS chosen
FROM figures AS f
JOIN sources AS s ON s.key = f.source
JOIN regions AS r ON r.code = f.region
WHERE f.indicator = $indicator AND f.region = $region
    AND year(f.period_end) = $year AND ($sample OR NOT f.sample)
ORDER BY f.period_end DESC, f.period_start, f.status,
    s.precedence DESC, s.published DESC, f.source DESC, f.locator, f.as_written
"""


def claims(
    warehouse: Warehouse, *, indicator: str, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """Every claim about the region whose period ends in the year, the chosen ones marked.

    Columns: region, region_name, status, period_start, period_end, value, value_max,
    qualifier, missing_reason, source, source_title, publisher, published, url, file,
    locator, as_written, sample, correction, chosen.
    """
    return warehouse.ask(
        CLAIMS, {"indicator": indicator, "year": year, "region": region, "sample": sample}
    )
