"""The pages in a real browser: deep links, controls, downloads, both themes, desk and phone."""

import csv
import io
import json
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.navigation import PAGES
from tests.conftest import ROOT, Server
from tests.pages.visit import SIZES, Visit

pytestmark = pytest.mark.browser
ADDRESSES = {page.script: page.title for page in PAGES}
# A symbol is drawn from its English name; the jump to the content shows on the first Tab only.
UNSEEN = "[data-testid=stIconMaterial], a[href^='#'], style"


@pytest.fixture
def visits(chromium: Any, server: Server) -> Iterator[Any]:
    open_visits: list[Visit] = []

    def visit(size: str = "desk", theme: str = "light", at: Server = server) -> Visit:
        open_visits.append(Visit(chromium, at, size, theme))
        return open_visits[-1]

    yield visit
    for one in open_visits:
        one.context.close()


def test_a_deep_link_on_a_fresh_server_shows_the_right_page_menu_and_title(
    chromium: Any, data_folder: Path
) -> None:
    fresh = Server(data_folder).start()
    try:
        visit = Visit(chromium, fresh).opens("trends?indicator=member_count").settles()
        menu = visit.page.locator("[data-testid=stSidebarNavLink]").all_inner_texts()
        assert menu == list(ADDRESSES.values())
        assert visit.page.title() == "年度走势 · 长沙市工商联成效看板"
        assert "会员数" in visit.text(".cf .h1")
        visit.context.close()
    finally:
        fresh.stop()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("page", list(ADDRESSES))
def test_a_page_stands_whole_in_the_browser(visits: Any, page: str, size: str, theme: str) -> None:
    visit = visits(size, theme).opens(page).settles()
    main = "document.querySelector('[data-testid=stMain]')"
    overflow = visit.page.evaluate(f"{main}.scrollWidth - {main}.clientWidth")
    unnamed = visit.page.locator("[data-testid=stPlotlyChart]:not([aria-label])").count()
    assert (visit.elsewhere, visit.failed, visit.errors) == ([], [], [])
    assert overflow <= 0
    assert unnamed == 0
    assert visit.page.locator("[data-testid=stException]").count() == 0


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


def test_a_sum_opens_what_was_added_and_closes_again(visits: Any) -> None:
    visit = visits().opens("districts?indicator=village_investment&year=2022").settles()
    visit.page.locator(".keys button.number").focus()
    visit.page.keyboard.press("Enter")
    assert "各区县数相加（9/9个区县）" in visit.text("#sum")
    visit.page.keyboard.press("Escape")
    assert not visit.page.locator("#sum").is_visible()


def test_the_same_link_opens_the_same_view_in_a_clean_browser(visits: Any) -> None:
    first = visits().opens("districts?indicator=member_count&year=2021").settles()
    first.page.get_by_role("combobox", name="指标").fill("捐赠款物")
    first.page.locator("[role=option]", has_text="捐赠款物").first.click()
    first.page.wait_for_function(
        "document.querySelector('.cf .h1')?.innerText.includes('捐赠款物')"
    )
    first.page.wait_for_function("location.search.includes('indicator=donations')")
    link = first.page.url.removeprefix(f"{first.server.address}/")
    second = visits().opens(link).settles()
    assert second.text(".cf .h1") == first.text(".cf .h1")
    assert second.text("table.figures") == first.text("table.figures")


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


def downloaded(visit: Visit) -> tuple[str, bytes]:
    with visit.page.expect_download(timeout=30_000) as waiting:
        visit.page.get_by_role("button", name="下载CSV").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_downloaded_file_equals_the_table_on_the_screen(visits: Any) -> None:
    visit = visits().opens("districts?indicator=donations&year=2021").settles()
    name, content = downloaded(visit)
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    shown = visit.page.evaluate(
        """[...document.querySelectorAll('table[data-view=districts] tbody tr')].map(row => [
            row.dataset.region, row.querySelector('th').innerText,
            row.cells[1].innerText, row.querySelector('.number')?.dataset.value ?? ''])"""
    )
    assert content.startswith(b"\xef\xbb\xbf")
    assert name == "区县对比_捐赠款物_2021年_第1版_含示例.csv"
    assert [
        (code, region, rank.replace("—", ""), value and f"{float(value):g}")
        for code, region, rank, value in shown
    ] == [
        (r["地区代码"], r["地区"], r["名次"], r["数值"] and f"{float(r['数值']):g}") for r in lines
    ]
    assert {r["示例"] for r in lines} <= {"是", "否"}


def test_nothing_english_is_left_in_normal_use(visits: Any) -> None:
    visit = visits().opens("districts").settles()
    seen = visit.page.evaluate(
        """unseen => {
            const page = document.querySelector('[data-testid=stApp]').cloneNode(true)
            page.querySelectorAll(unseen).forEach(element => element.remove())
            document.body.append(page)
            return page.innerText.match(/[A-Za-z]{3,}/g) || []
        }""",
        UNSEEN,
    )
    assert set(seen) - {"CSV", "Excel", "Word"} == set()  # names of what a file opens in


def health(server: Server) -> dict[str, Any]:
    with urllib.request.urlopen(f"{server.address}/health", timeout=10) as response:  # noqa: S310
        answer: dict[str, Any] = json.load(response)
    return answer


def etl(data: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "etl", *command, "--data", str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


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
        etl(data, "build", "--no-sample")
        visit.page.locator("[data-testid=stSelectbox]").first.click()
        visit.page.locator("[role=option]", has_text="2021年").click()
        visit.page.wait_for_function(
            "document.querySelector('.cf .meta')?.innerText.includes('第2版')"
        )
        assert health(running)["release"] == 2
        etl(data, "rollback", "1")
        assert health(running)["release"] == 1
        assert "消失  芙蓉区 万企兴万村投资总额" in etl(data, "diff", "1", "2")
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
