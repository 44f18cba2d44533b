"""What only a real browser shows: paper, a portal's frame, cards, the way back, a new release.

Every page and each of its controls: `test_every_control`.
"""

import json
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument, PdfPage

from tests.conftest import Server, etl_command
from tests.pages.visit import Visit
from tests.pages.wording import FOREIGN

pytestmark = pytest.mark.browser
PAPER = {"width": 703, "height": 1032}
"""A sheet of A4 within its margins, in pixels."""
CUT = """tables => tables.filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.dataset.view)"""


@pytest.fixture
def visits(chromium: Any, server: Server) -> Iterator[Any]:
    open_visits: list[Visit] = []

    def visit(at: Server = server) -> Visit:
        open_visits.append(Visit(chromium, at))
        return open_visits[-1]

    yield visit
    for one in open_visits:
        one.context.close()


def test_on_paper_the_controls_are_gone_and_the_chart_and_its_source_stay(visits: Any) -> None:
    visit = visits().opens("districts?indicator=village_investment&year=2022").settles()
    visit.page.emulate_media(media="print")
    seen = [
        visit.page.locator(selector).first.is_visible()
        for selector in (
            "[data-testid=stSidebar]",
            "[data-testid=stDownloadButton]",
            ".js-plotly-plot .main-svg",
            "text=区县数为示例数据",
        )
    ]
    assert seen == [False, False, True, True]


@pytest.mark.parametrize(
    ("page", "together"),
    [
        ("overview?year=2022", ("区县分布", "望城区")),
        ("villages?year=2022", ("前后是两个行动", "10.97")),
        ("districts?indicator=village_investment&year=2022", ("均增加", "6.88")),
    ],
)
def test_on_paper_a_heading_stays_with_its_chart_and_no_table_is_cut(
    visits: Any, page: str, together: tuple[str, str]
) -> None:
    """
    …前后是两个行动，投资另行登记 | next sheet: the chart      a heading of nothing
    …每家企业投资额 | (off the sheet)                         a column that nobody sees
    """
    visit = visits().opens(page).settles()
    sheets = [words(sheet) for sheet in PdfDocument(visit.page.pdf(prefer_css_page_size=True))]
    assert [sheet for sheet in sheets if not sheet.strip()] == []
    heading, chart = together
    assert [chart in sheet for sheet in sheets if heading in sheet] == [True]
    visit.page.emulate_media(media="print")
    visit.page.set_viewport_size(PAPER)
    assert visit.page.locator("table.figures").evaluate_all(CUT) == []


def words(sheet: PdfPage) -> str:
    """What stands on a sheet of paper."""
    return str(sheet.get_textpage().get_text_range())


def test_in_a_portals_frame_the_menu_waits_and_links_stay_in_the_frame(visits: Any) -> None:
    visit = visits().opens("overview?embed=true").settles()
    menu = visit.page.locator("[data-testid=stSidebarNavLink]").first.bounding_box()
    assert menu is None or menu["x"] + menu["width"] <= 0
    links = visit.page.locator(".card .h2 a").evaluate_all("all => all.map(one => one.search)")
    assert ["embed=true" in link for link in links] == [True] * 4


def test_a_number_shows_its_card_on_keyboard_focus_and_leads_to_its_source(visits: Any) -> None:
    visit = visits().opens("overview?year=2022").settles()
    number = visit.page.locator(".card[data-indicator=village_investment] .number")
    card = visit.page.locator("#card-village_investment")
    assert not card.is_visible()
    visit.page.locator(".card[data-indicator=village_investment] .h2 a").focus()
    visit.page.keyboard.press("Tab")
    assert "77亿元" in card.locator("mark").inner_text()
    assert card.is_visible()
    below, above = number.bounding_box(), card.bounding_box()
    assert above["y"] >= below["y"] + below["height"] or above["y"] + above["height"] <= below["y"]
    with visit.context.expect_page() as opening:
        visit.page.keyboard.press("Enter")
    opening.value.wait_for_selector(".strip")
    assert "77亿元" in opening.value.inner_text(".strip")
    visit.page.keyboard.press("Tab")
    assert not card.is_visible()


def test_the_card_of_a_number_can_be_put_away_with_the_pointer(visits: Any) -> None:
    visit = visits().opens("districts?indicator=village_investment&year=2022").settles()
    row = visit.page.locator("tr[data-region='430121']")
    row.locator(".cited .number").hover()
    card = row.locator(".card-of")
    card.wait_for(state="visible")
    button = card.locator(".close").bounding_box()
    visit.page.mouse.move(button["x"] + 5, button["y"] + 5, steps=5)
    assert card.is_visible()  # the pointer went over from the number to its card
    visit.page.mouse.down()
    visit.page.mouse.up()
    assert not card.is_visible()


