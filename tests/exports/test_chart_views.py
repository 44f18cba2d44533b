"""The file of a chart has its numbers, its gaps with their reason, and nothing more."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import catalogue
from exports.forms import FORMS
from exports.views import BESIDE, HISTORY, TURNOVER, TWO_YEARS
from exports.views.theme import Theme
from exports.views.theme_sections import theme_sections
from exports.views.themes import THEMES
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse
from warehouse.releases import Releases

PAIR = ("signed_investment", "paid_in_investment")


@pytest.fixture(scope="module")
def shipped(data_folder: Path) -> Warehouse:
    current = Releases(data_folder / "releases").current()
    assert current is not None
    return Warehouse.open(current, catalogue.load())


def test_where_nobody_can_say_who_left_the_file_says_why(shipped: Warehouse) -> None:
    lines = records(TURNOVER.table(shipped, year=2021))
    assert lines[0]["退出或除名"] is None
    assert "上年末9个区县中只有8个有数" in lines[0]["说明"]


def test_the_file_of_the_years_of_a_pair_has_both_and_the_gap(shipped: Warehouse) -> None:
    lines = records(HISTORY.table(shipped, indicators=PAIR))
    root = shipped.catalogue.organisation.root
    shown = records(queries.trends(shipped, indicators=PAIR, regions=(root,)))
    assert [(x["指标代码"], x["数值"]) for x in lines] == [(r["item"], r["value"]) for r in shown]
    assert {x["地区代码"] for x in lines} == {root}
    (signed,) = [x for x in lines if x["数值"] == Decimal(36_100_000_000) and x["位置"]]
    assert signed["期间"] == "2022年"


def test_the_file_of_a_ratio_by_district_has_every_district_and_its_reason(
    shipped: Warehouse,
) -> None:
    lines = records(BESIDE.table(shipped, items=("village_investment_per_village",), year=2022))
    root = shipped.catalogue.organisation.root
    assert len([x for x in lines if x["地区代码"] != root]) == 9
    assert {x["期间"] for x in lines} == {"截至2022-12-31"}
    assert {x["来源"] for x in lines} == {"万企兴万村投资总额 ÷ 万企兴万村帮扶村"}


def test_the_file_of_two_years_has_both_places_and_who_was_absent(shipped: Warehouse) -> None:
    lines = records(TWO_YEARS.table(shipped, indicator="member_count", year=2022, then=2020))
    (silent,) = [x for x in lines if x["地区"] == "望城区"]
    assert (silent["前一年数值"], silent["前一年缺失原因"]) == (None, "未报送")
    assert (silent["前一年名次"], silent["本年名次"]) == ("", "第7/9")
    (first,) = [x for x in lines if x["本年名次"] == "第1/9"]
    assert (first["地区"], first["前一年名次"]) == ("长沙县", "第1/8")


ASKED = [
    (BESIDE, {"items": (*PAIR, "paid_in_share"), "year": 2022, "sample": True}, 2),
    (BESIDE, {"items": ("people_per_course",), "year": 2022, "sample": True}, 1),
    (HISTORY, {"indicators": PAIR, "regions": (), "sample": True}, 3),
    (TURNOVER, {"year": 2022, "sample": True}, 2),
    (TWO_YEARS, {"indicator": "member_count", "year": 2022, "then": 2021, "sample": True}, 2),
]


@pytest.mark.parametrize(("view", "asked", "series"), ASKED)
def test_a_workbook_has_the_chart_as_one_that_can_be_edited(
    shipped: Warehouse, view: Any, asked: dict[str, Any], series: int
) -> None:
    assert view.drawn(shipped, asked)
    with zipfile.ZipFile(io.BytesIO(FORMS[".xlsx"].content(view, shipped, asked))) as book:
        chart = book.read("xl/charts/chart1.xml").decode()
    assert chart.count("<c:ser>") == series
    assert "<c:legend>" in chart  # it names the unit


@pytest.mark.parametrize(("view", "asked", "series"), ASKED)
def test_a_slide_has_the_same_chart(
    shipped: Warehouse, view: Any, asked: dict[str, Any], series: int
) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMS[".pptx"].content(view, shipped, asked))) as deck:
        (name,) = [n for n in deck.namelist() if n.startswith("ppt/charts/chart")]
        chart = deck.read(name).decode()
    assert chart.count("<c:ser>") == series


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        (BESIDE, {"items": ("people_per_course",), "year": 2022, "sample": False}),
        (HISTORY, {"indicators": ("business_environment_rank",), "sample": True}),
        (TURNOVER, {"year": 2022, "sample": False}),
        (TWO_YEARS, {"indicator": "strength_county_rank", "year": 2022, "then": 2021,
                     "sample": True}),
    ],
)  # fmt: skip
def test_no_picture_is_offered_of_nothing_and_none_of_places(
    shipped: Warehouse, view: Any, asked: dict[str, Any]
) -> None:
    assert not view.drawn(shipped, asked)
    view.table(shipped, **asked)


def test_a_picture_of_two_series_tells_them_apart(shipped: Warehouse) -> None:
    from exports import picture

    if not picture.available():
        pytest.skip(picture.NO_FONT)
    view, asked, _ = ASKED[0]
    content = FORMS[".png"].content(view, shipped, asked)
    from PIL import Image

    with Image.open(io.BytesIO(content)) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or []}
    assert {(47, 93, 138), (181, 204, 225)} <= colours


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_bars_of_a_theme_are_those_of_its_charts(shipped: Warehouse, theme: Theme) -> None:
    """Not in the order of the theme's first item, but each in that of its own."""
    for year in (2018, 2020, 2022):
        sections = theme_sections(shipped, theme=theme, year=year)
        tables = [table for section in sections if section.in_notes for table in section.tables]
        assert len(tables) in (0, len(theme.bars))
        for (_, items), table in zip(theme.bars, tables, strict=False):
            assert BESIDE.sections is not None
            (section,) = BESIDE.sections(shipped, items=items, year=year)
            (own,) = section.tables
            assert (table.rows, table.chart, table.columns) == (own.rows, own.chart, own.columns)
