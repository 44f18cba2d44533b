"""One indicator over the years: the series of each region, and the sum where one is allowed."""

from decimal import Decimal

import pandas as pd

from catalogue.quantities import total
from warehouse.comparison import amount_of, records
from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED, cannot_add_years

TREND = f"""
WITH points AS (
    SELECT *, row_number() OVER (
        PARTITION BY region, series_year ORDER BY sample, period_end DESC
    ) AS place
    FROM observations
    WHERE indicator = $indicator AND series_year IS NOT NULL
        AND region IN (SELECT unnest($regions))
        AND status = 'actual' AND ($sample OR NOT sample)
)
SELECT o.region, r.name AS region_name, 'reported' AS basis, o.series_year AS year, {OBSERVED},
    o.missing_reason, g.value AS target_value, g.value_max AS target_value_max,
    g.qualifier AS target_qualifier,
    NULL AS regions_counted, NULL AS regions_expected, r.position
FROM points AS o
JOIN sources AS s ON s.key = o.source
JOIN regions AS r ON r.code = o.region
LEFT JOIN observations AS g
    ON g.indicator = o.indicator AND g.region = o.region AND g.status = 'target'
    AND g.period_start = o.period_start AND g.period_end = o.period_end
    AND ($sample OR NOT g.sample)
WHERE o.place = 1
UNION ALL
SELECT t.region, r.name, 'districts', t.year,
    t.period_start, t.period_end, t.value, t.value_max, t.qualifier,
    NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, t.sample, NULL, NULL,
    NULL, NULL, NULL, NULL, t.regions_counted, t.regions_expected, r.position
FROM totals AS t
JOIN regions AS r ON r.code = t.region
WHERE t.indicator = $indicator AND t.year IS NOT NULL
    AND t.region IN (SELECT unnest($regions))
    AND t.status = 'actual' AND t.with_sample = $sample
ORDER BY position, basis DESC, year
"""


def trend(
    warehouse: Warehouse, *, indicator: str, regions: tuple[str, ...], sample: bool = True
) -> pd.DataFrame:
    """One row per region, basis and year; also for each year between that has no figure.

    `basis` is "reported" (a source says so) or "districts" (the sum of the region's parts);
    the two are never mixed in one series. A stock stands with its last count of the year and
    `period_end` says of which day. Columns: region, region_name, basis, year, period_start,
    period_end, value, value_max, qualifier, source, source_title, publisher, published, url,
    file, locator, as_written, sample, claims, agree, missing_reason, target_value,
    target_value_max, target_qualifier, regions_counted, regions_expected.
    """
    rows = warehouse.ask(
        TREND, {"indicator": indicator, "regions": list(regions), "sample": sample}
    ).drop(columns="position")
    return _with_gaps(rows, warehouse, indicator)


def _with_gaps(rows: pd.DataFrame, warehouse: Warehouse, indicator: str) -> pd.DataFrame:
    """A row with its reason for each year between the first and the last without a figure."""
    if rows.empty:
        return rows
    years = range(int(min(rows["year"])), int(max(rows["year"])) + 1)
    found = {(r["region"], r["basis"], r["year"]): r for r in records(rows)}
    series = dict.fromkeys((region, basis) for region, basis, _ in found)
    empty = dict.fromkeys(rows.columns)
    filled = [
        found.get(
            (region, basis, year),
            {
                **empty,
                "region": region,
                "region_name": warehouse.catalogue.region(region).name,
                "basis": basis,
                "year": year,
                "missing_reason": _why_absent(warehouse, region, basis, indicator, year),
            },
        )
        for region, basis in series
        for year in years
    ]
    return pd.DataFrame(filled, columns=rows.columns, dtype=object)


def _why_absent(warehouse: Warehouse, region: str, basis: str, indicator: str, year: int) -> str:
    organisation = warehouse.catalogue.organisation
    place = warehouse.catalogue.region(region)
    owed = basis == "districts" or place.parent == organisation.root
    if not (place.existed_in(year) and warehouse.catalogue.indicator(indicator).applies(place)):
        return "not_applicable"
    return "not_reported" if owed and organisation.expected(indicator, year) else "not_mentioned"


SUM_OVER_YEARS = """
SELECT o.year, o.value, o.value_max, o.qualifier, o.sample
FROM observations AS o
WHERE o.indicator = $indicator AND o.region = $region AND o.status = 'actual'
    AND o.year BETWEEN $first AND $last AND ($sample OR NOT o.sample)
    AND (o.value IS NOT NULL OR o.qualifier IN ('indefinite', 'masked'))
UNION ALL
SELECT t.year, t.value, t.value_max, t.qualifier, t.sample
FROM totals AS t
WHERE t.indicator = $indicator AND t.region = $region AND t.status = 'actual'
    AND t.year BETWEEN $first AND $last AND t.with_sample = $sample
    AND NOT EXISTS (
        SELECT 1 FROM observations AS o
        WHERE o.indicator = t.indicator AND o.region = t.region AND o.status = 'actual'
            AND o.year BETWEEN $first AND $last AND ($sample OR NOT o.sample)
    )
ORDER BY 1
"""


def sum_over_years(
    warehouse: Warehouse,
    *,
    indicator: str,
    region: str,
    first: int,
    last: int,
    sample: bool = True,
) -> pd.DataFrame:
    """The sum of a flow over the years that have a figure: no row or one.

    Of the region's own figures, or where it has none at all of its districts' sums, never of
    a mixture. Columns: value, value_max, qualifier, years_counted, years_expected, sample.
    Raises `CannotBeAdded` for stocks, ratios and ranks.
    """
    meaning = warehouse.catalogue.indicator(indicator)
    if meaning.across_years != "sum":
        raise cannot_add_years(meaning)
    rows = warehouse.ask(
        SUM_OVER_YEARS,
        {
            "indicator": indicator,
            "region": region,
            "first": first,
            "last": last,
            "sample": sample,
        },
    )
    columns = ["value", "value_max", "qualifier", "years_counted", "years_expected", "sample"]
    if rows.empty:
        return pd.DataFrame(columns=columns, dtype=object)
    amounts = [a for row in records(rows) if (a := amount_of(row)) is not None]
    added = total(amounts)
    counted = sum(a.value is not None for a in amounts)
    row = [added.value or Decimal(0), added.value_max, added.qualifier]
    years = last - first + 1
    return pd.DataFrame(
        [[*row, counted, years, any(rows["sample"])]], columns=columns, dtype=object
    )
