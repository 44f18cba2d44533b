"""Whether a number may become a figure as it stands, or why it may not.

Reasons in Chinese, for the person who settles it. Changes nothing that was read.
"""

import re

from catalogue import Catalogue, Indicator
from etl.reports.context import Context
from etl.reports.derived import Meaning
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

EARLIER = re.compile("(?:由|从)[^,。;到至]{0,16}\\Z")
LATER = re.compile(
    "(?:的)?[^,。;]{0,3}?(?:增加|增长|上升|提高|扩大|发展|提升|增|升|提|跃升|下降|减少|降低|缩短)(?:到|至)"
)
SHARE_OF_ALL = re.compile("占[全我]([省市])")
BEFORE_A_CHANGE = "变化前的数，原文没有说明时间"
WHOLE = 100  # percent
PLAIN = 2  # characters: 捐款, 会员
PART = re.compile("其中")


def is_before_a_change(found: Found, context: Context, around: Surroundings) -> bool:
    """从6家增加到29家: whether the number is the first of two, of a time that is not told."""
    at = context.period_because.at
    return (
        EARLIER.search(around.text, around.clause, found.start) is not None
        and LATER.match(around.text, found.end) is not None
        and (at is None or at < around.clause)
    )


def obstacle(
    found: Found,
    meaning: Meaning,
    indicator: Indicator | None,
    context: Context,
    around: Surroundings,
    catalogue: Catalogue,
) -> str:
    """Why a number cannot become a figure as it stands; nothing where it can."""
    if context.per and meaning.indicator is not None:
        return f"按“{context.per}”计的数，不折算"
    reason = _unmeant(meaning, indicator, around)
    if reason or indicator is None:
        return reason
    if is_before_a_change(found, context, around):
        return BEFORE_A_CHANGE
    if meaning.elsewhere is not None and (
        context.region_because.at is None or context.region_because.at < meaning.elsewhere
    ):
        return "说的是别的地区，或几个中的一个"
    if context.region is None:
        return context.region_because.reason
    if context.period is None:
        return context.period_because.reason
    if context.status == "unknown":
        return "看不出是实际数还是目标数"
    return _of_larger(meaning, context, catalogue) or _unfit(found, indicator, context, catalogue)


def _of_larger(meaning: Meaning, context: Context, catalogue: Catalogue) -> str:
    """占全省GDP的12% in a city's report is no share of its own."""
    whole = SHARE_OF_ALL.search(meaning.said.phrase) if meaning.said is not None else None
    region = catalogue.regions.get(context.region or "")
    if whole is None or region is None or region.level == "province":
        return ""
    within = whole[1] == "省" or (region.level == "county" and region.division != "county_city")
    return f"占的是{whole[0][1:]}的比重，不是本地区的" if within else ""


def _unmeant(meaning: Meaning, indicator: Indicator | None, around: Surroundings) -> str:
    """Why it is not, or may not be, the whole of an indicator."""
    if around.threshold:
        return f"只是其中一部分（{around.threshold}）"
    if meaning.doubt:
        return meaning.doubt
    if meaning.elsewhere is None and _is_of_the_whole(meaning, around):
        return "可能是上一个数的一部分"
    if indicator is None:
        return meaning.reason or "是上一个数的一部分"
    return ""


def _is_of_the_whole(meaning: Meaning, around: Surroundings) -> bool:
    """其中捐款110万元: after 其中 a plain word counts a part of what stood before."""
    said = meaning.said
    if said is None or len(said.phrase) > PLAIN:
        return False
    return PART.search(around.text, max(around.sentence, said.start - 8), said.start) is not None


def _unfit(found: Found, indicator: Indicator, context: Context, catalogue: Catalogue) -> str:
    """Where the catalogue says that such a figure cannot be."""
    region = catalogue.regions.get(context.region or "")
    if region is not None and not indicator.applies(region):
        return f"“{indicator.name}”不适用于{region.name}"
    if found.value is not None and _impossible(found, indicator):
        return "数值不合这一指标的口径"
    if indicator.key.endswith("_growth") and context.period is not None and context.period.moment:
        return "增长幅度没有说明从何时算起"
    year = context.period.year if context.period else None
    if year is not None and indicator.until is not None and year > indicator.until:
        return f"“{indicator.name}”只到{indicator.until}年"
    if year is not None and indicator.since is not None and year < indicator.since:
        return f"“{indicator.name}”自{indicator.since}年起"
    return ""


def _impossible(found: Found, indicator: Indicator) -> bool:
    """A coverage above 100 %, a count below zero, half a place, half a member."""
    values = [value for value in (found.value, found.high) if value is not None]
    if indicator.kind == "ratio":
        return indicator.measured == "moment" and not all(0 <= value <= WHOLE for value in values)
    if indicator.kind == "rank":
        return not all(value >= 1 and value == int(value) for value in values)
    return any(value < 0 for value in values)
