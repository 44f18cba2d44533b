"""The columns of the list of what was owed, and how rows of an answer become one line.

A line a district and state: who chases it wants one call, with everything it is about. Places and
words as the release has them; no number stands here, only whether it came.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from catalogue import Catalogue
from catalogue.wording import missing_in_words
from exports.texts import listed
from warehouse import queries

STATE_NAMES = {
    "reported": "已报",
    "late": "迟报",
    "answered": "已答复",
    "refused": "退回",
    "not_reported": "未报",
    "not_applicable": "不适用",
}
RETURN_NAMES = {"in": "已收", "late": "迟报", "refused": "退回", "missing": "未收到"}
DONE = ("reported", "late", "answered")
CHASED = queries.NOT_SENT
"""What is still to come: sent back, or not sent at all."""
COLUMNS = (
    "地区代码", "地区", "年度", "状态", "项数", "指标", "指标代码", "截止日期", "报表", "报送日期",
    "问题", "示例", "版本",
)  # fmt: skip

SHOWN = ("地区", "状态", "项数", "指标", "截止日期", "报表", "问题")
"""The columns that are read, on the screen and in documents."""
TOLD = 3
"""So many errors are told in a line; of the others how many there are."""
Rows = Sequence[Mapping[str, Any]]


def lines(
    owed: Rows,
    show: Collection[str],
    came: Rows,
    wrong: Rows,
    catalogue: Catalogue,
    *,
    year: int,
    release: int,
) -> Iterator[dict[str, Any]]:
    """The lines of one district, of its rows of `queries.reporting`: one for all that are in the
    same state of `show`, of the same return and for the same reason.

    `came` are the district's rows of `queries.returns`, `wrong` those of `queries.refusals`.
    """
    groups: dict[tuple[object, ...], tuple[dict[str, Any], list[str]]] = {}
    for row in (row for row in owed if row["state"] in show):
        line = _line(row, came, wrong, year=year, release=release)
        groups.setdefault(tuple(line.values()), (line, []))[1].append(row["indicator"])
    whole = sum(row["state"] != "not_applicable" for row in owed)
    for line, keys in groups.values():
        names = listed(catalogue.indicator(key).name for key in keys)
        told = f"全部{whole}项" if TOLD < len(keys) == whole else names
        yield {**line, "项数": len(keys), "指标": told, "指标代码": ",".join(keys)}


def _line(
    row: Mapping[str, Any], came: Rows, wrong: Rows, *, year: int, release: int
) -> dict[str, Any]:
    """What is said of one row, without its indicator."""
    sent = _return_of(row, came)
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "年度": f"{year}",
        "状态": STATE_NAMES[row["state"]],
        "截止日期": "" if row["deadline"] is None else row["deadline"].isoformat(),
        "报表": row["file"] or (sent["file"] if sent else "") or "",
        "报送日期": row["published"] or (sent["published"] if sent else "") or "",
        "问题": problem(row, came, wrong),
        "示例": "是" if row["sample"] or (sent and sent["sample"]) else "否",
        "版本": f"第{release}版",
    }


def _return_of(row: Mapping[str, Any], came: Rows) -> Mapping[str, Any] | None:
    """The return that a row without a figure is to be looked for in: the last that fits."""
    if row["state"] not in CHASED:
        return None
    refused = row["state"] == "refused"
    fitting = [r for r in came if r["file"] and (r["state"] == "refused") == refused]
    return fitting[-1] if fitting else None


def state_in_words(row: Mapping[str, Any]) -> str:
    """已报, 未报 …; of a return that says why it has no number, that: 不公布, 未统计."""
    said = row["state"] in DONE and row["source"] is not None and row["missing_reason"] is not None
    return missing_in_words(row["missing_reason"]) if said else STATE_NAMES[row["state"]]


def problem(row: Mapping[str, Any], came: Rows, wrong: Rows) -> str:
    """What is wrong with a cell, in words; nothing where the figure came."""
    if row["state"] == "refused":
        return _errors(wrong)
    if row["state"] == "not_reported":
        sent = any(r["file"] for r in came)
        return "报表已收，此项空缺" if sent else "没有收到报表"
    if row["state"] in ("reported", "answered") and row["missing_reason"] is not None:
        return missing_in_words(row["missing_reason"])
    return ""


def _errors(wrong: Rows) -> str:
    """报表有5处错误，已退回：表!D7 应为数字，…；…；另有2处。"""
    if wrong and all(one["code"] == "form_blank" for one in wrong):
        return "报表是空白的，请填写后重新报送"
    told = [f"{one['place']} {one['message'].rstrip('。')}" for one in wrong[:TOLD]]
    rest = [f"另有{len(wrong) - TOLD}处"] if len(wrong) > TOLD else []
    listed = f"：{'；'.join([*told, *rest])}。" if told else ""
    return f"报表有{len(wrong)}处错误，已退回{listed}"
