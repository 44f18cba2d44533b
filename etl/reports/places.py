"""Of whom a sentence speaks: regions as subjects of clauses, never those merely mentioned.

天心区位列… sets the region; 赴上海考察, 湖南省第一 and 甘肃省商会 do not. Knows spellings
from the catalogue and no number.
"""

import re
from collections import Counter
from typing import NamedTuple

from catalogue import Catalogue, Region

BOUNDARY = "。!?;,:\n、(“"
FEDERATION = re.compile("(?:区|县|市|州)?(?:级)?(?:工商联|工商业联合会|总商会)")
HIDDEN_FEDERATION = re.compile("[*X×○□某]{1,4}[省市区县]?(?:工商联|工商业联合会|总商会)")
# What follows a place that is only mentioned.
MENTIONED = re.compile(
    "籍|商会|来的|等地|的(?:客商|企业家|商会|湘商)|考察|学习|召开|举行|举办|开幕|站|路|银行|大学|商人|人(?!均|大|民|社)|帮|保卫战|话|菜|机场|高铁|城市群|银行"
)
RANK_SCOPE = re.compile("(?:第|前|首位|排名|百强|唯一|最)")
BEFORE_SUBJECT = re.compile(
    "(?:其中|同时|此外|另外|目前|今年|去年|当年|全年|年|日|月|末|底|以来|助力|支持|推动|引导|组织|在|由|与|和|及)\\Z"
)
SMALLER = re.compile(
    "(?:[*X×○□某]{1,4}|[\\u4e00-\\u9fff]{1,4}?)(?:市(?!场|直|级|属|政|民)|区(?!域|块|位|级)|县(?!级|域)|自治州|旗(?!下|舰))"
)
WHOLE = {
    "全国": "country",
    "全省": "province",
    "全市": "prefecture",
    "我市": "prefecture",
    "全区": "county",
    "全县": "county",
    "我区": "county",
    "我县": "county",
    "我省": "province",
}
WIDER = ("全国", "全省", "我省")
# 全国“四好”商会 is an honour; only where the country's own numbers follow is it the subject.
COUNTED_THERE = re.compile(
    "民营|私营|个体|登记|实有|新设|经营|市场|共|有|实现|工商联系统|会员|非公|规模|累计|[,，]"
)
OWN = re.compile(
    "[全我市区县省](?:(?<=[全我])[省市区县]|(?<=全)国|(?<![\\u4e00-\\u9fff].)(?<=[市区县省])工商联)"
)


SUBJECT_OF = re.compile("(?![和与及])[\\u4e00-\\u9fff]")
LONGEST_SHORT = 6  # characters


class Named(NamedTuple):
    """A region, the words that named it, and where they stand."""

    code: str
    words: str
    at: int


