"""Every chart has a file of its own: its numbers as CSV, a workbook with it, a picture."""

from pathlib import Path
from typing import Any

import pytest

from dashboard import charts, downloads, store
from dashboard.palette import LIGHT
from exports import picture
from exports.forms import FORMS
from exports.view import View
from exports.views import DISTRICTS, TURNOVER
from tests.pages.screen import PAGES, opened
from warehouse import queries
from warehouse.comparison import records


@pytest.fixture(autouse=True)
def _on_the_shipped_data(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


Offer = tuple[View, str, str, dict[str, Any]]
OWN = ["图的CSV", "图的Excel", "图的图片"]


@pytest.mark.parametrize(
    ("page", "link", "own"),
    [
        ("overview", {"year": "2022"}, 1),
        ("districts", {"indicator": "village_investment", "year": "2022"}, 1),
        ("trends", {"indicator": "member_count"}, 1),
        ("villages", {"year": "2022"}, 2),
        ("members", {"year": "2022"}, 2),
        ("attraction", {"year": "2022"}, 2),
        ("party", {"year": "2022"}, 2),
    ],
)
def test_every_chart_beside_the_pages_own_table_has_its_files(
    page: str, link: dict[str, str], own: int
) -> None:
    labels = [button.proto.label for button in opened(page, **link).get("download_button")]
    expected = OWN if picture.available() else OWN[:2]
    assert [label for label in labels if label.startswith("图的")] == expected * own


def test_places_by_year_have_numbers_and_no_picture() -> None:
    labels = [b.proto.label for b in opened("service", year="2022").get("download_button")]
    own = [label for label in labels if label.startswith("图的")]
    assert own.count("图的CSV") == own.count("图的图片") + 1


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Offer]:
    """Every button that is drawn: its view, kind, label and arguments."""
    seen: list[Offer] = []
    button = downloads._button

    def noted(
        view: View, suffix: str, label: str, arguments: dict[str, Any], *, quiet: bool = False
    ) -> None:
        seen.append((view, suffix, label, arguments))
        button(view, suffix, label, arguments, quiet=quiet)

    monkeypatch.setattr(downloads, "_button", noted)
    return seen


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("year", ["2013", "2018"])
@pytest.mark.parametrize("sample", ["on", "off"])
def test_where_there_is_nothing_to_draw_no_file_of_a_chart_is_offered(
    page: str, year: str, sample: str, offered: list[Offer]
) -> None:
    """
    总览，2018年没有万企兴万村投资总额的区县数据    图的CSV: lines of nothing; 图的图片: it fails
    """
    app = opened(page, year=year, sample=sample)
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels.count(OWN[0]) <= len(app.get("plotly_chart"))
    for view, suffix, _, asked in offered:
        if suffix == ".png":
            made = FORMS[suffix].content(view, store.warehouse(), asked)
            assert made.startswith(b"\x89PNG"), (view.name, asked)


def test_the_ranking_of_a_year_without_figures_has_no_picture() -> None:
    """
    districts?indicator=village_investment&year=2018    no bars, so no 下载图片
    """
    shipped = store.warehouse()
    asked = {"indicator": "village_investment", "sample": True}
    assert not DISTRICTS.drawn(shipped, {**asked, "year": 2018})
    assert DISTRICTS.drawn(shipped, {**asked, "year": 2022})
    assert not DISTRICTS.drawn(shipped, {**asked, "year": 2022, "sample": False})


def drawn_numbers(figure: Any) -> list[float]:
    """Every bar of a lying chart, without its sign."""
    bars = (trace.x for trace in figure.data if trace.type == "bar")
    return sorted(abs(x) for xs in bars for x in xs if x)


def test_the_file_of_who_joined_and_left_is_the_chart() -> None:
    shipped = store.warehouse()
    root = shipped.catalogue.organisation.root
    table = queries.turnover(
        shipped, stock="member_count", flow="member_new", year=2022, region=root
    )
    figure = charts.gains_and_losses(table, ("新发展", "退出或除名"), root, LIGHT)
    lines = records(TURNOVER.table(shipped, year=2022))
    assert lines[0]["地区"] == "区县合计"
    assert (lines[0]["新发展"], lines[0]["退出或除名"], lines[0]["净增"]) == (2735, 381, 2354)
    in_file = [line[name] for line in lines[1:] for name in ("新发展", "退出或除名")]
    assert drawn_numbers(figure) == sorted(float(v) for v in in_file if v)
