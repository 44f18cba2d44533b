"""What a file says beside its numbers: title, sections of sentences and tables, notes, sources.

Workbook, document and slides are three forms of one briefing, so that they cannot differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.meaning import CAVEATS
from catalogue.periods import in_beijing
from exports.columns import latest_day
from exports.lines import table_to_read
from exports.tables import Section
from exports.view import SAMPLE, View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

KINDS = {"stock": "时点数", "flow": "时期数", "ratio": "比率", "rank": "名次"}
LEGEND = (
    ("未报送", "该报而没有报来。"),
    ("不适用", "该地区不可能有这个数。"),
    ("不公布", "来源隐去了数字。"),
    ("原文未提", "没有要求报送，也没有来源提到。"),
    ("无法计算", "计算所需的数不全，或上年数不大于零。"),
    ("0", "确实是零，与以上各种情况不同。"),
    ("超、近、约、以上、不超过", "来源只给约数；限定词写在数字前后，参与合计的是所写的数。"),
    ("3—5", "来源给的是区间；参与合计的是下限。"),
    ("示例数据", "区县明细没有公开来源，以虚构的示例数据演示，不得引用。"),
)
"""Word and meaning: how missing and hedged figures are written in every file."""


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """A view for people to read. `lines` is the same as the CSV has it, every figure sourced."""

    title: str
    organisation: str
    release: int
    built: date  # in Beijing
    latest: date | None
    sample: bool
    sections: tuple[Section, ...]
    lines: pd.DataFrame
    indicators: tuple[Indicator, ...]
    sources: tuple[str, ...]

    @property
    def mark(self) -> str:
        """第3版（2026-11-25），含示例数据 — what every file says of itself."""
        return self.marked(sample=self.sample)

    def marked(self, *, sample: bool) -> str:
        """The same of a part of the file, which may hold no samples."""
        holds = "，含示例数据" if sample else ""
        return f"第{self.release}版（{self.built.isoformat()}）{holds}"


def briefing(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> Briefing:
    """The briefing of a view. Raises what its questions raise."""
    lines = view.table(warehouse, **arguments)
    summary = records(queries.release_summary(warehouse))[0]
    title = _title(view, warehouse, arguments)
    sections = (
        view.sections(warehouse, **arguments)
        if view.sections
        else _as_it_is(view, title, warehouse, lines)
    )
    told = tuple(view.told(warehouse, **arguments)) if view.told else ()
    first, *others = sections
    first = replace(first, paragraphs=(*told, *first.paragraphs))
    named = ",".join(lines["指标代码"]) if "指标代码" in lines else ""  # a line may name several
    keys = dict.fromkeys(filter(None, named.split(",")))
    sources = dict.fromkeys(_sources(lines)) if {"来源", "位置"} <= {*lines.columns} else {}
    return Briefing(
        title=title,
        organisation=warehouse.catalogue.organisation.name,
        release=warehouse.number,
        built=in_beijing(summary["built_at"]).date(),
        latest=latest_day(lines, until=arguments.get("year")),
        sample=bool(arguments[SAMPLE]) and _any_sample(lines),
        sections=(first, *others),
        lines=lines,
        indicators=tuple(warehouse.catalogue.item(key) for key in keys),
        sources=tuple(sources),
    )


def _sources(lines: pd.DataFrame) -> list[str]:
    """Those that have a place to look up: what was added or divided has none."""
    return [s for s, place in zip(lines["来源"], lines["位置"], strict=True) if s and place]


def _title(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    if view.heading is not None:
        return view.heading(warehouse, arguments)
    title, *chosen = view.names(warehouse, arguments)
    return f"{''.join(chosen)}{title}"


def _any_sample(lines: pd.DataFrame) -> bool:
    columns = [c for c in ("示例", "同比") if c in lines]
    return any(v == "是" or "示例数据" in str(v) for c in columns for v in lines[c])


def _as_it_is(
    view: View, title: str, warehouse: Warehouse, lines: pd.DataFrame
) -> Sequence[Section]:
    """The lines as a table to read, for a view that has no form of its own."""
    if lines.empty:
        return (Section(heading=view.title, paragraphs=("没有符合条件的数据。",)),)
    table = table_to_read(title, lines, warehouse.catalogue)
    return (Section(heading=view.title, tables=(table,)),)


def notes_of(indicator: Indicator) -> str:
    """What must be said with an indicator: its caveats and breaks."""
    breaks = [f"{b.year}年起口径有变：{b.reason}" for b in indicator.breaks]
    return "".join([*(CAVEATS[c] for c in indicator.caveats), *breaks])
