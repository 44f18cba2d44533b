"""The merged ranges of a sheet: which cell covers a place, and how far a cell reaches.

Rows and columns count from 1. Knows where cells are, not what stands in them.
"""

from collections.abc import Collection, Mapping

from etl.returns.cells import Cell
from etl.returns.grids import Grid, Merge

LARGEST_MERGE = 100_000  # cells; a larger one is no heading


def anchors_of(grid: Grid) -> Mapping[tuple[int, int], tuple[int, int]]:
    """By each place that a merged range covers, the upper left cell of the range."""
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in grid.merges:
        anchors.update(_covered(merge, grid))
    return anchors


def _covered(merge: Merge, grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    top, left, bottom, right = merge
    bottom, right = min(bottom, grid.height), min(right, grid.width)
    if (bottom - top + 1) * (right - left + 1) > LARGEST_MERGE:
        return {}
    return {
        (row, column): (top, left)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def span_of(cell: Cell, grid: Grid) -> tuple[int, int]:
    """The last row and column that the cell covers."""
    for merge in grid.merges:
        if (merge.first_row, merge.first_column) == (cell.row, cell.column):
            return merge.last_row, merge.last_column
    return cell.row, cell.column


def shared(
    place: tuple[int, int],
    anchors: Mapping[tuple[int, int], tuple[int, int]],
    rows: Collection[int],
    columns: Collection[int],
) -> bool:
    """Whether the merged range around a place makes one value of several of these cells."""
    body, read, anchor = set(rows), set(columns), anchors[place]
    return sum(a == anchor and r in body and c in read for (r, c), a in anchors.items()) > 1
