"""The tables of a theme as they are read: items across, places down, the whole first.

Rows of `queries.side_by_side`, `queries.elsewhere`, `queries.other_periods` and
`queries.places_in_lists` in, tables out; what heads and first columns say, the screen says too.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from catalogue import Catalogue
from catalogue.wording import Scale, column_scale, period_in_words
from exports.tables import NONE, Cell, Column, Table, in_full, source_line, words

Row = dict[str, Any]
Places = dict[tuple[str, str], list[Row]]


def known_items(rows: Iterable[Row]) -> list[Row]:
    """The rows of the items of which anybody has a figure: a column of absences says no more."""
    every = list(rows)
    known = {row["item"] for row in every if row["qualifier"] is not None}
    return [row for row in every if row["item"] in known]


def by_place(rows: Iterable[Row]) -> Places:
    """The rows of each place and basis, in their order."""
    places: Places = {}
    for row in rows:
        places.setdefault((row["region"], row["basis"]), []).append(row)
    return places


def scales_of(rows: Iterable[Row], catalogue: Catalogue) -> dict[str, Scale]:
    """One scale a column, in the order of the items."""
    values: dict[str, list[Decimal | None]] = {}
    for row in rows:
        values.setdefault(row["item"], []).extend([row["value"], row["value_max"]])
    return {item: column_scale(found, catalogue.item(item)) for item, found in values.items()}


def item_title(catalogue: Catalogue, item: str, unit: str) -> str:
    """投资总额（亿元）: the theme's own name is not said again in each head."""
    indicator = catalogue.item(item)
    name = indicator.name.removeprefix(indicator.topic) or indicator.name
    return f"{name}（{unit}）" if unit else name


def place_name(cells: Sequence[Row], root: str) -> str:
    """长沙市（公布）, 区县合计, 区县合计（已报8/9）, 芙蓉区."""
    first = cells[0]
    if first["region"] != root:
        return str(first["region_name"])
    if first["basis"] == "reported":
        return f"{first['region_name']}（公布）"
    return f"区县合计{_counted(cells)}"


def _counted(cells: Sequence[Row]) -> str:
    """（已报8/9） where all columns count the same and some are absent."""
    counted = {
        (c["regions_counted"], c["regions_expected"])
        for c in cells
        if c["value"] is not None and c["regions_counted"] is not None
    }
    if len(counted) != 1:
        return ""
    (there, expected) = counted.pop()
    return "" if there == expected else f"（已报{there}/{expected}）"


def items_table(title: str, rows: Sequence[Row], catalogue: Catalogue) -> Table:
    """The theme, place by place; the place of each figure is in 数据."""
    root = catalogue.organisation.root
    return _table(
        title,
        known_items(rows),
        catalogue,
        lambda cells: (words(place_name(cells, root)),),
        ("地区",),
    )


def elsewhere_table(title: str, rows: Sequence[Row], catalogue: Catalogue) -> Table:
    """What other places publish, each with its day."""
    return _table(title, rows, catalogue, _with_day, ("地区", "截至"))


def _with_day(cells: Sequence[Row]) -> tuple[Cell, ...]:
    return words(cells[0]["region_name"]), words(cells[0]["period_end"].isoformat())


def _table(
    title: str, rows: Sequence[Row], catalogue: Catalogue, first: Any, heads: tuple[str, ...]
) -> Table:
    scales = scales_of(rows, catalogue)
    own = (Column(title=item_title(catalogue, item, scale.unit)) for item, scale in scales.items())
    return Table(
        title=title,
        columns=(*(Column(title=head) for head in heads), *own),
        rows=tuple(
            (
                *first(cells),
                *(in_full(c, catalogue.item(c["item"]), scales[c["item"]]) for c in cells),
            )
            for cells in by_place(rows).values()
        ),
        source=source_line(rows),
        sample=any(row["sample"] is True for row in rows),
    )


def listed_table(title: str, rows: Sequence[Row], catalogue: Catalogue) -> Table:
    """Figures each of its own: of spans that are no year, or places in lists. Nothing compares."""
    return Table(
        title=title,
        columns=tuple(Column(title=name) for name in ("指标", "地区", "期间", "数值", "单位")),
        rows=tuple(_listed(row, catalogue) for row in rows),
        source=source_line(rows),
        sample=any(row["sample"] is True for row in rows),
    )


def _listed(row: Row, catalogue: Catalogue) -> tuple[Cell, ...]:
    indicator = catalogue.item(row["item"])
    scale = column_scale([row["value"], row["value_max"]], indicator)
    rank = indicator.kind == "rank"
    return (
        words(indicator.name),
        words(row["region_name"]),
        words(period_in_words(row["period_start"], row["period_end"])),
        in_full(row, indicator, scale),
        words(NONE if rank else scale.unit),
    )
