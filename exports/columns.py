"""The eighteen columns that every file has, and how a row of an answer becomes one line.

Numbers are in the base unit and stay numbers; hedge, reason of absence, source, place and
words stand beside them, so that a figure pasted elsewhere can still be traced.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from catalogue import Indicator
from catalogue.quantities import Amount
from catalogue.wording import (
    QUALIFIER_NAMES,
    amount_in_words,
    change_in_words,
    missing_in_words,
    period_in_words,
    plain,
)

COLUMNS = (
    "地区代码",
    "地区",
    "指标代码",
    "指标",
    "期间",
    "数值",
    "单位",
    "限定",
    "缺失原因",
    "全市值",
    "名次",
    "同比",
    "目标",
    "来源",
    "位置",
    "原文",
    "示例",
    "版本",
)
NUMBERS = ("数值", "全市值", "目标")


def line(
    row: Mapping[str, Any],
    indicator: Indicator,
    *,
    release: int,
    whole: Decimal | None,
    year: int,
) -> dict[str, Any]:
    """One line of a file. `whole` is what a source says of the whole city for that period.

    A range keeps its lower end in 数值 and names the upper in 限定; a sum of districts
    names what was added in 来源.
    """
    period = period_in_words(row["period_start"], row["period_end"]) or f"{year}年"
    changed = row.get("change")
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": indicator.key,
        "指标": indicator.name,
        "期间": period,
        "数值": row["value"],
        "单位": indicator.unit,
        "限定": _hedge(row),
        "缺失原因": "" if row["value"] is not None else missing_in_words(row["missing_reason"]),
        "全市值": whole,
        "名次": rank_in_words(row),
        "同比": "" if changed is None else change_in_words(changed, indicator),
        "目标": row.get("target_value"),
        "来源": _source(row),
        "位置": f"{row['file']} {row['locator']}" if row["source"] else "",
        "原文": row["as_written"] or "",
        "示例": "是" if row["sample"] else "否",
        "版本": f"第{release}版",
    }


def rank_in_words(row: Mapping[str, Any]) -> str:
    """第3/9, 并列第3/9; of those that reported."""
    place = row.get("rank")
    if place is None:
        return ""
    return f"{'并列' if row['tied'] else ''}第{place}/{row['regions_counted']}"


def _hedge(row: Mapping[str, Any]) -> str:
    words = QUALIFIER_NAMES.get(row["qualifier"] or "", "")
    limit: Decimal | None = row["value_max"]
    return words if limit is None else f"{words}，上限{plain(limit)}"


def _source(row: Mapping[str, Any]) -> str:
    if row["source"]:
        return f"{row['source_title']}（{row['publisher']}，{row['published']}）"
    if row.get("regions_counted") is not None and row["value"] is not None:
        return f"{row['regions_counted']}/{row['regions_expected']}个区县相加"
    return ""


def amount_or_reason(row: Mapping[str, Any], indicator: Indicator, amount: Amount | None) -> str:
    """An amount in words, or why there is none."""
    if amount is None:
        return missing_in_words(row["missing_reason"])
    return amount_in_words(amount, indicator)
