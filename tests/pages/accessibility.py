"""What axe, the checker of accessibility, finds serious in our own markup.

Left out is the menu, which Streamlit draws: it puts divisions into a list (axe: list, listitem).
"""

from importlib.resources import files

from tests.pages.visit import Visit

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


def barriers(visit: Visit) -> list[str]:
    """What keeps a reader out: nothing, on any page."""
    visit.page.evaluate(AXE)
    found: list[str] = visit.page.evaluate(FOUND)
    return found
