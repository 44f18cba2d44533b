"""Slides read back hold the tables and the charts' numbers; each says source, release, sample."""

import io
import re
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Inches

from exports.briefing import Briefing
from exports.slides import slides_bytes
from exports.slides.deck import FOOT
from exports.slides.writing import SOURCES
from exports.tables import drawn
from exports.texts import harmless
from exports.views.theme import Theme
from exports.views.themes import THEMES
from exports.workbook.book import width_of
from tests.exports.told import ASKED, HOSTILE, in_force, small, told
from warehouse.database import Warehouse


@pytest.fixture(scope="module")
def warehouse(data_folder: Path) -> Warehouse:
    return in_force(data_folder)


def opened(made: Briefing) -> Any:
    return pptx.Presentation(io.BytesIO(slides_bytes(made)))


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def one_line(text: str) -> str:
    return " ".join(harmless(text).split("\n"))


@pytest.mark.parametrize(("view", "given"), ASKED)
def test_the_tables_read_back_equal_the_screen(
    warehouse: Warehouse, view: str, given: dict[str, str]
):
    """Rows go on over several slides, the head on each; none is lost."""
    made = told(warehouse, view, given)
    grids = [shape.table for s in opened(made).slides for shape in s.shapes if shape.has_table]
    read = [[[cell.text for cell in row.cells] for row in grid.rows] for grid in grids]
    tables = [t for section in made.sections for t in section.tables if not t.only_chart]
    wanted_heads = {tuple(column.title for column in table.columns) for table in tables}
    assert {tuple(rows[0]) for rows in read} == wanted_heads
    assert [row for rows in read for row in rows[1:]] == [
        [one_line(cell.words) for cell in cells] for table in tables for cells in table.rows
    ]


@pytest.mark.parametrize("given", [ASKED[6][1], ASKED[7][1]])
def test_charts_are_native_and_hold_the_numbers(warehouse: Warehouse, given: dict[str, str]):
    made = told(warehouse, "briefing", given)
    charts = [shape.chart for s in opened(made).slides for shape in s.shapes if shape.has_chart]
    tables = [t for s in made.sections for t in s.tables if t.chart is not None]
    assert len(charts) == len(tables) >= 2
    for chart, table in zip(charts, tables, strict=True):
        assert table.chart is not None
        assert chart.part.chart_workbook.xlsx_part is not None  # what 编辑数据 opens
        rows = table.rows[: table.chart.rows]
        assert list(chart.plots[0].categories) == [row[table.chart.labels].words for row in rows]
        for series, column in zip(chart.plots[0].series, table.chart.series, strict=True):
            values = [drawn(row[column], table.chart.scale) for row in rows]
            assert list(series.values) == [None if v is None else float(v) for v in values]


def test_a_count_of_may_does_not_pass_for_a_whole_year(warehouse: Warehouse):
    """浏阳市会员数 2015: 3864, counted in May     截至5月 at its point"""
    charts = (s.chart for page in opened(told(warehouse, *ASKED[7])).slides for s in page.shapes
              if s.has_chart)  # fmt: skip
    notes = [
        (str(category), point.data_label.text_frame.text)
        for chart in charts
        for series in chart.plots[0].series
        for place, category in enumerate(chart.plots[0].categories)
        if (point := series.points[place]).data_label.has_text_frame
    ]
    assert notes == [("2015年", "截至5月")]


def test_every_slide_says_release_and_samples(warehouse: Warehouse):
    made = told(warehouse, "briefing", {"year": "2022"})
    slides = list(opened(made).slides)
    assert [n for n, s in enumerate(slides) if not any(made.mark in t for t in texts(s))] == []
    with_table = [s for s in slides if any(shape.has_table for shape in s.shapes)]
    assert all("示例数据" in texts(slide) for slide in with_table)
    assert all(any("区县数为示例数据" in t for t in texts(slide)) for slide in with_table)
    presentation = opened(made)
    assert presentation.slide_width * 9 == pytest.approx(presentation.slide_height * 16, rel=1e-3)


def test_a_line_stands_above_its_table_and_not_on_a_slide_of_its_own(warehouse: Warehouse):
    """各地公布数: 截至的日子不同，不作排名。"""
    slides = opened(told(warehouse, "villages", {"year": "2022"})).slides
    (own,) = (s for s in slides if "截至的日子不同，不作排名。" in texts(s))
    assert any(shape.has_table for shape in own.shapes)


