"""When a number is: the period that its clause, sentence, block or headings tell, with why.

The nearest words win. Knows no indicator: whether it is counted on a day is for `settling`.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from etl.reports.derived import BECAME
from etl.reports.frames import Frame
from etl.reports.periods import AGO, PRESENT, Period, same_span, so_far, whole_year
from etl.reports.places import Named
from etl.reports.scanning import Found
from etl.reports.statuses import DONE_SHARE
from etl.reports.surroundings import Surroundings

LEADS = re.compile(
    "\\)?(?:[\\u4e00-\\u9fff]{0,6}时)?,|的(?:报告|数据|统计|通报|情况)[:,]"
)  # 到2020年底收官时，
COMPARED = "与之相比的时间"
SEEN = ("看", "来看", "情况看", "数据看")
Years = tuple[int | None, int | None, int | None]
"""The year that a sentence speaks of, the report's own, and that of 目前."""
THIS_YEAR = ("今年", "本年")
SAME_TIME = re.compile("(?<![\\u4e00-\\u9fff])同期,")
SAME_REACH = 500  # characters
PART_REACH = 400  # characters
YEARS_PAST = ("年来", "年间", "年里")
BY_YEAR_END = ("年底前",)
SINCE_A_MONTH = re.compile("\\d{1,2}月份?以来")
YEAR_END = ("年末", "年底")
LEAD_REACH = 14  # a period named this near a sentence's start speaks for the sentences after it


class Because(NamedTuple):
    """Why something was read so: words, the reason in Chinese, and their place in the view."""

    words: str
    reason: str
    at: int | None = None


@dataclass(slots=True)
class Carried:
    """What a block's earlier sentences say for its later ones.

    `subjects` are the regions the block has yet to speak of, the next one last. `spoken_of`
    outlives its block: in a report whose title and headings name no year, it is the period that
    was last spoken of.
    """

    period: Period | None = None
    region: Named | None = None
    subjects: list[Named] = field(default_factory=list)
    spoken_of: Period | None = None


def period_of(
    found: Found, around: Surroundings, frame: Frame, carried: Carried, year: int | None
) -> tuple[Period | None, Because]:
    """The period of one number, and why. `year` is the one the report most likely speaks from."""
    _turn_back(around, carried, frame, year)
    before = carried.period or frame.period.period
    named = now = around.times.year_named(around.sentence, found.start)
    if now is None:
        now = before.year if before is not None else year
    until = min(_before_the_change(found, around), _before_the_goal(found, around))
    compared = around.times.compared(found.start, year)
    if compared is not None:
        compared = same_span(compared, before)
        return compared, Because(compared.words, COMPARED, compared.at)
    framed = frame.period.period
    present = framed.year if framed is not None else year
    if frame.reviewed is not None and frame.status.status == "target":
        present = frame.reviewed.year  # 目前 in the plan of a review is when the report speaks
    here = _said(around, carried, until, (now, year, present))
    if here is None:
        return _period_before(carried, frame, year)
    here = _rest_of(_up_to(same_span(here, before), named, frame), framed)
    leading = here if _leads(here, around) else _leading(around, now, year)
    grown_from = _is_grown_from(here, around.text)  # 由目前的72%提高到90%
    if carried.period is not None and here.words in PRESENT and not grown_from:
        carried.period = here  # 去年新增6家，目前已有14家；行业商会9家
    elif around.head is None and leading is not None and not _holds_once(leading, framed):
        carried.period = carried.spoken_of = leading
    return here, Because(here.words, "本句的时间", here.at)


def _said(around: Surroundings, carried: Carried, until: int, years: Years) -> Period | None:
    """The period that the clause tells, else the sentence, what it goes on from, the column."""
    return (
        around.times.last(around.clause, until, *years)
        or _said_before(around, until, years)
        or _said_in_part(around, carried, years)
        or _same_time(around, carried, until, years)
        or (around.times.last(*around.head, *years[:2]) if around.head else None)
    )


def _same_time(around: Surroundings, carried: Carried, until: int, years: Years) -> Period | None:
    """同期，钟祥市128家企业结对131个村: the time that was named last."""
    if SAME_TIME.search(around.text, around.sentence, until) is None:
        return None
    begin = max(0, around.sentence - SAME_REACH)
    here = around.times.last(begin, around.sentence, *years)
    while here is not None and here.words in PRESENT:
        here = around.times.last(begin, here.at, *years)
    carried.period = here or carried.period
    return here


def _up_to(period: Period, named: int | None, frame: Frame) -> Period:
    """2020年，…。五年来，捐款9亿元: the five years up to the one of which the report gives account,
    where the sentence has no year of its own.
    """
    reviewed = frame.reviewed
    if named is not None or reviewed is None or not period.words.endswith(YEARS_PAST):
        return period
    year = reviewed.year
    begin = date(period.start.year + year - period.year, 1, 1)
    return period._replace(start=begin, end=date(year, 12, 31))


def _rest_of(period: Period, framed: Period | None) -> Period:
    """年底前 in a plan for the second half of a year is that half."""
    if framed is None or period.words not in BY_YEAR_END or framed.end != period.end:
        return period
    return period._replace(start=max(period.start, framed.start))


