"""Words of time to periods: 截至2023年9月底, 上半年, 五年来, 去年. Two dates, or nothing.

A bare 目前 or 去年 needs the year that is being spoken of, which is given. Guesses no year.
"""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from etl.reports.numerals import chinese

Y = r"(?P<{0}>(?:19|20)\d\d|二[零〇○][零〇○一二三四五六七八九]{{2}}|一九[零〇一二三四五六七八九]{{2}})"
PART = r"上半年|下半年|(?:前|第)?[一二三四1-4]{1,2}(?:个)?季度|\d{1,2}月?[-~至到]\d{1,2}月份?|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月"
PRESENT = ("截至目前", "截止目前", "目前", "至今", "迄今", "现有", "现已", "现在", "如今")
TIME = re.compile(
    r"(?:"
    rf"(?P<days>(?<=\()(?:{Y.format('dyear')}年)?(?P<month1>\d{{1,2}})月(?P<day1>\d{{1,2}})日?[-~至到]+(?:(?P<month2>\d{{1,2}})月)?(?P<day2>\d{{1,2}})日)"
    rf"|(?P<span>{Y.format('from')}年?[-~至到]{{1,2}}{Y.format('to')}年?)"
    rf"|(?P<since>(?:自|从)?{Y.format('begin')}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:起|至今|[\u4e00-\u9fff]{{0,6}}以来))"
    rf"|(?P<dated>(?P<till>截至|截止|截止到|截至到|至|到)?{Y.format('year')}(?:年度?)(?:(?P<part>{PART})|(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:(?P<day>\d{{1,2}})[日号])?)?(?P<edge>底|末|初|份)?)"
    r"|(?P<years>(?:过去|近|这|前|最近)?(?P<count>[一二三四五六七八九十两\d]{1,2})年(?:多)?(?:来|间|里)|(?:过去|近|最近)(?P<count2>[一二三四五六七八九十两\d]{1,2})年|(?P<count3>[二三四五六七八九十])年(?=工作|回顾|总结|历程))"
    r"|(?P<ago>(?<![\d第])(?P<count4>[一二三四五六七八九十两]|十[一二三四五]|1?\d)年(?:之|以)?前(?![后\d])|(?P<term>上一?届末?(?=的?[约近超]?\d)))"
    r"|(?P<ahead>(?:今后|未来|接下来)(?:的)?(?P<count5>[一二三四五六七八九十两\d])年)"
    r"|(?P<coming>新的?一年(?!级)|来年|下一?年度|下一年)"
    r"|(?P<relative>(?P<rtill>截至|截止到?|至|到)?(?:到)?(?P<which>去年|上年|今年|本年度?|明年|前年|当年|同年)(?P<same>同期)?(?P<rpart>"
    + PART
    + r")?(?:(?P<rmonth>\d{1,2})月)?(?P<redge>以来|底|末|初|年底|年初)?)"
    rf"|(?P<within>(?P<wtill>截至|截止)?(?P<wpart>{PART})|(?P<mtill>截至|截止|截止到|[到至](?=\d{{1,2}}月[底末]))(?P<wmonth>\d{{1,2}})月(?:(?P<wday>\d{{1,2}})[日号])?(?:底|末|份)?|(?P<begun>\d{{1,2}})月份?以来|(?<![\d年])(?P<ended>\d{{1,2}})月[底末](?=,|[已共达]|累计|完成|实有|全[国省市州区县])|全年|年内|年底前|(?P<close>(?:截至|截止|到)年[底末]|(?<![\u4e00-\u9fff\d])年[末底](?!前)))"
    rf"|(?P<now>(?:{'|'.join(PRESENT)})(?<!至今(?=年))))"
)
UNTIL_NOW = (*PRESENT, "今年", "今年以来", "本年", "本年度", "当年")
SAME, AGO = "同期", "年前"
RELATIVE = {
    "去年": -1,
    "上年": -1,
    "前年": -2,
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "当年": 0,
    "同年": 0,
    "明年": 1,
}
BY_OWN_YEAR = ("今年", "去年", "明年", "前年", "本年", "本年度")
TERM = 5  # years for which a federation is elected
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
CHARACTERS = str.maketrans("零〇○一二三四五六七八九", "000123456789")


