"""Actual, target or estimate: the words that tell, nearest first, then the frame.

A clause's own word beats the sentence, the sentence beats heading and title. Where nothing
is said and the frame contradicts itself, the status is unknown. Knows no indicator.
"""

import re
from typing import NamedTuple

from etl.figures import Status
from etl.reports.hedges import REQUIREMENT

# The first characters of all cues: elsewhere no cue is looked for.
_HERE = (
    "(?=[已累实截现至迄了完举开新确获建达形成召组走提引帮解签捐推促发培争去上过先被荣跃增超全扩圆"
    "力拟计将要必保预工年主目下明今未努打安继再任指应到估有可同环比较首以共受得来参惠覆连])"
)
STRONG = re.compile(
    _HERE
    + r"(?:(?P<actual>已(?!知)|累计|实际|截至|截止|现有|至今|迄今|了(?=\d|[一二三四五六七八九十两百千万*XN×近超约逾上])|"
    r"(?:完成|实现|举办|开展|新增|确保|获得|建成|达成|形成|成立|召开|组织|走访|提交|引进|帮助|解决|签约|捐赠|推动|促成|发放|培训|争取到)了|"
    r"(?<![比较与同是按])(?:去年|上年)(?!度?计划)|过去|先后|被(?:评|授|认|列|采)|荣获|获评|跃升|超额完成|全面完成|圆满完成)"
    r"|(?P<target>力争|(?<=[议知案件纪划])要求(?=,)|争取(?=[在把实完发新建全年达使让培引举组创开覆形做\d])|(?<![草虚模])拟(?!定了|人|态|合)|"
    r"计划(?=[^”》,。;]{0,6}?(?:投|引|发|开|举|组|新|建|培|完|实现|达|用|在|到|于|年|总|安|招|走|表|推|\d|[一二三四五六七八九十]))|"
    r"(?<!即)将(?=于|在|继续|新|举|开|组|完成|实现|达|建|引|突破|超|投|会|有|要|力|争|全|进一步|重点|召|推|发布|安排|再|打造|培育|走访|通过|围绕|聚焦|提|加|深|创|设立|迎|把|对|为)|"
    r"(?<![主重需只摘纪想就首概必])要(?=[在以把举开建完发实新全确力达做加推继引培组进持深抓坚用扎围突认带着更大积主再走帮争\d])|"
    r"必须|确保(?!了)|保证(?!了|金)|预期|(?:工作|年度|年初|发展|全年|主要)?目标(?!责任|管理|任务完成|考核)|(?<![去上]年)年底前|年内|明年|下一步|下步|今后|未来|"
    r"力求|努力(?=实现|达到|完成|使|把|打造|做到(?![^,。;、]*[,。;、])|争)|打算|安排(?=\d|在|于|召|举|开|投)|继续(?=[办做开推深加实引发举组扩抓])|"
    r"再(?=建|新增|引进|培育|签约|发展|培训|走访|创)|下达|(?:任务|指标)(?:数|为|是|\d)|应(?=当|达|不)|(?<![\u4e00-\u9fff])到20[2-9]\d年)"
    r"|(?P<estimate>预计|预估|预测|估计|估算|有望|可望))"
)
WEAK = re.compile(
    _HERE
    + r"(?P<actual>(?:增长|增加|上升|提升|提高|发展|扩大)到|增至|同比|环比|比上年|较上年|较去年|比去年|首次|成功|以来|年来|目前|共(?=计|有|举|开|组|走|收|接|完|培|发(?!展)|提|签|引|筹|投|调|化|捐|\d)|"
    r"完成|实现|获|受到|得到|来自|参与|惠及|覆盖面达|上榜|连续)"
)
OF_TARGET_BEFORE = re.compile(
    "(?:(?:目标|年度|全年|工作|下达|计划)任务|任务(?=数|为|是)|目标|指标|计划)(?:任务|数|值|额)?(?:为|是|确定为|定为)?\\Z|(?:比|较|超过?|超出)[^,。;\\d]{0,6}(?:计划|目标|任务|指标)的?\\Z"
)
# 比年初计划的800万元多出一成: the number beside it was planned, what it is measured by was not.
PLANNED = ("计划", "目标", "任务", "指标")
MEASURES = ("计划", "目标")
MORE_THAN_PLANNED = re.compile(
    "(?:(?:比|较|超|超出|距离?|离|高于|低于)[^,。;]{0,8}|(?:超额|全面|圆满|提前|已)完成[^,。;]{0,16})\\Z"
)
TARGET_ENDS = frozenset("务标划数额值为是的")  # with which it can end
OF_TARGET_AFTER = re.compile(
    "(?:以上|左右|以内)?的?(?:年度|全年|年初|工作|预期)*(?:目标|任务)(?!责任|书)"
)
# 由目前的72.5%提高到90%: where a plan begins. 完成率113.8%: what became of one.
SO_FAR = re.compile(
    "(?:(?:目前|现在|当前|现有|今年初|去年底?|上年底?|去年末|上年末)的|完成率|(?<![偏误时逆较最])差的?)[为达约近超]?\\Z"
)
SO_FAR_ENDS = frozenset("的率差为达约近超")
# 2025年预期目标:净增5家,累计投资达到55亿元 — what follows a colon is the list of what is asked for.
LISTED = re.compile("(?:目标|任务|要求|指标)(?:是|为|如下)?:[^:]*\\Z")
OWN_MONEY = re.compile("(?:拟|计划)(?=总?投资|投入|引资|融资)")
SIGNED = re.compile("[^,。;]{0,8}(?:签订|签署|建立|成立|发布|认定|评选|授予|获得|建成|形成)的")
SIGNED_REACH = 11
CLAUSE_END = re.compile("[,。;!?\n]")
AHEAD_REACH = 30  # characters
DONE_SHARE = re.compile(
    "(?:(?:完成|实现)[^,。;]{0,30}|占[^,。;]{0,12}(?:目标|任务|计划)[^,。;]{0,12})的\\Z"
)
# 任务是3万家，10月底完成91.6%: what has been done of it.
DONE_OF_IT = re.compile("(?:完成|达标|办结)(?:了|率为?|率达)?[约近超]?\\Z")
# An act announced by a range or asked for with 不少于 has not been done.
ACT = re.compile(
    "(?:组织|举办|开展|召开|建设|打造|培育|新建|创建|走访|安排|评选|建立|举行|推出|选树)[^,。;\\d]{0,8}\\Z"
)
CONTROLLED = re.compile("控制在[^,。;]{0,6}\\Z")
EACH = re.compile("每(?:年|月|周|季度?|半年)")

