"""下载中心: choose, look, take along; and the whole record with its codebook."""

import streamlit as st

from dashboard import blocks, cards, downloads, scope, shelves, store
from dashboard.markup import section
from exports import summaries, views
from exports.columns import latest_day

here = scope.current()
chosen = shelves.choose(here)
asked = {
    "years": chosen.years,
    "themes": chosen.themes,
    "regions": chosen.regions,
    "sample": here.sample,
}
lines = store.ask(views.DOWNLOADS.table, **asked)

sample = "是" in set(lines["示例"])
sentence = store.drawn(summaries.downloads_sentence, lines)
blocks.first(cards.title(sentence, here.marks(None, latest_day(lines), sample=sample)))
here.controls.draw()
here.controls.draw_below()
if not lines.empty:
    st.html(shelves.preview(lines))
    downloads.row(views.DOWNLOADS, **asked)
else:
    st.html(shelves.too_narrow(here))

briefing = shelves.briefing_asked(here, chosen)
heading = section("简报", shelves.briefing_title(briefing))
st.html(f'<div class="cf">{heading}</div>')
downloads.row(views.BRIEFING, **briefing)

shelves.reporting(here, chosen)

heading = section("全部数据", "每一个数，连同来源、位置和原文；每一版只准备一次")
st.html(f'<div class="cf">{heading}</div>')
shelves.whole_record(here)
shelves.codes()
