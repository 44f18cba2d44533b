"""Meanings that follow from the number before: its growth, its share, its goal, what it became.

The rest of mapping stands in `mapping`.
"""

import re
from typing import NamedTuple

from catalogue import Indicator
from etl.reports.phrases import Phrases, Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

# 由120家增加到185家, 在120家的基础上增加到185家: the second number counts what the first did.
BECAME = re.compile(
    "(?:的)?(?:(?:基础|基数)上,?)?(?:再|又|进一步)?(?:逐步|稳步|进一步|再)?"
    "(?:增加|增长|上升|提高|扩大|发展|提升|壮大|增|升|提|下降|减少|降低|降)(?:到|至|为|成|达到)"
    "(?:(?:(?:19|20)\\d\\d年|现在|目前|如今|当前|今年|去年)(?:底|末)?的?)?[约近超]?"
)
# 到位资金97亿元，完成全年目标任务120亿元: the goal of what was just counted.
GOAL_OF = re.compile(
    "[,、(]?(?:已|超额|提前)?完成(?:全年|年度|年初|计划|预期)*(?:目标|任务)+(?:任务|数)?"
)
# 回应率只有88%，距离95%的目标还有差距: what the one before it should have been.
# 到位资金97亿元，超额完成90亿元的年度目标任务: the goal stands before its word.
DONE = re.compile(
    "[,、(]?(?:已|超额|提前|全面|圆满|顺利|如期)*完成了?(?:[省市县区州](?:定|里|下达)的?)?(?:全年|年度|年初|既定)*"
)
SHORT_OF = re.compile(
    "[,、(]?(?:距离?|离|与|未达到?|没有达到|未完成|低于|高于)(?:全年|年度|预期|既定)*"
)
ASKED = re.compile("以?上?的?(?:全年|年度|年初|预期|既定|规定|计划)*(?:目标|要求|任务)")
# 苏州市民营企业总数42万户，常州市13.8万户: the same of another place, the noun left out.
ELSEWHERE = re.compile(
    "[,、;(](?:而?同期|而|其中)?[:,]?(?:[\\u4e00-\\u9fff]{1,5}[省市区县州盟旗]|(?:其他|其余|其它)(?:区县|县区|市州|县市|区县市|县市区)|全国)"
    "(?:则|也|各|均|为|达到?|有|约|近|超过?|不少于|不低于|同比|增长|下降)*"
)
PART_OF_ALL = re.compile("另|新|占|园|城|社|片|地|(?:[山湖库牧老矿景灾疫辖校])区")
# 实有经营主体5.9万户，其中民营企业1.2万户
OF_ALL = re.compile(
    "[,、(](?:其中|包括|含)[:,]?(民营|私营|)企业(?:数|总数|户数|达到?|为|有|约|近|超过?)*"
)
# 会员总数达1120个，比2020年的760个增长: what the one before it is compared with.
COMPARED_WITH = re.compile("[,、(]?(?:比|较)[^,。;]{2,10}的[约近超]?")
GOES_ON = re.compile(f"{BECAME.pattern}|{GOAL_OF.pattern}|{COMPARED_WITH.pattern}")
NO_GROWTH = "增长幅度没有对应指标"
GROWN = re.compile(
    "[,、(]?(?:按(?:可比|不变)价格?(?:计算|计)?,?)?"
    "(?:同比|[比较](?:上年|去年)(?:同期)?([末底])?)?(?:净|名义|可比|实际)?(?:增长|下降|增加|减少)[约近超]?"
)
SINCE_EARLIER = re.compile("(?:比|较)(?:19|20)\\d\\d年[^,。;]*\\Z")
SHARE_OF = re.compile("[,、(]占[^,。;]{0,10}?(?:总数|总量)?的?(?:比重|比例)?[为达约近超]?")
# 会员总数1023个，其中企业会员占71%
FIRMS_AMONG = re.compile("[,、(](?:其中)?[,:]?企业会员占(?:比重?|比例|有)?[为达约近超]?")
COME_TO = re.compile(
    "[,、(;]?(?:累计|总数|总量|总数累计|共有?|现有|目前(?:有|共有|已有)?)(?:已)?(?:达到?|为|有)?[约近超]?"
)
ADDED_TO = re.compile("[,、(](?:其中)?[,:]?(?:当年|今年|本年|年内|全年)?新增(?:投资|项目|企业)?")
WHOLE_OF = {
    "member_new": "member_count",
    "village_enterprises_new": "village_enterprises",
    "village_projects_new": "village_projects",
    "village_investment_new": "village_investment",
}
# 签约5个、11.5亿元: the money of what was just counted.
WORTH = re.compile("[,、(](?:总|共|合计|总计|共计|计)?")
INVESTED = re.compile("[,、(](?:总|计划|完成)?投资(?:总?额)?(?:达到?|为)?")
AT_ISSUE = re.compile(
    "[,、(](?:涉及|涉案|案涉)(?:总)?(?:金额|资金|价值)(?:总额)?(?:合计|共计|累计|高)?[达约近超为]?"
)
WORTH_OF = {
    "disputes_mediated": "mediation_value",
    "signed_projects": "signed_investment",
    "village_projects": "village_investment",
    "village_projects_new": "village_investment_new",
    "scholarships": "scholarship_donations",
    "poverty_investment": "poverty_donations",
}
# 投入资金9亿元，其中捐赠1.6亿元
GIVEN_OF_IT = re.compile(
    "[,、(]其中[,:]?(?:捐赠|捐款|捐资|捐款捐物|捐资捐物|捐赠款物)(?:资金)?(?:达到?|为)?"
)
MONEY_OF = {
    "disputes_mediated": AT_ISSUE,
    "village_projects_new": INVESTED,
    "poverty_investment": GIVEN_OF_IT,
}
COVERAGE = re.compile("[,、(](?:组织)?覆盖率(?:为|达到?|已达)?")
COVERAGE_OF = {
    "party_organisation_count": "party_coverage",
    "grassroots_chamber_count": "chamber_organisation_coverage",
}
WITHIN_YEAR = re.compile("\\d月|月[底末]|季度|半年")
LARGE = 1000  # 会员6万: a large number without a unit is no percentage