PLAN = re.compile(
    "工作计划|工作要点|工作安排|工作打算|工作思路|总体思路|总体要求|实施方案|行动方案|行动计划|工作方案|活动方案|规划|任务分解|重点任务|"
    "主要任务|目标任务|下一步|下步|下一年|明年|今后|未来|展望|怎么干|如何干|工作部署|预期目标|主要目标|奋斗目标|努力方向|打算|设想|构想|安排|目标(?!责任|任务?完成)|重点工作(?!回顾|完成|情况|总结|推进|部署|会)|"
    "新的一年|部署(?!会)|倡议书"
)
REVIEW = re.compile(
    "发展基础|工作基础|现实基础|已有基础|现状|总结|回顾|(?:工作|完成|开展|推进|落实|执行|运行|履职)情况|进展|成效|成绩|纪实|综述|亮点|盘点|汇报|通报|述职|公报|形成了|取得|获得了|概况|基本情况|一年来|五年来|"
    "年来|过去|以来|全面加强\\Z|摘编|摘要|简报|工作报告|发展报告|统计|概览|走笔|侧记|召开|举行|见闻|巡礼"
)

# What is left undone is told of in a review; beside a plan's words it says nothing.
SHORTCOMINGS = re.compile(
    "存在的?(?:主要|突出)?(?:问题|不足|困难|短板)|(?:问题|不足|差距)[和与及](?:问题|不足|差距)"
)
# Titles that give account of a whole time which is over; 召开2023年年会 does not, and 2023年工作报告
# may well be of the year before.
ACCOUNT = re.compile("总结|回顾|情况|进展|成效|成绩|汇报|通报|述职|公报|概况|综述|盘点|年来")

STATUS_OF: dict[str, Status] = {"actual": "actual", "target": "target", "estimate": "estimate"}


class Told(NamedTuple):
    """A status, the words that told it, where they stand (None: the frame), and why."""

    status: Status
    words: str
    at: int | None
    reason: str


def frame_of(text: str) -> tuple[Status | None, str]:
    """What a title, a heading or a paragraph's lead says of all below it, and its words.

    None where it says nothing; unknown where it promises both a review and a plan.
    """
    plan, review = PLAN.search(text), REVIEW.search(text)
    if plan and review and review[0] not in ("工作报告", "摘要", "摘编"):
        return "unknown", f"{review[0]}、{plan[0]}"
    if plan:
        return "target", plan[0]
    review = review or SHORTCOMINGS.search(text)
    return ("actual", review[0]) if review else (None, "")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """到2027年, 2024年将…: whether a year is spoken of as one to come."""
    ahead = STRONG.search(text, end, _clause_end(text, end))
    said_so = text[start] == "到" or text.startswith(
        ("展望", "面向", "谋划", "部署", "安排", "规划"), max(0, start - 2)
    )
    return said_so or (ahead is not None and ahead["target"] is not None)


