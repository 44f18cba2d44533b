"""What changed between two releases: observations that are new, revised or gone.

Reads two release files side by side; which of them is in force does not matter.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import duckdb

from catalogue.quantities import Qualifier
from warehouse.contents import ReleaseError
from warehouse.database import OFFLINE

# In the order of the newer release's files, so that a list reads like the pages do.
DIFFERENCES = """
WITH changed AS (
    SELECT
        CASE
            WHEN o.indicator IS NULL THEN 'new'
            WHEN n.indicator IS NULL THEN 'gone'
            ELSE 'revised'
        END AS kind,
        coalesce(n.indicator, o.indicator) AS indicator,
        coalesce(n.region, o.region) AS region,
        coalesce(n.period_start, o.period_start) AS period_start,
        coalesce(n.period_end, o.period_end) AS period_end,
        coalesce(n.status, o.status) AS status,
        o.value AS old_value,
        o.value_max AS old_value_max,
        o.qualifier AS old_qualifier,
        o.missing_reason AS old_missing_reason,
        o.source AS old_source,
        o.locator AS old_locator,
        n.value AS new_value,
        n.value_max AS new_value_max,
        n.qualifier AS new_qualifier,
        n.missing_reason AS new_missing_reason,
        n.source AS new_source,
        n.locator AS new_locator,
        coalesce(n.sample, false) OR coalesce(o.sample, false) AS sample
    FROM older.observations AS o
    FULL JOIN newer.observations AS n
        ON n.indicator = o.indicator AND n.region = o.region
        AND n.period_start = o.period_start AND n.period_end = o.period_end
        AND n.status = o.status
    WHERE o.indicator IS NULL
        OR n.indicator IS NULL
        OR n.value IS DISTINCT FROM o.value
        OR n.value_max IS DISTINCT FROM o.value_max
        OR n.qualifier <> o.qualifier
        OR n.missing_reason IS DISTINCT FROM o.missing_reason
)
SELECT
    c.kind, c.indicator,
    coalesce(ni.name, oi.name, c.indicator) AS indicator_name,
    coalesce(ni.unit, oi.unit, '') AS unit,
    c.region,
    coalesce(nr.name, r.name, c.region) AS region_name,
    c.period_start, c.period_end, c.status,
    c.old_value, c.old_value_max, c.old_qualifier, c.old_missing_reason, c.old_source,
    c.old_locator,
    c.new_value, c.new_value_max, c.new_qualifier, c.new_missing_reason, c.new_source,
    c.new_locator,
    c.sample
FROM changed AS c
LEFT JOIN newer.indicators AS ni ON ni.key = c.indicator
LEFT JOIN older.indicators AS oi ON oi.key = c.indicator
LEFT JOIN newer.regions AS nr ON nr.code = c.region
LEFT JOIN older.regions AS r ON r.code = c.region
ORDER BY
    coalesce(ni.position, oi.position), c.indicator, coalesce(nr.position, r.position), c.region,
    c.period_end, c.period_start, c.status
