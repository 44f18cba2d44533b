"""Charts: a table in, a Plotly figure out. Nothing here queries or draws on the page."""

from dashboard.charts.bars import ranked_bars
from dashboard.charts.lines import trend_lines
from dashboard.charts.tiles import tile_map
from dashboard.charts.whole import whole_columns
from dashboard.charts.years import CIRCLED

__all__ = ["CIRCLED", "ranked_bars", "tile_map", "trend_lines", "whole_columns"]
