"""服务与维权: do visits solve problems, are rights defended, how do others see the city."""

from functools import partial

import streamlit as st

from dashboard import scope, theme_blocks
from dashboard.themes import service
from dashboard.themes.bars import item_bars
from exports import views
from exports.summaries.themes import RANK, RESULT

here = scope.current(changes_shown=True)
items = views.SERVICE.items
year = theme_blocks.choose_year(here, "service", (*items, RANK))
table = theme_blocks.beside(here, items, year)

sentence = service.sentence(here, table, year)
theme_blocks.opening(here, sentence, table, service.CARDS, year)
left, right = st.columns([3, 2], gap="large")
with left:
    if not theme_blocks.why_empty(here, "service", table, year, items):
        item_bars(here, table, RESULT, year)
with right:
    service.environment(here)

caption, further = f"{year}年服务与维权；小字为名次", partial(service.lists, here, year)
also = (RANK, "appeal_response_rate")
theme_blocks.closing(here, "service", table, items, year, caption, further=further, also=also)
