"""The pages, in the order of the menu. To add one: a file in `pages/` and a row here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import streamlit as st

from dashboard.store import ROOT

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

Group = Literal["看", "比", "查", "用"]


@dataclass(frozen=True)
class Page:
    """A page: its script in `pages/` (the name is the address), title, and group of the menu.

    The groups are what a reader comes for: 看 how things stand, 比 who is where, 查 whether it
    is right, 用 take it along.
    """

    script: str
    title: str
    group: Group
    first: bool = False


PAGES = (
    Page("overview", "总览", "看", first=True),
    Page("profile", "区县画像", "看"),
    Page("villages", "万企兴万村", "看"),
    Page("members", "会员与商会", "看"),
    Page("attraction", "招商引资", "看"),
    Page("party", "党建与教育", "看"),
    Page("service", "服务与维权", "看"),
    Page("districts", "区县对比", "比"),
    Page("indicators", "指标全景", "比"),
    Page("trends", "年度走势", "比"),
    Page("targets", "目标完成", "查"),
    Page("coverage", "报送进度", "查"),
    Page("sources", "原文核对", "查"),
    Page("releases", "版本与变化", "查"),
    Page("downloads", "下载中心", "用"),
)


def chosen_page(*, menu: bool = True) -> "StreamlitPage":
    """The menu, and the page the reader is on; without `menu` the page only.

    Pages have no Material symbol: the browser would fetch it as the tab's icon from a font
    service, and nothing may be fetched.
    """
    groups: dict[str, list[StreamlitPage]] = {}
    for page in PAGES:
        script = st.Page(
            ROOT / "pages" / f"{page.script}.py",
            title=page.title,
            url_path=page.script,
            default=page.first,
        )
        groups.setdefault(page.group, []).append(script)
    position: Literal["sidebar", "hidden"] = "sidebar" if menu else "hidden"
    return st.navigation(groups, expanded=True, position=position)
