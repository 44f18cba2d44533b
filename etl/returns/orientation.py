"""Where in a table the districts, years and indicators stand, and what each line says of them.

A line is a row or a column of the table. Every orientation is read alike: what a cell means is
what its row, its column and the text around the table say together. Reads no value.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from catalogue import Region
from etl.returns.cells import Cell
from etl.returns.regions import Place
from etl.returns.tables import SAMPLE, Table, label_sort
from etl.returns.vocabulary import axis_of
from etl.returns.words import Words
from etl.returns.years import Period, period_of_cell

Role = Literal[
    "region", "period", "indicator", "category", "unit", "serial", "note", "name", "data", "blank"
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What the headings of a column, or the labels of a row, say. `cell` is where they stand."""

    number: int
    cell: Cell
    place: Place | None = None
    period: Period | None = None
    years_back: int | None = None
    cores: tuple[str, ...] = ()
    unit: str = ""
    label: str = ""
    when: Cell | None = None
    worded: Cell | None = None

    @property
    def region(self) -> Region | None:
        """The district that the line is of."""
        return self.place.region if self.place else None

    @property
    def kind(self) -> str:
        """`region`, `total`, `of_which` … where the line names a place; else ""."""
        return self.place.kind if self.place else ""


@dataclass(frozen=True, kw_only=True)
class Orientation:
    """The columns of a table by what they hold; `data` are the lines of those with values."""

    table: Table
    roles: dict[int, Role]
    data: tuple[Line, ...]
    ignored: tuple[tuple[Cell, str], ...] = field(default=())

    def of_role(self, role: Role) -> list[int]:
        """The columns of one role, from the left."""
        return [column for column, found in self.roles.items() if found == role]


def oriented(table: Table, words: Words) -> Orientation:
    """How the table is to be read."""
    roles = {column: _role(table, column, words) for column in table.columns}
    _one_region_column(table, roles)
    _serials(table, roles)
    _headless_labels(table, roles)
    data = [c for c, role in roles.items() if role == "data"]
    ignored = [
        (path[-1], role)
        for c, role in roles.items()
        if role in ("note", "name") and (path := table.path(c))
    ]
    return Orientation(
        table=table,
        roles=roles,
        data=tuple(column_line(table, column, words) for column in data),
        ignored=tuple(ignored),
    )


def _role(table: Table, column: int, words: Words) -> Role:
    path = table.path(column)
    axis = axis_of(path[-1].shown) if path else None
    counts = Counter(table.lines.sort(row, column) for row in table.body[:SAMPLE])
    if axis in ("serial", "note", "name"):
        return axis
    content = label_sort(table, column)
    if axis == "period" or (axis is None and not path and _mostly(counts, "period")):
        return "period"
    if axis in ("unit", "either") and _mostly(counts, "unit"):
        return "unit"
    if axis == "unit":
        return "unit"
    if content == "region" and _may_hold_labels(table, column, axis, words):
        return "region"
    if content == "indicator" and _may_hold_labels(table, column, axis, words):
        return "indicator"
    if axis in ("region", "indicator", "category"):
        return axis
    if axis == "either" and counts["text"] and not counts["value"]:
        return "region" if table.path(column)[-1].shown.strip() == "单位" else "indicator"
    return _without_axis(counts, headed=bool(path))


def _without_axis(counts: Counter[str | None], *, headed: bool) -> Role:
    if not sum(n for sort, n in counts.items() if sort is not None):
        return "data" if headed else "blank"
    return "data"


def _mostly(counts: Counter[str | None], sort: str) -> bool:
    filled = sum(n for found, n in counts.items() if found is not None)
    return bool(filled) and counts[sort] * 2 > filled


def _may_hold_labels(table: Table, column: int, axis: str | None, words: Words) -> bool:
    """A heading that is an indicator's has values below it, whatever they look like."""
    path = table.path(column)
    return axis is not None or not path or not words.names_indicator(path[-1].shown)


