"""A theme as it is read: its tables and charts, each with what it shows.

Sections of `exports.tables`; `exports.views.theme` has the same as lines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from exports import summaries
from exports.paragraphs import of_theme
from exports.sentences import called
from exports.side_by_side import elsewhere_table, items_table, listed_table
from exports.tables import NONE, Section, Table
from exports.views import theme_charts
from exports.views.theme import Theme
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def theme_sections(
    warehouse: Warehouse, *, theme: Theme, year: int, sample: bool = True
) -> tuple[Section, ...]:
    """The tables of the page, each under its own heading; `theme_told` says what is said."""
    meanings = warehouse.catalogue
    root = meanings.region(meanings.organisation.root)
    place: dict[str, Any] = {"year": year, "region": root.code, "sample": sample}
    keys = tuple(item for item in theme.items if item in meanings.indicators)
    beside = queries.side_by_side(warehouse, items=theme.items, **place)
    table = items_table(f"{year}年{root.name}{theme.title}", records(beside), meanings)
    insight = summaries.leading_insight(beside, meanings, year, theme.title)
    first = Section(
        heading=f"{year}年情况",
        tables=(replace(table, insight=insight),) if len(table.columns) > 1 else (),
        insight=summaries.first_of_theme(beside, meanings, year, theme.title, theme.items),
    )
    return (
        first,
        *_by_district(warehouse, theme, beside, place),
        *_over_years(warehouse, theme, place),
        *_further(warehouse, theme, keys, place),
    )


def _by_district(
    warehouse: Warehouse, theme: Theme, beside: pd.DataFrame, place: Mapping[str, Any]
) -> Iterator[Section]:
    """A paragraph for each district, and the theme's bars."""
    whole = called(warehouse.catalogue.region(place["region"]))
    year = place["year"]
    paragraphs = of_theme(
        warehouse, beside, title=theme.title, year=year, sample=place["sample"], headed=True
    )
    told = tuple(words for region, words in paragraphs.items() if region != whole)
    drawn = (theme_charts.bars(warehouse, beside, items, of, year) for of, items in theme.bars)
    if told:
        yield Section(
            heading=f"{year}年各区县{theme.title}情况",
            paragraphs=told,
            tables=tuple(table for tables in drawn for table in tables),
            in_notes=True,
        )


def _over_years(warehouse: Warehouse, theme: Theme, place: Mapping[str, Any]) -> Iterator[Section]:
    if not theme.over_years:
        return
    tables = tuple(theme_charts.years(warehouse, theme.over_years, place))
    if tables:
        yield Section(heading="历年情况", tables=tables)


def _further(
    warehouse: Warehouse, theme: Theme, keys: tuple[str, ...], place: Mapping[str, Any]
) -> Iterator[Section]:
    """What other places publish, what is of no calendar year, and places in lists."""
    region, meanings = place["region"], warehouse.catalogue
    others = queries.elsewhere(warehouse, items=theme.elsewhere, region=region)
    if theme.elsewhere and not others.empty:
        count = others["region"].nunique()
        table = elsewhere_table(f"各地{theme.title}公布数", records(others), meanings)
        table = replace(table, insight=f"{count}个地方公布了{theme.title}的累计数")
        words = "截至的日子不同，不作排名。"
        yield Section(heading="各地公布数", paragraphs=(words,), tables=(table,))
    spans = queries.other_periods(warehouse, indicators=keys, region=region)
    listed = queries.places_in_lists(warehouse, **place) if theme.lists else spans.head(0)
    for heading, words, rows, insight in (
        ("其他期间的公布数", "期间不是整年，不与全年数、年末数比较。", spans, _of_spans),
        ("百强榜单中的名次", "名次只在同一榜单、同一年内比较。", listed, _of_lists),
    ):
        if not rows.empty:
            table = listed_table(heading, records(rows), meanings)
            table = replace(table, insight=insight(table))
            yield Section(heading=heading, paragraphs=(words,), tables=(table,))


def _of_spans(table: Table) -> str:
    """另有浏阳市湘商回归到位资金65亿元（2022-01-01 至 2023-01-31）; of several how many."""
    if len(table.rows) > 1:
        return f"另有{len(table.rows)}个公布数，期间不是整年"
    name, region, period, number, unit = (cell.words for cell in table.rows[0])
    return f"另有{region}{name}{number}{unit.removesuffix(NONE)}（{period}）"


def _of_lists(table: Table) -> str:
    lists, places = ({row[n].words for row in table.rows} for n in (0, 1))
    return f"{len(places)}个地区在{len(lists)}个全国榜单上有名次"
