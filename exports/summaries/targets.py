"""目标完成: how many targets there are, and how they stand.

An answer of `queries.targets` in, words out.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue
from catalogue.quantities import Amount
from catalogue.sentences import to_paste
from catalogue.targets import Judgement
from catalogue.wording import QUALIFIER_NAMES, amount_in_words, plain, rounded
from warehouse.comparison import amount_of, records

Row = dict[str, Any]
FINAL = {"reached": "已完成", "near": "接近完成", "behind": "未完成", "unknown": "无法判定"}
RUNNING = {
    "reached": "达到序时",
    "near": "略慢于序时",
    "behind": "慢于序时",
    "unknown": "无法判定",
}
LATE = "（缺期末数）"
WITHOUT_ACTUAL = {True: "到期仍无实际数", False: "未到期暂无实际数"}
NO_ACTUAL, STILL_RUNNING = "无实际数", "期中对照"
SAID_FIRST = (
    *(FINAL[light] for light in ("reached", "near", "behind")),
    *(RUNNING[light] for light in ("reached", "near", "behind")),
    *(STILL_RUNNING, NO_ACTUAL, FINAL["unknown"]),
)
"""A reader counts what is done first, then what is not, then what nobody can say."""


def light_in_words(row: Row) -> str:
    """已完成, 略慢于序时, 未到期暂无实际数 — the word beside the light.

    略慢于序时（缺期末数）: the year is over, and what was done is known up to June only.
    """
    verdict: Judgement | None = row["judgement"]
    if row["actual"] is None or verdict is None:
        return WITHOUT_ACTUAL[bool(row["due"])]
    if row["elapsed"] is None:
        return FINAL[verdict.light]
    return f"{RUNNING[verdict.light]}{LATE if row['due'] else ''}"


def percent_in_words(amount: Amount | None) -> str:
    """108%, 约93.5%, 超100%; a dash where there is none."""
    if amount is None or amount.value is None:
        return "—"
    words = "" if amount.qualifier == "exact" else QUALIFIER_NAMES[amount.qualifier]
    before, after = ("", words) if amount.qualifier == "at_least" else (words, "")
    if amount.qualifier == "range":
        before = "约"
    return f"{before}{plain(rounded(amount.middle, 1))}%{after}"


def points_of(verdict: Judgement) -> Decimal | None:
    """What is done less what was due, as both are shown: 99.3 % of 100 % lacks 0.7, not 0.8."""
    if verdict.gap is None or verdict.done is None or verdict.due is None:
        return None
    return rounded(verdict.done.middle, 1) - rounded(verdict.due, 1)


def points_in_words(verdict: Judgement) -> str:
    """+8个百分点, 约−3.5个百分点; a dash where there is none."""
    points = points_of(verdict)
    if points is None or verdict.gap is None:
        return "—"
    about = "" if verdict.gap.qualifier == "exact" else "约"
    return f"{about}{'+' if points > 0 else ''}{plain(points)}个百分点"


def until_in_words(row: Row) -> str:
    """截至6月底 where what was done is known up to a day within the target's year; else nothing."""
    end = None if row["actual"] is None else row["actual"]["period_end"]
    if end is None or row["elapsed"] is None:
        return ""
    return f"截至{end.month}月底"


def target_sentence(row: Row, catalogue: Catalogue) -> str:
    """长沙市会员数到2023年年末目标4.2万个，实际超4.1万个，完成97.6%，接近完成。

    Why nothing can be judged where nothing can; 示例数据 where one of the two is invented.
    """
    indicator = catalogue.indicator(row["item"])
    end, verdict, goal = row["period_end"], row["judgement"], amount_of(row)
    words = "不公布" if goal is None else amount_in_words(goal, indicator)
    when = f"{end.year}年" if (end.month, end.day) == (12, 31) else f"到{end.year}年{end.month}月底"
    parts = [f"{when}，{row['region_name']}{indicator.name}目标{words}"]
    actual = None if row["actual"] is None else amount_of(row["actual"])
    if actual is not None and verdict is not None:
        parts.append(f"{until_in_words(row)}实际{amount_in_words(actual, indicator)}")
        of = "年内增量的" if verdict.of_growth else ""
        parts += [] if verdict.done is None else [f"完成{of}{percent_in_words(verdict.done)}"]
    sample = row["sample"] or (row["actual"] or {}).get("sample") is True
    return to_paste("，".join([*parts, light_in_words(row)]), sample=sample)


def targets_sentence(table: pd.DataFrame, catalogue: Catalogue) -> str:
    """146项目标：已完成76项，接近完成50项；外地另有4项. The root's and its parts' first."""
    rows = records(table)
    root = catalogue.region(catalogue.organisation.root).name
    if not rows:
        return "还没有目标数据"
    own = [row for row in rows if row["own"]]
    if not own:
        return f"{root}及区县没有目标数；外地{_lights(rows)}"
    others = len(rows) - len(own)
    return f"{_lights(own)}{f'；外地另有{others}项' if others else ''}"


def targets_of_year(table: pd.DataFrame, year: int) -> list[Row]:
    """The targets of the root and its parts that are due in the year."""
    return [row for row in records(table) if row["own"] and row["period_end"].year == year]


def yearly_targets_sentence(rows: Sequence[Row], year: int) -> str:
    """2022年94项目标：已完成54项，接近完成31项，未完成9项。 Nothing where there are none."""
    return f"{year}年{_lights(rows)}。" if rows else ""


def _lights(rows: Sequence[Row]) -> str:
    """4项目标：已完成1项，无实际数3项.

    Beside targets that are over, those that still run are counted together.
    """
    over = any(_state(row) in FINAL.values() for row in rows)
    counts = Counter(_state(row, together=over) for row in rows)
    said = "，".join(f"{words}{counts[words]}项" for words in SAID_FIRST if counts[words])
    return f"{len(rows)}项目标：{said}"


def _state(row: Row, *, together: bool = False) -> str:
    verdict: Judgement | None = row["judgement"]
    if row["actual"] is None or verdict is None:
        return NO_ACTUAL
    if row["elapsed"] is None or verdict.light == "unknown":
        return FINAL[verdict.light]
    return STILL_RUNNING if together else RUNNING[verdict.light]
