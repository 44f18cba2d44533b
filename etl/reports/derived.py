"""Meanings that follow from the number before: its growth, its share, its goal, what it became,
and the place of a number in a list of nouns. The rest of mapping stands in `mapping`.
"""

import re
from typing import NamedTuple

from catalogue import Indicator
from etl.reports.phrases import Phrases, Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

# 由120家增加到185家, 在120家的基础上增加到185家: the second number counts what the first did.
BECAME = re.compile(
    "(?:的)?(?:(?:基础|基数)上,?)?(?:逐步|稳步|进一步|再)?(?:增加|增长|上升|提高|扩大|发展|提升|壮大|增|升|下降|减少|降低|降)(?:到|至|为|成)(?:(?:19|20)\\d\\d年(?:底|末)?的?)?[约近超]?"
)
# 到位资金97亿元，完成全年目标任务120亿元: the goal of what was just counted.
GOAL_OF = re.compile(
    "[,、(]?(?:已|超额|提前)?完成(?:全年|年度|年初|计划|预期)*(?:目标|任务)+(?:任务|数)?"
)
# 会员总数达1120个，比2020年的760个增长: what the one before it is compared with.
COMPARED_WITH = re.compile("[,、(]?(?:比|较)[^,。;]{2,10}的[约近超]?")
SINCE_EARLIER = re.compile("(?:比|较)(?:19|20)\\d\\d年[^,。;]*\\Z")
SHARE_OF = re.compile("[,、(]占[^,。;]{2,10}?(?:总数|总量)?的?(?:比重|比例)?[为达约近超]?")
SPREAD = re.compile("分别|各(?=\\d|有|为)")
ITEM = re.compile("[^、和与及,]+")
LARGE = 1000  # 会员6万: a large number without a unit is no percentage


class Meaning(NamedTuple):
    """The indicator, or None with the reason; the phrase that told it; others as near.

    `doubt` says why a person should look before the figure is taken.
    """

    indicator: Indicator | None
    said: Said | None = None
    reason: str = ""
    candidates: tuple[str, ...] = ()
    doubt: str = ""


def derived(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """What the number is because of the one before it; None where it stands for itself."""
    if around.previous is not None and _goes_on(found, around):
        return Meaning(around.previous if unit_fits(found, around.previous) else None)
    return _growth(found, around, phrases) or _share(found, around, phrases)


def _goes_on(found: Found, around: Surroundings) -> bool:
    """Whether the number is what the one before it became, or was to become."""
    between = (around.text, around.previous_end, found.start)
    return any(words.fullmatch(*between) is not None for words in (BECAME, GOAL_OF, COMPARED_WITH))


def _growth(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """民营经济增加值8000亿元，同比增长7%: the growth of what was just counted."""
    if found.family != "percent" or not found.change or around.previous is None:
        return None
    if not re.fullmatch(
        "[,、(]?(?:同比|比上年|较上年|比去年|较去年|年均)?(?:名义|可比)?(?:增长|下降|增加|减少)[约近超]?",
        around.text[around.previous_end : found.start],
    ):
        return None
    if SINCE_EARLIER.search(around.text, around.clause, around.previous_end):
        return Meaning(None, reason="与更早的年份相比，没有对应指标")
    growth = phrases.indicators.get(f"{around.previous.key.removesuffix('_count')}_growth")
    return Meaning(growth) if growth is not None else Meaning(None, reason="增长幅度没有对应指标")


def _share(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """企业会员3302家，占会员总数的78.3%: the share of what was just counted."""
    if found.family != "percent" or around.previous is None:
        return None
    if SHARE_OF.fullmatch(around.text, around.previous_end, found.start) is None:
        return None
    share = phrases.indicators.get(f"{around.previous.key.removesuffix('s')}_share")
    return Meaning(share) if share is not None else None


def of_list(said: list[Said], around: Surroundings) -> list[Said]:
    """乡镇商会、行业商会分别为32个、14个: of a list of nouns only the one in the number's place."""
    spread = SPREAD.search(around.text, around.clause, around.clause_end)
    if spread is None:
        return said
    items = [m.span() for m in ITEM.finditer(around.text, around.clause, spread.start())]
    if len(items) < 2 or around.position >= len(items):  # noqa: PLR2004 - a list has two
        return said
    start, end = items[around.position]
    of_item = [s for s in said if s.start >= start and s.end <= end]
    if not of_item:
        return said
    # It stands where the spread word stands, for all that distances say.
    shift = spread.start() - end
    return [Said(s.start + shift, s.end + shift, s.phrase, s.indicator) for s in of_item]


def unit_fits(found: Found, indicator: Indicator) -> bool:
    if indicator.kind == "rank":
        return False
    if found.family == "money":
        return indicator.unit == "元" and found.unit == "元"
    if found.family == "percent":
        return indicator.unit == "%" and found.unit == "%"
    if not found.unit:
        return indicator.unit != "%" if found.value is None or found.value > LARGE else True
    return found.unit == indicator.unit or found.unit in indicator.unit_spellings
