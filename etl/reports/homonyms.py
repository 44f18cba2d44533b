"""Words that read like an indicator and say another thing: 答复提案8件, 走访慰问60户.

Indicator by indicator, a reason in Chinese; what holds for all of them stands in `scope`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

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
# 洽谈项目26个, 推介项目30个: not signed yet, whatever else the sentence signs.
NOT_AGREED = re.compile(
    "(?:洽谈|推介|包装|储备|在谈|策划|谋划|对接|跟踪|征集|梳理|摸排|发布|开工|落地|投产|竣工|在建|注册)[^,。;签]{0,10}\\Z"
)
LENT = re.compile("银企|银行|政银|授信|贷款|融资")
BARE = re.compile(
    "(?:项目)?(?:[,。;、()]|\\Z)"
)  # 签约5个、11.5亿元 names no thing; 与12个村签约 does
SIGNED = re.compile("了?(?:共|累计|合计|总额|达|约|超)*")
RECEIVED = re.compile("接受|收到|获|得到|家|[和与及、]")
GIVEN = re.compile("[为给向]\\Z")
REACHED = re.compile("(?:达到|符合)[^,。;、\\d]{0,4}\\Z")
FOR_PUPILS = re.compile("助学(?!、)|奖学|圆梦")
NO_JOB = re.compile("困难|培训|指导|技能|服务|信息|意[向愿]|率|援助|政策|形势|压力")
IN_ACCOUNTS = re.compile("收入|支出|结余|余额|协议|意向|承诺|税前|票据|(?:专用)?账户")
OF_ACCOUNTS = re.compile("会费|收支|财务|经费|(?:收入|支出)(?:合计|总计|总额|共计|为|共)")
NO_VILLAGE = re.compile("[民级支干医集组办镇落小]|卫生|书记|两委|企业|商会|道路|项目")
ONE_KIND = re.compile(
    "(?:规上|规模以上|限上|限额以上|工业|服务业|建筑业?|外贸|外资|国有|科技型?|出口|高新技术|上市|龙头|中小微?|小微|制造业?|房地产|物流|文化|农业|软件|商贸|批零|住餐)\\Z"
)
LOWER = re.compile("(?:省级|市级|自治区级|区级|县级)\\Z")


class Case(NamedTuple):
    """A phrase with the words around it: before the phrase, and up to the number after it."""

    said: Said
    found: Found
    around: Surroundings
    before: str
    after: str


def another_thing(said: Said, found: Found, indicator: Indicator, around: Surroundings) -> str:
    """What the words around a phrase of one indicator say against it: 答复提案8件, 走访慰问."""
    begins = said.start if said.act is None else min(said.act, said.start)
    before = around.text[max(around.clause, begins - 12) : begins]
    if NOT_YET.search(before):
        return "说的是还没有的"
    if said.phrase.endswith("标准") and not REACHED.search(before):
        return "说的是标准，不是达到标准的"
    asked = ASKED.get(indicator.key)
    if asked is None:
        return ""
    after = around.text[said.end : max(said.end, found.start)]
    return asked(Case(said, found, around, before, after))


def _of_firms(case: Case) -> str:
    said, found = case.said, case.found
    counted = case.around.text[found.end : said.start] + said.phrase + case.after
    return "走访的不是企业" if "企" not in counted and NO_FIRMS.search(counted) else ""


def _of_proposals(case: Case) -> str:
    return "说的是办理的提案，不是提交的" if HANDLED.search(case.before) else ""


def _in_media(case: Case) -> str:
    own = OWN_MEDIA.search(case.around.text, case.around.sentence, case.found.end)
    return "说的是自有媒体的发布" if own else ""


def _of_adoption(case: Case) -> str:
    end = max(case.found.end, case.said.end)
    printed = IN_MEDIA.search(case.around.text, case.around.clause, end)
    return "说的是媒体采用的稿件" if printed else ""


def _of_honours(case: Case) -> str:
    given = case.said.phrase == "表彰" and not PRIZE.search(case.before)
    return "说的是给予的表彰，不是获得的" if given else ""


def _of_credit(case: Case) -> str:
    return "说的是别的贷款" if BAD_CREDIT.search(case.before) else ""


def _of_the_nation(case: Case) -> str:
    return "不是国家级" if LOWER.search(case.before) else ""


def _of_givers(case: Case) -> str:
    """47家企业捐赠款物 counts givers, 为47家企业捐赠 and 捐赠20家医院 do not."""
    said, found, text = case.said, case.found, case.around.text
    if FOR_PUPILS.search(text, case.around.sentence, max(found.end, said.end)):
        return "说的只是助学的捐赠企业"
    if said.act is None:
        return ""
    to_them = GIVEN.search(text, max(0, found.start - 1), found.start) is not None
    gave = said.act >= found.end and RECEIVED.search(text, said.act, said.start) is None
    return "" if gave and not to_them else "说的不是捐赠的企业"


def _of_signing(case: Case) -> str:
    """洽谈项目26个, 银企签约8亿元, 与12个村签约."""
    said, found, around, text = case.said, case.found, case.around, case.around.text
    begins = said.start if said.act is None else min(said.act, said.start)
    if UNDERTAKEN.search(text, max(around.clause, begins - 8), found.end):
        return "只是意向"
    if said.phrase.endswith("项目") and "签" not in said.phrase and said.act is None:
        near = max(around.clause, around.previous_end, begins - 16)
        return "说的是还没有签约的项目" if NOT_AGREED.search(text, near, begins) else ""
    if said.phrase == "签约":
        bare = BARE.match(text, found.end) and SIGNED.fullmatch(text, said.end, found.start)
        if not bare or LENT.search(text, around.sentence, said.start):
            return "说的是别的签约"
    return ""


def _of_investment(case: Case) -> str:
    """开工项目8个，总投资30亿元 is not signed."""
    said, sentence, text = case.said, case.around.sentence, case.around.text
    unsigned = _of_signing(case)
    if unsigned or "签" in said.phrase:
        return unsigned
    named = text[max(sentence, text.rfind("签", sentence, said.start)) : said.start]
    return "说的是别的项目" if NOT_SIGNED.search(named) else ""


def _of_share(case: Case) -> str:
    """工业占GDP40% is no share of the private economy."""
    if PRIVATE.search(case.said.phrase):
        return ""
    subject = case.around.text[case.around.clause : case.said.start]
    other = OTHER_SHARE.search(subject) and not PRIVATE.search(subject)
    return "说的不是民营经济" if other else ""


def _of_donations(case: Case) -> str:
    """捐赠收入25万元, 会费98万元、捐赠25万元 are of accounts; 捐赠协议 is a promise."""
    text, around = case.around.text, case.around
    accounts = IN_ACCOUNTS.match(text, case.said.end) or OF_ACCOUNTS.search(
        text, around.sentence, case.said.start
    )
    return "说的是账目上的收支或只是承诺" if accounts else ""


def _of_villages(case: Case) -> str:
    """结对20个村民小组, 联系12个村级商会, 12个村集体项目 count no villages."""
    other = NO_VILLAGE.match(case.around.text, case.said.end)
    return "说的不是村" if other and case.said.phrase.endswith("村") else ""


def _of_jobs(case: Case) -> str:
    """带动300名就业困难人员增收, 组织500名农民参加就业培训 give no work."""
    other = NO_JOB.match(case.around.text, case.said.end)
    return "说的不是就业人数" if other else ""


def _of_all_firms(case: Case) -> str:
    """规上工业企业总数 is that of one kind."""
    return "说的是其中一类企业" if ONE_KIND.search(case.before) else ""


def _of_all_members(case: Case) -> str:
    """新发展会员86个，其中企业会员占比71%: a share of the new ones."""
    previous = case.around.previous or case.around.added
    return "说的是新会员中的比重" if previous and previous.key == "member_new" else ""


ASKED: dict[str, Callable[[Case], str]] = {
    "proposals": _of_proposals,
    "enterprise_visits": _of_firms,
    "media_reports": _in_media,
    "proposals_adopted": _of_adoption,
    "honours": _of_honours,
    "credit_granted": _of_credit,
    "specialised_firms": _of_the_nation,
    "five_good_federations": _of_the_nation,
    "donating_enterprises": _of_givers,
    "signed_projects": _of_signing,
    "signed_investment": _of_investment,
    "private_share_of_gdp": _of_share,
    "donations": _of_donations,
    "village_donations": _of_donations,
    "epidemic_donations": _of_donations,
    "scholarship_donations": _of_donations,
    "village_villages": _of_villages,
    "poverty_villages": _of_villages,
    "village_jobs": _of_jobs,
    "poverty_jobs": _of_jobs,
    "enterprises": _of_all_firms,
    "enterprise_member_share": _of_all_members,
}
