"""The wall screen, `?view=wall`: one message a screen, large type, turning by itself.

The same questions, sentences and charts as the pages; it has no number of its own. `?pages=`
chooses which pages' screens turn, `?seconds=` how fast; ← and → turn by hand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from catalogue import Indicator
from catalogue.wording import Scale
from dashboard import blocks, cards, charts, lights, notes, scope, store
from dashboard.charts.template import CONFIG, enlarged
from dashboard.links import to_page
from dashboard.markup import scripts, style_sheet, text
from dashboard.scope import Scope
from dashboard.targets import cited
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, latest_of, records

TIMES = 1.9
"""How much larger than on a desk a chart is drawn."""
PLACE, SECONDS, STILL = "screen", "seconds", "wall_stands_still"
ALLOWED_SECONDS = range(5, 301)
DEFAULT_SECONDS = 15
OF_ALL = partial(summaries.trend_sentence, chosen=False)
"""Nobody has chosen districts: a wall shows them all."""


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One message: the page it comes from, and what draws it and returns the rows it shows."""

    page: str
    draw: Callable[[Scope, int], pd.DataFrame]


def wanted() -> bool:
    """Whether the link asks for the wall."""
    return st.query_params.get("view") == "wall"


def link() -> str:
    """The way to the wall, for the foot of the menu."""
    address = text(to_page("", {"view": "wall"}))
    there = f'<a href="{address}" target="_blank">大屏展示</a>'
    return f'<div class="cf"><p class="note">{there}</p></div>'


def show() -> None:
    """The screen whose turn it is, its footer, and the turning."""
    here = scope.current(changes_shown=True)
    years = here.overview_years()
    year = _asked("year", years, years[0])
    screens = _chosen(_screens(here, year), st.query_params.get("pages", ""))
    place = _asked(PLACE, range(1, len(screens) + 1), 1)
    blocks.first(style_sheet())
    with st.container(key="wall"):
        table = screens[place - 1].draw(here, year)
    with st.container(key="wall_footer", horizontal=True, vertical_alignment="center"):
        foot = _footer(here, table, year, f"{place}/{len(screens)}") + scripts()
        st.html(foot, width="stretch", unsafe_allow_javascript=True)
        _turn_by_hand(place, len(screens))
    if len(screens) > 1 and not st.session_state.get(STILL):
        _turn_by_itself(place, len(screens))


def _screens(here: Scope, year: int) -> list[Screen]:
    """The overview, then who leads and where it goes for each headline indicator; how the year's
    targets stand, where it has any.

    What no district has a figure of is left out: a wall has nobody to explain it.
    """
    aimed = summaries.targets_of_year(store.ask(queries.targets, sample=here.sample), year)
    meanings = store.meanings()
    headline = [meanings.indicator(key) for key in meanings.organisation.headline]
    years = {one.key: here.years(one, districts=True) for one in headline}
    return [
        Screen(page="overview", draw=_overview),
        *(Screen(page="districts", draw=partial(_districts, one))
          for one in headline if year in years[one.key]),
        *(Screen(page="trends", draw=partial(_trend, one)) for one in headline if years[one.key]),
        *([Screen(page="targets", draw=_targets)] if aimed else []),
    ]  # fmt: skip


def _chosen(screens: list[Screen], pages: str) -> list[Screen]:
    """The screens of the pages in the link, all where it names none that has one."""
    named = pages.split(",")
    return [screen for screen in screens if screen.page in named] or screens


def _asked(name: str, allowed: Sequence[int], default: int) -> int:
    """The whole number of this name in the link, if it is one of those allowed."""
    written = st.query_params.get(name, "")
    number = int(written) if written.isdecimal() else default
    return number if number in allowed else default


def _footer(here: Scope, table: pd.DataFrame, year: int, turn: str) -> str:
    """Source, release and sample mark: a wall is read without anyone to ask."""
    rows = records(table)
    marks = here.marks(year, latest_of(table), sample=any_sample(table))
    said = "".join(f"<span>{mark}</span>" for mark in (*marks, text(turn)) if mark)
    return f'{notes.source_line(rows)}<div class="cf"><div class="meta">{said}</div></div>'


