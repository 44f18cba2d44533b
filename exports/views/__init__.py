"""The table of views: one file a page, or a table of one; one row here.

The download buttons, `python -m exports` and the routes `/exports/…` all read it. To add one:
a file with its function and its `View`, and its name in `VIEWS`.
"""

from exports.view import View
from exports.views.briefing import BRIEFING
from exports.views.contribution import CONTRIBUTION
from exports.views.coverage import COVERAGE, coverage_lines
from exports.views.districts import DISTRICTS
from exports.views.downloads import DOWNLOADS
from exports.views.indicators import INDICATORS
from exports.views.overview import OVERVIEW, overview_indicators
from exports.views.profile import PROFILE
from exports.views.revisions import REVISIONS
from exports.views.sources import SOURCES
from exports.views.standings import STANDINGS
from exports.views.targets import TARGETS
from exports.views.themes import ATTRACTION, MEMBERS, PARTY, SERVICE, THEMES, VILLAGES
from exports.views.trends import TRENDS

_OF_THEMES = tuple(theme.view for theme in THEMES)
VIEWS: dict[str, View] = {
    view.name: view
    for view in (
        OVERVIEW, PROFILE, *_OF_THEMES, DISTRICTS, STANDINGS, INDICATORS, TRENDS, CONTRIBUTION,
        TARGETS, COVERAGE, SOURCES, REVISIONS, BRIEFING, DOWNLOADS,
    )
}  # fmt: skip

__all__ = [
    "ATTRACTION",
    "BRIEFING",
    "CONTRIBUTION",
    "COVERAGE",
    "DISTRICTS",
    "DOWNLOADS",
    "INDICATORS",
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
    "VIEWS",
    "VILLAGES",
    "coverage_lines",
    "overview_indicators",
]
