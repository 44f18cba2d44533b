"""What there is: which indicators and years have figures, and the release."""

import pandas as pd

from warehouse.database import Warehouse

AVAILABLE = """
SELECT o.indicator, o.series_year AS year,
    count(*) FILTER (WHERE o.region <> $region AND o.year IS NOT NULL) AS districts,
    bool_or(o.region = $region AND o.year IS NOT NULL) AS whole
FROM observations AS o
JOIN regions AS r ON r.code = o.region
WHERE o.status = 'actual' AND o.series_year IS NOT NULL AND ($sample OR NOT o.sample)
    -- First by code: millions of rows of other regions are left out before anything is joined.
    AND o.region IN (SELECT code FROM regions WHERE code = $region OR parent = $region)
    -- As in the comparison: a part that existed then, and to which the indicator can apply.
    AND (o.region = $region OR (
        r.parent = $region
        AND (r.valid_from IS NULL OR r.valid_from <= o.series_year)
        AND (r.valid_to IS NULL OR r.valid_to > o.series_year)
        AND (r.division IS NULL OR EXISTS (
            SELECT 1 FROM applicable AS a
            WHERE a.indicator = o.indicator AND a.division = r.division
        ))
    ))
GROUP BY o.indicator, o.series_year
ORDER BY o.indicator, o.series_year
"""


def available(warehouse: Warehouse, *, region: str, sample: bool = True) -> pd.DataFrame:
    """One row per indicator and year that has a figure for the region or one of its parts.

    A figure that says why there is no number counts too. Columns: indicator, year, districts
    (how many parts have one for the calendar year), whole (whether the region itself has one
    for the calendar year).
    """
    return warehouse.ask(AVAILABLE, {"region": region, "sample": sample})


RELEASE_SUMMARY = """
SELECT r.number, r.built_at, r.sample,
    (SELECT count(*) FROM figures) AS figures,
    (SELECT count(*) FROM observations) AS observations,
    (SELECT count(*) FROM sources) AS sources,
    (SELECT count(DISTINCT indicator) FROM observations) AS indicators,
    (SELECT count(DISTINCT region) FROM observations) AS regions,
    (SELECT max(period_end) FROM observations WHERE status = 'actual') AS latest
FROM release AS r
"""


def release_summary(warehouse: Warehouse) -> pd.DataFrame:
    """One row: number, built_at (UTC), sample, figures, observations, sources, indicators,
    regions, latest (the last day any actual figure speaks of).
    """
    return warehouse.ask(RELEASE_SUMMARY)
