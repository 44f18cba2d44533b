"""A .docx read back holds the tables and sentences of its briefing, in the official layout."""

import io
import re
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exports import picture
from exports.briefing import Briefing
from exports.document import document_bytes
from exports.document.fitting import fit
from exports.document.styles import LOOKS
from exports.fitting import LETTER, PADDING
from exports.picture import fonts
from exports.tables import Table
from exports.texts import harmless
from exports.workbook.book import width_of
from tests.exports.told import ASKED, HOSTILE, in_force, small, told
from warehouse.database import Warehouse


@pytest.fixture(scope="module")
def warehouse(data_folder: Path) -> Warehouse:
    return in_force(data_folder)


def opened(made: Briefing) -> Document:
    return docx.Document(io.BytesIO(document_bytes(made)))


def shown(made: Briefing) -> list[Table]:
    return [t for section in made.sections for t in section.tables if not t.only_chart]


@pytest.mark.parametrize(("view", "given"), ASKED)
def test_the_tables_read_back_equal_the_screen(
    warehouse: Warehouse, view: str, given: dict[str, str]
):
    """Word by word, hedges kept; behind a sourced number stands the number of its source."""
    made = told(warehouse, view, given)
    document = opened(made)
    tables = shown(made)
    assert len(document.tables) == len(tables)
    for table, grid in zip(tables, document.tables, strict=True):
        head, *rows = [[cell.text for cell in row.cells] for row in grid.rows]
        assert head == [column.title for column in table.columns]
        numbers = {source: f"[{n}]" for n, source in enumerate(made.sources, 1)}
        assert rows == [
            [f"{harmless(c.words)}{numbers.get(c.source, '')}" for c in cells]
            for cells in table.rows
        ]


def test_every_sentence_and_every_numbered_source_stands_in_it(warehouse: Warehouse):
    made = told(warehouse, "briefing", {"year": "2022", "region": "430181"})
    texts = [paragraph.text for paragraph in opened(made).paragraphs]
    said = [words for section in made.sections for words in section.paragraphs]
    assert [words for words in said if words not in texts] == []
    assert [t for t in texts if t.startswith("[")] == [
        f"[{number}] {source}" for number, source in enumerate(made.sources, 1)
    ]
    assert "（含示例数据：区县明细为虚构的演示数据，不得引用）" in texts


def test_the_layout_is_that_of_official_documents(warehouse: Warehouse):
    """A4; 37, 35, 28, 26 mm; 小标宋, 仿宋, 黑体, 楷体 and a Latin font; — 1 — outside."""
    document = opened(told(warehouse, "briefing", {"year": "2022"}))
    (section,) = document.sections
    page = (section.page_width, section.page_height)
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [round(length.mm) for length in (*page, *margins) if length] == [
        210, 297, 37, 35, 28, 26,
    ]  # fmt: skip
    fonts_named = {}
    for name in ("Title", "Normal", "Heading 1", "Heading 2"):
        rpr = document.styles[name].element.rPr
        assert rpr is not None
        named = rpr.rFonts
        fonts_named[name] = (named.get(qn("w:eastAsia")), named.get(qn("w:ascii")))
    latin = "Times New Roman"
    assert fonts_named == {
        "Title": ("方正小标宋简体", latin),
        "Normal": ("仿宋", latin),
        "Heading 1": ("黑体", latin),
        "Heading 2": ("楷体", latin),
    }
    body = document.styles["Normal"]
    assert body.font.size == Pt(16)  # type: ignore[attr-defined]
    spacing = body.paragraph_format.line_spacing  # type: ignore[attr-defined]
    assert Pt(28) <= spacing <= Pt(29)
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        number = footer.paragraphs[0]
        assert (number.text, number.alignment) == ("—  —", side)
        assert "PAGE" in number._p.xml
    assert all(
        "Theme" not in style.element.xml for style in document.styles if style.name in fonts_named
    )


