"""Rows into the tables of a new release: in bulk, and a bad row alone stays out.

Takes records with the columns as attributes, so that it need not know who read them. Nothing
here decides what is right; the schema's constraints do.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Generic, TypeVar

import duckdb
import pandas as pd

from catalogue import Catalogue

Record = TypeVar("Record")
Statements = Mapping[str, str]

# BY NAME: the frame's columns are those of the table, in any order. Every column travels as
# text and is read by the table's type: pandas would make DECIMAL binary and NULL years float.
INSERT: Statements = {
    "release": "INSERT INTO release BY NAME SELECT * FROM given",
    "indicators": "INSERT INTO indicators BY NAME SELECT * FROM given",
    "regions": "INSERT INTO regions BY NAME SELECT * FROM given",
    "applicable": "INSERT INTO applicable BY NAME SELECT * FROM given",
    "expected": "INSERT INTO expected BY NAME SELECT * FROM given",
    "reporting": "INSERT INTO reporting BY NAME SELECT * FROM given",
    "returns": "INSERT INTO returns BY NAME SELECT * FROM given",
    "sources": "INSERT INTO sources BY NAME SELECT * FROM given",
    "figures": "INSERT INTO figures BY NAME SELECT * FROM given",
    "issues": "INSERT INTO issues BY NAME SELECT * FROM given",
    "documents": "INSERT INTO documents BY NAME SELECT * FROM given",
    "blocks": "INSERT INTO blocks BY NAME SELECT * FROM given",
    "passages": "INSERT INTO passages BY NAME SELECT * FROM given",
    "sheet_rows": "INSERT INTO sheet_rows BY NAME SELECT * FROM given",
}
EMPTY = "SELECT * FROM query_table(?) LIMIT 0"
FROM_FILE: Statements = {
    ".parquet": "INSERT INTO figures BY NAME SELECT * FROM read_parquet(?)",
    ".csv": "INSERT INTO figures BY NAME SELECT * FROM read_csv(?, header = true, "
    "all_varchar = true, nullstr = '')",
}


@dataclass(frozen=True)
class Misfit(Generic[Record]):
    """A record that the schema's constraints keep out, and what the database said."""

    record: Record
    reason: str


def insert_release(
    connection: duckdb.DuckDBPyConnection,
    *,
    number: int,
    built_at: datetime,
    sample: bool,
    organisation: str,
) -> None:
    """The one row that makes the file a release. `built_at` is UTC."""
    row = (number, built_at.replace(tzinfo=None), sample, organisation)
    connection.execute("INSERT INTO release VALUES (?, ?, ?, ?)", row)


