"""A workbook read back equals the table it was made of, value by value, and runs nothing."""

import io
import math
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell as Read
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.wording import Scale, rounded
from exports.tables import Cell
from exports.texts import CELL_CHARACTERS, fitting
from exports.workbook import workbook_bytes
from exports.workbook.formats import NAMES, number_format, whole_format
from tests.exports.shown import displayed
from tests.exports.told import ASKED, HOSTILE, in_force, small, told
from warehouse.comparison import records
from warehouse.database import Warehouse


@pytest.fixture(scope="module")
def warehouse(data_folder: Path) -> Warehouse:
    return in_force(data_folder)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def same(cell: Cell, read: Read) -> bool:
    """Value and what is shown; a number is shown rounded, with its hedge, in its head's unit."""
    if cell.value is None:
        return (read.value or "") == fitting(cell.words)
    assert isinstance(read.value, float | int)
    assert read.number_format == number_format(cell)
    before, after = cell.around
    shown = displayed(cell.value, read.number_format)
    digits = shown.removeprefix(before).removesuffix(after)
    scaled = cell.scale.power in NAMES
    assert len(digits.partition(".")[2]) >= cell.scale.decimals(cell.value) or not scaled
    places = len(digits.partition(".")[2])
    assert Decimal(digits) == rounded(cell.value / cell.scale.power, places)
    assert not cell.value or Decimal(digits) != 0  # what is not zero is never shown as zero
    # A cell keeps sixteen digits: every value of a release whole, a share of 1/3 not.
    return math.isclose(float(cell.value), float(read.value), rel_tol=1e-15)


def table_sheets(book: openpyxl.Workbook) -> list[Worksheet]:
    return [book[name] for name in book.sheetnames if name.startswith("表")]


@pytest.mark.parametrize(("view", "given"), ASKED)
def test_the_workbook_read_back_equals_its_tables(
    warehouse: Warehouse, view: str, given: dict[str, str]
):
    made = told(warehouse, view, given)
    book = opened(workbook_bytes(made))
    tables = [table for section in made.sections for table in section.tables]
    sheets = table_sheets(book)
    assert len(sheets) == len(tables) > 0
    for table, sheet in zip(tables, sheets, strict=True):
        rows = list(sheet.iter_rows(min_row=3, max_row=3 + len(table.rows)))
        assert [c.value for c in rows[0]] == [c.title for c in table.columns]
        for cells, read in zip(table.rows, rows[1:], strict=True):
            assert all(same(c, r) for c, r in zip(cells, read, strict=True))
        assert sheet.freeze_panes == "B4"


