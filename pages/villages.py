"""万企兴万村: what is done, how much per enterprise and village, elsewhere, what came before."""

from functools import partial

import streamlit as st

from dashboard import scope, store, theme_blocks
from dashboard.themes import villages
from dashboard.themes.bars import item_bars
from exports import summaries, views

here = scope.current(changes_shown=True)
items = views.VILLAGES.items
year = theme_blocks.choose_year(here, "villages", items)
per = here.controls.choose("per", "分摊到", villages.PER, next(iter(villages.PER)))
names = {key: words for key, (_, words) in villages.ACTIONS.items()}
measure = here.controls.choose("measure", "前后两个行动的", names, next(iter(names)))
table = theme_blocks.beside(here, items, year)

sentence = store.drawn(summaries.villages_sentence, table, store.meanings(), year)
theme_blocks.opening(here, sentence, table, villages.CARDS, year)
left, right = st.columns(2, gap="large")
with left:
    if not theme_blocks.why_empty(here, "villages", table, year, items):
        item_bars(here, table, per, year)
with right:
    villages.two_actions(here, measure)

caption, further = f"{year}年末，累计数；小字为名次", partial(villages.elsewhere, here)
before = tuple(key for key, _ in villages.ACTIONS.values())
theme_blocks.closing(here, "villages", table, items, year, caption, further=further, also=before)
