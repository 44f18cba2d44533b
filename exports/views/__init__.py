"""The table of views: one file a page, or a table of one; one row here.

The download buttons, `python -m exports` and the routes `/exports/…` all read it. To add one:
a file with its function and its `View`, and its name in `VIEWS`.
"""

from exports.view import View
from exports.views.beside import BESIDE
from exports.views.briefing import BRIEFING
from exports.views.contribution import CONTRIBUTION
from exports.views.coverage import COVERAGE, coverage_lines
from exports.views.districts import DISTRICTS
from exports.views.downloads import DOWNLOADS
from exports.views.history import HISTORY
from exports.views.indicators import INDICATORS
from exports.views.matrix import MATRIX
from exports.views.overview import OVERVIEW, overview_indicators
from exports.views.profile import PROFILE
from exports.views.revisions import REVISIONS
from exports.views.sources import SOURCES
from exports.views.standings import STANDINGS
from exports.views.targets import TARGETS
from exports.views.themes import ATTRACTION, MEMBERS, PARTY, SERVICE, THEMES, VILLAGES, view_of
from exports.views.trends import TRENDS
from exports.views.turnover import TURNOVER
from exports.views.two_years import TWO_YEARS

_OF_THEMES = tuple(view_of(theme) for theme in THEMES)
VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        OVERVIEW, PROFILE, *_OF_THEMES, DISTRICTS, STANDINGS, TWO_YEARS, INDICATORS, TRENDS,
        CONTRIBUTION, TARGETS, COVERAGE, MATRIX, SOURCES, REVISIONS, BESIDE, HISTORY, TURNOVER,
        BRIEFING, DOWNLOADS,
    )
}  # fmt: skip

__all__ = [
    "ATTRACTION",
    "BESIDE",
    "BRIEFING",
    "CONTRIBUTION",
    "COVERAGE",
    "DISTRICTS",
    "DOWNLOADS",
    "HISTORY",
    "INDICATORS",
    "MATRIX",
    "MEMBERS",
    "OVERVIEW",
    "PARTY",
    "PROFILE",
    "REVISIONS",
    "SERVICE",
    "SOURCES",
    "STANDINGS",
    "TARGETS",
    "TRENDS",
    "TURNOVER",
    "TWO_YEARS",
    "VIEWS",
    "VILLAGES",
    "coverage_lines",
    "overview_indicators",
]
