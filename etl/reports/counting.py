"""Whether a number counts something: 三场培训 does, 三个建设 does not; 亿元以上项目5个 is a
threshold and then a count. Knows the words around numbers, no indicator.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from etl.passages import PassageKind
from etl.reports.quantities import Quantity

if TYPE_CHECKING:
    from etl.reports.scanning import Found

SMALL = 10
CREW = re.compile("宣讲团|代表团|考察团|讲师团|团队|小组|专班|队伍")  # 1支30人宣讲团
NEAR = 6  # characters between what a threshold limits and the count of it
# Heads of enumerations: what is announced by number and then listed, never achieved.
HEADS = re.compile(
    "[^,。;:、!?“”]{0,4}?(?:实事|突破|创新|品牌|作用|建设|主线|方面|环节|目标|要求|原则|意识|自信|维护|确立|能力|短板|抓手|"
    "着力点|关键|转变|结合|机遇|数字|载体|统一|到位|层面|领域|维度|板块|特色|亮点|举措|步骤|节点|引领|融合|提升|坚持|"
    "下功夫|聚焦|文章|重点|任务|优势|主题|工程|行动|计划|机制|体系|清单|关系|大局|中心|主体|支柱|理念|精神|品质)"
)
ANNOUNCED = re.compile(
    "(?:坚持|做实|发挥|做好|办好|抓好|突出|聚焦|围绕|把握|强化|夯实|体现|做优|打好|抓实|处理好|实现)"
    "[^,。;]{0,8}\\Z"
)
# What a federation does and counts, before a small number in characters.
ACTS = re.compile(
    "(?:举办|召开|开展|组织|承办|主办|协办|成立|新建|新增|新成立|发展|走访|组建|创办|编印|编撰|编辑|出版|接待|签约|签订|签署|引进|建成|设立|"
    "获得|荣获|获评|获|提交|提出|完成|培育|推荐|推选|调解|帮扶|捐赠|带队|开设|发布|上报|报送|出访|发放|新设|新签|落户|开工|投产|"
    "创建|认定|评选|表彰|撰写|形成|刊发|印发|制定|出台|修订|争取|落实|解决|协调|办理|受理|化解|处理|挽回|慰问|资助|救助|结对|"
    "参加|参与|赴|到|深入|选派|选举|增补|吸收|整理|收集|征集|采纳|立案|承接|举行|搭建|建立|实施|推动|促成|对接|入驻|入选|上榜|新晋|新培育|共有|现有|拥有|共|有|达|各)"
    "[^,。;:!?]{0,14}\\Z"
)
EACH = re.compile(
    "(?:每(?:年|月|周|季度?|半年|两年|人|户|家|个?[^,。]{1,4})|年均|月均)[^,。;!?]{0,14}\\Z"
)
PEOPLE_OR_BODIES = {"家", "名", "位", "人", "户", "人次", "家次", "户次"}
EVENTS = {"次", "场", "期", "场次", "批次", "届", "轮", "班次"}
COUNTED_ONCE = {"次", "场", "期", "届", "家", "篇", "件", "部", "本", "册", "份", "个", "辑"}
NEVER_ONE = re.compile("(?:没有|尚无|进|再|又|任何|另|每|同|这|那|哪|某|第|任|一家|一)\\Z")
ALONE = re.compile(
    "(?:完成率|满意率|满意度|合格率|覆盖率|占比|比重|比例|参与率|回应率|指数|得分|评分|总分|均分|[^,。]{2,6}率)(?:为|达|达到|是|提升至|上升至|增至)?\\Z"
)
POLICY = re.compile(
    "(?:经济|新政|纾困|稳增长|惠企|暖企|助企|措施|政策|意见|规定|条例|办法|八项|若干|方案)\\Z"
)
# 电厂三期 is a stage of building; only what is held or issued comes in 期.
ISSUED = re.compile(
    "(?:举办|开展|组织|召开|承办|主办|开播|播出|编印|编发|刊发|出版|培训|开设|推出|完成|录制|制作|发布|每[^,。]{0,4})[^,。;]{0,14}\\Z"
)
THRESHOLD = re.compile(
    "(?:的)?(?:[^,。;!?、\\d]{0,6}?)"
    "(?:企业|项目|人口|产业|商会|单位|集群|园区|公司|资金|业主|人员|居民|家庭|农户|大户|税源)"
)
# 总投资410亿元的某某项目 is one project and no total.
ONE_PROJECT = re.compile("的[^,。;\\d]{1,24}?项目(?![^,。;]{0,2}\\d)")
ABOVE = ("以上", "以下", "以内", "及以上")
LIST_JOINT = re.compile("[、和及与]|以及|和")


def verdict(text: str, found: Quantity) -> tuple[PassageKind | None, str]:
    """What a quantity is, and the class where it is no figure. None: not worth a word."""
    if not found.whole:
        return "not_figure", "unread"
    if found.family == "rank":
        return "figure", ""
    if not found.unit:
        return _without_unit(text, found)
    if found.bare and found.qualifier == "exact":
        graded = found.family == "money" and text.startswith("级", found.end)
        return ("attribute", "threshold") if graded else (None, "")
    if found.unit == "人" and CREW.match(text, found.end):
        return "attribute", "threshold"
    if found.unit == "条" and POLICY.search(text, max(0, found.start - 4), found.start):
        return "not_figure", "policy_name"
    if found.chinese and found.value is not None and found.value <= SMALL:
        return _small(text, found)
    if found.value is not None and found.value <= SMALL and _is_head(text, found, strict=True):
        return "enumeration", "enumeration"
    return "figure", ""


def _without_unit(text: str, found: Quantity) -> tuple[PassageKind | None, str]:
    if found.masked:
        return "not_figure", "masked_name"
    if found.chinese:
        return None, ""
    if found.scaled:
        grade = text[found.end : found.end + 1] in {"级", "强", "产"} or found.bare
        return ("not_figure", "grade") if grade else ("figure", "")
    if ALONE.search(text, max(0, found.start - 10), found.start):
        return "figure", ""
    return "not_figure", "bare_number"


def _small(text: str, found: Quantity) -> tuple[PassageKind | None, str]:
    """一 to 十 with a unit: a count only after an act, or of people and bodies."""
    if found.family in ("percent", "points", "money", "rate"):
        return "figure", ""
    if found.unit == "期" and not ISSUED.search(text, max(0, found.start - 18), found.start):
        return "not_figure", "ordinal"
    if _is_head(text, found, strict=False):
        return "enumeration", "enumeration"
    before = text[max(0, found.start - 18) : found.start]
    acted = bool(ACTS.search(before)) or bool(EACH.search(before))
    if found.value == 1 and found.high is None:
        once = found.unit in COUNTED_ONCE and acted and not NEVER_ONE.search(before)
        named = found.unit != "个" or bool(
            re.search("(?:新增|成立|建成|引进|设立|签约|创建|组建)[^,。;]{0,6}\\Z", before)
        )
        return ("figure", "") if once and named else (None, "")
    if (
        acted
        or found.unit in PEOPLE_OR_BODIES
        or found.high is not None
        or found.qualifier != "exact"
    ):
        return "figure", ""
    if found.unit in EVENTS and not NEVER_ONE.search(before):
        return "figure", ""
    return "enumeration", "enumeration"


def _is_head(text: str, found: Quantity, *, strict: bool) -> bool:
    """Whether an abstract noun follows: 三项创新; if `strict`, after a verb of announcing."""
    if found.unit not in ("个", "项", "件", "条", "类", "种", "批", "道", "把", "张", "组", "大"):
        return False
    if HEADS.match(text, found.end) is None:
        return False
    announced = ANNOUNCED.search(text, max(0, found.start - 12), found.start)
    return announced is not None or not strict


def with_elided_units(text: str, found: list["Found"]) -> list["Found"]:
    """分别为10、8和6个: a number without a unit in a list takes the unit of the next one."""
    for place in range(len(found) - 2, -1, -1):
        here, after = found[place], found[place + 1]
        if (
            here.kind == "not_figure"
            and here.reason == "bare_number"
            and after.kind == "figure"
            and after.unit
            and LIST_JOINT.fullmatch(text, here.end, after.start)
        ):
            found[place] = replace(
                after,
                start=here.start,
                end=here.end,
                value=_bare_value(text, here),
                high=None,
                direction=None,
            )
    return found


def _bare_value(text: str, here: "Found") -> Decimal:
    return Decimal(text[here.start : here.end])


def with_thresholds(text: str, found: list["Found"]) -> list["Found"]:
    """亿元以上项目5个, 投资超10亿元的项目3个: the first is what the second must exceed."""
    for place, here in enumerate(found):
        if here.kind == "figure" and _is_threshold(text, here, found[place + 1 : place + 2]):
            found[place] = replace(here, kind="attribute", reason="threshold")
    return found


def _is_threshold(text: str, here: "Found", following: list["Found"]) -> bool:
    if here.family == "money" and ONE_PROJECT.match(text, here.end):
        return True
    if here.family not in ("money", "people", "rate", "count", "none") or here.qualifier in (
        "exact",
        "masked",
        "range",
        "about",
    ):
        return False
    behind = text[here.start : here.end].endswith(ABOVE)
    # 30个以上典型 counts; 100人以上企业5家 does not. After 超10亿元 only 的 makes it a threshold.
    object_ = THRESHOLD.match(text, here.end)
    if object_ is None or not (behind or text.startswith("的", here.end)):
        return False
    if here.family == "money" and behind:
        return True
    near = (
        bool(following)
        and following[0].kind == "figure"
        and following[0].start - object_.end() <= NEAR
        and not re.search("[,。;!?、]", text[object_.end() : following[0].start])
    )
    return near and following[0].family in ("count", "people", "event")
