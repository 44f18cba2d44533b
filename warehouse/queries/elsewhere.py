"""What is published of other places, and of days and spans that are no calendar year.

Published figures only: a sample stands for a district of ours, never for somebody else's.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from warehouse.comparison import records
from warehouse.database import Warehouse
from warehouse.queries.quotients import worked_out
from warehouse.queries.shared import OBSERVED

ELSEWHERE = f"""
SELECT o.indicator AS item, o.region, r.name AS region_name, r.level, 'reported' AS basis,
    {OBSERVED}, o.missing_reason
FROM observations AS o
JOIN sources AS s ON s.key = o.source
JOIN regions AS r ON r.code = o.region
WHERE o.indicator IN (SELECT unnest($indicators)) AND o.status = 'actual' AND NOT o.sample
    AND (r.parent IS NULL OR r.parent <> $region)
ORDER BY r.position, o.period_end, o.period_start, o.indicator
"""


def elsewhere(warehouse: Warehouse, *, items: Sequence[str], region: str) -> pd.DataFrame:
    """What is published of each place on the day for which most is known of it.

    One row per place and item (indicator or quotient), the region itself first, then in the
    order of the catalogue. Of a place with several such days, the last. Days differ between
    places, so that nothing here may be ranked. Columns: item, region, region_name, level, basis,
    period_start, period_end, value, value_max, qualifier, source, source_title, publisher,
    published, url, file, locator, as_written, sample, claims, agree, missing_reason, why, part,
    whole.
    """
    quotients = warehouse.catalogue.quotients
    indicators = [item for item in items if item not in quotients]
    rows = warehouse.ask(ELSEWHERE, {"indicators": indicators, "region": region})
    days: dict[str, dict[Any, list[dict[str, Any]]]] = {}
    for row in records(rows):
        days.setdefault(row["region"], {}).setdefault(row["period_end"], []).append(row)
    fullest = {
        code: max(found.items(), key=lambda day: (len(day[1]), day[0]))[1]
        for code, found in days.items()
    }
    order = sorted(fullest, key=lambda code: code != region)
    chosen = [row for code in order for row in _items(warehouse, items, fullest[code])]
    return pd.DataFrame(chosen, columns=[*rows.columns, "why", "part", "whole"], dtype=object)


def _items(
    warehouse: Warehouse, items: Sequence[str], told: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The rows of one place in the order asked for, with what was not mentioned."""
    place = {"region": told[0]["region"], "region_name": told[0]["region_name"]}
    day = {name: told[0][name] for name in ("level", "basis", "period_start", "period_end")}
    absent = {"missing_reason": "not_mentioned", **dict.fromkeys(("why", "part", "whole"))}
    nothing = {**dict.fromkeys(told[0]), **place, **day, **absent}
    worked = dict.fromkeys(("why", "part", "whole"))
    found = {row["item"]: {**row, **worked} for row in told}
    quotients = warehouse.catalogue.quotients

    def one(item: str) -> dict[str, Any]:
        if item not in quotients:
            return found.get(item, {**nothing, "item": item})
        of = quotients[item]
        return worked_out(warehouse.catalogue, of, one(of.part), one(of.whole))

    return [one(item) for item in items]


OTHER_PERIODS = f"""
SELECT o.indicator AS item, o.region, r.name AS region_name, 'reported' AS basis, {OBSERVED},
    o.missing_reason
FROM observations AS o
JOIN sources AS s ON s.key = o.source
JOIN regions AS r ON r.code = o.region
JOIN indicators AS i ON i.key = o.indicator
WHERE o.indicator IN (SELECT unnest($indicators)) AND o.status = 'actual' AND NOT o.sample
    AND o.year IS NULL AND (o.region = $region OR r.parent = $region)
ORDER BY i.position, r.position, o.period_end, o.period_start
"""


def other_periods(warehouse: Warehouse, *, indicators: Sequence[str], region: str) -> pd.DataFrame:
    """What is published of the region and its parts for what is no calendar year.

    Such a figure stands in no table of a year: thirteen months are not compared with twelve.
    Columns: item, region, region_name, basis, period_start, period_end, value, value_max,
    qualifier, source, source_title, publisher, published, url, file, locator, as_written,
    sample, claims, agree, missing_reason.
    """
    return warehouse.ask(OTHER_PERIODS, {"indicators": list(indicators), "region": region})
