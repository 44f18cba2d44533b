"""The button in a real browser: what it gives is the table on the screen and the file of the page.

That the tables of the other kinds of file are those of the screen: `test_files_equal_screen`;
下载中心: `test_downloads_browser`.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

import catalogue
from tests.conftest import Server
from tests.exports import read_back
from tests.pages import compared as on
from tests.pages.compared import Compared, Screen
from tests.pages.screen import rows_of
from tests.pages.test_exported import asked
from tests.pages.test_files_equal_screen import COMPARED, values_of
from tests.pages.visit import Visit

pytestmark = pytest.mark.browser
SHIPPED = [of for of in COMPARED if of.folder == "shipped"]
HALF = Decimal("0.0005")  # files keep three decimals of a quotient, the screen's value has all
CARDS = """() => [...document.querySelectorAll(".card, .pillar li")].map(one => [
    one.dataset.indicator, one.querySelector(".number")?.dataset.value ?? ""])"""


@pytest.fixture(scope="module")
def reader(chromium: Any, server: Server) -> Iterator[Visit]:
    visit = Visit(chromium, server)
    yield visit
    visit.context.close()


def downloaded(visit: Visit, view: str, suffix: str = "csv") -> tuple[str, bytes]:
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.locator(f".st-key-{view}-{suffix} button").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("of", SHIPPED, ids=lambda of: of.name)
def test_the_file_from_the_button_holds_the_table_on_the_screen(
    reader: Visit, of: Compared
) -> None:
    reader.opens(f"{of.page or of.view}?{urlencode(of.link)}").settles()
    table = reader.page.locator(f"table[data-view={of.drawn}]").evaluate("one => one.outerHTML")
    screen = [row for _, row in rows_of(table)][1:]
    _, content = downloaded(reader, of.view)
    lines = read_back.lines(content)
    assert screen
    _same_values(of, screen, lines)
    if of.lines:
        assert [[on.plain(line[name]) for name in of.lines] for line in lines] == on.texts(screen)
    link = reader.page.url.partition("?")[2] if not of.page else urlencode(of.link)
    assert content == asked(reader.server, f"/exports/{of.view}.csv?{link}")[2]


def _same_values(of: Compared, screen: Screen, lines: list[read_back.Line]) -> None:
    """In their order, where it is the same; else every number of the table is in the file."""
    shown = values_of(of, screen)
    if shown:
        assert [Decimal(value) for value in of.value(lines)][: len(shown)] == shown
        return
    if of.rows is on.of_matrix:  # states, which carry no value in the file
        states = [row[1:-1] for row in of.rows(screen)]
        names = [region.name for region in catalogue.load().districts]
        assert [[line[name] for name in names] for line in lines[: len(states)]] == states
        return
    known = {Decimal(line["数值"]) for line in lines if line.get("数值")}
    every = [Decimal(cell.value) for row in screen for cell in row if cell.value is not None]
    assert [v for v in every if not any(abs(v - other) <= HALF for other in known)] == []


def test_the_file_of_the_overview_holds_its_cards(reader: Visit) -> None:
    reader.opens("?year=2022").settles()
    lines = read_back.lines(downloaded(reader, "overview")[1])
    shown = {key: value and Decimal(value) for key, value in reader.page.evaluate(CARDS)}
    assert shown == {line["指标代码"]: line["数值"] and Decimal(line["数值"]) for line in lines}


def test_every_kind_of_file_arrives_under_its_name(reader: Visit) -> None:
    reader.opens("districts?indicator=donations&year=2021").settles()
    stem = "区县对比_捐赠款物_2021年_第1版_含示例"
    for suffix, starts in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("docx", b"PK"),
                           ("pptx", b"PK"), ("png", b"\x89PNG")):  # fmt: skip
        name, content = downloaded(reader, "districts", suffix)
        assert (name, content.startswith(starts)) == (f"{stem}.{suffix}", True)
