"""`make pictures`: every page as it looks, into docs/images/; a few dark, on a phone, on a wall.

With names behind it (`python -m tests.pages.pictures overview wall`) these alone.

On the shipped data with two releases, so that 版本与变化 has something to tell. A picture that
holds samples and does not show their mark is not taken.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from dashboard.navigation import PAGES
from tests.conftest import CHROMIUM, ROOT, Server, etl_command
from tests.pages.visit import SETTLED

IMAGES = ROOT / "docs" / "images"
DESK, PHONE, WALL = (1440, 1000), (375, 812), (1920, 1080)
COLOURS, MOST_BYTES = 128, 200_000
PATIENCE = 180_000  # milliseconds
LINKS = {
    "profile": "?district=430181&year=2022",
    "trends": "?indicator=member_count&year=2022",
    "coverage": "?year=2020",
    "sources": "?source=report-changsha-2022-review&place=第272—276字",
    "releases": "?older=1&newer=2",
    "downloads": "?years=2022&themes=万企兴万村",
}
DARK = ("overview", "districts", "indicators", "trends")
# Whether the page tells of samples, and whether it says so where the picture shows it.
MARKED = """() => {
    const seen = one => {
        const box = one.getBoundingClientRect()
        return one.checkVisibility() && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight
    }
    const marks = [...document.querySelectorAll(".chip.sample")]
    return document.querySelector(".sample") === null || marks.some(seen)
}"""


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One picture: its name, the link it shows, the size of the screen and the theme."""

    name: str
    link: str
    size: tuple[int, int] = DESK
    theme: str = "light"


def shots() -> Iterator[Shot]:
    """Every page of the menu, then the same page dark, on a phone, on a wall."""
    for page in PAGES:
        link = f"{page.script}{LINKS.get(page.script, '?year=2022')}"
        yield Shot(name=page.script, link=link)
        if page.script in DARK:
            yield Shot(name=f"{page.script}-dark", link=link, theme="dark")
    yield Shot(name="overview-phone", link="overview?year=2022", size=PHONE)
    yield Shot(name="wall", link="?view=wall&screen=2&year=2022&seconds=300", size=WALL)


def two_releases(folder: Path) -> Path:
    """The shipped data, built without a revised return and then with it."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("releases", "prepared"))
    revised = data / "sample" / "2021" / "2021_浏阳市_修订.xlsx"
    content = revised.read_bytes()
    revised.unlink()
    etl_command(data, "build")
    revised.write_bytes(content)
    etl_command(data, "build")
    return data


def take(browser: Any, address: str, shot: Shot) -> None:
    """The picture of one shot. Raises `ValueError` where it may not be shown as it is."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=shot.theme, locale="zh-CN"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{address}/{shot.link}")
    page.wait_for_selector(".cf .h1")
    page.wait_for_function(SETTLED)
    page.wait_for_timeout(1500)  # what slides or fades in has come to rest
    if not page.evaluate(MARKED):
        raise ValueError(f"{shot.name} holds samples and does not show their mark")
    drawn = small(page.screenshot())
    if len(drawn) > MOST_BYTES:
        raise ValueError(f"{shot.name} has {len(drawn)} bytes")
    (IMAGES / f"{shot.name}.png").write_bytes(drawn)
    context.close()


def small(picture: bytes) -> bytes:
    """The same in a palette of few colours, which is what a calm page has."""
    stream = io.BytesIO()
    palette = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=0)
    palette.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def main() -> None:
    """Those that are named, or all of them."""
    wanted = [shot for shot in shots() if shot.name in sys.argv[1:] or len(sys.argv) == 1]
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="chamber-pictures-") as scratch:
        running = Server(two_releases(Path(scratch))).start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
                )
                for shot in wanted:
                    take(browser, running.address, shot)
        finally:
            running.stop()


if __name__ == "__main__":
    main()
