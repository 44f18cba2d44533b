"""区县画像: one district on one page, every indicator with its place, peers and years."""

import streamlit as st

from dashboard import (
    blocks,
    cards,
    downloads,
    notes,
    profiles,
    scope,
    store,
    theme_blocks,
    ways_out,
)
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, latest_of, records

here = scope.current(changes_shown=True)
meanings = store.meanings()
year = scope.choose_reporting_year(here)
region = scope.choose_district(here)
place = {"year": year, "region": here.region.code, "sample": here.sample}
table = store.ask(queries.profile, district=region, **place)

sentence = store.drawn(summaries.profile_sentence, table, meanings, region, year)
blocks.first(cards.title(sentence, here.marks(year, latest_of(table), sample=any_sample(table))))
if not table.empty:
    blocks.first(store.drawn(profiles.headline_cards, table, meanings, year))
here.controls.draw()
owed = store.ask(queries.reporting, **place)
reported = store.drawn(summaries.completeness, owed, meanings, region)
st.html(notes.note(profiles.about(meanings, region, reported)))
if not any(row["value"] is not None for row in records(table)):
    ways_out.no_figures(here, region, year)
if not table.empty:
    blocks.markup(store.drawn(profiles.strong_and_weak, table, meanings))
    blocks.markup(store.drawn(profiles.profile_table, table, meanings, region, year))
    blocks.sources(table)
    theme_blocks.meanings(tuple(table["indicator"]))
    downloads.row(views.PROFILE, district=region, year=year, sample=here.sample)
