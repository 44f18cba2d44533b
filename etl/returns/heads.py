"""Where on a sheet a form lies: its title, its headings, and who sent it for which year.

Found by content, never by position. Nothing here reads the rows below the headings.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from etl.returns.folding import closed_up
from etl.returns.grids import Cell, Grid
from etl.returns.layouts import Layout

NEEDED = ("label", "unit", "value")


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands above a form's rows. `years` says where each year was read, `unread` what
    else stands there.
    """

    layout: Layout
    title: str
    years: Mapping[str, int]
    publisher: str
    publisher_place: str
    published: date | None
    row: int
    columns: Mapping[str, int]
    unread: tuple[Cell, ...]


class _Found:
    """A cell whose whole text matches a pattern."""

    def __init__(self, cell: Cell, match: re.Match[str]) -> None:
        self.cell = cell
        self.match = match

    def number(self, group: str) -> int:
        return int(self.match[group])


def _find(cells: list[Cell], pattern: re.Pattern[str]) -> _Found | None:
    for cell in cells:
        if match := pattern.fullmatch(closed_up(cell.shown)):
            return _Found(cell, match)
    return None


def _headings(grid: Grid, layout: Layout) -> Iterator[tuple[int, dict[str, _Found]]]:
    """Rows that have each needed heading exactly once. Hidden columns do not count."""
    for number, row in enumerate(grid.rows, 1):
        seen = [c for c in row if c.shown and c.column not in grid.hidden_columns]
        found: dict[str, _Found] = {}
        for name, pattern in layout.columns.items():
            matching = [f for cell in seen if (f := _find([cell], pattern))]
            if len(matching) == 1:
                found[name] = matching[0]
        if found.keys() >= set(NEEDED):
            yield number, found


def find_head(grid: Grid, layout: Layout) -> Head | None:
    """Where `layout` lies on the sheet; None where its headings or its title are not there."""
    row, headings = next(_headings(grid, layout), (0, {}))
    above = [cell for line in grid.rows[: max(row - 1, 0)] for cell in line if cell.shown]
    title = _find(above, layout.title)
    if title is None:
        return None
    publisher, published = _find(above, layout.publisher), _find(above, layout.published)
    read = [found.cell for found in (title, publisher, published) if found]
    return Head(
        layout=layout,
        title=title.cell.shown.strip(),
        years={"标题": title.number("year"), "表头": headings["value"].number("year")},
        publisher=publisher.match["region"] if publisher else "",
        publisher_place=(publisher or title).cell.place,
        published=_date(published) if published else None,
        row=row,
        columns={name: found.cell.column for name, found in headings.items()},
        unread=tuple(cell for cell in above if cell not in read),
    )


def _date(found: _Found) -> date | None:
    try:
        return date(found.number("year"), found.number("month"), found.number("day"))
    except ValueError:
        return None
