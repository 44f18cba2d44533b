"""区县对比: one indicator, one year, every district."""

import streamlit as st

from dashboard import blocks, cards, comparing, downloads, notes, scope, store, tables
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, latest_of

here = scope.current(changes_shown=True)
indicator = scope.choose_indicator(here)
year = scope.choose_compared_year(here, indicator)
then = comparing.choose_earlier(here, indicator, year)
per = comparing.choose_denominator(here, indicator, year)
place = {"indicator": indicator.key, "year": year, "sample": here.sample}
table = store.ask(queries.by_district, region=here.region.code, **place)
own = store.ask(queries.reported, region=here.region.code, **place)

sentence = store.drawn(summaries.districts_sentence, table, indicator, year)
sample = any_sample(table)
blocks.first(cards.title(sentence, here.marks(year, latest_of(table, own), sample=sample)))
blocks.first(blocks.totals(here, indicator, year))
here.controls.draw()
compared = blocks.comparison(here, indicator, year, heading=indicator.name)

scale = blocks.scale_of(table, indicator)
caption = f"{year}年{indicator.name}，各区县"
st.html(store.drawn(tables.district_table, table, indicator, scale, caption))
downloads.row(views.DISTRICTS, **place)
if compared:
    comparing.more_views(here, indicator, year, then, per)
st.html(notes.meaning(indicator, indicator.breaks))
