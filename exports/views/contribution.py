"""变化来源 on 年度走势: what each district added to the change of the whole between two years."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalogue.wording import Scale, column_scale
from exports.parameters import INDICATOR, YEAR, ExportError, Parameter
from exports.tables import Cell, Column, Section, Table, change, percentage, with_unit, words
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


def contribution_sections(
    warehouse: Warehouse, *, indicator: str, year: int, then: int, sample: bool = True
) -> tuple[Section, ...]:
    """The page's table: the districts with what each had, gained and made of the change."""
    asked: dict[str, Any] = {"indicator": indicator, "year": year, "then": then, "sample": sample}
    lines = records(contribution_lines(warehouse, **asked))
    meaning = warehouse.catalogue.indicator(indicator)
    gained = column_scale([line["增量"] for line in lines], meaning)
    held = column_scale([v for x in lines for v in (x["上期数"], x["本期数"])], meaning)
    table = Table(
        title=f"{then}—{year}年{meaning.name}的变化来源",
        columns=(
            Column(title="区县"),
            with_unit(f"{then}年", held, meaning),
            with_unit(f"{year}年", held, meaning),
            with_unit("增量", gained, meaning),
            Column(title="拉动（百分点）"),
            Column(title="贡献率（%）"),
        ),
        rows=tuple(_cells(line, held, gained) for line in lines),
        sample=any(line["示例"] == "是" for line in lines),
    )
    note = "拉动：增量占上期区县合计的百分比；贡献率：占区县合计增量的百分比，有增有减时不计。"
    return (Section(heading=meaning.name, paragraphs=(note,), tables=(table,)),)


def _cells(line: Mapping[str, Any], held: Scale, gained: Scale) -> tuple[Cell, ...]:
    return (
        words(line["地区"]),
        Cell(words=held.number(line["上期数"]), value=line["上期数"], scale=held),
        Cell(words=held.number(line["本期数"]), value=line["本期数"], scale=held),
        change(line["增量"], gained),
        percentage(line["拉动百分点"], 2),
        percentage(line["贡献率%"]),
    )


def contribution_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """2021—2022年会员数的变化来源"""
    name = warehouse.catalogue.indicator(arguments["indicator"]).name
    return f"{arguments['then']}—{arguments['year']}年{name}的变化来源"


CONTRIBUTION = View(
    name="contribution",
    title="变化来源",
    parameters=(INDICATOR, YEAR, THEN),
    table=contribution_lines,
    heading=contribution_heading,
    sections=contribution_sections,
)
