"""Which way each district goes over the years, by a stated rule, in words.

An answer of `queries.trend` in, words out; nothing here claims significance.
"""

from itertools import pairwise
from typing import Any

import pandas as pd

from catalogue import Break, Indicator
from catalogue.changes import Course, Direction, course, direction
from warehouse.comparison import amount_of, records

NAMES: dict[Course, str] = {
    "rising": "持续上升",
    "falling": "持续下降",
    "mixed": "有升有降",
    "unknown": "数据不足",
}
RULE = (
    "持续上升：最近5次年度变化中至少八成上升，如5次中4次；"
    "断点前后、缺年之间不比，不足3次年度变化为数据不足。"
)
Courses = dict[Course, list[str]]


def courses(table: pd.DataFrame, indicator: Indicator, breaks: tuple[Break, ...] = ()) -> Courses:
    """The districts of each course, in their fixed order. Of ranks, a better place rises."""
    series: dict[str, list[dict[str, Any]]] = {}
    for row in records(table):
        series.setdefault(row["region"], []).append(row)
    found: Courses = {name: [] for name in NAMES}
    broken = {b.year for b in breaks}
    for rows in series.values():
        ways = _ways(rows, broken, better_is_less=indicator.kind == "rank")
        found[course(ways)].append(rows[0]["region_name"])
    return found


def _ways(rows: list[dict[str, Any]], broken: set[int], *, better_is_less: bool) -> list[Direction]:
    """The directions between neighbouring years since the last break, sample with sample."""
    ways: list[Direction] = []
    turned: dict[Direction, Direction] = {"up": "down", "down": "up"}
    for before, now in pairwise(rows):
        if now["year"] in broken:
            ways.clear()
            continue
        pair = amount_of(now), amount_of(before)
        if pair[0] is None or pair[1] is None or pair[0].value is None or pair[1].value is None:
            continue
        if not _like(before, now):
            continue
        way = direction(pair[0], pair[1])
        ways.append(turned.get(way, way) if better_is_less else way)
    return ways


def _like(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether the two are of one sort and of whole years."""
    ends = [(r["period_end"].month, r["period_end"].day) for r in (before, now)]
    return before["sample"] == now["sample"] and ends == [(12, 31)] * 2


def courses_sentence(
    table: pd.DataFrame, indicator: Indicator, breaks: tuple[Break, ...] = ()
) -> str:
    """8个区县持续上升，1个数据不足"""
    found = courses(table, indicator, breaks)
    told = [f"{len(names)}个{NAMES[way]}" for way, names in found.items() if names]
    return "，".join(told).replace("个", "个区县", 1) if told else "没有区县数据"


def courses_note(table: pd.DataFrame, indicator: Indicator, breaks: tuple[Break, ...] = ()) -> str:
    """有升有降：望城区。 … and the rule, of every course but the commonest."""
    found = courses(table, indicator, breaks)
    most = max(found.values(), key=len)
    told = [
        f"{NAMES[way]}：{'、'.join(names)}。"
        for way, names in found.items()
        if names and names is not most
    ]
    return "".join(told) + RULE
