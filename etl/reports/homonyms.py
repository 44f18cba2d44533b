"""Words that read like an indicator and say another thing: 答复提案8件, 走访慰问60户.

Indicator by indicator, a reason in Chinese; what holds for all of them stands in `scope`.
"""

import re

from catalogue import Indicator
from etl.reports.phrases import Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

UNDERTAKEN = re.compile("意向")
NOT_YET = re.compile("(?:未|尚待|有待|亟待|(?<![接招对看期等])待|正在|难以|不能)[^,。;、]{0,4}\\Z")
HANDLED = re.compile("(?:答复|办理|承办|办结|主办|协办|督办|收到|征集|征求|办复)[^,。;、]{0,6}\\Z")
NO_FIRMS = re.compile("慰问|商会|协会|群众|农户|党员|家庭|职工|学生|部门|机构|高校|村民|村|社区")
OWN_MEDIA = re.compile("公众号|微信|网站|官网|抖音|视频号|简报|自媒体|微博|自办|内刊")
IN_MEDIA = re.compile("稿件|报道|新闻|媒体|报社|日报")
PRIZE = re.compile("获|受到|得到|荣|被")
BAD_CREDIT = re.compile("(?:不良|存量|偿还|归还|结欠|逾期)\\Z")
NOT_SIGNED = re.compile("开工|落地|投产|竣工|在建|注册|储备|在谈")
OTHER_SHARE = re.compile(
    "产业|工业|服务业|制造业|投资|消费|出口|进出口|税收|财政|研发|R&D|国有|外资|数字|海洋|文化|旅游|建筑|农业|外贸"
)
PRIVATE = re.compile("民营|非公|私营")
LOWER = re.compile("(?:省级|市级|自治区级|区级|县级)\\Z")


def another_thing(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> str:
    """What the words around a phrase of one indicator say against it: 答复提案8件, 走访慰问."""
    text, key, clause = around.text, indicator.key, around.clause
    begins = said.start if said.act is None else min(said.act, said.start)
    before = text[max(clause, begins - 12) : begins]
    after = text[said.end : max(said.end, found.start)]
    if NOT_YET.search(before):
        return "说的是还没有的"
    if key == "proposals" and HANDLED.search(before):
        return "说的是办理的提案，不是提交的"
    if key == "enterprise_visits" and "企" not in said.phrase + after and NO_FIRMS.search(after):
        return "走访的不是企业"
    if key == "media_reports" and OWN_MEDIA.search(text, around.sentence, found.end):
        return "说的是自有媒体的发布"
    if key == "proposals_adopted" and IN_MEDIA.search(text, clause, max(found.end, said.end)):
        return "说的是媒体采用的稿件"
    if key == "honours" and said.phrase == "表彰" and not PRIZE.search(before):
        return "说的是给予的表彰，不是获得的"
    if key == "credit_granted" and BAD_CREDIT.search(before):
        return "说的是别的贷款"
    if key == "specialised_firms" and LOWER.search(before):
        return "不是国家级"
    if key.startswith("signed_") and UNDERTAKEN.search(text, max(clause, begins - 8), found.end):
        return "只是意向"
    return _of_other_projects(said, indicator, around)


def _of_other_projects(said: Said, indicator: Indicator, around: Surroundings) -> str:
    """开工项目8个，总投资30亿元 is not signed; 工业占GDP40% no share of the private economy."""
    text = around.text
    if indicator.key == "signed_investment" and "签" not in said.phrase:
        named = text[
            max(around.sentence, text.rfind("签", around.sentence, said.start)) : said.start
        ]
        if NOT_SIGNED.search(named):
            return "说的是别的项目"
    if indicator.key == "private_share_of_gdp" and not PRIVATE.search(said.phrase):
        subject = text[around.clause : said.start]
        if OTHER_SHARE.search(subject) and not PRIVATE.search(subject):
            return "说的不是民营经济"
    return ""
