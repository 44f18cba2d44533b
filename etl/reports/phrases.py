"""The catalogue's phrases found in a sentence: which indicators its words could mean.

Looks words up; which of them a number belongs to is decided in `mapping`. A phrase written
解决…问题 is an act and its object with other words between; the object is what is said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from catalogue import Catalogue, Indicator
from etl.reports.spelling import made_equal
from etl.reports.themes import Above, Near, nearness

APART = "…"
REACH, FAR_REACH = 24, 72  # characters from an act to its object; where examples are listed
STOPS = re.compile("[,。;:!?\n]")
SHORT = 2
HEADS = 32  # columns of a table
COUNTS_IT = re.compile("活动|(?:组织)?(?:总[数量额]|数量|[家户个人件]数|数)|组织(?!覆盖)")
# 项目176个, 实施项目325个: where a heading alone tells the theme, a short phrase stands bare.
BARE_BEFORE = re.compile("(?:^|[,。;、:(\n]|实施|开展|[,。;、]完成|其中|累计|共)\\Z")
COUNTS_STARTS = frozenset("活组总数家户个人件")
FAR = (Near.EARLIER, Near.TITLE)
BARE_AFTER = re.compile("(?:累计|共计?|总数|达到?|已?有)*[约近超逾]?[\\d*×]")
CITY, ALL_OF = "全市", ("全省", "全县", "全区", "全州", "我市", "我县", "我区", "我省")
QUOTES = str.maketrans("", "", '“”"‘’「」『』《》')


@dataclass(slots=True)
class Said:
    """A phrase of an indicator between two places of the view.

    `near` says where a context word of the indicator stands. `act` is where the act begins
    whose object the phrase is (走访 of 走访…企业), for a phrase in two pieces.
    """

    start: int
    end: int
    phrase: str
    indicator: str
    near: Near = Near.UNASKED
    act: int | None = None


class Phrases:
    """All phrases and context words of the catalogue, found by one expression."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.indicators = catalogue.indicators
        self._keys: dict[str, list[str]] = {}
        self._objects: dict[str, list[tuple[str, str]]] = {}
        for indicator in catalogue.indicators.values():
            for phrase in _spellings(indicator):
                act, apart, thing = phrase.partition(APART)
                if apart:
                    self._objects.setdefault(act, []).append((thing, indicator.key))
                else:
                    self._keys.setdefault(phrase, []).append(indicator.key)
        self._any = re.compile(_longest_of(self._keys))
        self._things = {
            act: re.compile("|".join(re.escape(thing) for thing, _ in objects))
            for act, objects in self._objects.items()
        }
        self._acts = re.compile(_longest_of(self._objects))
        self._begun_by: dict[str, list[tuple[int, str, str]]] = {}
        self._looked_up = lru_cache(maxsize=HEADS)(self._look_up)  # a table asks for its heads

    @cached_property
    def context(self) -> dict[str, tuple[tuple[str, ...], bool]]:
        """Per indicator the words of which one must stand near, and whether it is a share."""
        return {
            key: (tuple(made_equal(w) for w in i.context), i.kind == "ratio")
            for key, i in self.indicators.items()
        }

    def found(self, text: str, start: int, end: int, above: Above) -> list[Said]:
        """Every phrase between two places whose context is there, the longest of each indicator
        at each place. `above` are the words of lead, headings and title, which are context too.
        """
        stretch = text[start:end]
        here: dict[tuple[tuple[str, ...], bool], Near] = {}
        found = []
        for place, length, phrase, indicator, act in self._looked_up(text, start, end):
            asked = self.context[indicator]
            near = here.get(asked) if asked[0] else Near.UNASKED
            if near is None:  # once for all indicators of a theme
                near = here[asked] = nearness(asked[0], stretch, above, ratio=asked[1])
            # 项目 is in every sentence: of a short phrase the context must stand beside it.
            if near is Near.NOWHERE:
                continue
            far = length <= SHORT and act is None and near in FAR
            if not far or _stands_bare(text, place, length):
                found.append(Said(place, place + length, phrase, indicator, near, act))
        return self._not_covered(text, found)

    def _look_up(
        self, text: str, start: int, end: int
    ) -> list[tuple[int, int, str, str, int | None]]:
        """Place, length, phrase, indicator and act of all there is, the longest first at each."""
        found: list[tuple[int, int, str, str, int | None]] = []
        for match in self._any.finditer(text, start, end):
            longest = match[0] + match[match.lastindex or 0]
            place, begun = match.start(), self._begun_by.get(longest)
            for length, phrase, indicator in begun or self._beginning(longest):
                found.append((place, length, phrase, indicator, None))
        apart = [
            (place, len(thing), thing, indicator, act)
            for act, place, thing, indicator in self._apart(text, start, end)
        ]
        return sorted([*found, *apart], key=lambda one: (one[0], -one[1])) if apart else found

    def _apart(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
        """The objects of acts in their clause: act, place, object and indicator of each."""
        for match in self._acts.finditer(text, start, end):
            act = match[0] + match[match.lastindex or 0]
            begin = match.start() + len(act)
            furthest = min(end, begin + FAR_REACH)
            stop = STOPS.search(text, begin, furthest)
            until = stop.start() if stop else furthest
            if self._things[act].search(text, begin, until) is None:
                continue
            listed = text.find("等", begin, until)
            for thing, indicator in self._objects[act]:
                place = text.find(thing, begin, until)
                while place >= 0:
                    reached = place - begin <= REACH or 0 <= listed < place
                    after = text[place + len(thing) : place + len(thing) + 1]
                    if reached and after != "家":  # 企业家
                        yield match.start(), place, thing, indicator
                    place = text.find(thing, place + len(thing), until)

    def _not_covered(self, text: str, said: list[Said]) -> list[Said]:
        """个人会员 says 会员 and does not mean it: a phrase within a longer one is not said, nor is
        one within a phrase and the word that counts it: 商会总数 in 四好商会总数.

        A growth covers no count: 会员总数增长至4万家.
        """
        kept: list[Said] = []
        begins, reach = -1, -1  # of the phrase that reaches furthest so far
        for one in said:  # in order of place, the longest first
            if one.end < reach or (one.end == reach and one.start > begins):
                continue
            kept.append(one)
            if self.indicators[one.indicator].unit != "%":
                after = text[one.end : one.end + 1]
                counted = COUNTS_IT.match(text, one.end) if after in COUNTS_STARTS else None
                end = one.end if counted is None else counted.end()
                if end > reach:
                    begins, reach = one.start, end
        return kept

    def _beginning(self, longest: str) -> list[tuple[int, str, str]]:
        """Of the phrases with which a longest one begins, the longest of each indicator.

        A phrase of one character is looked at by itself: it counts only beside its number.
        """
        known = self._begun_by.get(longest)
        if known is None:
            known, taken = [], set[str]()
            for length in range(len(longest), 0, -1):
                taken = set() if length == 1 else taken
                keys = [k for k in self._keys.get(longest[:length], ()) if k not in taken]
                known += [(length, longest[:length], key) for key in keys]
                taken.update(keys)
            self._begun_by[longest] = known
        return known


def _stands_bare(text: str, place: int, length: int) -> bool:
    """Whether nothing but its number and a verb stand beside a phrase."""
    after = place + length
    before = text[max(0, place - 3) : place]
    return BARE_BEFORE.search(before) is not None and BARE_AFTER.match(text, after) is not None


def _spellings(indicator: Indicator) -> set[str]:
    """The phrases with and without quotation marks, of any place, and the name itself."""
    words = {made_equal(phrase) for phrase in (*indicator.reported_as, indicator.name)}
    words |= {word.replace(CITY, place) for word in words if CITY in word for place in ALL_OF}
    return words | {word.translate(QUOTES) for word in words}


def _longest_of(phrases: Iterable[str]) -> str:
    """An expression that takes one character where phrases begin and sees the longest of them.

    Each alternative begins with a character of its own, so that text in which none begins is
    passed over by the expression's engine; looking ahead leaves phrases within phrases to find.
    The characters with which most begin are tried first.
    """
    rest: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        rest.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    often = sorted(rest.items(), key=lambda begun: -len(begun[1]))
    return "|".join(f"{re.escape(first)}(?=({'|'.join(ends)}))" for first, ends in often) or "(?!)"
