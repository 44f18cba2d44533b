"""Who has reported what: each district and indicator that was owed, the returns, what is wrong.

A release from before returns were recorded knows what was owed and which figures it has, but no
return: `returns`, `refusals` and `years_owed` then have no rows.
"""

import duckdb
import pandas as pd

from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED
from warehouse.queries.sources import stored

STATES = ("reported", "late", "answered", "refused", "not_reported", "not_applicable")
"""What became of a figure that was owed, best first. `late` is in, after the deadline; of one that
was `answered` the district says that it keeps no count."""
NOT_SENT = ("refused", "not_reported")
"""States of what a district still owes: 未报送, and 退回, its return being sent back for errors."""
CAME = """
WITH parts AS (
    SELECT code AS region, name AS region_name, position, division
    FROM regions
    WHERE parent = $region AND $region = $root
        AND (valid_from IS NULL OR valid_from <= $year)
        AND (valid_to IS NULL OR valid_to > $year)
),
came AS (
    SELECT * FROM returns WHERE ($sample OR NOT sample)
    -- An invented return stands in for a real one that is not here, and for no other.
    QUALIFY NOT sample OR bool_and(sample) OVER (PARTITION BY region, year)
)
"""

REPORTING = f"""
{CAME},
back AS (
    SELECT region FROM came WHERE state = 'refused' AND year = $year GROUP BY region
),
sent AS (
    SELECT source, region, state FROM came WHERE state <> 'refused' AND year = $year
),
-- What was first sent in time and revised later is not late.
in_time AS (
    SELECT f.indicator, f.region
    FROM figures AS f
    JOIN sent AS s ON s.source = f.source AND s.region = f.region AND s.state = 'in'
    WHERE year(f.period_end) = $year
    GROUP BY f.indicator, f.region
),
owed AS (
    SELECT p.region, p.region_name, p.position, e.indicator, i.position AS place,
        p.division IS NULL OR a.indicator IS NOT NULL AS applies
    FROM parts AS p
    CROSS JOIN expected AS e
    JOIN indicators AS i ON i.key = e.indicator
    LEFT JOIN applicable AS a ON a.indicator = e.indicator AND a.division = p.division
    WHERE e.year = $year
)
SELECT w.region, w.region_name, w.indicator,
    CASE
        WHEN NOT w.applies OR o.missing_reason = 'not_applicable' THEN 'not_applicable'
        WHEN o.source IS NULL AND b.region IS NOT NULL THEN 'refused'
        WHEN o.source IS NULL THEN 'not_reported'
        WHEN o.missing_reason = 'not_counted' THEN 'answered'
        WHEN l.state = 'late' AND t.region IS NULL THEN 'late'
        ELSE 'reported'
    END AS state,
    d.deadline, o.missing_reason, {OBSERVED}
FROM owed AS w
LEFT JOIN reporting AS d ON d.year = $year
LEFT JOIN observations AS o
    ON o.indicator = w.indicator AND o.region = w.region AND o.year = $year
    AND o.status = 'actual' AND ($sample OR NOT o.sample)
    AND NOT (o.sample AND w.region IN (
        SELECT region FROM came WHERE year = $year AND region IS NOT NULL AND NOT sample
    ))
LEFT JOIN sources AS s ON s.key = o.source
LEFT JOIN back AS b ON b.region = w.region
LEFT JOIN sent AS l ON l.source = o.source AND l.region = w.region
LEFT JOIN in_time AS t ON t.indicator = w.indicator AND t.region = w.region
ORDER BY w.place, w.position
"""
UNRECORDED = """
WITH returns AS (
    SELECT NULL::VARCHAR AS source, NULL::VARCHAR AS region, NULL::INTEGER AS year,
        NULL::VARCHAR AS state, false AS sample
    WHERE false
),
reporting AS (SELECT NULL::INTEGER AS year, NULL::DATE AS deadline WHERE false),
"""
"""Before the question, in a release that has no room for returns."""


def reporting(warehouse: Warehouse, *, year: int, region: str, sample: bool = True) -> pd.DataFrame:
    """One row per indicator owed for the year and part of `region`: no row for other roots.

    Columns: region, region_name, indicator, state (of STATES), deadline, missing_reason (the
    return's own, such as not_disclosed), and the claim in force, if any: period_start,
    period_end, value, value_max, qualifier, source, source_title, publisher, published, url,
    file, locator, as_written, sample, claims, agree.
    """
    root = warehouse.catalogue.organisation.root
    asked = {"year": year, "region": region, "root": root, "sample": sample}
    try:
        return warehouse.ask(REPORTING, asked)
    except duckdb.CatalogException:
        return warehouse.ask(UNRECORDED + REPORTING.lstrip().removeprefix("WITH "), asked)


