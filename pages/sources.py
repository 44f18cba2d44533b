"""原文核对: one source as it stands, and what was read in it."""

import streamlit as st

from dashboard import blocks, downloads, originals, scope, sources
from exports import views

here = scope.current()
original = sources.choose(here)
show = sources.legend(here, original)

blocks.first(sources.title(original))
here.controls.draw()
sources.say_what_is_unknown(original)
here.controls.draw_below()
blocks.first(originals.body(original, show))

st.html(sources.table(original, show, sample=here.sample))
downloads.row(views.SOURCES, source=original.key, show=show, sample=original.row["sample"])
