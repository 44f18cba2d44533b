"""Which columns of a table can be read, and why the others cannot.

A heading that is not understood is told of once; nothing is guessed. Reads no value.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from catalogue import Indicator
from etl.returns.aims import with_aim
from etl.returns.cells import Cell
from etl.returns.contexts import Context
from etl.returns.issues import Complaint, complaint
from etl.returns.months import make_a_year, without_parts
from etl.returns.orientation import Line, Orientation
from etl.returns.periods import OF_ONE, Periods
from etl.returns.phrases import Match
from etl.returns.regions import either
from etl.returns.totals import OF_A_MONTH, months_beside, of_its_group, to_date, without_total
from etl.returns.vocabulary import DERIVED, axis_of
from etl.returns.words import Words
from etl.returns.years import Months

NEUTRAL = ("neutral", "either", "indicator", "unit")
TITLE = 40  # characters of a title; what is longer is a note
NEW = re.compile(r"新增|净增|新发展|新入会")
BEFORE = re.compile(r"上年|去年|上一?年度|往年")
BESIDE = "上年的数，只供对照"
REASONS = {"derived": "由其他列算出的数", "text": "文字", "total": "各列的合计"}


class Columns:
    """The columns of one table; `usable` are those that can be read, from the left."""

    def __init__(
        self,
        orientation: Orientation,
        rows: Sequence[Line],
        context: Context,
        periods: Periods,
        words: Words,
    ) -> None:
        self.orientation, self.rows, self.context = orientation, rows, context
        self.periods, self.words = periods, words
        self.named_rows = bool(orientation.of_role("indicator"))
        self.complaints: list[tuple[Cell, Complaint]] = []
        self.usable = self._columns()

    def _tell(self, cell: Cell, code: str, **found: object) -> None:
        self.complaints.append((cell, complaint(code, **found)))

    def _ignore(self, line: Line, why: str) -> None:
        self._tell(line.cell, "column_ignored", found=self._shown(line), reason=REASONS[why])

    def _columns(self) -> list[Line]:
        readable = [
            line for one in self.orientation.data if (line := self._usable(one)) is not None
        ]
        groups: dict[tuple[object, ...], list[Line]] = {}
        for line in readable:
            groups.setdefault(self._identity(line), []).append(line)
        headed_at = self.orientation.table.headed_at
        for first, *others in groups.values():
            for other in others:
                at, place = headed_at(other.number), headed_at(first.number).place
                self._tell(at, "duplicate_header", found=other.cell.shown.strip(), first=place)
        single = [group[0] for group in groups.values() if len(group) == 1]
        for line in single:
            if line.cores and not self.named_rows:
                self.tell_assumed(line, self._match(line.cores, line))
        return single

    def tell_assumed(self, line: Line, match: Match) -> None:
        """项目数 alone is taken for the one of 万企兴万村, with a warning."""
        if match.verdict == "assumed" and match.indicator is not None:
            found = self._shown(line)
            cell = line.worded or line.cell
            self._tell(cell, "heading_assumed", found=found, name=match.indicator.name)

    def _identity(self, line: Line) -> tuple[object, ...]:
        """What a column is of: two columns of the same are one too many."""
        match = None if self.named_rows or not line.cores else self._match(line.cores, line)
        what = match.indicator.key if match and match.indicator else line.cores
        return what, line.place, line.period, line.years_back, line.months, line.aimed

    def _usable(self, line: Line) -> Line | None:
        """The column, if its cells can be read; else None, complained of where it holds numbers."""
        aimed = self.context.aimed and not self.periods.before_plan(line)
        line = with_aim(line, self.orientation.table.path(line.number), aimed=aimed)
        if line.years_back or any(BEFORE.match(core) for core in line.cores):
            found = line.cell.shown.strip()
            self._tell(line.cell, "column_ignored", found=found, reason=BESIDE)
            return None
        if any(map(OF_A_MONTH.fullmatch, line.cores)):
            self._tell(line.cell, "partial_year", found=line.cell.shown.strip(), outcome=OF_ONE)
            return None
        line = to_date(line, self.orientation)
        refused = self.periods.kept_out(line)
        if refused or line.kind in ("ambiguous", "zone"):
            self._complain_of_place(line)
            return None
        if line.kind in ("total", "subtotal", "own") and self.orientation.names_regions:
            return line
        if parts := months_beside(line, self.orientation):
            year = self._year_of(line, parts)
            return year and self._worded(year)
        if of_its_group(line, self.orientation):
            line = replace(line, place=None)
        if line.kind in ("subtotal", "own"):  # 城区 below 会员数: a part of the district
            self._tell(line.cell, "unknown_header", found=line.cell.shown.strip(), near="。")
            return None
        return self._worded(line)

    def _worded(self, line: Line) -> Line | None:
        """The column, if its words say of what it is."""
        if self.named_rows:
            return self._beside_named_rows(line)
        if not line.cores:
            return self._without_words(line)
        return self._headed(line)

    def _year_of(self, line: Line, parts: Sequence[Months]) -> Line | None:
        """合计 beside 1月 … 12月 is the year's, of what is counted over time."""
        cores = without_total(line)
        named = [row.cores for row in self.rows if row.cores] if self.named_rows else [cores]
        found = [self._match(one, line) if one else self._titled(line) for one in named]
        flows = all(one.indicator and one.indicator.kind == "flow" for one in found)
        if flows and make_a_year(parts):
            return replace(line, place=None, cores=cores, months=(1, 12))
        self._total_of_columns(line)
        return None

    def _complain_of_place(self, line: Line) -> None:
        found = line.cell.shown.strip()
        if line.kind == "ambiguous" and line.place:
            options = either(line.place.options)
            self._tell(line.cell, "ambiguous_place", found=found, options=options)
        elif line.kind == "zone":
            self._tell(line.cell, "zone_place", found=found)

    def _beside_named_rows(self, line: Line) -> Line | None:
        """A column of a table whose rows name the indicators."""
        cores = line.cores
        if not cores or all(axis_of(core) in NEUTRAL for core in cores):
            return replace(line, cores=())
        if line.unit and all(map(DERIVED.search, cores)):  # 同比增长（%） beside 会员数, 个
            self._ignore(line, "derived")
            return None
        named = [row for row in self.rows if row.cores]
        if any(self._match((*row.cores, *cores), line).indicator for row in named):
            return line
        self._refuse(line, self.words.match(cores, "", None, self.context.form))
        return None

    def _without_words(self, line: Line) -> Line | None:
        """A column under a year or a district only, or under nothing at all."""
        table = self.orientation.table
        if not self.orientation.holds_numbers(line.number):
            return None
        if not table.path(line.number) and any(map(table.path, table.columns)) and not line.period:
            cell = self.orientation.first_number(line.number)
            self._tell(cell, "number_beside_headings", row=cell.row, found=cell.shown.strip())
            return None
        return self._of_title(line)

    def _titled(self, line: Line) -> Match:
        said = without_parts(self.context.text)
        return self.words.phrases.in_text(said, self.periods.year(line))

    def _of_title(self, line: Line) -> Line | None:
        match = self._titled(line)
        if match.indicator is None:
            found, near = line.cell.shown.strip() or "空白", "，或在标题中写明是什么指标。"
            self._tell(line.cell, "unknown_header", found=found, near=near)
            return None
        return replace(line, cores=(match.indicator.name,), label=match.indicator.name)

    def _headed(self, line: Line) -> Line | None:
        match = self._match(line.cores, line)
        if match.verdict == "neutral":
            if self._wordless() and not line.kind:
                return self._of_title(line)
            self._total_of_columns(line)
            return None
        if match.indicator is None and not self._known_in_some_year(line):
            self._refuse(line, match)
            return None
        if match.indicator is not None and self._maybe_new(match.indicator):
            options = either((match.indicator.name, "新增数"))
            self._tell(line.cell, "ambiguous_header", found=self._shown(line), options=options)
            return None
        return line

    def _wordless(self) -> bool:
        """Whether no column says what it counts, so that the title may."""
        cores = [core for line in self.orientation.data for core in line.cores]
        return all(axis_of(core) in NEUTRAL for core in cores)

    def _total_of_columns(self, line: Line) -> None:
        """合计 beside 企业会员 and 个人会员: of what, only its sender knows."""
        code = "total_of_months" if months_beside(line, self.orientation) else "column_ignored"
        self._tell(line.cell, code, found=self._shown(line), reason=REASONS["total"])

    def _known_in_some_year(self, line: Line) -> bool:
        """村数 was of 万企帮万村 until 2020: what it is depends on the row's year."""
        years = {row.period.year for row in self.rows if row.period}
        said, form = self.context.text, self.context.form
        matches = [self.words.match(line.cores, said, year, form) for year in years]
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
            self._tell(line.cell, "forecast_column", found=found)
        elif match.verdict == "derived":
            self._ignore(line, "derived")
        elif not self.orientation.holds_numbers(line.number):
            self._ignore(line, "text")
        elif self._of_which(line):
            self._tell(line.cell, "of_which_row_skipped", found=line.cell.shown.strip())
        elif match.verdict == "ambiguous":
            code = "heading_of_other_work" if match.work else "ambiguous_header"
            options = either(match.options)
            self._tell(line.cell, code, found=found, options=options, work=match.work)
        else:
            near = self.words.phrases.near(line.cores[-1] if line.cores else found)
            self._tell(line.cell, "unknown_header", found=found, near=near)

    def _of_which(self, line: Line) -> bool:
        path = self.orientation.table.path(line.number)
        return any(self.words.regions.place(cell.shown).kind == "of_which" for cell in path)

    def _match(self, cores: tuple[str, ...], line: Line) -> Match:
        return self.words.match(
            cores, self.context.text, self.periods.year(line), self.context.form
        )
