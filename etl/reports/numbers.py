"""Numbers before their units: digits, characters, masks and vague words, with inner hedges and
scale — 三亿两千万, 1万2千, 13.5亿余, **.**亿, 数十. Read whole or not at all; knows no units.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.reports import hedges
from etl.reports.numerals import SCALES, Numeral, arabic, chinese

CHINESE_DIGITS = "零〇一二三四五六七八九两"
NUMERAL = re.compile(
    r"(?P<arabic>\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,10})?|\d{1,18}(?:\.\d{1,10})?)"
    rf"|(?P<chinese>[{CHINESE_DIGITS}十百千]{{1,12}}(?:点[零〇一二三四五六七八九]{{1,6}})?)"
    r"|(?P<bare>[万亿])"
)
SCALE = re.compile(r"万亿|[十百千]?亿|[十百千]?万|[百千](?![瓦米克分强])")
INSIDE = re.compile(
    r"(?:[余多来]|几(?=[亿万千百十个家名人场次件项]))(?=[亿万千百十%a-zA-Z]|[^\d,。;、]|$)"
)
MASK = re.compile(
    r"\d{0,4}[*]{1,6}(?:\.(?:[*]{1,4}|\d))?|\d{1,4}\.[*]{1,4}"
    r"|(?<![A-Za-z])[Xx]{1,6}(?:\.[Xx]{1,3})?(?![A-Za-z])"
    r"|×{1,4}(?:\.×{1,3})?|[○〇]{1,6}|□{1,6}|[■●△▲]{1,6}|_{2,12}"
    r"|(?<![A-Za-z0-9])[Nn](?![A-Za-z0-9])|\(\)|【】|\[\]"
)
VAGUE = re.compile(
    r"(?:数|几|好几)(?:十万|百万|千万|十亿|百亿|千亿|十|百|千|万|亿)(?:余|多)?|若干|无数"
)
VAGUE_STARTS = frozenset("数几好若无")
NUMERAL_STARTS = frozenset(CHINESE_DIGITS.replace("〇", "") + "十百千万亿")  # 〇 may be a mask
AFTER_DIGITS = frozenset("余多来几十百千万亿")  # with which inner hedges and scales begin
MAX_PARTS = 4
MASK_REACH = 6  # characters from the first digit of 12** or 3.** to its mask


@dataclass(slots=True)
class Number:
    """A number without its unit."""

    end: int
    low: Decimal | None
    high: Decimal | None = None
    more: str = ""  # the 余, 多, 来 or 几 with which more is said
    chinese: bool = False
    bare: bool = False
    scale: int = 1
    masked: bool = False
    vague: bool = False


def number_at(text: str, place: int) -> Number | None:
    """The number that starts at `place`: a mask, a vague word or a numeral."""
    first = text[place]
    if first in VAGUE_STARTS:
        return _vague(text, place)
    if first in NUMERAL_STARTS:
        return numeral_at(text, place)
    if first.isdecimal() and text.find("*", place, place + MASK_REACH) < 0:
        return numeral_at(text, place)
    return _mask(text, place) or numeral_at(text, place)


def _mask(text: str, place: int) -> Number | None:
    found = MASK.match(text, place)
    if found is None:
        return None
    return _scaled_mask(text, found.end(), Number(found.end(), None, masked=True))


def _scaled_mask(text: str, place: int, number: Number) -> Number:
    """****余家, **.**亿元, XX余万元: hedge and scale after hidden digits."""
    for _ in range(2):
        inside = hedges.MORE.match(text, place)
        if inside:
            number.more, place = inside[0], inside.end()
        scale = SCALE.match(text, place)
        if scale:
            place = scale.end()
    number.end = place
    return number


def _vague(text: str, place: int) -> Number | None:
    """数十, 几百, 若干: many, and nobody says how many."""
    found = VAGUE.match(text, place)
    return None if found is None else Number(found.end(), None, vague=True)


def numeral_at(text: str, place: int) -> Number | None:
    """Parts of falling scale: 三亿两千万, 1万2千, 13.5亿余."""
    first = NUMERAL.match(text, place)
    if first is not None and first["arabic"] is not None and not _goes_on(text, first.end()):
        return Number(first.end(), arabic(first["arabic"]))
    total, high, last = Decimal(0), None, 10**13
    end, more, scale = place, "", 1
    found = first
    for part in range(MAX_PARTS):
        read = None if found is None else _part(found)
        if found is None or read is None:
            break
        after, here_more, factor = _scale(text, found)
        if part and factor >= last:
            break
        total += read.low * factor
        high = None if read.high is None else total - read.low * factor + read.high * factor
        end, more, last, scale = after, here_more, factor, max(scale, factor)
        if more or factor == 1 or high is not None:
            break
        found = _next_part(text, after)
    if first is None or end == place:
        return None
    return Number(end, total, high, more, first["arabic"] is None, _is_bare(first), scale)


def _goes_on(text: str, end: int) -> bool:
    """Whether an inner hedge or a scale may follow; mostly the unit does."""
    return text[end : end + 1] in AFTER_DIGITS


def _is_bare(found: re.Match[str]) -> bool:
    """百, 千, 万, 亿 without a digit: a number only where a hedge makes it one."""
    return found["bare"] is not None or (found["chinese"] or "") in ("百", "千")


def _next_part(text: str, place: int) -> re.Match[str] | None:
    found = NUMERAL.match(text, place)
    if found is None or found["bare"] is not None or (found["chinese"] or "0")[0] in "十百千":
        return None  # 386万千瓦 is no 万 and 千
    return found


def _part(found: re.Match[str]) -> Numeral | None:
    if found["arabic"] is not None:
        return Numeral(arabic(found["arabic"]))
    if found["chinese"] is not None:
        return chinese(found["chinese"])
    return Numeral(Decimal(1))


def _scale(text: str, found: re.Match[str]) -> tuple[int, str, int]:
    """Where number, inner hedge and scale end, the 余 or 多 that stood there, and the factor."""
    end, more, factor = found.end(), "", 1
    if found["bare"] is None and not _goes_on(text, end):
        return end, more, factor
    if found["bare"] is not None:
        factor = SCALES[found["bare"]]
    inside = INSIDE.match(text, end)
    if inside:
        more, end = inside[0], inside.end()
    scale = SCALE.match(text, end) if found["bare"] is None else None
    if scale:
        factor, end = SCALES[scale[0]], scale.end()
        after = hedges.MORE.match(text, end)
        if after and not more:
            more, end = after[0], after.end()
    return end, more, factor
