"""A reader's first visit: from the address to the first number and to the chart.

A browser with an empty cache against running servers, in turns with an empty page.
"""

import json
from pathlib import Path
from typing import Any

from bench.reporting import Measure, ratio

PAGES = ("overview", "districts", "trends")
CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# The page's first sentence holds its key numbers: 77亿元, 合计占40.4%, 由4530个到5893个.
NUMBER = ".cf .h1"
CHART = ".stPlotlyChart .main-svg"
EMPTY_TEXT = '[data-testid="stText"]'
PAIRS = 7
BAR = 1.4
PATIENCE = 60_000
# Runs in the page, frame by frame since the navigation: from outside one looks twice a second.
CLOCK = """
window.seen = {};
const look = () => {
    for (const selector of AWAITED) {
        const first = document.querySelector(selector);
        if (!(selector in seen) && first && first.getClientRects().length) {
            seen[selector] = performance.now();
        }
    }
    requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def measures(app: int, empty: int) -> list[Measure]:
    """Two ratios a page; one line that says why where there is no browser."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - for development only
    except ImportError:
        return [_skipped("Playwright is not installed")]
    if not CHROMIUM.exists():
        return [_skipped(f"{CHROMIUM} is not on this machine")]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
        try:
            return [m for page in PAGES for m in _of_page(browser, page, app, empty)]
        finally:
            browser.close()


def _skipped(why: str) -> Measure:
    return Measure(name="open in a browser", figure=None, beside=f"skipped: {why}")


def _of_page(browser: Any, page: str, app: int, empty: int) -> list[Measure]:
    address = f"http://127.0.0.1:{app}/{page}"
    numbers, charts, plain = [], [], []
    for turn in range(PAIRS + 1):
        number, chart = _visit(browser, address, NUMBER, CHART)
        (text,) = _visit(browser, f"http://127.0.0.1:{empty}/", EMPTY_TEXT)
        if turn > 0:  # the first one warms the servers
            numbers.append(number)
            charts.append(chart)
            plain.append(text)
    return [
        ratio(f"open {page}, first number, against empty page", numbers, plain, BAR),
        ratio(f"open {page}, chart drawn, against empty page", charts, plain),
    ]


def _visit(browser: Any, address: str, *awaited: str) -> list[float]:
    """Seconds until each selector is visible, in a browser that has never been here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        context.add_init_script(CLOCK.replace("AWAITED", json.dumps(awaited)))
        tab = context.new_page()
        tab.goto(address, wait_until="commit")
        tab.locator(awaited[-1]).first.wait_for(state="visible", timeout=PATIENCE)
        tab.wait_for_function(f"Object.keys(seen).length === {len(awaited)}", timeout=PATIENCE)
        seen = tab.evaluate("seen")
        return [seen[selector] / 1000 for selector in awaited]
    finally:
        context.close()
