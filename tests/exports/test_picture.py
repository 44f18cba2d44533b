"""A chart as a picture: wide enough for a slide, its words drawn, gaps open, nothing below zero."""

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from catalogue import CatalogueError
from catalogue.wording import Scale
from exports.forms import FORMS
from exports.picture import NO_FONT, available, fonts, png_bytes
from exports.picture.lines import ticks
from exports.tables import Cell, Chart, Column, Table, words
from exports.views import VIEWS
from tests.exports.told import HOSTILE, in_force, small
from warehouse.database import Warehouse

ONE = Scale(Decimal(1), "个")


@pytest.fixture(scope="module")
def warehouse(data_folder: Path) -> Warehouse:
    return in_force(data_folder)


def table(kind: str, *values: int | None, title: str = "标题", sample: bool = False) -> Table:
    rows = tuple(
        (words(f"第{n}"), Cell(words=str(v), value=None if v is None else Decimal(v), scale=ONE))
        for n, v in enumerate(values)
    )
    chart = Chart(
        kind="bars" if kind == "bars" else "lines",
        title=title,
        scale=ONE,
        labels=0,
        series=(1,),
        rows=len(rows),
    )
    return Table(
        title=title,
        columns=(Column(title="名"), Column(title="数（个）")),
        rows=rows,
        source="来源：某报",
        sample=sample,
        chart=chart,
    )


def drawn(made: Table, mark: str = "第1版") -> Image.Image:
    return Image.open(io.BytesIO(png_bytes(made, mark))).convert("RGB")


@pytest.mark.parametrize("kind", ["bars", "lines"])
def test_it_is_as_wide_as_a_slide(kind: str):
    assert drawn(table(kind, 3, 2, 1)).width == 1920


def test_title_source_release_and_sample_mark_are_in_it():
    """Each changes the picture where it stands: above, below left, below right, in the corner."""
    plain = drawn(table("bars", 3, 2, 1))
    for other, box in (
        (drawn(table("bars", 3, 2, 1, title="别的")), (0, 0, 1920, 130)),
        (drawn(table("bars", 3, 2, 1), "第2版"), (960, plain.height - 112, 1920, plain.height)),
        (drawn(table("bars", 3, 2, 1, sample=True)), (1600, 40, 1920, 130)),
    ):
        assert plain.crop(box).tobytes() != other.crop(box).tobytes()


def test_chinese_words_are_no_empty_squares():
    """The font found has its own form for each of these, not the one for what it lacks."""
    assert available()
    face = fonts.font(40)
    assert isinstance(face, ImageFont.FreeTypeFont)
    lacking = face.getmask("\U0010ffff").getbbox(), bytes(face.getmask("\U0010ffff"))
    for character in "万企兴村浏阳望宁岳麓·—":
        assert (face.getmask(character).getbbox(), bytes(face.getmask(character))) != lacking


def test_a_gap_in_a_line_stays_open():
    """
    3 · absent · 3     no ink between the two points, where 3 · 3 · 3 has its line
    """
    gap, whole = drawn(table("lines", 3, None, 3)), drawn(table("lines", 3, 3, 3))
    assert gap.size == whole.size
    box = (700, 130, 1000, 1000)
    inked = [
        sum(pixel == (42, 86, 126) for pixel in p.crop(box).get_flattened_data())
        for p in (gap, whole)
    ]
    assert inked[0] == 0 < inked[1]


def test_a_count_of_may_does_not_pass_for_a_whole_year():
    """3（截至5月） is drawn with its words above the point; 3 of a whole year without."""
    whole = table("lines", 3, 3, 3)
    first, *others = whole.rows
    early = replace(whole, rows=((first[0], replace(first[1], note="截至5月")), *others))
    assert drawn(early).tobytes() != drawn(whole).tobytes()


def test_bars_of_a_loss_go_the_other_way():
    assert drawn(table("bars", 5, -5)).size == drawn(table("bars", 5, 5)).size
    assert png_bytes(table("bars", 0, 0), "第1版")


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        ("0", "10", "0 5 10"),
        ("0", "45000", "0 20000 40000 60000"),
        ("-3", "9", "-5 0 5 10"),
        ("0", "0.4", "0 0.1 0.2 0.3 0.4"),
        ("0", "0", "0"),
    ],
)
def test_the_axis_has_round_numbers(low: str, high: str, marks: str):
    assert [f"{mark.normalize():f}" for mark in ticks(Decimal(low), Decimal(high))] == marks.split()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_drawn_or_left_out(text: str):
    made = small(text)
    assert drawn(made.sections[0].tables[0], made.mark).width == 1920


def test_without_a_chinese_font_the_file_says_what_to_do(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
):
    asked = {"indicator": "village_investment", "year": 2022, "sample": True}
    monkeypatch.setattr(fonts, "folders", list)
    fonts.forget()
    try:
        with pytest.raises(CatalogueError, match=f"^{re.escape(NO_FONT)}$"):
            FORMS[".png"].content(VIEWS["districts"], warehouse, asked)
    finally:
        monkeypatch.undo()
        fonts.forget()


def test_a_named_font_is_used(monkeypatch: pytest.MonkeyPatch):
    found = fonts._files()
    assert found is not None
    monkeypatch.setattr(fonts, "folders", list)
    monkeypatch.setenv("CHAMBER_FONT", str(found[0]))
    fonts.forget()
    try:
        assert fonts._files() == (found[0], found[0])
    finally:
        monkeypatch.undo()
        fonts.forget()


def test_a_view_without_a_chart_says_so(warehouse: Warehouse):
    asked = {"indicator": "investment_competitiveness_district_rank", "year": 2022, "sample": True}
    with pytest.raises(CatalogueError, match=r"没有图$"):
        FORMS[".png"].content(VIEWS["districts"], warehouse, asked)
