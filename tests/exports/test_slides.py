"""Slides read back hold the tables and the charts' numbers; each says source, release, sample."""

import io
from pathlib import Path
from typing import Any

import pptx
import pytest

from exports.briefing import Briefing
from exports.slides import slides_bytes
from exports.slides.writing import SOURCES
from exports.tables import drawn
from exports.texts import harmless
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
    fourteen sources, each a line     two slides, not a list that runs over the foot
    """
    made = told(warehouse, "indicators", {"year": "2022"})
    assert len(made.sources) > SOURCES.lines
    pages = [s for s in opened(made).slides if texts(s)[0] == "资料来源"]
    counts = [max(t.count("\n") + 1 for t in texts(s)) for s in pages]
    assert (sum(counts), max(counts) <= SOURCES.lines) == (len(made.sources), True)


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
