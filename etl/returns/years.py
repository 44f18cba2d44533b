"""What a heading, a title or a cell says of time: a year, a part of one, or a forecast.

Knows the ways in which offices write years; nothing here knows a table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from catalogue.meaning import Indicator
from etl.returns.cells import Cell
from etl.returns.folding import closed_up

FIRST, LAST = 1990, 2099
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
CHINESE = re.compile(r"[〇零○一二三四五六七八九]{4}(?=年)")
# Serials of dates from 1990 to 2099, and what they are less where days are counted from 1904 on;
# the day they are counted from leaves out Excel's 1900-02-29.
SERIALS, DAY_ZERO, LESS_1904 = range(32_874, 73_051), date(1899, 12, 30), 1_462

TO = "[-—–~至到]"
# 24年, '24: which century is told elsewhere. Not 10年以上, 近24年.
SHORT = (
    r"(?<![0-9第近满历约达超逾过共立])(?:'(?P<short>[0-9]{2})(?![0-9])|(?P<shorter>[0-9]{2})(?=年))"
    r"(?!年(?:以|来|内|期|限|龄|间|制|级|份|的))"
)
YEAR = rf"(?:(?P<year>(?:19|20)[0-9]{{2}})|{SHORT})"
YOUNGEST = 39  # of two digits, in this century
FORECAST = "预计|预测|预期|预估|计划|目标|任务|预算"
SPAN = r"(?P<from>[0-9]{1,2})(?:月份?)?(?:-|—|–|~|至|到)(?P<to>[0-9]{1,2})月份?"
SEVERAL = (
    rf"{SPAN}|(?P<half>上半年|下半年)|(?P<quarter>第?[一二三四1-4]季度|Q[1-4])"
    r"|(?P<three>前三季度|前3季度|前三个季度)"
)
PART = (
    rf"{SEVERAL}|(?P<month>[0-9]{{1,2}})月份?(?P<day>[0-9]{{1,2}}日)?"
    r"|[-/.](?P<m>[0-9]{1,2})(?:[-/.](?P<d>[0-9]{1,2}))?"
)
# 2024.1-6月, 2024.01—2024.06
DOTTED = re.compile(
    rf"((?:19|20)[0-9]{{2}})[./]([0-9]{{1,2}})月?{TO}(?:\1[./]([0-9]{{1,2}})月?|([0-9]{{1,2}})月)"
)
TAIL = r"年?(?:底|末|终|全年|度)?(?:实际|实绩|完成|快报|年报|数据|统计|情况|值|数|\.0)*"
WHOLE = re.compile(
    rf"(?:截至|截止|截止到|至|到)?(?P<before>{FORECAST})?{YEAR}(?:年度|年)?(?:{PART})?{TAIL}"
    rf"\(?(?P<after>{FORECAST}|E)?\)?(?:{TAIL})"
)
IN_TEXT = re.compile(
    rf"{YEAR}(?:年度|年)(?:{PART})?|(?<![0-9])(?P<start>(?:19|20)?[0-9]{{2}})(?={TO}(?:19|20)?[0-9]{{2}}年)"
)
IN_NAME = re.compile(
    r"(?:^|[_\-—（(\s])((?:19|20)[0-9]{2})(?=[_\-—年.）)\s]|$)|((?:19|20)[0-9]{2})年"
)
# 2024年1月1日—12月31日, also over the turn of a year; 2024年（截至11月底）, 2024年度（1—11月）.
FROM_TO = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}})年(?P<month>[0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?{TO}"
    r"(?:(?P<other>(?:19|20)[0-9]{2})年)?(?P<last>[0-9]{1,2})月(?:份|[0-9]{1,2}日)?"
)
INSIDE = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}})年(?:度)?(?P<what>[^0-9()]{{0,30}})\("
    rf"(?:[^0-9()]{{0,6}}(?:截至|截止|截止到|截止至)|(?P<one>[0-9]{{1,2}})月?{TO})"
    r"(?P<last>[0-9]{1,2})月(?:份|底|末|[0-9]{1,2}日)?\)"
)
COMPARED = re.compile(r"(?:[较比]|同比|对比|相比)(?:19|20)[0-9]{2}年度?")
WHEN_SENT = re.compile(
    r"(?:报送|填报|填表|制表|上报|报出|打印|编制|报告|发布|印发|签发|印制|审核|审签)(?:日期|时间)|年月日$"
    r"|前(?:报送|上报|填报|报出|提交|反馈|报至|返回)"
)
Months = tuple[int, int]
"""First and last month of a part of a year."""
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A year, or the months `first` to `last` of one. `inferred`: read from a bare serial;
    `short`: written with two digits, which says nothing of the century; `month`: one is named
    alone, up to which it may count or not.
    """

    year: int
    first: int = 1
    last: int = 12
    forecast: bool = False
    inferred: bool = field(default=False, compare=False)
    short: bool = field(default=False, compare=False)
    month: bool = field(default=False, compare=False)

    @property
    def partial(self) -> bool:
        """Whether this is not the whole year."""
        return (self.first, self.last) != (1, 12)

    def dates(self, indicator: Indicator) -> tuple[date, date]:
        """Start and end: a stock stands for the last day, anything else for the whole span."""
        end = date(self.year + self.last // 12, self.last % 12 + 1, 1) - timedelta(days=1)
        moment = indicator.measured == "moment"
        return (end if moment else date(self.year, self.first, 1)), end

    def __str__(self) -> str:
        months = f"{self.first}—{self.last}月" if self.partial else ""
        return f"{self.year}年{months}"


def plain_digits(text: str) -> str:
    """The text closed up, 二〇二三年 as 2023年, 2024.1-6月 as 2024年1-6月."""
    plain = CHINESE.sub(lambda found: found[0].translate(DIGITS), closed_up(text))
    return DOTTED.sub(r"\1年\2-\3\4月", plain)


def period_of(text: str) -> Period | None:
    """The period that the whole of a text says; None where it says anything else."""
    plain = plain_digits(text)
    if len(plain) > 24:  # noqa: PLR2004 — longer than any period is written
        return None
    found = WHOLE.fullmatch(plain)
    return _period(found) if found else None


def _period(found: re.Match[str]) -> Period | None:
    months = months_in(found)
    year, short = _year(found["year"] or found["short"] or found["shorter"])
    if months is None or not FIRST <= year <= LAST:
        return None
    groups = found.groupdict()
    forecast = bool(groups.get("before") or groups.get("after"))
    told = groups.get("day") or groups.get("d") or re.search("[截底末]", found[0])
    month = bool(groups.get("month") or groups.get("m")) and not told
    first, last = months
    return Period(year=year, first=first, last=last, forecast=forecast, short=short, month=month)


def _year(digits: str) -> tuple[int, bool]:
    """The year, and whether its century is only assumed."""
    year, short = int(digits), len(digits) == 2  # noqa: PLR2004
    century = 0 if not short else 2000 if year <= YOUNGEST else 1900
    return century + year, short


def within(period: Period | None, months: Months | None) -> Period | None:
    """These months of the period's year; the period itself where it names its own."""
    if period is None or months is None or period.partial:
        return period
    return replace(period, first=months[0], last=months[1], month=False)


def months_in(found: re.Match[str]) -> Months | None:
    """First and last month; None where no calendar has them."""
    said = found.groupdict()
    if found["from"]:
        first, last = int(found["from"]), int(found["to"])
    elif found["half"]:
        first, last = (1, 6) if found["half"] == "上半年" else (7, 12)
    elif found["quarter"]:
        last = QUARTERS[found["quarter"].strip("第季度Q")] * 3
        first = last - 2
    elif found["three"]:
        first, last = 1, 9
    else:  # 12月31日, 12月, 2024-06-30: counted up to then
        first, last = 1, int(said.get("month") or said.get("m") or 12)
    return (first, last) if 1 <= first <= last <= 12 else None  # noqa: PLR2004


def period_of_cell(cell: Cell) -> Period | None:
    """The period that a cell says: a text, a date, a year as a number, or a bare serial."""
    if cell.day is not None:
        by_year = re.fullmatch(r"[0-9]{4}年?度?", cell.shown)
        whole = by_year or (cell.day.month, cell.day.day) == (1, 1)
        return Period(year=cell.day.year, last=12 if whole else cell.day.month)
    if cell.number is None:
        return period_of(cell.shown)
    return _of_number(cell.number, LESS_1904 if cell.begins_1904 else 0)


def _of_number(number: Decimal, less: int) -> Period | None:
    if number != number.to_integral_value():
        return None
    if FIRST <= number <= LAST:
        return Period(year=int(number))
    if int(number) + less not in SERIALS:
        return None
    day = DAY_ZERO + timedelta(days=int(number) + less)
    # Only the ends of a year: any other serial may be an amount. Counted from 1904 on, the first
    # day of a year is the last one of four years before, pasted from another workbook.
    if (day.month, day.day) not in ((12, 31), (1, 1))[: 1 if less else 2]:
        return None
    return Period(year=day.year, inferred=True)


def periods_in(text: str) -> Iterator[Period]:
    """The periods that a title or a caption speaks of; not the day on which it was sent."""
    plain = COMPARED.sub("", plain_digits(text))
    if WHEN_SENT.search(plain):
        return
    plain = INSIDE.sub(_with_its_months, FROM_TO.sub(_in_one_year, plain))
    for found in IN_TEXT.finditer(plain):
        if found["start"]:
            year, short = _year(found["start"])
            yield Period(year=year, short=short)
        elif (period := _period(found)) is not None:
            yield period


def _in_one_year(found: re.Match[str]) -> str:
    """2024年1—12月; both years where a span crosses the turn of one."""
    if found["other"] not in (None, found["year"]):
        return f"{found['year']}年、{found['other']}年"
    return f"{found['year']}年{found['month']}-{found['last']}月"


def _with_its_months(found: re.Match[str]) -> str:
    return f"{found['year']}年{found['one'] or 1}-{found['last']}月{found['what']}"


def years_of_name(name: str) -> Iterator[Period]:
    """The years in the name of a file or a sheet, which has no blanks to part words by."""
    for before, after in IN_NAME.findall(closed_up(name)):
        yield Period(year=int(before or after))


def published_in(text: str) -> date | None:
    """The day on which a return says it was sent: 报送日期：2023年1月6日."""
    plain = plain_digits(text)
    found = re.search(r"(20[0-9]{2})[年/.-]([0-9]{1,2})[月/.-]([0-9]{1,2})", plain)
    if found is None or not WHEN_SENT.search(plain):
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