def _turn_by_hand(place: int, count: int) -> None:
    """← and → on the keyboard, and the buttons for a finger on the glass; none for one screen."""
    if count == 1:
        return
    if st.button("上一屏", type="tertiary", shortcut="Left"):
        _go_to((place - 2) % count + 1)
    still = bool(st.session_state.get(STILL))
    if st.button("继续轮播" if still else "停在本屏", type="tertiary", key="wall_still"):
        st.session_state[STILL] = not still
        st.rerun()
    if st.button("下一屏", type="tertiary", shortcut="Right"):
        _go_to(place % count + 1)


def _go_to(place: int) -> None:
    st.query_params[PLACE] = str(place)
    st.rerun()


def _turn_by_itself(place: int, count: int) -> None:
    """Every so many seconds the next screen. The fragment's first run is the screen's own."""
    drawn = [False]

    @st.fragment(run_every=_asked(SECONDS, ALLOWED_SECONDS, DEFAULT_SECONDS))
    def turn() -> None:
        if drawn[0]:
            _go_to(place % count + 1)
        drawn[0] = True

    turn()


def _title(sentence: str, under: str = "") -> None:
    small = f'<p class="subtitle">{text(under)}</p>' if under else ""
    st.html(f'<div class="cf wall"><div class="h1" role="heading" aria-level="1">'
            f"{text(sentence)}</div>{small}</div>")  # fmt: skip


def _unit(indicator: Indicator, scale: Scale) -> str:
    """What the chart shows and in what: an axis of bare numbers may be of anything."""
    return f"{indicator.name}，单位：{scale.unit}"


def _overview(here: Scope, year: int) -> pd.DataFrame:
    meanings = store.meanings()
    keys = views.overview_indicators(store.warehouse())
    place: blocks.Place = {"year": year, "region": here.region.code, "sample": here.sample}
    table = store.ask(queries.overview, indicators=keys, **place)
    headline = meanings.organisation.headline
    _title(f"{year}年，{meanings.organisation.short_name}{meanings.organisation.title}")
    st.html(f'<div class="wall">{store.drawn(cards.headlines, table, meanings, headline)}</div>')
    return table[table["indicator"].isin(headline)]


def _districts(indicator: Indicator, here: Scope, year: int) -> pd.DataFrame:
    place: blocks.Place = {"year": year, "region": here.region.code, "sample": here.sample}
    table = store.ask(queries.by_district, indicator=indicator.key, **place)
    said = store.drawn(summaries.districts_sentence, table, indicator, year)
    scale = blocks.scale_of(table, indicator)
    _title(said, _unit(indicator, scale))
    numbers, bars = st.columns([2, 3], gap="large", vertical_alignment="center")
    with numbers:
        st.html(f'<div class="wall">{blocks.totals(here, indicator, year)}</div>')
    with bars:
        line = blocks.benchmark(here, indicator, year)
        figure = store.drawn(charts.ranked_bars, table, indicator, scale, line, here.palette)
        st.plotly_chart(enlarged(figure, TIMES), theme=None, config=CONFIG, alt=said)
    return table


def _trend(indicator: Indicator, here: Scope, year: int) -> pd.DataFrame:
    del year  # all years
    regions = tuple(region.code for region in store.meanings().districts)
    table = store.ask(queries.trend, indicator=indicator.key, regions=regions, sample=here.sample)
    breaks = store.meanings().breaks_of(indicator, ())
    said = store.drawn(OF_ALL, table, indicator, breaks)
    scale = blocks.scale_of(table, indicator)
    _title(said, _unit(indicator, scale))
    figure = store.drawn(
        charts.trend_lines, table, store.meanings(), indicator, scale, breaks, here.palette
    )
    st.plotly_chart(enlarged(figure, TIMES), theme=None, config=CONFIG, alt=said)
    return table


def _targets(here: Scope, year: int) -> pd.DataFrame:
    table = store.ask(queries.targets, sample=here.sample)
    rows = summaries.targets_of_year(table, year)
    _title(summaries.yearly_targets_sentence(rows, year).removesuffix("。"))
    st.html(f'<div class="wall">{store.drawn(lights.of_year, table, store.meanings(), year)}</div>')
    return pd.DataFrame(cited(rows), columns=list(table.columns), dtype=object)
