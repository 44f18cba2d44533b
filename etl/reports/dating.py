"""When a number is: the period that its clause, sentence, block or headings tell, with why.

The nearest words win. Knows no indicator: whether it is counted on a day is for `settling`.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from etl.reports.derived import BECAME
from etl.reports.frames import Frame
from etl.reports.periods import AGO, PRESENT, Period, same_span, whole_year
from etl.reports.places import Named
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

COMPARED = "与之相比的时间"
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
    before = carried.period or frame.period.period
    now = around.times.year_named(around.sentence, found.start)
    if now is None:
        now = before.year if before is not None else year
    until = _before_the_change(found, around)
    compared = around.times.compared(found.start, year)
    if compared is not None:
        compared = same_span(compared, before)
        return compared, Because(compared.words, COMPARED, compared.at)
    framed = frame.period.period
    present = framed.year if framed is not None else year
    if frame.reviewed is not None and frame.status.status == "target":
        present = frame.reviewed.year  # 目前 in the plan of a review is when the report speaks
    here = around.times.last(around.clause, until, now, year, present)
    if here is None:
        here = _said_before(around, until, now, year, present)
    if here is None and around.head is not None:
        here = around.times.last(*around.head, now, year)
    if here is None:
        return _period_before(carried, frame, year)
    here = same_span(here, before)
    leading = here if _leads(here, around) else _leading(around, now, year)
    if carried.period is not None and here.words in PRESENT:
        carried.period = here  # 去年新增6家，目前已有14家；行业商会9家
    elif around.head is None and leading is not None and not _holds_once(leading, framed):
        carried.period = carried.spoken_of = leading
    return here, Because(here.words, "本句的时间", here.at)


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


def _leads(period: Period, around: Surroundings) -> bool:
    """2022年，… speaks for the sentences after it, and so does 年末 at the head of one.
    2020年2月首批口罩… is a date among others.
    """
    if period.words in YEAR_END:
        return period.at == around.sentence
    after = period.at + len(period.words)
    return period.at - around.sentence <= LEAD_REACH and around.text[after : after + 1] == ","


def _leading(around: Surroundings, now: int | None, year: int | None) -> Period | None:
    """2021年，…，截至11月底，参与企业41家。上报信息35条: the year goes on, the date was for one."""
    end = min(around.sentence + 2 * LEAD_REACH, around.clause)
    named = around.times.first(around.sentence, end, now, year)
    return named if named is not None and _leads(named, around) else None


def _said_before(
    around: Surroundings, until: int, now: int | None, year: int | None, present: int | None
) -> Period | None:
    """The last period of the sentence's clauses before this one. 户数由五年前的769万户增长到
    1308万户，占比96%: what something grew from tells of no later clause.
    """
    end = min(around.clause, until)
    here = around.times.last(around.sentence, end, now, year, present)
    while here is not None and around.text[here.at - 1 : here.at] in ("由", "从"):
        here = around.times.last(around.sentence, here.at, now, year, present)
    return here


def _holds_once(period: Period, framed: Period | None) -> bool:
    """Whether a period that leads its sentence holds for that alone: 十年前，…, or one of several
    years of which a heading speaks. A plan for 2021 to 2025 tells in its first part of 2020.
    """
    if period.words.endswith(AGO):
        return True
    several = framed is not None and framed.start.year < framed.end.year
    return several and framed is not None and period.year >= framed.start.year
