"""Whole blocks that pages are made of: a comparison with bars and map, the totals.

Asks through `store`, draws with `charts`, `cards` and `tables`; a page only puts them in order.
"""

from decimal import Decimal
from typing import Any, TypedDict

import pandas as pd
import streamlit as st

from catalogue import Indicator
from catalogue.sentences import to_paste
from catalogue.wording import Scale, amount_in_words, column_scale, number_in_words, scale_for
from dashboard import cards, charts, notes, store, ways_out
from dashboard.charts.template import CONFIG
from dashboard.markup import chip, number_with_source, section
from dashboard.scope import Scope
from exports import summaries
from warehouse import queries
from warehouse.comparison import amount_of, any_sample, records


class Place(TypedDict):
    """The arguments that say of which year and region, and with or without samples."""

    year: int
    region: str
    sample: bool


SKETCH = "示意图：仅表示相对方位，不代表行政区域界线"


def first(markup: str) -> None:
    """Draw what must be seen first.

    As Markdown, whose code is in the first bundle the browser loads; `st.html` waits for one
    of its own behind those of the sidebar, which costs half a second with an empty cache.
    """
    st.markdown(markup, unsafe_allow_html=True)


def markup(drawn: str) -> None:
    """Draw markup that holds small pictures: `st.html` takes every SVG out, Markdown does not."""
    st.markdown(drawn, unsafe_allow_html=True)


def scale_of(table: pd.DataFrame, indicator: Indicator) -> Scale:
    """One scale for everything the table shows."""
    return column_scale([*table["value"], *table["value_max"]], indicator)


def sources(table: pd.DataFrame, extra: str = "") -> None:
    """The source line of a table."""
    st.html(notes.source_line(records(table), extra))


def comparison(
    here: Scope, indicator: Indicator, year: int, heading: str = "", *, page: str = "districts"
) -> bool:
    """Ranked bars beside the sketch map, each with its insight, note and source line; or why
    there are none. Whether they are drawn.

    `heading` stands over the bars where the page's title already says who leads; `page` is where
    the ways out of an empty comparison lead.
    """
    table = store.ask(
        queries.by_district,
        indicator=indicator.key,
        year=year,
        region=here.region.code,
        sample=here.sample,
    )
    if all(row["value"] is None for row in records(table)):
        chosen = {} if page == "overview" else {"indicator": indicator.key}
        ways_out.no_districts(here, page, (indicator.key,), year, chosen)
        return False
    said = store.drawn(summaries.districts_sentence, table, indicator, year)
    bars, tiles = st.columns([3, 2], gap="large")
    with bars:
        _bars(here, table, indicator, year, said, heading)
    with tiles:
        _map(here, table, indicator, said)
    return True


def _bars(
    here: Scope, table: pd.DataFrame, indicator: Indicator, year: int, said: str, heading: str
) -> None:
    """The ranking with its line, who is absent, and the source."""
    scale = scale_of(table, indicator)
    mark = cards.sample_mark(present=any_sample(table))
    copied = to_paste(said, sample=any_sample(table))
    head = section(heading or said, f"单位：{scale.unit}", mark, copied)
    st.html(f'<div class="cf">{head}</div>')
    line = benchmark(here, indicator, year)
    figure = store.drawn(charts.ranked_bars, table, indicator, scale, line, here.palette)
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=said)
    absent = summaries.absent_sentence(table)
    if absent:
        st.html(notes.note(absent))
    sources(table)


def _map(here: Scope, table: pd.DataFrame, indicator: Indicator, said: str) -> None:
    """The districts as tiles, and what their shades mean."""
    scale = scale_of(table, indicator)
    copied = to_paste(said, sample=any_sample(table))
    under = f"{indicator.name}，单位：{scale.unit}"
    st.html(f'<div class="cf">{section("区县分布", under, copied=copied)}</div>')
    figure = store.drawn(charts.tile_map, table, store.meanings(), indicator, scale, here.palette)
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=f"{SKETCH}。{said}")
    st.html(notes.ramp(here.palette))
    st.html(notes.note(SKETCH))


def benchmark(here: Scope, indicator: Indicator, year: int) -> tuple[str, Decimal] | None:
    """The line in the bars: 全市平均 where a sum may be taken, else the city's own figure.

    No average of a few: it needs as many districts as a ranking does.
    """
    place: Place = {"year": year, "region": here.region.code, "sample": here.sample}
    try:
        total = records(store.ask(queries.district_total, indicator=indicator.key, **place))
    except queries.CannotBeAdded:
        own = records(store.ask(queries.reported, indicator=indicator.key, **place))
        if indicator.kind == "rank" or not own or own[0]["value"] is None:
            return None
        return f"{here.region.name}（公布）", own[0]["value"]
    if not total or total[0]["qualifier"] != "exact":
        return None
    counted, expected = total[0]["regions_counted"], total[0]["regions_expected"]
    if counted * 100 < store.meanings().organisation.ranking_needs * expected:
        return None
    return "全市平均" if counted == expected else "已报平均", total[0]["value"] / counted


def totals(here: Scope, indicator: Indicator, year: int) -> str:
    """Reported total, districts' sum, their difference and the average; or why there is no sum."""
    place: Place = {"year": year, "region": here.region.code, "sample": here.sample}
    own = records(store.ask(queries.reported, indicator=indicator.key, **place))
    pairs = []
    if own:
        pairs.append((f"{here.region.name}（公布）", _number(own[0], indicator, "whole")))
    try:
        total = records(store.ask(queries.district_total, indicator=indicator.key, **place))
    except queries.CannotBeAdded as refusal:
        return notes.key_figures(pairs) + notes.note(str(refusal))
    if total:
        row = total[0] | {"source": None, "region_name": here.region.name}
        counted = f"{row['regions_counted']}/{row['regions_expected']}"
        mark = chip("示例", "sample") if row["sample"] else ""
        pairs.append((f"区县合计（{counted}）", f"{_number(row, indicator, 'sum')} {mark}"))
        if own and row["regions_counted"] == row["regions_expected"]:
            verdict = summaries.total_and_sum(amount_of(own[0]), amount_of(row), indicator)
            pairs += [("两数相比", f"<small>{verdict}</small>")] if verdict else []
    line = benchmark(here, indicator, year)
    if line is not None and indicator.across_regions == "sum":
        scale = scale_for([line[1]], indicator)
        pairs.append((line[0], f"{scale.number(line[1])}<small>{scale.unit}</small>"))
    return notes.key_figures(pairs)


def _number(row: dict[str, Any], indicator: Indicator, name: str) -> str:
    amount = amount_of(row)
    if amount is None or amount.value is None or indicator.kind == "rank":
        words = "不公布" if amount is None else amount_in_words(amount, indicator)
        return number_with_source(words, row, indicator, name=name)
    scale = scale_for([amount.value, amount.value_max], indicator)
    shown = number_in_words(amount, indicator, scale)
    return f"{number_with_source(shown, row, indicator, name=name)}<small>{scale.unit}</small>"
