"""Which indicator a number is: the nearest phrase of the catalogue that fits its unit.

Prefers the noun the number stands before (28个签约项目), then the phrase before it in the
clause, then in the sentence. What a phrase may not mean — a change, a part, another list — is
said with the reason. Decides no region, no period and no status.
"""

import re

from catalogue import Indicator
from etl.reports import scope
from etl.reports.derived import Meaning, derived, unit_fits
from etl.reports.distances import distance
from etl.reports.doubts import doubt
from etl.reports.phrases import Phrases, Said
from etl.reports.scanning import Found
from etl.reports.sharing import SPREAD, of_list, of_one_of, solved, spread_on
from etl.reports.surroundings import Surroundings
from etl.reports.themes import Near

MONEY, SHARE = {"元"}, {"%"}
CHANGE_PHRASE = re.compile("新增|新发展|新参与|新吸收|新实施|发展新|增长|增速|增幅|吸收|减免|下降")
SCOPE = re.compile(
    "(全国(?:地级市|地级及?以上城市|设区市|参评城市|参评地级市|城市|各城市|各省区?市?)?(?:中)?|全省|全市|全区|全县|中西部|中部六省|中部|西部|东部|省内|市内|国内|[\\u4e00-\\u9fff]{2,3}[省市区县]|副省级城市|省会城市)(?:排名|位居|位列|第)?\\Z"
)
# 由全省第八上升到第三: among whom, told with the place from which it rose.
ROSE_AMONG = re.compile(
    "(全国|全[省市区县]|[\\u4e00-\\u9fff]{2,3}[省市区县])第[^,。;]{1,5}?(?:到|至|为)\\Z"
)
NATIONAL = "全国"
ORGANISED = re.compile("组织|引导|动员|发动|号召|全年|年来|会员企业|各类企业")
PRIVATE_FIRMS = re.compile("(民营企业)(?:已|共|达到?|突破|超过?|有|约|近)*\\Z")
GIVERS = "donating_enterprises"
GIVEN, FOR_PUPILS = "donations", "scholarship_donations"
PLAIN_GIFTS = ("捐资", "捐款", "捐赠")
OTHER_ENDS = re.compile(
    "[、和与及](?![^,。;]{0,3}助学)[^,。;、]{0,3}[助救扶济抗防敬慰]|助学[^,。;]{0,6}[、和与及]|公益|慈善"
)
ALL_AID = re.compile("助学(?:活动|行动|工程|工作)?以来")
IN_ALL = re.compile("累计|全年|年来|合计|总计|总额|共捐")
NAME = 4  # characters of a programme's name: 万企兴万村, and not of 脱贫
MANY = 1000  # in a county; fewer are those of some list
ENDS = re.compile("\\Z|[,。;、()\n]")
LISTED = re.compile("(?:[、和与及]|以及)[\\u4e00-\\u9fff]{0,4}")
BOTH = re.compile("(?:[和与及、]|以及)[\\u4e00-\\u9fff]{2}")  # 个体工商户和农民专业合作社3万户
OR_BOTH = re.compile("(?:企业|公司|户|商会|协会|会员)(?:[和与及]|以及)\\Z")
PARTS = re.compile("其中|包括|含(?!义)")


def meaning_of(found: Found, around: Surroundings, said: list[Said], phrases: Phrases) -> Meaning:
    """The indicator the number belongs to. `said` are the sentence's phrases."""
    if found.family == "rank":
        return _rank(found, around, said, phrases)
    if found.unit in ("个百分点", "番", "倍", "成"):
        return Meaning(None, reason="变化幅度没有对应指标")
    if found.family == "rate":
        return Meaning(None, reason="按单位计的数没有对应指标")
    follows = derived(found, around, phrases) or solved(found, around, phrases)
    if follows is not None:
        return follows
    spread = SPREAD.search(around.text, around.clause, around.clause_end)
    if spread is None:
        return _of_words(found, around, said, phrases)
    meaning = _of_words(found, around, of_list(said, around, spread), phrases)
    return of_one_of(meaning, said, around, spread)


