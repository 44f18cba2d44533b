"""Without a pointer: Tab comes to every control and number, Enter and Escape open and close."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Server
from tests.pages.visit import Visit

pytestmark = pytest.mark.browser
TABS = 250
# The menu, the controls, the numbers and what else leads on; a card's own button is for pointers.
WANTED = """[data-testid=stSidebarNavLink], [data-testid=stSidebar] input,
    [data-testid=stSidebar] .cf a, [data-testid=stMain] button:not(.close):not(.source *),
    [data-testid=stMain] .cf a:not(.source *), [data-testid=stMain] summary"""
NAME = """wanted => [...document.querySelectorAll(wanted)].filter(one => one.checkVisibility())
    .map((one, place) => one.dataset.reached = `${place} ${one.innerText || one.ariaLabel}`)"""
HERE = """() => {
    const here = document.activeElement
    const card = document.getElementById(here.getAttribute("aria-describedby"))
    return [here.dataset.reached, here.matches("button.number"), here.matches("a.number"),
            card === null || card.checkVisibility({visibilityProperty: true})]
}"""
PUT_AWAY = """() => {
    const card = document.getElementById(document.activeElement.getAttribute("aria-describedby"))
    return card === null || !card.checkVisibility({visibilityProperty: true})
}"""


@pytest.fixture
def visit(chromium: Any, server: Server) -> Iterator[Visit]:
    one = Visit(chromium, server)
    yield one
    one.context.close()


@pytest.mark.parametrize("link", ["?year=2022", "districts?indicator=village_investment&year=2022"])
def test_tab_comes_to_every_control_and_number_and_each_opens_and_closes(
    visit: Visit, link: str
) -> None:
    """
    a sum     Enter opens its card, Escape closes it and the sum keeps the focus
    a number with a source     the focus shows its card, Escape puts it away
    """
    page = visit.opens(link).settles().page
    wanted, reached, numbers = page.evaluate(NAME, WANTED), set(), 0
    for _ in range(TABS):
        page.keyboard.press("Tab")
        name, adds, leads, shown = page.evaluate(HERE)
        if name is None or name in reached:
            continue
        reached.add(name)
        numbers += adds or leads
        if adds:
            page.keyboard.press("Enter")
            assert "各区县数相加" in page.inner_text(".source:popover-open"), name
            page.keyboard.press("Escape")
            assert page.locator(".source:popover-open").count() == 0, name
            assert page.evaluate("document.activeElement.dataset.reached") == name
        elif leads:
            assert shown, name
            page.keyboard.press("Escape")
            assert page.evaluate(PUT_AWAY), name
        if reached == {*wanted}:
            break
    assert sorted({*wanted} - reached) == []
    assert numbers > 10
