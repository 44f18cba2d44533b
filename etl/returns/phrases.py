"""A path of headings to the indicator that it means, through the catalogue's phrases.

By name, `reported_as` with its context, and `bare_headings` where nothing around says of what. A
heading of which one word is not understood is not taken for the rest of it: 新增 above 会员数
is another indicator. Knows no grid.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from catalogue import Catalogue, Indicator
from catalogue.tables import suggestion
from etl.returns.folding import closed_up
from etl.returns.vocabulary import (
    CHANGING,
    DERIVED,
    FORECAST,
    GROUP,
    OTHER_WORKS,
    axis_of,
    bare,
)

Verdict = Literal["indicator", "assumed", "neutral", "derived", "forecast", "ambiguous", "unknown"]

COUNTING = ("数", "数量", "总数", "个数", "总量")
MONEY = ("额", "总额", "金额", "总金额")
APART = "…"
AT_YEAR_END = re.compile(
    r"^(?:年末|期末|年底|现有|实有|在册|累计|目前|截至目前|截至年底|期末实有|年末实有|全区|全县|全市|本区|本地区|辖区)(?:在册|实有)?"
)
IN_THE_YEAR = re.compile(r"^(?:全年|本年|本年度|当年|年度|年内|今年|本期|报告期内)(?:累计)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """What a path of headings means. `options` are the names that an ambiguous one may mean;
    `unplaced` that no word around says of which, `work` is another one that is named around it.
    """

    verdict: Verdict
    indicator: Indicator | None = None
    options: tuple[str, ...] = ()
    unplaced: bool = False
    work: str = ""


class Phrases:
    """The catalogue's phrases, indexed for looking up what stands above and beside a cell."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.phrases: dict[str, list[Indicator]] = {}
        self.bare: dict[str, list[Indicator]] = {}
        self.spellings: list[str] = []
        self.groups = {bare(w) for i in catalogue.indicators.values() for w in (i.topic, i.pillar)}
        for indicator in catalogue.indicators.values():
            self._add(indicator)
        self.words = {i.key: [bare(w) for w in i.context] for i in catalogue.indicators.values()}
        self.actions = sorted(
            {w for words in self.words.values() for w in words if "村" in w}, key=len, reverse=True
        )
        self.matched: dict[tuple[tuple[str, ...], str, int | None], Match] = {}

    def _add(self, indicator: Indicator) -> None:
        for phrase in dict.fromkeys((indicator.name, *indicator.reported_as)):
            if APART in phrase:  # 走访…企业 is an act in prose
                continue
            meant = self.phrases.setdefault(bare(phrase), [])
            if indicator not in meant:
                meant.append(indicator)
            if not indicator.context or any(word in phrase for word in indicator.context):
                self.spellings.append(phrase)
        for phrase in indicator.bare_headings:
            self.bare.setdefault(bare(phrase), []).append(indicator)
            self.spellings.append(phrase)

    def match(self, cores: tuple[str, ...], around: str, year: int | None) -> Match:
        """The indicator of a path of headings, from the outermost to the innermost.

        `around` is what else is written about the table: caption, title, name of the sheet.
        """
        key = (cores, around, year)
        if key not in self.matched:
            self.matched[key] = self._match(cores, around, year)
        return self.matched[key]

    def _match(self, cores: tuple[str, ...], around: str, year: int | None) -> Match:
        path = [core for n, core in enumerate(cores) if n == 0 or core != cores[n - 1]]
        while (
            path
            and axis_of(path[-1]) in ("neutral", "either", "indicator")
            and len(path) > 1
            and not self._combined(path)
        ):
            path.pop()  # 会员数 > 数量
        if not path or (len(path) == 1 and axis_of(path[0]) == "neutral"):
            return Match(verdict="neutral")
        assumed: Match | None = None
        for phrase, rest in _readings(path):
            for spelled in self._spellings_of(phrase):
                found = self._meant(spelled, path, around, year)
                if not found or not all(self._is_group(word, found, path[-1]) for word in rest):
                    continue
                if not found.unplaced:
                    special = found.indicator is not None and found.indicator.context
                    return found if assumed is None or special else assumed
                assumed = assumed or found
        return assumed or Match(verdict=self._why_not(path))

    def _combined(self, path: list[str]) -> bool:
        joined = "".join(path[-2:])
        return joined in self.phrases or joined in self.bare

    def _spellings_of(self, phrase: str) -> Iterator[str]:
        """The phrase as written; then without the words that change nothing."""
        yield phrase
        without = _without(phrase, self.actions)  # 万企兴万村投资额 > 当年新增
        if without != phrase and len(without) > 1:
            yield without
        for ending in (*COUNTING, *MONEY):
            if phrase.endswith(ending) and len(phrase) > len(ending) + 1:
                yield phrase.removesuffix(ending)
        for ending in COUNTING:
            yield phrase + ending
        for opening, measured in ((AT_YEAR_END, "moment"), (IN_THE_YEAR, "span")):
            shorter = opening.sub("", phrase, count=1)
            if shorter != phrase and len(shorter) > 1:
                meant = self.phrases.get(shorter, []) + self.bare.get(shorter, [])
                if meant and all(i.measured == measured for i in meant):
                    yield shorter

    def _meant(self, phrase: str, path: list[str], around: str, year: int | None) -> Match | None:
        """What the phrase means here; None where it is no phrase of any indicator."""
        meant = self.phrases.get(phrase, []) + [
            i for i in self.bare.get(phrase, []) if i not in self.phrases.get(phrase, [])
        ]
        if not meant:
            return None
        near, far = "".join(path), bare(around)
        for said in (near, near + far):
            fits = [i for i in meant if self._fits(i, said)]
            special = [i for i in fits if i.context] or fits
            if len(special) > 1:
                special = [i for i in special if year is None or i.counted_in(year)] or special
            others = [i for i in meant if i.context and i not in fits and self._fits(i, near + far)]
            if said == near and special and others and not special[0].context:
                special = [*special, *others]  # the title may say of what: 捐赠款物 under 抗疫
                special = [i for i in special if bare(i.topic) in near] or special
            if work := next(filter(None, (self._other_work(i, near, said) for i in special)), ""):
                return _ambiguous(special, work=work)
            if len(special) == 1:
                return Match(verdict="indicator", indicator=special[0])
            if special:
                return _ambiguous(special)
        return self._assumed(phrase, meant, near + far, year)

    def _fits(self, indicator: Indicator, said: str) -> bool:
        words = self.words[indicator.key]
        return not words or any(word in said for word in words)

    def _other_work(self, indicator: Indicator, near: str, said: str) -> str:
        """Work that is not this indicator's where it is named, and its own only far away: 项目数
        under 招商引资与万企兴万村 may be of either.
        """
        if not indicator.context or self._fits(indicator, near):
            return ""
        own = (*indicator.context, indicator.topic)
        named = (w for w in OTHER_WORKS if w in said and not any(w in word for word in own))
        return next(named, "")

    def _assumed(
        self, phrase: str, meant: list[Indicator], said: str, year: int | None
    ) -> Match | None:
        """Nothing says of what: the one that the phrase stands for by itself, if any."""
        bare_ones = [i for i in self.bare.get(phrase, []) if year is None or i.counted_in(year)]
        others = {word for words in self.words.values() for word in words if len(word) > 1}
        others |= set(OTHER_WORKS)
        if len(bare_ones) == 1 and not any(word in said for word in others):
            return Match(verdict="assumed", indicator=bare_ones[0], unplaced=True)
        work = next((w for w in OTHER_WORKS if w in said), "")
        return _ambiguous(meant[:4], work=work, unplaced=True)

    def _is_group(self, word: str, found: Match, leaf: str) -> bool:
        """Whether a word above says nothing that the heading below does not: 组织建设."""
        if found.indicator is not None and any(w in word for w in self.words[found.indicator.key]):
            return not CHANGING.search(_without(word, self.words[found.indicator.key]))
        if word in self.groups or axis_of(word):
            return True
        root = next((word.removesuffix(e) for e in COUNTING if word.endswith(e)), word)
        if root in leaf and not CHANGING.search(word):  # 会员 above 企业会员
            return True
        return (
            bool(GROUP.fullmatch(word)) and not CHANGING.search(word) and not DERIVED.search(word)
        )

    def _why_not(self, path: list[str]) -> Verdict:
        said = "".join(path)
        if FORECAST.search(said):
            return "forecast"
        return "derived" if DERIVED.search(said) else "unknown"

    def in_text(self, text: str, year: int | None) -> Match:
        """The one indicator that a title speaks of: 2020—2024年各区县会员数."""
        plain = bare(text)
        found: dict[str, Match] = {}
        taken = ""
        for phrase in sorted({*self.phrases, *self.bare}, key=len, reverse=True):
            if len(phrase) > 2 and phrase in plain and phrase not in taken:  # noqa: PLR2004
                taken += f"|{phrase}"
                match = self._meant(phrase, [phrase], text, year)
                if match and match.indicator and not CHANGING.search(plain.replace(phrase, "")):
                    found[match.indicator.key] = match
        if len(found) == 1:
            return next(iter(found.values()))
        return Match(verdict="ambiguous" if found else "unknown")

    def near(self, written: str) -> str:
        """“；是否想写…？”, or a full stop where nothing is near."""
        if bare(written) in {bare(spelling) for spelling in self.spellings}:
            return "，它的上一级标题请只写工作名称（如“万企兴万村”）。"
        near = suggestion(closed_up(written), self.spellings) or "。"
        changed = set(CHANGING.findall(bare(written))) - set(CHANGING.findall(near))
        return "。" if changed else near  # 退会会员数 is not 会员数


def _ambiguous(meant: list[Indicator], *, work: str = "", unplaced: bool = False) -> Match:
    options = tuple(indicator.name for indicator in meant)
    return Match(verdict="ambiguous", options=options, unplaced=unplaced, work=work)


def _without(word: str, words: list[str]) -> str:
    for known in words:
        word = word.replace(known, "")
    return word


def _readings(path: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Phrases that a path may be read as, the fullest first, each with the words left over."""
    leaf, above = path[-1], path[:-1]
    for n in range(len(above)):
        joined, rest = "".join(above[n:]), above[:n]
        yield joined + leaf, rest
        yield leaf + joined, rest
    for n, word in enumerate(above):
        rest = above[:n] + above[n + 1 :]
        yield word + leaf, rest
        yield leaf + word, rest
    yield leaf, above