def test_escape_puts_the_card_of_a_number_away_until_it_is_left(visits: Any) -> None:
    visit = visits().opens("districts?indicator=village_investment&year=2022").settles()
    row = visit.page.locator("tr[data-region='430121']")
    card = row.locator(".card-of")
    row.locator(".cited .number").hover()
    card.wait_for(state="visible")
    visit.page.keyboard.press("Escape")
    assert not card.is_visible()
    visit.page.mouse.move(1, 1)
    row.locator(".cited .number").hover()
    card.wait_for(state="visible")
    visit.page.mouse.move(1, 1)
    row.locator(".cited .number").focus()
    visit.page.keyboard.press("Escape")
    assert not card.is_visible()


def test_going_back_restores_the_view_before(visits: Any) -> None:
    visit = visits().opens("districts?indicator=member_count&year=2022").settles()
    before = visit.text(".cf .h1")
    visit.page.locator("[data-testid=stSelectbox]").nth(1).click()
    visit.page.locator("[role=option]", has_text="2021年").click()
    visit.page.wait_for_selector(".cf .h1:has-text('2021年')")
    visit.page.go_back()
    visit.page.wait_for_selector(".cf .h1:has-text('2022年')")
    assert visit.text(".cf .h1") == before


def test_choices_go_along_to_the_next_page(visits: Any) -> None:
    visit = visits().opens("districts?indicator=donations&year=2021&sample=on").settles()
    visit.page.get_by_role("link", name="年度走势").click()
    visit.page.wait_for_function("location.pathname.endsWith('trends')")
    visit.page.wait_for_function(
        "document.querySelector('.cf .h1')?.innerText.includes('捐赠款物')"
    )
    visit.page.wait_for_function("location.search.includes('indicator=donations')")


def test_a_wrong_path_is_said_in_chinese_and_leads_to_the_first_page(visits: Any) -> None:
    """/nosuch     Page not found. You have requested page /nosuch, but no corresponding file …"""
    visit = visits()
    visit.opens("nosuch").settles()
    said = visit.text("[data-testid=stDialog]")
    assert "没有这个页面" in said
    assert "没有这一页，现在打开的是总览" in said
    assert visit.page.evaluate(*FOREIGN) == []
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_selector("[data-testid=stDialog]", state="detached")
    assert visit.page.title().startswith("总览")


CUT_ROWS = """box => {
    const edge = box.getBoundingClientRect().top + box.clientTop + box.clientHeight
    return [...box.querySelectorAll("tr")].filter(row => {
        const {top, bottom} = row.getBoundingClientRect()
        return top < edge - 1 && bottom > edge + 1
    }).length
}"""


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("page", ["indicators?year=2022", "coverage?year=2020", "targets"])
def test_a_table_that_scrolls_within_itself_cuts_no_row(
    chromium: Any, server: Server, page: str, size: str
) -> None:
    visit = Visit(chromium, server, size).opens(page).settles()
    boxes = visit.page.locator(".cf .scroll.tall")
    boxes.first.wait_for()
    visit.page.wait_for_timeout(300)
    assert [box.evaluate(CUT_ROWS) for box in boxes.all()] == [0] * boxes.count()
    visit.page.set_viewport_size({"width": visit.page.viewport_size["width"], "height": 640})
    visit.page.wait_for_timeout(300)
    assert [box.evaluate(CUT_ROWS) for box in boxes.all()] == [0] * boxes.count()
    visit.context.close()


def health(server: Server) -> dict[str, Any]:
    with urllib.request.urlopen(f"{server.address}/health", timeout=10) as response:  # noqa: S310
        answer: dict[str, Any] = json.load(response)
    return answer


def test_an_open_page_shows_the_new_release_on_its_next_rerun(
    visits: Any, data_folder: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(data_folder, data)
    running = Server(data).start()
    try:
        visit = visits(at=running).opens("overview?year=2022").settles()
        assert "第1版" in visit.text(".cf .meta")
        assert health(running)["release"] == 1
        etl_command(data, "build", "--no-sample")
        visit.page.locator("[data-testid=stSelectbox]").first.click()
        visit.page.locator("[role=option]", has_text="2021年").click()
        visit.page.wait_for_function(
            "document.querySelector('.cf .meta')?.innerText.includes('第2版')"
        )
        assert health(running)["release"] == 2
        etl_command(data, "rollback", "1")
        assert health(running)["release"] == 1
        assert "消失  芙蓉区 万企兴万村投资总额" in etl_command(data, "diff", "1", "2")
        older = visits(at=running).opens("overview?release=2").settles()
        assert "正在查看第2版，不是现行版。" in older.text("[data-testid=stMain]")
        broken = next((data / "releases").glob("1-*.duckdb"))
        broken.write_bytes(b"not a release")
        rescued = visits(at=running).opens("overview").settles()
        assert f"文件 {broken.name} 打不开，现显示最近可用的第2版。" in rescued.text(
            "[data-testid=stMain]"
        )
    finally:
        running.stop()


def test_health_gives_the_release_and_its_counts(server: Server) -> None:
    answer = health(server)
    assert (answer["status"], answer["release"], answer["sample"]) == ("ok", 1, True)
    assert answer["counts"]["figures"] > 1000
    assert sorted(answer["counts"]) == [
        "figures",
        "indicators",
        "observations",
        "regions",
        "sources",
    ]
