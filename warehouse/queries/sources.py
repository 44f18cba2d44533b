"""What a source says and what was read in it: its text, its rows, the places that were read.

Says nothing of which claim is believed: that is `provenance`. A release from before the texts
were kept answers these questions with no rows.
"""

from collections.abc import Mapping
from typing import Any

import duckdb
import pandas as pd

from warehouse.comparison import records
from warehouse.database import Warehouse

STATES = ("mapped", "doubtful", "masked", "unmapped", "set_aside")
"""What became of a number that was read, best first."""
SOURCE_COLUMNS = (
    "key", "title", "publisher", "published", "kind", "precedence", "file", "url", "sample",
    "figures", *STATES,
)  # fmt: skip


def stored(
    warehouse: Warehouse, statement: str, columns: tuple[str, ...], **asked: Any
) -> pd.DataFrame:
    """The answer; no rows where the release has no room for the sources' words."""
    try:
        return warehouse.ask(statement, asked)
    except duckdb.CatalogException:
        return pd.DataFrame(columns=list(columns), dtype=object)


SOURCES = """
WITH counted AS (
    SELECT source, count(*) AS figures, count(*) FILTER (qualifier = 'masked') AS masked
    FROM figures
    GROUP BY source
)
SELECT s.key, s.title, s.publisher, s.published, s.kind, s.precedence, s.file, s.url, s.sample,
    coalesce(c.figures, 0) AS figures, coalesce(c.masked, 0) AS masked
FROM sources AS s
LEFT JOIN counted AS c ON c.source = s.key
WHERE $sample OR NOT s.sample
ORDER BY CASE s.kind WHEN 'report' THEN 1 WHEN 'published' THEN 2 ELSE 3 END,
    s.sample, s.published DESC, s.title, s.publisher, s.key
"""
STATES_OF_FILES = """
SELECT file, state, count(*) AS passages FROM passages GROUP BY file, state
"""


def sources(warehouse: Warehouse, *, sample: bool = True) -> pd.DataFrame:
    """One row per source: reports, then public tables, then returns, the newest first.

    Columns: key, title, publisher, published, kind, precedence, file, url, sample, figures
    (all its claims), and how many of its numbers are mapped, doubtful, masked, unmapped,
    set_aside. Of a source without passages every claim is mapped, but for the masked.
    """
    listed = records(warehouse.ask(SOURCES, {"sample": sample}))
    counted = stored(warehouse, STATES_OF_FILES, ("file", "state", "passages"))
    passages: dict[str, dict[str, int]] = {}
    for row in records(counted):
        passages.setdefault(row["file"], {})[row["state"]] = row["passages"]
    rows = [{**row, **_states(row, passages.get(row["file"]))} for row in listed]
    return pd.DataFrame(rows, columns=list(SOURCE_COLUMNS), dtype=object)


def _states(row: Mapping[str, Any], found: Mapping[str, int] | None) -> dict[str, int]:
    if found is None:
        found = {"mapped": row["figures"] - row["masked"], "masked": row["masked"]}
    return {state: found.get(state, 0) for state in STATES}


SOURCE_TEXT = """
SELECT d.text
FROM documents AS d
JOIN sources AS s ON s.file = d.file
WHERE s.key = $source
"""


def source_text(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """The text of a report: no row or one. Columns: text."""
    return stored(warehouse, SOURCE_TEXT, ("text",), source=source)


SOURCE_BLOCKS = """
SELECT b.start, b.finish, b.kind, b.level
FROM blocks AS b
JOIN sources AS s ON s.file = b.file
WHERE s.key = $source
ORDER BY b.start
"""


def source_blocks(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """The stretches of a report's text, in order. Columns: start, finish, kind, level."""
    names = ("start", "finish", "kind", "level")
    return stored(warehouse, SOURCE_BLOCKS, names, source=source)


READINGS = (
    "locator", "start", "finish", "text", "state", "kind", "value", "value_max", "unit",
    "qualifier", "direction", "status", "indicator", "indicator_name", "region", "region_name",
    "period_start", "period_end", "counted", "per", "reason", "candidates", "evidence",
    "missing_reason",
)  # fmt: skip
PASSAGES = """
SELECT p.locator, p.start, p.finish, p.text, p.state, p.kind, p.value, p.value_max, p.unit,
    p.qualifier, p.direction, p.status, p.indicator, i.name AS indicator_name, p.region,
    r.name AS region_name, p.period_start, p.period_end, p.counted, p.per, p.reason,
    p.candidates, p.evidence, CAST(NULL AS VARCHAR) AS missing_reason
FROM passages AS p
JOIN sources AS s ON s.file = p.file
LEFT JOIN indicators AS i ON i.key = p.indicator
LEFT JOIN regions AS r ON r.code = p.region
WHERE s.key = $source
ORDER BY p.start, p.finish, p.indicator, p.region
"""
SOURCE_FIGURES = """
SELECT f.locator, NULL AS start, NULL AS finish, f.as_written AS text,
    CASE WHEN f.qualifier = 'masked' THEN 'masked' ELSE 'mapped' END AS state,
    'figure' AS kind, f.value, f.value_max, i.unit, f.qualifier, NULL AS direction, f.status,
    f.indicator, i.name AS indicator_name, f.region, r.name AS region_name,
    f.period_start, f.period_end, '' AS counted, '' AS per,
    coalesce(f.correction, '') AS reason, '' AS candidates, '[]' AS evidence, f.missing_reason
FROM figures AS f
JOIN indicators AS i ON i.key = f.indicator
JOIN regions AS r ON r.code = f.region
WHERE f.source = $source
ORDER BY f.rowid
"""


def source_passages(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """Every place of a report where a number stands, in the order of the text.

    Columns: locator, start, finish, text, state, kind, value, value_max, unit, qualifier,
    direction, status, indicator, indicator_name, region, region_name, period_start,
    period_end, counted, per, reason, candidates (keys, joined by commas), evidence (JSON),
    missing_reason (None).
    """
    return stored(warehouse, PASSAGES, READINGS, source=source)


def source_figures(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """Every claim of a source, in the order in which it was read.

    The columns of `source_passages`; start, finish and direction are None, state is mapped
    or masked, reason the correction, missing_reason that of the claim.
    """
    return warehouse.ask(SOURCE_FIGURES, {"source": source})


def readings(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """What was read in a source: its passages, or where it has none its claims."""
    passages = source_passages(warehouse, source=source)
    return source_figures(warehouse, source=source) if passages.empty else passages
