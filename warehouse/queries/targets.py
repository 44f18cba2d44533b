"""Targets with what was done of them: at the end of their period, or so far within it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue.targets import Judgement, judged
from warehouse.comparison import amount_of, records
from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED

Row = dict[str, Any]
ATTENTION = ("behind", "near", "none", "unknown", "waiting", "reached")
"""Lights in the order in which they want looking at; none: due without an actual, waiting: not
due yet."""
TARGETS = f"""
SELECT o.indicator AS item, o.region, r.name AS region_name, 'reported' AS basis,
    (o.region = $region OR r.parent IS NOT DISTINCT FROM $region) AS own, {OBSERVED},
    o.missing_reason, (SELECT CAST(max(built_at) + INTERVAL 8 HOUR AS DATE) FROM release) AS today
FROM observations AS o
JOIN sources AS s ON s.key = o.source
JOIN regions AS r ON r.code = o.region
JOIN indicators AS i ON i.key = o.indicator
WHERE o.status = 'target' AND ($sample OR NOT o.sample)
ORDER BY own DESC, o.period_end, r.position, i.position, o.period_start
"""
ACTUALS = f"""
WITH goals AS (
    SELECT DISTINCT indicator, region FROM observations
    WHERE status = 'target' AND ($sample OR NOT sample)
)
SELECT o.indicator AS item, o.region, r.name AS region_name, 'reported' AS basis, {OBSERVED},
    o.missing_reason, NULL AS regions_counted, NULL AS regions_expected
FROM observations AS o
JOIN goals AS g ON g.indicator = o.indicator AND g.region = o.region
JOIN sources AS s ON s.key = o.source
JOIN regions AS r ON r.code = o.region
WHERE o.status = 'actual' AND o.value IS NOT NULL AND ($sample OR NOT o.sample)
UNION ALL
SELECT t.indicator, t.region, r.name, 'districts', t.period_start, t.period_end,
    t.value, t.value_max, t.qualifier, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    t.sample, NULL, NULL, NULL, t.regions_counted, t.regions_expected
FROM totals AS t
JOIN goals AS g ON g.indicator = t.indicator AND g.region = t.region
JOIN regions AS r ON r.code = t.region
WHERE t.status = 'actual' AND t.with_sample = $sample
    -- A sum that lacks a district has not reached less: nobody knows.
    AND t.regions_counted = t.regions_expected
ORDER BY period_end, basis
"""


def targets(warehouse: Warehouse, *, sample: bool = True) -> pd.DataFrame:
    """One row per target: those of the root and its parts first, of these what needs attention
    (`ATTENTION`), of that the latest.

    The actual is that of the very period; before there is one, the last count within it that
    began with it (of a stock: within the year of the target's day). What a source says goes
    before the sum of the districts. Columns: item, region, region_name, basis, own, the columns
    of an observation and missing_reason (all of the target), today (the day of the release in
    Beijing), actual (a row like the target's, or None), base (the stock at the end of the year
    before, or None), elapsed (part of the period gone, or None at its end), judgement
    (`catalogue.targets.Judgement`), due (whether its period has ended).
    """
    asked = {"sample": sample}
    root = warehouse.catalogue.organisation.root
    found: dict[tuple[str, str], list[Row]] = {}
    for row in records(warehouse.ask(ACTUALS, asked)):
        found.setdefault((row["item"], row["region"]), []).append(row)
    goals = warehouse.ask(TARGETS, {**asked, "region": root})
    rows = [
        {**goal, **_held_against(warehouse, goal, found.get((goal["item"], goal["region"]), []))}
        for goal in records(goals)
    ]
    rows.sort(key=_urgency)
    names = [*goals.columns, "actual", "base", "elapsed", "judgement", "due"]
    return pd.DataFrame(rows, columns=names, dtype=object)


def _urgency(row: Row) -> tuple[bool, int, int]:
    """What is behind comes before what nobody can judge, and what is reached last."""
    verdict: Judgement | None = row["judgement"]
    light: str = "unknown" if verdict is None else verdict.light
    if light == "none" and not row["due"]:
        light = "waiting"
    return not row["own"], ATTENTION.index(light), -row["period_end"].toordinal()


def _held_against(warehouse: Warehouse, goal: Row, actuals: list[Row]) -> Row:
    indicator = warehouse.catalogue.indicator(goal["item"])
    actual = _final(goal, actuals) or _so_far(goal, actuals)
    elapsed = None if actual is None else _elapsed(goal, actual)
    base = _before(goal, actuals) if elapsed is not None else None
    target = amount_of(goal)
    verdict = None
    if target is not None:
        verdict = judged(
            target,
            None if actual is None else amount_of(actual),
            indicator,
            warehouse.catalogue.thresholds,
            elapsed=elapsed,
            base=None if base is None else amount_of(base),
        )
    due = goal["period_end"] <= goal["today"]
    return {"actual": actual, "base": base, "elapsed": elapsed, "judgement": verdict, "due": due}


def _final(goal: Mapping[str, Any], actuals: list[Row]) -> Row | None:
    ends = (goal["period_start"], goal["period_end"])
    same = [row for row in actuals if (row["period_start"], row["period_end"]) == ends]
    return _preferred(same)


def _so_far(goal: Mapping[str, Any], actuals: list[Row]) -> Row | None:
    """The last count within the period: of a span one that begins with it, of a day its year's."""
    start, end = goal["period_start"], goal["period_end"]
    moment = start == end
    within = [
        row
        for row in actuals
        if row["period_end"] < end
        and (
            row["period_start"] == row["period_end"] and row["period_end"].year == end.year
            if moment
            else row["period_start"] == start and row["period_end"] > start
        )
    ]
    last = max((row["period_end"] for row in within), default=None)
    return _preferred([row for row in within if row["period_end"] == last])


def _before(goal: Mapping[str, Any], actuals: list[Row]) -> Row | None:
    day = date(goal["period_end"].year - 1, 12, 31)
    return _preferred([row for row in actuals if row["period_start"] == row["period_end"] == day])


def _preferred(rows: list[Row]) -> Row | None:
    """What a source says before a sum, a figure before a sample."""
    return min(rows, key=lambda r: (r["basis"] != "reported", bool(r["sample"])), default=None)


def _elapsed(goal: Mapping[str, Any], actual: Mapping[str, Any]) -> Decimal | None:
    """The part of the period gone by the day of the actual; None at its end."""
    start, end = goal["period_start"], goal["period_end"]
    if actual["period_end"] == end:
        return None
    first = date(end.year, 1, 1) if start == end else start
    return Decimal((actual["period_end"] - first).days + 1) / Decimal((end - first).days + 1)
