"""How far a phrase stands from a number: whether the number can be its, and before which others.

Positions and the words between; what the phrase means is decided in `mapping`.
"""

import re

from etl.reports import scope
from etl.reports.phrases import Phrases, Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

NEAR_BEFORE, NEAR_AFTER = 26, 14
SHORT_PHRASE = 2  # 企业, 项目, 会员: words of every other sentence
SHORT_REACH = 8
# 有会员企业参与的项目28个 counts projects.
OF_ANOTHER = re.compile(
    "的(?!比重|比例|目标|任务|计划|总[数量额]|数量|规模|数)[\\u4e00-\\u9fff]{1,6}\\Z"
)
JOINED = re.compile("[与和在对给向为跟同于]\\Z")
COUNTED = re.compile("(?![和与及])[\\u4e00-\\u9fff]")
CLOSE = 4
OWN_NUMBER = 3  # characters between a phrase and the number that is its own
HOW_MANY = re.compile(
    "(?:已|共|现|全[国省市县区]|我[省市县区]|总数|总量|数量|总额|金额|规模|合计|累计|达到|达|为|有|突破|超过|超|约|近|逾|至|增|长|到|首次|目前|全年|其中|实现|完成|比重|占比|高)*"
)
BESIDE = 8  # characters from the start of an act to the number it acts on
ENDS = re.compile("\\Z|[,。;、()\n]|[和与及]|创业|增收|圆梦|完成|顺利|[入上]学")
# 对100名秘书长进行轮训: those to whom it is done are those counted.
CARRIED_OUT = re.compile("[^,。;、\\d]{1,14}(?:进行|开展|实施)")
TO_WHOM = frozenset("对给为")
OTHER_OBJECT = re.compile("^(?:的)?[^,。;、!?]{0,3}(?:负责人|代表|法人|员工|职工|代言)")


def distance(
    said: Said, found: Found, around: Surroundings, phrases: Phrases
) -> tuple[int, int] | None:
    """How far a phrase stands from the number: rank of its place, then characters."""
    text = around.text
    if said.act is not None and said.act < found.end and said.act < around.previous_end:
        return None  # 解决就业100人、问题30个: the act has its number
    if said.start >= found.end:
        return _distance_after(said, found, around, phrases)
    gap = found.start - said.end
    if gap < 0 or not _can_be_its(said, gap, found, text):
        return None
    if said.start >= around.clause and said.start >= around.previous_end:
        return (1, gap) if gap <= NEAR_BEFORE else None
    if said.start >= around.clause:  # another number stands between
        return (
            (3, gap)
            if gap <= NEAR_BEFORE
            and len(said.phrase) > SHORT_PHRASE
            and not found.change
            and _same_noun(text, found, around)
            else None
        )
    if (
        said.start >= around.previous_end
        and said.start >= around.sentence
        and _says_only_how_many(found, around)
    ):
        return (4, gap) if gap <= NEAR_BEFORE and len(said.phrase) > SHORT_PHRASE else None
    return None


def _can_be_its(said: Said, gap: int, found: Found, text: str) -> bool:
    """Whether the words between a phrase and the number after it let them belong together."""
    if len(said.phrase) == 1:  # 驻村工作, 村企: one character is a word only beside its number
        return False
    if len(said.phrase) <= SHORT_PHRASE and gap > SHORT_REACH:
        return False
    # 40家会员企业与38个村结对
    begins = found.start - len(found.hedge)
    joined = JOINED.search(text, said.end, begins) and COUNTED.match(text, found.end)
    return not joined and OF_ANOTHER.search(text, said.end, found.start) is None


def _same_noun(text: str, found: Found, around: Surroundings) -> bool:
    """走访企业100家、200家次: a second number of the same noun, when nothing new is named."""
    return not re.search("[\\u4e00-\\u9fff]{2}", text[around.previous_end : found.start])


def _says_only_how_many(found: Found, around: Surroundings) -> bool:
    """…总数持续增长，达到88家: a clause without a noun of its own speaks of the one before."""
    return bool(
        HOW_MANY.fullmatch(around.text, around.clause, found.start)
        and not re.match("(?:的)?[\\u4e00-\\u9fff]", around.text[found.end : found.end + 2])
    )


def _acts_on_people(said: Said, found: Found, around: Surroundings) -> bool:
    """带动1200名农村劳动力在家门口就业: the act before the number, the object ends the clause."""
    return (
        found.family == "people"
        and said.act is not None
        and max(around.clause, around.previous_end) <= said.act < found.start
        and found.start - said.act <= BESIDE
        and ENDS.match(around.text, said.end) is not None
        and "的" not in around.text[said.end - len(said.phrase) - 1 : said.start]
    )


def _distance_after(
    said: Said, found: Found, around: Surroundings, phrases: Phrases
) -> tuple[int, int] | None:
    if said.end > around.clause_end or said.start >= around.next_start:
        return None
    begins = said.start if said.act is None or said.act < found.end else said.act
    gap = begins - found.end
    if _acts_on_people(said, found, around) or _is_of_those(begins, found, around):
        return 0, -1  # before the nouns between: 带动860名脱贫群众在镇上就业
    if len(said.phrase) == 1 and gap > 0:
        return None
    if OTHER_OBJECT.match(around.text[said.end : said.end + 8]):
        return None
    between = around.cues.text[found.end : begins].replace("·", "")
    followed = around.next_start - said.end <= OWN_NUMBER  # 商会42个、行业商会5个
    if re.search("[,:;(]", between) or ("、" in between and followed):
        return None
    gap = len(between)
    if "被" in between and scope.NAMED.fullmatch(around.text, found.end, begins):
        return 0, gap
    if gap == 0 or (gap <= CLOSE and not re.search("[参投开实捐在进获达]", between)):
        return 0, gap
    if len(said.phrase) <= SHORT_PHRASE:
        return (2, gap) if gap <= SHORT_REACH // 2 else None
    counted = between.removeprefix("的")[:2]  # 15家企业参与法治体检 counts enterprises
    if gap > CLOSE and counted not in phrases.indicators[said.indicator].name:
        return None
    return (2, gap) if gap <= NEAR_AFTER else None


def _is_of_those(begins: int, found: Found, around: Surroundings) -> bool:
    """对100名秘书长进行轮训, 40多个商会结成友好商会: whether the words between a number and a
    phrase say that what is counted is what the phrase says.
    """
    if scope.BOUND.fullmatch(around.text, found.end, begins):
        return True
    begun = found.start - len(found.hedge)
    to_whom = around.text[begun - 1 : begun] in TO_WHOM
    return to_whom and CARRIED_OUT.fullmatch(around.text, found.end, begins) is not None
