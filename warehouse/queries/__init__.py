"""The questions a release answers. Screen and file call the same functions.

One function a question, named by its answer, one static SQL statement with bound
parameters; the docstring names the columns. Values are `Decimal` in the base unit;
`sample=False` leaves every sample figure out. Nothing here words or draws a number.
"""

from warehouse.queries.coverage import available, release_summary
from warehouse.queries.districts import by_district, district_total, panorama
from warehouse.queries.elsewhere import elsewhere, other_periods
from warehouse.queries.lists import places_in_lists
from warehouse.queries.overview import overview
from warehouse.queries.pairs import contribution, two_years
from warehouse.queries.profile import compared_indicators, profile
from warehouse.queries.provenance import claims, reported
from warehouse.queries.reporting import (
    NOT_SENT,
    left_out,
    refusals,
    reporting,
    returns,
    years_not_asked,
    years_owed,
)
from warehouse.queries.revisions import release_path, revisions
from warehouse.queries.series import five_years
from warehouse.queries.shared import CannotBeAdded
from warehouse.queries.sheets import records_of, rows_around, sheets, source_coverage
from warehouse.queries.side_by_side import side_by_side
from warehouse.queries.sources import (
    readings,
    source_blocks,
    source_figures,
    source_passages,
    source_text,
    sources,
)
from warehouse.queries.standings import denominators, standings
from warehouse.queries.targets import targets
from warehouse.queries.trends import sum_over_years, trend, trends
from warehouse.queries.turnover import turnover

__all__ = [
    "NOT_SENT",
    "CannotBeAdded",
    "available",
    "by_district",
    "claims",
    "compared_indicators",
    "contribution",
    "denominators",
    "district_total",
    "elsewhere",
    "five_years",
    "left_out",
    "other_periods",
    "overview",
    "panorama",
    "places_in_lists",
    "profile",
    "readings",
    "records_of",
    "refusals",
    "release_path",
    "release_summary",
    "reported",
    "reporting",
    "returns",
    "revisions",
    "rows_around",
    "sheets",
    "side_by_side",
    "source_blocks",
    "source_coverage",
    "source_figures",
    "source_passages",
    "source_text",
    "sources",
    "standings",
    "sum_over_years",
    "targets",
    "trend",
    "trends",
    "turnover",
    "two_years",
    "years_not_asked",
    "years_owed",
]
