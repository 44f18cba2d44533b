"""会员与商会: how many and how fast they grow, who leaves again, how densely chambers stand."""

import streamlit as st

from dashboard import scope, store, theme_blocks
from dashboard.themes import members
from dashboard.themes.bars import item_bars
from exports import summaries, views

here = scope.current(changes_shown=True)
items = views.MEMBERS.items
year = theme_blocks.choose_year(here, "members", items)
density = here.controls.choose(
    "density", "疏密与结构", members.DENSITY, next(iter(members.DENSITY))
)
table = theme_blocks.beside(here, items, year)

sentence = store.drawn(summaries.members_sentence, table, store.meanings(), year)
theme_blocks.opening(here, sentence, table, members.CARDS, year)
if not theme_blocks.why_empty(here, "members", table, year, items):
    left, right = st.columns(2, gap="large")
    with left:
        members.gains_and_losses(here, year)
    with right:
        item_bars(here, table, density, year)

caption = f"{year}年会员与商会；小字为名次"
theme_blocks.closing(here, "members", table, items, year, caption, also=members.KINDS)
