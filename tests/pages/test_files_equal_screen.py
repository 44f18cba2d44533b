"""What was downloaded is what was on the screen: table by table, cell by cell, in every file."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import catalogue
from catalogue.wording import rounded
from dashboard import store
from exports import passages, reporting
from exports.forms import FORMS
from exports.views import VIEWS
from tests.conftest import ROOT
from tests.exports import read_back
from tests.exports.read_back import Grid
from tests.pages import compared as on
from tests.pages.compared import Compared, Screen
from tests.pages.screen import markup, opened, table
from warehouse.database import Warehouse

INVESTMENT = {"indicator": "village_investment", "year": "2022"}
MEMBERS = {"indicator": "member_count"}
YEAR = {"year": "2022"}
VALUES = on.column("数值")
OWN = on.column("数值", where=on.of_city)
THEMES = ("villages", "members", "attraction", "party", "service")
COMPARED = [
    Compared("districts", INVESTMENT, "districts", on.shares, on.as_they_are, VALUES),
    Compared("districts", {"indicator": "donations", "year": "2021"}, "districts", on.shares,
             on.as_they_are, VALUES),
    Compared("districts", {**MEMBERS, "year": "2020"}, "districts", on.shares, on.as_they_are,
             VALUES),
    Compared("trends", {**MEMBERS, "regions": "430102,430112"}, "trends", on.latest_last,
             on.without_brackets, VALUES),
    Compared("standings", {**INVESTMENT, "per": "member_count"}, "standings", on.of_standings,
             on.four_views, on.column("总量"), page="districts"),
    Compared("contribution", {**MEMBERS, **YEAR, "then": "2021"}, "contribution", on.of_change,
             on.gained, on.nothing, page="trends"),
    Compared("profile", {"district": "430181", **YEAR}, "profile", on.of_district, on.with_unit,
             VALUES),
    Compared("profile", {"district": "430112", "year": "2020"}, "profile", on.of_district,
             on.with_unit, VALUES),
    Compared("indicators", YEAR, "indicators", on.of_everything, on.name_and_unit, VALUES),
    *(Compared(name, YEAR, name, on.numbers, on.as_they_are, OWN) for name in THEMES),
    Compared("villages", YEAR, "elsewhere", on.numbers, on.as_they_are, on.nothing, number=1),
    Compared("service", YEAR, "lists", on.of_lists, on.places, on.nothing, number=1),
    Compared("targets", {}, "targets", on.of_targets, on.judged, on.column("目标", "实际",
             where=lambda line: line["实际"] != "")),
    Compared("targets", {}, "waiting", on.of_targets, on.as_they_are, on.column("目标",
             where=lambda line: line["实际"] == ""), number=1),
    Compared("coverage", {"year": "2020"}, "coverage", on.texts, on.as_they_are, on.nothing,
             lines=reporting.SHOWN),
    Compared("matrix", YEAR, "matrix", on.of_matrix, on.owed, on.nothing, page="coverage"),
    Compared("matrix", {"year": "2020"}, "matrix", on.of_matrix, on.owed, on.nothing,
             page="coverage"),
    Compared("sources", {"source": "report-changsha-2022-review"}, "sources", on.texts,
             on.as_they_are, on.nothing, lines=passages.COLUMNS),
    Compared("releases", {"older": "1", "newer": "2"}, "changes", on.of_revisions,
             on.revised, on.nothing, folder="two"),
]  # fmt: skip


NUMBER_ON_CARD = re.compile(r'class="(?:number|absent)[^>]*>([^<]+)<')
UNIT_ON_CARD = re.compile(r'<small>([^<]*)</small></div><div class="change">')
NUMBER = re.compile(r"(?P<digits>[-−]?\d+(?:\.\d+)?)(?P<power>[万亿]?)")
POWERS = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}


@pytest.fixture(scope="module")
def folders(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The shipped release, and beside it two, of which the second lacks a revised return."""
    two = tmp_path_factory.mktemp("two") / "data"
    shutil.copytree(data_folder, two)
    (two / "sample" / "2021" / "2021_浏阳市_修订.xlsx").unlink()
    build = [sys.executable, "-m", "etl", "build", "--data", str(two)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return {"shipped": data_folder, "two": two}


# What a chart alone shows on the page, or 下载中心 offers without showing all of it.
ELSEWHERE = {"beside", "history", "turnover", "two_years", "overview", "briefing", "downloads"}


def test_no_view_with_a_table_is_left_out() -> None:
    assert {of.view for of in COMPARED} | ELSEWHERE == {*VIEWS}


@dataclass(frozen=True)
class Taken:
    """A page, and the files that its buttons give. A workbook has tables of charts besides."""

    app: AppTest
    lines: list[read_back.Line]
    workbook: list[Grid]
    document: list[Grid]
    slides: list[Grid]

    def sheet_of(self, read: Grid) -> Grid:
        """The sheet of a document's table."""
        return next(sheet for sheet in self.workbook if sheet.title == read.title)


@lru_cache(maxsize=32)
def taken(page: str, view: str, given: tuple[tuple[str, str], ...]) -> Taken:
    """The page that a link opens in the data folder in force, and its files."""
    app = opened(page, **dict(given))
    current = store.releases().current()
    assert current is not None
    warehouse = Warehouse.open(current, catalogue.load())
    on_page = {n: v if isinstance(v, str) else v[0] for n, v in app.query_params.items()}
    arguments = VIEWS[view].arguments(warehouse, on_page if page == view else dict(given))
    csv, xlsx, docx, pptx = (
        FORMS[kind].content(VIEWS[view], warehouse, arguments)
        for kind in (".csv", ".xlsx", ".docx", ".pptx")
    )
    return Taken(
        app,
        read_back.lines(csv),
        read_back.of_workbook(xlsx),
        read_back.of_document(docx),
        read_back.of_slides(pptx),
    )


@pytest.mark.parametrize("of", COMPARED, ids=lambda of: of.name)
def test_every_file_holds_the_table_on_the_screen(
    of: Compared, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(folders[of.folder]))
    files = taken(of.page or of.view, of.view, tuple(of.link.items()))
    screen = [row for _, row in table(files.app, of.drawn)][1:]
    rows = of.rows(screen)
    assert rows
    assert of.taken(files.document[of.number]) == rows
    assert of.taken(files.slides[of.number]) == rows
    _same_numbers(files.sheet_of(files.document[of.number]), files.document[of.number])
    values = values_of(of, screen)
    assert [Decimal(v) for v in of.value(files.lines)][: len(values)] == values
    if of.lines:
        assert [[on.plain(line[name]) for name in of.lines] for line in files.lines] == rows


def test_every_file_holds_the_cards_of_the_overview(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """会员数 超4万个 on its card     超4 | 万个 in a document, 40000 in the CSV"""
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    files = taken("overview", "overview", (("year", "2022"),))
    names = {key: item.name for key, item in catalogue.load().indicators.items()}
    card = r'<(?:article class="card"|li) data-indicator="(\w+)">.*?</(?:article|li)>'
    found: dict[str, tuple[str, str | None]] = {}
    for piece in re.finditer(card, markup(files.app), re.DOTALL):
        shown, unit = NUMBER_ON_CARD.search(piece.group()), UNIT_ON_CARD.search(piece.group())
        assert shown is not None, piece.group()
        value = re.search(r'data-value="([^"]+)"', shown.group())
        words = f"{shown[1]}{unit[1] if unit else ''}"
        found.setdefault(names[piece[1]], (words, value and value[1]))
    for grids in (files.document, files.slides):
        rows = [row for grid in grids for row in on.as_they_are(grid)]
        read = {re.sub("（.*", "", r[0]): f"{r[2]}{r[1].removesuffix('—')}" for r in rows}
        assert read == {name: words for name, (words, _) in found.items()}
    in_lines = {line["指标"]: line["数值"] or None for line in files.lines}
    wanted = {name: value for name, (_, value) in found.items()}
    assert {k: v and Decimal(v) for k, v in in_lines.items()} == {
        k: v and Decimal(v) for k, v in wanted.items()
    }
    for sheet, read_table in zip(files.workbook, files.document, strict=True):
        _same_numbers(sheet, read_table)


@pytest.mark.parametrize("year", ["2022", "2020"])
def test_the_file_of_the_matrix_counts_each_district_as_its_head_does(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, year: str
) -> None:
    """望城区 0/29 above its column     0 and 29 below it in the file, never the ninth of August"""
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    files = taken("coverage", "matrix", (("year", year),))
    _, head = table(files.app, "matrix")[0]
    came, owed = files.lines[-2:]
    names = [region.name for region in catalogue.load().districts]
    assert [cell.text for cell in head[1:-1]] == [f"{n}{came[n]}/{owed[n]}" for n in names]
    cells = [line[name] for line in files.lines[:-2] for name in names]
    assert sum(cell in ("已报", "迟报", "不公布", "未统计") for cell in cells) == int(came["已报"])
    assert len(cells) - cells.count("不适用") == int(owed["应报"])


@pytest.mark.parametrize(
    ("view", "link"),
    [
        ("briefing", {"year": "2022", "region": "430181", "theme": "万企兴万村"}),
        ("downloads", {"years": "2021,2022", "themes": "万企兴万村", "regions": "430100,430181"}),
    ],
)
def test_the_files_of_what_was_chosen_hold_the_same_figures(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, view: str, link: dict[str, str]
) -> None:
    """下载中心 shows the first lines only: the files are held against each other and the CSV."""
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    files = taken("downloads", view, tuple(link.items()))
    assert [g.rows for g in files.slides] == [g.rows for g in files.document]
    for sheet, read in zip(files.workbook[: len(files.document)], files.document, strict=False):
        if sheet.title == read.title:
            _same_numbers(sheet, read)
    numbers = {v for g in files.workbook for row in g.values for v in row if v is not None}
    lines = [Decimal(line["数值"]) for line in files.lines if line["数值"]]
    assert lines
    assert [value for value in lines if value not in numbers] == []


def values_of(of: Compared, screen: Screen) -> list[Decimal]:
    """The values behind the screen's numbers, where the CSV is held against them."""
    if of.value is on.nothing:
        return []
    # The lines of a file go through the years of one district after the other.
    ordered = zip(*screen[::-1], strict=True) if of.rows is on.latest_last else screen
    return [Decimal(c.value) for row in ordered for c in row if c.value is not None]


def _same_numbers(sheet: Grid, read: Grid) -> None:
    """A workbook shows under the same head, hedge included, what a document writes."""
    assert sheet.head == read.head
    assert [len(row) for row in sheet.rows] == [len(row) for row in read.rows]
    for numbers, shown, words in zip(sheet.values, sheet.rows, read.rows, strict=True):
        for value, found, wanted in zip(numbers, shown, words, strict=True):
            if value is not None:
                _same(value, found, wanted)


def _same(value: Decimal, shown: str, wanted: str) -> None:
    """超4.0 beside 超4, 2458.7600 beside 2458.76: one hedge, one unit, and no fewer digits."""
    found, written = NUMBER.search(shown), NUMBER.search(wanted)
    assert found is not None
    assert written is not None, wanted
    assert (shown[: found.start()], found["power"]) == (wanted[: written.start()], written["power"])
    digits, own = (Decimal(one["digits"].replace("−", "-")) for one in (found, written))
    assert rounded(digits, len(written["digits"].partition(".")[2])) == own
    places = len(found["digits"].partition(".")[2])
    powers = (POWERS[found["power"]], *POWERS.values())
    assert any(digits == rounded(value / power, places) for power in powers)