def _clause_end(text: str, place: int) -> int:
    """Where the clause after a place ends, at most so many characters away."""
    ended = CLAUSE_END.search(text, place + 1, place + AHEAD_REACH)
    return place + AHEAD_REACH if ended is None else ended.start()


DONE_REACH = 9  # characters
# 拟建项目26个，其中4个项目已开工: what has become of the things that are counted.
DONE_THEN = re.compile(
    "[^,。;\\d]{0,8}?已经?(?:全部|陆续|正式|顺利|先后)?"
    "(?:开工|动工|投产|建成|完成|竣工|落地|签约|启动|运营|到位|办结|投用|开业)(?:建设|生产|运营|使用|见效)?(?=[,。;、!?)\\n])"
)


def told_by_neighbours(text: str, start: int, end: int, *, share: bool) -> Told | None:
    """年度目标589亿元, 50家目标: the noun beside the number. A share of a target is done."""
    before = text[max(0, start - 40) : start]
    if share and DONE_SHARE.search(before):
        return Told("actual", before[-1:], start - 1, "完成目标的比例是实际数")
    so_far = SO_FAR.search(before) if before[-1:] in SO_FAR_ENDS else None
    if so_far:
        return Told("actual", so_far[0], start - len(so_far[0]), "是已有的数")
    ends = before[-1:] in TARGET_ENDS and (before[-1:] != "的" or before[-3:-1] in PLANNED)
    goal = OF_TARGET_BEFORE.search(before) if ends else None
    if goal:
        return Told("target", goal[0], start - len(goal[0]), "数字是目标本身")
    done = DONE_THEN.match(text, end) if text.find("已", end, end + DONE_REACH) >= 0 else None
    if done:
        return Told("actual", done[0][-3:], done.end() - 3, "数的事物已经如此")
    goal = OF_TARGET_AFTER.match(text, end)
    if goal:
        return Told("target", goal[0], end, "数字是目标本身")
    signed = SIGNED.match(text, end) if text.find("的", end, end + SIGNED_REACH) >= 0 else None
    if signed:
        return Told("actual", signed[0][-3:], signed.end() - 3, "“…的”说的是已有的事")
    return None


class Cues:
    """The words that tell a status, in a text without its quoted names: “五个必须坚持” asks for
    nothing. The numbers of a clause all ask for what stands before it, which is looked up once.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._before_clause: dict[tuple[int, int], Told | None] = {}

    def listed(self, sentence: int, start: int) -> Told | None:
        """Whether the number stands in a list of goals that a colon announces."""
        if self.text.find(":", sentence, start) < 0:
            return None
        said = LISTED.search(self.text, sentence, start)
        return said and Told("target", said[0].partition(":")[0], said.start(), "冒号前的用语")

    def in_clause(self, clause: int, start: int) -> Told | None:
        """The nearest strong cue between the clause's start and the number."""
        return _nearest(STRONG, self.text, clause, start, "本分句的用语")

    def in_sentence(self, sentence: int, clause: int) -> Told | None:
        """The nearest strong cue of the sentence before the clause."""
        between = (sentence, clause)
        if between not in self._before_clause:
            told = _nearest(STRONG, self.text, sentence, clause, "本句的用语")
            if told is not None and told.at is not None and OWN_MONEY.match(self.text, told.at):
                # 拟投资61.75亿元，其中3个项目… : only the money is still to come
                told = _nearest(STRONG, self.text, sentence, told.at, "本句的用语")
            self._before_clause[between] = told
        return self._before_clause[between]

    def by_habit(self, clause: int, start: int) -> Told | None:
        """Words that mostly tell of what is done: 同比, 获, 完成."""
        return _nearest(WEAK, self.text, clause, start, "本分句的用语")


def told_by_requirement(
    text: str, clause: int, start: int, hedge: str, *, ranged: bool
) -> Told | None:
    """不少于2次, 3至5期: asked for or announced, where nothing else is said."""
    if hedge in REQUIREMENT:
        return Told("target", hedge, start - len(hedge), "是要求，不是结果")
    controlled = CONTROLLED.search(text, clause, start)
    if controlled:
        return Told("target", controlled[0], controlled.start(), "是要求，不是结果")
    act = ACT.search(text, clause, start)
    if ranged and act:
        return Told("target", act[0], act.start(), "自己的工作说成区间，是安排")
    return None


def _nearest(cues: re.Pattern[str], text: str, start: int, end: int, why: str) -> Told | None:
    last = None
    for cue in cues.finditer(text, start, end):
        if not (cue[0].endswith(MEASURES) and MORE_THAN_PLANNED.search(text, start, cue.start())):
            last = cue
    if last is None or last.lastgroup is None:
        return None
    return Told(STATUS_OF[last.lastgroup], last[0], last.start(), why)
