"""The eleven columns of what was read in one source, and how a reading becomes one line.

Places and words as the source has them; numbers in the base unit, and they stay numbers.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from catalogue.wording import QUALIFIER_NAMES, missing_in_words, period_in_words, plain

STATE_NAMES = {
    "mapped": "已采用",
    "doubtful": "待核",
    "masked": "隐去",
    "unmapped": "未对应指标",
    "set_aside": "不计入",
}
STATUS_NAMES = {"actual": "实际", "target": "目标", "estimate": "预计", "unknown": "不明"}
COLUMNS = (
    "位置", "原文", "状态", "指标", "地区", "期间", "数值", "单位", "限定", "状态（实际/目标）",
    "理由",
)  # fmt: skip


def line(row: Mapping[str, Any]) -> dict[str, Any]:
    """One line of a file, from a row of `warehouse.queries.readings`.

    A range keeps its lower end in 数值 and names the upper in 限定. Where the catalogue has no
    indicator, 指标 is empty and 理由 says so.
    """
    return {
        "位置": row["locator"],
        "原文": f"{hedge_before(row)}{row['text']}",
        "状态": STATE_NAMES[row["state"]],
        "指标": row["indicator_name"] or "",
        "地区": row["region_name"] or "",
        "期间": period_in_words(row["period_start"], row["period_end"]),
        "数值": row["value"],
        "单位": f"{row['unit']}/{row['per']}" if row["per"] else row["unit"],
        "限定": _hedge(row),
        "状态（实际/目标）": STATUS_NAMES[row["status"]],
        "理由": why(row),
    }


def hedge_before(row: Mapping[str, Any]) -> str:
    """突破 of 突破4万家: the hedge right before the words that were read, which are 4万家.

    Nothing where there is none, or where the words hold it themselves (4万多家).
    """
    if row["start"] is None:
        return ""
    said = (one for one in json.loads(row.get("evidence") or "[]") if one["field"] == "qualifier")
    before = (one["words"] for one in said if one["end"] == row["start"])
    return next((words for words in before if words not in row["text"]), "")


def _hedge(row: Mapping[str, Any]) -> str:
    words = QUALIFIER_NAMES.get(row["qualifier"], row["qualifier"])
    limit: Decimal | None = row["value_max"]
    return words if limit is None else f"{words}，上限{plain(limit)}"


def why(row: Mapping[str, Any]) -> str:
    """Why a reading is not simply a figure: its reason, or why it has no number."""
    if row["reason"] or row["missing_reason"] is None:
        return str(row["reason"])
    return missing_in_words(row["missing_reason"])
