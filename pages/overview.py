"""总览: the headline figures of the year, who leads, and the four pillars."""

import streamlit as st

from dashboard import blocks, cards, downloads, scope, store, summaries
from exports import views
from warehouse import queries

here = scope.current()
meanings = store.meanings()
year = scope.choose_year(here, here.overview_years())
keys = views.overview_indicators(store.warehouse())
place = {"year": year, "region": here.region.code, "sample": here.sample}
figures = store.ask(queries.overview, indicators=keys, **place)

sentence = store.drawn(summaries.overview_sentence, figures, meanings, year)
sample = here.sample and blocks.any_sample(figures)
blocks.first(cards.title(sentence, here.marks(year, sample=sample)))
blocks.first(store.drawn(cards.headlines, figures, meanings, meanings.organisation.headline))
here.controls.draw()

leader = meanings.indicator(meanings.organisation.headline[0])
blocks.comparison(here, leader, year)

st.html(store.drawn(cards.pillars, figures, meanings, tuple(meanings.organisation.pillars)))
blocks.sources(figures)
downloads.row(views.OVERVIEW, year=year, sample=here.sample)
