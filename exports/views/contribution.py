"""变化来源 on 年度走势: what each district added to the change of the whole between two years."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from exports.parameters import INDICATOR, YEAR, ExportError, Parameter
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

COLUMNS = (
    "地区代码",
    "地区",
    "指标代码",
    "指标",
    "从",
    "到",
    "上期数",
    "本期数",
    "增量",
    "单位",
    "拉动百分点",
    "贡献率%",
    "示例",
    "版本",
)
THEN = Parameter(
    name="then",
    option="then",
    label="与哪一年比",
    example="2021",
    read=YEAR.read,
    say=lambda _, year: f"比{year}年",
)


def contribution_lines(
    warehouse: Warehouse, *, indicator: str, year: int, then: int, sample: bool = True
) -> pd.DataFrame:
    """One line per district, largest gain first. Columns: `COLUMNS`.

    Raises `ExportError` where the change cannot be divided among the districts.
    """
    root = warehouse.catalogue.organisation.root
    try:
        rows = queries.contribution(
            warehouse, indicator=indicator, year=year, then=then, region=root, sample=sample
        )
    except queries.CannotBeAdded as refusal:
        raise ExportError(str(refusal)) from refusal
    lines = [_line(row, warehouse, indicator, (then, year)) for row in records(rows)]
    return pd.DataFrame(lines, columns=list(COLUMNS), dtype=object)


def _line(
    row: Mapping[str, Any], warehouse: Warehouse, indicator: str, years: tuple[int, int]
) -> dict[str, Any]:
    meaning = warehouse.catalogue.indicator(indicator)
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": indicator,
        "指标": meaning.name,
        "从": f"{years[0]}年",
        "到": f"{years[1]}年",
        "上期数": row["then_value"],
        "本期数": row["value"],
        "增量": row["gained"],
        "单位": meaning.unit,
        "拉动百分点": row["pulled"],
        "贡献率%": row["part"],
        "示例": "是" if row["sample"] else "否",
        "版本": f"第{warehouse.number}版",
    }


CONTRIBUTION = View(
    name="contribution",
    title="变化来源",
    parameters=(INDICATOR, YEAR, THEN),
    table=contribution_lines,
)