def _period_before(
    carried: Carried, frame: Frame, year: int | None
) -> tuple[Period | None, Because]:
    """What the block, the headings or the text before say of a number whose sentence is silent."""
    if carried.period is not None:
        return carried.period, Because(carried.period.words, "本段前文的时间", carried.period.at)
    framed, told = frame.period.period, carried.spoken_of
    if framed is not None:
        return framed, _told_above(framed)
    if told is not None and not _before_the_plan(told, frame):
        return told, Because(told.words, "前文的时间", told.at)
    if year is not None:
        return whole_year(year), Because(f"{year}年", "给定的年份")
    return None, Because("", "原文没有说明时间")


def _before_the_plan(told: Period, frame: Frame) -> bool:
    """Whether a plan has begun since a period was last spoken of."""
    plan = frame.status
    return plan.status == "target" and plan.status_at is not None and told.at < plan.status_at


def _told_above(period: Period) -> Because:
    if period.at < 0:
        return Because(period.words, "接在总结之后的计划，说的是下一期")
    return Because(period.words, "标题的时间", period.at)


def _before_the_change(found: Found, around: Surroundings) -> int:
    """由去年底的86.4%提高到97.3%: the second number is not of 去年底."""
    previous = around.previous_end
    if previous <= around.clause or around.times.last(previous, found.start, 1) is not None:
        return found.start
    if BECAME.fullmatch(around.text, previous, found.start) is None:
        return found.start
    begun = max(around.text.rfind(word, around.clause, previous) for word in "由从")
    return begun if begun >= 0 else found.start


def _before_the_goal(found: Found, around: Surroundings) -> int:
    """完成全年任务12亿元的61.5%: the year is that of the goal, not of what has been done of it."""
    if found.family != "percent":
        return found.start
    done = DONE_SHARE.search(around.text, around.clause, found.start)
    return found.start if done is None else done.start()


def _turn_back(around: Surroundings, carried: Carried, frame: Frame, year: int | None) -> None:
    """2024年，增长5.4%。…今年以来建立三项机制。上半年位列首位: a sentence without a number, too,
    tells of when the block goes on.
    """
    if carried.period is None or around.head is not None:
        return
    present = around.times.last(around.previous_end, around.sentence, year, year)
    if present is not None and present.words.startswith(THIS_YEAR) and present != carried.period:
        carried.period = so_far(present, frame.period.period)


def _said_in_part(around: Surroundings, carried: Carried, years: Years) -> Period | None:
    """截至2021年底，私营企业达6215家；注册资本262亿元: what the parts of a sentence before a
    semicolon tell, where the block does not go on with a period of that sentence.
    """
    text, part = around.text, around.sentence
    if text[part - 1 : part] != ";":
        return None
    begin = max(text.rfind(mark, max(0, part - PART_REACH), part) for mark in "。!?\n") + 1
    begin = max(begin, part - PART_REACH)
    if carried.period is not None and carried.period.at >= begin:
        return None
    here = around.times.last(begin, part, *years)
    while here is not None and _is_grown_from(here, text):
        here = around.times.last(begin, here.at, *years)
    return here


def _leads(period: Period, around: Surroundings) -> bool:
    """2022年，… speaks for the sentences after it, and so does 年末 at the head of one.
    2020年2月首批口罩… is a date among others.
    """
    if period.words in YEAR_END:
        return period.at == around.sentence
    after = period.at + len(period.words)
    near = period.at - around.sentence <= LEAD_REACH
    return near and LEADS.match(around.text, after) is not None


def _leading(around: Surroundings, now: int | None, year: int | None) -> Period | None:
    """2021年，…，截至11月底，参与企业41家。上报信息35条: the year goes on, the date was for one."""
    end = min(around.sentence + 2 * LEAD_REACH, around.clause)
    named = around.times.first(around.sentence, end, now, year)
    return named if named is not None and _leads(named, around) else None


def _said_before(around: Surroundings, until: int, years: Years) -> Period | None:
    """The last period of the sentence's clauses before this one. 户数由五年前的769万户增长到
    1308万户，占比96%: what something grew from tells of no later clause.
    """
    end = min(around.clause, until)
    here = around.times.last(around.sentence, end, *years)
    while here is not None and _is_grown_from(here, around.text):
        here = around.times.last(around.sentence, here.at, *years)
    return here


def _is_grown_from(period: Period, text: str) -> bool:
    """由去年底的…增加到; but 从一季度看 tells when."""
    seen = text.startswith(SEEN, period.at + len(period.words))
    return text[period.at - 1 : period.at] in ("由", "从") and not seen


def _holds_once(period: Period, framed: Period | None) -> bool:
    """Whether a period that leads its sentence holds for that alone: 十年前, 11月以来 or one of
    several years of which a heading speaks. A plan for 2021 to 2025 tells first of 2020.
    """
    if period.words.endswith(AGO) or SINCE_A_MONTH.match(period.words):
        return True
    several = framed is not None and framed.start.year < framed.end.year
    return several and framed is not None and period.year >= framed.start.year
