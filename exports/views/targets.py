"""目标完成: every target, what was done of it, and how that is judged."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.sentences import to_paste
from catalogue.targets import Judgement
from catalogue.wording import QUALIFIER_NAMES, period_in_words, plain, rounded
from exports.columns import added_in_words
from exports.summaries.targets import (
    light_in_words,
    percent_in_words,
    points_in_words,
    points_of,
    target_sentence,
    targets_sentence,
    until_in_words,
)
from exports.tables import Cell, Column, Section, Table, alone, source_line, words
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

Row = dict[str, Any]
COLUMNS = (
    "地区代码", "地区", "指标代码", "指标", "目标期间", "目标", "目标限定", "单位",
    "实际", "实际限定", "实际期间", "完成率（%）", "时间进度（%）", "差（百分点）", "判定",
    "说明", "目标来源", "目标位置", "目标原文", "实际来源", "实际位置", "示例", "版本",
)  # fmt: skip
HELD = ("目标", "期限", "目标值", "实际", "完成率", "时间进度", "差", "判定")
WAITING = ("目标", "目标值", "期间", "现状")
"""The columns that are read, on the screen and in documents."""


def target_lines(warehouse: Warehouse, *, sample: bool = True) -> pd.DataFrame:
    """One line per target, in the order of the page. Columns: `COLUMNS`."""
    rows = records(queries.targets(warehouse, sample=sample))
    return pd.DataFrame([_line(warehouse, r) for r in rows], columns=list(COLUMNS), dtype=object)


def _line(warehouse: Warehouse, row: Row) -> Row:
    indicator = warehouse.catalogue.indicator(row["item"])
    actual: Row = row["actual"] or {}
    verdict: Judgement = row["judgement"] or Judgement(light="unknown")
    done = None if verdict.done is None else rounded(verdict.done.middle, 1)
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": indicator.key,
        "指标": indicator.name,
        "目标期间": period_in_words(row["period_start"], row["period_end"]),
        "目标": row["value"],
        "目标限定": QUALIFIER_NAMES[row["qualifier"] or "exact"],
        "单位": indicator.unit,
        "实际": actual.get("value"),
        "实际限定": QUALIFIER_NAMES[actual.get("qualifier") or "exact"],
        "实际期间": period_in_words(actual.get("period_start"), actual.get("period_end")),
        "完成率（%）": done,
        "时间进度（%）": None if verdict.due is None else rounded(verdict.due, 1),
        "差（百分点）": points_of(verdict),
        "判定": light_in_words(row),
        "说明": verdict.why,
        "目标来源": _source(row),
        "目标位置": f"{row['file']} {row['locator']}",
        "目标原文": row["as_written"],
        "实际来源": _source(actual),
        "实际位置": f"{actual['file']} {actual['locator']}" if actual.get("source") else "",
        "示例": "是" if row["sample"] or actual.get("sample") else "否",
        "版本": f"第{warehouse.number}版",
    }


def target_sections(warehouse: Warehouse, *, sample: bool = True) -> tuple[Section, ...]:
    """The page's two tables: what can be judged, and what has no actual to be held against."""
    rows = records(queries.targets(warehouse, sample=sample))
    parts = (
        ("有实际数可对照的目标", HELD, [r for r in rows if r["actual"] is not None], _held),
        ("没有实际数可对照的目标", WAITING, [r for r in rows if r["actual"] is None], _waiting),
    )
    found = tuple(
        Section(heading=title, tables=(_table(warehouse, title, heads, own, cells),))
        for title, heads, own, cells in parts
        if own
    )
    if found:
        first, *others = found
        told = targets_sentence(queries.targets(warehouse, sample=sample), warehouse.catalogue)
        (table,) = first.tables
        held = replace(first, tables=(replace(table, insight=told),), in_notes=True)
        return (held, *others)
    return found or (Section(heading="目标完成", paragraphs=("还没有目标数据。",)),)


def _table(
    warehouse: Warehouse,
    title: str,
    heads: tuple[str, ...],
    rows: list[Row],
    cells: Callable[[Row, Indicator], tuple[Cell, ...]],
) -> Table:
    def whole(row: Row) -> tuple[Cell, ...]:
        indicator = warehouse.catalogue.indicator(row["item"])
        name = words(f"{row['region_name']} {indicator.name}")
        return (name, *cells(row, indicator))

    return Table(
        title=title,
        columns=tuple(Column(title=head) for head in heads),
        rows=tuple(whole(row) for row in rows),
        source=source_line([*rows, *(row["actual"] for row in rows if row["actual"])]),
        sample=any(row["sample"] or (row["actual"] or {}).get("sample") for row in rows),
    )


def _held(row: Row, indicator: Indicator) -> tuple[Cell, ...]:
    verdict: Judgement = row["judgement"]
    return (
        words(f"{row['period_end'].year}年{row['period_end'].month}月底"),
        alone(row, indicator),
        _done(row, indicator),
        words(percent_in_words(verdict.done)),
        words("—" if verdict.due is None else f"{plain(rounded(verdict.due, 1))}%"),
        words(points_in_words(verdict)),
        words(light_in_words(row)),
    )


def _done(row: Row, indicator: Indicator) -> Cell:
    cell, until = alone(row["actual"], indicator), until_in_words(row)
    if not until:
        return cell
    before, after = cell.around
    return replace(cell, words=f"{cell.words}（{until}）", around=(before, f"{after}（{until}）"))


def _waiting(row: Row, indicator: Indicator) -> tuple[Cell, ...]:
    period = period_in_words(row["period_start"], row["period_end"])
    return (alone(row, indicator), words(period), words(light_in_words(row)))


def _source(row: Row) -> str:
    if row.get("source"):
        return f"{row['source_title']}（{row['publisher']}，{row['published']}）"
    return added_in_words(row) if row else ""


def targets_told(warehouse: Warehouse, *, sample: bool = True) -> Sequence[str]:
    """The page's first sentence, then one for each target."""
    table = queries.targets(warehouse, sample=sample)
    rows = records(table)
    first = targets_sentence(table, warehouse.catalogue)
    return (to_paste(first), *(target_sentence(row, warehouse.catalogue) for row in rows))


TARGETS = View(
    name="targets",
    title="目标完成",
    parameters=(),
    table=target_lines,
    sections=target_sections,
    told=targets_told,
)
