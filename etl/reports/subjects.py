"""Of whom a sentence speaks: regions as subjects of clauses, never those merely mentioned.

天心区位列… sets the region; 赴上海考察, 湖南省第一 and 与我市毗邻 do not. 江阴市入围9家 speaks of a
place that the catalogue does not have, and 浏阳、宁乡各30个 of two: neither is the report's own.
"""

import re
from collections.abc import Iterator

from catalogue import Region
from etl.reports.listings import SPREAD, Lists
from etl.reports.places import FEDERATION, MENTIONED, SMALLER, Named, Places
from etl.reports.pointing import BEFORE_OWN, BOUNDARY, NATION_TOLD, Pointing, begins, helpers

FIRST_TO_ACT = "率先"  # 天心区率先实现 is no place in a list
RANK_SCOPE = re.compile("(?:第|前|首位|排名|百强|唯一|最|领先|率先)")
ACTS = re.compile("举办|举行|召开|组织")
SEEN_FROM = re.compile("(?:范围|层面|情况)?来?看")  # 从全省看
LOOKING_AT = ("放眼", "纵观", "环顾")  # 放眼全国，
WHOLE = {
    "全国": "country",
    "全省": "province",
    "全市": "prefecture",
    "全州": "prefecture",
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
    "[:]|[约近超]?[\\d.]+[万亿]?[余多]?[家个户名人件](?=[,。;、]|\\Z)|(?:范围|层面|情况)?来?看|民营|私营|个体|登记|实有|新设|经营|市场|共|有|实现|工商联系统|会员|非公|规模|累计|[,，]"
    "|(?!先进|优秀|文明|示范|首|重点|五|四|百|模范|劳|统一|各|性|上下|范围|平均|工商联|[一两][个次等])"
    "[^,。;:“”第前\\d]{0,14}?(?:增长|下降|增速|增幅|达|突破|完成|投入|为|超|增加|减少)[约近超至到过了为]{0,2}[\\d一-十两]"
)
OWN = re.compile(
    "[全我市区县省](?:(?<=[全我])[省市区县]|(?<=全)州(?!县)|(?<=全)国|(?<![\\u4e00-\\u9fff].)(?<=[市区县省])工商联)"
)
AMONG = "其中"
# What may stand before the region of which a whole block tells: 2023年，全省….
OPENS = re.compile(
    "(?:[^,。;:]{0,24}[。:])?(?:[^,。;:]{0,14}(?:年|月|日|底|末|来|季度|期|看|计|算),?)?(?:从|放眼|纵观|环顾)?"
)
SHARE_OF = re.compile("(?:大?约|仅|就|则|也)?占(?:比|全[国省市州]的?)?[约近超]?\\d")
TOLD_OF_IT = re.compile(f"{SHARE_OF.pattern}|[约近超达]{{0,2}}\\d")
BARE_NAME = re.compile("[,。;:、\n]([\\u4e00-\\u9fff]{2,3})(?=[约近超达]{0,2}\\d)(?!\\d+[强佳优])")
LABEL = re.compile("([\\u4e00-\\u9fff]{2,9}?)(?:--|:)")
LISTED_AGAIN = re.compile("[。!?](?:其中|上述|以上|这|其|[两三四五六七八九十几][省市州县区地家])")
SENTENCE_END = re.compile("[。!?\n]")


