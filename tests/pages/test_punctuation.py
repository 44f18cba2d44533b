"""What a page says is written as a person writes Chinese: one stop after another is none."""

import re
from html import unescape
from pathlib import Path

import pytest

from dashboard import store
from tests.pages.screen import PAGES, markup, opened

LINKS = [
    {"year": "2022", "indicator": "party_coverage"},
    {"year": "2020", "indicator": "member_count", "district": "430112"},
    {"year": "2020", "sample": "off"},
]
DOUBLED = re.compile(r".{0,12}[。，；：、][。，；：、].{0,12}")
SAME = re.compile(r"(\d+)/\1个区县(?!相加)")  # 9/9个区县相加 is a source in a file
BLOCK = re.compile(r"</?(?:div|p|td|th|tr|li|dd|dt|h\d|caption|section|article|button)\b[^>]*>")


@pytest.fixture(autouse=True)
def _on_the_shipped_data(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


def sentences(page: str, link: dict[str, str]) -> list[str]:
    """The stretches of text that stand in one line, and the attributes that are read aloud."""
    html = markup(opened(page, **link))
    read = re.findall(r'(?:title|aria-label|data-copy)="([^"]*)"', html)
    shown = re.sub(r"<[^>]+>", "", BLOCK.sub("\n", html)).split("\n")
    return [unescape(one) for one in (*read, *shown)]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "sources"])
@pytest.mark.parametrize("link", LINKS, ids=str)
def test_no_sentence_has_two_stops_or_all_of_all(page: str, link: dict[str, str]) -> None:
    """
    未报送。。 or 缺3项，。       two sentences put together
    9/9个区县达到100%           all of them
    """
    said = sentences(page, link)
    assert [found.group() for one in said for found in DOUBLED.finditer(one)] == []
    assert [one for one in said if SAME.search(one)] == []
