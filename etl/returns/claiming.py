"""The rows of one table to claims and issues: every cell is read or accounted for.

A row that is no district's is set aside with its reason; what it holds serves to check totals.
Knows one table; which file and source it belongs to is settled elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalogue import Indicator
from etl.returns.cells import Cell, stored_and_shown
from etl.returns.claims import Claim, Counted
from etl.returns.contexts import Context, Told
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.labels import Labels
from etl.returns.meanings import Meaning, Meanings
from etl.returns.merges import shared
from etl.returns.notes import REMARKS, remark_on, remarked_unit
from etl.returns.orientation import Line, Orientation, row_line
from etl.returns.scales import Scales
from etl.returns.values import Value, read_value
from etl.returns.words import Words

ADDED = {"total", "subtotal", "of_which"}
KEEPING_OUT = ("remark_of_time", "remark_of_correction")


class Claims:
    """Reads one table. What it found is in `claims`, `complaints` and `counted`."""

    def __init__(
        self, orientation: Orientation, context: Context, told: Told, words: Words
    ) -> None:
        self.orientation, self.context, self.words = orientation, context, words
        self.table = orientation.table
        self.claims: list[Claim] = []
        self.counted: list[Counted] = []
        self.complaints: list[tuple[Cell, Complaint]] = []
        groups = {cell.row: cell.shown.strip() for cell in self.table.groups}
        rows = [self._row(number, groups) for number in self.table.body]
        self.meanings = Meanings(orientation, rows, context, told, words)
        self.labels = Labels(self.meanings, groups)
        self.scales = Scales(self.table, self.meanings)
        self.adds_up = self._adds_up(rows)
        self.remarks = [
            column
            for column in orientation.of_role("note")
            if REMARKS.search(self.table.path(column)[-1].shown)
        ]
        for row in rows:
            self._read(row)
        self.complaints = [
            *self.meanings.complaints,
            *self.labels.complaints,
            *self.complaints,
        ]
        self._tell_inferred()

    def _row(self, number: int, groups: Mapping[int, str]) -> Line:
        """What the labels of a row say, and the line of text above it of time: 上半年."""
        row = row_line(self.orientation, number, self.words)
        above = max((place for place in groups if place < number), default=None)
        if above is None or row.period or row.months:
            return row
        said = self.words.headings.heading(groups[above])
        return row if said.cores else replace(row, period=said.period, months=said.months)

    def _adds_up(self, rows: Sequence[Line]) -> bool:
        """Whether anything is to be checked against the sum of the districts, or within one."""
        place, root = self.words.regions.place, self.words.regions.root
        down = (place(row.cell.shown) for row in rows)
        kinds = {one.kind for one in (*down, *(c.place for c in self.orientation.data)) if one}
        return bool(kinds & ADDED) or any(row.region == root for row in rows)

    def _read(self, row: Line) -> None:
        held = any(self.table.lines.present(row.number, c.number) for c in self.meanings.columns)
        kind = self.labels.kind(row, held=held)
        if not kind or self.meanings.periods.kept_out(row) or (held and self._remarked(row)):
            return
        for column in self.meanings.columns:
            self._cell(row, column, kind)

    def _remarked(self, row: Line) -> bool:
        """Whether a remark beside the row keeps its numbers out; tells."""
        period = row.period or self.meanings.periods.base
        told = [(cell, remark_on(cell, period)) for cell in self._remarks_on(row)]
        said = [(cell, found) for cell, found in told if found]
        self.complaints += said
        return any(found.code in KEEPING_OUT for _, found in said)

    def _remarks_on(self, row: Line) -> list[Cell]:
        return [self.table.lines.cell(row.number, column) for column in self.remarks]

    def _complain(self, cell: Cell, found: Complaint) -> None:
        self.complaints.append((cell, found))

    def _cell(self, row: Line, column: Line, kind: str) -> None:
        cell = self.table.lines.cell(row.number, column.number)
        indicator = self.meanings.match_of(row, column, self.labels.group(row)).indicator
        if indicator is None:
            self._unmatched(row, column, cell)
            return
        label = self.meanings.label_of(row, column, indicator)
        if self.meanings.of_whole(row, column):
            self._claim(cell, row, column, indicator, label)
            return
        kind = kind if kind != "region" or column.kind in ("", "region") else column.kind
        if kind == "region":
            value = self._claim(cell, row, column, indicator, label)
        elif self.adds_up:
            value = self._for_totals(cell, row, column, indicator)
        else:
            return
        self.counted.append(
            Counted(
                kind=kind,
                row=row.number,
                column=column.number,
                indicator=indicator,
                value=value,
                cell=cell,
                label=label,
                place=column.place or row.place,
            )
        )

    def _unmatched(self, row: Line, column: Line, cell: Cell) -> None:
        """A number under a heading that says nothing together with the label of its row."""
        if column.kind in ADDED and self.orientation.names_regions:
            return
        if self.table.lines.sort(row.number, column.number) == "value":
            found = "·".join((*row.cores, *column.cores))
            self._complain(cell, complaint("unknown_header", found=found, near="。"))

    def _tell_once(self, cell: Cell, found: Complaint) -> None:
        if (cell, found) not in self.complaints:
            self._complain(cell, found)

    def _shared(self, place: tuple[int, int]) -> bool:
        anchors = self.table.lines.anchors
        return place in anchors and shared(
            place, anchors, self.table.body, [c.number for c in self.meanings.columns]
        )

    def _for_totals(
        self, cell: Cell, row: Line, column: Line, indicator: Indicator
    ) -> Value | None:
        try:
            unit = self.meanings.unit_of(row, column, indicator)
            return read_value(cell, unit, indicator, unit_asked=False)
        except RefusedError:
            return None

    def _claim(
        self, cell: Cell, row: Line, column: Line, indicator: Indicator, label: str
    ) -> Value | None:
        """Claim what the cell says, or complain of it."""
        written: dict[str, object] = {"label": label, "found": cell.shown.strip() or "空白"}
        try:
            meaning = self._meaning(cell, row, column, indicator, label)
            if meaning is None:
                return None
            if self._shared((row.number, column.number)):
                self._tell_once(cell, Complaint("merged_value", written))
                return None
            value = read_value(
                cell,
                meaning.unit,
                indicator,
                scale=self.scales.of(row, column, meaning.unit),
                unit_asked=bool(self.orientation.of_role("unit")),
            )
        except RefusedError as error:
            self._refuse(cell, column, written, error)
            return None
        if column.aimed and value.missing_reason == "not_reported":
            return None  # no target was set
        for found in value.complaints:
            if column.aimed and found.code == "approximate_value":
                continue  # 95以上 is how targets are set
            self._complain(cell, Complaint(found.code, {**written, **found.found}))
        self.claims.append(self._claimed(cell, row, column, meaning, value))
        return value

    def _refuse(
        self, cell: Cell, column: Line, written: dict[str, object], error: RefusedError
    ) -> None:
        """A target in words costs only its cell; anything else is told with what it found."""
        if column.aimed:
            self._complain(cell, Complaint("target_unread", written))
            return
        if cell.number is not None and not cell.percent and not cell.formula:
            written = {**written, "found": stored_and_shown(cell)}
        told = error.complaint
        self._complain(cell, Complaint(told.code, {**written, **told.found}))

    def _claimed(
        self, cell: Cell, row: Line, column: Line, meaning: Meaning, value: Value
    ) -> Claim:
        named = self.orientation.of_role("region")
        return Claim(
            indicator=meaning.indicator,
            region=meaning.region,
            period=meaning.period,
            value=value,
            cell=cell,
            locator=f"{self.table.grid.title}!{cell.place}",
            as_written=f"{meaning.label} {cell.shown.strip()}{value.unit}",
            stub=self._stub(row.number),
            label=row.cell.shown.strip() if named else meaning.label,
            status="target" if column.aimed else "actual",
        )

    def _stub(self, row: int) -> str:
        """累计 or 当年新增 in a column 口径: what tells two rows of one district apart."""
        read = {column.number for column in self.meanings.columns}
        columns = [c for c in self.orientation.of_role("data") if c not in read]
        columns += [*self.orientation.of_role("category"), *self.orientation.of_role("note")]
        cells = (self.table.lines.cell(row, c) for c in columns if c not in self.remarks)
        return "·".join(c.shown.strip() for c in cells if c.number is None and c.shown.strip())

    def _meaning(
        self, cell: Cell, row: Line, column: Line, indicator: Indicator, label: str
    ) -> Meaning | None:
        """What the cell is a value of; None where its headings contradict each other, told once."""
        region, period = self.meanings.region_of(row, column), self.meanings.periods.of(row, column)
        if region is None:
            raise RefusedError("region_missing")
        if period is None:
            raise RefusedError("year_missing" if row.period or column.period else "year_of_others")
        if period.month and period.partial and indicator.measured != "moment":
            raise RefusedError("month_untold", month=period.last)
        try:
            unit = self.meanings.unit_of(row, column, indicator)
        except RefusedError as error:
            told = Complaint(error.complaint.code, {"label": label, **error.complaint.found})
            self._tell_once(cell if self.meanings.named_rows else column.cell, told)
            return None
        if other := remarked_unit(self._remarks_on(row), unit, indicator, self.words.units):
            raise RefusedError(other.code, **other.found)
        return Meaning(indicator=indicator, region=region, period=period, unit=unit, label=label)

    def _tell_inferred(self) -> None:
        """Units that a caption told: 按“单位：万元、个”推定：投资额=万元，项目数=个."""
        cell, inferred = self.context.unit_cell, self.meanings.inferred
        if cell is not None and inferred:
            each = "，".join(f"{label}={unit}" for label, unit in inferred.items())
            self._complain(
                cell, complaint("unit_from_caption", found=cell.shown.strip(), each=each)
            )
