"""年度走势, below the lines: a panel for every district, and who made the change of the whole.

Asks through `store`, draws with `charts` and `contributions`; the page only puts them in order.
"""

from typing import Any

import streamlit as st

from catalogue import Indicator
from catalogue.sentences import to_paste
from catalogue.wording import column_scale
from dashboard import (
    blocks,
    cards,
    charts,
    choices,
    contributions,
    downloads,
    notes,
    store,
)
from dashboard.charts.template import CONFIG
from dashboard.markup import section
from dashboard.scope import Scope
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample

AXES = {"shared": "同一刻度", "own": "各自刻度"}


def choose_axis(here: Scope) -> str:
    """Whether the panels share one axis: a small district then looks small."""
    return here.controls.choose(choices.AXIS, "小图刻度", AXES, "shared")


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
