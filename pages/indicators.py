"""指标全景: every indicator of a year, every district, in one table."""

import streamlit as st

from dashboard import blocks, cards, downloads, heat, scope, store, theme_blocks, ways_out
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, latest_of

here = scope.current()
year = scope.choose_reporting_year(here)
pillar = scope.choose_pillar(here, year)
keys = here.compared(year, pillar)
asked = {"indicators": keys, "year": year, "region": here.region.code, "sample": here.sample}
table = store.ask(queries.panorama, **asked)
whole = store.ask(queries.overview, **asked)

sentence = store.drawn(summaries.panorama_sentence, table, store.meanings(), year, pillar)
marks = here.marks(year, latest_of(table, whole), sample=any_sample(table))
blocks.first(cards.title(sentence, marks))
here.controls.draw()
if table.empty:
    ways_out.no_districts(here, "indicators", tuple(store.meanings().indicators), year)
else:
    st.html(store.drawn(heat.heat_table, table, whole, store.meanings(), year))
    blocks.sources(table)
    theme_blocks.meanings(keys)
    downloads.row(views.INDICATORS, year=year, pillar=pillar, sample=here.sample)
