"""What a release file holds, and whether it can be trusted to answer.

Looks into one file at a time; which release is in force is not known here.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import open_readonly

NAME = re.compile(r"(?P<number>[1-9]\d{0,8})-(?P<time>\d{8}T\d{6}Z)\.duckdb", re.ASCII)

COUNTS = """
SELECT
    r.number, r.built_at, r.sample, r.organisation,
    f.figures, f.sample_figures,
    o.observations, o.indicators, o.regions,
    s.sources,
    i.issues,
    o.first_year, o.last_year
FROM release AS r
CROSS JOIN (
    SELECT count(*) AS figures, count(*) FILTER (sample) AS sample_figures FROM figures
) AS f
CROSS JOIN (
    SELECT
        count(*) AS observations,
        count(DISTINCT indicator) AS indicators,
        count(DISTINCT region) AS regions,
        min(series_year) AS first_year,
        max(series_year) AS last_year
    FROM observations
) AS o
CROSS JOIN (SELECT count(*) AS sources FROM sources) AS s
CROSS JOIN (SELECT count(*) AS issues FROM issues) AS i
"""
BY_SOURCE = """
SELECT s.key, s.title, s.publisher, s.file, s.sample, f.figures
FROM sources AS s
JOIN (SELECT source, count(*) AS figures FROM figures GROUP BY source) AS f ON f.source = s.key
ORDER BY s.key
"""
ISSUES = "SELECT code, severity, file, place, message FROM issues ORDER BY rowid"


class ReleaseError(Exception):
    """A release cannot be made or found. The message is one for the person who asked."""


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The counts of a release. Regions and indicators are those that have an observation."""

    number: int
    built_at: datetime
    sample: bool
    organisation: str
    figures: int
    sample_figures: int
    observations: int
    indicators: int
    regions: int
    sources: int
    issues: int
    first_year: int | None
    last_year: int | None


@dataclass(frozen=True, kw_only=True)
class SourceCount:
    """How many figures a source gave."""

    key: str
    title: str
    publisher: str
    file: str
    sample: bool
    figures: int


def file_name(number: int, moment: datetime) -> str:
    """`12-20261123T200312Z.duckdb`."""
    return f"{number}-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}.duckdb"


def number_in(name: str) -> int | None:
    """The number in the name of a release file; None if it is the name of something else."""
    match = NAME.fullmatch(name)
    return int(match["number"]) if match else None


def examine(path: Path) -> Contents | None:
    """The contents of a release file; None if it is missing, cut short, damaged or no release.

    Reads every column once: DuckDB proves the checksum of a block only when it reads it, and
    a page that fails at its third question is worse than the release before.
    """
    try:
        with open_readonly(path) as connection:
            _read_through(connection)
            answer = connection.execute(COUNTS)
            columns = [column[0] for column in answer.description or []]
            rows = answer.fetchall()
    except (duckdb.Error, OSError):
        return None
    if len(rows) != 1:
        return None
    content = dict(zip(columns, rows[0], strict=True))
    content["built_at"] = content["built_at"].replace(tzinfo=UTC)
    return Contents(**content)


def figures_by_source(path: Path) -> list[SourceCount]:
    """How many figures each source gave in a release; those that gave none are left out."""
    with open_readonly(path) as connection:
        rows = connection.execute(BY_SOURCE).fetchall()
    names = ("key", "title", "publisher", "file", "sample", "figures")
    return [SourceCount(**dict(zip(names, row, strict=True))) for row in rows]


def recorded_issues(path: Path) -> list[dict[str, Any]]:
    """The issues of a release, as rows of the table, in the order they were written."""
    with open_readonly(path) as connection:
        rows = connection.execute(ISSUES).fetchall()
    names = ("code", "severity", "file", "place", "message")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _read_through(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    for (table,) in tables:
        connection.execute("SELECT bit_xor(hash(COLUMNS(*))) FROM query_table(?)", [table])
        connection.fetchall()
