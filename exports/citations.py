"""How a file or page is cited: whose, what, which release, from where, in the form of GB/T 7714."""

from collections.abc import Sequence
from datetime import date

from exports.briefing import Briefing
from warehouse.comparison import records

MOST_SOURCES = 5


def citation(told: Briefing, address: str, read_on: date) -> str:
    """长沙市工商联. 2022年…：第3版[DB/OL]. (2026-11-25)[2026-11-26]. http://… 资料来源：…。

    Every source once with the places of its figures, up to five of both; samples are named as such.
    """
    what = f"{told.organisation}. {told.title}：第{told.release}版[DB/OL]."
    when = f"({told.built.isoformat()})[{read_on.isoformat()}]."
    sample = "含示例数据，不得作为事实引用。" if told.sample else ""
    return " ".join(part for part in (what, when, address, _sources(told), sample) if part)


def _sources(told: Briefing) -> str:
    if not {"来源", "位置"} <= set(told.lines.columns):
        return ""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for line in records(told.lines):
        if line["位置"]:
            file, _, place = line["位置"].partition(" ")
            found.setdefault((line["来源"], file), {})[place] = None
    if not found:
        return ""
    named = [f"{source}，{file} {_some(list(p), '、')}" for (source, file), p in found.items()]
    return f"资料来源：{_some(named, '；')}。"


def _some(named: Sequence[str], between: str) -> str:
    """The first five, and how many there are in all where that is more."""
    more = f"等{len(named)}处" if len(named) > MOST_SOURCES else ""
    return f"{between.join(named[:MOST_SOURCES])}{more}"