def test_a_table_too_wide_to_stand_lies_across(warehouse: Warehouse):
    """
    指标全景, twelve columns     title and paragraphs stand, its table lies across, 说明 stands
    """
    document = opened(told(warehouse, "indicators", {"year": "2022"}))
    ways = [section.orientation for section in document.sections]
    assert ways == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    (grid,) = document.tables
    body = document.element.body
    _, turning = (
        p for p in body.iterchildren(qn("w:p")) if p.find(f".//{qn('w:sectPr')}") is not None
    )
    assert body.index(grid._tbl) < body.index(turning)


@pytest.mark.parametrize("view", ["villages", "members", "indicators", "profile"])
def test_no_number_of_a_table_is_broken_over_two_lines(warehouse: Warehouse, view: str):
    """A column is as wide as its widest number with the number of its source, at any size."""
    given = {"year": "2022", **({"district": "430181"} if view == "profile" else {})}
    for table in shown(told(warehouse, view, given)):
        found = fit(table)
        points = LOOKS[found.style].points
        for position, width in enumerate(found.widths):
            cells = [row[position] for row in table.rows if row[position].value is not None]
            widest = max((width_of(cell.words) for cell in cells), default=0)
            assert width.pt >= widest * points * LETTER


def test_charts_are_pictures_as_wide_as_the_text(warehouse: Warehouse):
    made = told(warehouse, "briefing", {"year": "2022"})
    document = opened(made)
    charts = [t for s in made.sections for t in s.tables if t.chart is not None]
    assert len(document.inline_shapes) == len(charts) > 2
    assert {shape.width for shape in document.inline_shapes} == {Mm(156)}
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [table.title for table in charts]


def test_no_figure_stands_on_another_page_than_its_caption(warehouse: Warehouse):
    figures = [
        (figure.paragraph_format.keep_with_next, caption.text[0], caption.style.name)
        for figure, caption in pairwise(opened(told(warehouse, *ASKED[1])).paragraphs)
        if figure.style.name == "图"
    ]
    assert figures
    assert set(figures) == {(True, "图", "Caption")}


def test_without_a_chinese_font_it_says_so_and_keeps_its_tables(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fonts, "folders", list)
    fonts.forget()
    try:
        made = told(warehouse, "districts", ASKED[1][1])
        document = opened(made)
        assert (len(document.inline_shapes), len(document.tables)) == (0, 1)
        assert picture.NO_FONT in [paragraph.text for paragraph in document.paragraphs]
    finally:
        monkeypatch.undo()
        fonts.forget()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str):
    document = opened(small(text))
    held = [p.text for p in document.paragraphs] + [
        cell.text for grid in document.tables for row in grid.rows for cell in row.cells
    ]
    assert sum(harmless(text) in words for words in held) > 5
    body = document.element.xml
    assert ("w:hyperlink" in body, "w:instrText" in body) == (False, False)


def test_no_date_is_broken_over_two_lines(warehouse: Warehouse):
    """[1] …（红网时刻，2023-01-12）     Word breaks a line at an ordinary hyphen"""
    document = opened(told(warehouse, *ASKED[1]))
    dated = [p for p in document.paragraphs if re.search(r"\d-\d", p.text)]
    assert dated
    held = [t.text for p in dated for t in p._p.iter(qn("w:t"))]
    assert not any(re.search(r"\d-\d", words) for words in held)


def test_the_name_of_a_column_is_not_broken(warehouse: Warehouse):
    """参与企业（家）, 居全市位次: never 参与企/业, 居全市位/次"""
    for view, given in (("villages", {"year": "2022"}), ASKED[7]):
        for table in shown(told(warehouse, view, given)):
            found = fit(table)
            for column, width in zip(table.columns, found.widths, strict=True):
                name = width_of(column.title.partition("（")[0])
                assert name > 10 or width.pt >= name * LOOKS[found.style].points * 0.5 + PADDING
