"""报送进度: who has reported what for a year, and who is to be chased."""

import streamlit as st

from dashboard import blocks, cards, coverage, downloads, news, scope, store
from exports import summaries, views
from exports.reporting import CHASED
from warehouse import queries
from warehouse.comparison import any_sample

here = scope.current()
year, not_asked = coverage.choose_year(here)
place = {"year": year, "region": here.region.code, "sample": here.sample}
cells = store.ask(queries.reporting, **place)

sentence = store.drawn(summaries.coverage_sentence, cells, year)
if here.sent_samples_only(year):
    sentence = news.SAMPLES_OFF.format(year).rstrip("。")
blocks.first(cards.title(sentence, here.marks(None, None, sample=any_sample(cells))))
blocks.first(store.drawn(coverage.keys, cells))
here.controls.draw()
if not_asked:
    st.info(not_asked)

caption = "点“已报”看原文，点“退回”看问题"
st.html(store.drawn(coverage.matrix, cells, store.meanings(), caption))
blocks.sources(cells)
downloads.pair(views.MATRIX, "矩阵", year=year, sample=here.sample)
wrong = store.ask(queries.refusals, **place)
if not wrong.empty:
    st.html(store.drawn(coverage.sent_back, wrong))

chased = {"year": year, "show": CHASED, "sample": here.sample}
st.html(store.drawn(coverage.chase_list, store.ask(views.coverage_lines, **chased), year))
downloads.row(views.COVERAGE, **chased)
