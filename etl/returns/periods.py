"""Of which period the lines of a table are, and which of them a figure may be of.

The table's own years go before what is written around it; where any line names a year, a line
that names none has none. Reads no value.
"""

from collections.abc import Sequence
from dataclasses import replace

from etl.returns.cells import Cell
from etl.returns.contexts import Context, Told
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.notes import check_titled
from etl.returns.orientation import Line, Orientation
from etl.returns.vocabulary import FORECAST
from etl.returns.years import Months, Period, within

BY_SPAN, BESIDE_YEARS = "按所写期间入库，不与全年数比较", "与全年数并列，未入库"
OF_ONE = "是一个月或一个季度的数，未入库"
UNTOLD = "没有写明是当月的数还是累计到当月，未入库"


def _no_year(context: Context) -> RefusedError:
    """That no year is told, or more than one: 2023年与2024年会员数."""
    if len(context.full) > 1:
        found = "、".join(f"{year}年" for year in sorted(context.full))
        return RefusedError("years_several", found=found)
    return RefusedError("year_missing")


def _all_of(lines: Sequence[Line]) -> bool:
    """Whether each line says itself of which months it is."""
    return bool(lines) and all(line.months for line in lines)


class Periods:
    """The periods of one table. `base` is the whole table's; what is to be told of its lines is in
    `complaints`. Raises `RefusedError` with `year_conflict`, `year_missing` or `year_short`.
    """

    def __init__(
        self, orientation: Orientation, rows: Sequence[Line], context: Context, told: Told
    ) -> None:
        self.complaints: list[tuple[Cell, Complaint]] = []
        self.captions = orientation.table.captions
        self.lines = [*rows, *orientation.data]
        # 2025年预计 beside 2024: the forecast says nothing of which year the rest is of.
        years = {
            line.period.year
            for line in self.lines
            if line.period and not line.period.forecast and not FORECAST.search(line.cell.shown)
        }
        self._check_century(context, told)
        by_row = bool(orientation.of_role("period")) and not any(row.months for row in rows)
        self.dated = bool(years) or by_row
        self.base = self._base(years, context, told)
        self.mixed = self._parts_beside_years(rows) or self._parts_beside_years(orientation.data)
        if self.base is not None and not self.dated:
            self._tell_of_month(orientation, context)
        self.part: Months | None = None
        if not (_all_of(orientation.data) or _all_of(rows)):
            self._take_part(context, orientation, years)

    def _take_part(self, context: Context, orientation: Orientation, years: set[int]) -> None:
        """The part of a year that the captions speak of, where not all lines say of which."""
        cell = (*self.captions, orientation.data[0].cell)[0]
        to_date = all(line.years_back is not None for line in orientation.data)
        parted = any(line.period and line.period.partial for line in self.lines)
        if context.vague and not parted and not to_date:
            year = self.base.year if self.base else max(years, default="")
            raise RefusedError("span_unclear", found=context.vague, year=year)
        if not self.dated and self.base is not None and self.base.partial:
            self._tell(cell, "partial_year", found=str(self.base), outcome=BY_SPAN)
        elif self.dated and context.part not in (None, (1, 12)) and not parted:
            self.part = context.part
            self._tell(cell, "partial_year", found=cell.shown.strip(), outcome=BY_SPAN)

    def _tell_of_month(self, orientation: Orientation, context: Context) -> None:
        """2024年12月 above a table may be the whole year's or the month's."""
        said = [p for p in context.years.values() if not p.partial]
        told = any(line.years_back == 0 or line.months for line in orientation.data)
        if said and not told and all(period.month for period in said):
            cell = (*orientation.table.captions, orientation.data[0].cell)[0]
            self._tell(cell, "month_alone", found=str(self.base))

    def _tell(self, cell: Cell, code: str, **found: object) -> None:
        self.complaints.append((cell, complaint(code, **found)))

    def _check_century(self, context: Context, told: Told) -> None:
        """24年 is 2024 where all years written in full are of one century."""
        said = [*context.years.values(), *(line.period for line in self.lines if line.period)]
        years = {period.year for period in said if not period.short} | context.full
        full = {year // 100 for year in (*years, told.year) if year is not None}
        for period in said:
            if period.short and full != {period.year // 100}:
                raise RefusedError(
                    "year_short", found=f"{period.year % 100:02}年", year=period.year
                )

    def _parts_beside_years(self, lines: Sequence[Line]) -> bool:
        """Whether some rows, or columns, are of less than others: 上半年 beside 全年."""
        return {self._partial(line) for line in lines} >= {True, False}

    def _partial(self, line: Line) -> bool | None:
        """Whether the line is of less than its year; None where it says nothing of time."""
        if line.period is not None:
            return None if line.period.forecast else line.period.partial
        if line.months is not None:
            return line.months != (1, 12)
        return False if line.years_back == 0 else None

    def _base(self, years: set[int], context: Context, told: Told) -> Period | None:
        """The period of the table: a title that names another year than its lines is refused."""
        named = context.period()
        if len(years) == 1 and named is not None and named.year not in years:
            said = [f"{where}为{period.year}年" for where, period in context.years.items()]
            raise RefusedError("year_conflict", found="，".join([*said, f"表中为{min(years)}年"]))
        if named is None and told.year is not None:
            named = within(Period(year=told.year), context.part)
        relative = any(line.years_back is not None for line in self.lines)
        if not relative and not self.dated:
            check_titled(self.captions)
        if named is None and (relative or not self.dated):
            raise _no_year(context)
        return named

    def kept_out(self, line: Line) -> bool:
        """Whether a line's period keeps it out; tells of it."""
        cell = line.when or line.cell
        shown = cell.shown.strip()
        if line.months is not None and self._unclear(line.months, cell):
            return True
        period, partial = line.period, self._partial(line)
        if period is not None and period.inferred:
            self._tell(cell, "date_serial_inferred", found=shown, year=period.year)
        if period is not None and period.forecast:
            self._tell(cell, "forecast_column", found=shown)
            return True
        if partial:
            outcome = BESIDE_YEARS if self.mixed else BY_SPAN
            self._tell(cell, "partial_year", found=shown, outcome=outcome)
        return bool(partial) and self.mixed

    def _unclear(self, months: Months, cell: Cell) -> bool:
        """Whether the months of a line may not be taken as they stand; tells of it."""
        shown = cell.shown.strip()
        if months[0] == months[1]:
            self._tell(cell, "partial_year", found=shown, outcome=UNTOLD)
            return True
        base = self.base
        if base is None or not base.partial:
            return False
        if base.first <= months[0] <= months[1] <= base.last:
            return False
        self._tell(cell, "months_conflict", found=shown, period=base)
        return True

    def of(self, row: Line, column: Line) -> Period | None:
        """The period of a cell: of its row or column; of the table, where no line names any."""
        if row.period and column.period and row.period != column.period:
            return None  # two lines that contradict each other
        if row.months and column.months and row.months != column.months:
            return None
        months = row.months or column.months
        own = row.period or column.period
        if own is not None:
            return within(own, months or self.part)
        back = row.years_back if row.years_back is not None else column.years_back
        if back is not None and self.base is not None:
            first = 1 if row.to_date or column.to_date else self.base.first
            return replace(self.base, year=self.base.year + back, first=first, month=False)
        if self.dated or self.base is None or months is None:
            return None if self.dated else self.base
        return replace(self.base, first=months[0], last=months[1], month=False)

    def before_plan(self, line: Line) -> bool:
        """Whether a column of a plan is of what was done before: 2023年 beside 2024年."""
        years = (one.period.year for one in self.lines if one.period)
        planned = self.base.year if self.base else max(years, default=0)
        return line.period is not None and line.period.year < planned

    def year(self, line: Line) -> int | None:
        """The year of a line, else the table's."""
        period = line.period or self.base
        return period.year if period else None
