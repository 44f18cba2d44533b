"""What a source gives: figures, issues, and the source itself.

A figure is a claim made by a source, not a truth. Nothing here reads a file.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from catalogue.quantities import Qualifier

Status = Literal["actual", "target", "estimate", "unknown"]
MissingReason = Literal["not_applicable", "not_disclosed", "not_counted", "not_mentioned"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One claim: value in the base unit, where it stands, and the words themselves.

    `value` is None exactly when `missing_reason` is given or the qualifier is
    indefinite. A moment (a stock) has period_start = period_end.
    """

    indicator: str
    region: str
    period_start: date
    period_end: date
    value: Decimal | None
    source: str
    locator: str
    as_written: str
    status: Status = "actual"
    qualifier: Qualifier = "exact"
    value_max: Decimal | None = None
    missing_reason: MissingReason | None = None
    sample: bool = False
    correction: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unfilled:
    """A cell that asks for a figure and holds none: nobody claimed anything."""

    indicator: str
    region: str
    period_start: date
    period_end: date
    source: str
    locator: str
    as_written: str
    sample: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """Something a person must know or mend. `message` says what was found, what was
    expected and what to do, in Chinese; `file` and `place` say where.

    An error keeps the value out; a warning lets it in and is shown; info is a row
    that was set aside on purpose, with the reason.
    """

    code: str
    severity: Severity
    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file} {self.place}：{self.message}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document that claims figures (`data/sources.toml`). Higher precedence wins.

    `file` is relative to the data folder; `published` an ISO date, year-month or year. Of a
    report, `region` (a code) and `year` (0 for none) say of whom and when it speaks where its
    own words do not.
    """

    key: str
    title: str
    publisher: str
    published: str
    kind: Literal["published", "report", "return"]
    precedence: int
    file: str
    url: str = ""
    sha256: str = ""
    sample: bool = False
    region: str = ""
    year: int = 0


class SourceError(Exception):
    """A source as a whole cannot be read. The message is one for the person who sent it."""
