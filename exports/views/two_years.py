"""两年对比 on 区县对比: each district in two years, with its place in both."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.wording import (
    QUALIFIER_NAMES,
    Scale,
    change_in_words,
    column_scale,
    missing_in_words,
)
from exports.columns import rank_in_words
from exports.parameters import INDICATOR, YEAR
from exports.summaries import slope_sentence
from exports.tables import (
    NONE,
    Cell,
    Chart,
    Column,
    Section,
    Table,
    figure,
    source_line,
    with_unit,
    words,
)
from exports.view import View
from exports.views.contribution import THEN
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

COLUMNS = (
    "地区代码", "地区", "指标代码", "指标", "单位", "前一年", "前一年数值", "前一年限定",
    "前一年缺失原因", "前一年名次", "本年", "本年数值", "本年限定", "本年缺失原因", "本年名次",
    "变化", "示例", "版本",
)  # fmt: skip
PLACES = ("rank", "tied", "regions_counted")
PREFIXES = ("then_", "")
Row = dict[str, Any]


def _asked(warehouse: Warehouse, **asked: Any) -> pd.DataFrame:
    root = warehouse.catalogue.organisation.root
    return queries.two_years(warehouse, region=root, **asked)


def two_years_lines(
    warehouse: Warehouse, *, indicator: str, year: int, then: int, sample: bool = True
) -> pd.DataFrame:
    """One line per district, first place of the later year first. Columns: `COLUMNS`."""
    asked = {"indicator": indicator, "year": year, "then": then, "sample": sample}
    lines = [_line(row, warehouse, indicator) for row in records(_asked(warehouse, **asked))]
    return pd.DataFrame(lines, columns=list(COLUMNS), dtype=object)


def _line(row: Row, warehouse: Warehouse, key: str) -> Row:
    indicator = warehouse.catalogue.indicator(key)
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": key,
        "指标": indicator.name,
        "单位": indicator.unit,
        **_side(row, "then_", "前一年", row["then_year"]),
        **_side(row, "", "本年", row["year"]),
        "变化": change_in_words(row["change"], indicator),
        "示例": "是" if row["sample"] or row["then_sample"] else "否",
        "版本": f"第{warehouse.number}版",
    }


def _side(row: Row, prefix: str, name: str, year: int) -> Row:
    absent = row[f"{prefix}value"] is None
    return {
        name: f"{year}年",
        f"{name}数值": row[f"{prefix}value"],
        f"{name}限定": QUALIFIER_NAMES.get(row[f"{prefix}qualifier"] or "", ""),
        f"{name}缺失原因": missing_in_words(row[f"{prefix}missing_reason"]) if absent else "",
        f"{name}名次": _place(row, prefix),
    }


def _place(row: Row, prefix: str) -> str:
    return rank_in_words({name: row[f"{prefix}{name}"] for name in PLACES})


def two_years_sections(
    warehouse: Warehouse, *, indicator: str, year: int, then: int, sample: bool = True
) -> tuple[Section, ...]:
    """Both years of each district with its places, and bars of both."""
    meaning = warehouse.catalogue.indicator(indicator)
    answer = _asked(warehouse, indicator=indicator, year=year, then=then, sample=sample)
    table = _table(records(answer), meaning, f"{then}—{year}年各区县{meaning.name}", (then, year))
    told = replace(table, insight=slope_sentence(answer, meaning))
    return (Section(heading=meaning.name, tables=(told,)),)


def _table(rows: list[Row], indicator: Indicator, title: str, years: tuple[int, int]) -> Table:
    scale = column_scale([v for row in rows for v in _values(row)], indicator)
    heads = (
        column
        for year in years
        for column in (with_unit(f"{year}年", scale, indicator), Column(title=f"{year}年名次"))
    )
    return Table(
        title=title,
        columns=(Column(title="区县"), *heads, Column(title="变化")),
        rows=tuple(_cells(row, indicator, scale) for row in rows),
        source=source_line(rows),
        sample=any(row["sample"] is True or row["then_sample"] is True for row in rows),
        chart=None if indicator.kind == "rank" else _bars(rows, title, scale),
    )


def _cells(row: Row, indicator: Indicator, scale: Scale) -> tuple[Cell, ...]:
    sides = (
        (figure(_one(row, prefix), indicator, scale), words(_place(row, prefix) or NONE))
        for prefix in PREFIXES
    )
    return (
        words(row["region_name"]),
        *(cell for side in sides for cell in side),
        words(change_in_words(row["change"], indicator)),
    )


def _bars(rows: list[Row], title: str, scale: Scale) -> Chart:
    """Two bars a district, in the order of the later year; places have none."""
    return Chart(
        kind="bars",
        title=title,
        scale=scale,
        labels=0,
        series=(1, 3),
        rows=sum(row["value"] is not None for row in rows),
        from_zero=all(value is None or value >= 0 for row in rows for value in _values(row)),
    )


def _values(row: Row) -> list[Decimal | None]:
    return [row[f"{prefix}value"] for prefix in PREFIXES]


def _one(row: Mapping[str, Any], prefix: str) -> Row:
    """One side of the row as a row of its own; who said it stands with the later year only."""
    names = ("value", "value_max", "qualifier", "missing_reason")
    side = {name: row[f"{prefix}{name}"] for name in names}
    return {**row, **side, "source": row["source"] if not prefix else None}


def two_years_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """2021年与2022年会员数区县对比"""
    name = warehouse.catalogue.indicator(arguments["indicator"]).name
    return f"{arguments['then']}年与{arguments['year']}年{name}区县对比"


TWO_YEARS = View(
    name="two_years",
    title="两年对比",
    parameters=(INDICATOR, YEAR, THEN),
    table=two_years_lines,
    heading=two_years_heading,
    charted=True,
    sections=two_years_sections,
)