class Period(NamedTuple):
    """First and last day; `moment` where a state on the last day is meant. `words` as written."""

    start: date
    end: date
    moment: bool = False
    words: str = ""
    at: int = -1

    @property
    def year(self) -> int:
        """The year it ends in."""
        return self.end.year


def whole_year(year: int, words: str = "", at: int = -1) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), words=words, at=at)


def years_from(year: int, count: int, words: str = "", at: int = -1) -> Period:
    """So many calendar years, of which `year` is the first."""
    return Period(date(year, 1, 1), date(year + count - 1, 12, 31), words=words, at=at)


def second_half(year: int, words: str = "") -> Period:
    """July to December."""
    return Period(date(year, 7, 1), date(year, 12, 31), words=words)


def same_span(period: Period, as_of: Period | None) -> Period:
    """去年同期 in an account of half a year is half of last year."""
    if as_of is None or not period.words.endswith(SAME) or as_of.start.year != as_of.end.year:
        return period
    year, (first, last) = period.year, (as_of.start, as_of.end)
    end = date(year, last.month, min(last.day, monthrange(year, last.month)[1]))
    return period._replace(start=date(year, first.month, 1), end=end)


def so_far(period: Period, told: Period | None) -> Period:
    """今年 and 目前 in an account of half a year go no further than the account."""
    if told is None or period.words not in UNTIL_NOW or told.year != period.year:
        return period
    return period._replace(end=min(period.end, told.end)) if told.end > period.start else period


def written_year(text: str) -> int:
    """The year that four characters of either script name."""
    return int(text if text.isascii() else text.translate(CHARACTERS))


def meant(
    said: re.Match[str],
    year: int | None,
    own: int | None,
    present: int | None,
    coming: int | None = None,
) -> Period | None:
    """What words of time mean. `year` is the one being spoken of; 今年 and 去年 go by `own`, the
    year the report speaks from, 目前 by `present`, where they are given, 新的一年 and 今后五年 by
    `coming`. None for a day that no calendar has.
    """
    words, at = said[0], said.start()
    if said["ahead"] or said["coming"]:
        year = coming
    if said["relative"] and said["which"] in BY_OWN_YEAR and own is not None:
        year = own
    if said["now"] and present is not None:
        year = present
    try:
        if said["span"]:
            return Period(
                date(written_year(said["from"]), 1, 1),
                date(written_year(said["to"]), 12, 31),
                words=words,
                at=at,
            )
        if said["days"]:
            return _days(said, written_year(said["dyear"]) if said["dyear"] else year, words, at)
        if said["dated"]:
            return _dated(said, written_year(said["year"]), words, at)
        if said["since"]:
            begin, end = written_year(said["begin"]), year
            return (
                None
                if end is None or end < begin
                else Period(date(begin, 1, 1), date(end, 12, 31), words=words, at=at)
            )
        if year is None:
            return None
        return _spoken(said, year, words, at)
    except ValueError:  # 13月, 2月30日
        return None


def _days(said: re.Match[str], year: int | None, words: str, at: int) -> Period | None:
    """春节期间（1月21日至27日）: the days themselves."""
    if year is None:
        return None
    month = int(said["month1"])
    first, until = date(year, month, int(said["day1"])), int(said["month2"] or month)
    last = date(year, until, int(said["day2"]))
    return Period(first, last, words=words, at=at) if first <= last else None


