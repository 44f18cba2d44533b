"""Whether a phrase means the whole of its indicator here: not a part of it, not an addition,
not another body's, not a step that was passed.

Words around a phrase in, a reason in Chinese out. Wrong totals in releases came from exactly
these: 新增经营主体 read as all of them, 存贷款余额 as credit granted.
"""

import re
from functools import lru_cache

from catalogue import Indicator
from etl.reports.phrases import Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

ADDED = re.compile("(?:净增|新增|新设|新建|新登记|新注册|新认定|新培育|新签|新晋|(?<!特)新)\\Z")
ADDED_LIST = re.compile(
    "(?:净增|新增|新设立?|新成立|新组建|新建|新登记|新注册|新认定|新培育)[^,。;]*\\Z"
)
SET_UP = re.compile(
    "(?<!全[省市区县])(?<!共)(?<!累计)"
    "(?:成立|组建|建立|设立|培育|引进|筹建|创建|争创|命名|认定)[^,。;、\\d]{0,8}\\Z"
)
PART_OF = re.compile(
    "(?:认证|高级|规上|规模以上|外资|国有|科技型?|中小微?|小微|上市|出口|外贸|工业|服务业|建筑业|龙头|涉农|女|青年|直属|"
    "理事|执委|常委|骨干|重点|部分|试点|示范|亿元级?|千万级|规模|(?<!级)以上)(?:的)?\\Z"
)
SHIFTED = re.compile(
    "比赛|大赛|团队|团(?!体)|员(?!工)|余额|占比|比重|负责人|人员|代表|名单|服务平台|工作站|系统|线索"
)
PER_HEAD = re.compile("(?:人均|户均|亩均|日均|月均|年均|平均每|每[千万百]?[人户家][^,。;]{0,4})\\Z")
STEP = re.compile("(?:元|家|个|户)?(?:、[^,。;]{0,14})?[^,。;、]{0,4}台阶")
OTHER_BODY = re.compile(
    "[\\u4e00-\\u9fff]{2,10}(?:商会|协会|促进会|公司|集团)(?:会员)?(?=共|先后|联合|组织|向|捐|与|举|开展|在|为|积极|,)|该(?:商会|协会|公司|企业)|两会会员"
)
OF_BODIES = ("会", "公司", "集团", "该")
FEDERATION = re.compile("工商联|总商会|全[市区县省]|各")
OTHER_REPORT = re.compile(
    "政府工作报告|统计公报|国民经济和社会发展|人民代表大会|人大常委会|政协[^,。]{0,12}常(?:务)?委|(?<!总)商会(?:第|换届|理事会)"
)
ABOUT_ECONOMY = "民营经济"
AMONG = re.compile("(?:等|表扬|表彰|评选|推荐)\\Z")
HONOURED = re.compile(
    "(?:[^,。;]{0,6})?(?:荣获|获评|被评|被授|入选|上榜|被认定|获得|受到)|被[^,。;]{0,12}(?:采纳|采用)"
)
ONE_CASE = re.compile("的[^,。;\\d]{0,10}(?:纠纷|案件|案)")  # 一起标的额420万元的合同纠纷
AGAIN = re.compile("再[\\u4e00-\\u9fff]{0,3}\\Z")  # 年内再组织3场
OF_FIRMS = re.compile("(?:企业|“?两新”?组织)\\Z")
ALL_THERE_ARE = re.compile("(?:有|共|达|达到|至|到|拥有|全[市区县省])[约近超]?\\Z")
RETURNING = re.compile("回归|返乡|湘商|回乡")
INCLUDED = ("含", "包括")
GROWTH_PHRASE = re.compile("增速|增幅|增长")


def unmeant(said: Said, found: Found, indicator: Indicator, text: str, clause: int) -> str:
    """Why the phrase does not mean its indicator; nothing where it does."""
    before = text[max(0, said.start - 12) : said.start]
    if SHIFTED.match(text, said.end):
        return "说的是别的量"
    if PER_HEAD.search(before):
        return "平均数没有对应指标"
    if said.phrase.startswith("党组织") and OF_FIRMS.search(before):
        return "说的是企业的党组织，不是商协会的"
    if indicator.kind == "ratio":
        return _ratio(said, found, indicator, text)
    if AMONG.search(text, max(0, found.start - 6), found.start):
        return "只是举出的几个"
    if said.start >= found.end and _is_subset(said, indicator, text, found):
        return "只是其中一部分"
    beside = _beside(found, text, clause)
    if beside:
        return beside
    if indicator.kind != "stock" or said.phrase.startswith("新"):
        return ""
    added = ADDED.search(before) or ADDED_LIST.search(text, clause, said.start)
    return "说的是新增数，不是总数" if added else ""


def _beside(found: Found, text: str, clause: int) -> str:
    """What the words beside the number itself say against its being the whole."""
    if STEP.match(text, found.end):
        return "说的是迈上的台阶，不是当期数"
    if found.family == "money" and ONE_CASE.match(text, found.end):
        return "说的是其中一件"
    again = AGAIN.search(text, max(clause, found.start - 5), found.start)
    return "是追加的数，不是全部" if again else ""


def _is_subset(said: Said, indicator: Indicator, text: str, found: Found) -> bool:
    """为83家会员企业授信, 3家企业荣获: the noun after a number is all there are only where the
    words before say so (现有, 达), or where a movement is joined (986家企业参与).
    """
    if HONOURED.match(text, said.end):
        return True
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


def doubt(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> str:
    """Why a person should look before the figure is taken; nothing where it is plain."""
    text, sentence, title = around.text, around.sentence, around.title
    before = text[max(0, said.start - 10) : said.start]
    if indicator.pillar != ABOUT_ECONOMY and _is_of_another_body(title):
        return "不是工商联的报告，统计范围可能不同"
    if "湘商回归" in indicator.name and not RETURNING.search(
        text[sentence : said.end] + title + around.lead
    ):
        return "没有说是湘商回归，可能是一般招商"
    if before.endswith(INCLUDED):
        return "可能是上一个数的一部分"
    part = PART_OF.search(before)
    if part is not None:
        return f"“{part[0]}{said.phrase}”可能只是其中一部分"
    between = text[found.end : said.start] if said.start >= found.end else ""
    if indicator.kind == "stock" and HONOURED.search(between):
        return "可能是当期新获得的数，不是总数"
    if indicator.kind == "stock" and SET_UP.search(before):
        return "可能是当期新成立的数，不是总数"
    body = _other_body(text, sentence, min(sentence + 16, said.start))
    if body and not FEDERATION.search(text, sentence, said.start):
        return f"说的是“{body}”，不是工商联"
    return ""


@lru_cache(maxsize=1)
def _is_of_another_body(title: str) -> bool:
    """Whether a report is a government's or a single chamber's; its numbers all ask."""
    return OTHER_REPORT.search(title) is not None


def _other_body(text: str, start: int, end: int) -> str:
    """The body with whose name a sentence begins; the expression tries every length of name, so
    it is asked only where one of them stands.
    """
    if not any(text.find(kind, start, end) >= 0 for kind in OF_BODIES):
        return ""
    body = OTHER_BODY.search(text, start, end)
    return "" if body is None else body[0]
