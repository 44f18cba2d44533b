"""区县对比, below the ranking: spread, two years, four views of one number.

Asks through `store`, draws with `charts` and `standings`; the page only puts them in order.
"""

import streamlit as st

from catalogue import Indicator
from catalogue.sentences import to_paste
from catalogue.wording import column_scale
from dashboard import blocks, cards, charts, choices, downloads, notes, standings, store
from dashboard.charts.template import CONFIG
from dashboard.markup import section
from dashboard.scope import Scope
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, records


def choose_earlier(here: Scope, indicator: Indicator, year: int) -> int | None:
    """The year to compare with, the one before by default; None where there is no other."""
    years = [y for y in here.years(indicator, districts=True) if y < year]
    if not years:
        return None
    options = {str(y): f"{y}年" for y in years}
    return int(here.controls.choose(choices.THEN, "与哪一年比", options, str(years[0])))


def choose_denominator(here: Scope, indicator: Indicator, year: int) -> str | None:
    """By what the total is divided; None where nothing is reported that could divide it."""
    found = records(
        store.ask(
            queries.denominators,
            indicator=indicator.key,
            year=year,
            region=here.region.code,
            sample=here.sample,
        )
    )
    if not found:
        return None
    options = {r["indicator"]: store.meanings().indicator(r["indicator"]).name for r in found}
    return here.controls.choose(choices.PER, "按什么平均", options, next(iter(options)))


def more_views(
    here: Scope, indicator: Indicator, year: int, then: int | None, per: str | None
) -> None:
    """What can be said of districts that have figures, each with its file."""
    four_views(here, indicator, year, per)
    place = {"indicator": indicator.key, "year": year, "sample": here.sample}
    downloads.single(views.STANDINGS, "四种口径", per=per or indicator.key, **place)
    spread_and_slope(here, indicator, year, then)


def spread_and_slope(here: Scope, indicator: Indicator, year: int, then: int | None) -> None:
    """How far apart the districts are, beside how they moved since the earlier year."""
    left, right = st.columns([2, 3], gap="large")
    with left:
        _spread(here, indicator, year)
    with right:
        if then is None:
            st.html(notes.note(f"{indicator.name}没有更早的区县数据，不能作两年对比。"))
        else:
            _slope(here, indicator, year, then)


def _spread(here: Scope, indicator: Indicator, year: int) -> None:
    table = store.ask(
        queries.by_district,
        indicator=indicator.key,
        year=year,
        region=here.region.code,
        sample=here.sample,
    )
    scale = blocks.scale_of(table, indicator)
    said = store.drawn(summaries.spread_sentence, table, indicator)
    mark = cards.sample_mark(present=any_sample(table))
    under = f"单位：{scale.unit}；灰框为居中的一半区县，短线为中位数"
    about = f"{year}年{indicator.name}，"
    copied = to_paste(said, about=about, sample=any_sample(table))
    st.html(f'<div class="cf">{section(said, under, mark, copied)}</div>')
    line = blocks.benchmark(here, indicator, year)
    figure = store.drawn(
        charts.spread, table, store.meanings(), indicator, scale, line, here.palette
    )
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=f"{indicator.name}分布。{said}")
    blocks.sources(table)


def _slope(here: Scope, indicator: Indicator, year: int, then: int) -> None:
    table = store.ask(
        queries.two_years,
        indicator=indicator.key,
        year=year,
        then=then,
        region=here.region.code,
        sample=here.sample,
    )
    scale = column_scale([*table["value"], *table["then_value"]], indicator)
    said = store.drawn(summaries.slope_sentence, table, indicator)
    mark = cards.sample_mark(present=any_sample(table))
    under = f"{indicator.name}，单位：{scale.unit}"
    copied = to_paste(said, about=f"{indicator.name}：", sample=any_sample(table))
    st.html(f'<div class="cf">{section(said, under, mark, copied)}</div>')
    figure = store.drawn(charts.slope, table, store.meanings(), indicator, scale, here.palette)
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=f"{indicator.name}两年对比。{said}")
    asked = {"indicator": indicator.key, "year": year, "then": then, "sample": here.sample}
    downloads.of_chart(views.TWO_YEARS, **asked)
    blocks.sources(table)


def four_views(here: Scope, indicator: Indicator, year: int, per: str | None) -> None:
    """Total, per something, growth and place among peers, side by side with each place."""
    meanings = store.meanings()
    table = store.ask(
        queries.standings,
        indicator=indicator.key,
        year=year,
        per=per or indicator.key,
        region=here.region.code,
        sample=here.sample,
    )
    divisor = None if per is None else meanings.indicator(per)
    st.html(store.drawn(standings.standings_table, table, meanings, indicator, divisor, year))
