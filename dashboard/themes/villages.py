"""万企兴万村: how much is done, how much of it per enterprise and village, and what came before."""

import pandas as pd
import streamlit as st

from catalogue.wording import column_scale
from dashboard import charts, side_by_side, store, theme_blocks
from dashboard.markup import section
from dashboard.notes import source_line
from dashboard.scope import Scope
from exports import views
from warehouse import queries
from warehouse.comparison import any_sample, records

CARDS = ("village_enterprises", "village_villages", "village_projects", "village_investment")
PER = {
    "village_investment_per_enterprise": "每家企业",
    "village_investment_per_village": "每个村",
}
ACTIONS = {
    "village_investment": ("poverty_investment", "投资"),
    "village_enterprises": ("poverty_enterprises", "企业"),
    "village_villages": ("poverty_villages", "村"),
}
TITLES = ("万企帮万村<br>至2020年", "万企兴万村<br>2021年起")


def two_actions(here: Scope, measure: str) -> None:
    """万企帮万村 and 万企兴万村 in two panels, of the measure that the reader chose."""
    before, after = (store.meanings().indicator(k) for k in (ACTIONS[measure][0], measure))
    table = store.ask(
        queries.trends,
        indicators=(before.key, after.key),
        regions=(here.region.code,),
        sample=here.sample,
    )
    scale = column_scale([*table["value"], *table["value_max"]], after)
    figure = store.drawn(charts.two_actions, table, before, after, TITLES, scale, here.palette)
    title = f"前后是两个行动，{ACTIONS[measure][1]}另行登记，不连成一条线"
    unit = f"{here.region.name}，柱：区县合计；菱形：公布数。单位：{scale.unit}"
    said = f"{title}：{before.topic}至2020年，{after.topic}从2021年起"
    asked = {"indicators": (before.key, after.key), "sample": here.sample}
    sample = any_sample(table)
    theme_blocks.chart(figure, title, unit, said, sample=sample, file=(views.HISTORY, asked))


def elsewhere(here: Scope) -> None:
    """What other places publish, each with its day: told beside one another, ranked by nothing."""
    table = store.ask(queries.elsewhere, items=views.VILLAGES.elsewhere, region=here.region.code)
    head = section(
        "各地公布数：截至的日子不同，不作排名",
        "都是行动开始以来的累计数，时间越长越多；每家、每村的数受时间影响较小。只列公布数",
    )
    st.html(f'<div class="cf apart">{head}</div>')
    shown = store.drawn(
        side_by_side.elsewhere_table, table, store.meanings(), "elsewhere", "各地“万企兴万村”公布数"
    )
    st.html(shown)
    st.html(store.drawn(_cited, table))


def _cited(table: pd.DataFrame) -> str:
    return source_line(records(table))
