"""One pass over the view: every place where a number stands, as a quantity or as what it is
instead. Decides whether a number counts something; not what, where or when.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from decimal import Decimal

from catalogue.quantities import Qualifier
from etl.passages import Direction, PassageKind
from etl.reports import counting
from etl.reports.not_figures import not_figure_at
from etl.reports.numbers import MASK
from etl.reports.quantities import Quantity, quantity_at
from etl.reports.ranks import CHANGE, NTH, TOP, is_rank, masked_rank_at, rank_at
from etl.reports.units import FIRST_CHARACTERS

IN_WORDS = frozenset("一二两三四五六七八九十百千万亿")
# What can follow a numeral that counts, dates or orders; the first characters of all units.
FOLLOWS = FIRST_CHARACTERS | frozenset(
    "零〇一二两三四五六七八九十百千万亿余多几来点分成倍番%年月日天岁周届大中是要则、.)号级强佳高五带课学岗稳保策品码业史"
    "好化敢性进农商服单会带企全维确健覆务毫先率认结加行市自伟典范革载世刻工小秒旬"
)
# What must follow other characters that begin a number: 第一 does, 首先 and 前来 do not.
_NUMERALS = r"\d一二三四五六七八九十百"
FOLLOWED = {
    "数": "十百千万亿",
    "几": "十百千万亿",
    "若": "干",
    "无": "数",
    "第": _NUMERALS + r"*Xx×○〇□■●△▲_Nn(\[【",
    "前": _NUMERALS,
    "首": "位",
    "榜": "首",
    "【": "】",
}
_WORDS = "".join(sorted(IN_WORDS))
_PLAIN = r"\d零〇*×○□■●△▲_"
_HIDDEN = r"(?<![A-Za-z].)(?:(?<=[Xx])[Xx]{0,5}|(?<=[Nn]))(?![A-Za-z])|(?<=\()\)|(?<=\[)\]"
_FIRST = f"[{_PLAIN}{_WORDS}{''.join(FOLLOWED)}XxNn(\\[]"
# One character for the engine to look for, then whether a number may begin with it.
START = re.compile(f"{_FIRST}(?:(?<=[{_PLAIN}{_WORDS}{''.join(FOLLOWED)}])|{_HIDDEN})")
# 统一, 进一步: most numerals in prose are part of a word, and are passed over.
START_IN_PROSE = re.compile(
    f"{_FIRST}(?:(?<=[{_PLAIN}])|(?<=[{_WORDS}])(?=[{re.escape(''.join(sorted(FOLLOWS)))}])|"
    + "|".join(f"(?<={first})(?=[{then}])" for first, then in FOLLOWED.items())
    + f"|{_HIDDEN})"
)
# Of a numeral that could not be read nothing is read: never its tail.
RUN = re.compile(r"\d+|[零〇一二两三四五六七八九十百千万亿]+")
NEGATIVE = re.compile(r"(?<![\d%\w.])-\Z|(?<=[\u4e00-\u9fff])-\Z")
DOWN = re.compile(
    "(?:下降|减少|降低|回落|缩短|压减|下滑|收窄|缩减|精简|下跌|减|降|负增长)(?:了|幅度?为?|率?为?|至)?\\Z"
)
UP = re.compile(
    "(?:(?:较|比)[^,。;]{1,8}?多[^,。;\\d]{0,3}|增长|增加|提高|上升|提升|增幅|增速|翻|净增|上涨|攀升|新增|增|升)(?:了|幅度?为?|率?为?|达|到|至|超|超过|近|约)?\\Z"
)
# The last characters of both: most numbers stand after none of them.
DOWN_ENDS = frozenset("降少低落短减滑窄缩简跌长了幅度为率至")
UP_ENDS = frozenset("长加高升幅速翻增涨了度为率达到至超过近约攀")
LEVEL = re.compile("(?:至|到|为|达|达到)\\Z")


@dataclass(slots=True)
class Found:
    """A place where a number stands. `kind` is what it is; `reason` the class of what it is not."""

    start: int
    end: int
    kind: PassageKind
    reason: str = ""
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    family: str = "none"
    qualifier: Qualifier = "exact"
    masked: bool = False
    hedge: str = ""
    direction: Direction | None = None
    change: bool = False
    whole: bool = True


def scan(text: str, names: list[tuple[int, int]]) -> list[Found]:
    """All of them, in order, none overlapping another. `names` are the quoted names."""
    found = list(_scan(text, names))
    return counting.with_thresholds(text, counting.with_elided_units(text, found))


def _scan(text: str, names: list[tuple[int, int]]) -> Iterator[Found]:
    place = 0
    for opened, closed in (*names, (len(text), len(text))):
        place = yield from _between_names(text, place, opened)
        inside = START.search(text, max(place, opened), closed)
        if inside is not None:
            yield _in_name(text, inside.start(), closed)
            place = closed


def _between_names(text: str, place: int, end: int) -> Generator[Found, None, int]:
    """What stands from a place to the next name; returns where it ended, which may be within."""
    while (candidate := START_IN_PROSE.search(text, place, end)) is not None:
        here = _here(text, candidate.start())
        if here is None:
            place = _beyond(text, candidate.start())
        else:
            yield here
            place = here.end
    return place


def _in_name(text: str, start: int, end: int) -> Found:
    """A number within a quoted name: 123工程, 四好."""
    return Found(start, min(end, _beyond(text, start)), "not_figure", "name")


def _beyond(text: str, start: int) -> int:
    """Past the characters that cannot begin a number of their own."""
    mask = MASK.match(text, start)
    if mask is not None and mask.end() > start:
        return mask.end()
    run = RUN.match(text, start)
    return start + 1 if run is None else run.end()


def _here(text: str, start: int) -> Found | None:
    first = text[start]
    if first in "第首榜前":
        rank = rank_at(text, start)
        if rank is not None:
            return _of(text, rank)
        hidden = masked_rank_at(text, start)
        if hidden is not None:
            return _of(text, hidden)
        ordinal = (TOP if first == "前" else NTH).match(text, start) if first in "第前" else None
        if ordinal is None:
            return _masked_ordinal(text, start)
        return Found(start=start, end=ordinal.end(), kind="not_figure", reason="ordinal")
    instead = not_figure_at(text, start)
    if instead is not None:
        return Found(start, instead[0], "not_figure", instead[1])
    quantity = quantity_at(text, start)
    if quantity is None:
        return _unread(text, start)
    return _of(text, quantity)


def _masked_ordinal(text: str, start: int) -> Found | None:
    """第X期, 第**次: an ordinal whose number is hidden."""
    mask = MASK.match(text, start + 1) if text[start] == "第" else None
    return (
        None
        if mask is None
        else Found(start=start, end=mask.end(), kind="not_figure", reason="ordinal")
    )


def _unread(text: str, start: int) -> Found | None:
    end = _beyond(text, start)
    if not text[start].isdecimal():
        mask = MASK.match(text, start)
        if mask is None or text[start] in "[(【":
            return None
        return Found(start=start, end=end, kind="not_figure", reason="masked_name")
    return Found(start=start, end=end, kind="not_figure", reason="bare_number")


def _is_negative(text: str, start: int) -> bool:
    """达-8.92% is below zero; 5-8% and 2021-8 are not."""
    return NEGATIVE.search(text, max(0, start - 2), start) is not None


def _of(text: str, quantity: Quantity) -> Found | None:
    kind, reason = counting.verdict(text, quantity)
    if kind is None:
        return None
    start, value = quantity.start, quantity.value
    if value is not None and text[start - 1 : start] == "-" and _is_negative(text, start):
        start, value = start - 1, -value
    elif quantity.bare and text[start - 1 : start] == "上":
        start -= 1
    before = text[max(0, start - 14) : start].removesuffix(quantity.hedge)
    down = DOWN.search(before) if before[-1:] in DOWN_ENDS else None
    up = UP.search(before) if before[-1:] in UP_ENDS or "多" in before else None
    family = "rank" if quantity.unit == "位" and is_rank(text, quantity) else quantity.family
    moved = family == "rank" and CHANGE.search(before) is not None
    return Found(
        start=start,
        end=quantity.end,
        kind=kind,
        value=value,
        high=quantity.high,
        unit=quantity.unit,
        family=family,
        qualifier=quantity.qualifier,
        masked=quantity.masked,
        hedge=quantity.hedge,
        direction="down" if down else "up" if up else None,
        change=bool((down or up) and not LEVEL.search(before)) or moved,
        whole=quantity.whole,
        reason=reason,
    )
