"""Why a person should look at a meaning before its figure is taken: perhaps a part, perhaps another
body's, perhaps new in the year.

Reasons in Chinese. What is plainly not meant is refused in `scope`.
"""

import re
from functools import lru_cache

from catalogue import Indicator
from etl.reports.homonyms import PRIVATE
from etl.reports.phrases import Said
from etl.reports.scanning import Found
from etl.reports.scope import BOUND, HONOURED, WHOLE_BEFORE
from etl.reports.surroundings import Surroundings

SET_UP = re.compile(
    "(?<!全[省市区县])(?<!共)(?<!累计)"
    "(?:成立|组建|建立|设立|培育|引进|筹建|创建|争创|命名|认定)[^,。;、\\d]{0,8}\\Z"
)
PART_OF = re.compile(
    "(?:认证|高级|规上|规模以上|外资|国有|科技型?|中小微?|小微|上市|出口|外贸|工业|服务业|建筑业|龙头|涉农|女|青年|直属|"
    "优秀|先进|获奖|农业|农村|新型|理事|执委|常委|骨干|重点|部分|试点|示范|亿元级?|千万级|规模|(?<!级)以上)(?:的)?\\Z"
)
OTHER_BODY = re.compile(
    "[\\u4e00-\\u9fff]{2,10}(?:商会|协会|促进会|公司|集团)(?:会员)?(?=共|先后|联合|组织|向|捐|与|举|开展|在|为|积极|,)|该(?:商会|协会|公司|企业)|两会会员"
)
OF_BODIES = ("会", "公司", "集团", "该")
FEDERATION = re.compile("工商联|总商会|全[市区县省]|各")
OTHER_REPORT = re.compile(
    "政府工作报告|统计公报|国民经济和社会发展|人民代表大会|人大常委会|政协[^,。]{0,12}常(?:务)?委|(?<!总)商会(?:第|换届|理事会)"
)
ABOUT_ECONOMY = "民营经济"
HAVE = re.compile("(?:有|共|累计|已)\\Z")
IN_THE_YEAR = re.compile("全年(?!度?(?:目标|任务))|当年|本年|年内|当期|今年(?!以来|底|末)|新")
RETURNING = re.compile(
    "回归|返乡|回乡|[湘浙苏徽粤闽赣鄂川渝鲁豫晋陕甘桂黔滇琼皖楚][商企]|[\\u4e00-\\u9fff]商大会|以商招商|以会招商|商会招商|民企[\\u4e00-\\u9fff]{1,4}行"
)
BY_FEDERATION = re.compile("(?<!总)商会|工商联")
SEEKING = re.compile("招商")
OF_ALL = re.compile("全[市省区县国]|开发区|政府")
PLAIN_TOTAL = re.compile("企业|商会|商协会|各类|各级")
IN_PLACE_OF = re.compile("组织|引导|动员|发动|指导|推动|带领|联合|会同|支持|所属|依托|通过|发挥")
IN_ALL = re.compile("累计|全年|年来|共有|合计|总计|总数|年度")
FOR_ONE_END = re.compile("助学|奖学|圆梦|助残|助老|敬老|济困|助困|慰问|爱心送考")
GIVES = re.compile("[^,。;、\\d]{0,6}(?:捐|献)")
ALL_KINDS = "各类培训"  # 各类培训班 counts courses alone
INCLUDED = ("含", "包括")


