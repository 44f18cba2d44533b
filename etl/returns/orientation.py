"""Where in a table the districts, years and indicators stand, and what each line says of them.

A line is a row or a column of the table. Every orientation is read alike: what a cell means is
what its row, its column and the text around the table say together. Reads no value.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogue import Region
from etl.returns.cells import Cell
from etl.returns.regions import Place
from etl.returns.roles import Role, roles_of
from etl.returns.tables import Table
from etl.returns.vocabulary import axis_of
from etl.returns.words import Words
from etl.returns.years import Months, Period, period_of_cell, within

TWO = re.compile(r"[0-9]+(?:\.[0-9]+)?[/、;；|][0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What the headings of a column, or the labels of a row, say. `cell` is where they stand;
    `aimed`: its values are targets.
    """

    number: int
    cell: Cell
    place: Place | None = None
    period: Period | None = None
    years_back: int | None = None
    months: Months | None = None
    to_date: bool = False
    cores: tuple[str, ...] = ()
    unit: str = ""
    label: str = ""
    when: Cell | None = None
    worded: Cell | None = None
    aimed: bool = False

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
    """The columns of a table by what they hold; `data` are the lines of those with values, `coded`
    is the column, if any, that has the districts by their codes alone, `names` says of which.
    """

    table: Table
    roles: dict[int, Role]
    data: tuple[Line, ...]
    coded: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    def of_role(self, role: Role) -> list[int]:
        """The columns of one role, from the left."""
        return [column for column, found in self.roles.items() if found == role]

    @property
    def names_regions(self) -> bool:
        """Whether columns name districts."""
        return any(line.kind == "region" for line in self.data)

    def holds_numbers(self, column: int) -> bool:
        """Whether any number stands in the column. 2000 written as text looks like a year; under
        a heading it is a number, and 22/45.6 are two.
        """
        lines = self.table.lines
        sorts = ((lines.sort(row, column), row) for row in self.table.body)
        return any(
            sort == "value"
            or (sort == "period" and lines.cell(row, column).shown.strip().isdigit())
            or (sort == "text" and TWO.fullmatch(lines.cell(row, column).shown.strip()))
            for sort, row in sorts
        )

    def first_number(self, column: int) -> Cell:
        """The uppermost cell of the column with a number, else with anything."""
        cells = [self.table.lines.cell(row, column) for row in self.table.body]
        numbers = (cell for cell in cells if cell.number is not None)
        return next(numbers, next((cell for cell in cells if cell.shown.strip()), cells[0]))


def oriented(table: Table, words: Words) -> Orientation:
    """How the table is to be read."""
    roles, coded = roles_of(table, words)
    data = [c for c, role in roles.items() if role == "data"]
    return Orientation(
        table=table,
        roles=roles,
        data=tuple(column_line(table, column, words) for column in data),
        coded=coded,
        names={code: region.name for code, region in words.regions.codes.items()},
    )


def column_line(table: Table, column: int, words: Words) -> Line:
    """What the headings of a column say."""
    path = table.path(column)
    words_of = [one for one in path if words.headings.heading(one.shown).cores]
    first = table.grid.cell(table.body[0] if table.body else 1, column)
    cell = next(iter([*reversed(words_of), *reversed(path), first]))
    return line_of(column, cell, path, words)


def row_line(orientation: Orientation, number: int, words: Words) -> Line:
    """What the labels of a row say."""
    of_role = orientation.of_role
    columns = [*of_role("indicator"), *of_role("region"), *of_role("period")]
    if not of_role("region"):
        columns = [*of_role("category"), *columns]
    path = [cell for c in columns if (cell := _label(orientation, number, c)).shown.strip()]
    table = orientation.table
    first = path[-1] if path else table.grid.cell(number, (columns or list(table.columns))[0])
    keys = (_label(orientation, number, c) for c in (*of_role("region"), *of_role("indicator")))
    units = (table.lines.cell(number, c).shown.strip() for c in of_role("unit"))
    return line_of(number, next(keys, first), path, words, next(filter(None, units), ""))


def _label(orientation: Orientation, number: int, column: int) -> Cell:
    """A label of a row; a district's code as its name."""
    cell = orientation.table.lines.cell(number, column)
    if column != orientation.coded:
        return cell
    return replace(cell, shown=orientation.names.get(cell.shown.strip(), cell.shown), number=None)


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
    months: Months | None = None
    to_date: bool = False
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
        if heading.months is not None:
            self.months, self.when = heading.months, cell
        if heading.years_back is not None:
            self.years_back, self.to_date = heading.years_back, heading.to_date
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
        period=within(said.period, said.months),
        years_back=said.years_back,
        months=said.months,
        to_date=said.to_date,
        cores=said.cores,
        unit=said.unit,
        label=said.worded.shown if said.worded else "",
        when=said.when,
        worded=said.worded,
    )
