"""The months that a heading or a label names without their year: 1-6月, 上半年, 全年.

The year stands elsewhere; nothing here knows a table.
"""

import re
from collections.abc import Iterable

from etl.returns.years import QUARTERS, SEVERAL, TO, WHEN_SENT, Months, months_in, plain_digits

LONGEST, TITLE = 14, 40  # characters of a label, and of a title
# Within a title: 上半年, 1-6月, 前11个月, 第一至三季度, 截至9月; and what says no months: 季报.
PARTS = re.compile(
    rf"(?:(?:第?[一1](?:季度)?{TO}第?(?P<several>[二三四2-4])季度)|{SEVERAL}"
    r"|前(?P<first>[0-9]{1,2})个?月|截[至止]到?(?:[0-9]{4}年)?(?P<up>[0-9]{1,2})月份?(?:[0-9]{1,2}日|底|末)?)"
)
DAYS = re.compile(
    r"(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日|(?:19|20)[0-9]{2}年[0-9]{1,2}月"
)
ENTIRE = re.compile(r"全年|1月?-12月")
# 第12周, 春季, 国庆期间, 服务月: shorter than a year, of months that nobody can tell.
DAY_SPAN = re.compile(rf"[0-9]{{1,2}}日{TO}[0-9]{{1,2}}日")
NAMED = r"(?:(?![年度])[\u4e00-\u9fff]){1,6}?"
SHORTER = (
    rf"第?[0-9一二三四五六七八九十]+周(?!年)|周报|旬报|日报|[上中下]旬|[春夏秋冬]季"
    rf"|近[0-9一二三四五六七八九十两]+个?月|五一期间|{NAMED}(?<!统计|报告|填报|数据|所属|报表)(?<!五)期间"
    rf"|{NAMED}(?<![个每按逐当本各上下这该全分一二三四五六七八九十同整满隔])[月周]"
    r"(?=[)\"'”’」》:：·—-]|$|期间|活动|情况|统计|数据|工作|专项|主题|捐赠|走访|服务)"
)
VAGUE = re.compile(rf"(?<![每按逐])(?:半年|季[度报]|中期|年中|月报|[0-9]{{1,2}}月份?)|{SHORTER}")
# 1-6月, 上半年, 全年, 3月末: of a year that stands elsewhere. 3月 alone is that month or up to it.
WITHIN = re.compile(
    rf"(?P<till>截[至止]到?)?(?:(?:{SEVERAL})[末底]?|(?P<all>全年度?)|(?P<month>[0-9]{{1,2}})月份?(?P<end>末|底)?)"
    r"(?P<up>累计)?(?:实际|实绩|完成|数据|统计|情况|值|数)*"
)
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
IN_WORDS = re.compile(r"^(十[一二]?|[一二三四五六七八九])月")
WITHIN_AFTER = re.compile(rf"(?P<core>.{{2,30}}?)[-—·:_]?(?:{SEVERAL}|(?P<all>全年))$")
WITHIN_BEFORE = re.compile(rf"(?:{SEVERAL})[末底]?(?:累计)?(?=.)")


def months_of(text: str) -> Months | None:
    """The months that the whole of a text names without their year; 3月 alone is (3, 3)."""
    plain = IN_WORDS.sub(lambda word: f"{MONTHS.index(word[1]) + 1}月", plain_digits(text))
    found = WITHIN.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None:
        return None
    if found["all"]:
        return 1, 12
    months = months_in(found)
    alone = months and found["month"] and not (found["end"] or found["up"] or found["till"])
    return (months[1], months[1]) if months and alone else months


def months_before(text: str) -> tuple[Months | None, str]:
    """The months that a heading begins with, and the rest of it: 上半年投资额."""
    found = WITHIN_BEFORE.match(text)
    months = months_in(found) if found else None
    return (months, text[found.end() :]) if found and months else (None, text)


def months_after(text: str) -> tuple[Months | None, str]:
    """The months that a heading ends with, and what stands before them: 投资额1-6月."""
    found = WITHIN_AFTER.fullmatch(text)
    months = (1, 12) if found and found["all"] else months_in(found) if found else None
    return (months, found["core"]) if found and months else (None, text)


def make_a_year(parts: Iterable[Months]) -> bool:
    """Whether the parts follow one another from January to December."""
    ordered = sorted(parts)
    begins = [1, *(last + 1 for _, last in ordered)]
    return [*(first for first, _ in ordered), 13] == begins


def parts_in(text: str) -> tuple[set[Months], str]:
    """The parts of a year that a title or caption speaks of, and the words, if any, that speak of
    one without saying which: 季报, 6月. Whole years beside a part are one more: 上半年与全年.
    """
    plain = plain_digits(text).replace("(", "").replace(")", "")
    if len(plain) > TITLE or WHEN_SENT.search(plain):
        return set(), ""
    parts = {months for found in PARTS.finditer(plain) if (months := _part(found))}
    rest = ENTIRE.sub("", DAYS.sub("", PARTS.sub("", plain)))
    vague = DAY_SPAN.search(plain) or VAGUE.search(rest)
    whole = {(1, 12)} if parts and ENTIRE.search(plain) else set()
    return parts | whole, vague[0] if vague else ""


def without_parts(text: str) -> str:
    """The text without what it says of parts of a year."""
    return VAGUE.sub("", PARTS.sub("", plain_digits(text)))


def _part(found: re.Match[str]) -> Months | None:
    if found["several"]:
        return 1, QUARTERS[found["several"]] * 3
    last = int(found["up"] or found["first"] or 0)
    return months_in(found) if not last else (1, last) if last <= 12 else None  # noqa: PLR2004
