"""The words that hedge a number: 近, 超过, 余, 以上 — and what only looks like them.

A table of words and how they are found before, in and after a number. Knows no number.
"""

import re

from catalogue.quantities import Qualifier

BEFORE: dict[str, Qualifier] = {
    "不超过": "at_most",
    "不多于": "at_most",
    "不高于": "at_most",
    "至多": "at_most",
    "最多": "at_most",
    "不少于": "at_least",
    "不低于": "at_least",
    "不下于": "at_least",
    "不下": "at_least",
    "不小于": "at_least",
    "至少": "at_least",
    "最少": "at_least",
    "不止": "over",
    "将近": "nearly",
    "接近": "nearly",
    "近": "nearly",
    "不足": "nearly",
    "不到": "nearly",
    "不满": "nearly",
    "低于": "nearly",
    "少于": "nearly",
    "小于": "nearly",
    "超过": "over",
    "超出": "over",
    "超": "over",
    "突破": "over",
    "逾": "over",
    "高于": "over",
    "多于": "over",
    "大于": "over",
    "跨过": "over",
    "迈过": "over",
    "大约": "about",
    "约合": "about",
    "约为": "about",
    "约": "about",
    "大致": "about",
    "大概": "about",
}
"""也是, 达 and 多达 are no hedges: they add nothing to the number."""
AFTER: dict[str, Qualifier] = {
    "以上": "at_least",
    "及以上": "at_least",
    "以下": "at_most",
    "以内": "at_most",
    "之内": "at_most",
    "左右": "about",
    "上下": "about",
    "之多": "exact",
    "不等": "about",
}
REQUIREMENT = ("不少于", "不低于", "至少", "最少", "不超过", "不多于", "不高于", "至多", "最多")
"""Hedges by which a plan asks for something; 不下 and 以上 only describe."""

_WORDS = "|".join(sorted(BEFORE.keys() - {"近", "约", "约合", "约为"}, key=len, reverse=True))
# 签约10个 is no “about 10”, 附近 no “nearly”; what may stand between hedge and number is empty talk.
_BEFORE = re.compile(
    f"(?<![签合违节预契公履相邀条特制解缔誓大])(?P<about>约(?:合|为)?)(?:人民币|共|有|占|达)?\\Z"
    f"|(?<![签合违节预契公履相邀条特制解缔誓大])(?P<share>约)占[^,。;\\d约近超]{{1,14}}的(?:比重|比例)?(?:为|达)?\\Z"
    f"|(?<![附最邻临靠亲贴远就相])(?P<near>近)(?:人民币|共)?\\Z"
    f"|(?<![高赶])(?P<word>{_WORDS})(?:了|的|到|人民币|共计|共|达到|达|有|为|走访|开展|举办|组织|召开|完成|联系|培训|发展|解决|培育|建成|新建|打造|引进|创建|选树|推荐|帮扶|实现|提交)?\\Z"
)
_BARE = re.compile("(?:上|过|近|超|逾|破|达到|达|约)\\Z")
MORE_STARTS = frozenset("余多")
MORE = re.compile("[余多]")
AFTER_STARTS = frozenset(word[0] for word in AFTER)
NO_MORE = ("余额", "多元", "多样", "多数", "余地", "多层", "多种", "多出", "多于", "多了")
_AFTER = re.compile("(?!上下[游级联班])(?:" + "|".join(sorted(AFTER, key=len, reverse=True)) + ")")
LONGEST = 20
# The last characters of hedges and of what may stand between them and the number.
STARTS = frozenset(word[0] for word in BEFORE)
ENDINGS = frozenset(
    {word[-1] for word in BEFORE}
    | set("了的到币计共达有为合访展办织开成系训决占重例育建造进树荐扶现交")
)


def before(text: str, start: int) -> tuple[Qualifier, int, str] | None:
    """The hedge that ends where the number starts: its meaning, where it begins, the word."""
    begin = max(0, start - LONGEST)
    if text[start - 1 : start] not in ENDINGS or STARTS.isdisjoint(text[begin:start]):
        return None
    found = _BEFORE.search(text, begin, start)
    if found is None:
        return None
    word = found["about"] or found["share"] or found["near"] or found["word"]
    return BEFORE[word], found.start(), word


def before_bare(text: str, start: int) -> tuple[Qualifier, int, str] | None:
    """The word that makes a bare 百, 千, 万, 亿 a number: 上百家 is a hundred or more."""
    found = _BARE.search(text, max(0, start - LONGEST), start)
    if found is None:
        return before(text, start)
    if found[0] in ("上", "过", "破"):
        return ("at_least" if found[0] == "上" else "over"), found.start(), found[0]
    if found[0] in ("达", "达到"):
        return None
    return before(text, start)


def more_at(text: str, end: int) -> bool:
    """Whether 余 or 多 follows a unit: 300家余, but no 余额 and no 多元."""
    return text[end : end + 1] in MORE_STARTS and not text.startswith(NO_MORE, end)


def after(text: str, end: int) -> tuple[Qualifier, int, str] | None:
    """The hedge that follows the unit: its meaning, where it ends, the word."""
    if text[end : end + 1] not in AFTER_STARTS:
        return None
    found = _AFTER.match(text, end)
    if found is None:
        return None
    return AFTER[found[0]], found.end(), found[0]
