"""The eighteen columns that every file has, and how a row of an answer becomes one line.

Numbers are in the base unit and stay numbers; hedge, reason of absence, source, place and
words stand beside them, so that a figure pasted elsewhere can still be traced.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.periods import last_day
from catalogue.wording import (
    QUALIFIER_NAMES,
    Scale,
    change_in_words,
    missing_in_words,
    number_in_words,
    period_in_words,
    plain,
)
from warehouse.comparison import amount_of, records

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


LACKING = ("仅", "合计")
"""Around 2/9区县: what 缺失原因 says of a sum that lacks districts."""


def table_of(lines: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """The lines as a table; values stay as they are."""
    return pd.DataFrame(list(lines), columns=list(COLUMNS), dtype=object)


def line(
    row: Mapping[str, Any],
    indicator: Indicator,
    *,
    release: int,
    whole: Mapping[str, Any] | None,
    year: int,
) -> dict[str, Any]:
    """One line of a file. `whole` is what a source says of the whole city for that period.

    A range keeps its lower end in 数值 and names the upper in 限定; a sum of districts
    names what was added in 来源, and in 缺失原因 that it lacks some. 全市值 and 目标 have no
    限定 of their own: where they are hedged they are words. A line that is not marked 示例
    holds no invented number.
    """
    period = period_in_words(row["period_start"], row["period_end"]) or f"{year}年"
    invented = whole is not None and whole["sample"] and not row["sample"]
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": indicator.key,
        "指标": indicator.name,
        "期间": period,
        "数值": row["value"],
        "单位": indicator.unit,
        "限定": _hedge(row),
        "缺失原因": _lacking(row),
        "全市值": None if whole is None or invented else number_or_words(whole, indicator),
        "名次": rank_in_words(row),
        "同比": _change(row, indicator),
        "目标": number_or_words(row, indicator, "target_") if "target_value" in row else None,
        "来源": source_in_words(row),
        "位置": f"{row['file']} {row['locator']}" if row["source"] else "",
        "原文": row["as_written"] or "",
        "示例": "是" if row["sample"] else "否",
        "版本": f"第{release}版",
    }


def latest_day(lines: pd.DataFrame, *, until: int | None = None) -> date | None:
    """The last day that a number in the lines speaks of; None where no line names a day.

    With `until` that of a later year does not count: what other places published since is told
    beside a year's figures with a day of its own.
    """
    numbers = [name for name in ("数值", "全市值", "实际") if name in lines]
    dates = next((name for name in ("期间", "实际期间", "年份") if name in lines), None)
    days = [
        day
        for line in records(lines)
        if dates and (not numbers or any(line[name] is not None for name in numbers))
        if (day := last_day(line[dates])) and (until is None or day.year <= until)
    ]
    return max(days, default=None)


def _lacking(row: Mapping[str, Any]) -> str:
    """Why there is no number, or of a sum how few districts it counts: 仅2/9区县合计."""
    if row["value"] is None:
        return missing_in_words(row["missing_reason"])
    counted, expected = (row.get(f"regions_{name}") for name in ("counted", "expected"))
    # Beside a source the two say among how many a place was counted.
    if row["source"] or counted is None or counted == expected:
        return ""
    return f"{counted}/{expected}区县".join(LACKING)


def number_or_words(
    row: Mapping[str, Any], indicator: Indicator, prefix: str = ""
) -> Decimal | str | None:
    """A number in the base unit; words where it is hedged or hidden; None where it is absent."""
    amount = amount_of(row, prefix)
    if amount is None or amount.qualifier == "exact":
        return None if amount is None else amount.value
    return number_in_words(amount, indicator, Scale(Decimal(1), ""))


def _change(row: Mapping[str, Any], indicator: Indicator) -> str:
    """The change in words, and of what where it is not that of the number in the line."""
    changed = row.get("change")
    if changed is None:
        return ""
    words = change_in_words(changed, indicator)
    if row.get("change_basis") != "districts" or row["basis"] == "districts":
        return words
    return f"{words}（按区县合计{'，示例数据' if row['districts_sample'] else ''}）"


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


def source_in_words(row: Mapping[str, Any]) -> str:
    """《…》（publisher，date）, or how many districts a sum counts; nothing where nobody spoke."""
    if row["source"]:
        return f"{row['source_title']}（{row['publisher']}，{row['published']}）"
    if row.get("regions_counted") is not None and row["value"] is not None:
        return added_in_words(row)
    return ""


def added_in_words(row: Mapping[str, Any]) -> str:
    """9个区县相加, 9个区县中8个相加"""
    counted, expected = row["regions_counted"], row["regions_expected"]
    return f"{expected}个区县相加" if counted == expected else f"{expected}个区县中{counted}个相加"
