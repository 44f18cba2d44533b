"""四种口径 on 区县对比: total, per something, growth and peers, with the place in each.

Columns of its own: a number per member is no indicator, and must not be taken for one.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.wording import QUALIFIER_NAMES, missing_in_words
from exports.columns import rank_in_words
from exports.parameters import INDICATOR, YEAR, Parameter
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
        "平均名次": _place(row, "per_"),
        "不能平均的原因": row["per_reason"] or "",
        "较上年": row["growth_value"],
        "较上年的单位": growth,
        "较上年名次": _place(row, "growth_"),
        "不能比的原因": row["growth_reason"] or "",
        "同组": "" if group is None else group.name,
        "同组名次": _place(row, "peers_"),
        "最好名次": row["best"],
        "最差名次": row["worst"],
        "示例": "是" if row["sample"] else "否",
        "版本": f"第{warehouse.number}版",
    }


def _place(row: Mapping[str, Any], prefix: str) -> str:
    names = ("rank", "tied", "regions_counted")
    return rank_in_words({name: row[f"{prefix}{name}"] for name in names})


STANDINGS = View(
    name="standings", title="四种口径", parameters=(INDICATOR, YEAR, PER), table=standing_lines
)
