"""版本与变化: the releases there are, and what changed between any two of them."""

import streamlit as st

from dashboard import blocks, cards, downloads, revisions, scope, store, ways_out
from exports import summaries, views
from warehouse import queries
from warehouse.comparison import any_sample, latest_of

found = revisions.opening()
here = scope.current(changes_shown=len(found) > 1)
chosen = revisions.choose(here, found)
if chosen is None:
    blocks.first(
        cards.title("目前只有一个版本，还没有可比的变化", here.marks(None, None, sample=False))
    )
    here.controls.draw()
    st.html(revisions.releases_table(found, sample=here.sample))
    st.html(ways_out.way_out("更新数据并重新构建之后，这里列出新增、修订和消失的数。", []))
    st.stop()

older, newer = chosen
table = store.ask(queries.revisions, older=older, newer=newer, sample=here.sample)
sentence = store.drawn(summaries.releases_sentence, table, older, newer)
coloured = store.drawn(revisions.any_coloured, table, store.warehouse())
marks = here.marks(None, latest_of(table), sample=any_sample(table), coloured=coloured)
blocks.first(cards.title(sentence, marks))
here.controls.draw()
st.html(store.drawn(revisions.changes_table, table, store.warehouse(), older, newer))
st.html(revisions.releases_table(found, sample=here.sample))
downloads.row(views.VIEWS["releases"], older=older, newer=newer, sample=here.sample)
