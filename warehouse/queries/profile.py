"""One district on one page: every indicator of a year with its place, its peers and its years."""

from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from warehouse.comparison import ranked, records
from warehouse.database import Warehouse
from warehouse.queries.coverage import available
from warehouse.queries.districts import panorama
from warehouse.queries.series import five_years

UNSAID = ("not_mentioned", "not_applicable")
"""Why a district may have no figure without anybody missing it: such an indicator has no row."""


def compared_indicators(
    warehouse: Warehouse, *, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """The indicators of which a part of `region` has a figure for the year, or owes one.

    In the catalogue's order. Columns: indicator, pillar.
    """
    catalogue = warehouse.catalogue
    rows = records(available(warehouse, region=region, sample=sample))
    present = {r["indicator"] for r in rows if r["year"] == year and r["districts"] > 0}
    owed = region == catalogue.organisation.root
    found = [
        {"indicator": key, "pillar": indicator.pillar}
        for key, indicator in catalogue.indicators.items()
        if key in present or (owed and present and catalogue.organisation.expected(key, year))
    ]
    return pd.DataFrame(found, columns=["indicator", "pillar"], dtype=object)


def profile(
    warehouse: Warehouse, *, district: str, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """One row per indicator that the district has a figure of, or a reason why it has none.

    Columns: indicator, those of `by_district`; values (a tuple of (code, value) of all
    districts that have one); average (of all districts, where their sum may be taken and is
    whole and exact); peers, peers_rank, peers_tied, peers_regions_counted,
    peers_regions_expected; series (a tuple of (year, value or None) over five years) and
    series_sample.
    """
    keys = tuple(
        compared_indicators(warehouse, year=year, region=region, sample=sample)["indicator"]
    )
    asked: dict[str, Any] = {"indicators": keys, "year": year, "sample": sample}
    by_indicator: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
    for row in records(panorama(warehouse, region=region, **asked)):
        by_indicator[row["indicator"]].append(row)
    years = _series(five_years(warehouse, region=district, **asked), year)
    rows = []
    for key, compared in by_indicator.items():
        own = next((row for row in compared if row["region"] == district), None)
        if own is None or (own["value"] is None and own["missing_reason"] in UNSAID):
            continue
        meaning = warehouse.catalogue.indicator(key)
        series, sampled = years.get(key, ((), False))
        rows.append(
            {
                **own,
                "values": tuple(
                    (r["region"], r["value"]) for r in compared if r["value"] is not None
                ),
                "average": _average(compared, meaning),
                **_among_peers(compared, district, warehouse, meaning),
                "series": series,
                "series_sample": sampled,
            }
        )
    return pd.DataFrame(rows, dtype=object)


def _series(rows: pd.DataFrame, year: int) -> dict[str, tuple[tuple[Any, ...], bool]]:
    """By indicator: its five years in order, gaps included, and whether one is a sample."""
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for row in records(rows):
        found.setdefault(row["indicator"], {})[row["year"]] = row
    return {
        key: (
            tuple(
                (y, points[y]["value"] if y in points else None) for y in range(year - 4, year + 1)
            ),
            any(point["sample"] for point in points.values()),
        )
        for key, points in found.items()
    }


def _average(compared: list[dict[str, Any]], indicator: Indicator) -> Decimal | None:
    """No average of a few, of hedges, or of ratios and ranks."""
    due = [row for row in compared if row["missing_reason"] != "not_applicable"]
    whole = all(row["value"] is not None and row["qualifier"] == "exact" for row in due)
    if indicator.across_regions != "sum" or not due or not whole:
        return None
    return sum((row["value"] for row in due), Decimal(0)) / len(due)


def _among_peers(
    compared: list[dict[str, Any]], district: str, warehouse: Warehouse, indicator: Indicator
) -> dict[str, Any]:
    names = ("rank", "tied", "regions_counted", "regions_expected")
    group = warehouse.catalogue.peers_of(district)
    if group is None:
        return {"peers": None, **{f"peers_{name}": None for name in names}}
    own = pd.DataFrame([r for r in compared if r["region"] in group.regions], dtype=object)
    needs = warehouse.catalogue.organisation.ranking_needs
    places = records(ranked(own, indicator, needs_percent=needs))
    place = next(row for row in places if row["region"] == district)
    return {"peers": group.key, **{f"peers_{name}": place[name] for name in names}}
