"""年度走势: one indicator over the years, district by district, and who made the change."""

import streamlit as st

from dashboard import (
    blocks,
    cards,
    comparing,
    downloads,
    notes,
    scope,
    store,
    tables,
    trending,
)
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, latest_of

here = scope.current(changes_shown=True)
indicator = scope.choose_indicator(here)
regions = trending.choose_districts(here, indicator)
axis = trending.choose_axis(here)
year = scope.choose_compared_year(here, indicator)
then = comparing.choose_earlier(here, indicator, year)
asked = {"indicator": indicator.key, "sample": here.sample}
table = store.ask(queries.trend, regions=(here.region.code, *regions), **asked)
chosen = store.ask(queries.trend, regions=regions, **asked)

breaks = store.meanings().breaks_of(indicator, regions)
sentence = store.drawn(summaries.trend_sentence, chosen, indicator, breaks)
blocks.first(cards.title(sentence, here.marks(None, latest_of(table), sample=any_sample(table))))
here.controls.draw()
lines, columns = st.columns([5, 3], gap="large")
with lines:
    trending.trend(here, indicator, chosen, regions)
with columns:
    trending.whole(here, indicator)

scale = blocks.scale_of(table, indicator)
caption = f"{indicator.name}，单位：{scale.unit}"
st.html(store.drawn(tables.trend_table, table, indicator, scale, caption))
downloads.row(views.TRENDS, regions=regions, **asked)
small, made = st.columns([1, 1], gap="large")
with small:
    trending.panels(here, indicator, axis)
with made:
    trending.made_by(here, indicator, year, then)
st.html(notes.meaning(indicator, breaks))
