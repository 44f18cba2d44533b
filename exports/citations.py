"""How a file or page is cited: whose, what, which release, from where, in the form of GB/T 7714."""

from datetime import date
from typing import Any

from exports.briefing import Briefing
from warehouse.comparison import records

MOST_SOURCES = 5


def citation(told: Briefing, address: str, read_on: date) -> str:
    """长沙市工商联. 2022年…：第3版[DB/OL]. (2026-11-25)[2026-11-26]. http://… 资料来源：…。

    Every source with the place of its figure, up to five; samples are named as such.
    """
    what = f"{told.organisation}. {told.title}：第{told.release}版[DB/OL]."
    when = f"({told.built.isoformat()})[{read_on.isoformat()}]."
    sample = "含示例数据，不得作为事实引用。" if told.sample else ""
    return " ".join(part for part in (what, when, address, _sources(told), sample) if part)


def _sources(told: Briefing) -> str:
    if not {"来源", "位置"} <= set(told.lines.columns):
        return ""
    found = dict.fromkeys(_place(line) for line in records(told.lines) if line["位置"])
    if not found:
        return ""
    more = f"等{len(found)}处" if len(found) > MOST_SOURCES else ""
    return f"资料来源：{'；'.join(list(found)[:MOST_SOURCES])}{more}。"


def _place(line: dict[str, Any]) -> str:
    return f"{line['来源']}，{line['位置']}"