def _of_words(found: Found, around: Surroundings, said: list[Said], phrases: Phrases) -> Meaning:
    """What the nearest phrase that fits says."""
    begin, end = min(around.clause, around.previous_end), around.clause_end
    ranked = [
        (far, s)
        for s in said
        if begin <= s.start < end
        and unit_fits(found, phrases.indicators[s.indicator])
        and (far := distance(s, found, around, phrases)) is not None
    ]
    ranked.sort(key=lambda pair: (pair[0], -len(pair[1].phrase)))
    if not ranked:
        return (
            _of_head(found, around, phrases)
            or spread_on(found, around)
            or _private_firms(found, around, phrases)
        )
    nearest = _nearest(found, ranked, around, phrases)
    if nearest.indicator is None or nearest.said is None:
        return nearest
    aid = _of_aid(nearest.indicator, nearest.said, found, around, phrases)
    if aid is not None:
        return aid
    given = [pair for pair in ranked if pair[1].indicator == GIVERS and pair[0][0] == 0]
    if given and nearest.indicator.kind == "stock":  # 36家会员企业捐款 counts no members
        return _within_scope(phrases.indicators[GIVERS], given[0][1], found, around)
    if _is_of_two(nearest.indicator, nearest.said, found, around, said, phrases):
        return Meaning(None, said=nearest.said, reason="说的是几项合计")
    return _within_scope(nearest.indicator, nearest.said, found, around)


def _of_aid(
    indicator: Indicator, said: Said, found: Found, around: Surroundings, phrases: Phrases
) -> Meaning | None:
    """开展助学活动，企业捐资18万元: what is given to pupils is not all that is given."""
    aid = phrases.indicators.get(FOR_PUPILS)
    words = around.text[around.sentence : found.start]
    if indicator.key != GIVEN or aid is None or "助学" not in words or OTHER_ENDS.search(words):
        return None
    if said.phrase not in PLAIN_GIFTS or (IN_ALL.search(words) and not ALL_AID.search(words)):
        return Meaning(indicator, said=said, doubt="可能只是助学的捐款，不是全部捐赠")
    return _within_scope(aid, said, found, around)


