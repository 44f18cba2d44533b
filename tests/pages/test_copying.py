"""A sentence beside each chart, copied by a real browser: with a clipboard, and without https."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.navigation import PAGES
from tests.conftest import Server, answers
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


@pytest.fixture(params=["", "gsl/kanban"], ids=["at the root", "below a path"])
def served(request: pytest.FixtureRequest, data_folder: Path, server: Server) -> Iterator[Server]:
    below = Server(data_folder, below=request.param).start() if request.param else server
    yield below
    if below is not server:
        below.stop()


def test_the_links_to_copy_lead_to_the_server_from_the_first_page_too(
    chromium: Any, served: Server
) -> None:
    """The first page has no name in its address: http://exports/… lost the server with it."""
    visit = Visit(chromium, served)
    found = {}
    for page in ("", "villages"):
        visit.opens(f"{page}?year=2022").settles()
        visit.page.get_by_role("button", name="复制文字、链接、引用").click()
        visit.page.get_by_text("取数的链接").wait_for()
        codes = visit.page.locator("[data-testid=stCode] pre")
        codes.nth(3).wait_for()
        said = [str(words).strip() for words in codes.all_text_contents()]
        found[page] = [words for words in said if words.startswith("http")]
    visit.context.close()
    for page, view in (("", "overview"), ("villages", "villages")):
        here, file = found[page]
        assert here.startswith(f"{served.address}/{page}?")
        assert file == f"{served.address}/exports/{view}.csv?year=2022"
        assert answers(file)
