"""When, of whom and whether: period, region and status of one number, each with its evidence.

The nearest words win: clause, sentence, block, heading, title, then what we were told.
Places are those of the view. Decides no indicator.
"""

import re
from dataclasses import dataclass

from etl.figures import Status
from etl.reports import statuses
from etl.reports.dating import COMPARED, Because, Carried, period_of
from etl.reports.frames import Frame, Setting
from etl.reports.goals import Spoken, is_goal, is_own_year, told_by_year
from etl.reports.hedges import REQUIREMENT
from etl.reports.periods import Period, so_far
from etl.reports.rates import per_what
from etl.reports.scanning import Found
from etl.reports.statuses import Told
from etl.reports.subjects import Subjects
from etl.reports.surroundings import Surroundings

TASK = re.compile("任务|目标|指标|计划|下达")  # 力争 in the clause before goes on asking
YEARLY = "年"
SOMEBODY_ELSE = "说的地区不在目录中，或不止一个"


@dataclass(slots=True)
class Context:
    """What surrounds a number. None where nothing tells."""

    status: Status
    status_because: Because
    period: Period | None
    period_because: Because
    region: str | None
    region_because: Because
    per: str


def context_of(
    found: Found,
    around: Surroundings,
    frame: Frame,
    carried: Carried,
    subjects: Subjects,
    spoken: Spoken,
    year: int | None,
) -> Context:
    """Period, region and status of one number. `spoken` is when the report
    says that it speaks, `year` the year it most likely speaks from.
    """
    period, period_because = period_of(found, around, frame, carried, year)
    region, region_because = _region(found, around, frame, carried, subjects)
    status, status_because = _status(found, around, frame, period, spoken, year)
    if status == "actual" and period is not None and period == frame.planned:
        # 已建成12个, among what is planned for the next year
        period, period_because = frame.looked_back, Because("", "计划部分提到的已有情况")
    if period is not None and status == "actual":
        period = so_far(period, frame.period.period)
    per = per_what(around.text, around.clause, found.start)
    if per == YEARLY and period is not None and frame.period.period is not None:
        period = _years_of(period, frame.period.period)
    return Context(status, status_because, period, period_because, region, region_because, per)


def _years_of(period: Period, framed: Period) -> Period:
    """今后五年：到2026年，…年均增长8%: an average of years is that of all of them."""
    ends = period.start.year == period.end.year == framed.end.year
    return framed if ends and framed.start.year < framed.end.year else period


def carry_on(end: int, carried: Carried) -> None:
    """Take along of whom the block speaks before a number stands there."""
    while carried.subjects and carried.subjects[-1].at < end:
        carried.region = carried.subjects.pop()


def _region(
    found: Found, around: Surroundings, frame: Frame, carried: Carried, subjects: Subjects
) -> tuple[str | None, Because]:
    listed = subjects.lists.listed(around.text, around.sentence, around.clause, found.start)
    position = around.position
    if listed and position < len(listed):
        named = listed[position]
        return named.code or None, Because(named.words, "分别对应", named.at)
    subject = carried.region
    if subject is not None and not subject.code:
        return None, Because(subject.words, SOMEBODY_ELSE, subject.at)
    if subject is not None and subject.words:
        return subject.code, Because(subject.words, "分句的主语", subject.at)
    framed = frame.region.region
    if framed is None:
        return None, Because("", "原文没有说明地区")
    if not framed.code:
        return None, Because(framed.words, SOMEBODY_ELSE, framed.at)
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
        or around.cues.listed(around.sentence, found.start)
        or around.cues.in_clause(around.clause, found.start)
        or around.cues.in_sentence(around.sentence, around.clause)
    )
    if (
        told is not None
        and period is not None
        and _speaks_past(told, period, found, around, spoken)
    ):
        told = None
    if told is not None and told.status == "target" and _is_done_of_it(told, found, around):
        told = Told("actual", "完成", None, "完成目标的比例是实际数")
    if told is not None and is_own_year(told.words, own, frame.status.status):
        told = None
    if told is None and frame.status.status != "target":
        told = around.cues.by_habit(around.clause, found.start)
    if told is not None:
        return told.status, Because(told.words, told.reason, told.at)
    by_year = told_by_year(
        period,
        spoken,
        frame.status.status,
        since=around.sentence,
        title_end=frame.status.status_at or 0,
    )
    if by_year is not None and period is not None:
        return by_year[0], Because(period.words, by_year[1], period.at)
    return _framed_status(found, around, frame, coming=_comes_after(period, spoken))


def _is_done_of_it(told: Told, found: Found, around: Surroundings) -> bool:
    """任务是3万家，10月底完成91.6%: the task of the clause before it is no longer asked for."""
    task = told.at is not None and told.at < around.clause and TASK.search(told.words)
    if found.family != "percent" or not task:
        return False
    return statuses.DONE_OF_IT.search(around.text, around.clause, found.start) is not None


def _speaks_past(
    told: Told, period: Period, found: Found, around: Surroundings, spoken: Spoken
) -> bool:
    """2023年力争签约120个，2022年签约94个: a clause that names its own time is not reached by a
    word of the sentence before it, where that time is past and the word asks, or the reverse.
    """
    if told.at is None or spoken.year is None or told.at >= min(around.clause, period.at):
        return False
    if "," not in around.text[told.at : period.at]:
        return False
    reviewed = spoken.year - 1 if spoken.reviewed is None else spoken.reviewed
    if told.status == "target":
        asked = told.words == "要求" and found.hedge in REQUIREMENT
        return period.year <= reviewed and not asked
    return period.year > max(spoken.year, reviewed)


def _comes_after(period: Period | None, spoken: Spoken) -> bool:
    """Whether a period follows on the one of which a report gives account."""
    reviewed = spoken.year if spoken.reviewed is None else spoken.reviewed
    return period is not None and reviewed is not None and period.year > reviewed


def _framed_status(
    found: Found, around: Surroundings, frame: Frame, *, coming: bool
) -> tuple[Status, Because]:
    """What title and headings say, where the clause has no cue of its own. In a review, what is
    asked for in a `coming` year (2023年，引进项目不少于5个) has not been done.
    """
    framed = frame.status
    if framed.status is not None and not (coming and framed.status == "actual"):
        return _as_framed(framed)
    asked = statuses.told_by_requirement(
        around.text,
        around.clause,
        found.start,
        found.hedge,
        ranged=found.qualifier == "range" and found.family in ("event", "count"),
    )
    if asked is not None:
        return asked.status, Because(asked.words, asked.reason, asked.at)
    if framed.status is not None:
        return _as_framed(framed)
    return "actual", Because("", "陈述语气，没有计划用语")


def _as_framed(framed: Setting) -> tuple[Status, Because]:
    reason = "标题既有总结又有计划" if framed.status == "unknown" else "标题的用语"
    return framed.status or "unknown", Because(framed.status_words, reason, framed.status_at)


def _is_compared(found: Found, around: Surroundings, year: int | None) -> bool:
    """比2024年底的8.8万户净增7000户: what is compared with is there, whatever is planned."""
    compared = around.times.compared(found.start, year)
    return compared is not None and (year is None or compared.year <= year)
