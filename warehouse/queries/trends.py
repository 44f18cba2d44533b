"""One indicator over the years: the series of each region, and the sum where one is allowed."""

from typing import Any

import pandas as pd

from catalogue.changes import breaks_in, unsaid
from catalogue.quantities import total
from warehouse.comparison import amount_of, records
from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED, cannot_add_over_break, cannot_add_years

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
    AND (o.sample OR NOT g.sample)
WHERE o.place = 1 AND (r.division IS NULL OR EXISTS (
    SELECT 1 FROM applicable AS a
    WHERE a.indicator = o.indicator AND a.division = r.division
))
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

    A district of which nobody says anything is a series of reasons.
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
    return _with_gaps(rows, warehouse, indicator, regions)


def trends(
    warehouse: Warehouse,
    *,
    indicators: tuple[str, ...],
    regions: tuple[str, ...],
    sample: bool = True,
) -> pd.DataFrame:
    """Several indicators over the years, each a series of its own, one after the other.

    The columns of `trend`, and before them item.
    """
    answers = [
        {"item": key, **row}
        for key in indicators
        for row in records(trend(warehouse, indicator=key, regions=regions, sample=sample))
    ]
    columns = trend(warehouse, indicator=indicators[0], regions=(), sample=sample).columns
    return pd.DataFrame(answers, columns=["item", *columns], dtype=object)


def _with_gaps(
    rows: pd.DataFrame, warehouse: Warehouse, indicator: str, regions: tuple[str, ...]
) -> pd.DataFrame:
    """A row with its reason for each year between the first and the last without a figure."""
    if rows.empty:
        return rows
    years = range(int(min(rows["year"])), int(max(rows["year"])) + 1)
    found = {(r["region"], r["basis"], r["year"]): r for r in records(rows)}
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
        for region, basis in _series(rows, warehouse, regions)
        for year in years
    ]
    return pd.DataFrame(filled, columns=rows.columns, dtype=object)


def _series(
    rows: pd.DataFrame, warehouse: Warehouse, regions: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Region and basis of each series in the fixed order, silent districts included."""
    told = {(row["region"], row["basis"]) for row in records(rows)}
    silent = {*regions} - {region for region, _ in told} - {warehouse.catalogue.organisation.root}
    places = {code: place for place, code in enumerate(warehouse.catalogue.regions)}
    return sorted(
        told | {(region, "reported") for region in silent},
        key=lambda series: (places.get(series[0], len(places)), series[1] == "districts"),
    )


def _why_absent(warehouse: Warehouse, region: str, basis: str, indicator: str, year: int) -> str:
    organisation = warehouse.catalogue.organisation
    place = warehouse.catalogue.region(region)
    if not (place.existed_in(year) and warehouse.catalogue.indicator(indicator).applies(place)):
        return "not_applicable"
    # The root's districts owe us their figures; what others' parts have, they may keep.
    owing = region if basis == "districts" else place.parent
    owed = owing == organisation.root and organisation.expected(indicator, year)
    return "not_reported" if owed else unsaid(year, warehouse.catalogue.indicator(indicator))


SUM_OVER_YEARS = """
SELECT 'reported' AS basis, o.year, o.value, o.value_max, o.qualifier, o.sample
FROM observations AS o
WHERE o.indicator = $indicator AND o.region = $region AND o.status = 'actual'
    AND o.year BETWEEN $first AND $last AND ($sample OR NOT o.sample)
    AND (o.value IS NOT NULL OR o.qualifier IN ('indefinite', 'masked'))
UNION ALL
SELECT 'districts', t.year, t.value, t.value_max, t.qualifier, t.sample
FROM totals AS t
WHERE t.indicator = $indicator AND t.region = $region AND t.status = 'actual'
    AND t.year BETWEEN $first AND $last AND t.with_sample = $sample
    -- A year in which a district is absent has no sum to add.
    AND t.regions_counted = t.regions_expected
ORDER BY 1, 2
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

    Of the region's own figures, or where it has no number at all of its districts' complete
    sums, never of a mixture. Columns: value, value_max, qualifier, years_counted,
    years_expected, sample. Raises `CannotBeAdded` for stocks, ratios and ranks, and where the
    series breaks between two of the years.
    """
    meaning = warehouse.catalogue.indicator(indicator)
    if meaning.across_years != "sum":
        raise cannot_add_years(meaning)
    asked = {
        "indicator": indicator,
        "region": region,
        "first": first,
        "last": last,
        "sample": sample,
    }
    rows = _of_one_basis(records(warehouse.ask(SUM_OVER_YEARS, asked)))
    columns = ["value", "value_max", "qualifier", "years_counted", "years_expected", "sample"]
    if not rows:
        return pd.DataFrame(columns=columns, dtype=object)
    place = warehouse.catalogue.regions.get(region)
    years = [row["year"] for row in rows]
    for year in range(min(years) + 1, max(years) + 1):
        if breaks_in(year, meaning, place):
            raise cannot_add_over_break(meaning, year)
    amounts = [amount for row in rows if (amount := amount_of(row)) is not None]
    added = total(amounts)
    counted = sum(amount.value is not None for amount in amounts)
    answer = [added.value, added.value_max, added.qualifier, counted, last - first + 1]
    sampled = any(row["sample"] for row in rows)
    return pd.DataFrame([[*answer, sampled]], columns=columns, dtype=object)


def _of_one_basis(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The reported rows if one of them has a number, else the districts' sums."""
    own = [row for row in rows if row["basis"] == "reported"]
    if any(row["value"] is not None for row in own):
        return own
    return [row for row in rows if row["basis"] == "districts"]
