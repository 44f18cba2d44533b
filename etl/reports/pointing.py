"""Places that a text points to without the catalogue's names: 该市, 当地, 凉山全州, 融水苗族自治县.

Also where a clause begins and who only leads and helps. Of whom sentences speak is for `subjects`.
"""

import re
from collections.abc import Iterator

from etl.reports.places import AMONG, HAN, NO_NAME, SMALLER, Named, Places

BOUNDARY = "。!?;,:\n、(“"
BEFORE_OWN = re.compile(
    "(?:其中|同期|而|同时|此外|另外|目前|今年|去年|当年|全年|年|日|月|末|底|以来|助力|支持|推动|引导|组织)\\Z"
)
# 其所辖的京山市新建26个: what a place has under it.
BEFORE_SUBJECT = re.compile(
    f"{BEFORE_OWN.pattern}|(?:在|由|与|和|及|[辖属]的?|(?<!尤)其|该[省市州县区])\\Z"
)
NATION_TOLD = "全国工商联"
SENTENCE_END = re.compile("[。!?\n]")
SEEN = re.compile("(?:范围|层面|情况)?来?看,?(?:[^,。;]{0,10}[年月底末来期],?)?")
VIEW_REACH = 60  # characters of 从全省看，… in which its province is named
# 融水苗族自治县新增会员96个: such a name is as long as its peoples are many.
SELF_RULED = re.compile("自治[县旗州]")
SELF_RULED_REACH = 18  # characters
# 该市, 当地: the place that was named last. 凉山全州: all of the place that is named.
SAME_PLACE = re.compile("该(?P<kind>[省市州县区])(?![级域直])|当地")
ALL_OF = re.compile("全[省市州县区](?![级域直])")
SAME_PLACE_REACH = 300  # characters
PLACE_LIKE = (
    "(?=([\\u4e00-\\u9fff](?![全我本各该的由在与和及向从对为到把被将经按以])[\\u4e00-\\u9fff][{0}]))"
    "(?=...(?![域级直场属政民值容面乡城块位间别内委]))"
)
LONGEST_STEM = 4  # characters of a name without its kind
# What a national official tells of the national account is the country's.
NATIONAL_VOICE = re.compile(
    "全国工商联[^,。;:“”\\n]{0,14}(?:负责人|主席|书记|部长|局长|发言人|人士)[^,。;:“”\\n]{0,10}"
    "(?:介绍|表示|透露|通报|说|指出|称)(?=[^。\\n]{0,60}全国)"
)
# 在无锡市工商联、安庆市工商联的指导下: who leads and helps is not spoken of.
HELPED = re.compile("下(?<=[导持心助视怀署]下)")
HELPED_REACH = 60  # characters


class Pointing:
    """Finds them with the catalogue's places."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def found(self, text: str, start: int, end: int) -> Iterator[Named]:
        """All between two places, in no order."""
        yield from self._all_of(text, start, end)
        yield from self._same_place(text, start, end)
        yield from self._of_the_country(text, start, end)

    def _all_of(self, text: str, start: int, end: int) -> Iterator[Named]:
        """凉山全州共有…, 泸州全市有…: the place whose name, with or without its kind, is there."""
        for said in ALL_OF.finditer(text, start, end):
            kind, at = said[0][-1], said.start()
            for length in range(LONGEST_STEM, 1, -1):
                words = text[max(start, at - length) : at]
                code = self._places.names.get(words) or self._places.names.get(words + kind)
                if code is not None and begins(text, at - len(words), start):
                    yield Named(code, words, at - len(words))
                    break

    def _same_place(self, text: str, start: int, end: int) -> Iterator[Named]:
        """该市, 当地 at the head of a clause, as the place named last; nobody known where that is
        one the catalogue does not have.
        """
        for said in SAME_PLACE.finditer(text, start, end):
            if not begins(text, said.start(), start):
                continue
            named = self._named_last(text, said.start(), start, said["kind"])
            if said["kind"] and SMALLER.match(text, said.end()):
                named = ""  # 该市岳池县, unless the name that follows is known
            if named is not None:
                yield Named(named, said[0], said.start())

    def _named_last(self, text: str, at: int, start: int, kind: str | None) -> str | None:
        """The code of the last place of a kind before another; 当地 goes no further back than its
        paragraph. Empty for one that is not known, None for none.
        """
        begin = start if kind is None else max(0, at - SAME_PLACE_REACH)
        last, code = begin, None
        for place in self._places.any.finditer(text, begin, at):
            region = self._places.regions[self._places.code(place)]
            if region.code != "000000" and (kind is None or region.name.endswith(kind)):
                last, code = place.end(), region.code
        like = re.compile(PLACE_LIKE.format(kind or "市州县区旗"))
        later = (m for m in like.finditer(text, last, at) if not NO_NAME.match(m[1]))
        return code if next(later, None) is None else ""

    def _of_the_country(self, text: str, start: int, end: int) -> Iterator[Named]:
        """全国工商联负责人介绍，进入全国台账的有18家: the country, until somebody else is named."""
        if "000000" in self._places.regions:
            for said in NATIONAL_VOICE.finditer(text, start, end):
                yield Named("000000", NATION_TOLD, said.start())

    def self_ruled(self, text: str, start: int, end: int) -> Iterator[Named]:
        """Places of a nationality that the catalogue does not have, as one who heads a clause."""
        for said in SELF_RULED.finditer(text, start, end + 1):
            reach = max(start, said.end() - SELF_RULED_REACH)
            place = HAN.search(text, reach, said.end())
            if place is None or (place.start() == reach > start):
                continue
            words = place[0].removeprefix(AMONG)
            at = said.end() - len(words)
            heads = len(words) > len(said[0]) + 1 and "的" not in words
            if heads and not self._places.any.match(text, at) and not NO_NAME.match(words):
                yield Named("", words, at)

    def wider(self, text: str, said: re.Match[str]) -> str | None:
        """The country is one for all; 全省 is the only province that its sentence names, in a
        report of a place that is not known.
        """
        if said[0] == "全国":
            return "000000" if "000000" in self._places.regions else None
        until = said.end() + VIEW_REACH
        ended = SENTENCE_END.search(text, said.end(), until)
        until = until if ended is None else ended.start()
        named = {self._places.code(m) for m in self._places.any.finditer(text, said.end(), until)}
        provinces = {c for c in named if self._places.regions[c].level == "province"}
        seen = SEEN.match(text, said.end(), until)
        name = None if seen is None else self._places.name_at(text, seen.end())
        if name is not None and self._places.regions[name.code].level == "province":
            provinces.add(name.code)  # 从全省看，2021年江西…
        return provinces.pop() if len(provinces) == 1 else None


def begins(text: str, at: int, start: int) -> bool:
    """Whether a clause begins here."""
    before = text[max(0, at - 4) : at]
    return at == start or before[-1:] in BOUNDARY or bool(BEFORE_SUBJECT.search(before))


def helpers(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a block that tell under whose lead or with whose help something is done."""
    spans = []
    for said in HELPED.finditer(text, start, end):
        begin = text.rfind("在", max(start, said.start() - HELPED_REACH), said.start())
        if begin >= 0 and not set(text[begin : said.start()]) & set(",。;\n"):
            spans.append((begin, said.start()))
    return spans