"""

# Within one parent, indicator and period where a value was revised: who changed places
# without being revised into or out of the list. Equal values share a place.
RANK_CHANGES = """
WITH old_values AS (
    SELECT o.indicator, o.region, r.parent, o.period_start, o.period_end, o.value, o.sample
    FROM older.observations AS o
    JOIN older.regions AS r ON r.code = o.region
    WHERE o.status = 'actual' AND o.value IS NOT NULL AND r.parent IS NOT NULL
),
new_values AS (
    SELECT n.indicator, n.region, r.parent, n.period_start, n.period_end, n.value, n.sample
    FROM newer.observations AS n
    JOIN newer.regions AS r ON r.code = n.region
    WHERE n.status = 'actual' AND n.value IS NOT NULL AND r.parent IS NOT NULL
),
revised AS (
    SELECT DISTINCT o.indicator, o.parent, o.period_start, o.period_end
    FROM old_values AS o
    JOIN new_values AS n USING (indicator, region, parent, period_start, period_end)
    WHERE n.value <> o.value
),
old_places AS (
    SELECT
        o.*,
        rank() OVER (
            PARTITION BY o.indicator, o.parent, o.period_start, o.period_end
            ORDER BY CASE WHEN i.polarity = 'lower' THEN o.value ELSE -o.value END
        ) AS place
    FROM old_values AS o
    JOIN revised AS v USING (indicator, parent, period_start, period_end)
    JOIN older.indicators AS i ON i.key = o.indicator
    WHERE i.kind <> 'rank'
),
new_places AS (
    SELECT
        n.*,
        rank() OVER (
            PARTITION BY n.indicator, n.parent, n.period_start, n.period_end
            ORDER BY CASE WHEN i.polarity = 'lower' THEN n.value ELSE -n.value END
        ) AS place
    FROM new_values AS n
    JOIN revised AS v USING (indicator, parent, period_start, period_end)
    JOIN newer.indicators AS i ON i.key = n.indicator
)
SELECT
    n.indicator, i.name AS indicator_name, n.region, r.name AS region_name,
    n.period_start, n.period_end, o.place AS old_rank, n.place AS new_rank,
    n.sample OR o.sample AS sample
FROM new_places AS n
JOIN old_places AS o USING (indicator, region, parent, period_start, period_end)
JOIN newer.indicators AS i ON i.key = n.indicator
JOIN newer.regions AS r ON r.code = n.region
WHERE o.place <> n.place
ORDER BY i.position, r.position, n.period_end, n.period_start
"""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One observation that is not the same in both. The old_ columns are None where it is
    new, the new_ columns where it is gone; values in the base unit.
    """

    kind: Literal["new", "revised", "gone"]
    indicator: str
    indicator_name: str
    unit: str
    region: str
    region_name: str
    period_start: date
    period_end: date
    status: str
    old_value: Decimal | None
    old_value_max: Decimal | None
    old_qualifier: Qualifier | None
    old_missing_reason: str | None
    old_source: str | None
    new_value: Decimal | None
    new_value_max: Decimal | None
    new_qualifier: Qualifier | None
    new_missing_reason: str | None
    new_source: str | None
    sample: bool = False
    old_locator: str | None = None
    new_locator: str | None = None


@dataclass(frozen=True, kw_only=True)
class RankChange:
    """A region that changed its place among its parent's parts because a value was revised."""

    indicator: str
    indicator_name: str
    region: str
    region_name: str
    period_start: date
    period_end: date
    old_rank: int
    new_rank: int
    sample: bool = False


def differences(older: Path, newer: Path) -> list[Difference]:
    """All differences, by indicator, region and period. Raises `ReleaseError`."""
    return [Difference(**row) for row in _asked(DIFFERENCES, older, newer)]


def rank_changes(older: Path, newer: Path) -> list[RankChange]:
    """Who changed places after a revision, in the same order. Raises `ReleaseError`."""
    return [RankChange(**row) for row in _asked(RANK_CHANGES, older, newer)]


def _asked(statement: str, older: Path, newer: Path) -> list[dict[str, Any]]:
    # In memory, with both files attached: an alias would clash with another thread's
    # if it were attached to a release that is open already.
    with duckdb.connect(config=OFFLINE) as connection:
        _attach(connection, "ATTACH ? AS older (READ_ONLY)", older)
        _attach(connection, "ATTACH ? AS newer (READ_ONLY)", newer)
        try:
            answer = connection.execute(statement)
            columns = [column[0] for column in answer.description or []]
            rows = answer.fetchall()
        except duckdb.Error as error:
            raise ReleaseError(f"无法比较 {older.name} 与 {newer.name}：{error}") from error
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _attach(connection: duckdb.DuckDBPyConnection, statement: str, file: Path) -> None:
    try:
        connection.execute(statement, [str(file)])
    except duckdb.Error as error:
        raise ReleaseError(f"版本文件打不开：{file.name}") from error