def _one_region_column(table: Table, roles: dict[int, Role]) -> None:
    """Of 市州 and 区县 side by side, the districts are in the one that has more of them."""
    columns = [c for c, role in roles.items() if role == "region"]
    if len(columns) < 2:  # noqa: PLR2004
        return
    kinds = {c: len({table.lines.cell(r, c).shown for r in table.body[:SAMPLE]}) for c in columns}
    best = max(columns, key=lambda c: kinds[c])
    roles.update({c: "category" for c in columns if c != best})


def _serials(table: Table, roles: dict[int, Role]) -> None:
    """1, 2, 3 under no heading, before the labels, are serial numbers."""
    for column, role in list(roles.items()):
        if role in ("region", "indicator"):
            return
        numbers = [table.lines.cell(row, column).number for row in table.body[:SAMPLE]]
        known = [number for number in numbers if number is not None]
        consecutive = known == list(range(1, len(known) + 1))
        if role == "data" and not table.path(column) and known and consecutive:
            roles[column] = "serial"


def _headless_labels(table: Table, roles: dict[int, Role]) -> None:
    """Without headings, 个 beside 会员数 is a unit, and 1, 2, 3 before it are serial numbers."""
    if table.headers:
        return
    labels = [c for c, role in roles.items() if role in ("indicator", "region")]
    for column, role in list(roles.items()):
        if role != "data":
            continue
        counts = Counter(table.lines.sort(row, column) for row in table.body[:SAMPLE])
        if _mostly(counts, "unit"):
            roles[column] = "unit"
        elif labels and column < labels[0]:
            roles[column] = "serial"
        elif not counts["value"] and not counts["missing"]:
            roles[column] = "note"


def column_line(table: Table, column: int, words: Words) -> Line:
    """What the headings of a column say."""
    path = table.path(column)
    words_of = [one for one in path if words.headings.heading(one.shown).cores]
    first = table.grid.cell(table.body[0] if table.body else 1, column)
    cell = next(iter([*reversed(words_of), *reversed(path), first]))
    return line_of(column, cell, path, words)


@dataclass(kw_only=True)
class _Said:
    """What the cells of a line have said so far; a later one goes before an earlier one."""

    words: Words
    alone: bool
    unit: str = ""
    place: Place | None = None
    period: Period | None = None
    when: Cell | None = None
    years_back: int | None = None
    cores: tuple[str, ...] = ()
    worded: Cell | None = None

    def hear(self, cell: Cell) -> None:
        """Take in one more cell. 1, 2, 3 without a period are the numbers of columns."""
        if cell.number is not None or cell.day:
            told = period_of_cell(cell)
            if told is not None:
                self.period, self.when = told, cell
            return
        named = self.words.regions.spoken_of(cell.shown)
        if named.kind in ("unknown", "of_which"):
            self._hear_words(cell)
            return
        self.place = named
        if named.kind == "total":
            self.cores += ("合计",)

    def _hear_words(self, cell: Cell) -> None:
        heading = self.words.headings.heading(cell.shown)
        if heading.period is not None:
            self.period, self.when = heading.period, cell
        if heading.years_back is not None:
            self.years_back = heading.years_back
        self.unit = heading.unit or self.unit
        names_unit = heading.cores and axis_of(heading.cores[0]) in ("unit", "serial")
        if heading.cores and (self.alone or not names_unit):
            self.cores, self.worded = (*self.cores, *heading.cores), cell


def line_of(number: int, cell: Cell, path: Sequence[Cell], words: Words, unit: str = "") -> Line:
    """What some cells say together, the outermost first."""
    said = _Said(words=words, alone=len(path) == 1, unit=unit)
    for one in path:
        said.hear(one)
    return Line(
        number=number,
        cell=cell,
        place=said.place,
        period=said.period,
        years_back=said.years_back,
        cores=said.cores,
        unit=said.unit,
        label=said.worded.shown if said.worded else "",
        when=said.when,
        worded=said.worded,
    )
