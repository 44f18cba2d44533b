"""Numerals to numbers: 1,234.5 and 三万五千, 二十三点五, 两三千. Strings in, `Decimal` out.

Knows no units. What cannot be read whole is None, never its part.
"""

from decimal import Decimal
from typing import NamedTuple

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000}
SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}


SPELLED = 3  # digits


class Numeral(NamedTuple):
    """A number; `high` is the upper end of 两三千, else None."""

    low: Decimal
    high: Decimal | None = None


def arabic(text: str) -> Decimal:
    """1,234.5 as a number; the text is known to be one."""
    return Decimal(text.replace(",", ""))


def chinese(text: str) -> Numeral | None:
    """一百零八, 二十三点五, 十, 两百; 七八 and 两三千 as ranges. None for anything else.

    Digits side by side without a power are a range only if they follow one another: 二〇二二
    is a year, and 一二三 is nothing.
    """
    whole, point, decimals = text.partition("点")
    if point:
        read = _whole(whole)
        if read is None or not decimals or any(c not in DIGITS for c in decimals):
            return None
        return Numeral(read + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals)))
    read = _whole(whole)
    if read is None:
        read = _spelled(whole)
    return _approximate(whole) if read is None else Numeral(read)


def _whole(text: str) -> Decimal | None:
    total, digit, last = 0, None, 10**4
    for c in text:
        if c in "零〇":
            if digit is not None:
                return None
        elif c in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[c]
        elif POWERS.get(c, last) >= last:
            return None
        else:
            last = POWERS[c]
            total, digit = total + (1 if digit is None else digit) * last, None
    if digit is not None:
        # 三千五 is 3,500 in speech and 3,005 nowhere; only after 零 or 十 is it a unit.
        return Decimal(total + digit * (last // 10 if _elided(text) else 1))
    return Decimal(total) if total or text in ("零", "〇") else None


def _spelled(text: str) -> Decimal | None:
    """一〇一: digit by digit, told by the zero inside; 二〇二二 is a year, 二三 “two or three”."""
    if len(text) == SPELLED and text[1] == "〇" and text[0] in DIGITS and text[2] in DIGITS:
        return Decimal("".join(str(DIGITS[c]) for c in text))
    return None


def _elided(text: str) -> bool:
    """两千三 without 百: the digit right after 百 or 千 counts in the next lower power."""
    return len(text) > 1 and text[-2] in "百千"


def _approximate(text: str) -> Numeral | None:
    """七八, 两三千, 十七八, 三四百: two neighbouring digits, what stands around them once."""
    for place in range(len(text) - 1):
        first, second = DIGITS.get(text[place]), DIGITS.get(text[place + 1])
        if first is None or second is None:
            continue
        if first == 0 or second != first + 1:
            return None
        low = _whole(text[: place + 1] + text[place + 2 :])
        high = _whole(text[:place] + text[place + 1 :])
        return None if low is None or high is None else Numeral(low, high)
    return None