def test_a_slide_of_sources_is_not_fuller_than_it_can_be(warehouse: Warehouse):
    """
    sixteen sources, each a line     two slides of eight, not a list that runs over the foot
    """
    made = told(warehouse, *ASKED[4])
    assert len(made.sources) > SOURCES.lines
    pages = [s for s in opened(made).slides if texts(s)[0].startswith("资料来源")]
    counts = [max(t.count("\n") + 1 for t in texts(s)) for s in pages]
    assert counts == [8, 8]
    assert sum(counts) == len(made.sources)


def test_no_sentence_is_lost(warehouse: Warehouse):
    made = told(warehouse, "briefing", {"year": "2022", "region": "430181"})
    held = "".join(t for s in opened(made).slides for t in texts(s))
    said = [words for section in made.sections for words in section.paragraphs]
    assert [words for words in said if words not in held] == []


def test_the_east_asian_font_is_named(warehouse: Warehouse):
    made = told(warehouse, "districts", ASKED[1][1])
    for slide in opened(made).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                runs = [r for p in shape.text_frame.paragraphs for r in p.runs]
                assert all('<a:ea typeface="微软雅黑"' in run._r.xml for run in runs)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str):
    presentation = opened(small(text))
    held = [t for s in presentation.slides for t in texts(s)]
    assert any(one_line(text)[:60] in words for words in held)
    assert not any(rel.is_external for s in presentation.slides for rel in s.part.rels.values())


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_slide_of_a_theme_says_something_of_its_own(warehouse: Warehouse, theme: Theme):
    """No two titles alike, and a chart that can be edited under the sentence of what it shows."""
    made = told(warehouse, theme.name, {"year": "2022"})
    slides = list(opened(made).slides)[1:]
    titles = [texts(slide)[0] for slide in slides]
    assert len(set(titles)) == len(titles)
    charts = [s for s in slides if any(shape.has_chart for shape in s.shapes)]
    drawn_of = [t for s in made.sections for t in s.tables if t.chart is not None]
    assert [texts(slide)[0] for slide in charts] == [table.insight for table in drawn_of]
    assert len(charts) >= 2
    assert all(re.search(r"\d", title) for title in titles[:-1])  # the last are the sources


def test_what_is_said_of_each_district_stands_in_the_notes(warehouse: Warehouse):
    made = told(warehouse, "villages", {"year": "2022"})
    (section,) = (s for s in made.sections if s.in_notes)
    notes = [s.notes_slide.notes_text_frame.text for s in opened(made).slides if s.has_notes_slide]
    assert (notes, len(section.paragraphs)) == (["\n".join(section.paragraphs)], 9)


def test_a_hedge_stands_at_its_point_in_a_line(warehouse: Warehouse):
    """会员数 全市 2022: 超40000, and 2020, of which a district is absent, is said to be open"""
    made = told(warehouse, "history", {"indicators": "member_count"})
    (page,) = (s for s in opened(made).slides if any(shape.has_chart for shape in s.shapes))
    (chart,) = (shape.chart for shape in page.shapes if shape.has_chart)
    labels = [
        point.data_label.text_frame.text
        for series in chart.plots[0].series
        for place in range(len(chart.plots[0].categories))
        if (point := series.points[place]).data_label.has_text_frame
    ]
    assert labels == ["超40000"]
    assert any(words.endswith("2020年未报齐，不画") for words in texts(page))


def test_a_title_that_no_slide_holds_is_cut_and_says_so():
    long = small("长" * 200)
    titles = [texts(slide)[0] for slide in opened(long).slides]
    assert any(len(title) == 92 and title.endswith("…") for title in titles)


def test_heads_and_rows_of_a_table_stay_on_its_slide(warehouse: Warehouse):
    for view, given in ASKED:
        presentation = opened(told(warehouse, view, given))
        for slide in presentation.slides:
            for shape in slide.shapes:
                if shape.has_table:
                    rows = sum(row.height for row in shape.table.rows)
                    assert shape.top + rows <= Inches(FOOT) + 9


def test_no_row_needs_more_height_than_it_has(warehouse: Warehouse):
    """浏阳市 2022, 同比 “▲ 增加4.35亿元（63.3%）”     on one line, twelve rows a slide"""
    presentation = opened(told(warehouse, "profile", {"district": "430181", "year": "2022"}))
    grids = [shape.table for s in presentation.slides for shape in s.shapes if shape.has_table]
    assert [len(grid.rows) for grid in grids] == [13, 13, 13]
    for grid in grids:
        for row in list(grid.rows)[1:]:
            for cell, column in zip(row.cells, grid.columns, strict=True):
                points = cell.text_frame.paragraphs[0].runs[0].font.size.pt if cell.text else 1
                assert width_of(cell.text) * points * 0.5 <= column.width.pt
                assert row.height.pt >= points * 1.45
