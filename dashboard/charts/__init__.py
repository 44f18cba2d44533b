"""Charts: a table in, a Plotly figure out. Nothing here queries or draws on the page.

One file a chart. What all of them keep to: our template (`template.figure`), amounts from
zero, districts in their fixed order and colours, names and values written beside what they
name instead of a legend, gaps as gaps, a word on hover; the insight, the unit and the source
stand around the chart as text, not in it.
"""

from dashboard.charts.actions import two_actions
from dashboard.charts.bars import ranked_bars
from dashboard.charts.contribution import contribution_bars
from dashboard.charts.items import item_bars
from dashboard.charts.lines import trend_lines
from dashboard.charts.multiples import small_multiples
from dashboard.charts.pairs import paired_bars, paired_years
from dashboard.charts.places import places_by_year
from dashboard.charts.ranges import dot_ranges
from dashboard.charts.slopes import slope
from dashboard.charts.spread import spread
from dashboard.charts.tiles import tile_map
from dashboard.charts.turnover import gains_and_losses
from dashboard.charts.whole import whole_columns
from dashboard.charts.years import CIRCLED

__all__ = [
    "CIRCLED",
    "contribution_bars",
    "dot_ranges",
    "gains_and_losses",
    "item_bars",
    "paired_bars",
    "paired_years",
    "places_by_year",
    "ranked_bars",
    "slope",
    "small_multiples",
    "spread",
    "tile_map",
    "trend_lines",
    "two_actions",
    "whole_columns",
]
