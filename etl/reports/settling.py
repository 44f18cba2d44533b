"""What becomes of a number: a figure, a doubt with its candidates, or a reason why it is none.

Only what is certain in every field is `mapped`; nothing is guessed to make it so.
"""

import re
from dataclasses import dataclass
from datetime import date

from catalogue import Catalogue, Indicator
from etl.passages import Evidence, Field, Passage, State
from etl.reports.certainty import is_before_a_change, obstacle
from etl.reports.context import Context
from etl.reports.dating import Because
from etl.reports.derived import Meaning
from etl.reports.moments import PART, beginning, dates, is_counted_at
from etl.reports.not_figures import CLASSES
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings
from etl.reports.view import View

NOUN_AFTER = re.compile("(?:的)?([\\u4e00-\\u9fff“”《》·]{2,16})")
NOUN_BEFORE = re.compile("([\\u4e00-\\u9fff“”《》、()·]{2,18})\\Z")
VERBS = re.compile(
    "^(?:已|共|先后|累计|全年|组织|开展|举办|召开|推动|引导|深入|实施|完成|实现|新增|达到|帮助|提交|提供|发放|"
    "达|为|在|到|对|给|将|要|拟|力争|计划|确保|争取|有|并|和|及|与|,)+"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The report a number stands in: its text, where places of the view lie in it, its day."""

    text: str
    view: View
    published: date | None
    catalogue: Catalogue


def set_aside(found: Found, origin: Origin) -> Passage:
    """A number that counts nothing, with what it is instead."""
    start, end = origin.view.span(found.start, found.end)
    reason = CLASSES[found.reason]
    return Passage(start, end, origin.text[start:end], "set_aside", "not_figure", reason)


def settled(
    found: Found,
    meaning: Meaning,
    context: Context,
    around: Surroundings,
    origin: Origin,
) -> Passage:
    """The passage of a number that counts something."""
    start, end = origin.view.span(found.start, found.end)
    indicator = _indicator(meaning, found, around, context.per)
    told = indicator or meaning.indicator
    published = None if context.status == "target" else origin.published
    period = dates(told, context.period, published)
    if told is None and context.period is not None and is_counted_at(found, context, around):
        period = (context.period.end, context.period.end)
    state, reason = _state(found, meaning, indicator, context, around, origin.catalogue)
    if is_before_a_change(found, context, around):
        period = beginning(context.period)
    return Passage(
        start=start,
        end=end,
        text=origin.text[start:end],
        state=state,
        kind=found.kind,
        value=found.value,
        value_max=found.high,
        unit=found.unit,
        qualifier=found.qualifier,
        direction=found.direction,
        status=context.status,
        indicator=None if indicator is None else indicator.key,
        region=context.region,
        period_start=period[0],
        period_end=period[1],
        counted=_counted(found, meaning, around),
        per=context.per,
        reason=reason,
        candidates=_candidates(meaning, indicator, context.per, around.threshold),
        evidence=_evidence(found, meaning, context, origin.view),
    )


def _indicator(meaning: Meaning, found: Found, around: Surroundings, per: str) -> Indicator | None:
    if found.kind != "figure":
        return None
    between = around.text[max(around.previous_end, around.clause - 6) : found.start]
    if (
        meaning.indicator is not None
        and meaning.elsewhere is None
        and meaning.indicator == around.previous
        and PART.search(between)
    ):
        return None
    return None if around.threshold or meaning.doubt or per else meaning.indicator


def _candidates(
    meaning: Meaning, indicator: Indicator | None, per: str, threshold: str
) -> tuple[str, ...]:
    """Among what a person may choose; of projects above 5亿元 there is nothing to choose."""
    if threshold:
        return ()
    if indicator is None and meaning.indicator is not None and (meaning.doubt or per):
        return (meaning.indicator.key,)
    return meaning.candidates


def _state(
    found: Found,
    meaning: Meaning,
    indicator: Indicator | None,
    context: Context,
    around: Surroundings,
    catalogue: Catalogue,
) -> tuple[State, str]:
    if found.kind != "figure":
        return "set_aside", CLASSES[found.reason]
    reason = obstacle(found, meaning, indicator, context, around, catalogue)
    if found.masked:
        return "masked", reason
    if indicator is None and not _candidates(meaning, indicator, context.per, around.threshold):
        return "unmapped", reason
    return ("doubtful", reason) if reason else ("mapped", "")


def _counted(found: Found, meaning: Meaning, around: Surroundings) -> str:
    """The noun phrase that is counted: after the number, else the phrase, else before it."""
    if meaning.said is not None:
        return meaning.said.phrase
    after = NOUN_AFTER.match(around.text, found.end, around.clause_end)
    if after is not None and found.family not in ("percent", "points", "rank", "money"):
        return after[1]
    start = max(around.clause, around.previous_end)
    before = NOUN_BEFORE.search(around.text[start : found.start])
    return "" if before is None else VERBS.sub("", before[1])


def _evidence(found: Found, meaning: Meaning, context: Context, view: View) -> tuple[Evidence, ...]:
    said, hedge = meaning.said, found.hedge
    noun = Because(said.phrase, "目录中的说法", said.start) if said else Because("", meaning.reason)
    given = (
        _one("status", context.status_because, view),
        _one("indicator", noun, view),
        _one("region", context.region_because, view),
        _one("period", context.period_because, view),
    )
    if not hedge:
        return given
    because = Because(hedge, "限定词", found.start - len(hedge))
    return (_one("qualifier", because, view), *given)


def _one(field: Field, because: Because, view: View) -> Evidence:
    words, reason, at = because
    if at is None or not words:
        return Evidence(field, words, reason)
    return Evidence(field, words, reason, *view.span(at, at + len(words)))
