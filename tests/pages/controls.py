"""Every control of a page, used once, whatever the page: lists, pills, switches, what folds."""

from collections.abc import Iterator
from typing import Any

from tests.pages.visit import Visit

LIST, OPTION = "[data-testid=stSelectbox] input", "[role=listbox] [role=option]"
PILLS = "[data-testid=stButtonGroup]"
SWITCH = "[data-testid=stCheckbox] label"
FOLDED = "[data-testid=stMain] details:not([open]) > summary"
POPOVER, CARD = "[data-testid=stPopoverButton]", "button[popovertarget]"
COPY = "button.copy"
# A list that opens while the menu slides or scrolls closes again.
# A page that is not in front may draw no frame at all: the wait ends by itself.
SCROLLED = """control => new Promise(done => {
    control.scrollIntoView({block: "center"})
    requestAnimationFrame(() => requestAnimationFrame(done))
    setTimeout(done, 500)
})"""
SLID = """wanted => {
    const box = document.querySelector("[data-testid=stSidebar]").getBoundingClientRect()
    return wanted ? box.left === 0 : box.right <= 0
}"""


def opening(visit: Visit) -> Iterator[str]:
    """What opens something and leaves the view as it is: cards, what is folded, what is copied."""
    page = visit.page
    for place in range(page.locator(FOLDED).count()):
        page.locator(FOLDED).first.click()
        yield f"folded {place}"
    for place in range(page.locator(POPOVER).count()):
        page.locator(POPOVER).nth(place).click()
        page.wait_for_selector("[data-testid=stPopoverBody] [data-testid=stCode]")
        yield f"popover {place}"
        page.keyboard.press("Escape")
    if page.locator(CARD).count():
        page.locator(CARD).first.click()
        page.wait_for_selector(".source:popover-open")
        yield "card"
        page.keyboard.press("Escape")
    if page.locator(COPY).count():
        page.locator(COPY).first.click()
        yield "sentence copied"
    for chart in page.locator("[data-testid=stPlotlyChart]").all():
        chart.hover()
        yield "chart"


def choosing(visit: Visit) -> Iterator[str]:
    """What changes the view, and with it the link."""
    page = visit.page
    for place in range(page.locator(LIST).count()):
        if _chosen(visit, place):
            yield page.locator(LIST).nth(place).get_attribute("aria-label") or ""
    for group in range(page.locator(PILLS).count()):
        before, pills = page.url, page.locator(PILLS).nth(group)
        _uncover(visit, pills)
        pills.locator("button:not([kind$=Active])").first.click()
        _arrives(visit, before)
        yield f"pills {group}"
    before, switch = page.url, page.locator(SWITCH).first
    _uncover(visit, switch)
    switch.click()
    _arrives(visit, before)
    yield "switch"


def _chosen(visit: Visit, place: int) -> bool:
    """Whether there was another option than the one that is chosen already."""
    page, before = visit.page, visit.page.url
    chosen = page.locator(LIST).nth(place).input_value()
    _uncover(visit, page.locator(LIST).nth(place))
    page.locator(LIST).nth(place).click()
    page.locator(OPTION).first.wait_for()
    assert visit.faults() == []
    others = page.locator(OPTION).filter(has_not_text=chosen)
    if others.count() == 0:
        page.keyboard.press("Escape")
        return False
    others.first.click()
    _arrives(visit, before)
    return True


def _uncover(visit: Visit, control: Any) -> None:
    """On a phone the menu with its controls is folded away, or lies over the page."""
    wanted = control.evaluate("one => one.closest('[data-testid=stSidebar]') !== null")
    folded = visit.page.locator("[data-testid=stSidebar][data-collapsed=true]").count() > 0
    if visit.size == "phone" and wanted == folded:
        visit.page.get_by_role("button", name="展开侧栏" if wanted else "收起侧栏").click()
        visit.page.wait_for_function(SLID, arg=wanted)
    control.evaluate(SCROLLED)


def _arrives(visit: Visit, before: str) -> None:
    """Until the choice stands in the link and the page has followed it."""
    visit.page.wait_for_function("before => location.href !== before", arg=before)
    visit.settles()
