"""目标完成: what was aimed at against what was done, each light with its arithmetic.

Answers in, markup out. A light is a shape, a word and a colour, never a colour alone.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.targets import Judgement
from catalogue.wording import amount_in_words, period_in_words, plain, rounded
from dashboard import arithmetic
from dashboard.markup import chip, number_with_source, text
from dashboard.side_by_side import framed
from exports.summaries.targets import (
    light_in_words,
    percent_in_words,
    points_in_words,
    until_in_words,
)
from exports.views.targets import WAITING
from warehouse.comparison import amount_of, records

Row = dict[str, Any]
SHAPES = {"reached": ("●", "good"), "near": ("◐", "near"), "behind": ("▲", "bad")}
NOTHING = '<div class="cf"></div>'
WIDEST = Decimal(120)  # percent, the end of the bar


def held(table: pd.DataFrame, catalogue: Catalogue) -> str:
    """The targets that have an actual, each with light, done, time gone and the gap."""
    rows = [row for row in records(table) if row["actual"] is not None]
    if not rows:
        return NOTHING
    body = "".join(_held(row, place, catalogue) for place, row in enumerate(rows))
    heads = ["目标", "目标值", "实际", "完成率", "时间进度", "差", "判定"]
    return framed("targets", "有实际数可对照的目标；判定可点开看算式", heads, body, "tall")


def _held(row: Row, place: int, catalogue: Catalogue) -> str:
    indicator = catalogue.indicator(row["item"])
    verdict: Judgement = row["judgement"]
    actual = {**row["actual"], "region_name": row["region_name"]}
    done = percent_in_words(verdict.done)
    cells = (
        _number(row, catalogue, f"goal-{place}"),
        f"{_number(actual, catalogue, f'done-{place}')}{_until(row)}",
        f"{text(done)}{_bar(verdict)}",
        text("—" if verdict.due is None else f"{plain(rounded(verdict.due, 1))}%"),
        text(points_in_words(verdict)),
        _light(row, place, catalogue),
    )
    name = f"{row['region_name']} {indicator.name}"
    return (
        f'<tr data-region="{row["region"]}" data-item="{row["item"]}"><th scope="row">{text(name)}'
        f"<br>{_period(row)}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    )


def _number(row: Row, catalogue: Catalogue, name: str) -> str:
    indicator = catalogue.indicator(row["item"])
    amount = amount_of(row)
    words = "不公布" if amount is None else amount_in_words(amount, indicator)
    return number_with_source(words, row, indicator, name=name)


def _period(row: Row) -> str:
    end = row["period_end"]
    return f"<small>到{end.year}年{end.month}月底{_mark(row)}</small>"


def _until(row: Row) -> str:
    until = until_in_words(row)
    return f"<small>（{until}）</small>" if until else ""


def _mark(row: Row) -> str:
    return f" {chip('示例', 'sample')}" if row["sample"] else ""


def _bar(verdict: Judgement) -> str:
    """What is done as a bar, what was due as a line on it."""
    if verdict.done is None or verdict.due is None:
        return ""
    width = min(max(verdict.done.middle, Decimal(0)), WIDEST) / WIDEST * 100
    due = min(verdict.due, WIDEST) / WIDEST * 100
    return (
        f'<span class="done" aria-hidden="true"><i style="width:{width:.1f}%"></i>'
        f'<b style="left:{due:.1f}%"></b></span>'
    )


def _light(row: Row, place: int, catalogue: Catalogue) -> str:
    verdict: Judgement = row["judgement"]
    shape, css = SHAPES.get(verdict.light, ("○", ""))
    words = light_in_words(row)
    title = f"{row['region_name']} {catalogue.indicator(row['item']).name}：{words}"
    lines = _arithmetic(row, catalogue)
    button = arithmetic.worked(words, title, lines, name=light_id(place), sample=counted([row]))
    return f'<span class="light {css}"><i aria-hidden="true">{shape}</i> {button}</span>'


def light_id(place: int) -> str:
    """The id of the arithmetic of the target that stands here in the list."""
    return f"light-{place}"


def _arithmetic(row: Row, catalogue: Catalogue) -> list[tuple[str, str]]:
    indicator = catalogue.indicator(row["item"])
    verdict: Judgement = row["judgement"]
    marks = catalogue.thresholds.final if row["elapsed"] is None else catalogue.thresholds.running
    lines = [
        ("目标", arithmetic.claimed({**row, "year": row["period_end"].year}, indicator)),
        ("实际", arithmetic.claimed(_dated(row["actual"]), indicator)),
    ]
    if row["base"] is not None and verdict.of_growth:
        lines.append(("上年末", arithmetic.claimed(_dated(row["base"]), indicator)))
    if verdict.done is not None:
        how = "（实际－上年末）÷（目标－上年末）" if verdict.of_growth else "实际 ÷ 目标"
        lines.append(("完成率", text(f"{how} ＝ {percent_in_words(verdict.done)}")))
    if row["elapsed"] is not None:
        gone = plain(rounded(row["elapsed"] * 100, 1))
        lines.append(("序时", text(f"到实际数的那一天，时间过去了{gone}%")))
    if verdict.gap is not None:
        due = "100%" if row["elapsed"] is None else "时间进度"
        lines.append(("差", text(f"完成率 － {due} ＝ {points_in_words(verdict)}")))
    lines.append(("标准", text(_standard(row, marks.reached, marks.near, verdict, indicator))))
    if verdict.why:
        lines.append(("说明", text(verdict.why)))
    return lines


def _dated(row: Row) -> Row:
    return {**row, "year": row["period_end"].year}


def _standard(row: Row, reached: int, near: int, verdict: Judgement, indicator: Indicator) -> str:
    if indicator.kind == "rank":
        return f"达到目标名次或更靠前为完成，名次数超出{100 - near}%以内为接近；名次不算完成率"
    if verdict.lower:
        beyond = 100 - near if row["elapsed"] is None else -near
        return f"越少越好：不超过目标为完成，超出{beyond}%以内为接近"
    if row["elapsed"] is None:
        return f"期末达到目标的{reached}%为完成，{near}%以上为接近"
    return f"期中完成率减时间进度，不低于{reached}个百分点为达到序时，不低于{near}为接近"


def waiting(table: pd.DataFrame, catalogue: Catalogue) -> str:
    """The targets without an actual, and whether they are due."""
    rows = [row for row in records(table) if row["actual"] is None]
    if not rows:
        return NOTHING
    body = "".join(
        f'<tr data-region="{row["region"]}" data-item="{row["item"]}"><th scope="row">'
        f"{text(row['region_name'])} {text(catalogue.indicator(row['item']).name)}"
        f"{_mark(row)}</th>"
        f"<td>{_number(row, catalogue, f'wait-{place}')}</td>"
        f"<td>{text(period_in_words(row['period_start'], row['period_end']))}</td>"
        f"<td>{text(light_in_words(row))}</td></tr>"
        for place, row in enumerate(rows)
    )
    return framed("waiting", "没有实际数可对照的目标", WAITING, body)


def cited(rows: Sequence[Row]) -> list[Row]:
    """The rows whose sources are to be named: the targets, and what was done."""
    return [*rows, *(row["actual"] for row in rows if row["actual"] is not None)]


def latest(rows: Sequence[Row]) -> date | None:
    """The last day of what was done."""
    days = (row["actual"]["period_end"] for row in rows if row["actual"] is not None)
    return max(days, default=None)


def counted(rows: Sequence[Row]) -> bool:
    """Whether a sample stands in the answer."""
    return any(row["sample"] or (row["actual"] or {}).get("sample") for row in rows)
