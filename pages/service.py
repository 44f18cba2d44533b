"""服务与维权: do visits solve problems, are rights defended, how do others see the city."""

import streamlit as st

from dashboard import downloads, scope, theme_blocks
from dashboard.themes import service
from dashboard.themes.bars import item_bars
from exports import views
from exports.summaries.themes import RANK, RESULT

here = scope.current(changes_shown=True)
items = views.SERVICE.items
year = theme_blocks.choose_year(here, "service", (*items, RANK))
table = theme_blocks.beside(here, items, year)

theme_blocks.opening(here, service.title(here, table, year), table, service.CARDS, year)
left, right = st.columns([3, 2], gap="large")
with left:
    if not theme_blocks.why_empty(here, "service", table, year, items):
        item_bars(here, table, RESULT, year)
with right:
    service.environment(here)

theme_blocks.items_table(table, "service", f"{year}年服务与维权；小字为名次")
service.lists(here, year)
theme_blocks.other_periods(here, items)
theme_blocks.meanings((*items, RANK, "appeal_response_rate"))
downloads.row(views.VIEWS["service"], year=year, sample=here.sample)
