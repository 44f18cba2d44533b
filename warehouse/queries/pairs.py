"""Two years of one indicator side by side, and which district made the change of the whole."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.changes import breaks_in
from catalogue.wording import missing_in_words
from warehouse.comparison import gain, records
from warehouse.database import Warehouse
from warehouse.queries.districts import by_district
from warehouse.queries.shared import CannotBeAdded, cannot_add_regions

THEN = ("value", "value_max", "qualifier", "sample", "missing_reason", "rank", "tied", "source",
    "locator", "regions_counted", "regions_expected")  # fmt: skip


def two_years(
    warehouse: Warehouse,
    *,
    indicator: str,
    year: int,
    then: int,
    region: str,
    sample: bool = True,
) -> pd.DataFrame:
    """One row per part of `region` in `year`, first place first, with the earlier year beside it.

    Columns: those of `by_district` for `year` (change is the one since `then`), year, then_year,
    and then_ with each of value, value_max, qualifier, sample, missing_reason, rank, tied,
    source, locator, regions_counted, regions_expected. A part that did not exist then has
    `then_missing_reason` "not_applicable".
    """
    catalogue = warehouse.catalogue
    meaning = catalogue.indicator(indicator)
    asked: dict[str, Any] = {"indicator": indicator, "region": region, "sample": sample}
    now = by_district(warehouse, year=year, **asked)
    earlier = {r["region"]: r for r in records(by_district(warehouse, year=then, **asked))}
    rows = []
    for row in records(now):
        before = earlier.get(row["region"])
        place = catalogue.regions.get(row["region"])
        broken = any(breaks_in(y, meaning, place) for y in range(then + 1, year + 1))
        absent = dict.fromkeys(THEN) | {"missing_reason": "not_applicable"}
        beside = {f"then_{name}": (before or absent)[name] for name in THEN}
        changed = gain(row, before, meaning, broken=broken)
        rows.append({**row, "year": year, "then_year": then, "change": changed, **beside})
    columns = [*now.columns, "year", "then_year", *(f"then_{name}" for name in THEN)]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def contribution(
    warehouse: Warehouse,
    *,
    indicator: str,
    year: int,
    then: int,
    region: str,
    sample: bool = True,
) -> pd.DataFrame:
    """What each part added to the change of the whole since `then`, largest gain first.

    Columns: region, region_name, gained (base unit), pulled (percentage points of the sum
    then; None where that is not above zero), part (percent of the whole gain; None where
    parts went both ways), then_value, value, sample.

    Raises `CannotBeAdded` for ratios and ranks, and where one part has no exact number in one
    of the years, its series breaks, or one year is a sample and the other is not: a change of
    the whole that lacks a part is no change of the whole.
    """
    meaning = warehouse.catalogue.indicator(indicator)
    if meaning.across_regions != "sum":
        raise cannot_add_regions(meaning)
    table = two_years(
        warehouse, indicator=indicator, year=year, then=then, region=region, sample=sample
    )
    rows = [r for r in records(table) if r["missing_reason"] != "not_applicable"]
    _refuse_incomplete(rows, meaning, year, then)
    names = ["region", "region_name", "gained", "pulled", "part", "then_value", "value", "sample"]
    found = sorted(_gains(rows), key=lambda row: -row["gained"])
    return pd.DataFrame(found, columns=names, dtype=object)


def _gains(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What each complete row added, of the sum then and of the whole gain."""
    gains = [r["value"] - r["then_value"] for r in rows]
    before = sum((r["then_value"] for r in rows), Decimal(0))
    whole = sum(gains, Decimal(0))
    one_way = all(g >= 0 for g in gains) or all(g <= 0 for g in gains)
    return [
        {
            "region": r["region"],
            "region_name": r["region_name"],
            "gained": g,
            "pulled": g / before * 100 if before > 0 else None,
            "part": g / whole * 100 if one_way and whole != 0 else None,
            "then_value": r["then_value"],
            "value": r["value"],
            "sample": bool(r["sample"] or r["then_sample"]),
        }
        for r, g in zip(rows, gains, strict=True)
    ]


def _refuse_incomplete(
    rows: list[dict[str, Any]], indicator: Indicator, year: int, then: int
) -> None:
    """Raise with every reason once, and who it holds for unless it holds for all."""
    reasons: dict[str, list[str]] = {}
    for row in rows:
        if why := _why_not(row, year, then):
            reasons.setdefault(why, []).append(row["region_name"])
    if reasons or not rows:
        said = [
            why if len(names) == len(rows) else f"{'、'.join(names)}{why}"
            for why, names in reasons.items()
        ]
        why = "；".join(said) or "没有区县"
        raise CannotBeAdded(f"{indicator.name}无法分解到区县：{why}。")


def _why_not(row: Mapping[str, Any], year: int, then: int) -> str:
    """Why this part's change cannot be added, or nothing."""
    for prefix, of in (("", year), ("then_", then)):
        if row[f"{prefix}value"] is None:
            return f"{of}年{missing_in_words(row[f'{prefix}missing_reason'])}"
        if row[f"{prefix}qualifier"] != "exact":
            return f"{of}年为约数"
    return row["change"].reason or "" if row["change"].amount is None else ""
