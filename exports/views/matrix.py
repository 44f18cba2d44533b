"""报送矩阵: every indicator owed, by district, and what became of it; as on the page 报送进度."""

from itertools import groupby
from typing import Any

import pandas as pd

from catalogue import Region
from exports.lines import as_they_are
from exports.parameters import YEAR
from exports.reporting import DONE, state_in_words
from exports.tables import Section
from exports.view import View
from exports.views.coverage import coverage_told
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

BEFORE, AFTER = ("支柱", "指标", "指标代码"), ("已报", "应报", "示例", "版本")
"""The columns before and after the districts."""
Row = dict[str, Any]


def matrix_lines(warehouse: Warehouse, *, year: int, sample: bool = True) -> pd.DataFrame:
    """One line per indicator owed, by pillar; then how many each district has sent and owed.

    Columns: 支柱, 指标, 指标代码, a column per district, 已报, 应报, 示例, 版本. 已报 and 应报 are
    two numbers, because Excel takes 8/9 for the ninth of August.
    """
    districts = _districts(warehouse, year)
    rows = _owed(warehouse, year, sample=sample)
    lines = [
        _line(warehouse, key, list(group))
        for key, group in groupby(rows, key=lambda row: row["indicator"])
    ]
    counts = [_count(warehouse, name, rows, districts) for name in AFTER[:2]] if rows else []
    columns = [*BEFORE, *(region.name for region in districts), *AFTER]
    return pd.DataFrame([*lines, *counts], columns=columns, dtype=object)


def _districts(warehouse: Warehouse, year: int) -> list[Region]:
    return [region for region in warehouse.catalogue.districts if region.existed_in(year)]


def _owed(warehouse: Warehouse, year: int, *, sample: bool) -> list[Row]:
    root = warehouse.catalogue.organisation.root
    return records(queries.reporting(warehouse, year=year, region=root, sample=sample))


def _line(warehouse: Warehouse, key: str, rows: list[Row]) -> Row:
    indicator = warehouse.catalogue.indicator(key)
    return {
        "支柱": indicator.pillar,
        "指标": indicator.name,
        "指标代码": key,
        **{row["region_name"]: state_in_words(row) for row in rows},
        "已报": _how_many(rows, "已报"),
        "应报": _how_many(rows, "应报"),
        "示例": "是" if any(row["sample"] is True for row in rows) else "否",
        "版本": f"第{warehouse.number}版",
    }


def _count(warehouse: Warehouse, name: str, rows: list[Row], districts: list[Region]) -> Row:
    """The line of this name below the indicators: so many of each district, and of all."""
    own = {
        region.name: _how_many([row for row in rows if row["region"] == region.code], name)
        for region in districts
    }
    return {
        **dict.fromkeys(BEFORE, ""),
        "指标": name,
        **own,
        **dict.fromkeys(AFTER[:2]),
        name: _how_many(rows, name),
        "示例": "是" if any(row["sample"] is True for row in rows) else "否",
        "版本": f"第{warehouse.number}版",
    }


def _how_many(rows: list[Row], name: str) -> int:
    """已报 or 应报 of these: what cannot apply is not owed."""
    owed = [row for row in rows if row["state"] != "not_applicable"]
    return len(owed) if name == "应报" else sum(row["state"] in DONE for row in owed)


def matrix_sections(warehouse: Warehouse, *, year: int, sample: bool = True) -> tuple[Section, ...]:
    """The matrix as on the page; or that nothing was owed."""
    lines = matrix_lines(warehouse, year=year, sample=sample)
    if lines.empty:
        said = f"{year}年没有要求区县报送。"
        return (Section(heading="报送矩阵", paragraphs=(said,)),)
    names = [name for name in lines.columns if name != "指标代码"]
    table = as_they_are(f"{year}年度报送矩阵", names, records(lines))
    return (Section(heading="报送矩阵", tables=(table,)),)


MATRIX = View(
    name="matrix",
    title="报送矩阵",
    parameters=(YEAR,),
    table=matrix_lines,
    sections=matrix_sections,
    told=coverage_told,
    heading=lambda _, asked: f"{asked['year']}年度报送矩阵",
)
