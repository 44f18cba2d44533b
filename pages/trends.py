"""年度走势: one indicator, the chosen districts, all years."""

import streamlit as st

from dashboard import blocks, cards, downloads, notes, scope, store, summaries, tables
from exports import views
from warehouse import queries

here = scope.current()
indicator = scope.choose_indicator(here)
regions = blocks.choose_districts(here, indicator)
asked = {"indicator": indicator.key, "sample": here.sample}
table = store.ask(queries.trend, regions=(here.region.code, *regions), **asked)
chosen = store.ask(queries.trend, regions=regions, **asked)

breaks = blocks.breaks_of(indicator, regions)
sentence = store.drawn(summaries.trend_sentence, chosen, indicator, breaks)
blocks.first(cards.title(sentence, here.marks(None, sample=blocks.any_sample(table))))
here.controls.draw()
lines, columns = st.columns([5, 3], gap="large")
with lines:
    blocks.trend(here, indicator, chosen, regions)
with columns:
    blocks.whole(here, indicator)

scale = blocks.scale_of(table, indicator)
caption = f"{indicator.name}，单位：{scale.unit}"
st.html(store.drawn(tables.trend_table, table, indicator, scale, caption))
st.html(notes.meaning(indicator, breaks))
downloads.row(views.TRENDS, regions=regions, **asked)
