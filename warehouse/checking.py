"""The checks on a release: SELECTs that return the offending rows; an empty answer is good.

Each lies in `checks/`; the file's name is the complaint. It opens with three comment lines:

    -- severity: error | warning        an error stops the release, a warning is shown
    -- message: 中文，{columns} of the row in braces, and what to do
    -- why: one English line

The answer has `file` and `place` (where a person looks), and the columns the message names;
`{period}` stands for its columns `period_start` and `period_end`.
Nothing here opens a file of the warehouse or decides what happens to a release.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

import duckdb

from catalogue.wording import exactly, period_in_words

FOLDER = Path(__file__).parent
SHOWN = 200  # a check that offends more often than this is one mistake, not many
SEVERITIES = ("error", "warning")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One file of `checks/`."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    why: str
    statement: str


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What a check says of one row; the columns of the table `issues`."""

    code: str
    severity: Literal["error", "warning"]
    file: str
    place: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file} {self.place}".strip()
        return f"{where}：{self.message}" if where else self.message


@cache
def checks(folder: Path = FOLDER / "checks") -> tuple[Check, ...]:
    """All checks, in the order of their names. A head that is incomplete is a `ValueError`."""
    return tuple(_check(file) for file in sorted(folder.glob("*.sql")))


def _check(file: Path) -> Check:
    statement = file.read_text(encoding="utf-8")
    head = {}
    for line, name in zip(statement.splitlines(), ("severity", "message", "why"), strict=False):
        start = f"-- {name}: "
        if not line.startswith(start):
            raise ValueError(f"{file.name}: expected “{start}”, found “{line}”")
        head[name] = line.removeprefix(start).strip()
    if head["severity"] not in SEVERITIES:
        raise ValueError(f"{file.name}: severity “{head['severity']}”")
    severity: Literal["error", "warning"] = "error" if head["severity"] == "error" else "warning"
    return Check(
        code=file.stem,
        severity=severity,
        message=head["message"],
        why=head["why"],
        statement=statement,
    )


def check(connection: duckdb.DuckDBPyConnection) -> list[Complaint]:
    """What all checks say of a filled release whose observations are chosen."""
    connection.execute((FOLDER / "bounds.sql").read_text(encoding="utf-8"))
    return [complaint for one in checks() for complaint in complaints(connection, one)]


def complaints(connection: duckdb.DuckDBPyConnection, one: Check) -> list[Complaint]:
    """What one check says: a complaint a row, and one for all rows beyond the first `SHOWN`."""
    answer = connection.execute(one.statement)
    columns = [column[0] for column in answer.description or []]
    rows = answer.fetchmany(SHOWN)
    found = [_complaint(one, dict(zip(columns, row, strict=True))) for row in rows]
    rest = 0
    while more := answer.fetchmany(10_000):
        rest += len(more)
    if rest:
        message = f"另有{rest}处同样的问题，未逐条列出。"
        found.append(
            Complaint(code=one.code, severity=one.severity, file="", place="", message=message)
        )
    return found


def _complaint(one: Check, row: dict[str, Any]) -> Complaint:
    words = {name: _in_words(value) for name, value in row.items()}
    if "period_start" in row:
        words["period"] = period_in_words(row["period_start"], row["period_end"])
    return Complaint(
        code=one.code,
        severity=one.severity,
        file=words["file"],
        place=words["place"],
        message=one.message.format_map(words),
    )


def _in_words(value: Any) -> str:
    if isinstance(value, Decimal):
        return exactly(value)
    return "" if value is None else str(value)