RETURNS = f"""
{CAME}
SELECT p.region, p.region_name, coalesce(c.state, 'missing') AS state, c.file, c.source,
    c.published, d.deadline, coalesce(c.errors, 0) AS errors, coalesce(c.warnings, 0) AS warnings,
    coalesce(c.sample, false) AS sample
FROM parts AS p
JOIN reporting AS d ON d.year = $year
LEFT JOIN came AS c ON c.region = p.region AND c.year = $year
UNION ALL BY NAME
-- Nobody knows whose or of which year these are: they are shown with every year.
SELECT c.region, coalesce(r.name, '') AS region_name, c.state, c.file, c.source,
    c.published, c.deadline, c.errors, c.warnings, c.sample
FROM came AS c
LEFT JOIN regions AS r ON r.code = c.region
WHERE c.region IS NULL OR c.year IS NULL
ORDER BY region NULLS LAST, published, file
"""
RETURN_COLUMNS = (
    "region", "region_name", "state", "file", "source", "published", "deadline", "errors",
    "warnings", "sample",
)  # fmt: skip


def returns(warehouse: Warehouse, *, year: int, region: str, sample: bool = True) -> pd.DataFrame:
    """One row per return of the year that came, and one per part of `region` that sent none.

    Columns: region, region_name, state ("in", "late", "refused", "missing"), file, source,
    published (the day it bears), deadline, errors, warnings, sample. Returns that do not say
    whose or of which year they are come last, for every year.
    """
    return _asked(warehouse, RETURNS, RETURN_COLUMNS, year=year, region=region, sample=sample)


REFUSALS = f"""
{CAME}
SELECT DISTINCT c.region, coalesce(r.name, '') AS region_name, c.file, c.source, c.sample,
    i.code, i.place, i.message, i.rowid AS position
FROM came AS c
JOIN issues AS i ON i.file = c.file AND i.severity = 'error'
LEFT JOIN regions AS r ON r.code = c.region
WHERE c.state = 'refused' AND (c.year = $year OR c.year IS NULL OR c.region IS NULL)
ORDER BY c.region NULLS LAST, c.file, position
"""
REFUSAL_COLUMNS = (
    "region", "region_name", "file", "source", "sample", "code", "place", "message", "position",
)  # fmt: skip


def refusals(warehouse: Warehouse, *, year: int, region: str, sample: bool = True) -> pd.DataFrame:
    """One row per error of a return of the year that was sent back, in the order of districts.

    Columns: region, region_name, file, source, sample, code, place, message, position.
    """
    return _asked(warehouse, REFUSALS, REFUSAL_COLUMNS, year=year, region=region, sample=sample)


YEARS_OWED = "SELECT year, deadline FROM reporting ORDER BY year DESC"


def years_owed(warehouse: Warehouse) -> pd.DataFrame:
    """The years for which the districts owed a return, latest first. Columns: year, deadline."""
    return stored(warehouse, YEARS_OWED, ("year", "deadline"))


NOT_ASKED = """
SELECT year, count(DISTINCT file) AS files
FROM returns
WHERE NOT sample AND year > (SELECT min(year) FROM reporting)
    AND year NOT IN (SELECT year FROM reporting)
GROUP BY year
ORDER BY year DESC
"""


def years_not_asked(warehouse: Warehouse) -> pd.DataFrame:
    """The years of which returns came though nothing was owed, latest first; those before the
    first year that was are history. Columns: year, files.
    """
    return stored(warehouse, NOT_ASKED, ("year", "files"))


LEFT_OUT = """
SELECT i.code, i.place, i.message
FROM sources AS s
JOIN issues AS i ON i.file = s.file
WHERE s.key = $source AND (i.code IN ('replaced', 'sent_twice') OR (
    i.severity = 'error' AND s.file IN (SELECT file FROM returns WHERE state = 'refused')
))
ORDER BY i.rowid
"""


def left_out(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """Why a return gives no figure: a row an error for which it was sent back, or one that says
    what stands in its place; none where it is in. Columns: code, place, message.
    """
    return stored(warehouse, LEFT_OUT, ("code", "place", "message"), source=source)


def _asked(
    warehouse: Warehouse, statement: str, columns: tuple[str, ...], **asked: object
) -> pd.DataFrame:
    root = warehouse.catalogue.organisation.root
    return stored(warehouse, statement, columns, root=root, **asked)
