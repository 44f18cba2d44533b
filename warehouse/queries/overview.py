"""The headline figures of a region: the year, the year before, and the series behind them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from catalogue import Indicator, Region
from catalogue.changes import Change, breaks_in, unsaid
from warehouse.comparison import gain, records
from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED

OVERVIEW = f"""
SELECT o.indicator, 'reported' AS basis, o.year, {OBSERVED}, o.missing_reason,
    g.value AS target_value, g.value_max AS target_value_max, g.qualifier AS target_qualifier,
    NULL AS regions_counted, NULL AS regions_expected
FROM observations AS o
JOIN sources AS s ON s.key = o.source
LEFT JOIN observations AS g
    ON g.indicator = o.indicator AND g.region = o.region AND g.status = 'target'
    AND g.period_start = o.period_start AND g.period_end = o.period_end
    AND (o.sample OR NOT g.sample)
WHERE o.indicator IN (SELECT unnest($indicators)) AND o.region = $region
    AND o.year BETWEEN $year - 4 AND $year AND o.status = 'actual' AND ($sample OR NOT o.sample)
UNION ALL
SELECT t.indicator, 'districts', t.year,
    t.period_start, t.period_end, t.value, t.value_max, t.qualifier,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, t.sample, NULL, NULL, NULL,
    g.value, g.value_max, g.qualifier, t.regions_counted, t.regions_expected
FROM totals AS t
LEFT JOIN observations AS g
    ON g.indicator = t.indicator AND g.region = t.region AND g.status = 'target'
    AND g.period_start = t.period_start AND g.period_end = t.period_end
    AND (t.sample OR NOT g.sample)
    -- A sum that lacks a district has not reached less: nobody knows.
    AND t.regions_counted = t.regions_expected
WHERE t.indicator IN (SELECT unnest($indicators)) AND t.region = $region
    AND t.year BETWEEN $year - 4 AND $year AND t.status = 'actual' AND t.with_sample = $sample
ORDER BY indicator, basis, year
"""


def overview(
    warehouse: Warehouse,
    *,
    indicators: Sequence[str],
    year: int,
    region: str,
    sample: bool = True,
) -> pd.DataFrame:
    """One row per indicator asked for, in that order.

    The value is what a source says of the region for the year, else the sum of its parts;
    `basis` says which ("reported", "districts", or None where there is neither).
    Where there is neither, missing_reason says whether the indicator had begun.
    `districts_…` is the sum of the parts beside it. The change is taken within one basis
    only: reported against reported, else districts against districts where both years have
    all of them and the same number; `change_basis` says which. `series` is a list of
    (year, value or None) over five years, of the basis named in `series_basis`.

    Columns: indicator, basis, year, period_start, period_end, value, value_max, qualifier,
    source, source_title, publisher, published, url, file, locator, as_written, sample,
    claims, agree, missing_reason, target_value, target_value_max,
    target_qualifier, regions_counted, regions_expected, districts_value,
    districts_value_max, districts_qualifier, districts_counted, districts_expected,
    districts_sample, change (`Change`), change_basis, series, series_basis, series_sample.
    """
    rows = warehouse.ask(
        OVERVIEW,
        {"indicators": list(indicators), "year": year, "region": region, "sample": sample},
    )
    points = {(r["indicator"], r["basis"], r["year"]): r for r in records(rows)}
    empty = {**dict.fromkeys(rows.columns), "year": year}
    known, place = warehouse.catalogue.indicator, warehouse.catalogue.regions.get(region)
    found = [
        _headline(known(key), place, year, points, {**empty, "indicator": key})
        for key in indicators
    ]
    return pd.DataFrame(found, dtype=object)


def _headline(
    indicator: Indicator,
    place: Region | None,
    year: int,
    points: dict[tuple[str, str, int], dict[str, Any]],
    empty: dict[str, Any],
) -> dict[str, Any]:
    own = points.get((indicator.key, "reported", year))
    parts = points.get((indicator.key, "districts", year))
    beside = parts or empty
    return {
        **(own or parts or {**empty, "missing_reason": unsaid(year, indicator)}),
        "districts_value": beside["value"],
        "districts_value_max": beside["value_max"],
        "districts_qualifier": beside["qualifier"],
        "districts_counted": beside["regions_counted"],
        "districts_expected": beside["regions_expected"],
        "districts_sample": beside["sample"],
        **_gain(indicator, place, year, points),
        **_series(indicator, year, points),
    }


def _gain(
    indicator: Indicator,
    place: Region | None,
    year: int,
    points: dict[tuple[str, str, int], dict[str, Any]],
) -> dict[str, Any]:
    """The change within one basis: a reported total is never compared with a sum of districts."""
    broken = breaks_in(year, indicator, place)
    refused: Change | None = None
    for basis in ("reported", "districts"):
        pair = [points.get((indicator.key, basis, y)) for y in (year, year - 1)]
        now, before = map(_comparable, pair)
        if now is None or before is None:
            continue
        other_parts = now["regions_expected"] != before["regions_expected"]
        gained = gain(now, before, indicator, broken=broken or other_parts)
        if gained.amount is not None:
            return {"change": gained, "change_basis": basis}
        refused = refused or gained
    return {"change": refused or _no_change(indicator, year, points), "change_basis": None}


def _no_change(
    indicator: Indicator, year: int, points: dict[tuple[str, str, int], dict[str, Any]]
) -> Change:
    """Why nothing can be compared: no number this year, none last year, or not all districts."""
    own = points.get((indicator.key, "reported", year))
    sums = [points.get((indicator.key, "districts", y)) for y in (year, year - 1)]
    if own is None and all(sums):
        return Change(None, None, "区县未报齐")
    return gain(own or sums[0], None, indicator)


def _comparable(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """The row if it has a number, and as a sum that of all districts: 8 of 9 are not the same 8."""
    if row is None or row["value"] is None:
        return None
    return row if row["regions_counted"] == row["regions_expected"] else None


def _series(
    indicator: Indicator, year: int, points: dict[tuple[str, str, int], dict[str, Any]]
) -> dict[str, Any]:
    """The basis that has more years, the region's own figures first where it is even."""
    years = range(year - 4, year + 1)

    def found(basis: str) -> list[dict[str, Any]]:
        """The years that count; a sum of only some districts would draw a fall that was none."""
        present = (_comparable(points.get((indicator.key, basis, y))) for y in years)
        return [p for p in present if p is not None]

    basis = max(("reported", "districts"), key=lambda b: len(found(b)))
    values = {p["year"]: p["value"] for p in found(basis)}
    return {
        "series": [(y, values.get(y)) for y in years],
        "series_basis": basis,
        "series_sample": any(p["sample"] for p in found(basis)),
    }
