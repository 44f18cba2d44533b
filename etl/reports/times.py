"""Every period that a text names, found once; asked for by the place of a number.

Knows where words of time stand; what they mean is told by `periods`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from etl.reports.periods import TIME, Period, meant, written_year

# What follows each character with which words of `TIME` begin: the expression's engine looks for
# the characters, and only there is anything tried.
_NUMBER = "一二三四五六七八九十两"
_BEGUN = {
    "0123456789": rf"[\d{_NUMBER}]?(?:[月年季~至到-]|个季)|(?<=[12])[09]\d\d",
    _NUMBER: rf"[{_NUMBER}\d]?(?:[年季]|个季)|[零〇○九]",
    "自从": "[12二一]",
    "截": "[至止]",
    "至到": r"[12二一去上今本明前当同年\d]",
    "过最去这近前": rf"[去近年{_NUMBER}\d]",
    "今本明当同全来": "[年后]",
    "上": "[年半一届]",
    "下": "[年半一]",
    "第": "[一二三四1-4]",
    "年": "[内底末]",
    "目": "前",
    "迄如": "今",
    "现": "[有已在]",
    "新": "[的一]",
    "未": "来",
    "接": "下",
}
BEGINS = re.compile(
    "|".join(f"{first}(?={then})" for begun, then in _BEGUN.items() for first in begun)
)
BASE_BEFORE = re.compile(
    "(?:(?<![对占])比|较|(?<!参)与|(?<![共合协会])同|相比|占(?!比)|高于|低于|多于)[^,。;\n]{0,2}\\Z"
)
BASE_AFTER = re.compile("相比|基础上|的?基数|水平")
# 2023年设立的资金池累计放款36.5亿元: the year is the fund's; 去年新成立的18家 is of last year.
IN_PASSING = re.compile(
    "[^,。;、\\d]{0,6}(?:设立|成立|创办|组建|启动|建立|建成|推出|出台|发起)的(?![\\d*X一二三四五六七八九十])"
)
PASSING_REACH = 9  # characters
OF_BASE = re.compile("的[约近超]?(?=[\\d*X一二两三四五六七八九十])")
# 是2011年的1.8倍 tells how much more, 在2022年91.8%的基础上 from where on; neither tells when.
TIMES_THAT = re.compile("的[约近超]?(?:[\\d.]{1,6}|[一二两三四五六七八九十]{1,3})[多余]?倍")
FROM_THERE = re.compile(
    "(?:的)?[^,。;\\d\n]{0,8}?[约近超]?(?=[\\d*X一二两三四五六七八九十][^,。;\n]{0,12}(?:基础|基数)上)"
)
FROM_REACH = 26
LAST_YEAR = ("去年", "上年")
BY_YEAR_NAMED = ("当年", "同年")
BEFORE_BASES, AFTER_BASES = frozenset("比较与同占于"), frozenset("相基的水")


class Times:
    """Every period named in a text, found once; what each means depends on who asks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._said: list[re.Match[str]] = []
        self._compared: dict[int, re.Match[str]] = {}
        self.coming: int | None = None  # the year after the one the report tells of
        for said in words_of_time(text):
            from_there = _from_there(text, said)
            if from_there is not None:
                self._compared[from_there] = said
            elif not _is_base(text, said):
                self._said.append(said)
            elif not TIMES_THAT.match(text, said.end()) and (of := OF_BASE.match(text, said.end())):
                self._compared[of.end()] = said
        # 截至去年底 in a report of 2023 held in January 2024 is the end of 2023.
        self.reached: int | None = None
        self._starts = [said.start() for said in self._said]
        self._meant: dict[tuple[int, int | None, int | None, int | None], Period | None] = {}

    def last(
        self,
        start: int,
        end: int,
        year: int | None,
        own: int | None = None,
        present: int | None = None,
    ) -> Period | None:
        """The last period named between two places. `year` is the one being spoken of; 今年 and
        去年 go by `own`, the year the report speaks from, 目前 by `present`, where they are given.
        """
        index = bisect_left(self._starts, end)
        while index > 0 and self._starts[index - 1] >= start:
            index -= 1
            if self._said[index].end() <= end and (
                found := self._meaning(index, year, own, present)
            ):
                return found
        return None

    def first(self, start: int, end: int, year: int | None, own: int | None) -> Period | None:
        """The first period named between two places; what it means as `last` says."""
        index = bisect_left(self._starts, start)
        if index == len(self._starts) or self._said[index].end() > end:
            return None
        return self._meaning(index, year, own, None)

    def _meaning(
        self, index: int, year: int | None, own: int | None, present: int | None
    ) -> Period | None:
        """What one of them means; the numbers of a sentence all ask for the same."""
        asked = (index, year, own, present)
        if asked not in self._meant:
            if self._said[index]["which"] in BY_YEAR_NAMED:
                year = self._year_before(index) or year
            if self._said[index]["rtill"] and self._said[index]["which"] in LAST_YEAR:
                year, own = self.reached or year, self.reached or own
            self._meant[asked] = meant(self._said[index], year, own, present, self.coming)
        return self._meant[asked]

    def _year_before(self, index: int) -> int | None:
        """2020年疫情发生后…。当年，走访…: the year that the same line named last."""
        start = self._starts[index]
        return self.year_named(self._text.rfind("\n", 0, start) + 1, start)

    def compared(self, start: int, year: int | None) -> Period | None:
        """比2020年的760个增长: the period of a number with which another is compared."""
        said = self._compared.get(start)
        return None if said is None else meant(said, year, year, year)

    def years(self) -> Iterator[tuple[int, int, int]]:
        """Every calendar year written out, the last of a span, with the place of its words."""
        for said in self._said:
            year = said["year"] or said["to"] or said["begin"]
            if year is not None:
                yield written_year(year), *said.span()

    def year_named(self, start: int, end: int) -> int | None:
        """The last calendar year written out, or called the new one, between two places."""
        index = bisect_left(self._starts, end)
        while index > 0 and self._starts[index - 1] >= start:
            index -= 1
            if self._said[index]["year"] is not None:
                return written_year(self._said[index]["year"])
            if self._said[index]["coming"] and self.coming is not None:
                return self.coming  # 新的一年，力争全年走访300家
        return None

    def first_year(self, start: int, end: int, but: tuple[str, ...] = ()) -> int | None:
        """The first calendar year named between two places, `but` where its words begin so."""
        index = bisect_left(self._starts, start)
        for said in self._said[index:]:
            if said.end() > end:
                return None
            if said["year"] is not None and not said[0].startswith(but):
                return written_year(said["year"])
        return None


def words_of_time(text: str) -> Iterator[re.Match[str]]:
    """All of them, in order; where none can begin none is tried."""
    end = 0
    for begin in BEGINS.finditer(text):
        said = TIME.match(text, begin.start()) if begin.start() >= end else None
        if said is not None:
            end = said.end()
            yield said


def _from_there(text: str, said: re.Match[str]) -> int | None:
    """在2022年91.8%的基础上: where the number stands from which something goes on."""
    if text.find("上", said.end(), said.end() + FROM_REACH) < 0:
        return None
    found = FROM_THERE.match(text, said.end())
    return None if found is None else found.end()


def _is_base(text: str, said: re.Match[str]) -> bool:
    """较上年, 比2020年: what something is compared with is not when it happened."""
    start, end = said.span()
    if text[end : end + 1] in AFTER_BASES and BASE_AFTER.match(text, end):
        return True
    if text[end : end + 1] == "的" and TIMES_THAT.match(text, end):
        return True
    if text.find("的", end, end + PASSING_REACH) >= 0 and IN_PASSING.match(text, end):
        return True
    begin = max(0, start - 4)
    if BEFORE_BASES.isdisjoint(text[begin:start]):
        return False
    return BASE_BEFORE.search(text, begin, start) is not None