@pytest.mark.parametrize(("view", "given"), ASKED)
def test_the_lines_are_those_of_the_csv(warehouse: Warehouse, view: str, given: dict[str, str]):
    """
    数值 NULL with 未报送     grey words, not zero; 地区代码     text
    """
    made = told(warehouse, view, given)
    sheet = opened(workbook_bytes(made))["数据"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == list(made.lines.columns)
    assert len(rows) == len(made.lines) > 0
    for line, row in zip(records(made.lines), rows, strict=True):
        for (name, wanted), found in zip(line.items(), row, strict=True):
            if name == "数值" and wanted is None:
                assert found in (line.get("缺失原因") or None, line.get("缺失原因"))
            elif isinstance(wanted, Decimal):
                assert float(wanted) == found  # and shown in the unit beside it
            else:
                assert (found or "") == fitting(str(wanted or ""))


def test_it_says_what_it_is_and_where_from(warehouse: Warehouse):
    book = opened(workbook_bytes(told(warehouse, "districts", ASKED[1][1])))
    assert book.sheetnames[:3] == ["封面", "说明", "摘要"]
    cover = [c.value for row in book["封面"].iter_rows() for c in row if c.value]
    assert cover[:5] == [
        "2022年万企兴万村投资总额区县对比",
        "单位",
        "长沙市工商业联合会（总商会）",
        "版本",
        "第1版",
    ]
    assert "含示例数据：区县明细为虚构的演示数据，不得引用。" in cover
    links = [c.hyperlink.location for row in book["封面"] for c in row if c.hyperlink]
    assert [link.strip("'").split("'")[0] for link in links] == book.sheetnames[1:]
    notes = [c.value for row in book["说明"].iter_rows() for c in row if c.value]
    definition = warehouse.catalogue.indicator("village_investment").definition
    assert {"指标口径", definition, "资料来源", "图例", "未报送", "不公布"} <= set(notes)
    assert any("浏阳市工商联，2023-01-11" in str(note) for note in notes)


def test_it_prints_on_a4_with_page_numbers_and_repeated_heads(warehouse: Warehouse):
    book = opened(workbook_bytes(told(warehouse, "trends", ASKED[4][1])))
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.paperSize == 9
            assert "&P" in str(sheet.oddFooter.center.text)
    assert table_sheets(book)[0].print_title_rows == "$3:$3"


def test_charts_are_native_and_leave_gaps_open(warehouse: Warehouse):
    """
    会员数 浏阳市 2016, 2017 absent     empty cells behind the line, never 0
    """
    made = told(warehouse, "trends", ASKED[4][1])
    book = opened(workbook_bytes(made))
    behind = book["图表数据"]
    assert behind.sheet_state == "hidden"
    (table,) = made.sections[0].tables
    drawn = [row for row in behind.iter_rows(values_only=True) if row[0]]
    assert len(drawn) == len(table.rows)
    for cells, row in zip(table.rows, drawn, strict=True):
        own = [cells[column] for column in table.chart.series]
        assert [row[n] is None for n in table.chart.series] == [
            c.value is None or not c.drawn for c in own
        ]
    assert {v[0] for row in drawn for v in row[1:] if v is not None} == {"="}
    (chart,) = table_sheets(book)[0]._charts
    assert len(chart.series) == len(table.chart.series) == 3  # the whole would press them flat
    bars = opened(workbook_bytes(told(warehouse, "districts", ASKED[1][1])))
    assert len(table_sheets(bars)[0]._charts) == 1
    assert "图表数据" not in bars.sheetnames


def test_a_count_of_may_does_not_pass_for_a_whole_year(warehouse: Warehouse):
    """浏阳市会员数 2015: 3864, counted in May     截至5月 at its point, the first"""
    content = workbook_bytes(told(warehouse, *ASKED[7]))
    with ZipFile(io.BytesIO(content)) as parts:
        charts = [parts.read(n).decode() for n in parts.namelist() if "charts/chart" in n]
    labels = [re.findall(r"<c:dLbl><c:idx val=\"(\d+)\"/>(?!<c:delete).*?<a:t>(.*?)</a:t>", c)
              for c in charts]  # fmt: skip
    assert [label for label in labels if label] == [[("0", "截至5月")]]


def test_places_have_no_bars(warehouse: Warehouse):
    made = told(
        warehouse,
        "districts",
        {"indicator": "investment_competitiveness_district_rank", "year": "2022"},
    )
    assert made.sections[0].tables[0].chart is None


@pytest.mark.parametrize("text", [*HOSTILE, "长" * 40_000])
def test_hostile_text_stays_text(text: str):
    book = opened(workbook_bytes(small(text)))
    every = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert {c.data_type for c in every if c.value is not None} <= {"s", "n"}
    held = [c.value for c in every if c.value == fitting(text)]
    assert len(held) > 10
    assert all(len(c.value) <= CELL_CHARACTERS for c in every if isinstance(c.value, str))
    assert [c for c in every if c.hyperlink and c.hyperlink.target] == []


def test_text_that_is_too_long_says_where_the_rest_is():
    cut = fitting("长" * 40_000)
    assert len(cut) == CELL_CHARACTERS
    assert cut.endswith("长……（原文共40000字，全文见CSV）")
    assert fitting("长" * CELL_CHARACTERS) == "长" * CELL_CHARACTERS


def test_sheets_of_one_name_are_told_apart():
    twice = small("表[一]")
    section = twice.sections[0]
    made = replace(twice, sections=(replace(section, tables=section.tables * 3),))
    names = opened(workbook_bytes(made)).sheetnames
    assert len({name.lower() for name in names}) == len(names)
    assert max(map(len, names)) <= 31


def test_the_same_release_gives_the_same_bytes(warehouse: Warehouse):
    made = told(warehouse, "districts", ASKED[1][1])
    assert workbook_bytes(made) == workbook_bytes(made)


@pytest.mark.parametrize(
    ("value", "scale", "shown"),
    [
        ("7700000000", Scale(Decimal(10) ** 8, "亿元"), "77.00"),
        ("40000", Scale(Decimal(10) ** 4, "万个"), "4.0"),
        ("24587600", Scale(Decimal(10) ** 4, "万元"), "2458.7600"),
        ("24580000", Scale(Decimal(10) ** 4, "万元", 2), "2458.0000"),
        ("300", Scale(Decimal(10) ** 4, "万元"), "0.0300"),
        ("-300000", Scale(Decimal(10) ** 4, "万元"), "-30.0"),
        ("30000", Scale(Decimal(10) ** 8, "亿元"), "0.00030"),
        ("1", Scale(Decimal(10) ** 8, "亿元"), "0.00000001"),
        ("0.125", Scale(Decimal(10) ** 8, "亿元"), "0.125元"),
        ("0", Scale(Decimal(10) ** 8, "亿元"), "0.00"),
        ("64.7", Scale(Decimal(1), "%"), "64.7"),
        ("5", Scale(Decimal(1), "个", 2), "5.00"),
    ],
)
def test_numbers_are_shown_in_the_unit_of_their_head(value: str, scale: Scale, shown: str):
    """亿元 | 77.00 of 7700000000; never 元 beside 77.00亿"""
    cell = Cell(words="", value=Decimal(value), scale=scale)
    assert displayed(Decimal(value), number_format(cell)) == shown


def test_the_lines_are_shown_in_the_base_unit_as_in_the_csv(warehouse: Warehouse):
    """浏阳市 1123846000 元     1,123,846,000 | 元, not 11.24亿 | 元"""
    sheet = opened(workbook_bytes(told(warehouse, "districts", ASKED[1][1])))["数据"]
    head, first, *_ = sheet.iter_rows()
    value, unit = (first[[c.value for c in head].index(name)] for name in ("数值", "单位"))
    assert (displayed(Decimal(value.value), value.number_format), unit.value) == (
        "1,123,846,000",
        "元",
    )
    assert whole_format(Decimal("64.70")) == "#,##0.0"


def test_a_unit_names_what_is_shown_beside_it(warehouse: Warehouse):
    """万企兴万村投资总额: 亿元 | 77.00, and the notes say that the cell holds 元"""
    book = opened(workbook_bytes(told(warehouse, "briefing", {"year": "2022"})))
    rows = {row[0].value: row for sheet in table_sheets(book) for row in sheet.iter_rows(min_row=4)}
    row = rows["万企兴万村投资总额"]
    assert (row[1].value, displayed(Decimal(row[2].value), row[2].number_format)) == (
        "亿元",
        "77.00",
    )
    notes = [str(c.value) for row in book["说明"].iter_rows() for c in row if c.value]
    assert any("单元格存的是元、个等基本单位的数" in note for note in notes)


def test_a_hedge_stands_at_its_point_in_a_line(warehouse: Warehouse):
    """会员数 全市 2022: 超40000     at its point, which else would pass for 40000"""
    content = workbook_bytes(told(warehouse, "history", {"indicators": "member_count"}))
    with ZipFile(io.BytesIO(content)) as parts:
        (chart,) = (parts.read(n).decode() for n in parts.namelist() if "charts/chart" in n)
    assert re.findall(r"<a:t>(.*?)</a:t>", chart) == ["超40000"]
