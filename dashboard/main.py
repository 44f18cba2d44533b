"""The main script: page settings, menu, style, then the page itself.

It stands in `dashboard/` because Streamlit discovers a `pages/` folder beside its main script
by itself and would show file names until the root was opened.
"""

import streamlit as st

from dashboard import store, wall
from dashboard.markup import scripts
from dashboard.masthead import masthead
from dashboard.navigation import chosen_page
from dashboard.notes import note

organisation = store.meanings().organisation
page = chosen_page(menu=not wall.wanted())
st.set_page_config(
    page_title=f"{page.title} · {organisation.short_name}{organisation.title}",
    page_icon=str(store.ROOT / "dashboard" / "icon.svg"),
    layout="wide",
    # In the frame of a portal the menu of the portal stands; ours waits behind its button.
    initial_sidebar_state="collapsed" if st.context.is_embedded else "auto",
)
st.logo(masthead(organisation, dark=st.context.theme.type == "dark"), size="large")

shown = store.on_screen()
if shown is None:
    st.html(note("还没有数据版本。请先运行 python -m etl build，再刷新本页。"))
    st.stop()
if shown.notice:
    st.warning(shown.notice, icon=":material/history:")
if wall.wanted():
    wall.show()
else:
    try:
        page.run()
    finally:  # also under a page that has nothing to show and stops
        st.sidebar.html(wall.link() + scripts(), unsafe_allow_javascript=True)
