"""What a label says of place: a district by any of its names, the city, a total, a part of one.

Names are looked up, never guessed: a near miss is suggested. Knows no sheet.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from catalogue import Catalogue, Region
from catalogue.tables import suggestion
from etl.returns.folding import closed_up
from etl.returns.vocabulary import axis_of

Kind = Literal[
    "region", "ambiguous", "zone", "total", "subtotal", "some", "own", "of_which", "unknown"
]

# What a chamber adds to the name of its region, and what is put beside its seal.
BODY = "工商业联合会|工商联合会|工商联|总商会|民间商会"
SEAL = r"(?:加?盖|签)?(?:单位)?(?:公|印)?章"
ADDED = re.compile(
    rf"(?:[-/]?(?:{BODY})|{SEAL}|\((?:[区县市]?(?:{BODY})(?:\({BODY}\))?|{SEAL})\)){{1,4}}$"
)
SEALED = re.compile(rf"{SEAL}\)?$")
BRACKETED = re.compile(r"(?P<outer>[^()]{0,20})\((?P<inner>[^()]{1,20})\)")
NUMBERING = re.compile(
    r"(?:\(?[0-9]{1,2}\)?[、.．)]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、|[①-⑳])"
)
NOTE_MARK = re.compile(r"[*#:：※★☆①-⑳]+$|\[[0-9]+\]$|\((?:注?[0-9]|[一二三四五])\)$")
TOTAL = re.compile(
    r"(?:全市|全区|全县|总|合|各区县(?:\(市\))?|九区县(?:\(市\))?)?(?:合计|总计|共计|总数|总和|汇总)数?|全市(?:\(.{0,12}\))?|合计数?|总计|总和"
)
SUBTOTAL = re.compile(
    r".{0,12}小计|(?:市区|城区|郊区|县域|县\(?市\)?|内[四五六]区|主城区)(?:合计|小计|汇总)?"
)
WITHOUT = re.compile(
    rf"(?:{TOTAL.pattern})\((?:不含|不包括|除|不计)(?P<names>[^()]{{1,40}}?)(?:以?外|数据?)?\)"
)
WITH_MORE = re.compile(rf"(?:{TOTAL.pattern})\((?:含|包括|加)[^()]{{1,40}}\)")
BETWEEN = re.compile("[、,，和及]")
OWN = re.compile(r".{0,6}(?:本级|市直|直属|市属|市级)(?:机关|单位|商会|工商联)?")
OF_WHICH = re.compile(r"(?:其中|其:|#).{0,30}")
ZONE = re.compile(r".{1,16}(?:新区|开发区|高新区|经开区|园区|自贸区|示范区|管委会)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """What a label names. `former` is the former name it was written by, `options` are the
    regions that an ambiguous one may mean, `without` those that a total leaves out.
    """

    kind: Kind
    region: Region | None = None
    former: str = ""
    options: tuple[str, ...] = ()
    without: tuple[Region, ...] = ()


class Regions:
    """The districts of one organisation, by all their names."""

    def __init__(self, catalogue: Catalogue) -> None:
        root = catalogue.region(catalogue.organisation.root)
        self.root = root
        self.districts = catalogue.districts
        self.names = [r.name for r in catalogue.districts]
        self.zones = {
            closed_up(w)
            for r in catalogue.regions.values()
            if r.level == "zone"
            for w in (r.name, r.short_name, *r.aliases)
        }
        self.known: dict[str, tuple[Region, str]] = {}
        for region in (root, *catalogue.districts):
            for word in (region.name, region.short_name, *region.aliases):
                self.known[_bare(closed_up(word))] = (region, _former(word, region))
        self.codes = {
            f"{region.code}{zeros}": region
            for region in (root, *catalogue.districts)
            for zeros in ("", "000000")
        }
        self.prefixes = (root.name, f"湖南省{root.name}", root.short_name)
        self.seen: dict[str, Place] = {}

    def place(self, written: str) -> Place:
        """What the label names; `unknown` where it names no place at all."""
        if written not in self.seen:
            self.seen[written] = self._read(written)
        return self.seen[written]

    def _read(self, written: str) -> Place:
        plain = NOTE_MARK.sub("", closed_up(written))
        plain = NUMBERING.sub("", plain, count=1) if NUMBERING.match(plain) else plain
        if not plain:
            return Place(kind="unknown")
        if OF_WHICH.fullmatch(plain):
            return Place(kind="of_which")
        if OWN.fullmatch(plain):  # 长沙市本级 is the city's own office, not the city
            return Place(kind="own")
        named = self._named(_bare(plain))
        if named is not None:
            return named
        if WITH_MORE.fullmatch(plain):
            return Place(kind="some")
        if left_out := WITHOUT.fullmatch(plain):
            return self._total_without(left_out["names"])
        for kind, pattern in _KINDS:
            if pattern.fullmatch(plain):
                return Place(kind=kind)
        if plain in self.zones or ZONE.fullmatch(plain):
            return Place(kind="zone")
        return Place(kind="unknown")

    def _total_without(self, names: str) -> Place:
        """合计（不含望城区）; of names that nobody knows it is a part, of which one cannot tell."""
        places = [self.place(name) for name in BETWEEN.split(names)]
        if any(place.kind not in ("region", "zone") for place in places):
            return Place(kind="some")
        return Place(kind="total", without=tuple(p.region for p in places if p.region))

    def spoken_of(self, written: str) -> Place:
        """The same where the name may stand behind its heading: 填报单位（盖章）：雨花区工商联."""
        before, colon, after = closed_up(written).partition(":")
        heading = axis_of(ADDED.sub("", before)) if colon and after else None
        return self.place(after if heading in ("region", "either") else written)

    def is_whole(self, written: str) -> bool:
        """Whether the label names the city itself; 合计 is only whatever was added up."""
        place = self.spoken_of(written)
        if place.kind == "total":
            return closed_up(written).startswith("全市")
        return place.kind == "region" and place.region == self.root

    def signed(self, written: str) -> bool:
        """Whether a district signs here, or is named behind 填报单位：: a line of its own, unless
        values stand beside it.
        """
        plain = self.spoken_of(written)
        beside = plain != self.place(written) or SEALED.search(closed_up(written)) is not None
        return plain.kind == "region" and beside

    def _named(self, plain: str) -> Place | None:
        """A district or the city by name; what stands in brackets must name the same."""
        found = self._by_name(_bare(plain))
        parts = BRACKETED.fullmatch(plain)
        if found is not None or parts is None:
            return found
        outer, inner = _bare(parts["outer"]), self._by_name(_bare(parts["inner"]))
        named = self._by_name(outer) if outer else inner
        region = named.region if named else None
        same = inner == named or (region is not None and _says_again(parts["inner"], region))
        return named if region is not None and same else None

    def _by_name(self, plain: str) -> Place | None:
        """Ambiguous where the name begins several."""
        exact = [r for r in (self.root, *self.districts) if r.name == plain]
        alike = [r for r in (self.root, *self.districts) if r.name.startswith(plain)]
        if not exact and len(alike) > 1 and len(plain) > 1:
            return Place(kind="ambiguous", options=tuple(r.name for r in alike))
        for spelling in (plain, *(plain.removeprefix(p) for p in self.prefixes)):
            if spelling in self.known:
                region, former = self.known[spelling]
                return Place(kind="region", region=region, former=former)
        return None

    def within(self, text: str) -> list[Region]:
        """The districts whose full names stand in a title or a file's name."""
        plain = closed_up(text)
        return [r for r in self.districts if r.name in plain]

    def near(self, written: str) -> str:
        """“；是否想写…？”, or a full stop where nothing is near or a district is named anyway."""
        named = self.within(written)
        if len(named) > 1:
            return "，一行只写一个区县。"
        return (not named and suggestion(_bare(closed_up(written)), self.names)) or "。"


_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("total", TOTAL),
    ("subtotal", SUBTOTAL),
)


def _says_again(inner: str, region: Region) -> bool:
    """浏阳市（县级市）, 宁乡（市）, 芙蓉区（430102）: the brackets say only what is known."""
    kinds = {"县级市": "市", "市辖区": "区"}
    return inner == region.code or kinds.get(inner, inner) == region.name[-1]


def _bare(plain: str) -> str:
    """The name without what a chamber adds to it."""
    return ADDED.sub("", plain)


def _former(word: str, region: Region) -> str:
    """The word, if it is a name from before the region became what it is: 望城县 of 望城区."""
    before = word.endswith("县") and not region.name.endswith("县") and region.valid_from
    return word if before and word[:-1] == region.short_name else ""


def either(names: Iterable[str]) -> str:
    """“甲”或“乙”"""
    return "或".join(f"“{name}”" for name in names)
