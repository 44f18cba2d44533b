"""Every chart has a file of its own: its numbers as CSV, a workbook with it, a picture."""

from pathlib import Path
from typing import Any

import pytest

from dashboard import charts, store
from dashboard.palette import LIGHT
from exports import picture
from exports.views import TURNOVER
from tests.pages.screen import opened
from warehouse import queries
from warehouse.comparison import records


@pytest.fixture(autouse=True)
def _on_the_shipped_data(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


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
