"""版本与变化: what changed between two releases, value by value; the question its page asks."""

from typing import Any

import pandas as pd

from catalogue.changes import Change, change
from catalogue.quantities import Amount
from catalogue.sentences import to_paste
from catalogue.wording import (
    QUALIFIER_NAMES,
    amount_in_words,
    change_in_words,
    missing_in_words,
    period_in_words,
)
from exports.parameters import ExportError, Parameter
from exports.passages import STATUS_NAMES
from exports.summaries.releases import KINDS, releases_sentence
from exports.tables import NONE, Cell, Column, Section, Table, words
from exports.view import View
from warehouse import queries
from warehouse.comparison import amount_of, any_sample, records
from warehouse.database import Warehouse

Row = dict[str, Any]
STATUSES = {"target": "目标", "estimate": "预计", "unknown": "性质不明"}
SHOWN = ("地区与指标", "期间", "变化", "原来", "现在", "增减")
"""The columns that are read; on the screen 增减 stands below 现在."""
COLUMNS = (
    "变化", "地区代码", "地区", "指标代码", "指标", "期间", "状态", "原数值", "原限定", "新数值",
    "新限定", "单位", "原名次", "新名次", "原来源", "原位置",
    "新来源", "新位置", "示例", "从版本", "到版本",
)  # fmt: skip


def _number(_: Warehouse, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ExportError(f"版本应为数字，如 3，读到“{text}”")
    return int(text)


OLDER = Parameter(name="older", option="older", label="较早的版本号", example="1", read=_number,
                  say=lambda _, number: f"从第{number}版")  # fmt: skip
NEWER = Parameter(name="newer", option="newer", label="较新的版本号", example="2", read=_number,
                  say=lambda _, number: f"到第{number}版")  # fmt: skip


def said(row: Row, prefix: str, warehouse: Warehouse) -> str:
    """The value of one side in words, exactly; why there is none; nothing where it is absent."""
    if row[f"{prefix}qualifier"] is None:
        return ""
    amount: Amount | None = amount_of(row, prefix)
    if amount is None or amount.value is None:
        return missing_in_words(row[f"{prefix}missing_reason"])
    known = warehouse.catalogue.indicators.get(row["indicator"])
    return f"{amount.value}" if known is None else amount_in_words(amount, known)


def revision_lines(
    warehouse: Warehouse, *, older: int, newer: int, sample: bool = True
) -> pd.DataFrame:
    """One line per difference, in the order of the page. Columns: `COLUMNS`."""
    rows = records(queries.revisions(warehouse, older=older, newer=newer, sample=sample))
    lines = [_line(row, older, newer) for row in rows]
    return pd.DataFrame(lines, columns=list(COLUMNS), dtype=object)


def revision_sections(
    warehouse: Warehouse, *, older: int, newer: int, sample: bool = True
) -> tuple[Section, ...]:
    """The page's table: what it was and what it is now, value by value."""
    title = f"第{older}版到第{newer}版的变化"
    rows = records(queries.revisions(warehouse, older=older, newer=newer, sample=sample))
    if not rows:
        return (Section(heading=title, paragraphs=("各个数都没有变化。",)),)
    table = Table(
        title=title,
        columns=tuple(Column(title=head) for head in SHOWN),
        rows=tuple(_cells(row, warehouse) for row in rows),
        sample=any(row["sample"] for row in rows),
    )
    return (Section(heading=title, tables=(table,)),)


def _cells(row: Row, warehouse: Warehouse) -> tuple[Cell, ...]:
    period = period_in_words(row["period_start"], row["period_end"])
    return (
        words(f"{row['region_name']} {row['indicator_name']}{'（示例）' if row['sample'] else ''}"),
        words(f"{period}{STATUSES.get(row['status'] or '', '')}"),
        words(KINDS[row["kind"]]),
        *(words(side or NONE) for side in sides(row, warehouse)),
        words(_by_how_much(row, warehouse)),
    )


def by_how_much(row: Row, warehouse: Warehouse) -> Change | None:
    """The change of a revised value, where both sides are numbers."""
    indicator = warehouse.catalogue.indicators.get(row["indicator"])
    if row["kind"] != "revised" or indicator is None:
        return None
    revised = change(amount_of(row, "new_"), amount_of(row, "old_"), indicator)
    return None if revised.amount is None else revised


def _by_how_much(row: Row, warehouse: Warehouse) -> str:
    revised = by_how_much(row, warehouse)
    if revised is None:
        return NONE
    return change_in_words(revised, warehouse.catalogue.indicator(row["indicator"]))


def sides(row: Row, warehouse: Warehouse) -> tuple[str, str]:
    """What it was and what it is now; of a place that moved, the places."""
    if row["kind"] == "rank":
        return f"第{row['old_rank']}位", f"第{row['new_rank']}位（因修订）"
    return said(row, "old_", warehouse), said(row, "new_", warehouse)


def _line(row: Row, older: int, newer: int) -> Row:
    return {
        "变化": KINDS[row["kind"]],
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": row["indicator"],
        "指标": row["indicator_name"],
        "期间": period_in_words(row["period_start"], row["period_end"]),
        "状态": STATUS_NAMES[row["status"] or "actual"],
        "原数值": row["old_value"],
        "原限定": _hedge(row, "old_"),
        "新数值": row["new_value"],
        "新限定": _hedge(row, "new_"),
        "单位": row["unit"],
        "原名次": row["old_rank"],
        "新名次": row["new_rank"],
        "原来源": row["old_source"] or "",
        "原位置": row["old_locator"] or "",
        "新来源": row["new_source"] or "",
        "新位置": row["new_locator"] or "",
        "示例": "是" if row["sample"] else "否",
        "从版本": f"第{older}版",
        "到版本": f"第{newer}版",
    }


def _hedge(row: Row, prefix: str) -> str:
    if row[f"{prefix}qualifier"] is None:
        return ""
    words = QUALIFIER_NAMES[row[f"{prefix}qualifier"]]
    return words or ("" if row[f"{prefix}value"] is not None
                     else missing_in_words(row[f"{prefix}missing_reason"]))  # fmt: skip


def revisions_told(
    warehouse: Warehouse, *, older: int, newer: int, sample: bool = True
) -> tuple[str, ...]:
    """The page's first sentence."""
    table = queries.revisions(warehouse, older=older, newer=newer, sample=sample)
    return (to_paste(releases_sentence(table, older, newer), sample=any_sample(table)),)


REVISIONS = View(
    name="releases",
    title="版本与变化",
    parameters=(OLDER, NEWER),
    table=revision_lines,
    sections=revision_sections,
    told=revisions_told,
)
