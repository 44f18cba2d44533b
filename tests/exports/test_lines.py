"""Lines of a view without a form of its own, as tables: every number there, codes left to 数据."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from exports.tables import Cell
from exports.views import VIEWS
from tests.exports.told import in_force, told
from warehouse.database import Warehouse

OTHER = ("sources", "coverage", "releases")
"""Texts and states, not numbers; and what needs two releases."""
EXAMPLES = {"indicator": "village_investment", "year": "2022", "district": "430181"}


@pytest.fixture(scope="module")
def warehouse(data_folder: Path) -> Warehouse:
    return in_force(data_folder)


def asked(name: str) -> dict[str, str]:
    wanted = (p for p in VIEWS[name].parameters if p.required)
    return {p.name: EXAMPLES.get(p.name, p.example) for p in wanted}


def cells(warehouse: Warehouse, name: str) -> list[Cell]:
    made = told(warehouse, name, asked(name))
    return [c for s in made.sections for t in s.tables for row in t.rows for c in row]


@pytest.mark.parametrize(
    "name", [n for n, v in VIEWS.items() if v.sections is None and n not in OTHER]
)
def test_every_number_of_the_lines_is_in_the_table(warehouse: Warehouse, name: str):
    made = told(warehouse, name, asked(name))
    column = next(c for c in ("数值", "总量", "本期数", "目标") if c in made.lines)
    held = {cell.value for cell in cells(warehouse, name)}
    assert [v for v in made.lines[column] if isinstance(v, Decimal) and v not in held] == []


def test_many_indicators_of_many_regions_become_a_matrix(warehouse: Warehouse):
    made = told(warehouse, "indicators", {"year": "2022"})
    (table,) = made.sections[0].tables
    assert [c.title for c in table.columns][:3] == ["指标", "单位", "长沙市"]
    rows = {row[0].words: row for row in table.rows}
    money = rows["万企兴万村投资总额"]
    assert (money[1].words, money[2].words) == ("亿元", "77.00")
    assert rows["会员数"][2].words == "超40000"


def test_an_absent_figure_keeps_its_reason(warehouse: Warehouse):
    absent = {cell.words for cell in cells(warehouse, "members") if cell.absent}
    assert "原文未提" in absent


def test_nothing_found_is_said(warehouse: Warehouse):
    made = told(warehouse, "coverage", {"year": "2022"})
    assert made.sections[0].paragraphs == (
        "2022年度应报9个区县×34项，306个数已全部报送（含示例数据）。",
        "没有符合条件的数据。",
    )


def test_no_place_stands_in_one_file_and_is_a_dash_in_another(warehouse: Warehouse):
    """浏阳市 2022, 全国综合实力百强县市名次: 第2/3 and no year before, as on its page"""
    own = told(warehouse, "profile", {"district": "430181", "year": "2022"})
    letter = told(warehouse, "briefing", {"region": "430181", "year": "2022"})
    (table,) = own.sections[0].tables
    titles = [column.title for column in table.columns]
    place, change = titles.index("名次"), titles.index("同比")
    in_profile = {row[0].words: row[place].words or "—" for row in table.rows}
    rows = [r for s in letter.sections for t in s.tables if not t.only_chart for r in t.rows]
    in_briefing = {row[0].words.partition("（示例）")[0]: row[4].words for row in rows}
    assert in_briefing.items() <= in_profile.items()
    (listed,) = (row for row in table.rows if row[0].words == "全国综合实力百强县市名次")
    assert (listed[place].words, listed[change].words) == ("第2/3", "—")


@pytest.mark.parametrize("name", [name for name in VIEWS if name != "releases"])
def test_no_number_stands_in_yuan_beside_the_unit_of_its_row(warehouse: Warehouse, name: str):
    """浏阳市 2022: 亿元 | 11.24 | 目标 12     never 1200000000"""
    larger, found = ("亿元", "万元"), []
    for table in (t for s in told(warehouse, name, asked(name)).sections for t in s.tables):
        heads = [any(unit in column.title for unit in larger) for column in table.columns]
        for row in table.rows:
            own = any(cell.words in larger for cell in row)
            held = [cell.words for cell, head in zip(row, heads, strict=True) if own or head]
            found += [words for words in held if re.search(r"\d{7}", words)]
    assert found == []


def test_a_goal_is_read_in_the_unit_of_its_row(warehouse: Warehouse):
    (table,) = told(warehouse, "profile", {"district": "430181", "year": "2022"}).sections[0].tables
    at = [c.title for c in table.columns].index("目标")
    goals = {row[0].words: row[at] for row in table.rows}
    names = ("万企兴万村投资总额", "湘商回归签约总投资", "捐赠款物")
    assert [goals[name].words for name in names] == ["12", "38", "2400以上"]
    assert goals["捐赠款物"].value == Decimal(24_000_000)


def test_a_sum_of_two_districts_does_not_pass_for_the_whole(warehouse: Warehouse):
    """地区生产总值 2022: 3658.20 of two districts of nine"""
    made = told(warehouse, "indicators", {"year": "2022"})
    (table,) = made.sections[0].tables
    rows = {row[0].words: row for row in table.rows}
    assert rows["地区生产总值"][2].words.endswith("（2/9区县）")
    whole = made.lines[(made.lines["地区代码"] == "430100") & (made.lines["指标代码"] == "gdp")]
    assert list(whole["缺失原因"]) == ["仅2/9区县合计"]
