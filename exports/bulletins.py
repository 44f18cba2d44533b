"""Figures of many indicators in the form of a statistical bulletin: 绝对额 and 比上年增长（%）.

Rows of answers in, a table out; each row has the unit that suits it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalogue.sentences import Statement
from catalogue.wording import scale_for
from exports.columns import rank_in_words
from exports.tables import NONE, Cell, Column, Table, growth, in_full, source_line, words

Line = tuple[Mapping[str, Any], Statement]
"""A row of an answer and what may be said of it."""


def bulletin(title: str, name: str, lines: Sequence[Line], *, ranked: bool = False) -> Table:
    """指标, 单位, 绝对额, 比上年增长（%）, and of a district its place. Sums and samples say so.

    `name` is what the lines are of: 团结立会.
    """
    place = [Column(title="居全市位次")] if ranked else []
    return Table(
        title=title,
        columns=(
            Column(title="指标"),
            Column(title="单位"),
            Column(title="绝对额"),
            Column(title="比上年增长（%）"),
            *place,
        ),
        rows=tuple(_row(row, said, ranked=ranked) for row, said in lines),
        source=_source(row for row, _ in lines),
        sample=any(said.sample or said.change_sample for _, said in lines),
        insight=ups_and_downs(name, [said for _, said in lines]),
    )


def ups_and_downs(name: str, told: Sequence[Statement]) -> str:
    """团结立会8项指标：比上年上升6项，下降2项; of ranks a better place rises. Else nothing."""
    ways = Counter(_way(said) for said in told)
    named = (("up", "上升"), ("down", "下降"), ("level", "持平"), ("unknown", "不可比"))
    counts = [f"{words}{ways[way]}项" for way, words in named if ways[way]]
    if len(told) == ways["unknown"]:
        return ""
    return f"{name}{len(told)}项指标：比上年{'，'.join(counts)}"


def _way(said: Statement) -> str:
    changed = said.change
    if changed is None or changed.amount is None:
        return "unknown"
    if said.indicator.kind == "rank":
        return {"up": "down", "down": "up"}.get(changed.direction, changed.direction)
    return changed.direction


def _source(rows: Iterable[Mapping[str, Any]]) -> str:
    return source_line([row for row in rows if row["value"] is not None])


def _row(row: Mapping[str, Any], said: Statement, *, ranked: bool) -> tuple[Cell, ...]:
    indicator = said.indicator
    scale = scale_for([row["value"], row["value_max"]], indicator)
    rank = indicator.kind == "rank"  # 第6位 has its unit in it
    return (
        words(f"{indicator.name}{_mark(said)}"),
        words(NONE if rank else scale.unit),
        in_full(row, indicator, scale),
        growth(said.change, indicator, _note(said)),
        *([words(rank_in_words(row) or NONE)] if ranked else []),
    )


def _mark(said: Statement) -> str:
    if said.summed is None:
        return "（示例）" if said.sample else ""
    counted, expected = said.summed
    scope = "区县合计" if counted == expected else f"已报{counted}/{expected}个区县合计"
    return f"（{scope}，示例）" if said.sample else f"（{scope}）"


def _note(said: Statement) -> str:
    if not said.change_of_sums:
        return ""
    return "（区县合计，示例）" if said.change_sample else "（区县合计）"