class Subjects:
    """Finds of whom the clauses of a block speak."""

    def __init__(self, places: Places) -> None:
        self._places, self._pointing = places, Pointing(places)
        self.lists = Lists(places)

    def found(self, text: str, start: int, end: int, own: str | None) -> list[Named]:
        """The regions that are subjects of clauses between two places, in order, each until the
        next. `own` is the report's region: 全市 and 市工商联 are itself or what it is part of.
        """
        named = sorted(
            [
                *self._named(text, start, end),
                *self._own(text, start, end, own),
                *self._unknown(text, start, end),
                *self.lists.found(text, start, end),
                *self._with_a_share(text, start, end),
                *self._with_a_number(text, start, end),
                *self._labelled(text, start, end),
                *self._pointing.found(text, start, end),
            ],
            key=lambda subject: (subject.at, subject.code == ""),
        )
        for begin, until in helpers(text, start, end):
            named = [subject for subject in named if not begin <= subject.at < until]
        return sorted(self._held(text, start, end, named, own), key=lambda subject: subject.at)

    def _named(self, text: str, start: int, end: int) -> Iterator[Named]:
        """Those the catalogue has."""
        passed = -1  # where the last place that is no subject ends
        for said in self._places.any.finditer(text, start, end):
            # 向甘孜州、凉山州捐赠: what follows a place that is none in a list is none either.
            listed = said.start() == passed + 1 and text[passed] == "、"
            if listed or not self._is_subject(text, said, start):
                passed = said.end()
            elif self._places.code(said) != "000000":
                yield Named(self._places.code(said), said[0], said.start())

    def _unknown(self, text: str, start: int, end: int) -> Iterator[Named]:
        """江阴市入围9家: a place that the catalogue does not have is not the report's own."""
        for place in (
            *self._places.unknown(text, start, end),
            *self._pointing.self_ruled(text, start, end),
        ):
            after = place.at + len(place.words)
            only = MENTIONED.match(text, after) and not self._acts(text, place.at, after)
            if not (only or RANK_SCOPE.match(text, after)):
                yield place

    def _with_a_share(self, text: str, start: int, end: int) -> Iterator[Named]:
        """湖南省共有7800家，衡阳约占11%: a place by its short name, of which a share is told."""
        if text.find("占", start, end) < 0:
            return
        for said in SHARE_OF.finditer(text, start, end + 1):
            name = self._places.name_before(text, said.start(), start)
            if name is None or not begins(text, name.at, start):
                continue
            sentence = max(start, *(text.rfind(mark, start, name.at) + 1 for mark in "。!?\n"))
            if self._within_said(name.code, text[sentence : name.at]):
                yield name

    def _with_a_number(self, text: str, start: int, end: int) -> Iterator[Named]:
        """成都7386亿元，绵阳1375亿元: a place by its short name, with nothing before its number."""
        for said in BARE_NAME.finditer(text, start, end + 1):
            code = self._places.names.get(said[1], "000000")
            listed = self._places.name_before(text, said.start(), start)  # 赴上海、江苏3次
            if code != "000000" and listed is None:
                yield Named(code, said[1], said.start(1))

    def _labelled(self, text: str, start: int, end: int) -> Iterator[Named]:
        """泸州——126个镇街…: the place with which a line is headed; nobody known where it is a
        smaller one that the catalogue does not have.
        """
        said = LABEL.match(text, start, end)
        name = None if said is None else self._places.name_at(text, start)
        if said is None or name is None or name.code == "000000":
            return
        rest = said[1].removeprefix(name.words)
        if rest == "" or rest in self._places.names:
            yield Named(self._places.names.get(rest, name.code), said[1], start)
        elif SMALLER.fullmatch(rest):
            yield Named("", said[1], start)

    def _within_said(self, code: str, before: str) -> bool:
        """Whether what a place belongs to has been named."""
        region = self._places.regions.get(self._places.regions[code].parent or "")
        while region is not None:
            if region.short_name in before or any(word in before for word in WIDER):
                return True
            region = self._places.regions.get(region.parent or "")
        return False

    def _held(
        self, text: str, start: int, end: int, named: list[Named], own: str | None
    ) -> Iterator[Named]:
        """How long each is spoken of: a part (其中浏阳市…) and, unless the block begins with it,
        what the region belongs to (全国增长3.2%) to the end of the sentence only.
        """
        before, among = Named(own or "", "", -1), False
        for subject in named:
            yield subject
            goes_on = (
                among and text[subject.at - 1] == "、"
            )  # 其中江阳区在2018年、叙永县在2020年入列
            among = text[max(start, subject.at - 3) : subject.at].rstrip(",:").endswith(AMONG)
            among = among or goes_on
            wider = subject.words in WIDER and subject.code != own
            wider = wider and not OPENS.fullmatch(text, start, subject.at)
            wider = wider or subject.words == NATION_TOLD
            sentence_end = self._sentence_end(text, subject.at, end)
            among = among or self._told_apart(text, start, subject, sentence_end)
            until = sentence_end if among or wider else end
            if until < end:
                if wider and before.words in WIDER:  # 从全国看，…。从全省看，…。而在…
                    before = Named(own or "", "", -1)
                yield before._replace(at=until)
            elif not (among or wider):
                before = subject

    def _told_apart(self, text: str, start: int, subject: Named, sentence_end: int) -> bool:
        """A share, or a list whose places are told of one by one, goes on for its sentence only,
        unless the block begins with it or the next sentence takes it up.
        """
        after = subject.at + len(subject.words)
        if subject.code:
            short = subject.words[-1] not in "省市县区州旗"
            apart = short and TOLD_OF_IT.match(text, after) is not None
        else:
            listed = "、" in subject.words
            apart = listed and SPREAD.search(text, subject.at, sentence_end) is not None
        if not apart or LISTED_AGAIN.match(text, sentence_end):
            return False
        return OPENS.fullmatch(text, start, subject.at) is None

    def _sentence_end(self, text: str, place: int, end: int) -> int:
        found = SENTENCE_END.search(text, place, end)
        return end if found is None else found.start()

    def _own(self, text: str, start: int, end: int, own: str | None) -> Iterator[Named]:
        """全市 is the report's own region or the one above it, wherever a clause begins with it.
        Without a region of its own nobody knows which: none it was last spoken of.
        """
        for said in OWN.finditer(text, start, end):
            before = text[max(0, said.start() - 4) : said.start()]
            at_head = said.start() == start or before[-1:] in BOUNDARY
            at_head = at_head or BEFORE_OWN.search(before) is not None
            at_head = at_head or (before[-1:] == "从" and bool(SEEN_FROM.match(text, said.end())))
            at_head = at_head or before.endswith(LOOKING_AT)
            if not at_head or RANK_SCOPE.match(text, said.end()):
                continue
            code = self._up(own, WHOLE.get(said[0]), said[0])
            if own is None and said[0] in WIDER:
                code = self._pointing.wider(text, said)
            if said[0] in WIDER and code != own and not COUNTED_THERE.match(text, said.end()):
                continue
            if code is not None or (own is None and said[0] in WHOLE):
                yield Named(code or "", said[0], said.start())

    def _up(self, own: str | None, level: str | None, word: str) -> str | None:
        regions = self._places.regions
        if own is None or own not in regions:
            return None
        if level is not None and regions[own].name.endswith(word[-1]):
            return own  # 全市 in a report of 浏阳市, a city at county level
        if level is None:
            return own if word[0] in regions[own].name else None
        region: Region | None = regions[own]
        while region is not None and region.level != level:
            region = regions.get(region.parent or "")
        if region is None and level == "country":
            return "000000" if "000000" in regions else None
        return None if region is None else region.code

    def _is_subject(self, text: str, said: re.Match[str], start: int) -> bool:
        if not begins(text, said.start(), start):
            return False
        if FEDERATION.match(text, said.end()) or "工商联" in said[0]:
            return True
        if SMALLER.match(text, said.end()):
            return False
        if self._acts(text, *said.span()):
            return True
        heads = said.start() == start or text[said.start() - 1] in BOUNDARY
        if heads and text.startswith(FIRST_TO_ACT, said.end()):
            return True
        return not (MENTIONED.match(text, said.end()) or RANK_SCOPE.match(text, said.end()))

    def _acts(self, text: str, at: int, after: int) -> bool:
        """27日，长沙县举办交流会; but a meeting that was held at 长沙县 is not of that county."""
        return (at == 0 or text[at - 1] in BOUNDARY) and ACTS.match(text, after) is not None
