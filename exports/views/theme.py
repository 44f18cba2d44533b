"""A theme: several items of one year side by side, as lines and in words.

One function for all themes: the table of the theme, place by place, then published figures of
other places and other periods, then places in lists; a page without one of them has none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from catalogue.sentences import to_paste
from exports.columns import table_of
from exports.paragraphs import of_theme
from exports.refusals import years_there
from exports.sentences import called
from exports.views.beside import item_line, with_city
from warehouse import queries
from warehouse.comparison import any_sample, records
from warehouse.database import Warehouse


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What a page of a theme shows. `items` are keys of indicators and quotients, in order.

    `sentence` makes the page's first: of the table, of the whole's places in the list `rank`
    where the theme has one, of catalogue and year. Files draw `bars`, by the item that is told of
    the items that are drawn, and `over_years` the indicators of the whole.
    """

    name: str
    title: str
    items: tuple[str, ...]
    sentence: Callable[..., str] | None = None
    rank: str | None = None
    elsewhere: tuple[str, ...] = ()
    lists: bool = False
    bars: tuple[tuple[str, tuple[str, ...]], ...] = ()
    over_years: tuple[str, ...] = ()

    def years(self, warehouse: Warehouse, asked: Mapping[str, Any]) -> set[int]:
        """The years that have a figure of one of the items, or a place in the list."""
        items = (*self.items, *([] if self.rank is None else [self.rank]))
        return years_there(warehouse, {**asked, "items": items})

    def heading(self, warehouse: Warehouse, asked: Mapping[str, Any]) -> str:
        """2022年长沙市万企兴万村情况"""
        root = warehouse.catalogue.region(warehouse.catalogue.organisation.root)
        return f"{asked['year']}年{root.name}{self.title}情况"


def theme_told(
    warehouse: Warehouse, *, theme: Theme, year: int, sample: bool = True
) -> Sequence[str]:
    """The page's first sentence, then a paragraph for the whole."""
    root = warehouse.catalogue.organisation.root
    table = queries.side_by_side(
        warehouse, items=theme.items, year=year, region=root, sample=sample
    )
    whole = called(warehouse.catalogue.region(root))
    paragraphs = of_theme(warehouse, table, title=theme.title, year=year, sample=sample)
    told = [paragraphs[whole]] if whole in paragraphs else []
    if theme.sentence is None:
        return told
    given = [table]
    if theme.rank is not None:
        given.append(queries.trend(warehouse, indicator=theme.rank, regions=(root,), sample=sample))
    said = theme.sentence(*given, warehouse.catalogue, year)
    return (to_paste(said, sample=any_sample(table)), *told)


def theme_lines(
    warehouse: Warehouse, *, theme: Theme, year: int, sample: bool = True
) -> pd.DataFrame:
    """The lines of a theme's page, in its order. Columns: `exports.columns.COLUMNS`.

    A quotient keeps three decimals and names in 来源 what was divided.
    """
    place = {"year": year, "region": warehouse.catalogue.organisation.root, "sample": sample}
    return table_of(
        item_line(warehouse, row, whole, year) for row, whole in _rows(warehouse, theme, place)
    )


def _rows(
    warehouse: Warehouse, theme: Theme, place: Mapping[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    region = place["region"]
    beside = records(queries.side_by_side(warehouse, items=theme.items, **place))
    yield from with_city(beside, region)
    if theme.elsewhere:
        others = queries.elsewhere(warehouse, items=theme.elsewhere, region=region)
        yield from ((row, None) for row in records(others))
    keys = [item for item in theme.items if item in warehouse.catalogue.indicators]
    spans = queries.other_periods(warehouse, indicators=keys, region=region)
    yield from ((row, None) for row in records(spans))
    if theme.lists:
        listed = records(queries.places_in_lists(warehouse, **place))
        yield from ((row, None) for row in listed)
