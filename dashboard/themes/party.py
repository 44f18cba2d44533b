"""党建与教育: how many party organisations, is every chamber covered, whom does training reach."""

import pandas as pd

from catalogue import Catalogue
from catalogue.wording import amount_in_words, column_scale
from dashboard import blocks, charts, store, theme_blocks
from dashboard.scope import Scope
from dashboard.themes.wholes import Wholes, joined
from warehouse import queries
from warehouse.comparison import amount_of, records

CARDS = ("party_organisation_count", "ideals_education_sessions", "training_courses",
         "people_trained")  # fmt: skip
REACH = {
    "people_trained_per_hundred_members": "每百名会员培训人次",
    "people_per_course": "每期培训人次",
}
COVERAGE = "party_coverage"
WHOLE = 100  # percent


def sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年末，商协会党组织88个，党组织覆盖率100%，全年培训22206人次."""
    wholes = Wholes(table, catalogue)
    clauses = wholes.clauses(
        ("商协会党组织{}", "party_organisation_count"),
        ("党组织覆盖率{}", COVERAGE),
        ("全年理想信念教育{}", "ideals_education_sessions"),
        ("培训{}", "people_trained"),
    )
    start = f"{year}年末，{'区县合计' if wholes.summed else ''}"
    return joined(start, clauses, f"{year}年没有党建与教育的数据")


def coverage(here: Scope, year: int) -> None:
    """Coverage by district, from the first year to the chosen one."""
    indicator = store.meanings().indicator(COVERAGE)
    regions = tuple(region.code for region in store.meanings().districts)
    table = store.ask(queries.trend, indicator=COVERAGE, regions=regions, sample=here.sample)
    scale = column_scale([*table["value"]], indicator)
    figure = store.drawn(charts.dot_ranges, table, indicator, scale, year, here.palette)
    said = store.drawn(coverage_insight, table, store.meanings(), year)
    first = min(table["year"], default=year)
    unit = f"空心：{first}年；实心：{year}年。单位：{scale.unit}"
    theme_blocks.chart(figure, said, unit, said, sample=blocks.any_sample(table))


def coverage_insight(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2021年，3/9个区县党组织覆盖率达到100%，芙蓉区最低（85.7%）."""
    rows = [
        r
        for r in records(table)
        if r["year"] == year and r["region"] != catalogue.organisation.root
    ]
    known = [r for r in rows if r["value"] is not None]
    name = catalogue.indicator(COVERAGE).name
    if not known:
        return f"{year}年，各区县均无{name}数据"
    full = sum(r["value"] >= WHOLE for r in known)
    start = f"{year}年，{full}/{len(known)}个区县{name}达到100%"
    low = min(known, key=lambda r: r["value"])
    amount = amount_of(low)
    if full == len(known) or amount is None:
        return start
    words = amount_in_words(amount, catalogue.indicator(COVERAGE))
    return f"{start}，{low['region_name']}最低（{words}）"
