"""What a cell of a table means: its indicator, district, period and unit, each from its row, its
column or the text around the table.

A line that cannot be understood is complained of once and left out; nothing is guessed, and
where a table names its years or districts, a line that names none gets none. Reads no value.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from catalogue import Indicator, Region
from etl.returns.cells import Cell
from etl.returns.contexts import Context, Told, whose
from etl.returns.headers import Match
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.orientation import Line, Orientation
from etl.returns.regions import either
from etl.returns.units import at_odds, factor, fitting
from etl.returns.vocabulary import CHANGING, FORECAST, axis_of
from etl.returns.words import Words
from etl.returns.years import Period

NEUTRAL = ("neutral", "either", "indicator", "unit")
TITLE = 40  # characters of a title; what is longer is a note
NEW = re.compile(r"新增|净增|新发展|新入会")
BEFORE = re.compile(r"上年|去年|上一?年度|往年")
REASONS = {
    "derived": "由其他列算出的数",
    "text": "文字",
    "note": "备注",
    "name": "名称",
    "before": "上年的数，只供对照",
    "total": "各列的合计",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """What one cell claims a value of."""

    indicator: Indicator
    region: Region
    period: Period
    unit: str
    label: str


class Meanings:
    """The meaning of a table's cells; `complaints` says what could not be understood, and where."""

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
        self.complaints: list[tuple[Cell, Complaint]] = []
        self.inferred: dict[str, str] = {}
        self.named_rows = bool(orientation.of_role("indicator"))
        if context.forecast:
            raise RefusedError("forecast_column", found=context.title)
        self.period = context.period()
        self.region = self._region()
        self._check_period()
        self.columns = [line for line in self._columns() if line is not None]

    def _region(self) -> Region | None:
        """The district of the whole table, where its lines name none."""
        if self.has_regions:
            return None
        if self.context.publisher is not None or self.context.form:
            whose(self.context.publisher_name, self.words)
        return self.context.region() or self.told.region

    @property
    def has_regions(self) -> bool:
        """Whether rows or columns name districts."""
        by_row = bool(self.orientation.of_role("region"))
        return by_row or any(line.kind == "region" for line in self.orientation.data)

    def _lines(self) -> list[Line]:
        return [*self.rows, *self.orientation.data]

    def _check_period(self) -> None:
        """A table that names one year, under a title that names another, is refused."""
        # 2025年预计 beside 2024: the forecast says nothing of which year the rest is of.
        years = {
            line.period.year
            for line in self._lines()
            if line.period and not line.period.forecast and not FORECAST.search(line.cell.shown)
        }
        self.dated = bool(years) or bool(self.orientation.of_role("period"))
        if len(years) == 1 and self.period is not None and self.period.year not in years:
            named = [f"{where}为{p.year}年" for where, p in self.context.years.items()]
            found = "，".join([*named, f"表中为{next(iter(years))}年"])
            raise RefusedError("year_conflict", found=found)
        spans = {
            line.period.partial
            for line in self._lines()
            if line.period and not line.period.forecast
        }
        self.mixed = len(spans) > 1
        relative = any(line.years_back is not None for line in self._lines())
        self.base = self.period
        if self.base is None and self.told.year is not None:
            self.base = Period(year=self.told.year)
        if self.base is None and (relative or not self.dated):
            raise RefusedError("year_missing")
        if self.base is not None and self.base.partial and not self.dated:
            found = str(self.base)
            self._complain(
                self.orientation.table.captions[:1],
                "partial_year",
                found=found,
                outcome="按所写期间入库，不与全年数比较",
            )

    def _complain(self, cells: Sequence[Cell], code: str, **found: object) -> None:
        table = self.orientation.table
        cell = (
            cells[0]
            if cells
            else table.grid.cell((*table.headers, *table.body, 1)[0], table.columns[0])
        )
        self.complaints.append((cell, complaint(code, **found)))

    # ── columns ──

    def _columns(self) -> Iterable[Line | None]:
        seen: dict[tuple[object, ...], Line] = {}
        usable: dict[int, Line | None] = {}
        for line in self.orientation.data:
            usable[line.number] = self._usable(line)
            found = usable[line.number]
            key = self._identity(found) if found is not None else None
            if key is None or found is None:
                continue
            if key in seen:
                self._complain(
                    [line.cell],
                    "duplicate_header",
                    found=line.cell.shown.strip(),
                    first=seen[key].cell.place,
                )
                usable[line.number] = usable[seen[key].number] = None
            else:
                seen[key] = line
        for kept in usable.values():
            if kept is not None and kept.cores and not self.named_rows:
                self.tell_assumed(kept, self._match(kept.cores, kept))
        return list(usable.values())

    def tell_assumed(self, line: Line, match: Match) -> None:
        """项目数 alone is taken for the one of 万企兴万村, with a warning."""
        if match.verdict == "assumed" and match.indicator is not None:
            found = self._shown(line)
            cell = line.worded or line.cell
            self._complain([cell], "heading_assumed", found=found, name=match.indicator.name)

    def _identity(self, line: Line) -> tuple[object, ...]:
        """What a column is of: two columns of the same are one too many."""
        match = None if self.named_rows or not line.cores else self._match(line.cores, line)
        what = match.indicator.key if match and match.indicator else line.cores
        return what, line.place, line.period, line.years_back

    def _usable(self, line: Line) -> Line | None:
        """The column, if its cells can be read; else None, complained of where it holds numbers."""
        if line.years_back or any(BEFORE.match(core) for core in line.cores):
            found = line.cell.shown.strip()
            self._complain([line.cell], "column_ignored", found=found, reason=REASONS["before"])
            return None
        refused = self.kept_out_by_period(line)
        if refused or line.kind in ("ambiguous", "zone"):
            self._complain_of_place(line)
            return None
        if line.kind in ("total", "subtotal", "own") and self._totals_over_regions():
            return line
        if self.named_rows:
            return self._beside_named_rows(line)
        if not line.cores:
            return self._without_words(line)
        return self._headed(line)

    def _totals_over_regions(self) -> bool:
        return any(line.kind == "region" for line in self.orientation.data)

    def _complain_of_place(self, line: Line) -> None:
        if line.kind == "ambiguous" and line.place:
            self._complain(
                [line.cell],
                "ambiguous_place",
                found=line.cell.shown.strip(),
                options=either(line.place.options),
            )
        elif line.kind == "zone":
            self._complain([line.cell], "zone_place", found=line.cell.shown.strip())

    def kept_out_by_period(self, line: Line) -> bool:
        """Whether a line's period keeps it out; complains of it."""
        period = line.period
        if period is None:
            return False
        cell = line.when or line.cell
        shown = cell.shown.strip()
        if period.inferred:
            self._complain([cell], "date_serial_inferred", found=shown, year=period.year)
        if period.forecast:
            self._complain([cell], "forecast_column", found=shown)
        elif period.partial:
            outcome = "与全年数并列，未入库" if self.mixed else "按所写期间入库，不与全年数比较"
            self._complain([cell], "partial_year", found=shown, outcome=outcome)
        return period.forecast or (period.partial and self.mixed)

    def _beside_named_rows(self, line: Line) -> Line | None:
        """A column of a table whose rows name the indicators."""
        cores = line.cores
        if not cores or all(axis_of(core) in NEUTRAL for core in cores):
            return replace(line, cores=())
        named = [row for row in self.rows if row.cores]
        if any(self._match((*row.cores, *cores), line).indicator for row in named):
            return line
        self._refuse(line, self.words.headings.match(cores, "", None))
        return None

    def _without_words(self, line: Line) -> Line | None:
        """A column under a year or a district only, or under nothing at all."""
        table = self.orientation.table
        if not self._holds_numbers(line):
            return None
        headed = bool(table.path(line.number))
        if not headed and any(table.path(c) for c in table.columns) and not line.period:
            self._complain([line.cell], "unknown_header", found="空白", near="。")
            return None
        return self._of_title(line)

    def _of_title(self, line: Line) -> Line | None:
        match = self.words.headings.in_text(self.context.text, self._year(line))
        if match.indicator is None:
            shown = line.cell.shown.strip() or "空白"
            self._complain(
                [line.cell], "unknown_header", found=shown, near="，或在标题中写明是什么指标。"
            )
            return None
        return replace(line, cores=(match.indicator.name,), label=match.indicator.name)

    def _headed(self, line: Line) -> Line | None:
        match = self._match(line.cores, line)
        if match.verdict == "neutral":
            if self._wordless():
                return self._of_title(line)
            self._total_of_columns(line)
            return None
        if match.indicator is None and not self._known_in_some_year(line):
            self._refuse(line, match)
            return None
        if match.indicator is not None and self._maybe_new(match.indicator):
            options = either((match.indicator.name, "新增数"))
            self._complain(
                [line.cell], "ambiguous_header", found=self._shown(line), options=options
            )
            return None
        return line

    def _wordless(self) -> bool:
        """Whether no column says what it counts, so that the title may."""
        cores = [core for line in self.orientation.data for core in line.cores]
        return all(axis_of(core) in NEUTRAL for core in cores)

    def _total_of_columns(self, line: Line) -> None:
        """合计 beside 企业会员 and 个人会员: of what, only its sender knows."""
        found, reason = self._shown(line), REASONS["total"]
        self._complain([line.cell], "column_ignored", found=found, reason=reason)

    def _known_in_some_year(self, line: Line) -> bool:
        """村数 was of 万企帮万村 until 2020: what it is depends on the row's year."""
        years = {row.period.year for row in self.rows if row.period}
        around = self.context.text
        matches = [self.words.headings.match(line.cores, around, year) for year in years]
        for match in matches[:1]:
            self.tell_assumed(line, match)
        return any(match.indicator is not None for match in matches)

    def _maybe_new(self, indicator: Indicator) -> bool:
        """会员数 under the title 新增会员统计表, where no heading says 新增."""
        captions = self.orientation.table.captions
        titled = any(NEW.search(c.shown) and len(c.shown) < TITLE for c in captions)
        headed = any(NEW.search("".join(one.cores)) for one in self.orientation.data)
        return titled and not headed and indicator.kind == "stock"

    def _shown(self, line: Line) -> str:
        return "·".join(line.cores) or line.cell.shown.strip()

    def _refuse(self, line: Line, match: Match) -> None:
        """Why a column is left out: an error only where numbers are lost by it."""
        found = self._shown(line)
        if match.verdict == "forecast":
            self._complain([line.cell], "forecast_column", found=found)
        elif match.verdict == "derived":
            self._complain([line.cell], "column_ignored", found=found, reason=REASONS["derived"])
        elif not self._holds_numbers(line):
            self._complain([line.cell], "column_ignored", found=found, reason=REASONS["text"])
        elif self._of_which(line):
            self._complain([line.cell], "of_which_row_skipped", found=line.cell.shown.strip())
        elif match.verdict == "ambiguous":
            self._complain(
                [line.cell], "ambiguous_header", found=found, options=either(match.options)
            )
        else:
            near = self.words.headings.near(line.cores[-1] if line.cores else found)
            self._complain([line.cell], "unknown_header", found=found, near=near)

    def _of_which(self, line: Line) -> bool:
        path = self.orientation.table.path(line.number)
        return any(self.words.regions.place(cell.shown).kind == "of_which" for cell in path)

    def _holds_numbers(self, line: Line) -> bool:
        table = self.orientation.table
        return any(table.lines.sort(row, line.number) == "value" for row in table.body)

    def _match(self, cores: tuple[str, ...], line: Line) -> Match:
        return self.words.headings.match(cores, self.context.text, self._year(line))

    def _year(self, line: Line) -> int | None:
        period = line.period or self.base
        return period.year if period else None

    # ── one cell ──

    def period_of(self, row: Line, column: Line) -> Period | None:
        """The period of a cell: of its row or column; of the table, where no line names any."""
        own = row.period or column.period
        if own is not None:
            return own
        back = row.years_back if row.years_back is not None else column.years_back
        if back is not None and self.base is not None:
            return replace(self.base, year=self.base.year + back)
        return None if self.dated else self.base

    def region_of(self, row: Line, column: Line) -> Region | None:
        """The district of a cell; of the table, where no line names any."""
        return row.region or column.region if self.has_regions else self.region

    def match_of(self, row: Line, column: Line, group: str) -> Match:
        """The indicator of a cell."""
        cores = (*row.cores, *column.cores) if self.named_rows else column.cores
        period = self.period_of(row, column)
        around = f"{self.context.text} {group}"
        year = period.year if period else None
        if self.named_rows and group and CHANGING.search(group):
            found = self.words.headings.match(
                (*self.words.headings.heading(group).cores, *cores), around, year
            )
            if found.indicator is not None:
                return found
        return self.words.headings.match(cores, around, year)

    def unit_of(self, row: Line, column: Line, indicator: Indicator) -> str:
        """The unit of a cell's row or column, else the caption's. Raises `RefusedError`."""
        stated = [unit for unit in (row.unit, column.unit) if unit]
        factors = {factor(unit, indicator) for unit in stated}
        other = at_odds(stated[0], self.context.units, indicator) if stated else ""
        if len(factors) > 1 or other:
            raise RefusedError("unit_conflict", expected=stated[0], found=other or stated[-1])
        if stated:
            return stated[0]
        unit = fitting(self.context.units, indicator)
        if unit:
            self.inferred.setdefault(self._shown(row if self.named_rows else column), unit)
        return unit
