"""招商引资（湘商回归）: what is signed, what of it has been paid in, and how large a project is."""

import pandas as pd

from catalogue import Catalogue
from catalogue.wording import column_scale
from dashboard import blocks, charts, store, theme_blocks
from dashboard.scope import Scope
from dashboard.themes.wholes import Wholes, highest_and_lowest, joined
from warehouse import queries
from warehouse.comparison import records

CARDS = ("signed_projects", "signed_investment", "paid_in_investment")
PROMISED, COME, SHARE = "signed_investment", "paid_in_investment", "paid_in_share"
NOT_PAID = "签约是意向，不等于到位；当年到位的钱可能属于往年签约的项目，比值不是履约率。"


def sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年签约28个项目、总投资361亿元；到位资金120.17亿元，为签约额的33.3%（区县合计）."""
    wholes = Wholes(table, catalogue)
    clauses = wholes.clauses(("签约{}项目", "signed_projects"), ("总投资{}", PROMISED))
    paid = wholes.said(COME)
    share = wholes.said(SHARE)
    if paid:
        by = "" if wholes.summed or wholes.rows[COME]["basis"] == "reported" else "区县"
        clauses.append(f"{by}到位资金{paid}{f'，为签约额的{share}' if share else ''}")
    elif clauses:
        clauses.append("到位资金没有公布数")
    start = f"{year}年，{'区县合计' if wholes.summed else ''}"
    return joined(start, clauses, f"{year}年没有湘商回归的数据")


def pairs(here: Scope, table: pd.DataFrame) -> None:
    """By district, what was signed and within it what was paid in."""
    promised, come, share = (store.meanings().item(k) for k in (PROMISED, COME, SHARE))
    rows = [r for r in records(table) if r["item"] in (PROMISED, COME)]
    scale = column_scale([r["value"] for r in rows], promised)
    figure = store.drawn(
        charts.paired_bars, table, promised, come, share, scale, here.region.code, here.palette
    )
    said = store.drawn(highest_and_lowest, table, SHARE, store.meanings())
    unit = f"右侧为两者之比。单位：{scale.unit}"
    sample = blocks.any_sample(table)
    theme_blocks.chart(figure, said, unit, said, sample=sample, note=NOT_PAID)


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
    said = store.drawn(insight_of_years, table)
    unit = f"{here.region.name}，柱：区县合计；菱形：公布数。单位：{scale.unit}"
    theme_blocks.chart(figure, said, unit, said, sample=blocks.any_sample(table))


def insight_of_years(table: pd.DataFrame) -> str:
    """2018—2022年签约与到位：4年可比，到位合计为签约合计的三成; of complete years of both."""
    sums = {
        (row["item"], row["year"]): row["value"]
        for row in records(table)
        if row["basis"] == "districts"
        and row["qualifier"] == "exact"
        and row["regions_counted"] == row["regions_expected"]
    }
    years = sorted({y for _, y in sums if {(PROMISED, y), (COME, y)} <= set(sums)})
    if not years:
        return "各年签约与到位：没有区县报齐的年份，不作比较"
    signed = sum(sums[PROMISED, y] for y in years)
    paid = sum(sums[COME, y] for y in years)
    share = f"{paid / signed * 100:.0f}%" if signed else ""
    named = f"{years[0]}—{years[-1]}年" if len(years) > 1 else f"{years[0]}年"
    return f"{named}（报齐的{len(years)}年）到位合计为签约合计的{share}"
