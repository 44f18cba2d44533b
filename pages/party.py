"""党建与教育: how many party organisations, is every chamber covered, whom does training reach."""

import streamlit as st

from dashboard import scope, store, theme_blocks
from dashboard.themes import party
from dashboard.themes.bars import item_bars
from exports import summaries, views

here = scope.current(changes_shown=True)
items = views.PARTY.items
year = theme_blocks.choose_year(here, "party", items)
reach = here.controls.choose("reach", "培训覆盖", party.REACH, next(iter(party.REACH)))
table = theme_blocks.beside(here, items, year)

sentence = store.drawn(summaries.party_sentence, table, store.meanings(), year)
theme_blocks.opening(here, sentence, table, party.CARDS, year)
if not theme_blocks.why_empty(here, "party", table, year, items):
    left, right = st.columns(2, gap="large")
    with left:
        party.coverage(here, year)
    with right:
        item_bars(here, table, reach, year)

theme_blocks.closing(here, "party", table, items, year, f"{year}年党建与教育；小字为名次")