def doubt(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> str:
    """Why a person should look before the figure is taken; nothing where it is plain."""
    text, sentence, title = around.text, around.sentence, around.title
    before = text[max(0, said.start - 10) : said.start]
    if indicator.pillar != ABOUT_ECONOMY and _is_of_another_body(title):
        return "不是工商联的报告，统计范围可能不同"
    if indicator.key == "donating_enterprises" and _is_one_giving(said, found, around):
        return "可能只是一次捐赠的企业，不是全年的"
    if "湘商回归" in indicator.name and not _is_by_merchants(sentence, said, around):
        return "没有说是湘商回归，可能是一般招商"
    if part := _part_or_more(said, before):
        return part
    between = text[found.end : said.start] if said.start >= found.end else ""
    newly = HONOURED.search(between) or BOUND.fullmatch(between)
    if indicator.kind == "stock" and newly and not _has(found, around):
        return "可能是当期新获得的数，不是总数"
    if _is_part_of_economy(indicator, before):
        return f"“民营{said.phrase}”可能只是其中一部分"
    if _is_narrower(said, indicator, text):
        return f"“{before[-4:]}{said.phrase}”可能只是其中一部分"
    if indicator.kind == "stock" and SET_UP.search(before) and not _has(found, around):
        return "可能是当期新成立的数，不是总数"
    body = _other_body(text, sentence, min(sentence + 16, said.start))
    if body and not FEDERATION.search(text, sentence, said.start):
        return f"说的是“{body}”，不是工商联"
    return ""


def _part_or_more(said: Said, before: str) -> str:
    """规模以上会员, 含会员: a part of them; 各类培训: more than the courses."""
    if before.endswith(INCLUDED):
        return "可能是上一个数的一部分"
    if said.phrase.endswith("培训") and f"{before}{said.phrase}".endswith(ALL_KINDS):
        return "“各类培训”可能含研修班和讲座"
    part = PART_OF.search(before)
    return "" if part is None else f"“{part[0]}{said.phrase}”可能只是其中一部分"


def _is_one_giving(said: Said, found: Found, around: Surroundings) -> bool:
    """灾情发生后47家企业捐款: perhaps not all that gave in the year, unless it is said."""
    text = around.text
    if FOR_ONE_END.search(text, around.sentence, around.clause_end):
        return True
    told = IN_ALL.search(text, around.sentence, found.start)
    gives = said.act is not None or (said.start >= found.end and GIVES.match(text, said.end))
    return bool(gives) and told is None


def _is_by_merchants(sentence: int, said: Said, around: Surroundings) -> bool:
    """Whether projects were brought by merchants of the place, or by a federation's own seeking."""
    above = around.above
    words = around.text[sentence : said.end]
    if RETURNING.search(words + around.title + around.lead) or BY_FEDERATION.search(words):
        return True
    near = (words, around.lead, *above.earlier[:2], *above.headings[:2])
    sought = any(map(SEEKING.search, near)) and not OF_ALL.search(words)
    return sought and _tells_of_returning(around.text)


@lru_cache(maxsize=1)
def _tells_of_returning(report: str) -> bool:
    """Whether a report speaks of merchants' seeking at all: then its 招商引资 is that."""
    return RETURNING.search(report) is not None


def _has(found: Found, around: Surroundings) -> bool:
    """有31家商会被认定为: those there are, unless the year is said in which they became so."""
    text = around.text
    return (
        HAVE.search(text, max(0, found.start - 4), found.start) is not None
        and IN_THE_YEAR.search(text, around.clause, found.start) is None
    )


def _is_part_of_economy(indicator: Indicator, before: str) -> bool:
    of_all = indicator.pillar == ABOUT_ECONOMY and not PRIVATE.search(indicator.name)
    return of_all and indicator.kind == "stock" and before.endswith(("民营", "私营", "非公"))


def _is_narrower(said: Said, indicator: Indicator, text: str) -> bool:
    """外贸企业总数 is not 企业总数: before a total that names no kind nothing else may stand."""
    if indicator.key not in ("enterprises", "chamber_count"):
        return False
    plain = PLAIN_TOTAL.match(said.phrase) is not None
    return plain and WHOLE_BEFORE.search(text, max(0, said.start - 2), said.start) is None


@lru_cache(maxsize=1)
def _is_of_another_body(title: str) -> bool:
    """Whether a report is a government's or a single chamber's; its numbers all ask."""
    return OTHER_REPORT.search(title) is not None


def _other_body(text: str, start: int, end: int) -> str:
    """The body with whose name a sentence begins; the expression tries every length of name, so
    it is asked only where one of them stands.
    """
    if not any(map(text[start:end].__contains__, OF_BODIES)):
        return ""
    body = OTHER_BODY.search(text, start, end)
    if body is None or IN_PLACE_OF.search(text, start, body.end()):
        return ""  # 组织所属商会开展警示教育: the federation does
    return body[0]
