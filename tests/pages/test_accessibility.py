"""Nothing we draw keeps a reader out: axe finds nothing serious in our own markup, on any page.

Left out is the menu, which Streamlit draws: it puts divisions into a list (axe: list, listitem).
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from tests.conftest import Server
from tests.pages.screen import PAGES
from tests.pages.visit import Visit

pytestmark = pytest.mark.browser
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FOUND = """
async () => {
    const outcome = await axe.run(
        {exclude: ["[data-testid=stSidebarNav]"]}, {resultTypes: ["violations"]})
    return outcome.violations
        .filter(found => ["serious", "critical"].includes(found.impact))
        .flatMap(found => found.nodes.map(node => `${found.id}: ${node.html.slice(0, 200)}`))
}
"""


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request: pytest.FixtureRequest, chromium: Any, server: Server) -> Iterator[Visit]:
    visit = Visit(chromium, server, theme=request.param)
    yield visit
    visit.context.close()


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious_in_our_own_markup(reader: Visit, page: str) -> None:
    reader.opens(page).settles()
    reader.page.evaluate(AXE)
    assert reader.page.evaluate(FOUND) == []
