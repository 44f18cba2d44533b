"""Amounts with their hedge, and the algebra that adds and subtracts them.

An amount is a value and a qualifier (超, 近, 约 …). Each qualifier stands for an interval
in which the true value lies; a sum's interval is the sum of the intervals, so a hedge is
never dropped and never invented. Nothing here knows units or words.

| qualifier  | interval        |
| exact      | [v, v]          |
| over       | (v, ∞)          |
| at_least   | [v, ∞)          |
| nearly     | (−∞, v)         |
| at_most    | (−∞, v]         |
| about      | unbounded, near v |
| range      | [v, value_max]  |
| indefinite | unbounded; adds as "over 0", because what was counted is not negative |
| masked     | unbounded; adds as "over 0", likewise |
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

Qualifier = Literal[
    "exact", "over", "at_least", "nearly", "at_most", "about", "range", "indefinite", "masked"
]
QUALIFIERS: tuple[str, ...] = get_args(Qualifier)
VALUELESS: tuple[Qualifier, ...] = ("indefinite", "masked")


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Where a true value lies; None is no bound. `open` ends are excluded."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, value: Decimal) -> bool:
        """Whether `value` may be the true value."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = (
            self.high is None or value < self.high or (value == self.high and not self.high_open)
        )
        return above and below


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A value in the base unit with its qualifier. `value_max` belongs to ranges only."""

    value: Decimal | None
    qualifier: Qualifier = "exact"
    value_max: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != (self.qualifier in VALUELESS):
            raise ValueError(f"{self.qualifier} with value {self.value}")
        if (self.value_max is None) == (self.qualifier == "range"):
            raise ValueError(f"{self.qualifier} with value_max {self.value_max}")
        if self.value is not None and self.value_max is not None and self.value_max < self.value:
            raise ValueError(f"range from {self.value} down to {self.value_max}")

    @property
    def interval(self) -> Interval:
        """The values that the words allow."""
        value = self.value
        match self.qualifier:
            case "exact":
                return Interval(low=value, high=value)
            case "over" | "at_least":
                return Interval(low=value, high=None, low_open=self.qualifier == "over")
            case "nearly" | "at_most":
                return Interval(low=None, high=value, high_open=self.qualifier == "nearly")
            case "range":
                return Interval(low=value, high=self.value_max)
            case _:
                return Interval(low=None, high=None)

    @property
    def middle(self) -> Decimal:
        """The value to compute with where one is needed: a range's middle, else the value."""
        value = self.value if self.value is not None else Decimal(0)
        return value if self.value_max is None else (value + self.value_max) / 2


def _addend(amount: Amount) -> Amount:
    return Amount(value=Decimal(0), qualifier="over") if amount.value is None else amount


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum of all, in any order; an exact 0 for none.

    exact + q = q, q + q = q, over + nearly = about. warehouse/totals.sql says the same.
    """
    addends = [_addend(amount) for amount in amounts]
    intervals = [amount.interval for amount in addends]
    bounds = Interval(
        low=_sum([i.low for i in intervals]),
        high=_sum([i.high for i in intervals]),
        low_open=any(i.low_open for i in intervals),
        high_open=any(i.high_open for i in intervals),
    )
    near = any(a.qualifier == "about" for a in addends)
    return _within(bounds, sum((a.middle for a in addends), Decimal(0)), near=near)


def _within(bounds: Interval, middle: Decimal, *, near: bool) -> Amount:
    """The amount that means this interval; about its middle where it has no end, or is `near`."""
    low, high = bounds.low, bounds.high
    if near or (low is None and high is None):
        return Amount(value=middle, qualifier="about")
    if low is not None and high is not None:
        if low == high:
            return Amount(value=low)
        return Amount(value=low, value_max=high, qualifier="range")
    if low is not None:
        return Amount(value=low, qualifier="over" if bounds.low_open else "at_least")
    return Amount(value=high, qualifier="nearly" if bounds.high_open else "at_most")


def _sum(ends: list[Decimal | None]) -> Decimal | None:
    """The sum of one end of several intervals: no bound as soon as one has none."""
    present = [end for end in ends if end is not None]
    return sum(present, Decimal(0)) if len(present) == len(ends) else None


def add(left: Amount, right: Amount) -> Amount:
    """The sum of two amounts."""
    return total([left, right])


def negative(amount: Amount) -> Amount:
    """The amount with its sign turned: more than 3 becomes less than −3."""
    turned: dict[Qualifier, Qualifier] = {
        "over": "nearly",
        "at_least": "at_most",
        "nearly": "over",
        "at_most": "at_least",
    }
    if amount.value is None:
        return amount
    if amount.value_max is not None:
        return Amount(value=-amount.value_max, value_max=-amount.value, qualifier="range")
    return Amount(value=-amount.value, qualifier=turned.get(amount.qualifier, amount.qualifier))


def difference(now: Amount, before: Amount) -> Amount | None:
    """What was gained; None where one of the two has no value to compute with."""
    if now.value is None or before.value is None:
        return None
    return add(now, negative(before))


def quotient(part: Amount, whole: Amount) -> Amount | None:
    """So much of `part` for one of `whole`; None without a value, or where `whole` may be zero.

    Of things that are counted, none of them negative: more than 100 for exactly 4 is more than
    25, exactly 100 for more than 4 is less than 25, more than 100 for more than 4 is about 25.
    """
    if part.value is None or whole.value is None or part.value < 0 or whole.value <= 0:
        return None
    of, by = part.interval, whole.interval
    bounds = Interval(
        low=None if of.low is None or by.high is None else of.low / by.high,
        high=None if of.high is None or by.low is None else of.high / by.low,
        low_open=of.low_open or by.high_open,
        high_open=of.high_open or by.low_open,
    )
    near = "about" in (part.qualifier, whole.qualifier)
    return _within(bounds, part.middle / whole.middle, near=near)


def times(amount: Amount, factor: int) -> Amount:
    """The amount so many times, its words kept: 0.39 of one is 39 of a hundred."""
    if amount.value is None:
        return amount
    most = None if amount.value_max is None else amount.value_max * factor
    return Amount(value=amount.value * factor, value_max=most, qualifier=amount.qualifier)
