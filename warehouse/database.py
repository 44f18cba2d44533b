"""The one place that opens a release file, to write it once or to read it.

Nothing here knows what is asked or what a release is for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from catalogue import Catalogue

FOLDER = Path(__file__).parent
# No extension is ever fetched: the program must work with the cable pulled out.
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# A build of 6.4 million figures stays under 4 GB with the rest of the process (make bench).
MEMORY = "2500MB"


def create(path: Path) -> duckdb.DuckDBPyConnection:
    """A new, empty release file with its schema. Raises `duckdb.IOException` if it cannot be."""
    folder = path.parent / "spill"
    connection = duckdb.connect(
        str(path), config={**OFFLINE, "memory_limit": MEMORY, "temp_directory": str(folder)}
    )
    connection.execute((FOLDER / "schema.sql").read_text(encoding="utf-8"))
    return connection


def materialise(connection: duckdb.DuckDBPyConnection) -> None:
    """Choose the observations among the claims, and add up the districts."""
    connection.execute("SET preserve_insertion_order = false")
    for name in ("observations.sql", "totals.sql"):
        connection.execute((FOLDER / name).read_text(encoding="utf-8"))


def open_readonly(path: Path) -> duckdb.DuckDBPyConnection:
    """A finished release. Raises `duckdb.Error` if the file is not one."""
    return duckdb.connect(str(path), read_only=True, config=OFFLINE)


@dataclass(frozen=True)
class Warehouse:
    """One release, open for reading, with the catalogue that explains it."""

    connection: duckdb.DuckDBPyConnection
    catalogue: Catalogue
    number: int

    @classmethod
    def open(cls, path: Path, catalogue: Catalogue) -> "Warehouse":
        """The release in `path`. Raises `duckdb.Error` if it does not open or is not one."""
        connection = open_readonly(path)
        row = connection.execute("SELECT number FROM release").fetchone()
        if row is None:
            raise duckdb.InvalidInputException(f"{path.name} holds no release")
        return cls(connection=connection, catalogue=catalogue, number=int(row[0]))

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The answer as a frame; DECIMAL stays `Decimal`, NULL is None.

        Each question has its own cursor, so that threads do not share one. The rows come
        through Python because DuckDB hands DECIMAL to pandas as binary floating point.
        """
        cursor = self.connection.cursor()
        try:
            answer = cursor.execute(statement, dict(parameters or {}))
            columns = [column[0] for column in answer.description or []]
            return pd.DataFrame(answer.fetchall(), columns=columns, dtype=object)
        finally:
            cursor.close()
