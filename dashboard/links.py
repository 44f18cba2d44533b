"""Links from one page to another, with what the reader has chosen for all of them.

Addresses only, relative to the page, so that they work below any path of a server. Nothing
here draws.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def kept() -> dict[str, str]:
    """What a link must not lose: the release asked for, samples off, the rule of colours, the
    frame of a portal.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return {}  # drawn outside of a page
    release = st.query_params.get("release")
    colours = st.session_state.get("choice_colours", st.session_state.get("kept_colours"))
    return {
        **({} if release is None else {"release": release}),
        **({"sample": "off"} if st.session_state.get("choice_sample") is False else {}),
        **({} if colours != "market" else {"colours": "market"}),
        **({"embed": "true"} if st.context.is_embedded else {}),
    }


def to_page(page: str, chosen: Mapping[str, object]) -> str:
    """The address of a page with these choices, which win over what is kept; not yet escaped."""
    return f"{page}?{urlencode({**chosen, **kept(), **chosen})}"


def to_source(source: str, place: str) -> str:
    """The address of a place in a source: sources?source=…&place=…"""
    return to_page("sources", {"source": source, "place": place})


def _root(page: str) -> str:
    """The whole address that every page stands below, as seen from this page.

    The first page has no name in its address: what ends it is the server, or its path there.
    """
    here = (st.context.url or "").partition("?")[0].rstrip("/")
    return here.removesuffix(f"/{page}")


def to_here(page: str, release: int) -> str:
    """The whole address of this page with its choices and this release; empty where unknown."""
    if not st.context.url:
        return ""
    chosen = {**st.query_params.to_dict(), "release": str(release)}
    here = st.context.url.partition("?")[0].rstrip("/")
    return f"{here}{'/' if here == _root(page) else ''}?{urlencode(chosen)}"


def to_file(view: str, asked: Mapping[str, str]) -> str:
    """The whole address of a view's CSV, for a workbook to refresh; empty where unknown.

    Of whatever release is in force when it is asked, unless the reader looks at an older one.
    """
    if not st.context.url:
        return ""
    release = st.query_params.get("release")
    chosen = {**asked, **({} if release is None else {"release": release})}
    return f"{_root(view)}/exports/{view}.csv?{urlencode(chosen, safe=',')}"


def to_record(suffix: str, *, sample: bool) -> str:
    """The address of the whole record, of the release on the screen."""
    release = st.query_params.get("release")
    chosen = {
        **({} if release is None else {"release": release}),
        **({} if sample else {"sample": "off"}),
    }
    query = f"?{urlencode(chosen)}" if chosen else ""
    return f"exports/record{suffix}{query}"
