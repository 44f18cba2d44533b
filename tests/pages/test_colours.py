"""红涨绿跌: one choice for every page with changes, in the link, said in words, on the wall too."""

import re
from pathlib import Path
from typing import Any

import pytest

from dashboard import store
from dashboard.changes import SAID
from tests.conftest import Server
from tests.pages.screen import PAGES, markup, opened, words
from tests.pages.visit import Visit

WITH_CHANGES = [
    "attraction", "districts", "members", "overview", "party", "profile", "service", "trends",
    "villages",
]  # fmt: skip


@pytest.fixture
def shipped(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colours", SAID)
def test_a_page_with_changes_says_its_rule_and_keeps_it_in_the_link(
    page: str, colours: str
) -> None:
    app = opened(page, colours=colours)
    said = [sentence for sentence in SAID.values() if sentence in words(app)]
    assert said == ([SAID[colours]] if page in WITH_CHANGES else [])
    assert app.query_params["colours"] in (colours, [colours])


@pytest.mark.usefixtures("shipped")
def test_the_rule_changes_no_number_no_arrow_and_no_word() -> None:
    def shown(colours: str) -> str:
        said = words(opened("districts", colours=colours))
        return re.sub("|".join(SAID.values()), "", said)

    assert shown("market") == shown("judgement")


@pytest.mark.usefixtures("shipped")
def test_links_to_other_pages_and_the_wall_keep_the_rule() -> None:
    html = markup(opened("overview", colours="market"))
    links = re.findall(r'href="((?:districts|coverage|releases)\?[^"]+)"', html)
    assert links
    assert [link for link in links if "colours=market" not in link] == []
    assert "colours" not in "".join(re.findall(r'href="[^"]+"', markup(opened("overview"))))


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("screen", ["1", "2", "6"])
def test_the_wall_says_the_rule_in_force(screen: str) -> None:
    said = words(opened("overview", view="wall", screen=screen, colours="market"))
    assert SAID["market"] in said


COLOUR = "e => getComputedStyle(e).color"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("theme", "rose", "fell"),
    [
        ("light", "rgb(181, 52, 43)", "rgb(27, 115, 55)"),
        ("dark", "rgb(238, 123, 112)", "rgb(99, 187, 119)"),
    ],
)
def test_amounts_that_rose_are_red_and_those_that_fell_green(
    chromium: Any, server: Server, theme: str, rose: str, fell: str
) -> None:
    visit = Visit(chromium, server, theme=theme)
    visit.opens("?year=2022&colours=market").settles()
    colours = {
        way: set(visit.page.locator(f".{way}, .{way} *").evaluate_all(f"l => l.map({COLOUR})"))
        for way in ("rise", "fall")
    }
    assert colours == {"rise": {rose}, "fall": {fell}}
    # A better place in a list is no amount that rose: it stays as it is judged.
    alone = visit.page.locator(".good:not(.rise .good):not(.fall .good)").first
    assert alone.evaluate(COLOUR) not in (rose, fell)
    visit.opens("?year=2022&colours=judgement").settles()
    judged = visit.page.locator(".rise > .good").first.evaluate(COLOUR)
    assert judged == alone.evaluate(COLOUR)
    assert visit.errors == []
    visit.context.close()
