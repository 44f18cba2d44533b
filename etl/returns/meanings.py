"""What a cell of a table means: its indicator, district, period and unit, each from its row, its
column or the text around the table.

A line that cannot be understood is complained of once and left out; nothing is guessed, and
where a table names its years or districts, a line that names none gets none. Reads no value.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue import Indicator, Region
from etl.returns.cells import Cell
from etl.returns.columns import Columns
from etl.returns.contexts import Context, Told
from etl.returns.issues import Complaint, RefusedError
from etl.returns.orientation import Line, Orientation
from etl.returns.periods import Periods
from etl.returns.phrases import Match
from etl.returns.regions import either
from etl.returns.units import at_odds, factor, fitting
from etl.returns.vocabulary import CHANGING
from etl.returns.words import Words
from etl.returns.years import Period


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """What one cell claims a value of."""

    indicator: Indicator
    region: Region
    period: Period
    unit: str
    label: str


class Meanings:
    """The meaning of a table's cells."""

    def __init__(
        self,
        orientation: Orientation,
        rows: Sequence[Line],
        context: Context,
        told: Told,
        words: Words,
    ) -> None:
        self.orientation, self.rows, self.context, self.words = orientation, rows, context, words
        self.told = told
        self.inferred: dict[str, str] = {}
        self.named_rows = bool(orientation.of_role("indicator"))
        self.by_months = any(row.months for row in rows)
        if context.forecast:
            raise RefusedError("forecast_column", found=context.title)
        self.region = self._region()
        self.periods = Periods(orientation, rows, context, told)
        self.judged = Columns(orientation, rows, context, self.periods, words)
        self.columns = self.judged.usable

    @property
    def complaints(self) -> list[tuple[Cell, Complaint]]:
        """What could not be understood, and where."""
        return [*self.periods.complaints, *self.judged.complaints]

    def _region(self) -> Region | None:
        """The district of the whole table, where its lines name none."""
        if self.has_regions:
            return None
        if self.context.publisher is not None or self.context.form is not None:
            _whose(self.context.publisher_name, self.words)
        return self.context.region() or self.told.region

    @property
    def has_regions(self) -> bool:
        """Whether rows or columns name districts."""
        return bool(self.orientation.of_role("region")) or self.orientation.names_regions

    def region_of(self, row: Line, column: Line) -> Region | None:
        """The district of a cell; of the table, where no line names any. None where two do."""
        if row.region and column.region and row.region != column.region:
            return None
        if self.of_whole(row, column):
            return self.words.regions.root
        return row.region or column.region if self.has_regions else self.region

    def of_whole(self, row: Line, column: Line) -> bool:
        """Whether a cell is the city's own target: 全市, whatever the districts' add up to."""
        cells = (row.cell, *self.orientation.table.path(column.number))
        is_whole = self.words.regions.is_whole
        return column.aimed and any(is_whole(cell.shown) for cell in cells)

    def label_of(self, row: Line, column: Line, indicator: Indicator) -> str:
        """What a cell is called in its sheet, else the indicator's name."""
        shown = row.label.strip() if self.named_rows else "·".join(column.cores)
        return shown or indicator.name

    def match_of(self, row: Line, column: Line, group: str) -> Match:
        """The indicator of a cell."""
        cores = (*row.cores, *column.cores) if self.named_rows else column.cores
        period = self.periods.of(row, column)
        around = f"{self.context.text} {group}"
        year = period.year if period else None
        if self.named_rows and group and CHANGING.search(group):
            found = self.words.match(
                (*self.words.headings.heading(group).cores, *cores), around, year, self.context.form
            )
            if found.indicator is not None:
                return found
        return self.words.match(cores, around, year, self.context.form)

    def unit_of(self, row: Line, column: Line, indicator: Indicator) -> str:
        """The unit of a cell's row or column, else the caption's. Raises `RefusedError`."""
        stated = [unit for unit in (row.unit, column.unit) if unit]
        factors = {factor(unit, indicator) for unit in stated}
        other = at_odds(stated[0], self.context.units, indicator) if stated else ""
        if other:
            raise RefusedError("units_differ", expected=stated[0], found=other)
        if len(factors) > 1:
            raise RefusedError("unit_conflict", expected=stated[0], found=stated[-1])
        if stated:
            return stated[0]
        unit = fitting(self.context.units, indicator)
        if unit:
            line = row if self.named_rows else column
            self.inferred.setdefault("·".join(line.cores), unit)
        return unit


def _whose(publisher: str, words: Words) -> Region:
    """The district that 填报单位 names. Raises `RefusedError`."""
    place = words.regions.place(publisher)
    if place.kind == "ambiguous":
        raise RefusedError("ambiguous_region", found=publisher, options=either(place.options))
    if place.region is None:
        near = words.regions.near(publisher)
        raise RefusedError("unknown_region", found=publisher or "空白", near=near)
    return place.region
