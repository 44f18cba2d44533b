"""服务与维权: do visits solve problems, are rights defended, and how do others see the city."""

from typing import Any

import pandas as pd
import streamlit as st

from catalogue import Catalogue
from dashboard import charts, side_by_side, store, theme_blocks
from dashboard.markup import section, text
from dashboard.notes import source_line
from dashboard.scope import Scope
from exports import summaries, views
from exports.side_by_side import scales_of
from exports.summaries.themes import RANK
from warehouse import queries
from warehouse.comparison import any_sample, records

CARDS = ("enterprise_visits", "problems_solved", "disputes_mediated", "business_environment_rank")


def sentence(here: Scope, table: pd.DataFrame, year: int) -> str:
    """The sentence of the year."""
    places = _places_by_year(here)
    return store.drawn(summaries.service_sentence, table, places, store.meanings(), year)


def _places_by_year(here: Scope) -> pd.DataFrame:
    return store.ask(queries.trend, indicator=RANK, regions=(here.region.code,), sample=here.sample)


def environment(here: Scope) -> None:
    """The city's national rank in private firms' view, over the years it was published."""
    indicator = store.meanings().indicator(RANK)
    table = _places_by_year(here)
    if table.empty:
        return
    figure = store.drawn(charts.places_by_year, table, indicator, here.palette)
    said = store.drawn(summaries.environment_insight, table, store.meanings())
    note = "没有公布的年份是空档；只公布“前几位”的画成一段。"
    asked = {"indicators": (RANK,), "sample": here.sample}
    theme_blocks.chart(
        figure,
        said,
        "全国名次，越靠上越好",
        said,
        sample=any_sample(table),
        note=note,
        file=(views.HISTORY, asked),
    )


def lists(here: Scope, year: int) -> None:
    """Places in national lists, list by list: none is compared with another's."""
    table = store.ask(
        queries.places_in_lists, year=year, region=here.region.code, sample=here.sample
    )
    if table.empty:
        return
    apart = "区的榜单和县（市）的榜单是两回事，名次只在同一榜单、同一年内比较"
    head = section("百强榜单中的名次", apart)
    st.html(f'<div class="cf apart">{head}</div>')
    st.html(store.drawn(lists_table, table, store.meanings()))
    st.html(source_line(records(table)))


def lists_table(table: pd.DataFrame, catalogue: Catalogue) -> str:
    """A row a list: its places, best first, each with the year it is of."""
    by_list: dict[str, list[dict[str, Any]]] = {}
    for row in records(table):
        by_list.setdefault(row["item"], []).append(row)
    scales = scales_of(records(table), catalogue)
    body = "".join(
        f'<tr><th scope="row">{text(catalogue.indicator(item).name)}</th>'
        f'<td class="words">{_places(rows, catalogue, scales)}</td></tr>'
        for item, rows in by_list.items()
    )
    return side_by_side.framed("lists", "每个地区最近一次上榜", ["榜单", "名次"], body)


def _places(rows: list[dict[str, Any]], catalogue: Catalogue, scales: Any) -> str:
    return "；".join(
        f'<span class="one">{text(row["region_name"])} '
        f"{side_by_side.item_cell(row, catalogue, scales[row['item']])}"
        f" <small>{row['year']}年</small></span>"
        for row in rows
    )
