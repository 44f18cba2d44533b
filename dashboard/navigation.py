"""The pages, in the order of the menu. To add one: a file in `pages/` and a row here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.store import ROOT

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage


@dataclass(frozen=True)
class Page:
    """A page: its script in `pages/` (the name is the address) and title."""

    script: str
    title: str
    first: bool = False


PAGES = (
    Page("overview", "总览", first=True),
    Page("districts", "区县对比"),
    Page("trends", "年度走势"),
    Page("sources", "原文核对"),
)


def chosen_page(heading: str) -> "StreamlitPage":
    """The menu under `heading`, and the page the reader is on.

    Pages have no Material symbol: the browser would fetch it as the tab's icon from a font
    service, and nothing may be fetched.
    """
    pages = [
        st.Page(
            ROOT / "pages" / f"{page.script}.py",
            title=page.title,
            url_path=page.script,
            default=page.first,
        )
        for page in PAGES
    ]
    return st.navigation({heading: pages})
