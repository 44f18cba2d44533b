"""Of when a report tells: the day it was written, the year it speaks from, the time its silent
sentences are of. One decision for all three, so that the day of writing is never the time told of.

Words of title, date lines and text in; knows no number and no heading.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from etl.reports import statuses
from etl.reports.periods import Period, whole_year
from etl.reports.times import Times

EARLY = 3  # until March a year is still told of as the one just past
DATE_LINE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<sign>[-年.])(?P<month>\d{1,2})[-月.](?P<day>\d{1,2})(?!\d)"
)
# （2025年9月）, 市工商业联合会研究室2025年2月: a line of its own, with who wrote it or in brackets.
MONTH_LINE = re.compile(
    r"(?:\(|[^,。;:\n]{2,30}[室处部局办委厅社会联组心])?(?P<year>20\d\d)年(?P<month>\d{1,2})月\)?"
)
# 在2024年全市工商联工作会议上的报告: the year of the meeting, which may tell of the one before it.
MEETING = re.compile(
    "[^,。;:\\n]{0,40}?(?:会议|大会|年会|全会|委会|座谈会|推进会|部署会|代表会)[^,。;:\\n]{0,12}?上的"
    "[^,。;:\\n]{0,6}?(?:报告|讲话|发言|汇报|致辞)"
)
AHEAD = ("到", "至")
# Without a year in its text, a report of the first quarter that gives account does so of the last.
GIVES_ACCOUNT = re.compile("代表大会|工作报告|上的报告|总结|回顾|述职|盘点|年来|过去")


def written_on(text: str, stretches: Iterable[tuple[int, int]]) -> date | None:
    """The first day that is written out in one of the stretches; the last of a month of which a
    line of its own says no more: （2025年9月）.
    """
    lines = list(stretches)
    for start, end in lines:
        said = DATE_LINE.search(text, start, end)
        try:
            if said is not None:
                return date(int(said["year"]), int(said["month"]), int(said["day"]))
        except ValueError:  # 2022.31.12
            continue
    months = (MONTH_LINE.fullmatch(text, *line) for line in lines)
    return next((day for said in months if said and (day := _last_of_month(said))), None)


def _last_of_month(said: re.Match[str]) -> date | None:
    year, month = int(said["year"]), int(said["month"])
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None  # noqa: PLR2004 - months


def year_of_title(
    text: str, title: tuple[int, int], times: Times, written: date | None
) -> int | None:
    """The year from which a title speaks: not the end of a plan (到2027年会员增长20%), nor, where
    the day of writing is known, that of the meeting at which the report was given.
    """
    said = times.first_year(*title, but=AHEAD)
    at = text.find(str(said), *title) if said is not None else -1
    if at < 0 or written is None or MEETING.match(text, at) is None:
        return said
    return None


def year_told_of(text: str, title: tuple[int, int], times: Times, written: date) -> Period | None:
    """回首刚刚过去的一年 in a report of January: the year before is told of, if it is the latest
    one named but for the report's own day, that of its meeting and years it looks forward to. Where
    none is named, a report that gives account tells of the year before, and news of its own.
    """
    if written.month > EARLY:
        return None
    before = written.year - 1
    told = [
        (year, start, end)
        for year, start, end in times.years()
        if not statuses.looks_ahead(text, start, end)
        and not DATE_LINE.match(text, start)
        and not _of_writing(text, title, start, end)
    ]
    year, start, end = max(told, default=(0, 0, 0))
    if year < before:
        return whole_year(before) if GIVES_ACCOUNT.search(text, *title) else None
    return whole_year(year, text[start:end], start) if year == before else None


def _of_writing(text: str, title: tuple[int, int], start: int, end: int) -> bool:
    """Whether a year is that of a month line or of the meeting in the title."""
    line = (text.rfind("\n", 0, start) + 1, text.find("\n", end))
    line = line if line[1] >= 0 else (line[0], len(text))
    if MONTH_LINE.fullmatch(text, *line) is not None:
        return True
    return title[0] <= start < title[1] and MEETING.match(text, start) is not None
