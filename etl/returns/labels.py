"""What the rows of a table are of, by their labels: a district's, an indicator's, a total, a note.

A row that gives no figure is told of, with its reason. Reads no value.
"""

from catalogue import Region
from etl.returns.cells import Cell
from etl.returns.issues import Complaint, complaint
from etl.returns.meanings import Meanings
from etl.returns.orientation import Line
from etl.returns.phrases import Match
from etl.returns.regions import Place, either
from etl.returns.vocabulary import DERIVED, reason_to_ignore


class Labels:
    """Judges the rows of one table; what is to be told of them is in `complaints`."""

    def __init__(self, meanings: Meanings, groups: dict[int, str]) -> None:
        self.meanings, self.groups, self.words = meanings, groups, meanings.words
        self.by_region = bool(meanings.orientation.of_role("region"))
        self.complaints: list[tuple[Cell, Complaint]] = []

    def _tell(self, cell: Cell, code: str, **found: object) -> None:
        self.complaints.append((cell, complaint(code, **found)))

    def group(self, row: Line) -> str:
        """The line of text that the row stands under: 二、万企兴万村."""
        above = [number for number in self.groups if number < row.number]
        return self.groups[max(above)] if above else ""

    def kind(self, row: Line, *, held: bool) -> str:
        """What the row is of; "" where it gives nothing. `held` says whether it holds values."""
        shown = row.cell.shown.strip()
        if row.cell.struck:
            self._tell(row.cell, "strikethrough", label="这一行", found=shown)
            return ""
        if not self.by_region:
            return self._named(row, held=held)
        place = self.words.regions.spoken_of(shown)
        if not held and place.kind in ("unknown", "of_which"):
            self._set_aside(row.cell)
            return ""
        if place.kind == "region" and place.region == self.words.regions.root:
            return "total"
        self._tell_of_place(row, place, shown)
        return self._named(row, held=held) if place.kind == "region" else place.kind

    def _tell_of_place(self, row: Line, place: Place, shown: str) -> None:
        match place.kind:
            case "of_which":
                self._tell(row.cell, "of_which_row_skipped", found=shown)
            case "some":
                self._tell(row.cell, "total_of_some", found=shown)
            case "own":
                self._tell(row.cell, "own_level_row_skipped", found=shown)
            case "ambiguous":
                self._tell(row.cell, "ambiguous_place", found=shown, options=either(place.options))
            case "zone":
                self._tell(row.cell, "zone_place", found=shown)
            case "unknown" if shown:
                near = self.words.regions.near(shown)
                self._tell(row.cell, "unknown_place", found=shown, near=near)
            case "unknown":
                self._tell(row.cell, "region_missing")
            case "region" if place.former and place.region:
                self._tell_renamed(row, place.former, place.region)

    def _tell_renamed(self, row: Line, former: str, region: Region) -> None:
        """望城县 in 2024; in 2010 it was called so."""
        period = row.period or self.meanings.periods.base
        if period is None or region.existed_in(period.year):
            found = {"former": former, "found": region.name, "year": region.valid_from}
            self._tell(row.cell, "region_renamed", **found)

    def _set_aside(self, cell: Cell) -> None:
        shown, table = cell.shown.strip(), self.meanings.orientation.table
        numbers = (table.grid.cell(cell.row, column).number for column in table.columns)
        if shown and all(number is None for number in numbers):
            reason = reason_to_ignore(shown) or "表中的文字"
            self._tell(cell, "row_ignored", found=shown, reason=reason)

    def _named(self, row: Line, *, held: bool) -> str:
        """A row that names an indicator, where the rows of its table do."""
        if row.kind in ("total", "subtotal") and self.meanings.by_months:
            self._tell(row.cell, "total_of_months", found=row.cell.shown.strip())
            return ""
        if not self.meanings.named_rows and row.cores and all(map(DERIVED.search, row.cores)):
            found = row.cell.shown.strip()  # 增长% below the years
            self._tell(row.cell, "column_ignored", found=found, reason="由其他数算出的数")
            return ""
        if not self.meanings.named_rows:
            return "region" if self.by_region else self._of_the_table(row)
        if row.kind in ("total", "subtotal") and row.cores == ("合计",):
            return ""
        cell, group = row.worded or row.cell, self.group(row)
        matches = [self.meanings.match_of(row, c, group) for c in self.meanings.columns]
        known = [match for match in matches if match.indicator is not None]
        if known:
            self.meanings.judged.tell_assumed(row, known[0])
            return "region"
        if not held and not (row.unit and row.cores and not reason_to_ignore(cell.shown)):
            self._set_aside(cell)
        elif matches:
            self._tell_unknown(cell, matches[0])
        return ""

    def _of_the_table(self, row: Line) -> str:
        """A row of the table's own district, unless a label says that it is of something else."""
        orientation = self.meanings.orientation
        lines = orientation.table.lines
        labels = [*orientation.of_role("data"), *orientation.of_role("category")]
        sorts = {c: lines.sort(row.number, c) for c in labels}
        other = [c for c, sort in sorts.items() if sort in ("text", "total", "of_which")]
        for column in other[:1]:
            cell = lines.cell(row.number, column)
            found = cell.shown.strip()
            self._tell(cell, "unknown_label", found=found, near=self.words.phrases.near(found))
        return "" if other else "region"

    def _tell_unknown(self, cell: Cell, match: Match) -> None:
        shown = cell.shown.strip()
        if self.words.regions.place(shown).kind == "of_which":
            self._tell(cell, "of_which_row_skipped", found=shown)
        elif match.verdict == "forecast":
            self._tell(cell, "forecast_column", found=shown)
        elif match.verdict == "derived":
            self._tell(cell, "column_ignored", found=shown, reason="由其他数算出的数")
        elif match.verdict == "ambiguous":
            code = "label_of_other_work" if match.work else "ambiguous_label"
            self._tell(cell, code, found=shown, options=either(match.options), work=match.work)
        else:
            near = self.words.phrases.near(shown)
            self._tell(cell, "unknown_label", found=shown, near=near)
