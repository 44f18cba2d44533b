"""Whether a phrase means the whole of its indicator here: not a part of it, not an addition,
not another body's, not a step that was passed.

Words around a phrase in, a reason in Chinese out. Wrong totals in releases came from exactly
these: 新增经营主体 read as all of them, 存贷款余额 as credit granted.
"""

import re

from catalogue import Indicator
from etl.reports.homonyms import another_thing
from etl.reports.phrases import Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

ADDED = re.compile(
    "(?:净增|新增|新设|新建|新登记|新注册|新认定|新培育|新签|新晋|新创建?|新评|新获评|新命名|(?<!特)新|(?:新发展|(?<![\\u4e00-\\u9fff])发展|吸纳|吸收)的?)\\Z"
)
ADDING = ("新", "净增", "发展", "吸")
# 三市会员净增分别为: what each added stands after the phrase, before all of the numbers.
ADDED_EACH = re.compile("(?:总?数量?)?(?:净增|新增|增加|增长|扩大)(?:了|数|额)?(?:分别|依次)")
ADDED_LIST = re.compile(
    "(?:净增|新增|新设立?|新成立|新组建|新建|新登记|新注册|新认定|新培育|新发展|新吸纳|新吸收)[^,。;]*\\Z"
)
SHIFTED = re.compile(
    "比赛|大赛|团队|团(?!体)|员(?!工)|余额|负责人|人员|代表|名单|服务平台|工作站|系统|线索"
)
SHARE = re.compile("占比|比重")
PER_HEAD = re.compile("(?:人均|户均|亩均|日均|月均|年均|平均每|每[千万百]?[人户家][^,。;]{0,4})\\Z")
STEP = re.compile("(?:元|家|个|户)?(?:、[^,。;]{0,14})?[^,。;、]{0,4}台阶")
AMONG = re.compile("(?:表扬|表彰|评选|推荐)\\Z")
SUCH_AS = re.compile(
    "等\\Z"
)  # 沈某商会等3家商会: the few that are named, unless an act counts them
HONOURED = re.compile(
    "(?:[^,。;]{0,6})?(?:荣获|获评|被评|被授|入选|上榜|被认定|获得|受到)"
    "|被[^,。;]{0,12}(?:采纳|采用|推荐|列[为入]|纳入|确定|命名|评[为选]|授予|选[为入]|遴选|树为|表彰|表扬|通报)"
)
# 有11个乡镇商会全年未开展活动, 3个街道商会没有换届: those that lack something are some of them.
LACKING = re.compile("[^,。;]{0,6}?(?:尚|还|仍|均|都)?(?:未|没有|没能|不足|不够)")
WON = re.compile(
    "(?:荣获|获评|被评|被授|入选|获得)|被[^,。;]{0,8}(?:推荐|列[为入]|命名|授予|评[为选]|选[为入]|遴选|树为)"
)
# 农发行为23家“兴村”企业发放贷款: those who are given something are some of them.
GIVEN_TO = re.compile("(?<![认定评作成])(?:为|向|给)(?:全[市县区])?\\Z")
OF_ONE_FIRM = re.compile("(?:公司|集团|合作社)(?:计划)?\\Z")  # 某食品有限公司总投资1.2亿元
ONE_CASE = re.compile("的[^,。;\\d]{0,10}(?:纠纷|案件|案)")  # 一起标的额420万元的合同纠纷
# 40多个商会结成友好商会
BOUND = re.compile("(?:家|个|户)?[^,。;、\\d]{0,8}?(?:结成|结为|缔结为?)(?:了)?")
# 31家商会被认定为“四好”商会: the number counts what they became.
NAMED = re.compile(
    "(?:家|个|户)?[^,。;、\\d]{0,8}?被[^,。;、\\d]{0,8}?(?:认定|评定|评选|评|命名|授予|确定|确认|列|定)(?:为|成|入)?[^,。;、\\d]{0,10}"
)
YEARLY = re.compile("全年(?!度?(?:目标|任务))|当年|本年度?|年内|当期|一年来|新增")
SO_FAR = re.compile("累计|截至|截止|至今|以来|目前|达到|总数|总额")
# 97个县级工商联达到“五好”建设标准: a standard is met by as many as are said.
REACHES = re.compile("[^,。;、\\d]{0,10}(?:达到|符合)[^,。;、\\d]{0,6}")
AGAIN = re.compile("再[\\u4e00-\\u9fff]{0,3}\\Z")  # 年内再组织3场
OF_FIRMS = re.compile("(?:企业|“?两新”?组织)\\Z")
ALL_THERE_ARE = re.compile("(?:有|共|达|达到|至|到|拥有|全[市区县省])[约近超]?\\Z")
REST = re.compile(
    "下半年|[二三四]季度|后[一二三四五六]个月|年底前"
)  # 下半年再走访150家 is all of it
ACTED_ON = re.compile(
    "(?:组织|引导|动员|发动|邀请|带领|选派|走访|服务|培训|帮助|帮扶|推荐|联系|支持|指导|惠及|覆盖|向|为|给|召集|吸引|推动|接待|对接|会同|联合|表扬|表彰|评选|命名)"
    "(?:了|全市|全县|全区|全省|各|广大)?\\Z"
)
TOTAL = re.compile("总数|总量|数量|[户家个]数|规模")
WHOLE_BEFORE = re.compile(
    "(?:^|[,。;:、(\\n“]|[省市区县国州]|所属|现有|实有|共有|有|直属|登记|注册|在册|系统|工商联|总|年末|年底|底|累计|我|家|的|建|立|成)\\Z"
)
ADDED_NUMBER = "说的是新增数，不是总数"
GROWTH_PHRASE = re.compile("增速|增幅|增长")


