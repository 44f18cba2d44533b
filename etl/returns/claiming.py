"""The rows of one table to claims and issues: every cell is read or accounted for.

A row that is no district's is set aside with its reason; what it holds serves to check totals.
Knows one table; which file and source it belongs to is settled elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue import Indicator, Region
from etl.returns.cells import Cell
from etl.returns.contexts import Context, Told
from etl.returns.headers import Verdict
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.meanings import Meaning, Meanings
from etl.returns.orientation import Line, Orientation, line_of
from etl.returns.regions import Regions, either
from etl.returns.values import Scale, Value, read_value
from etl.returns.vocabulary import reason_to_ignore
from etl.returns.words import Words
from etl.returns.years import Period

MANY = 20  # issues of one kind in one column; from there on they are told together


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One cell that was read."""

    indicator: Indicator
    region: Region
    period: Period
    value: Value
    cell: Cell
    locator: str
    as_written: str
    label: str

    @property
    def key(self) -> tuple[str, str, Period]:
        """What it is a claim of: no two may differ."""
        return self.indicator.key, self.region.code, self.period


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
        self.groups = {cell.row: cell.shown.strip() for cell in self.table.groups}
        rows = [self._row(number) for number in self.table.body]
        self.meanings = Meanings(orientation, rows, context, told, words)
        self.scales: dict[tuple[str, int], Scale] = {}
        for row in rows:
            self._read(row)
        self.complaints = [*self.meanings.complaints, *self.complaints]
        self._tell_inferred()

    def _row(self, number: int) -> Line:
        """What the labels of a row say."""
        lines, of_role = self.table.lines, self.orientation.of_role
        columns = [
            *of_role("category"),
            *of_role("indicator"),
            *of_role("region"),
            *of_role("period"),
        ]
        if of_role("region"):
            columns = [c for c in columns if c not in of_role("category")]
        path = [cell for c in columns if (cell := lines.cell(number, c)).shown.strip()]
        units = [lines.cell(number, c).shown for c in of_role("unit")]
        first = (
            path[-1]
            if path
            else self.table.grid.cell(number, (columns or list(self.table.columns))[0])
        )
        key = next(
            (lines.cell(number, c) for c in (*of_role("region"), *of_role("indicator"))), first
        )
        return line_of(
            number, key, path, self.words, next((u.strip() for u in units if u.strip()), "")
        )

    def _read(self, row: Line) -> None:
        held = [c for c in self.meanings.columns if self.table.lines.present(row.number, c.number)]
        if row.cell.struck:
            found = row.cell.shown.strip()
            self._complain(row.cell, complaint("strikethrough", label="这一行", found=found))
            return
        kind = self._kind(row, held=bool(held))
        if kind in ("", "text") or self.meanings.kept_out_by_period(row):
            return
        for column in self.meanings.columns:
            self._cell(row, column, kind)

    def _complain(self, cell: Cell, found: Complaint) -> None:
        self.complaints.append((cell, found))

    def _kind(self, row: Line, *, held: bool) -> str:
        """What the row is of; "" where it is none of a table's rows, which is told."""
        shown = row.cell.shown.strip()
        if not self.orientation.of_role("region"):
            return self._named(row, shown, held=held)
        place = self.words.regions.place(shown)
        if place.kind == "region" and place.region == self.words.regions.root:
            return "total"
        if not held and place.kind in ("unknown", "of_which"):
            self._set_aside(row, shown)
            return ""
        if place.kind == "of_which":
            self._complain(row.cell, complaint("of_which_row_skipped", found=shown))
        elif place.kind == "own":
            self._complain(row.cell, complaint("own_level_row_skipped", found=shown))
        elif place.kind in ("unknown", "ambiguous", "zone"):
            self._unknown_place(row, shown, place.kind, self.words.regions)
        elif place.kind == "region" and place.former:
            self._renamed(row)
        return place.kind

    def _renamed(self, row: Line) -> None:
        place, region = row.place, row.region
        period = row.period or self.meanings.base
        if (
            place is None
            or region is None
            or (period is not None and not region.existed_in(period.year))
        ):
            return  # it was called so then
        found = complaint(
            "region_renamed", former=place.former, found=region.name, year=region.valid_from
        )
        self._complain(row.cell, found)

    def _unknown_place(self, row: Line, shown: str, kind: str, regions: Regions) -> None:
        place = regions.place(shown)
        if not shown:
            self._complain(row.cell, complaint("region_missing"))
        elif kind == "ambiguous":
            self._complain(
                row.cell, complaint("ambiguous_place", found=shown, options=either(place.options))
            )
        elif kind == "zone":
            self._complain(row.cell, complaint("zone_place", found=shown))
        else:
            self._complain(
                row.cell, complaint("unknown_place", found=shown, near=regions.near(shown))
            )

    def _set_aside(self, row: Line, shown: str) -> None:
        if shown:
            reason = reason_to_ignore(shown) or "表中的文字"
            self._complain(row.cell, complaint("row_ignored", found=shown, reason=reason))

    def _named(self, row: Line, shown: str, *, held: bool) -> str:
        """A row of a table without a column of districts."""
        if not self.meanings.named_rows:
            return "region"
        if row.kind in ("total", "subtotal") and row.cores == ("合计",):
            return ""
        verdicts = {
            self.meanings.match_of(row, c, self._group(row)).verdict for c in self.meanings.columns
        }
        if verdicts & {"indicator", "assumed"}:
            return "region"
        if not held and not (row.unit and row.cores and not reason_to_ignore(shown)):
            self._set_aside(row, shown)
            return ""
        self._unknown_label(row, shown, verdicts)
        return ""

    def _unknown_label(self, row: Line, shown: str, verdicts: set[Verdict]) -> None:
        if self.words.regions.place(shown).kind == "of_which":
            self._complain(row.cell, complaint("of_which_row_skipped", found=shown))
        elif "forecast" in verdicts:
            self._complain(row.cell, complaint("forecast_column", found=shown))
        elif "derived" in verdicts and "indicator" not in verdicts:
            self._complain(
                row.cell, complaint("column_ignored", found=shown, reason="由其他数算出的数")
            )
        elif "ambiguous" in verdicts and self.meanings.columns:
            options = self.meanings.match_of(
                row, self.meanings.columns[0], self._group(row)
            ).options
            self._complain(
                row.cell, complaint("ambiguous_label", found=shown, options=either(options))
            )
        else:
            near = self.words.headings.near(shown)
            self._complain(row.cell, complaint("unknown_label", found=shown, near=near))

    def _group(self, row: Line) -> str:
        """The line of text that the row stands under: 二、万企兴万村."""
        above = [number for number in self.groups if number < row.number]
        return self.groups[max(above)] if above else ""

    # ── one cell ──

    def _cell(self, row: Line, column: Line, kind: str) -> None:
        cell = self.table.lines.cell(row.number, column.number)
        match = self.meanings.match_of(row, column, self._group(row))
        indicator = match.indicator
        if indicator is None:
            return
        label = self._label(row, column, indicator)
        kind = kind if kind != "region" or column.kind in ("", "region") else column.kind
        if kind == "region":
            value = self._claim(cell, row, column, indicator, label)
        else:
            value = self._for_totals(cell, row, column, indicator)
        self.counted.append(
            Counted(
                kind=kind,
                row=row.number,
                column=column.number,
                indicator=indicator,
                value=value,
                cell=cell,
                label=label,
            )
        )

    def _label(self, row: Line, column: Line, indicator: Indicator) -> str:
        shown = row.label.strip() if self.meanings.named_rows else "·".join(column.cores)
        return shown or indicator.name

    def _for_totals(
        self, cell: Cell, row: Line, column: Line, indicator: Indicator
    ) -> Value | None:
        try:
            unit = self.meanings.unit_of(row, column, indicator)
            return read_value(cell, unit, indicator, self.words.layouts[0], unit_asked=False)
        except RefusedError:
            return None

    def _claim(
        self, cell: Cell, row: Line, column: Line, indicator: Indicator, label: str
    ) -> Value | None:
        """Claim what the cell says, or complain of it."""
        written = {"label": label, "found": cell.shown.strip() or "空白"}
        try:
            meaning = self._meaning(row, column, indicator, label)
            if (cell.row, cell.column) != (row.number, column.number):
                raise RefusedError("merged_value")
            value = read_value(
                cell,
                meaning.unit,
                indicator,
                self.words.layouts[0],
                scale=self._scale(row, column, meaning.unit),
                unit_asked=bool(self.orientation.of_role("unit")),
            )
        except RefusedError as error:
            self._complain(
                cell, Complaint(error.complaint.code, {**written, **error.complaint.found})
            )
            return None
        for found in value.complaints:
            self._complain(cell, Complaint(found.code, {**written, **found.found}))
        self.claims.append(
            Claim(
                indicator=indicator,
                region=meaning.region,
                period=meaning.period,
                value=value,
                cell=cell,
                locator=f"{self.table.grid.title}!{cell.place}",
                as_written=f"{label} {cell.shown.strip()}{value.unit}",
                label=row.cell.shown.strip() if self.orientation.of_role("region") else label,
            )
        )
        return value

    def _meaning(self, row: Line, column: Line, indicator: Indicator, label: str) -> Meaning:
        region, period = self.meanings.region_of(row, column), self.meanings.period_of(row, column)
        if region is None:
            raise RefusedError("region_missing")
        if period is None:
            raise RefusedError("year_missing")
        unit = self.meanings.unit_of(row, column, indicator)
        return Meaning(indicator=indicator, region=region, period=period, unit=unit, label=label)

    def _scale(self, row: Line, column: Line, unit: str) -> Scale:
        """What the cells beside a percentage say of how it is written."""
        if unit:
            return "told"
        key = ("row", row.number) if self.meanings.named_rows else ("column", column.number)
        if key not in self.scales:
            self.scales[key] = _scale_of(self._beside(row, column))
        return self.scales[key]

    def _beside(self, row: Line, column: Line) -> list[Cell]:
        lines = self.table.lines
        if self.meanings.named_rows:
            return [lines.cell(row.number, c.number) for c in self.meanings.columns]
        return [lines.cell(number, column.number) for number in self.table.body]

    def _tell_inferred(self) -> None:
        """Units that a caption told: 按“单位：万元、个”推定：投资额=万元，项目数=个."""
        cell, inferred = self.context.unit_cell, self.meanings.inferred
        if cell is not None and inferred:
            each = "，".join(f"{label}={unit}" for label, unit in inferred.items())
            self._complain(
                cell, complaint("unit_from_caption", found=cell.shown.strip(), each=each)
            )


def _scale_of(cells: Sequence[Cell]) -> Scale:
    if any(cell.percent or "%" in cell.shown or "％" in cell.shown for cell in cells):
        return "mixed"
    numbers = [cell.number for cell in cells if cell.number]
    return "plain" if any(abs(number) > 1 for number in numbers) else "unsure"