def _of_head(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """What the head of a table's column says, where the row itself says nothing."""
    head = around.head or around.announced
    if head is None:
        return None
    said = phrases.found(around.text, *head, around.above)
    fitting = [s for s in said if unit_fits(found, phrases.indicators[s.indicator])]
    if not fitting:
        return None
    longest = max(len(s.phrase) for s in fitting)
    ranked = [((0, 0), s) for s in fitting if len(s.phrase) == longest]
    meaning = _nearest(found, ranked, around, phrases)
    return meaning if around.head else meaning._replace(elsewhere=around.sentence)


def _private_firms(found: Found, around: Surroundings, phrases: Phrases) -> Meaning:
    """全市民营企业21.3万户: the plain words mean them all where nothing narrows them."""
    private = phrases.indicators.get("private_enterprises")
    begin, end = around.clause, found.start - len(found.hedge)
    known = around.text.find("民营企业", begin, end) >= 0
    named = PRIVATE_FIRMS.search(around.text, begin, end) if known else None
    if (
        private is not None
        and named is not None
        and unit_fits(found, private)
        and (found.value is None or found.value >= MANY)
        and ENDS.match(around.text, found.end)
        and max(around.clause, around.previous_end) <= named.start(1)
        and scope.WHOLE_BEFORE.search(around.text, max(0, named.start(1) - 2), named.start(1))
    ):
        said = Said(named.start(1), named.end(1), named[1], private.key)
        return Meaning(private, said=said)
    return Meaning(None, reason="没有找到对应的指标")


def _is_of_two(
    indicator: Indicator,
    best: Said,
    found: Found,
    around: Surroundings,
    said: list[Said],
    phrases: Phrases,
) -> bool:
    """私营企业和个体工商户1308万户: one number of two counts neither."""
    text = around.text
    if best.end > found.start or SPREAD.search(text, best.end, found.start) is not None:
        return False
    if around.next_start == found.end + 1 and text[found.end] in "、和":
        return False  # 行业商会、乡镇商会32个、14个
    if indicator.kind == "stock" and (
        BOTH.match(text, best.end, found.start)
        or OR_BOTH.search(text, max(around.clause, best.start - 6), best.start)
    ):
        return True
    return any(
        around.clause <= other.start
        and max(around.clause, around.previous_end) <= other.end <= best.start
        and LISTED.fullmatch(text, other.end, best.start)
        and other.indicator != best.indicator
        and unit_fits(found, phrases.indicators[other.indicator])
        for other in said
    )


def _within_scope(indicator: Indicator, said: Said, found: Found, around: Surroundings) -> Meaning:
    """The meaning, unless the words around the phrase say that it is another."""
    reason = scope.unmeant(said, found, indicator, around)
    if reason:
        return Meaning(None, said=said, reason=reason)
    why = doubt(said, found, indicator, around)
    return Meaning(indicator, said=said, doubt=why)


def _nearest(
    found: Found,
    ranked: list[tuple[tuple[int, int], Said]],
    around: Surroundings,
    phrases: Phrases,
) -> Meaning:
    best_distance, best = ranked[0]
    longest = max(
        (
            s
            for d, s in ranked
            if d[0] == best_distance[0] and s.start <= best.start and s.end >= best.end
        ),
        key=lambda s: s.end - s.start,
    )
    alike = [s for _, s in ranked if s.start == longest.start and s.end == longest.end]
    # 发展优质会员86家: an act and its object say more than the object alone.
    same = {s.indicator for s in alike if s.act is not None} or {s.indicator for s in alike}
    best = longest
    grows = all(indicator.endswith("_growth") for indicator in same)
    if found.change and not grows and not CHANGE_PHRASE.search(best.phrase):
        return Meaning(None, said=best, reason="说的是变化量，不是总数")
    if len(same) > 1:  # the words of the sentence go before those of title and heading
        known = {s.indicator: s.near for _, s in ranked if s.indicator in same}
        nearest = max(known.values())
        if nearest < Near.TITLE and ORGANISED.search(around.text, around.sentence, found.start):
            nearest = Near.UNASKED  # a sentence that begins anew has left the theme of the last
        if nearest != Near.EARLIER:
            same = {key for key, near in known.items() if near == nearest}
    if len(same) > 1:
        same = _announced(same, found, around, phrases)
    if len(same) > 1:
        return Meaning(None, said=best, reason="有几个指标都可能", candidates=tuple(sorted(same)))
    return Meaning(phrases.indicators[same.pop()], said=best)


def _announced(same: set[str], found: Found, around: Surroundings, phrases: Phrases) -> set[str]:
    """Of indicators of several themes the one whose programme is named before the number, where no
    other theme is: “万企兴万村”行动中，38个村结对，实现与脱贫攻坚的衔接.
    """
    before = around.text[around.sentence : found.start]
    told = {key: [w for w in phrases.context[key][0] if w in before] for key in same}
    named = {key for key, words in told.items() if words}
    by_name = any(len(word) >= NAME for words in told.values() for word in words)
    return named if named and by_name else same


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
    among = SCOPE.search(around.text, max(0, found.start - 10), found.start) or ROSE_AMONG.search(
        around.text, around.clause, found.start
    )
    if among is not None and not among[1].startswith(NATIONAL):
        named = among[1].lstrip("登居在为列")  # 荣登湖南省第一
        return Meaning(None, said=nearest, reason=f"统计范围不同：{named}名次不是全国名次")
    return Meaning(phrases.indicators[nearest.indicator], said=nearest)
