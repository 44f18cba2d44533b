"""招商引资（湘商回归）: what is signed, what of it is paid in, how large a project is."""

import streamlit as st

from dashboard import scope, store, theme_blocks
from dashboard.themes import attraction
from exports import summaries, views

here = scope.current(changes_shown=True)
items = views.ATTRACTION.items
year = theme_blocks.choose_year(here, "attraction", items)
table = theme_blocks.beside(here, items, year)

sentence = store.drawn(summaries.attraction_sentence, table, store.meanings(), year)
theme_blocks.opening(here, sentence, table, attraction.CARDS, year)
left, right = st.columns([3, 2], gap="large")
with left:
    if not theme_blocks.why_empty(here, "attraction", table, year, items):
        attraction.pairs(here, table, year)
with right:
    attraction.by_year(here)

caption = f"{year}年湘商回归；小字为名次"
theme_blocks.closing(here, "attraction", table, items, year, caption)