def _dated(said: re.Match[str], year: int, words: str, at: int) -> Period:
    if said["part"]:
        return _part(year, said["part"], words, at, till=bool(said["till"]))
    month = _small(said["month"]) if said["month"] else None
    if month is None:
        moment = said["till"] is not None or said["edge"] in ("底", "末")
        return Period(date(year, 1, 1), date(year, 12, 31), moment, words, at)
    if said["till"] or said["edge"] in ("底", "末"):
        day = int(said["day"]) if said["day"] else monthrange(year, month)[1]
        return Period(date(year, 1, 1), date(year, month, day), moment=True, words=words, at=at)
    if said["day"]:  # something that happened on a day belongs to its year
        date(year, month, int(said["day"]))
        return whole_year(year, words, at)
    return Period(
        date(year, month, 1), date(year, month, monthrange(year, month)[1]), words=words, at=at
    )


def _spoken(said: re.Match[str], year: int, words: str, at: int) -> Period | None:
    """Words that need the year being spoken of."""
    if said["years"]:
        count = _small(said["count"] or said["count2"] or said["count3"])
        return Period(date(year - count + 1, 1, 1), date(year, 12, 31), words=words, at=at)
    if said["ago"]:
        return whole_year(year - (_small(said["count4"]) if said["count4"] else TERM), words, at)
    if said["ahead"]:
        return years_from(year, _small(said["count5"]), words, at)
    if said["relative"]:
        return _relative(said, year + RELATIVE[said["which"]], words, at)
    if said["now"]:
        return Period(date(year, 1, 1), date(year, 12, 31), moment=True, words=words, at=at)
    if said["wpart"]:
        return _part(year, said["wpart"], words, at, till=bool(said["wtill"]))
    if said["begun"]:  # 11月以来
        return Period(date(year, int(said["begun"]), 1), date(year, 12, 31), words=words, at=at)
    if said["wmonth"] or said["ended"]:
        month = int(said["wmonth"] or said["ended"])
        day = int(said["wday"]) if said["wday"] else monthrange(year, month)[1]
        return Period(date(year, 1, 1), date(year, month, day), moment=True, words=words, at=at)
    return whole_year(year, words, at)._replace(moment=said["close"] is not None)


def _relative(said: re.Match[str], year: int, words: str, at: int) -> Period:
    if said["rpart"]:
        return _part(year, said["rpart"], words, at, till=bool(said["rtill"]))
    if said["rmonth"]:
        month = int(said["rmonth"])
        start = date(year, 1, 1) if said["rtill"] else date(year, month, 1)
        end = date(year, month, monthrange(year, month)[1])
        return Period(start, end, bool(said["rtill"]), words, at)
    edge = said["redge"] or ""
    return Period(
        date(year, 1, 1),
        date(year, 12, 31),
        bool(said["rtill"]) or edge[-1:] in ("底", "末"),
        words,
        at,
    )


def _part(year: int, part: str, words: str, at: int, *, till: bool) -> Period:
    first, last = _months(part)
    return Period(
        date(year, first, 1), date(year, last, monthrange(year, last)[1]), till, words, at
    )


def _months(part: str) -> tuple[int, int]:
    if part in ("上半年", "下半年"):
        return (1, 6) if part == "上半年" else (7, 12)
    if "季度" in part:
        digits = [QUARTERS.get(c) or int(c) for c in part if c in "一二三四1234"]
        if part.startswith("前") or len(digits) > 1:
            return 1 if part.startswith("前") else digits[0] * 3 - 2, digits[-1] * 3
        return digits[0] * 3 - 2, digits[0] * 3
    if part.startswith("前"):
        return 1, _small(part.removeprefix("前").removesuffix("个月"))
    first, last = (int(n) for n in re.findall(r"\d{1,2}", part))
    return first, last


def _small(text: str) -> int:
    """A small whole number in either script. Raises `ValueError` for anything else."""
    if text.isdecimal():
        return int(text)
    read = chinese(text)
    if read is None or read.high is not None:
        raise ValueError(text)
    return int(read.low)
