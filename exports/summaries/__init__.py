"""The one sentence on top of each page and over each chart, made from the page's own answers.

Words only, by template: hedges are kept, and nothing is said that the rows do not hold. Files
say the same sentences. Nothing here asks a question or knows a screen.
"""

from exports.summaries.comparison import (
    absent_sentence,
    districts_sentence,
    highest_and_lowest,
    panorama_sentence,
    slope_sentence,
    spread_sentence,
)
from exports.summaries.courses import courses_note, courses_sentence
from exports.summaries.downloads import downloads_sentence
from exports.summaries.originals import source_sentence
from exports.summaries.profiles import completeness, profile_sentence
from exports.summaries.releases import changed_in_words, releases_sentence
from exports.summaries.reporting import coverage_sentence, reporting_sentence
from exports.summaries.targets import (
    targets_of_year,
    targets_sentence,
    yearly_targets_sentence,
)
from exports.summaries.themes import (
    RANK,
    attraction_sentence,
    coverage_insight,
    environment_insight,
    first_of_theme,
    insight_of_years,
    leading_insight,
    members_sentence,
    party_sentence,
    service_sentence,
    turnover_insight,
    villages_sentence,
)
from exports.summaries.wholes import overview_sentence, total_and_sum
from exports.summaries.years import contribution_sentence, trend_sentence, whole_sentence

__all__ = [
    "RANK",
    "absent_sentence",
    "attraction_sentence",
    "changed_in_words",
    "completeness",
    "contribution_sentence",
    "courses_note",
    "courses_sentence",
    "coverage_insight",
    "coverage_sentence",
    "districts_sentence",
    "downloads_sentence",
    "environment_insight",
    "first_of_theme",
    "highest_and_lowest",
    "insight_of_years",
    "leading_insight",
    "members_sentence",
    "overview_sentence",
    "panorama_sentence",
    "party_sentence",
    "profile_sentence",
    "releases_sentence",
    "reporting_sentence",
    "service_sentence",
    "slope_sentence",
    "source_sentence",
    "spread_sentence",
    "targets_of_year",
    "targets_sentence",
    "total_and_sum",
    "trend_sentence",
    "turnover_insight",
    "villages_sentence",
    "whole_sentence",
    "yearly_targets_sentence",
]
