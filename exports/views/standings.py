"""四种口径 on 区县对比: total, per something, growth and peers, with the place in each.

Columns of its own: a number per member is no indicator, and must not be taken for one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.wording import QUALIFIER_NAMES, Scale, column_scale, missing_in_words
from exports.columns import rank_in_words
from exports.parameters import INDICATOR, YEAR, Parameter
from exports.standings import DerivedColumn, derived_columns, place_in_view, range_in_words
from exports.tables import (
    NONE,
    Cell,
    Column,
    Section,
    Table,
    figure,
    source_line,
    with_unit,
    words,
)
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

COLUMNS = (
    "地区代码",
    "地区",
    "指标代码",
    "指标",
    "年份",
    "总量",
    "单位",
    "限定",
    "缺失原因",
    "总量名次",
    "除以",
    "平均",
    "平均的单位",
    "平均名次",
    "不能平均的原因",
    "较上年",
    "较上年的单位",
    "较上年名次",
    "不能比的原因",
    "同组",
    "同组名次",
    "最好名次",
    "最差名次",
    "示例",
    "版本",
)
PER = Parameter(
    name="per",
    option="per",
    label="作除数的指标代码",
    example="member_count",
    read=INDICATOR.read,
    say=lambda warehouse, key: f"按{warehouse.catalogue.indicator(key).name}平均",
)


def standing_lines(
    warehouse: Warehouse, *, indicator: str, year: int, per: str, sample: bool = True
) -> pd.DataFrame:
    """One line per district, first place first. Columns: `COLUMNS`."""
    catalogue = warehouse.catalogue
    root = catalogue.organisation.root
    rows = queries.standings(
        warehouse, indicator=indicator, year=year, per=per, region=root, sample=sample
    )
    meaning, divisor = catalogue.indicator(indicator), catalogue.indicator(per)
    lines = [_line(row, warehouse, meaning, divisor, year) for row in records(rows)]
    return pd.DataFrame(lines, columns=list(COLUMNS), dtype=object)


def standing_sections(
    warehouse: Warehouse, *, indicator: str, year: int, per: str, sample: bool = True
) -> tuple[Section, ...]:
    """The page's table: the four views, each with its place beside it."""
    catalogue = warehouse.catalogue
    rows = records(
        queries.standings(
            warehouse,
            indicator=indicator,
            year=year,
            per=per,
            region=catalogue.organisation.root,
            sample=sample,
        )
    )
    meaning, divisor = catalogue.indicator(indicator), catalogue.indicator(per)
    total = column_scale([v for r in rows for v in (r["value"], r["value_max"])], meaning)
    derived = derived_columns(rows, meaning, divisor)
    place = Column(title="名次")
    table = Table(
        title=f"{year}年{meaning.name}的四种口径",
        columns=(
            Column(title="区县"),
            with_unit("总量", total, meaning),
            place,
            *(c for column in derived for c in (Column(title=column.heading), place)),
            Column(title="同组"),
            place,
            Column(title="名次范围"),
        ),
        rows=tuple(_cells(row, catalogue, meaning, total, derived) for row in rows),
        source=source_line(rows),
        sample=any(row["sample"] is True for row in rows),
    )
    return (Section(heading=meaning.name, tables=(table,)),)


def _cells(
    row: Mapping[str, Any],
    catalogue: Catalogue,
    indicator: Indicator,
    total: Scale,
    derived: Sequence[DerivedColumn],
) -> tuple[Cell, ...]:
    group = catalogue.peers.get(row["peers"] or "")
    pairs = (
        (words(column.words(row, indicator) or NONE), words(place_in_view(row, column.prefix)))
        for column in derived
    )
    return (
        words(row["region_name"]),
        figure(row, indicator, total),
        words(place_in_view(row, "") or NONE),
        *(cell for pair in pairs for cell in pair),
        words(NONE if group is None else group.name),
        words(place_in_view(row, "peers_") or NONE),
        words(range_in_words(row)),
    )


def _line(
    row: Mapping[str, Any],
    warehouse: Warehouse,
    indicator: Indicator,
    divisor: Indicator,
    year: int,
) -> dict[str, Any]:
    group = warehouse.catalogue.peers.get(row["peers"] or "")
    growth = {"ratio": "个百分点", "rank": "位"}.get(indicator.kind, "%")
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": indicator.key,
        "指标": indicator.name,
        "年份": f"{year}年",
        "总量": row["value"],
        "单位": indicator.unit,
        "限定": QUALIFIER_NAMES.get(row["qualifier"] or "", ""),
        "缺失原因": "" if row["value"] is not None else missing_in_words(row["missing_reason"]),
        "总量名次": rank_in_words(row),
        "除以": divisor.name,
        "平均": row["per_value"],
        "平均的单位": f"{indicator.unit}/{divisor.unit}",
        "平均名次": place_in_view(row, "per_"),
        "不能平均的原因": row["per_reason"] or "",
        "较上年": row["growth_value"],
        "较上年的单位": growth,
        "较上年名次": place_in_view(row, "growth_"),
        "不能比的原因": row["growth_reason"] or "",
        "同组": "" if group is None else group.name,
        "同组名次": place_in_view(row, "peers_"),
        "最好名次": row["best"],
        "最差名次": row["worst"],
        "示例": "是" if row["sample"] else "否",
        "版本": f"第{warehouse.number}版",
    }


STANDINGS = View(
    name="standings",
    title="四种口径",
    parameters=(INDICATOR, YEAR, PER),
    table=standing_lines,
    sections=standing_sections,
)
