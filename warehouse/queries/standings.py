"""One indicator seen four ways: total, per something, growth, among peers; the place in each.

A place that changes with the view says more of the view than of the district.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.quantities import Amount
from catalogue.wording import missing_in_words
from warehouse.comparison import amount_of, ranked, records
from warehouse.database import Warehouse
from warehouse.queries.districts import by_district

PLACES = ("rank", "tied", "regions_counted", "regions_expected")
VIEWS = ("", "per_", "growth_")
"""The views whose places are among all districts, by the prefix of their columns."""


def standings(
    warehouse: Warehouse,
    *,
    indicator: str,
    year: int,
    per: str,
    region: str,
    sample: bool = True,
) -> pd.DataFrame:
    """One row per part of `region`, as `by_district`, with three more views of its number.

    Columns: those of `by_district`; for per_ (the number divided by that of the indicator
    `per`), growth_ (the change on the year in percent; for ratios in points, for ranks in
    places) each value, value_max, qualifier, reason, rank, tied, regions_counted,
    regions_expected; peers (key of the group or None), peers_rank, peers_tied,
    peers_regions_counted, peers_regions_expected; best and worst (the places among all
    districts, over the views that have one).

    A view that cannot be had has no value and a `reason` in words.
    """
    catalogue = warehouse.catalogue
    meaning, divisor = catalogue.indicator(indicator), catalogue.indicator(per)
    asked: dict[str, Any] = {"year": year, "region": region, "sample": sample}
    table = by_district(warehouse, indicator=indicator, **asked)
    divisors = {
        row["region"]: row for row in records(by_district(warehouse, indicator=per, **asked))
    }
    rows = records(table)
    needs = catalogue.organisation.ranking_needs
    views = {
        "per_": [_per(row, divisors[row["region"]], meaning, divisor) for row in rows],
        "growth_": [_growth(row, meaning) for row in rows],
    }
    for prefix, cells in views.items():
        places = _places(rows, cells, meaning, needs)
        rows = [
            {**row, **{f"{prefix}{name}": value for name, value in {**cell, **place}.items()}}
            for row, cell, place in zip(rows, cells, places, strict=True)
        ]
    rows = _among_peers(rows, warehouse, meaning)
    return pd.DataFrame([{**row, **_range(row)} for row in rows], dtype=object)


def _per(
    row: Mapping[str, Any], divisor: Mapping[str, Any], indicator: Indicator, per: Indicator
) -> dict[str, Any]:
    """The number divided, with its hedge; or why it is not."""
    amount, by = amount_of(row), amount_of(divisor)
    if indicator.kind in ("ratio", "rank"):
        return _none(
            f"{indicator.name}是{'比率' if indicator.kind == 'ratio' else '名次'}，不再折算"
        )
    if per.key == indicator.key:
        return _none("不能除以自己")
    if amount is None or amount.value is None:
        return _none(missing_in_words(row["missing_reason"]))
    if by is None or by.value is None:
        return _none(f"{per.name}{missing_in_words(divisor['missing_reason'])}")
    if by.qualifier != "exact" or by.value <= 0:
        return _none(f"{per.name}{'为零' if by.qualifier == 'exact' else '为约数'}")
    if divisor["sample"] and not row["sample"]:
        return _none(f"{per.name}为示例数据")
    most = None if amount.value_max is None else amount.value_max / by.value
    return _cell(Amount(value=amount.value / by.value, qualifier=amount.qualifier, value_max=most))


def _growth(row: Mapping[str, Any], indicator: Indicator) -> dict[str, Any]:
    changed = row["change"]
    if changed.amount is None:
        return _none(changed.reason or "")
    if changed.direction == "unknown":
        return _none("含约数")
    if indicator.kind in ("ratio", "rank"):
        return _cell(changed.amount)
    if changed.percent is None:
        return _none(changed.reason or "")
    hedged = changed.amount.qualifier != "exact"
    return _cell(Amount(value=changed.percent, qualifier="about" if hedged else "exact"))


def _cell(amount: Amount) -> dict[str, Any]:
    return {
        "value": amount.value,
        "value_max": amount.value_max,
        "qualifier": amount.qualifier,
        "reason": None,
    }


def _none(reason: str) -> dict[str, Any]:
    return {"value": None, "value_max": None, "qualifier": None, "reason": reason}


def _places(
    rows: list[dict[str, Any]], cells: list[dict[str, Any]], indicator: Indicator, needs: int
) -> list[dict[str, Any]]:
    """The place of each cell among all, by the rule of every ranking; in the order of `rows`."""
    frame = pd.DataFrame(
        [
            {**cell, "region": row["region"], "missing_reason": row["missing_reason"]}
            for row, cell in zip(rows, cells, strict=True)
        ],
        dtype=object,
    )
    found = {row["region"]: row for row in records(ranked(frame, indicator, needs_percent=needs))}
    return [{name: found[row["region"]][name] for name in PLACES} for row in rows]


def _among_peers(
    rows: list[dict[str, Any]], warehouse: Warehouse, indicator: Indicator
) -> list[dict[str, Any]]:
    """Adds the place of each total within its own group."""
    catalogue = warehouse.catalogue
    needs = catalogue.organisation.ranking_needs
    places: dict[str, dict[str, Any]] = {}
    for group in catalogue.peers.values():
        own = [row for row in rows if row["region"] in group.regions]
        if own:
            for row, place in zip(own, _places(own, own, indicator, needs), strict=True):
                places[row["region"]] = {"": group.key, **place}
    nothing = dict.fromkeys(("", *PLACES))
    return [
        {
            **row,
            **{
                f"peers_{name}" if name else "peers": value
                for name, value in places.get(row["region"], nothing).items()
            },
        }
        for row in rows
    ]


def _range(row: Mapping[str, Any]) -> dict[str, int | None]:
    places = [row[f"{prefix}rank"] for prefix in VIEWS if row[f"{prefix}rank"] is not None]
    return {"best": min(places, default=None), "worst": max(places, default=None)}


def denominators(
    warehouse: Warehouse, *, indicator: str, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """By what a total may be divided: the organisation's list, those of the same theme first.

    Only where as many districts as a ranking needs have an exact number above zero. Columns:
    indicator, counted, expected.
    """
    catalogue = warehouse.catalogue
    organisation = catalogue.organisation
    topic = catalogue.indicator(indicator).topic
    found = []
    for key in organisation.denominators:
        rows = records(
            by_district(warehouse, indicator=key, year=year, region=region, sample=sample)
        )
        expected = sum(row["missing_reason"] != "not_applicable" for row in rows)
        counted = sum(
            row["value"] is not None and row["qualifier"] == "exact" and row["value"] > Decimal(0)
            for row in rows
        )
        if key != indicator and counted * 100 >= organisation.ranking_needs * expected > 0:
            found.append({"indicator": key, "counted": counted, "expected": expected})
    found.sort(key=lambda row: catalogue.indicator(row["indicator"]).topic != topic)
    return pd.DataFrame(found, columns=["indicator", "counted", "expected"], dtype=object)
