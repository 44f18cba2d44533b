"""A sentence beside each chart, copied by a real browser: with a clipboard, and without https."""

from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.navigation import PAGES
from tests.conftest import Server
from tests.pages.visit import Visit

pytestmark = pytest.mark.browser
WITHOUT_CHARTS = (
    "sources",
    "indicators",
    "profile",
    "coverage",
    "targets",
    "releases",
    "downloads",
)
WITH_CHARTS = [page.script for page in PAGES if page.script not in WITHOUT_CHARTS]


@pytest.fixture(scope="module")
def visit(chromium: Any, server: Server) -> Iterator[Visit]:
    one = Visit(chromium, server)
    yield one
    one.context.close()


@pytest.mark.parametrize("page", WITH_CHARTS)
def test_beside_each_chart_is_a_sentence_that_stands_alone(visit: Visit, page: str) -> None:
    """With its year and a stop, marked where it holds samples; never less than one a chart."""
    visit.opens(page).settles()
    charts = visit.page.locator(".js-plotly-plot").count()
    said = visit.page.eval_on_selector_all(".cf .copy", "all => all.map(b => b.dataset.copy)")
    assert len(said) >= charts > 0
    assert [words for words in said if not words.endswith("。") or "年" not in words] == []
    assert all(words.count("示例数据") <= 1 for words in said)


def test_the_sentence_is_in_the_clipboard(visit: Visit) -> None:
    visit.opens("districts?indicator=village_investment&year=2022").settles()
    button = visit.page.locator(".cf .copy").first
    button.click()
    visit.page.wait_for_selector(".cf .copy:text-is('已复制')")
    assert visit.pasted() == (
        "2022年万企兴万村投资总额：浏阳市、长沙县、岳麓区居前三，合计占40.4%（含示例数据）。"
    )
    assert visit.errors == []


def test_without_a_clipboard_the_words_are_copied_by_hand(visit: Visit) -> None:
    """Over plain http a browser offers no clipboard; the button must not fail there."""
    visit.opens("districts?indicator=member_count&year=2022").settles()
    visit.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no https')) }"
    )
    visit.page.locator(".cf .copy").first.click()
    visit.page.wait_for_selector(".cf .copy:text-is('已复制')")
    assert "2022年会员数" in visit.pasted()
    assert visit.errors == []
