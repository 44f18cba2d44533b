"""What changed from one release to another, as an answer of the newer of two open releases.

The releases lie in one folder; which values differ is asked by `warehouse.differences`.
"""

from pathlib import Path

import pandas as pd

from warehouse.contents import ReleaseError, number_in
from warehouse.database import Warehouse
from warehouse.differences import differences, rank_changes

VALUES = (
    "kind", "indicator", "indicator_name", "unit", "region", "region_name", "period_start",
    "period_end", "status", "old_value", "old_value_max", "old_qualifier", "old_missing_reason",
    "old_source", "old_locator", "new_value", "new_value_max", "new_qualifier",
    "new_missing_reason", "new_source", "new_locator", "sample", "old_rank", "new_rank",
)  # fmt: skip


def release_path(warehouse: Warehouse, number: int) -> Path:
    """The file of another release beside this one. Raises `ReleaseError`."""
    row = warehouse.connection.execute(
        "SELECT path FROM duckdb_databases() WHERE NOT internal AND path IS NOT NULL"
    ).fetchone()
    folder = Path(row[0]).parent if row else Path()
    for path in folder.glob("*.duckdb"):
        if number_in(path.name) == number:
            return path
    raise ReleaseError(f"没有第{number}版")


def revisions(warehouse: Warehouse, *, older: int, newer: int, sample: bool = True) -> pd.DataFrame:
    """One row per value that is new, revised or gone, then per place that a revision moved.

    `kind` is "revised", "new", "gone" or "rank": revised first, because they change what was
    said. Without samples, nothing that rests on one in either release. Columns: those of
    `warehouse.differences.Difference`, and old_rank, new_rank (None but for "rank").
    Raises `ReleaseError`.
    """
    paths = (release_path(warehouse, older), release_path(warehouse, newer))
    kinds = ("revised", "new", "gone")
    found = [{**vars(one), "old_rank": None, "new_rank": None} for one in differences(*paths)]
    found.sort(key=lambda row: kinds.index(row["kind"]))
    empty = dict.fromkeys(VALUES)
    moved = [{**empty, **vars(one), "kind": "rank", "unit": "位"} for one in rank_changes(*paths)]
    rows = [row for row in (*found, *moved) if sample or not row["sample"]]
    return pd.DataFrame(rows, columns=list(VALUES), dtype=object)
