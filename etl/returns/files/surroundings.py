"""A sheet's values and what surrounds them, put together as a grid.

What nobody sees in a sheet is taken out here: values under a merged range, results that were
never calculated. Knows no kind of file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from etl.returns.cells import Look, Value
from etl.returns.files.refusals import too_large
from etl.returns.grids import Formats, Grid, Merge

COVERED_LIMIT = 2_500_000

Place = tuple[int, int]
Values = list[list[Value]]


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What is known of a sheet beside its values. `filters` are ranges with their headings."""

    title: str
    looks: Mapping[Place, Look] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    filters: tuple[Merge, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    formats: Formats = field(default_factory=Formats)
    begins_1904: bool = False


def grid(around: Surroundings, values: Values) -> Grid:
    """The grid. `values` are changed where nobody sees them."""
    looks = dict(around.looks)
    _square(values, [p for p, look in looks.items() if look.formula or look.error])
    for row, column in _covered(around.merges, values):
        values[row - 1][column - 1] = ""
        looks.pop((row, column), None)
    for (row, column), look in looks.items():
        if look.formula:
            values[row - 1][column - 1] = ""
    width = len(values[0]) if values else 0
    hidden = frozenset(row for row in around.hidden_rows if row <= len(values))
    filtered = frozenset(
        row for row in hidden if any(f.first_row < row <= f.last_row for f in around.filters)
    )
    return Grid(
        title=around.title,
        values=values,
        looks=looks,
        merges=tuple(_within(around.merges, len(values), width)),
        comments=around.comments,
        hidden_rows=hidden - filtered,
        filtered_rows=filtered,
        hidden_columns=frozenset(c for c in around.hidden_columns if c <= width),
        formats=around.formats,
        begins_1904=around.begins_1904,
    )


def _within(merges: tuple[Merge, ...], height: int, width: int) -> Iterator[Merge]:
    """Merged ranges as far as the sheet reaches: some go on to the last row there can be."""
    for merge in merges:
        if merge.first_row <= height and merge.first_column <= width:
            last_row, last_column = min(merge.last_row, height), min(merge.last_column, width)
            yield Merge(merge.first_row, merge.first_column, last_row, last_column)


def _square(values: Values, places: list[Place]) -> None:
    """Make all rows equally long, and room for cells that hold no value and yet say something."""
    height = max((row for row, _ in places), default=0)
    values.extend([] for _ in range(height - len(values)))
    width = max(map(len, values), default=0)
    width = max(width, *(column for _, column in places)) if places else width
    for row in values:
        if len(row) < width:
            row.extend([""] * (width - len(row)))


def _covered(merges: tuple[Merge, ...], values: Values) -> Iterator[Place]:
    """The places under merged ranges, without each range's own."""
    room = COVERED_LIMIT
    for first_row, first_column, last_row, last_column in merges:
        rows = range(first_row, min(last_row, len(values)) + 1)
        room -= len(rows) * max(last_column - first_column, 1)
        if room < 0:
            raise too_large("合并的单元格", f"{COVERED_LIMIT // 10_000}万格", "更多")
        for row in rows:
            for column in range(first_column, min(last_column, len(values[0])) + 1):
                if (row, column) != (first_row, first_column):
                    yield row, column
