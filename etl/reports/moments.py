"""On which day a number is counted, or over which span: 年末, 截至6月底, what is there.

Periods in, days out; which period it is stands in `dating`.
"""

import re
from datetime import date, timedelta

from catalogue import Indicator
from etl.reports.context import Context
from etl.reports.periods import Period
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

PART = re.compile("其中")
# What is counted at an end of time (截至12月底, 年末) where the catalogue does not have it: things
# that are there, by family, unless the words tell of what came or was done within the time.
THERE = {
    "count": re.compile(
        "(?:有|达|达到|到|为|超|超过|突破|近|约|数|企业|公司|户|商会|协会|机构|组织|园|院|所|站|平台|基地|中心|车间|会员|主体)\\Z"
    ),
    "people": re.compile("人员|职工|会员|共有|现有|拥有|总数|达"),
    "percent": re.compile(
        "覆盖[率面]|入园率|持证率|(?:总数|户数|主体)的?(?:比重|比例)?[^,。;]{0,4}\\Z"
    ),
    "rank": re.compile("(?:数|总量|余额|规模)[^,。;\\d]{0,10}\\Z"),
    "money": re.compile("余额|总额|资产|注册资本|存量|规模"),
}
# A level that is reached or there, whatever time is named: 增加到185家, 总数近42万户.
LEVEL = re.compile(
    "(?:总数|户数|增至|(?:增加|增长|发展|扩大)到)[^,。;]{0,4}\\Z|(?:实有|现有|尚有|仍有)[^,。;\\d]{0,12}\\Z|(?:共有|拥有)[^,。;]{0,4}\\Z|(?:企业|主体|商会)达到?\\Z"
)
GREW = re.compile("(?:增加|增长|发展|扩大)(?:到|至)")
# 7个街道镇全部建有商会, 93家商会达到标准: what the things that are counted have or are.
ARE = re.compile("[^,。;\\d]{1,12}?(?:建有|设有|尚有|仍有|未建)")
ARE_THEN = re.compile("[^,。;\\d]{1,12}?(?:达到|获评|被[评认]|已[是有为])")
# 民营主体62万户，占97.8%; 企业872家，其中民营企业占九成: a share is of the day of its whole.
SHARE = re.compile("[,、(]?(?:其中)?[^,。;\\d]{0,14}(?:占|比重|占比)[^,。;\\d]{0,16}\\Z")
# 截至6月底，96家企业联建82个村，撬动资金9亿元: what is linked or moved up to a day.
TILL = ("截至", "截止")
LINKED = {
    "count": re.compile("(?:结对|联建|带动)[^,。;\\d]{0,8}\\Z"),
    "money": re.compile("撬动[^,。;\\d]{0,8}\\Z"),
}
ARE_LINKED = re.compile("[^,。;\\d]{0,8}?(?:结对|联建)")
NEW = re.compile("新|净增")
HORIZON = ("到", "至")
THINGS = ("家", "户", "个", "人", "名", "位", "元", "%")
WITHIN = re.compile(
    "新|净增|建成|成立|指导|帮扶|帮助|扶持|引进|办结|走访|举办|开展|召开|组织|培训|受理|调处|化解|完成|兑现|发放|解决|签约|提交|收集|征集|授信|捐|惠及|服务企业|联系企业"
)


def dates(
    indicator: Indicator | None, period: Period | None, published: date | None
) -> tuple[date | None, date | None]:
    """A stock is counted on the last day; anything else over the whole span.

    A year in which the report itself appeared is not over: the day is that of the report, unless
    a target is told, for which no day of the report is given.
    """
    if period is None:
        return None, None
    if indicator is not None and indicator.measured == "moment" and published is not None:
        day = (
            min(period.end, published)
            if period.year == published.year and not period.moment
            else period.end
        )
        return day, day
    if indicator is not None and indicator.measured == "moment":
        return period.end, period.end
    return period.start, period.end


def beginning(period: Period | None) -> tuple[date | None, date | None]:
    """五年来，商会从6家增加到29家: the first was counted before the years began. Of one year
    nobody knows from when on it grew.
    """
    if period is None or period.moment or period.start.year == period.end.year:
        return None, None
    day = period.start - timedelta(days=1)
    return day, day


def is_counted_at(found: Found, context: Context, around: Surroundings) -> bool:
    """Whether a number without an indicator tells of the last day: 年末个体户30万户, 其中9万户."""
    before = around.text[max(around.clause, around.previous_end) : found.start]
    share = found.family == "percent" and around.on_day and not found.change
    if share and SHARE.match(around.text, around.previous_end, found.start):
        return True
    there = THERE.get(found.family)
    if _is_linked(found, context, before, around.text):
        return True
    if there is None or found.unit not in THINGS or found.change or WITHIN.search(before):
        return False
    of_stock = around.previous is not None and around.previous.measured == "moment"
    if PART.match(before.lstrip(",(")) and found.family == "count":
        return of_stock or around.on_day
    if found.family == "count" and ARE.match(around.text, found.end):
        return True
    if found.family == "count" and (LEVEL.search(before) or GREW.match(around.text, found.end)):
        return True
    period = context.period
    if period is None or not period.moment:
        return False
    if context.status == "target" and period.words.startswith(HORIZON):
        return True  # 到2026年底，建立联系点300个
    if not before and found.family == "count" and ARE_THEN.match(around.text, found.end):
        return True
    return there.search(before) is not None


def _is_linked(found: Found, context: Context, before: str, text: str) -> bool:
    period, said = context.period, LINKED.get(found.family)
    if said is None or found.change or NEW.search(before):
        return False
    if period is None or not (period.moment and period.words.startswith(TILL)):
        return False
    are = found.family == "count" and ARE_LINKED.match(text, found.end) is not None
    return are or said.search(before) is not None
