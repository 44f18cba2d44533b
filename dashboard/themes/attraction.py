"""招商引资（湘商回归）: what is signed, what of it has been paid in, and how large a project is."""

import pandas as pd

from catalogue.wording import column_scale
from dashboard import charts, store, theme_blocks
from dashboard.scope import Scope
from exports import summaries, views
from exports.summaries.themes import COME, PROMISED, SHARE
from warehouse import queries
from warehouse.comparison import any_sample, records

CARDS = ("signed_projects", "signed_investment", "paid_in_investment")
NOT_PAID = "签约是意向，不等于到位；当年到位的钱可能属于往年签约的项目，比值不是履约率。"


def pairs(here: Scope, table: pd.DataFrame, year: int) -> None:
    """By district, what was signed and within it what was paid in."""
    promised, come, share = (store.meanings().item(k) for k in (PROMISED, COME, SHARE))
    rows = [r for r in records(table) if r["item"] in (PROMISED, COME)]
    scale = column_scale([r["value"] for r in rows], promised)
    figure = store.drawn(
        charts.paired_bars, table, promised, come, share, scale, here.region.code, here.palette
    )
    said = store.drawn(summaries.highest_and_lowest, table, SHARE, store.meanings())
    unit = f"右侧为两者之比。单位：{scale.unit}"
    sample = any_sample(table)
    asked = {"items": (PROMISED, COME, SHARE), "year": year, "sample": here.sample}
    theme_blocks.chart(
        figure, said, unit, said, sample=sample, note=NOT_PAID, file=(views.BESIDE, asked)
    )


def by_year(here: Scope) -> None:
    """The whole over the years, what was signed beside what was paid in."""
    promised, come = (store.meanings().indicator(k) for k in (PROMISED, COME))
    table = store.ask(
        queries.trends,
        indicators=(PROMISED, COME),
        regions=(here.region.code,),
        sample=here.sample,
    )
    scale = column_scale([*table["value"]], promised)
    figure = store.drawn(charts.paired_years, table, promised, come, scale, here.palette)
    said = store.drawn(summaries.insight_of_years, table)
    unit = f"{here.region.name}，柱：区县合计；菱形：公布数。单位：{scale.unit}"
    asked = {"indicators": (PROMISED, COME), "sample": here.sample}
    sample = any_sample(table)
    theme_blocks.chart(figure, said, unit, said, sample=sample, file=(views.HISTORY, asked))
