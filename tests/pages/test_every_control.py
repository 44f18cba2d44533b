"""Every page of the menu in a real browser: opened by its link, each control used, restored.

Four readers, desk and phone, light and dark. One of them uses the controls; the others open the
links that this makes, so that every page is seen by all four.
"""

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from dashboard.navigation import PAGES
from tests.conftest import Server, etl_command
from tests.pages import controls
from tests.pages.accessibility import barriers
from tests.pages.visit import SIZES, Visit

pytestmark = pytest.mark.browser
READERS = [(size, theme) for theme in ("light", "dark") for size in SIZES]
TITLES = [page.title for page in PAGES]


@pytest.fixture(scope="module")
def fresh(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that nobody has opened, with two releases: a figure revised, some gone."""
    data = tmp_path_factory.mktemp("two") / "data"
    shutil.copytree(data_folder, data)
    figures = data / "published" / "figures.csv"
    said = figures.read_text(encoding="utf-8")
    assert "4万家,40000" in said
    figures.write_text(said.replace("4万家,40000", "4.1万家,41000"), encoding="utf-8")
    (data / "sample" / "2019" / "2019_天心区.xlsx").unlink()
    etl_command(data, "build")
    running = Server(data).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def readers(chromium: Any, fresh: Server) -> Iterator[list[Visit]]:
    visits = [Visit(chromium, fresh, size, theme) for size, theme in READERS]
    yield visits
    for visit in visits:
        visit.context.close()


@pytest.mark.parametrize("place", range(len(PAGES)), ids=[page.script for page in PAGES])
def test_a_page_and_each_of_its_controls(readers: list[Visit], place: int) -> None:
    """
    by its link: the right menu and title, whole, in Chinese, nothing that keeps a reader out
    after each control: the same, and its link shows a clean browser the same view
    """
    page = PAGES[place]
    first, *others = readers[place % 4 :] + readers[: place % 4]
    first.opens(page.script).settles()
    menu = first.page.locator("[data-testid=stSidebarNavLink]").all_inner_texts()
    assert (menu, first.page.title().split(" · ")[0]) == (TITLES, page.title)
    assert (first.faults(), barriers(first)) == ([], [])
    for used in controls.opening(first):
        assert first.faults() == [], used
    waiting = [page.script for _ in others]
    for reader, used in zip(cycle(others), controls.choosing(first), strict=False):
        assert first.faults() == [], used
        reader.opens(first.link).settles()
        assert (used, reader.view()) == (used, first.view())
        assert reader.faults() == [], used
        waiting = waiting[1:]
    for reader in others[len(others) - len(waiting) :]:
        reader.opens(page.script).settles()
        assert reader.faults() == []
    assert barriers(others[1]) == []
