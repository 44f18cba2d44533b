"""When, of whom and whether: period, region and status of one number, each with its evidence.

The nearest words win: clause, sentence, block, heading, title, then what we were told.
Places are those of the view. Decides no indicator.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from etl.figures import Status
from etl.reports import statuses
from etl.reports.derived import BECAME
from etl.reports.frames import Frame
from etl.reports.goals import is_goal, is_own_year, told_by_year
from etl.reports.periods import PRESENT, Period, whole_year
from etl.reports.places import Named, Places
from etl.reports.rates import per_what
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

COMPARED = "与之相比的时间"
LEAD_REACH = 14  # a period named this near a sentence's start speaks for the sentences after it


class Because(NamedTuple):
    """Why something was read so: words, the reason in Chinese, and their place in the view."""

    words: str
    reason: str
    at: int | None = None


class Spoken(NamedTuple):
    """When a report speaks: the year of its title, the day it appeared; None where unknown."""

    year: int | None
    published: date | None


class Context(NamedTuple):
    """What surrounds a number. None where nothing tells."""

    status: Status
    status_because: Because
    period: Period | None
    period_because: Because
    region: str | None
    region_because: Because
    per: str


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


def context_of(
    found: Found,
    around: Surroundings,
    frame: Frame,
    carried: Carried,
    places: Places,
    spoken: Spoken,
    year: int | None,
) -> Context:
    """Period, region and status of one number. `spoken` is when the report
    says that it speaks, `year` the year it most likely speaks from.
    """
    period, period_because = _period(found, around, frame, carried, year)
    region, region_because = _region(found, around, frame, carried, places)
    status, status_because = _status(found, around, frame, period, spoken, year)
    per = per_what(around.text, around.clause, found.start)
    return Context(status, status_because, period, period_because, region, region_because, per)


def carry_on(end: int, carried: Carried) -> None:
    """Take along of whom the block speaks before a number stands there."""
    subjects = carried.subjects
    while subjects and subjects[-1].at < end:
        carried.region = subjects.pop()


def _period(
    found: Found, around: Surroundings, frame: Frame, carried: Carried, year: int | None
) -> tuple[Period | None, Because]:
    before = carried.period or frame.period.period
    now = around.times.year_named(around.sentence, found.start)
    if now is None:
        now = before.year if before is not None else year
    until = _before_the_change(found, around)
    compared = around.times.compared(found.start, year)
    if compared is not None:
        return compared, Because(compared.words, COMPARED, compared.at)
    framed = frame.period.period
    present = framed.year if framed is not None else year
    here = around.times.last(around.clause, until, now, year, present)
    if here is None:
        here = around.times.last(around.sentence, min(around.clause, until), now, year, present)
    if here is None and around.head is not None:
        here = around.times.last(*around.head, now, year)
    if here is None:
        return _period_before(carried, framed, year)
    leading = here if _leads(here, around) else _leading(around, now, year)
    if carried.period is not None and here.words in PRESENT:
        carried.period = here  # 去年新增6家，目前已有14家；行业商会9家
    elif around.head is None and leading is not None and not _is_one_of(leading, framed):
        carried.period = carried.spoken_of = leading
    return here, Because(here.words, "本句的时间", here.at)


def _period_before(
    carried: Carried, framed: Period | None, year: int | None
) -> tuple[Period | None, Because]:
    """What the block, the headings or the text before say of a number whose sentence is silent."""
    if carried.period is not None:
        return carried.period, Because(carried.period.words, "本段前文的时间", carried.period.at)
    if framed is not None:
        return framed, Because(framed.words, "标题的时间", framed.at)
    if carried.spoken_of is not None:
        told = carried.spoken_of
        return told, Because(told.words, "前文的时间", told.at)
    if year is not None:
        return whole_year(year), Because(f"{year}年", "给定的年份")
    return None, Because("", "原文没有说明时间")


def _before_the_change(found: Found, around: Surroundings) -> int:
    """由去年底的86.4%提高到97.3%: the second number is not of 去年底."""
    previous = around.previous_end
    if previous <= around.clause or around.times.last(previous, found.start, 1) is not None:
        return found.start
    if BECAME.fullmatch(around.text, previous, found.start) is None:
        return found.start
    begun = max(around.text.rfind(word, around.clause, previous) for word in "由从")
    return begun if begun >= 0 else found.start


def _leads(period: Period, around: Surroundings) -> bool:
    """2022年，… speaks for the sentences after it; 2020年2月首批口罩… is a date among others."""
    after = period.at + len(period.words)
    return period.at - around.sentence <= LEAD_REACH and around.text[after : after + 1] == ","


def _leading(around: Surroundings, now: int | None, year: int | None) -> Period | None:
    """2021年，…，截至11月底，参与企业41家。上报信息35条: the year goes on, the date was for one."""
    end = min(around.sentence + 2 * LEAD_REACH, around.clause)
    named = around.times.first(around.sentence, end, now, year)
    return named if named is not None and _leads(named, around) else None


def _is_one_of(period: Period, framed: Period | None) -> bool:
    """Whether a heading speaks of several years and of this one: then it holds for its sentence
    only. A plan for 2021 to 2025 tells in its first part of 2020.
    """
    several = framed is not None and framed.start.year < framed.end.year
    return several and framed is not None and period.year >= framed.start.year


def _region(
    found: Found, around: Surroundings, frame: Frame, carried: Carried, places: Places
) -> tuple[str | None, Because]:
    listed = places.listed(around.text, around.clause, found.start)
    position = around.position
    if listed and position < len(listed):
        named = listed[position]
        return named.code, Because(named.words, "分别对应", named.at)
    if carried.region is not None:
        return carried.region.code, Because(carried.region.words, "分句的主语", carried.region.at)
    framed = frame.region.region
    if framed is None:
        return None, Because("", "原文没有说明地区")
    return framed.code, Because(
        framed.words,
        "标题的地区" if framed.at >= 0 else "给定的地区",
        framed.at if framed.at >= 0 else None,
    )


def _status(
    found: Found,
    around: Surroundings,
    frame: Frame,
    period: Period | None,
    spoken: Spoken,
    year: int | None,
) -> tuple[Status, Because]:
    text, own = around.text, spoken.year or year
    if period is not None and _is_compared(found, around, spoken.year):
        return "actual", Because(period.words, COMPARED, period.at)
    if period is not None and is_goal(text, period, own, found.start, frame.status.status):
        return "target", Because(period.words, "到将来某时", period.at)
    told = (
        statuses.told_by_neighbours(text, found.start, found.end, share=found.family == "percent")
        or around.cues.in_clause(around.clause, found.start)
        or around.cues.in_sentence(around.sentence, around.clause)
    )
    if told is not None and is_own_year(told.words, own, frame.status.status):
        told = None
    if told is None and frame.status.status != "target":
        told = around.cues.by_habit(around.clause, found.start)
    if told is not None:
        return told.status, Because(told.words, told.reason, told.at)
    by_year = told_by_year(period, spoken.year, spoken.published, frame.status.status)
    if by_year is not None and period is not None:
        return by_year[0], Because(period.words, by_year[1], period.at)
    return _framed_status(found, around, frame)


def _framed_status(found: Found, around: Surroundings, frame: Frame) -> tuple[Status, Because]:
    """What title and headings say, where the clause has no cue of its own."""
    framed = frame.status
    if framed.status is not None:
        reason = "标题既有总结又有计划" if framed.status == "unknown" else "标题的用语"
        return framed.status, Because(framed.status_words, reason, framed.status_at)
    asked = statuses.told_by_requirement(
        around.text,
        around.clause,
        found.start,
        found.hedge,
        ranged=found.qualifier == "range" and found.family in ("event", "count"),
    )
    if asked is not None:
        return asked.status, Because(asked.words, asked.reason, asked.at)
    return "actual", Because("", "陈述语气，没有计划用语")


def _is_compared(found: Found, around: Surroundings, year: int | None) -> bool:
    """比2024年底的8.8万户净增7000户: what is compared with is there, whatever is planned."""
    compared = around.times.compared(found.start, year)
    return compared is not None and (year is None or compared.year <= year)
