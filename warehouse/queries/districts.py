"""One indicator, one year, every district: the comparison and its total."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd

from catalogue import Indicator
from catalogue.changes import breaks_in, unsaid
from catalogue.quantities import Amount
from warehouse.comparison import (
    amount_of,
    ranked,
    records,
    with_change,
    with_share,
)
from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED, cannot_add_regions

SENT_BACK = """
WITH back AS (
    SELECT region FROM returns WHERE year = $year AND state = 'refused' AND NOT sample
),
"""
UNRECORDED = "WITH back AS (SELECT NULL::VARCHAR AS region),"
"""In a release from before returns were recorded."""
PARTS = f"""
wanted AS (
    SELECT unnest($indicators) AS indicator
),
parts AS (
    SELECT w.indicator, r.code, r.name, r.position,
        r.division IS NULL OR EXISTS (
            SELECT 1 FROM applicable AS a
            WHERE a.indicator = w.indicator AND a.division = r.division
        ) AS applicable,
        $region = $root AND EXISTS (
            SELECT 1 FROM expected AS e WHERE e.indicator = w.indicator AND e.year = $year
        ) AS expected
    FROM regions AS r
    CROSS JOIN wanted AS w
    WHERE r.parent = $region
        AND (r.valid_from IS NULL OR r.valid_from <= $year)
        AND (r.valid_to IS NULL OR r.valid_to > $year)
),
now AS (
    SELECT * FROM observations
    WHERE indicator IN (SELECT unnest($indicators)) AND year = $year AND status = 'actual'
        AND ($sample OR NOT sample)
),
before AS (
    SELECT * FROM observations
    WHERE indicator IN (SELECT unnest($indicators)) AND year = $year - 1 AND status = 'actual'
        AND ($sample OR NOT sample)
),
goals AS (
    SELECT * FROM observations
    WHERE indicator IN (SELECT unnest($indicators)) AND year = $year AND status = 'target'
        AND ($sample OR NOT sample)
)
SELECT p.indicator, p.code AS region, p.name AS region_name, {OBSERVED},
    CASE WHEN o.indicator IS NOT NULL THEN o.missing_reason
        WHEN NOT p.applicable THEN 'not_applicable'
        WHEN p.expected AND p.code IN (SELECT region FROM back) THEN 'refused'
        WHEN p.expected THEN 'not_reported'
        ELSE 'not_mentioned'
    END AS missing_reason,
    b.value AS previous_value, b.value_max AS previous_value_max,
    b.qualifier AS previous_qualifier, b.sample AS previous_sample,
    g.value AS target_value, g.value_max AS target_value_max, g.qualifier AS target_qualifier
FROM parts AS p
LEFT JOIN now AS o ON o.indicator = p.indicator AND o.region = p.code AND p.applicable
LEFT JOIN before AS b ON b.indicator = p.indicator AND b.region = p.code AND p.applicable
-- A row that is not marked as a sample holds no invented target.
LEFT JOIN goals AS g
    ON g.indicator = p.indicator AND g.region = p.code AND p.applicable
    AND (o.sample OR NOT g.sample)
LEFT JOIN sources AS s ON s.key = o.source
ORDER BY p.position
"""


def by_district(
    warehouse: Warehouse, *, indicator: str, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """One row per part of `region`, first place first, those without a value last.

    Columns: region, region_name, period_start, period_end, value, value_max, qualifier,
    source, source_title, publisher, published, url, file, locator, as_written, sample,
    claims, agree, missing_reason, previous_value, previous_value_max, previous_qualifier,
    previous_sample, target_value, target_value_max, target_qualifier, rank, tied,
    regions_counted, regions_expected, change (`catalogue.wording.Change`), share (percent of
    the districts' sum; None where the kind allows no sum, or one is absent or hedged).

    Only the parts of the organisation's root owe anything. A figure of a place to which the
    indicator does not apply is no figure of this comparison: it stays with `claims`.
    """
    (answer,) = _compared(warehouse, (indicator,), year=year, region=region, sample=sample)
    return answer


def panorama(
    warehouse: Warehouse,
    *,
    indicators: Sequence[str],
    year: int,
    region: str,
    sample: bool = True,
) -> pd.DataFrame:
    """The answers of `by_district` for many indicators at once, one below the other.

    Columns: indicator, and those of `by_district`. No row without indicators.
    """
    answers = _compared(warehouse, tuple(indicators), year=year, region=region, sample=sample)
    named = [rows.assign(indicator=key) for key, rows in zip(indicators, answers, strict=True)]
    return pd.concat(named, ignore_index=True) if named else pd.DataFrame(columns=["indicator"])


def _compared(
    warehouse: Warehouse, indicators: tuple[str, ...], *, year: int, region: str, sample: bool
) -> list[pd.DataFrame]:
    """The comparison of each indicator, in this order."""
    catalogue = warehouse.catalogue
    organisation = catalogue.organisation
    asked: dict[str, Any] = {"indicators": list(indicators), "year": year, "region": region}
    asked |= {"root": organisation.root, "sample": sample}
    try:
        rows = warehouse.ask(SENT_BACK + PARTS, asked)
    except duckdb.CatalogException:
        rows = warehouse.ask(UNRECORDED + PARTS, asked)
    broken_by = {code: catalogue.regions.get(code) for code in rows["region"].unique()}
    answers = []
    for key in indicators:
        meaning = catalogue.indicator(key)
        own = rows[rows["indicator"] == key].drop(columns="indicator")
        unmentioned = own["missing_reason"] == "not_mentioned"
        own["missing_reason"] = own["missing_reason"].mask(unmentioned, unsaid(year, meaning))
        places = ranked(own, meaning, needs_percent=organisation.ranking_needs)
        broken = {code for code, place in broken_by.items() if breaks_in(year, meaning, place)}
        answers.append(
            with_share(with_change(places, meaning, broken=broken), _whole(places, meaning))
        )
    return answers


def _whole(rows: pd.DataFrame, indicator: Indicator) -> Amount | None:
    """The sum that shares are taken of: only where it may be taken and nobody is absent."""
    amounts = [amount_of(row) for row in records(rows)]
    exact = [a.value for a in amounts if a is not None and a.value is not None]
    hedged = any(a is not None and a.qualifier != "exact" for a in amounts)
    expected = int((rows["missing_reason"] != "not_applicable").sum())
    if indicator.across_regions != "sum" or hedged or len(exact) < expected:
        return None
    return Amount(value=sum(exact, Decimal(0)))


DISTRICT_TOTAL = """
SELECT t.value, t.value_max, t.qualifier, t.regions_counted, t.regions_expected, t.sample,
    t.period_start, t.period_end
FROM totals AS t
WHERE t.indicator = $indicator AND t.region = $region AND t.year = $year
    AND t.status = 'actual' AND t.with_sample = $sample
"""


def district_total(
    warehouse: Warehouse, *, indicator: str, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """The sum of the region's parts: no row or one.

    Columns: value, value_max, qualifier, regions_counted, regions_expected, sample,
    period_start, period_end. Raises `CannotBeAdded` for ratios and ranks.
    """
    meaning = warehouse.catalogue.indicator(indicator)
    if meaning.across_regions != "sum":
        raise cannot_add_regions(meaning)
    return warehouse.ask(
        DISTRICT_TOTAL,
        {"indicator": indicator, "year": year, "region": region, "sample": sample},
    )
