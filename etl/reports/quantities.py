"""Quantities: a numeral or mask, its hedges, scale and unit, read whole or not at all.

A small grammar over the view's characters, by recursive descent: number, range, share, rank,
mask. What a quantity is about is nobody's business here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from catalogue.quantities import Qualifier
from etl.reports import hedges
from etl.reports.numbers import CHINESE_DIGITS, Number, number_at, numeral_at
from etl.reports.numerals import Numeral, arabic, chinese
from etl.reports.units import Family, unit_at

JOINT = re.compile(r"[-~]{1,2}|至|到(?!位)")
JOINT_STARTS = frozenset("-~至到")
SHARE = re.compile(
    rf"百分之(?P<of>[{CHINESE_DIGITS}十百\d]{{1,8}}(?:[点.][零〇一二三四五六七八九\d]{{1,6}})?)"
)
FRACTION = re.compile(
    rf"(?P<below>[{CHINESE_DIGITS}十百千万]{{1,4}})分之(?P<above>[{CHINESE_DIGITS}十]{{1,3}})"
)
BEFORE_POINT = frozenset(CHINESE_DIGITS + "十")
WITHIN_NUMERAL = frozenset(CHINESE_DIGITS + "十百千")
PART_STARTS = frozenset(CHINESE_DIGITS + "十百千万")
NO_FAMILY: Family = "none"
SOME = "来"  # 三百来家 may be fewer, 三百多家 may not
# 三分之一强 is more than a third.
STRONG_OR_WEAK: dict[str, Qualifier] = {"强": "over", "弱": "nearly"}
DECIMALS = Decimal("0.0000000001")


@dataclass(slots=True)
class Quantity:
    """A number as written, in places of the view. `value` is in the base unit, None if hidden.

    `low_hedge` is where the words before it begin that hedge it; `hedge` those words.
    """

    start: int
    end: int
    value: Decimal | None
    high: Decimal | None = None
    unit: str = ""
    family: Family = "none"
    qualifier: Qualifier = "exact"
    masked: bool = False
    hedge: str = ""
    whole: bool = True
    chinese: bool = False
    bare: bool = False
    scaled: bool = False


def quantity_at(text: str, place: int) -> Quantity | None:
    """The quantity that starts at `place`, with the hedges around it; None if there is none."""
    if text[place] in PART_STARTS:
        found = _share(text, place) or _fraction(text, place)
        if found is not None:
            return _hedged(text, found)
    number = number_at(text, place)
    if number is None:
        return None
    return _with_unit(text, place, number)


def _share(text: str, place: int) -> Quantity | None:
    """百分之九十五点六 is 95.6 %."""
    found = SHARE.match(text, place)
    if found is None:
        return None
    of = found["of"]
    read = (
        Numeral(arabic(of))
        if of[0].isdecimal() and of.replace(".", "").isdecimal()
        else chinese(of)
    )
    if read is None:
        return None
    return Quantity(
        start=place, end=found.end(), value=read.low, high=read.high, unit="%", family="percent"
    )


def _fraction(text: str, place: int) -> Quantity | None:
    """三分之二 is 66.6666666667 %."""
    found = FRACTION.match(text, place)
    if found is None:
        return None
    below, above = chinese(found["below"]), chinese(found["above"])
    if below is None or above is None or below.low == 0:
        return None
    share = (above.low * 100 / below.low).quantize(DECIMALS).normalize()
    more = STRONG_OR_WEAK.get(text[found.end() : found.end() + 1])
    return Quantity(
        start=place,
        end=found.end() + (more is not None),
        value=share,
        unit="%",
        family="percent",
        qualifier=more or "exact",
    )


def _with_unit(text: str, place: int, number: Number) -> Quantity | None:
    unit = unit_at(text, number.end)
    end, name, family = (number.end, "", NO_FAMILY) if unit is None else unit
    if number.bare and not number.more and not _made_a_number(text, place, end):
        return None
    second = _range(text, end, number)
    high = number.high
    if second is not None:
        number, end, name, family, high = second
    if unit is not None and not number.more and hedges.more_at(text, end):
        number.more, end = text[end], end + 1
    return _hedged(
        text,
        Quantity(
            start=place,
            end=end,
            value=number.low,
            high=high,
            unit=name,
            family=family,
            qualifier=_inner(number, high),
            masked=number.masked,
            whole=_stands_alone(text, place, end, name),
            chinese=number.chinese,
            bare=number.bare,
            scaled=number.scale > 1,
        ),
    )


def _made_a_number(text: str, start: int, end: int) -> bool:
    """百家, 亿元: a bare power counts only with a hedge, or as the grade of a threshold."""
    hedged = hedges.before_bare(text, start) is not None or hedges.after(text, end) is not None
    return hedged or text.startswith("级", end)


def _inner(number: Number, high: Decimal | None) -> Qualifier:
    if number.more:
        return "about" if number.more == SOME else "over"
    if number.masked:
        return "masked"
    if number.vague:
        return "indefinite"
    return "range" if high is not None else "exact"


def _range(text: str, place: int, first: Number) -> tuple[Number, int, str, Family, Decimal] | None:
    """1.2-1.5亿元, 500万元至800万元, 3至5期: the first takes over the scale it does not name."""
    if text[place : place + 1] not in JOINT_STARTS or first.low is None:
        return None
    joint = JOINT.match(text, place)
    if joint is None or first.high is not None or first.more:
        return None
    second = numeral_at(text, joint.end())
    if second is None or second.low is None or second.bare or second.high is not None:
        return None
    unit = unit_at(text, second.end)
    unit_of_first = unit_at(text, first.end)
    if unit is None or (unit_of_first is not None and unit_of_first[1] != unit[1]):
        return None
    low = first.low if first.scale > 1 or unit_of_first is not None else first.low * second.scale
    if low >= second.low:
        return None
    first.low, first.more, first.scale = low, second.more, second.scale
    return first, unit[0], unit[1], unit[2], second.low


def _stands_alone(text: str, start: int, end: int, unit: str) -> bool:
    """False where digits or numerals stand beside it that were not read: never a tail."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isdecimal() or before[-1:] == ".":
        return False
    if before[-1:] in {" ", ","} and before[:1].isdecimal():
        return False
    if before[-1:] == "点":
        return before[:1] not in BEFORE_POINT
    if before[-1:] in WITHIN_NUMERAL and text[start] in WITHIN_NUMERAL:
        return False
    if not unit and (after[:1].isdecimal() or (after[:1] == "." and after[1:].isdecimal())):
        return False
    return not (not unit and after[:1] and after[0].isascii() and after[0].isalpha())


def _hedged(text: str, found: Quantity) -> Quantity:
    """The quantity with the hedges before and after it, and 个/家 ratios kept as they are."""
    ahead = (
        hedges.before_bare(text, found.start) if found.bare else hedges.before(text, found.start)
    )
    behind = hedges.after(text, found.end)
    qualifier, end, hedge = found.qualifier, found.end, ""
    if ahead is not None and qualifier in ("exact", "masked"):
        qualifier, hedge = ahead[0], ahead[2]
    if behind is not None:
        end = behind[1]
        if qualifier in ("exact", "masked") and behind[0] != "exact":
            qualifier, hedge = behind[0], behind[2]
        elif behind[0] == "about" and qualifier != "range":
            qualifier = "about"
    found.qualifier, found.end, found.hedge = qualifier, end, hedge
    return found
