"""What a table gives: claims, and the numbers that totals are checked with.

Records only; nothing here reads a cell.
"""

from dataclasses import dataclass

from catalogue import Indicator, Region
from etl.figures import Status
from etl.returns.cells import Cell
from etl.returns.regions import Place
from etl.returns.values import Value
from etl.returns.years import Period


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One cell that was read. `stub` is what its row says in columns that were not understood."""

    indicator: Indicator
    region: Region
    period: Period
    value: Value
    cell: Cell
    locator: str
    as_written: str
    label: str
    status: Status = "actual"
    stub: str = ""

    @property
    def key(self) -> tuple[str, str, Period, Status]:
        """What it is a claim of: no two may differ."""
        return self.indicator.key, self.region.code, self.period, self.status


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """A number of a row or column, whatever it is of: what totals are checked with."""

    kind: str
    row: int
    column: int
    indicator: Indicator
    value: Value | None
    cell: Cell
    label: str
    place: Place | None = None
