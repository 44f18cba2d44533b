"""The table of views: one file a page, one row here.

The download buttons, `python -m exports` and the routes `/exports/…` all read it. To add one:
a file with its function and its `View`, and its name in `VIEWS`.
"""

from exports.view import View
from exports.views.briefing import BRIEFING
from exports.views.coverage import COVERAGE, coverage_lines
from exports.views.districts import DISTRICTS
from exports.views.indicators import INDICATORS
from exports.views.overview import OVERVIEW, overview_indicators
from exports.views.profile import PROFILE
from exports.views.sources import SOURCES
from exports.views.trends import TRENDS

VIEWS: dict[str, View] = {
    view.name: view
    for view in (OVERVIEW, PROFILE, DISTRICTS, INDICATORS, TRENDS, COVERAGE, SOURCES, BRIEFING)
}

__all__ = [
    "BRIEFING",
    "COVERAGE",
    "DISTRICTS",
    "INDICATORS",
    "OVERVIEW",
    "PROFILE",
    "SOURCES",
    "TRENDS",
    "VIEWS",
    "coverage_lines",
    "overview_indicators",
]
