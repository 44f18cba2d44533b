"""Blocks that the pages of themes share: what stands side by side, elsewhere, and what it means.

Asks through `store`; a page puts the blocks in order, and `dashboard.themes` says what is read
out of them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from catalogue import Indicator
from catalogue.meaning import CAVEATS
from catalogue.sentences import to_paste
from catalogue.wording import amount_in_words, period_in_words
from dashboard import blocks, cards, choices, downloads, notes, side_by_side, store, ways_out
from dashboard.charts.template import CONFIG
from dashboard.markup import number_with_source, section, text
from dashboard.scope import Scope
from exports.view import View
from exports.views import VIEWS
from warehouse import queries
from warehouse.comparison import amount_of, any_sample, latest_of, records


def choose_year(here: Scope, page: str, items: Sequence[str]) -> int:
    """One of the years that have a figure of one of the items; where there is none, says so."""
    meanings = store.meanings()
    known = meanings.indicators
    if any(item not in known and item not in meanings.quotients for item in items):
        _stop(here, "本页要用的指标不全在目录里，没有可以显示的。", [])
    shown = {year for item in items if item in known for year in here.years(known[item])}
    if not shown:
        why = "没有这一主题的公布数，区县的数没有公开来源。"
        _stop(here, why, ways_out.samples(here, page, {}))
    # A later year with a stray figure of the city would open the page on an empty comparison;
    # and so the same with the samples off, which leave no district of any year.
    with_districts = {
        year
        for item in items
        if item in known
        for year in here.years(known[item], districts=True, hidden=True)
    }
    latest = max(with_districts & shown, default=max(shown))
    years = {y for item in items if item in known for y in here.years(known[item], hidden=True)}
    options = {str(year): f"{year}年" for year in sorted(years, reverse=True)}
    return int(here.controls.choose(choices.YEAR, "年份", options, str(latest)))


def _stop(here: Scope, why: str, ways: ways_out.Ways) -> NoReturn:
    """A page that has nothing to show: its sentence is why, and where to go instead."""
    blocks.first(cards.title(why.rstrip("。"), here.marks(None, None, sample=False)))
    here.controls.draw()
    st.html(ways_out.way_out(why, ways))
    st.stop()


def beside(here: Scope, items: Sequence[str], year: int) -> pd.DataFrame:
    """The answer of `queries.side_by_side` for the reader's choices."""
    return store.ask(
        queries.side_by_side,
        items=tuple(items),
        year=year,
        region=here.region.code,
        sample=here.sample,
    )


def headlines(here: Scope, keys: Sequence[str], year: int) -> pd.DataFrame:
    """The answer of `queries.overview` behind the cards."""
    return store.ask(
        queries.overview,
        indicators=tuple(keys),
        year=year,
        region=here.region.code,
        sample=here.sample,
    )


def opening(
    here: Scope, sentence: str, table: pd.DataFrame, keys: Sequence[str], year: int
) -> None:
    """The first sentence, the cards of the year, then the controls."""
    figures = headlines(here, keys, year)
    sample = any_sample(table) or (here.sample and any_sample(figures))
    blocks.first(cards.title(sentence, here.marks(year, latest_of(table, figures), sample=sample)))
    blocks.first(store.drawn(cards.headlines, figures, store.meanings(), tuple(keys)))
    here.controls.draw()


def why_empty(here: Scope, page: str, table: pd.DataFrame, year: int, items: Sequence[str]) -> bool:
    """Where no district has a figure of the year, say why and lead to the years that have one."""
    parts = [row for row in records(table) if row["region"] != here.region.code]
    if any(row["value"] is not None for row in parts):
        return False
    ways_out.no_districts(here, page, items, year)
    return True


def chart(
    figure: go.Figure,
    title: str,
    subtitle: str,
    alt: str,
    *,
    sample: bool,
    file: tuple[View, Mapping[str, Any]],
    note: str = "",
) -> None:
    """A chart under its insight, with unit, sample mark, a note below, and its own files.

    `alt` is its sentence, which stands alone and can be copied; `file` is the view that holds
    what the chart shows, and what it is asked.
    """
    mark = cards.sample_mark(present=sample)
    head = section(title, subtitle, mark, to_paste(alt, sample=sample))
    st.html(f'<div class="cf apart">{head}</div>')
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt)
    if note:
        st.html(notes.note(note))
    view, asked = file
    downloads.of_chart(view, **asked)


def items_table(table: pd.DataFrame, view: str, caption: str) -> None:
    """The table of a theme, and its source line."""
    st.html(store.drawn(side_by_side.items_table, table, store.meanings(), view, caption))
    blocks.sources(table)


def closing(
    here: Scope,
    page: str,
    table: pd.DataFrame,
    items: Sequence[str],
    year: int,
    caption: str,
    *,
    further: Callable[[], None] | None = None,
    also: Sequence[str] = (),
) -> None:
    """What ends the page of a theme: its table, what it has `further`, 口径 (`also` of what its
    charts show beside the items), and its files.
    """
    items_table(table, page, caption)
    if further is not None:
        further()
    other_periods(here, items)
    meanings((*items, *also))
    downloads.row(VIEWS[page], year=year, sample=here.sample)


def other_periods(here: Scope, items: Sequence[str]) -> pd.DataFrame:
    """Published figures of what is no calendar year, each with its span: in no table above."""
    known = store.meanings().indicators
    keys = tuple(item for item in items if item in known)
    table = store.ask(queries.other_periods, indicators=keys, region=here.region.code)
    if not table.empty:
        st.html(store.drawn(_other_periods, table))
    return table


def _other_periods(table: pd.DataFrame) -> str:
    lines = "".join(f"<li>{_other_period(row)}</li>" for row in records(table))
    head = section("另有公布数，期间不是整年", "不与上面的全年数、年末数比较，也不并入合计")
    return f'<div class="cf apart">{head}<ul class="aside">{lines}</ul></div>'


def _other_period(row: dict[str, Any]) -> str:
    indicator = store.meanings().indicator(row["item"])
    amount = amount_of(row)
    words = "不公布" if amount is None else amount_in_words(amount, indicator)
    name = f"o-{row['region']}-{row['item']}-{row['period_end']}"
    number = number_with_source(words, row, indicator, name=name)
    period = text(period_in_words(row["period_start"], row["period_end"]))
    said = f"{text(row['region_name'])} {text(indicator.name)}"
    return f"{said} {number} <span>{period}，{text(row['publisher'])}</span>"


def meanings(items: Sequence[str]) -> None:
    """口径 of every item of the page, each under its own name, one click away."""
    entries = "".join(_meaning(store.meanings().item(item)) for item in dict.fromkeys(items))
    st.html(
        f'<div class="cf"><details class="meaning"><summary>口径与说明（{len(set(items))}项）'
        f"</summary><dl>{entries}</dl></details></div>"
    )


def _meaning(indicator: Indicator) -> str:
    notes_of = "".join(f" {CAVEATS[caveat]}" for caveat in indicator.caveats)
    return (
        f"<dt>{text(indicator.name)}</dt><dd>{text(indicator.definition)}"
        f"（单位：{text(indicator.unit)}）{text(notes_of)}</dd>"
    )
