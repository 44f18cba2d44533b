"""Which indicator a number is: the nearest phrase of the catalogue that fits its unit.

Prefers the noun the number stands before (28个签约项目), then the phrase before it in the
clause, then in the sentence. What a phrase may not mean — a change, a part, another list — is
said with the reason. Decides no region, no period and no status.
"""

import re

from catalogue import Indicator
from etl.reports import scope
from etl.reports.derived import Meaning, derived, of_list, unit_fits
from etl.reports.phrases import Phrases, Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

MONEY, SHARE = {"元"}, {"%"}
NEAR_BEFORE, NEAR_AFTER = 26, 14
SHORT_PHRASE = 2  # 企业, 项目, 会员: words of every other sentence
SHORT_REACH = 8
CHANGE_PHRASE = re.compile("新增|新发展|新参与|新吸收|新实施|发展新|增长|增速|增幅|吸收|减免|下降")
SCOPE = re.compile(
    "(全国|全省|全市|全区|全县|中西部|中部六省|中部|西部|东部|省内|市内|国内|[\\u4e00-\\u9fff]{2,3}[省市区县]|副省级城市|省会城市)(?:排名|位居|位列|第)?\\Z"
)
NATIONAL = "全国"
PARTS = re.compile("其中|包括|含(?!义)")
# 有会员企业参与的项目28个 counts projects.
OF_ANOTHER = re.compile("的(?!比重|比例)[\\u4e00-\\u9fff]{1,6}\\Z")
JOINED = re.compile("[与和在对给向为跟同于]\\Z")
COUNTED = re.compile("[\\u4e00-\\u9fff]")
CLOSE = 4
OWN_NUMBER = 3  # characters between a phrase and the number that is its own
HOW_MANY = re.compile(
    "(?:已|共|总数|总量|数量|总额|金额|规模|合计|累计|达到|达|为|有|突破|超过|超|约|近|逾|至|增|长|到|首次|目前|全年|其中|实现|完成|比重|占比|高)*"
)
OTHER_OBJECT = re.compile("^(?:的)?[^,。;、!?]{0,3}(?:负责人|代表|法人|员工|职工|代言)")


def meaning_of(found: Found, around: Surroundings, said: list[Said], phrases: Phrases) -> Meaning:
    """The indicator the number belongs to. `said` are the sentence's phrases."""
    if found.family == "rank":
        return _rank(found, around, said, phrases)
    if found.unit in ("个百分点", "番", "倍", "成"):
        return Meaning(None, reason="变化幅度没有对应指标")
    if found.family == "rate":
        return Meaning(None, reason="按单位计的数没有对应指标")
    follows = derived(found, around, phrases)
    if follows is not None:
        return follows
    said = of_list(said, around)
    begin, end = min(around.clause, around.previous_end), around.clause_end
    ranked = [
        (distance, s)
        for s in said
        if begin <= s.start < end
        and unit_fits(found, phrases.indicators[s.indicator])
        and (distance := _distance(s, found, around, phrases)) is not None
    ]
    ranked.sort(key=lambda pair: (pair[0], -len(pair[1].phrase)))
    if not ranked:
        return Meaning(None, reason="没有找到对应的指标")
    nearest = _nearest(found, ranked, phrases)
    if nearest.indicator is None or nearest.said is None:
        return nearest
    return _within_scope(nearest.indicator, nearest.said, found, around)


def _within_scope(indicator: Indicator, said: Said, found: Found, around: Surroundings) -> Meaning:
    """The meaning, unless the words around the phrase say that it is another."""
    reason = scope.unmeant(said, found, indicator, around.text, around.clause)
    if reason:
        return Meaning(None, said=said, reason=reason)
    doubt = scope.doubt(said, found, indicator, around)
    return Meaning(indicator, said=said, doubt=doubt)


