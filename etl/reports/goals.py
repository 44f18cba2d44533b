"""Whether a time of which a report speaks is past or still to come for it: 到2027年, 2021年.

Periods and the report's own year in, a status out. Knows no words but those of the period.
"""

import re
from datetime import date
from typing import NamedTuple

from etl.figures import Status
from etl.reports.periods import Period

BEHIND = ("去年", "上年", "二〇", "二零")
DONE = re.compile("共(?=[举开组走收接培发提签引投捐有])|已")
ASKED = ("力争", "争取", "确保", "计划", "目标是")  # 力争到2026年底
BY_YEAR = re.compile("到(20[2-9]\\d)年")


class Spoken(NamedTuple):
    """When a report speaks: the year of its title, the day it appeared, the last year of which it
    gives account; None where unknown.
    """

    year: int | None
    published: date | None
    reviewed: int | None = None


def is_goal(text: str, period: Period, year: int | None, start: int, framed: Status | None) -> bool:
    """到2027年 at the head of a clause looks ahead; 发展到2013年末 looks back, and so does
    到2023年末 in a review of 2023.
    """
    if period.at < 0 or not period.words.startswith("到") or period.words.startswith("到年"):
        return False  # 到年底 says of neither
    if DONE.search(text, period.at, min(start, period.at + 24)) and (
        year is None or period.year <= year + 1
    ):
        return False
    before = text[period.at - 1 : period.at] if period.at else ""
    asked = text.endswith(ASKED, 0, period.at)
    if "\u4e00" <= before <= "\u9fff" and not asked:
        return False
    return year is None or period.year > year or (period.year == year and framed == "target")


def is_own_year(words: str, year: int | None, framed: Status | None) -> bool:
    """到2023年末 and 年内 in a review of 2023 ask for nothing, nor does 到2020年底收官时."""
    by = BY_YEAR.fullmatch(words)
    if by is not None and year is not None and int(by[1]) < year:
        return True
    return (framed == "actual" and words == "年内") or (
        framed in ("actual", None) and year is not None and words == f"到{year}年"
    )


def told_by_year(
    period: Period | None,
    spoken: Spoken,
    framed: Status | None,
    *,
    since: int,
    title_end: int,
) -> tuple[Status, str] | None:
    """A year before the report's own has happened, one after it has not; with the reason.
    `since` is where the sentence begins, `title_end` where the last words of status stand above.
    """
    year, published, reviewed = spoken
    if period is None or year is None or period.at < 0:
        return None
    named_here = period.at >= since
    if framed == "target" and named_here and reviewed is not None and period.year <= reviewed:
        return _accounted_for(period)
    if framed == "unknown" and reviewed is not None and period.at > title_end:
        return _of_both(period, reviewed)
    if period.year == year:
        return None
    if period.year < year:
        return "actual", "早于报告年份"
    if published is not None and period.year <= published.year:
        return None
    if framed != "target" and period.year <= year + 1:
        return None  # a review titled 2019 may well tell of the first months of 2020
    return "target", "晚于报告年份"


def _of_both(period: Period, reviewed: int) -> tuple[Status, str] | None:
    """2023年工作总结和2024年工作计划 without headings: the years that its sentences name tell."""
    if period.year > reviewed:
        return "target", "晚于报告总结的年份"
    return _accounted_for(period)


def _accounted_for(period: Period) -> tuple[Status, str] | None:
    """Among a review's plans, the year reviewed is the one that is over: 2022年，…94个. Words
    without a year (全年, 年内, 下半年) say nothing of it.
    """
    if period.words.startswith(BEHIND) or any(c.isdecimal() for c in period.words[:4]):
        return "actual", "报告总结的年份"
    return None
