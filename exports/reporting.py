"""The columns of the list of what was owed, and how a row of an answer becomes one line.

Places and words as the release has them; no number stands here, only whether it came.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue import Indicator
from catalogue.wording import missing_in_words
from warehouse import queries

STATE_NAMES = {
    "reported": "已报",
    "late": "迟报",
    "refused": "退回",
    "not_reported": "未报",
    "not_applicable": "不适用",
}
RETURN_NAMES = {"in": "已收", "late": "迟报", "refused": "退回", "missing": "未收到"}
CHASED = queries.NOT_SENT
"""What is still to come: sent back, or not sent at all."""
COLUMNS = (
    "地区代码", "地区", "年度", "指标代码", "指标", "支柱", "状态", "截止日期", "报表", "报送日期",
    "问题", "示例", "版本",
)  # fmt: skip

SHOWN = ("地区", "指标", "状态", "截止日期", "报表", "问题")
"""The columns that are read, on the screen and in documents."""


def line(
    row: Mapping[str, Any],
    indicator: Indicator,
    came: Sequence[Mapping[str, Any]],
    wrong: Sequence[Mapping[str, Any]],
    *,
    year: int,
    release: int,
) -> dict[str, Any]:
    """One line, of a row of `queries.reporting`.

    `came` are the district's rows of `queries.returns`, `wrong` those of `queries.refusals`.
    """
    sent = _return_of(row, came)
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "年度": f"{year}",
        "指标代码": indicator.key,
        "指标": indicator.name,
        "支柱": indicator.pillar,
        "状态": STATE_NAMES[row["state"]],
        "截止日期": "" if row["deadline"] is None else row["deadline"].isoformat(),
        "报表": row["file"] or (sent["file"] if sent else "") or "",
        "报送日期": row["published"] or (sent["published"] if sent else "") or "",
        "问题": problem(row, came, wrong),
        "示例": "是" if row["sample"] or (sent and sent["sample"]) else "否",
        "版本": f"第{release}版",
    }


def _return_of(
    row: Mapping[str, Any], came: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """The return that a row without a figure is to be looked for in: the last that fits."""
    if row["state"] not in CHASED:
        return None
    refused = row["state"] == "refused"
    fitting = [r for r in came if r["file"] and (r["state"] == "refused") == refused]
    return fitting[-1] if fitting else None


def problem(
    row: Mapping[str, Any], came: Sequence[Mapping[str, Any]], wrong: Sequence[Mapping[str, Any]]
) -> str:
    """What is wrong with a cell, in words; nothing where the figure came."""
    if row["state"] == "refused":
        first = f"：{wrong[0]['place']} {wrong[0]['message']}" if wrong else ""
        return f"报表有{len(wrong)}处错误，已退回{first}"
    if row["state"] == "not_reported":
        sent = any(r["file"] for r in came)
        return "报表已收，此项空缺" if sent else "没有收到报表"
    if row["state"] == "reported" and row["missing_reason"] is not None:
        return missing_in_words(row["missing_reason"])
    return ""