def unmeant(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> str:
    """Why the phrase does not mean its indicator; nothing where it does."""
    another = _another_quantity(said, found, indicator, around) or another_thing(
        said, found, indicator, around
    )
    if another or indicator.kind == "ratio":
        return another or _ratio(said, found, indicator, around.text)
    return _not_whole(said, found, indicator, around)


def _another_quantity(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> str:
    text = around.text
    before = text[max(0, said.start - 12) : said.start]
    share = indicator.kind != "ratio" and SHARE.match(text, said.end)
    if share or SHIFTED.match(text, said.end):
        return "说的是别的量"
    if PER_HEAD.search(before) or PER_HEAD.search(text, said.end, max(said.end, found.start)):
        return "平均数没有对应指标"
    if OF_ONE_FIRM.search(before) and indicator.unit == "元":
        return "说的是一家企业的"
    of_firms = said.phrase.startswith("党组织") and OF_FIRMS.search(before)
    return "说的是企业的党组织，不是商协会的" if of_firms else ""


def _not_whole(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> str:
    """Only those that are named, honoured, acted on or added; nothing where it is the whole."""
    text = around.text
    if _is_of_the_year(said, found, indicator, around):
        return "说的是当年数，不是累计数"
    if _is_among(found, indicator, text):
        return "只是举出的几个"
    if _is_subset(said, found, indicator, text):
        return "只是其中一部分"
    return _beside(said, found, around) or _addition(said, indicator, around)


def _addition(said: Said, indicator: Indicator, around: Surroundings) -> str:
    if indicator.kind != "stock" or said.phrase.startswith("新"):
        return ""
    if ADDED_EACH.match(around.text, said.end):
        return ADDED_NUMBER
    if not any(map(around.text[around.sentence : said.start].__contains__, ADDING)):
        return ""
    before = around.text[max(0, said.start - 12) : said.start]
    listed = ADDED_LIST.search(around.text, around.clause, said.start)
    return ADDED_NUMBER if ADDED.search(before) or listed else ""


def _is_among(found: Found, indicator: Indicator, text: str) -> bool:
    before = (text, max(0, found.start - 6), found.start)
    named = indicator.key != "honours" and AMONG.search(*before) is not None
    return named or (indicator.kind == "stock" and SUCH_AS.search(*before) is not None)


def _is_honoured(found: Found, indicator: Indicator, text: str) -> bool:
    """调研成果6篇获评优秀: of those counted some were honoured, and these are they."""
    honours = indicator.key in ("honours", "proposals_adopted", "four_good_chambers")
    return not honours and WON.match(text, found.end) is not None


def _is_acted_on(said: Said, indicator: Indicator, text: str) -> bool:
    """组织会员30家参加: those to whom something is done are not all there are."""
    if indicator.cumulative or TOTAL.search(said.phrase) or TOTAL.match(text, said.end):
        return False
    return ACTED_ON.search(text, max(0, said.start - 6), said.start) is not None


def _is_of_the_year(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> bool:
    """Whether a number is the year's own, 全年带动就业300人, and the indicator counts to date."""
    if not indicator.cumulative:
        return False
    begin, end = around.sentence, min(found.start, max(said.start, around.sentence))
    text = around.text
    return bool(YEARLY.search(text, begin, found.start)) and not SO_FAR.search(text, begin, end)


def _beside(said: Said, found: Found, around: Surroundings) -> str:
    """What the words beside the number itself say against its being the whole."""
    text, clause = around.text, around.clause
    if text.find("台阶", found.end, found.end + 30) >= 0 and STEP.match(text, found.end):
        return "说的是迈上的台阶，不是当期数"
    if found.family == "money" and ONE_CASE.match(text, found.end):
        return "说的是其中一件"
    begins = said.start if said.act is None else said.act
    if text.find("再", clause, max(begins, found.start)) < 0:
        return ""
    if not any(AGAIN.search(text, max(clause, at - 8), at) for at in (begins, found.start)):
        return ""
    rest = any(REST.search(heading) for heading in around.above.headings)
    return "" if rest or REST.search(text, clause, found.start) else "是追加的数，不是全部"


def _is_subset(said: Said, found: Found, indicator: Indicator, text: str) -> bool:
    """Whether the number counts some of those the phrase names."""
    if said.start >= found.end:
        return _is_unbounded(said, found, indicator, text)
    plain = indicator.kind == "stock" and not said.phrase.startswith("新")
    return _is_honoured(found, indicator, text) or (plain and _is_acted_on(said, indicator, text))


def _is_unbounded(said: Said, found: Found, indicator: Indicator, text: str) -> bool:
    """为83家会员企业授信, 3家企业荣获: the noun after a number is all there are only where the
    words before say so (现有, 达), or where a movement is joined (986家企业参与).
    """
    if HONOURED.match(text, said.end) or LACKING.match(text, said.end):
        return True
    if GIVEN_TO.search(text, max(0, found.start - 4), found.start):
        return True
    between = (text, found.end, said.start)
    if REACHES.fullmatch(*between) or BOUND.fullmatch(*between):
        return False
    plain = indicator.kind == "stock" and not indicator.context
    return plain and not ALL_THERE_ARE.search(text, max(0, found.start - 6), found.start)


def _ratio(said: Said, found: Found, indicator: Indicator, text: str) -> str:
    """A growth is no share and a share no growth: 民间投资占比65.2% is not its growth."""
    is_growth = indicator.key.endswith("_growth")
    between = text[said.end : found.start] if said.end <= found.start else ""
    grows = found.change or bool(GROWTH_PHRASE.search(said.phrase + between))
    if is_growth and (not grows or re.search("占比|比重|占", between)):
        return "说的不是增长"
    return "说的是增长，不是占比" if found.change and not is_growth else ""
