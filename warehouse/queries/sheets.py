"""The rows of a source that is a sheet or a table, around a place, and how much of it was read.

Rows are asked by number; what a column means is not known here.
"""

import pandas as pd

from warehouse.database import Warehouse
from warehouse.queries.sources import stored

WHOLE_SHEET = 60
"""So many rows are shown where no place is named: a return has about fifty."""
AROUND = 6

ROWS_AROUND = """
SELECT w.sheet, w.position, w.cells
FROM sheet_rows AS w
JOIN sources AS s ON s.file = w.file
WHERE s.key = $source AND w.sheet = $sheet
    AND w.position BETWEEN $first AND $last
ORDER BY w.position
"""
SHEETS = """
SELECT w.sheet
FROM sheet_rows AS w
JOIN sources AS s ON s.file = w.file
WHERE s.key = $source
GROUP BY w.sheet
ORDER BY min(w.rowid)
"""


def sheets(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """The sheets of a source that were kept, in their order. Columns: sheet ("" of a CSV)."""
    return stored(warehouse, SHEETS, ("sheet",), source=source)


def rows_around(
    warehouse: Warehouse, *, source: str, sheet: str, position: int | None = None
) -> pd.DataFrame:
    """The rows that hold anything, six to each side of `position`; without one, the first 60.

    Columns: sheet, position, cells (JSON: the texts from column A on).
    """
    first = 1 if position is None else position - AROUND
    last = WHOLE_SHEET if position is None else position + AROUND
    asked = {"source": source, "sheet": sheet, "first": first, "last": last}
    return stored(warehouse, ROWS_AROUND, ("sheet", "position", "cells"), **asked)


RECORDS_OF = """
WITH told AS (
    SELECT w.position, w.cells
    FROM sheet_rows AS w
    JOIN sources AS s ON s.file = w.file
    -- A table of published facts names the source of each row in a cell of its own.
    WHERE s.key = $source AND w.sheet = '' AND position('"' || $source || '"' IN w.cells) > 0
),
nearest AS (
    SELECT position, cells FROM told
    ORDER BY abs(position - $position), position
    LIMIT $rows
)
SELECT position, cells FROM nearest
UNION ALL
(
    SELECT w.position, w.cells
    FROM sheet_rows AS w
    JOIN sources AS s ON s.file = w.file
    WHERE s.key = $source AND w.sheet = ''
    ORDER BY w.position
    LIMIT 1
)
ORDER BY position
"""


def records_of(warehouse: Warehouse, *, source: str, position: int | None = None) -> pd.DataFrame:
    """The header of a table of published facts, then the source's own rows: the thirteen
    nearest to `position`, or without one the first 60.

    Columns: position, cells (JSON: the texts from the first column on).
    """
    rows = WHOLE_SHEET if position is None else 2 * AROUND + 1
    asked = {"source": source, "position": 1 if position is None else position, "rows": rows}
    return stored(warehouse, RECORDS_OF, ("position", "cells"), **asked)


SOURCE_COVERAGE = """
WITH rows_of_file AS (
    SELECT w.sheet, w.cells
    FROM sheet_rows AS w
    JOIN sources AS s ON s.file = w.file
    WHERE s.key = $source
)
SELECT s.kind,
    (SELECT count(*) FROM passages AS p WHERE p.file = s.file) AS passages,
    (SELECT count(DISTINCT f.locator) FROM figures AS f WHERE f.source = $source) AS places,
    (SELECT count(*) FROM figures AS f WHERE f.source = $source) AS figures,
    (
        SELECT count(*) FROM rows_of_file AS w
        WHERE w.sheet = '' AND position('"' || $source || '"' IN w.cells) > 0
    ) AS rows,
    (
        SELECT count(*)
        FROM (
            SELECT unnest(from_json(w.cells, '["VARCHAR"]')) AS cell
            FROM rows_of_file AS w WHERE w.sheet <> ''
        ) AS c
        WHERE c.cell <> ''
    ) AS cells
FROM sources AS s
WHERE s.key = $source
"""


def source_coverage(warehouse: Warehouse, *, source: str) -> pd.DataFrame:
    """How much of a source became figures: no row or one.

    Columns: kind, passages (of a report), places (cells, rows or stretches of text that gave
    a figure), figures, rows (of a table, those of this source), cells (of the sheets that
    were read, those that hold anything).
    """
    names = ("kind", "passages", "places", "figures", "rows", "cells")
    return stored(warehouse, SOURCE_COVERAGE, names, source=source)