class Meaning(NamedTuple):
    """The indicator, or None with the reason; the phrase that told it; others as near.

    `doubt` says why a person should look before the figure is taken. `elsewhere` says that the
    number is another place's, whose name must stand there or after.
    """

    indicator: Indicator | None
    said: Said | None = None
    reason: str = ""
    candidates: tuple[str, ...] = ()
    doubt: str = ""
    elsewhere: int | None = None


def derived(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """What the number is because of the one before it; None where it stands for itself."""
    if around.previous is not None and _goes_on(found, around):
        return Meaning(around.previous if unit_fits(found, around.previous) else None)
    if around.previous is None and around.added is None:
        return None
    return (
        _came_to(found, around, phrases)
        or _elsewhere(found, around)
        or _of_all(found, around, phrases)
        or _growth(found, around, phrases)
        or _share(found, around, phrases)
        or _coverage(found, around, phrases)
        or _worth(found, around, phrases)
    )


def _goes_on(found: Found, around: Surroundings) -> bool:
    """Whether the number is what the one before it became, or was to become."""
    between = (around.text, around.previous_end, found.start - len(found.hedge))
    if GOES_ON.fullmatch(*between) is not None:
        return True
    if ASKED.match(around.text, found.end) is None:
        return False
    return SHORT_OF.fullmatch(*between) is not None or DONE.fullmatch(*between) is not None


def _came_to(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """新增会员1260家，总数达2.35万家: what an addition brought the whole to; and the reverse,
    参与企业410家，当年新增35家.
    """
    added, whole = around.previous, around.added
    if added is None and whole is None:
        return None
    between = (around.text, around.previous_end, found.start - len(found.hedge))
    if COME_TO.fullmatch(*between) is not None:
        whole = whole or (phrases.indicators.get(WHOLE_OF.get(added.key, "")) if added else None)
    elif added is not None and ADDED_TO.fullmatch(*between) is not None:
        new = {old: key for key, old in WHOLE_OF.items() if key != "member_new"}
        whole = phrases.indicators.get(new.get(added.key, ""))
    else:
        return None
    return Meaning(whole) if whole is not None and unit_fits(found, whole) else None


def _elsewhere(found: Found, around: Surroundings) -> Meaning | None:
    """The same of another place, as far as the words before the number name one."""
    if around.previous is None or around.previous_end < around.sentence:
        return None
    between = around.text[around.previous_end : found.start - len(found.hedge)]
    if ELSEWHERE.fullmatch(between) is None or PART_OF_ALL.search(between) is not None:
        return None
    grows = around.previous.key.endswith("_growth")
    if not unit_fits(found, around.previous) or found.change != grows:
        return None
    return Meaning(around.previous, elsewhere=around.previous_end)


def _of_all(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """The enterprises, or the private ones, among all entities that were just counted."""
    if around.previous is None or around.previous.key not in ("business_entities", "enterprises"):
        return None
    between = (around.text, around.previous_end, found.start - len(found.hedge))
    named = OF_ALL.fullmatch(*between)
    if named is None:
        return None
    part = phrases.indicators.get("private_enterprises" if named[1] else "enterprises")
    fits = part is not None and part != around.previous and unit_fits(found, part)
    return Meaning(part) if fits else None


def _growth(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """民营经济增加值8000亿元，同比增长7%: the growth of what was just counted."""
    if found.family != "percent" or not found.change or around.previous is None:
        return None
    grown = GROWN.fullmatch(around.text, around.previous_end, found.start)
    if grown is None:
        return None
    if grown[1] and WITHIN_YEAR.search(around.text, around.sentence, found.start):
        return Meaning(None, reason="与上年末相比，不是同比")
    if SINCE_EARLIER.search(around.text, around.clause, around.previous_end):
        return Meaning(None, reason="与更早的年份相比，没有对应指标")
    growth = phrases.indicators.get(f"{around.previous.key.removesuffix('_count')}_growth")
    return Meaning(growth) if growth is not None else Meaning(None, reason=NO_GROWTH)


def _share(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """企业会员3302家，占会员总数的78.3%: the share of what was just counted."""
    if found.family != "percent" or around.previous is None:
        return None
    between = (around.text, around.previous_end, found.start - len(found.hedge))
    if around.previous.key == "member_count" and FIRMS_AMONG.fullmatch(*between) is not None:
        share = phrases.indicators.get("enterprise_member_share")
        return Meaning(share) if share is not None else None
    if SHARE_OF.fullmatch(around.text, around.previous_end, found.start) is None:
        return None
    share = phrases.indicators.get(f"{around.previous.key.removesuffix('s')}_share")
    return Meaning(share) if share is not None else None


def _coverage(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """商会党组织352个，覆盖率98.1%: the coverage of what was just counted."""
    if found.family != "percent" or around.previous is None:
        return None
    key = COVERAGE_OF.get(around.previous.key)
    between = (around.text, around.previous_end, found.start - len(found.hedge))
    if key is None or COVERAGE.fullmatch(*between) is None:
        return None
    coverage = phrases.indicators.get(key)
    return Meaning(coverage) if coverage is not None else None


def _worth(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """签约项目21个（86亿元）: the money of what was just counted."""
    if found.family != "money" or around.previous is None:
        return None
    key = WORTH_OF.get(around.previous.key)
    between = (around.text, around.previous_end, found.start - len(found.hedge))
    words = MONEY_OF.get(around.previous.key, WORTH)
    if key is None or words.fullmatch(*between) is None:
        return None
    money = phrases.indicators.get(key)
    return Meaning(money) if money is not None else None


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
