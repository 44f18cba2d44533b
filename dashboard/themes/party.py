"""党建与教育: how many party organisations, is every chamber covered, whom does training reach."""

from catalogue.wording import column_scale
from dashboard import charts, store, theme_blocks
from dashboard.scope import Scope
from exports import summaries, views
from exports.summaries.themes import COVERAGE
from warehouse import queries
from warehouse.comparison import any_sample

CARDS = ("party_organisation_count", "ideals_education_sessions", "training_courses",
         "people_trained")  # fmt: skip
REACH = {
    "people_trained_per_hundred_members": "每百名会员培训人次",
    "people_per_course": "每期培训人次",
}


def coverage(here: Scope, year: int) -> None:
    """Coverage by district, from the first year to the chosen one."""
    indicator = store.meanings().indicator(COVERAGE)
    regions = tuple(region.code for region in store.meanings().districts)
    table = store.ask(queries.trend, indicator=COVERAGE, regions=regions, sample=here.sample)
    scale = column_scale([*table["value"]], indicator)
    figure = store.drawn(charts.dot_ranges, table, indicator, scale, year, here.palette)
    said = store.drawn(summaries.coverage_insight, table, store.meanings(), year)
    first = min(table["year"], default=year)
    unit = f"大空心点：{first}年；实心点：{year}年；小空心点：其间各年。单位：{scale.unit}"
    asked = {"indicators": (COVERAGE,), "regions": regions, "sample": here.sample}
    sample = any_sample(table)
    theme_blocks.chart(figure, said, unit, said, sample=sample, file=(views.HISTORY, asked))
