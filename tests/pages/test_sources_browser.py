"""原文核对 in a real browser: a link arrives at its place, from any number, on any screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.conftest import Server
from tests.pages.report import KEY, place, with_report

pytestmark = pytest.mark.browser
SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 375, "height": 812}}
VIEW = """element => {
    const box = element.getBoundingClientRect()
    const strip = document.querySelector('.strip').getBoundingClientRect()
    return [strip.top >= 0, strip.bottom <= box.top, box.bottom <= innerHeight,
            box.right <= innerWidth]
}"""


@pytest.fixture(scope="module")
def reported(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(with_report(data_folder, tmp_path_factory.mktemp("report"))).start()
    yield running
    running.stop()


@pytest.fixture
def page(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    size, theme = getattr(request, "param", ("desk", "light"))
    context = chromium.new_context(viewport=SIZES[size], color_scheme=theme, locale="zh-CN")
    yield context.new_page()
    context.close()


def opens(page: Any, server: Server, link: str) -> Any:
    page.goto(f"{server.address}/{link}")
    page.wait_for_selector(".cf .h1", timeout=60_000)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    return page


EVERY = [(size, theme) for size in SIZES for theme in ("light", "dark")]


@pytest.mark.parametrize("page", EVERY, indirect=True)
def test_a_deep_link_opens_at_the_marked_place_with_its_strip_in_view(
    page: Any, reported: Server
) -> None:
    opens(page, reported, f"sources?source={KEY}&place={quote(place(50))}")
    marked = page.locator(".passage.here")
    page.wait_for_function("document.activeElement.matches('.passage.here')")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 1000")
    assert marked.evaluate(VIEW) == [True, True, True, True]
    assert "1374个项目" in page.inner_text(".strip mark")
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0


def test_a_passage_opens_how_it_was_read_with_the_keyboard(page: Any, reported: Server) -> None:
    opens(page, reported, f"sources?source={KEY}&place={quote(place(50))}")
    page.wait_for_function("document.activeElement.matches('.passage.here')")
    page.keyboard.press("Enter")
    card = page.locator(".source.read:popover-open")
    assert "有两个指标说得通" in card.inner_text()
    page.keyboard.press("Escape")
    assert card.count() == 0


def test_from_the_strip_one_goes_back_to_the_place(page: Any, reported: Server) -> None:
    opens(page, reported, f"sources?source={KEY}&place={quote(place(50))}")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 1000")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.locator(".strip a").click()
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 1000")
    assert page.locator(".passage.here").evaluate(VIEW) == [True, True, True, True]


def test_a_number_in_the_comparison_lands_at_its_cell(page: Any, reported: Server) -> None:
    opens(page, reported, "districts?indicator=village_investment&year=2022")
    number = page.locator("table[data-view=districts] tr[data-region='430121'] a.number")
    shown = number.inner_text()
    with page.context.expect_page() as opening:
        number.click()
    landed = opening.value
    landed.wait_for_selector("td.here .passage")
    assert landed.inner_text("td.here .passage span") == "102765.30"
    assert shown == "10.28"
    assert "10.28亿元" in landed.inner_text(".strip")
    assert "长沙县" in landed.inner_text(".strip")
    row = landed.locator("tr:has(td.here)")
    assert row.locator("td").nth(1).inner_text() == "万企兴万村投资总额"


def test_a_link_keeps_the_release_and_that_samples_are_off(page: Any, reported: Server) -> None:
    opens(page, reported, "overview?year=2022&release=1&sample=off")
    page.wait_for_function("location.search.includes('sample=off')")
    with page.context.expect_page() as opening:
        page.locator(".card[data-indicator=village_investment] a.number").click()
    landed = opening.value
    landed.wait_for_selector(".strip")
    landed.wait_for_function("location.search.includes('sample=off')")
    assert "release=1" in landed.url
    assert "77亿元" in landed.inner_text(".strip")


def test_an_unknown_place_is_said_above_the_whole_source(page: Any, reported: Server) -> None:
    opens(page, reported, f"sources?source={KEY}&place={quote('第1—2字')}")
    page.wait_for_selector("[data-testid=stAlert]")
    said = page.inner_text("[data-testid=stAlert]")
    assert "链接中的位置“第1—2字”不在这个来源里，现显示整个来源。" in said
    assert page.locator(".paper .passage").count() == 300


def test_a_state_that_is_switched_off_loses_its_mark_and_writes_the_link(
    page: Any, reported: Server
) -> None:
    opens(page, reported, f"sources?source={KEY}")
    page.get_by_role("button", name="已采用 60").click()
    page.wait_for_function("location.search.includes('show=doubtful')")
    page.wait_for_selector(".paper.hide-mapped")
    looks = "e => getComputedStyle(e).display"
    assert page.locator(".passage.mapped").first.evaluate(looks) == "contents"
    assert page.locator(".passage.doubtful").first.evaluate(looks) != "contents"


@pytest.mark.parametrize("page", [("phone", "light")], indirect=True)
@pytest.mark.parametrize(
    "link",
    [
        f"sources?source={KEY}",
        f"sources?source=sample-return-2022-430181&place={quote('工作成效统计表!D19')}",
        f"sources?source=rednet-2023-01-12-changsha&place={quote('第20行')}",
    ],
)
def test_on_a_phone_nothing_scrolls_sideways(page: Any, reported: Server, link: str) -> None:
    opens(page, reported, link)
    page.wait_for_selector("[data-testid=stDownloadButton]")
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