def insert_catalogue(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """What the catalogue says of indicators, regions and what the districts owe."""
    indicators, regions = catalogue.indicators.values(), catalogue.regions.values()
    _insert(connection, "indicators", _rows(connection, "indicators", _placed(indicators)))
    _insert(connection, "regions", _rows(connection, "regions", _placed(regions)))
    applicable = [(i.key, division) for i in indicators for division in i.applies_to]
    _insert(connection, "applicable", _frame(applicable, ["indicator", "division"]))
    owed = {
        (key, year): None
        for reporting in catalogue.organisation.reporting
        for key in reporting.indicators
        for year in range(reporting.since, reporting.until + 1)
    }
    _insert(connection, "expected", _frame(list(owed), ["indicator", "year"]))
    years = dict.fromkeys(year for _, year in owed)
    due = [(year, catalogue.organisation.deadline(year)) for year in years]
    _insert(connection, "reporting", _frame(due, ["year", "deadline"]))


def insert_sources(connection: duckdb.DuckDBPyConnection, sources: Sequence[Any]) -> None:
    """Sources, as records with the table's columns."""
    _insert(connection, "sources", _rows(connection, "sources", sources))


def insert_returns(connection: duckdb.DuckDBPyConnection, receipts: Sequence[Any]) -> None:
    """What became of each return, as records with the table's columns."""
    _insert(connection, "returns", _rows(connection, "returns", receipts))


def insert_issues(connection: duckdb.DuckDBPyConnection, issues: Sequence[Any]) -> None:
    """Issues and complaints, as records with the table's columns."""
    _insert(connection, "issues", _rows(connection, "issues", issues))


def insert_documents(connection: duckdb.DuckDBPyConnection, documents: Sequence[Any]) -> None:
    """Reports as text, and the blocks of each. `end` of a block becomes finish."""
    _insert(connection, "documents", _rows(connection, "documents", documents))
    blocks = [(d.file, b.start, b.end, b.kind, b.level) for d in documents for b in d.blocks]
    _insert(connection, "blocks", _frame(blocks, ["file", "start", "finish", "kind", "level"]))


def insert_passages(
    connection: duckdb.DuckDBPyConnection,
    passages: Mapping[str, Sequence[Any]],
    locator: Callable[[Any], str],
) -> None:
    """The passages of each file. `locator` says where one stands, in the figures' words."""
    placed = [
        _Passage(passage, file, locator(passage))
        for file, read in passages.items()
        for passage in read
    ]
    _insert(connection, "passages", _rows(connection, "passages", placed))


def insert_sheet_rows(connection: duckdb.DuckDBPyConnection, rows: Sequence[Any]) -> None:
    """Rows of sheets and tables; their cells travel as JSON."""
    cells = [
        (r.file, r.sheet, r.position, json.dumps(list(r.cells), ensure_ascii=False)) for r in rows
    ]
    _insert(connection, "sheet_rows", _frame(cells, ["file", "sheet", "position", "cells"]))


def insert_figures(
    connection: duckdb.DuckDBPyConnection, figures: Sequence[Record] | Path
) -> list[Misfit[Record]]:
    """All figures that fit the schema; those that do not are handed back.

    Of a Parquet or CSV file with the table's columns: all figures, or a `duckdb.Error`.
    """
    if isinstance(figures, Path):
        _load(connection, figures)
        return []
    return _insert_fitting(connection, figures, _rows(connection, "figures", figures))


def _load(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    if file.suffix.lower() not in FROM_FILE:
        raise ValueError(f"{file.name}: neither .parquet nor .csv")
    connection.execute(FROM_FILE[file.suffix.lower()], [str(file)])


def _insert_fitting(
    connection: duckdb.DuckDBPyConnection, records: Sequence[Record], rows: pd.DataFrame
) -> list[Misfit[Record]]:
    """Insert all at once; where that fails, each half for itself, down to the bad row."""
    try:
        _insert(connection, "figures", rows)
    except (duckdb.IntegrityError, duckdb.DataError) as error:
        if len(records) == 1:
            return [Misfit(records[0], str(error))]
        half = len(records) // 2
        return [
            *_insert_fitting(connection, records[:half], rows[:half]),
            *_insert_fitting(connection, records[half:], rows[half:]),
        ]
    return []


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame) -> None:
    if rows.empty:
        return
    # A cursor of its own, with which the frame is let go.
    with connection.cursor() as cursor:
        cursor.register("given", rows)
        cursor.execute(INSERT[table])


def _placed(records: Iterable[Any]) -> list[Any]:
    return [_Placed(record, position) for position, record in enumerate(records)]


@dataclass(frozen=True)
class _Placed:
    """A record of the catalogue with its place in the file."""

    record: Any
    position: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.record, name)


@dataclass(frozen=True)
class _Passage:
    """A passage with its file and place, as the table's columns name them."""

    record: Any
    file: str
    locator: str

    @property
    def finish(self) -> int:
        return int(self.record.end)

    @property
    def candidates(self) -> str:
        return ",".join(self.record.candidates)

    @property
    def evidence(self) -> str:
        names = ("field", "words", "reason", "start", "end")
        said = [{name: getattr(e, name) for name in names} for e in self.record.evidence]
        return json.dumps(said, ensure_ascii=False)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.record, name)


def _rows(
    connection: duckdb.DuckDBPyConnection, table: str, records: Sequence[Any]
) -> pd.DataFrame:
    names = [column[0] for column in connection.execute(EMPTY, [table]).description or []]
    return _frame([tuple(getattr(r, name) for name in names) for r in records], names)


def _frame(rows: Sequence[Sequence[Any]], names: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            name: pd.Series([_text(row[place]) for row in rows], dtype="str")
            for place, name in enumerate(names)
        }
    )


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return format(value, "f") if isinstance(value, Decimal) else str(value)
