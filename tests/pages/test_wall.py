"""The wall screen: the pages' own numbers, large, with source and release, turning by itself."""

import re
from pathlib import Path
from typing import Any

import pytest

from dashboard import store
from tests.conftest import Server
from tests.pages.screen import markup, opened, words
from tests.pages.visit import Visit


@pytest.fixture
def shipped(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


WALLS = ((1440, 900), (1366, 768), (1920, 1080))
SCROLLS = """() => ["[data-testid=stMain]", "html"].map(place => document.querySelector(place))
    .map(place => Math.max(0, place.scrollHeight - place.clientHeight,
        place.scrollWidth - place.clientWidth))"""


def numbers(html: str) -> set[tuple[str, str]]:
    return set(re.findall(r'data-value="([^"]+)"[^>]*>([^<]+)<', html))


@pytest.mark.usefixtures("shipped")
def test_the_wall_has_no_number_that_its_page_does_not_have() -> None:
    on_wall = numbers(markup(opened("overview", view="wall", year="2022")))
    assert ("7700000000.000", "77") in on_wall
    assert on_wall <= numbers(markup(opened("overview", year="2022")))
    of_districts = numbers(markup(opened("overview", view="wall", screen="2")))
    page = numbers(markup(opened("districts", indicator="village_investment", year="2022")))
    assert of_districts
    assert of_districts <= page


@pytest.mark.usefixtures("shipped")
def test_every_screen_says_its_release_its_day_and_that_it_holds_samples() -> None:
    for screen in range(1, 11):
        said = words(opened("overview", view="wall", screen=str(screen)))
        assert f"{screen}/10" in said
        assert "第1版" in said
        assert "数据截至" in said
        assert "含示例数据" in said
        assert "区县数为示例数据" in said


@pytest.mark.usefixtures("shipped")
def test_a_wall_without_samples_shows_none() -> None:
    said = words(opened("overview", view="wall", sample="off"))
    assert "示例" not in said
    assert "77" in said
    assert "1/1" in said  # no screen of districts that have nothing to show


@pytest.mark.usefixtures("shipped")
def test_only_the_screens_of_the_chosen_pages_turn() -> None:
    assert "1/4" in words(opened("overview", view="wall", pages="districts"))
    assert "1/10" in words(opened("overview", view="wall", pages="nonsense", screen="99"))


@pytest.mark.usefixtures("shipped")
def test_the_wall_shows_how_targets_stand_where_a_year_has_any() -> None:
    said = words(opened("overview", view="wall", pages="targets", year="2022"))
    assert "2022年92项目标：已完成52项，接近完成29项，未完成7项" in said
    assert "1/7" in words(opened("overview", view="wall", pages="targets", year="2020"))


@pytest.mark.browser
def test_the_wall_is_large_turns_by_the_arrows_and_by_itself(chromium: Any, server: Server) -> None:
    visit = Visit(chromium, server)
    page = visit.page
    visit.opens("?view=wall&pages=districts&seconds=6&year=2022")
    visit.settles()
    size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.wall .keys dd')).fontSize)"
    )
    root = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert size >= 5 * root
    assert page.locator("[data-testid=stSidebar]").count() == 0
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(".meta:has-text('2/4')")
    page.keyboard.press("ArrowLeft")
    page.wait_for_selector(".meta:has-text('1/4')")
    page.wait_for_selector(".meta:has-text('2/4')", timeout=15_000)
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    assert (visit.elsewhere, visit.failed, visit.errors) == ([], [], [])
    visit.context.close()


@pytest.mark.browser
def test_a_low_screen_does_not_cut_off_the_years_and_the_zero_line(
    chromium: Any, server: Server
) -> None:
    visit = Visit(chromium, server)
    for width, height in WALLS:
        visit.page.set_viewport_size({"width": width, "height": height})
        for screen in (1, 2, 6):
            visit.opens(f"?view=wall&screen={screen}&seconds=300").settles()
            assert visit.page.evaluate(SCROLLS) == [0, 0], (width, screen)
            if screen == 1:
                continue
            ends = "one => one.getBoundingClientRect().bottom"
            chart = visit.page.locator("[data-testid=stPlotlyChart] .main-svg").first
            foot = visit.page.locator(".st-key-wall_footer").bounding_box()["y"]
            assert chart.evaluate(ends) <= foot
            assert "单位：亿元" in visit.page.locator(".wall .subtitle").inner_text()
    visit.context.close()


@pytest.mark.usefixtures("shipped")
def test_a_published_figure_does_not_lend_its_name_to_a_change_of_samples() -> None:
    html = markup(opened("overview", year="2022"))
    item = html.split('<li data-indicator="village_enterprises">')[1].split("</li>")[0]
    assert "较上年增加71.8%" in item
    assert ">示例</span>" in item
