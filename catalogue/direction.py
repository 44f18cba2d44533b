"""Which way an amount went, where the words of both years allow to say so.

Compares the intervals that two amounts mean; nothing here knows an indicator or a word.
"""

from decimal import Decimal
from typing import Literal

from catalogue.quantities import Amount, Interval

Direction = Literal["up", "down", "level", "unknown"]
ABOUT = Decimal("0.05")


def direction(now: Amount, before: Amount) -> Direction:
    """More than 100 after more than 80 may be a fall: unknown. Level only if both are exact."""
    after, earlier = _bounds(now), _bounds(before)
    if _above(after, earlier):
        return "up"
    if _above(earlier, after):
        return "down"
    same = now == before and now.qualifier == "exact"
    return "level" if same else "unknown"


def _bounds(amount: Amount) -> Interval:
    """What the words allow; no source says how wide its 约 is, it is read as five per cent."""
    if amount.qualifier != "about":
        return amount.interval
    near = abs(amount.middle) * ABOUT
    return Interval(low=amount.middle - near, high=amount.middle + near)


def _above(upper: Interval, lower: Interval) -> bool:
    """Whether every value of `upper` is greater than every value of `lower`."""
    if upper.low is None or lower.high is None:
        return False
    open_end = upper.low_open or lower.high_open
    return upper.low > lower.high or (upper.low == lower.high and open_end)