class Places:
    """Finds regions by the catalogue's spellings, the longest first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, self._regions = catalogue, catalogue.regions
        self._names = dict(catalogue.region_names)
        full = [n for r in catalogue.regions.values() for n in (r.name, *r.aliases) if len(n) > 1]
        short = [r.short_name for r in catalogue.regions.values() if r.short_name not in full]
        self._any = re.compile(_names(full, short))

    def in_title(self, text: str) -> Named | None:
        """The most particular region a title, heading or date line speaks of.

        None where a place the catalogue does not know, or a hidden one, is more particular:
        长沙市XX区 is not 长沙市, 江苏省兴化市 is not 江苏省.
        """
        headed = text.partition(":")[0]
        if headed in self._names and headed != text:  # 五河:商会“搭台”唱好兴企富民“大合唱”
            return Named(self._names[headed], headed, 0)
        named = [Named(self._code(m), m[0], m.start()) for m in self._any.finditer(text)]
        named = [n for n in named if n.code != "000000" and not self._only_mentioned(text, n)]
        best = max(named, key=lambda n: (self._depth(n.code), -n.at), default=None)
        if best is not None and SMALLER.match(text, best.at + len(best.words)):
            return None
        return best

    def federation(self, text: str) -> Named | None:
        """The region whose federation a text names most, of which it then most likely tells.

        None where it names a hidden one: 长沙市工商联 is not the federation of XX区.
        """
        if HIDDEN_FEDERATION.search(text):
            return None
        named = [m for m in self._any.finditer(text) if FEDERATION.match(text, m.end())]
        often = Counter(self._code(m) for m in named)
        best = max(named, key=lambda m: often[self._code(m)], default=None)
        return None if best is None else Named(self._code(best), best[0], best.start())

    def told(self, code: str) -> Named:
        """The region of which somebody said that a report tells. Raises `CatalogueError`."""
        return Named(code, self._catalogue.region(code).name, -1)

    def headline(self, title: str, at: int) -> Named | None:
        """泰安民企“闯”出新天地: the region with whose short name a title begins."""
        lengths = range(min(LONGEST_SHORT, len(title)), 1, -1)
        begun = next((title[:n] for n in lengths if title[:n] in self._names), "")
        if not begun or self._names[begun] == "000000" or SMALLER.match(title, len(begun)):
            return None
        if MENTIONED.match(title, len(begun)) or not SUBJECT_OF.match(title, len(begun)):
            return None
        return Named(self._names[begun], begun, at)

    def names_none(self, text: str) -> bool:
        """Whether a title names no place at all, known, unknown or hidden."""
        return self._any.search(text) is None and SMALLER.search(text) is None

    def subjects(self, text: str, start: int, end: int, own: str | None) -> list[Named]:
        """The regions that are subjects of clauses between two places, in order.

        `own` is the report's region: 全市 and 市工商联 are itself or what it is part of.
        """
        found, passed = [], -1  # where the last place that is no subject ends
        for said in self._any.finditer(text, start, end):
            # 向甘孜州、凉山州捐赠: what follows a place that is none in a list is none either.
            listed = said.start() == passed + 1 and text[passed] == "、"
            if listed or not self._is_subject(text, said, start):
                passed = said.end()
            elif self._code(said) != "000000":
                found.append(Named(self._code(said), said[0], said.start()))
        found += self._own(text, start, end, own)
        return sorted(found, key=lambda named: named.at)

    def listed(self, text: str, start: int, end: int) -> list[Named]:
        """长沙、株洲、湘潭分别…: the regions of a list, in order; empty where it is none."""
        spread = text.find("分别", start, end)
        if spread < 0:
            return []
        words = re.split("[、和与及]", text[start:spread])
        words = [word.strip("。,;:\n") for word in words]
        words[0] = self._known(words[0], at_end=True)
        words[-1] = self._known(words[-1], at_end=False)
        codes = [self._names.get(word) for word in words]
        if len(codes) < 2 or any(code is None for code in codes):  # noqa: PLR2004 - a list has two
            return []
        return [Named(str(code), word, start) for code, word in zip(codes, words, strict=True)]

    def _known(self, words: str, *, at_end: bool) -> str:
        """The longest region's name with which the words end or begin: 岳阳到位资金 names 岳阳."""
        pieces = (words[n:] if at_end else words[: len(words) - n] for n in range(len(words)))
        return next((piece for piece in pieces if piece in self._names), words)

    def _own(self, text: str, start: int, end: int, own: str | None) -> list[Named]:
        """全市 is the report's own region or the one above it, wherever a clause begins with it."""
        found = []
        for said in OWN.finditer(text, start, end):
            begins = self._begins_clause(text, said.start(), start)
            if not begins or RANK_SCOPE.match(text, said.end()):
                continue
            if (
                said[0] in WIDER
                and self._up(own, WHOLE[said[0]], said[0]) != own
                and not COUNTED_THERE.match(text, said.end())
            ):
                continue
            code = self._up(own, WHOLE.get(said[0]), said[0])
            if code is not None:
                found.append(Named(code, said[0], said.start()))
        return found

    def _up(self, own: str | None, level: str | None, word: str) -> str | None:
        if own is None or own not in self._regions:
            return None
        if level is not None and self._regions[own].name.endswith(word[-1]):
            return own  # 全市 in a report of 浏阳市, a city at county level
        if level is None:
            return own if word[0] in self._regions[own].name else None
        region: Region | None = self._regions[own]
        while region is not None and region.level != level:
            region = self._regions.get(region.parent or "")
        if region is None and level == "country":
            return "000000" if "000000" in self._regions else None
        return None if region is None else region.code

    def _code(self, said: re.Match[str]) -> str:
        return self._names[said[0]]

    def _depth(self, code: str) -> int:
        depth, region = 0, self._regions.get(code)
        while region is not None and region.parent is not None:
            depth, region = depth + 1, self._regions.get(region.parent)
        return depth

    def _is_subject(self, text: str, said: re.Match[str], start: int) -> bool:
        if not self._begins_clause(text, said.start(), start):
            return False
        if FEDERATION.match(text, said.end()) or "工商联" in said[0]:
            return True
        if SMALLER.match(text, said.end()):
            return False
        return not (MENTIONED.match(text, said.end()) or RANK_SCOPE.match(text, said.end()))

    def _begins_clause(self, text: str, at: int, start: int) -> bool:
        before = text[max(0, at - 4) : at]
        return at == start or before[-1:] in BOUNDARY or bool(BEFORE_SUBJECT.search(before))

    def _only_mentioned(self, text: str, named: Named) -> bool:
        return bool(MENTIONED.match(text, named.at + len(named.words)))


def _names(full: list[str], short: list[str]) -> str:
    """An expression for full names, longest first, then for short ones before their kind; each
    alternative begins with a character of its own, for which the engine looks.
    """
    rest: dict[str, list[str]] = {}
    for names, then in ((full, ""), (short, "(?=工商联|总商会|市|区|县|省)")):
        for name in sorted(set(names), key=lambda name: (-len(name), name)):
            rest.setdefault(name[0], []).append(re.escape(name[1:]) + then)
    alternatives = (f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rest.items())
    return "|".join(alternatives) or "(?!)"
