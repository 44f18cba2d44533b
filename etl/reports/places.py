"""Places by the catalogue's spellings: what a title speaks of, whose federation a text names.

湖南省第一 and 甘肃省商会 only mention a place. Of whom a sentence speaks is told by `subjects`.
Knows no number.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from catalogue import Catalogue, Region

FEDERATION = re.compile("(?:区|县|市|州)?(?:级)?(?:工商联|工商业联合会|总商会)")
HIDDEN_FEDERATION = re.compile("[*X×○□某]{1,4}[省市区县]?(?:工商联|工商业联合会|总商会)")
# What follows a place that is only mentioned.
MENTIONED = re.compile(
    "籍|商会|来的|等地|的(?:客商|企业家|商会|湘商)|考察|学习|召开|举行|举办|开幕|站|路|银行|大学|商人|人(?!均|大|民|社|员|口|才)|帮|保卫战|话|菜|机场|高铁|城市群|银行"
)
SMALLER = re.compile(
    "(?:(?![与和及在赴对向占比全我本各的有])[\\u4e00-\\u9fff]){2,13}?自治[县旗]"  # 融水苗族自治县
    "|(?:[*X×○□某]{1,4}|(?:(?![与和及在占对比全我本各的有])[\\u4e00-\\u9fff]){1,4}?)(?:市(?!场|直|级|属|政|民)|区(?!域|块|位|级)|县(?!级|域)|自治州|旗(?!下|舰))"
)
OWN_WORDS = re.compile(
    "[全我本各][省市县区](?:[市县区](?![\\u4e00-\\u9fff]))?"
)  # 全市 names no place
SUBJECT_OF = re.compile("(?![和与及])[\\u4e00-\\u9fff]")
GIVEN_ACCOUNT = ("现将", "现就", "年,", "年度,", "年来,", "以来,")
LONGEST_SHORT = 6  # characters


# A place with its kind at the head of a clause and a number soon after.
UNKNOWN = re.compile(
    "[市县区](?:(?<=[。!?;,:\\n、(]...)|(?<=[。!?;,:\\n、(]....)|(?<=其中...)|(?<=其中....))"
    "(?![域级直]|(?<=市)[场属政民值容面]|(?<=县)[乡城委]|(?<=区)[块位间别内委县])"
    "(?=[^,。;:、“”()\\n\\d]{0,12}\\d)"
)
# A place at the head of a sentence that does something: 沅陵县举行座谈会，现场签约3个.
UNKNOWN_ACTS = re.compile(
    "[市县区](?:(?<=[。!?;:\\n]...)|(?<=[。!?;:\\n]....)|(?<=[。!?;:\\n].....))"
    "(?=(?:先后|积极|成功|集中|还|也|共|则)?(?:举行|举办|召开|组织|开展|签约|推出|出台|建立|成立|围绕|依托|坚持|通过"
    "|发挥|创新|率先|实现|完成|聚焦|引导|发动|工商联|民营|商会|总商会))"
)
SEVERAL = re.compile("[、和与及]")
WHOLE_PROVINCE = re.compile("[全我]省")
# By the old names of provinces; 陕 and 秦 are one, 徽 and 皖 too.
PROVINCES = {
    "湘": "湖南", "楚": "湖北", "鄂": "湖北", "浙": "浙江", "苏": "江苏", "粤": "广东",
    "闽": "福建", "鲁": "山东", "徽": "安徽", "皖": "安徽", "赣": "江西", "豫": "河南",
    "晋": "山西", "冀": "河北", "川": "四川", "黔": "贵州", "滇": "云南", "桂": "广西",
    "陕": "陕西", "秦": "陕西", "陇": "甘肃", "辽": "辽宁", "吉": "吉林", "琼": "海南",
    "青": "青海",
}  # fmt: skip
PEOPLE = re.compile(f"([{''.join(PROVINCES)}])商(?![务业会贸品场户])")
# What no name begins or ends with: 联合市, 会同县; 上市, 园区, 贫困县.
NO_NAME = re.compile(
    "[在赴向对从与和及为由到至于是有占比被把给以按该各本我全这那两三四五六七八九十近每某其此另]"
    "|联合|会同|组织|协助|配合|推动|引导|支持|帮助|高于|低于|带动|服务|走访|邀请|参[加与]|争取|获[得评]|荣获|成立|召开|举办|开展|承办|联系|走进"
    "|深入|选派|推荐|协调|指导|督促|动员|发动|鼓励|助力|对接|面向|围绕|推进|建立|打造|聚焦|完成|提交|报送|撰写|累计|新增|成功|先后|积极|认真"
    "|少数|部分|多数|有关|相关|个别|不少|许多|覆盖|涉及|惠及|达到|超过|建成|创建|评选|表彰|命名|认定|培育|发展|实现"
    "|.{2,}城市|[大小各全新老建省都本]城市|.*(?:[全上都夜集早花股楼门超面应入退闹黑开房债各本我该省设直多两跨级]市|[全各困贫范扶援强大点族区郊市省州外邻进粮境目帮化数级]县"
    "|[园社城地小新发景厂片郊辖校库灾林牧矿上高开贸范作验税业能集心行县市山老湖港街战军农护商居控特专分跨数级全各]区)"
)
HAN = re.compile("[\\u4e00-\\u9fff]+\\Z")
AMONG = "其中"
LONGEST_NAME, SHORTEST_NAME = 9, 2  # characters


class Named(NamedTuple):
    """A region, the words that named it, and where they stand. The code is empty for a place that
    the catalogue does not have, and for several at once.
    """

    code: str
    words: str
    at: int


class Places:
    """Finds regions by the catalogue's spellings, the longest first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, self.regions = catalogue, catalogue.regions
        self.names = dict(catalogue.region_names)
        full = [n for r in catalogue.regions.values() for n in (r.name, *r.aliases) if len(n) > 1]
        # 湘西州 is a name as whole as 湘西土家族苗族自治州
        full += [r.short_name for r in catalogue.regions.values() if _keeps_its_kind(r)]
        short = [r.short_name for r in catalogue.regions.values() if r.short_name not in full]
        self._longest = min(LONGEST_NAME, max((len(name) for name in self.names), default=0))
        self.any = re.compile(_names(full, short))

    def in_title(self, text: str) -> Named | None:
        """The most particular region a title, heading or date line speaks of.

        None where a place the catalogue does not know, or a hidden one, is more particular:
        长沙市XX区 is not 长沙市, 江苏省兴化市 is not 江苏省.
        """
        headed = text.partition(":")[0]
        if headed != text:
            listed = SEVERAL.split(headed)
            if headed in self.names:  # 五河:商会“搭台”唱好兴企富民“大合唱”
                return Named(self.names[headed], headed, 0)
            if len(listed) > 1 and set(listed) <= self.names.keys():
                return Named(
                    "", headed, 0
                )  # 长沙县、邵东、娄底:捷报频传 tells of none of them alone
        named = [Named(self.code(m), m[0], m.start()) for m in self.any.finditer(text)]
        if not named:
            return None
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
        named = [m for m in self.any.finditer(text) if FEDERATION.match(text, m.end())]
        often = Counter(self.code(m) for m in named)
        best = max(named, key=lambda m: often[self.code(m)], default=None)
        return None if best is None else Named(self.code(best), best[0], best.start())

    def told(self, code: str) -> Named:
        """The region of which somebody said that a report tells. Raises `CatalogueError`."""
        return Named(code, self._catalogue.region(code).name, -1)

    def headline(self, title: str, at: int) -> Named | None:
        """泰安民企“闯”出新天地: the region with whose short name a title begins."""
        lengths = range(min(LONGEST_SHORT, len(title)), 1, -1)
        begun = next((title[:n] for n in lengths if title[:n] in self.names), "")
        if not begun or self.names[begun] == "000000" or SMALLER.match(title, len(begun)):
            return None
        if MENTIONED.match(title, len(begun)) or not SUBJECT_OF.match(title, len(begun)):
            return None
        return Named(self.names[begun], begun, at)

    def people(self, title: str, at: int) -> Named | None:
        """以节为媒喜迎“湘商回归”: the province of whose business people a title about a whole
        province (全省) speaks.
        """
        said = PEOPLE.search(title) if WHOLE_PROVINCE.search(title) else None
        code = None if said is None else self.names.get(PROVINCES.get(said[1], ""))
        return None if said is None or code is None else Named(code, said[0], at + said.start())

    def names_none(self, text: str) -> bool:
        """Whether a title names no place at all, known, unknown or hidden."""
        return self.any.search(text) is None and SMALLER.search(OWN_WORDS.sub("", text)) is None

    def introduced(self, text: str, start: int, end: int) -> Named | None:
        """The region that a report's first sentences tell of: 现将长沙市…通报如下.

        None where they name several alike, or the text a hidden one.
        """
        if HIDDEN_FEDERATION.search(text):
            return None
        named = [
            Named(self.code(said), said[0], said.start())
            for said in self.any.finditer(text, start, end)
            if self._introduces(text, said)
        ]
        depth = max((self._depth(n.code) for n in named), default=0)
        deepest = {n.code: n for n in reversed(named) if self._depth(n.code) == depth}
        return next(iter(deepest.values())) if len(deepest) == 1 else None

    def _introduces(self, text: str, said: re.Match[str]) -> bool:
        if self.code(said) == "000000" or said[0] == "总商会":
            return False
        if "工商联" in said[0] or FEDERATION.match(text, said.end()):
            return True
        before = text[max(0, said.start() - 3) : said.start()]
        return before.endswith(GIVEN_ACCOUNT) and not MENTIONED.match(text, said.end())

    def name_at(self, text: str, place: int) -> Named | None:
        """The longest known name that begins here."""
        for length in range(self._longest, SHORTEST_NAME - 1, -1):
            words = text[place : place + length]
            if len(words) == length and words in self.names:
                return Named(self.names[words], words, place)
        return None

    def name_before(self, text: str, place: int, start: int) -> Named | None:
        """The longest known name that ends here."""
        for length in range(min(self._longest, place - start), SHORTEST_NAME - 1, -1):
            words = text[place - length : place]
            if words in self.names:
                return Named(self.names[words], words, place - length)
        return None

    def unknown(self, text: str, start: int, end: int) -> Iterator[Named]:
        """Places that the catalogue does not have, at the head of a clause, before a number that
        begins before or at `end`, or as one who does something: 江阴市入围9家.
        """
        for said in (
            *UNKNOWN.finditer(text, start, end + 1),
            *UNKNOWN_ACTS.finditer(text, start, end + 1),
        ):
            place = HAN.search(text, max(start, said.end() - 5), said.end())
            if place is None:
                continue
            words = place[0].removeprefix(AMONG)
            words = words[1:] if text.startswith(AMONG, place.start() - 1) else words
            begin = said.end() - len(words)
            if len(words) <= SHORTEST_NAME:
                continue
            name = self.name_at(text, begin)
            known = name is not None and len(name.words) >= len(words)
            if not (known or self.any.match(text, begin)) and not NO_NAME.match(words):
                yield Named("", words, begin)

    def code(self, said: re.Match[str]) -> str:
        """The region that a match of `any` names."""
        return self.names[said[0]]

    def province(self, code: str) -> str | None:
        """The province in which a region lies."""
        region = self.regions.get(code)
        while region is not None and region.level != "province":
            region = self.regions.get(region.parent or "")
        return None if region is None else region.code

    def _depth(self, code: str) -> int:
        depth, region = 0, self.regions.get(code)
        while region is not None and region.parent is not None:
            depth, region = depth + 1, self.regions.get(region.parent)
        return depth

    def _only_mentioned(self, text: str, named: Named) -> bool:
        return bool(MENTIONED.match(text, named.at + len(named.words)))


def _keeps_its_kind(region: Region) -> bool:
    return region.name.endswith("自治州") and region.short_name.endswith("州")


def _names(full: list[str], short: list[str]) -> str:
    """An expression for full names, longest first, then for short ones before their body (湘潭县 is
    another place than 湘潭); each
    alternative begins with a character of its own, for which the engine looks.
    """
    rest: dict[str, list[str]] = {}
    for names, then in ((full, ""), (short, "(?=工商联|总商会)")):
        for name in sorted(set(names), key=lambda name: (-len(name), name)):
            rest.setdefault(name[0], []).append(re.escape(name[1:]) + then)
    alternatives = (f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rest.items())
    return "|".join(alternatives) or "(?!)"
