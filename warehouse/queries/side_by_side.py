"""Several items of one year side by side: the whole, the sum of its parts, and every part.

An item is an indicator, or a quotient of two, which is worked out here and nowhere stored.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue import Indicator, Quotient
from catalogue.changes import unsaid
from warehouse.comparison import ranked, records
from warehouse.database import Warehouse
from warehouse.queries.districts import by_district, district_total
from warehouse.queries.provenance import reported
from warehouse.queries.quotients import worked_out
from warehouse.queries.shared import CannotBeAdded

COLUMNS = (
    "item", "basis", "region", "region_name", "year", "period_start", "period_end", "value",
    "value_max", "qualifier", "source", "source_title", "publisher", "published", "url", "file",
    "locator", "as_written", "sample", "claims", "agree", "missing_reason", "rank", "tied",
    "regions_counted", "regions_expected", "change", "why", "part", "whole",
)  # fmt: skip
EMPTY: dict[str, Any] = dict.fromkeys(COLUMNS)
Rows = list[dict[str, Any]]


def side_by_side(
    warehouse: Warehouse, *, items: Sequence[str], year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """One row per place and item: the region, the sum of its parts, then the parts by rank.

    Region by region, in the order of the first item's ranking; within one, as `items` are given.
    Of the region itself, and of the sum, nothing where no source says anything.
    `basis` is "districts" for the sum and "reported" otherwise. Of a quotient, `part` and
    `whole` are the rows it was worked out from, and `why` says in Chinese why there is none: of
    a figure and a sample there is none, nor of sums that lack a district.

    Columns: item, basis, region, region_name, year, period_start, period_end, value, value_max,
    qualifier, source, source_title, publisher, published, url, file, locator, as_written,
    sample, claims, agree, missing_reason, rank, tied, regions_counted, regions_expected, change,
    why, part, whole. Values are not rounded.
    """
    place = {"year": year, "region": region, "sample": sample}
    quotients = warehouse.catalogue.quotients
    pairs = [(q.part, q.whole) if (q := quotients.get(item)) else (item,) for item in items]
    measured = {
        key: _measured(warehouse, warehouse.catalogue.indicator(key), place)
        for key in dict.fromkeys(key for pair in pairs for key in pair)
    }
    found = [
        _divided(warehouse, quotients[item], measured) if item in quotients else measured[item]
        for item in items
    ]
    cells = {(row["region"], row["basis"], row["item"]): row for rows in found for row in rows}
    order = [(row["region"], row["basis"]) for row in found[0]] if found else []
    told = {(r["region"], r["basis"]) for rows in measured.values() for r in rows if r["qualifier"]}
    known = [where for where in order if where[0] != region or where in told]
    rows = [cells[(*where, item)] for where in known for item in items]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _measured(warehouse: Warehouse, indicator: Indicator, place: Mapping[str, Any]) -> Rows:
    """The region's own figure, the sum of its parts, and the parts."""
    region = place["region"]
    whole = {"region": region, "region_name": warehouse.catalogue.region(region).name}
    own = records(reported(warehouse, indicator=indicator.key, **place))
    parts = records(by_district(warehouse, indicator=indicator.key, **place))
    common = {"item": indicator.key, "year": place["year"]}
    silent = unsaid(place["year"], indicator)
    return [
        {**EMPTY, **whole, "missing_reason": silent, **(own[0] if own else {}), **common,
         "basis": "reported"},
        {**EMPTY, **whole, **_sum(warehouse, indicator, place), **common, "basis": "districts"},
        *({**EMPTY, **{k: v for k, v in row.items() if k in EMPTY}, **common, "basis": "reported"}
          for row in parts),
    ]  # fmt: skip


def _sum(warehouse: Warehouse, indicator: Indicator, place: Mapping[str, Any]) -> dict[str, Any]:
    absent = {"missing_reason": "cannot_be_calculated"}
    try:
        added = records(district_total(warehouse, indicator=indicator.key, **place))
    except CannotBeAdded as refusal:
        return {**absent, "why": str(refusal)}
    owed = place["region"] == warehouse.catalogue.organisation.root
    owed = owed and warehouse.catalogue.organisation.expected(indicator.key, place["year"])
    if added:
        return added[0]
    return {"missing_reason": "not_reported" if owed else unsaid(place["year"], indicator)}


def _divided(warehouse: Warehouse, found: Quotient, measured: Mapping[str, Rows]) -> Rows:
    wholes = {(row["region"], row["basis"]): row for row in measured[found.whole]}
    rows = [
        worked_out(warehouse.catalogue, found, row, wholes[row["region"], row["basis"]])
        for row in measured[found.part]
    ]
    needed = warehouse.catalogue.organisation.ranking_needs
    places = pd.DataFrame(rows[2:], columns=list(COLUMNS), dtype=object)
    item = warehouse.catalogue.item(found.key)
    return [*rows[:2], *records(ranked(places, item, needs_percent=needed))]