def _nearest(found: Found, ranked: list[tuple[tuple[int, int], Said]], phrases: Phrases) -> Meaning:
    best_distance, best = ranked[0]
    longest = max(
        (
            s
            for d, s in ranked
            if d[0] == best_distance[0] and s.start <= best.start and s.end >= best.end
        ),
        key=lambda s: s.end - s.start,
    )
    same = {s.indicator for _, s in ranked if s.start == longest.start and s.end == longest.end}
    best = longest
    grows = all(indicator.endswith("_growth") for indicator in same)
    if found.change and not grows and not CHANGE_PHRASE.search(best.phrase):
        return Meaning(None, said=best, reason="说的是变化量，不是总数")
    if len(same) > 1:  # the words of the sentence go before those of its heading
        same = {s.indicator for _, s in ranked if s.indicator in same and s.near} or same
    if len(same) > 1:
        return Meaning(None, said=best, reason="有几个指标都可能", candidates=tuple(sorted(same)))
    return Meaning(phrases.indicators[same.pop()], said=best)


def _distance(
    said: Said, found: Found, around: Surroundings, phrases: Phrases
) -> tuple[int, int] | None:
    """How far a phrase stands from the number: rank of its place, then characters."""
    text = around.text
    if said.start >= found.end:
        return _distance_after(said, found, around, phrases)
    if said.end > found.start:
        return None
    if len(said.phrase) == 1:  # 驻村工作, 村企: one character is a word only beside its number
        return None
    gap = found.start - said.end
    if len(said.phrase) <= SHORT_PHRASE and gap > SHORT_REACH:
        return None
    if OF_ANOTHER.search(text, said.end, found.start):
        return None
    if JOINED.search(text, said.end, found.start) and COUNTED.match(text, found.end):
        return None  # 40家会员企业与38个村结对
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


def _same_noun(text: str, found: Found, around: Surroundings) -> bool:
    """走访企业100家、200家次: a second number of the same noun, when nothing new is named."""
    return not re.search("[\\u4e00-\\u9fff]{2}", text[around.previous_end : found.start])


def _says_only_how_many(found: Found, around: Surroundings) -> bool:
    """…总数持续增长，达到88家: a clause without a noun of its own speaks of the one before."""
    return bool(
        HOW_MANY.fullmatch(around.text, around.clause, found.start)
        and not re.match("(?:的)?[\\u4e00-\\u9fff]", around.text[found.end : found.end + 2])
    )


def _distance_after(
    said: Said, found: Found, around: Surroundings, phrases: Phrases
) -> tuple[int, int] | None:
    if said.end > around.clause_end or said.start >= around.next_start:
        return None
    gap = said.start - found.end
    if len(said.phrase) == 1 and gap > 0:
        return None
    if OTHER_OBJECT.match(around.text[said.end : said.end + 8]):
        return None
    between = around.cues.text[found.end : said.start].replace("·", "")
    followed = around.next_start - said.end <= OWN_NUMBER  # 商会42个、行业商会5个
    if re.search("[,:;(]", between) or ("、" in between and followed):
        return None
    gap = len(between)
    if gap == 0 or (gap <= CLOSE and not re.search("[参投开实捐在进获达]", between)):
        return 0, gap
    if len(said.phrase) <= SHORT_PHRASE:
        return (2, gap) if gap <= SHORT_REACH // 2 else None
    counted = between.removeprefix("的")[:2]  # 15家企业参与法治体检 counts enterprises
    if gap > CLOSE and counted not in phrases.indicators[said.indicator].name:
        return None
    return (2, gap) if gap <= NEAR_AFTER else None


def _rank(found: Found, around: Surroundings, said: list[Said], phrases: Phrases) -> Meaning:
    """A place in a list: the list is named anywhere before it in the sentence."""
    lists = [
        s for s in said if phrases.indicators[s.indicator].kind == "rank" and s.end <= found.start
    ]
    if found.change:
        return Meaning(None, reason="名次变化不是名次")
    if not lists:
        return Meaning(None, reason="目录中没有这一榜单")
    nearest = max(lists, key=lambda s: (s.end, s.end - s.start))
    among = SCOPE.search(around.text, max(0, found.start - 10), found.start)
    if among is not None and among[1] != NATIONAL:
        named = among[1].lstrip("登居在为列")  # 荣登湖南省第一
        return Meaning(None, said=nearest, reason=f"统计范围不同：{named}名次不是全国名次")
    return Meaning(phrases.indicators[nearest.indicator], said=nearest)
