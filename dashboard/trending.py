"""年度走势: the chosen districts as lines, the whole, a panel a district, who made the change.

Asks through `store`, draws with `charts` and `contributions`; the page only puts them in order.
"""

from typing import Any

import pandas as pd
import streamlit as st

from catalogue import Indicator
from catalogue.sentences import to_paste
from catalogue.wording import amount_in_words, column_scale
from dashboard import (
    blocks,
    cards,
    charts,
    choices,
    contributions,
    downloads,
    notes,
    store,
    ways_out,
)
from dashboard.charts.template import CONFIG
from dashboard.markup import section
from dashboard.scope import Scope
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import amount_of, any_sample, records

AXES = {"shared": "同一刻度", "own": "各自刻度"}


def choose_axis(here: Scope) -> str:
    """Whether the panels share one axis: a small district then looks small."""
    return here.controls.choose(choices.AXIS, "小图刻度", AXES, "shared")


def choose_districts(here: Scope, indicator: Indicator) -> tuple[str, ...]:
    """The districts on the trend; by default the first five of the latest year."""
    years = here.years(indicator, districts=True) or here.compared_years(indicator)
    latest = store.ask(
        queries.by_district,
        indicator=indicator.key,
        year=years[0],
        region=here.region.code,
        sample=here.sample,
    )
    present = [row["region"] for row in records(latest) if row["value"] is not None]
    first = (present or [row["region"] for row in records(latest)])[:5]
    options = {region.code: region.name for region in store.meanings().districts}
    return here.controls.choose_several(choices.REGIONS, "区县", options, first)


def trend(here: Scope, indicator: Indicator, table: pd.DataFrame, regions: tuple[str, ...]) -> None:
    """The lines, with breaks drawn and named, and what may be said of the sum over the years."""
    if table.empty:
        ways_out.no_years(here, indicator, regions)
        return
    scale = blocks.scale_of(table, indicator)
    years = set(table["year"])
    drawn = tuple(
        b for b in store.meanings().breaks_of(indicator, regions) if {b.year - 1, b.year} <= years
    )
    every = store.meanings().breaks_of(indicator, regions)
    said = store.drawn(summaries.trend_sentence, table, indicator, every)
    copied = to_paste(said, sample=any_sample(table))
    mark = cards.sample_mark(present=any_sample(table))
    head = section("所选区县", f"{indicator.name}，单位：{scale.unit}", mark, copied)
    st.html(f'<div class="cf">{head}</div>')
    figure = store.drawn(
        charts.trend_lines, table, store.meanings(), indicator, scale, drawn, here.palette
    )
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=said)
    named = "".join(f"{charts.CIRCLED[i]} {b.year}年：{b.reason}" for i, b in enumerate(drawn))
    blocks.sources(table, named)


def whole(here: Scope, indicator: Indicator) -> None:
    """The city over the years, reported totals and districts' sums apart, and the sum allowed."""
    table = store.ask(
        queries.trend, indicator=indicator.key, regions=(here.region.code,), sample=here.sample
    )
    if table.empty:
        return
    scale = blocks.scale_of(table, indicator)
    legend = "柱：区县合计；菱形：公布的全市数"
    said = store.drawn(summaries.whole_sentence, table, indicator, indicator.breaks)
    copied = to_paste(said, sample=any_sample(table))
    mark = cards.sample_mark(present=any_sample(table))
    head = section(here.region.name, f"{legend}，单位：{scale.unit}", mark, copied)
    st.html(f'<div class="cf">{head}</div>')
    figure = store.drawn(charts.whole_columns, table, indicator, scale, here.palette)
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=said)
    blocks.sources(table, _over_years(here, indicator, table))


def _over_years(here: Scope, indicator: Indicator, table: pd.DataFrame) -> str:
    """各年合计 for a flow; the reason for everything else."""
    first, last = int(min(table["year"])), int(max(table["year"]))
    try:
        added = records(
            store.ask(
                queries.sum_over_years,
                indicator=indicator.key,
                region=here.region.code,
                first=first,
                last=last,
                sample=here.sample,
            )
        )
    except queries.CannotBeAdded as refusal:
        return str(refusal).rstrip("。")
    amount = amount_of(added[0]) if added else None
    if amount is None:
        return ""
    counted, expected = added[0]["years_counted"], added[0]["years_expected"]
    words = amount_in_words(amount, indicator)
    return f"{first}—{last}年合计{words}（{counted}/{expected}年有数）"


def panels(here: Scope, indicator: Indicator, axis: str) -> None:
    """Every district in a panel of its own, in the fixed order."""
    codes = tuple(region.code for region in store.meanings().districts)
    table = store.ask(queries.trend, indicator=indicator.key, regions=codes, sample=here.sample)
    if table.empty:
        return
    scale = blocks.scale_of(table, indicator)
    breaks = store.meanings().breaks_of(indicator, codes)
    heading = store.drawn(summaries.courses_sentence, table, indicator, breaks)
    under = f"{indicator.name}，单位：{scale.unit}，{AXES[axis]}；右上为最近一年"
    mark = cards.sample_mark(present=any_sample(table))
    span = f"{min(table['year'])}—{max(table['year'])}年"
    copied = to_paste(heading, about=f"{span}{indicator.name}，", sample=any_sample(table))
    st.html(f'<div class="cf">{section(heading, under, mark, copied)}</div>')
    figure = store.drawn(
        charts.small_multiples, table, store.meanings(), indicator, scale, here.palette, axis
    )
    st.plotly_chart(
        figure, theme=None, config=CONFIG, alt=f"{indicator.name}各区县走势，{AXES[axis]}"
    )
    asked = {"indicators": (indicator.key,), "regions": codes, "sample": here.sample}
    downloads.of_chart(views.HISTORY, **asked)
    blocks.sources(table, store.drawn(summaries.courses_note, table, indicator, breaks))


def made_by(here: Scope, indicator: Indicator, year: int, then: int | None) -> None:
    """Which district made the change of the whole between two years, or why nobody can say."""
    if then is None:
        return
    asked: dict[str, Any] = {"indicator": indicator.key, "year": year, "then": then}
    asked["sample"] = here.sample
    heading = f"{then}—{year}年的变化由谁带来"
    try:
        table = store.ask(queries.contribution, region=here.region.code, **asked)
    except queries.CannotBeAdded as refusal:
        st.html(f'<div class="cf">{section(heading)}</div>{notes.note(str(refusal))}')
        return
    scale = column_scale(table["gained"], indicator)
    said = store.drawn(summaries.contribution_sentence, table, indicator, year, then)
    mark = cards.sample_mark(present=any_sample(table))
    copied = to_paste(said, sample=any_sample(table))
    head = section(said, f"{indicator.name}增量，单位：{scale.unit}", mark, copied)
    st.html(f'<div class="cf">{head}</div>')
    figure = store.drawn(charts.contribution_bars, table, indicator, scale, here.palette)
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=said)
    st.html(store.drawn(contributions.contribution_table, table, indicator, scale, heading))
    downloads.single(views.CONTRIBUTION, "变化来源", **asked)
