"""The change from one year to the next: how much, which way, and what cannot be said.

Compares the intervals that two amounts mean; how a change is worded stands in
`catalogue.wording`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from catalogue.meaning import Indicator, Region
from catalogue.quantities import Amount, Interval, difference

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


def breaks_in(year: int, indicator: Indicator, region: Region | None) -> bool:
    """Whether figures of `year` cannot be compared with those of the year before."""
    breaks = {b.year for b in (*indicator.breaks, *(region.breaks if region else ()))}
    return year in breaks or year == indicator.since


def unsaid(year: int, indicator: Indicator) -> str:
    """Why nobody speaks of a figure that nobody owes: not_applicable before the indicator began."""
    begun = indicator.since is None or year >= indicator.since
    return "not_mentioned" if begun else "not_applicable"


@dataclass(frozen=True)
class Change:
    """What was gained on the year before: amount, percentage, and why one is absent.

    `direction` is which way it went where the words of both years allow to say so: more than
    100 after more than 80 may be a fall. Then there is no percentage either.
    """

    amount: Amount | None
    percent: Decimal | None
    reason: str | None = None
    direction: Direction = "unknown"


def change(now: Amount | None, before: Amount | None, indicator: Indicator) -> Change:
    """The change from last year's amount to this year's, by the kind of indicator.

    No percentage for ratios (百分点), ranks, or a base of zero or below (words instead).
    """
    if now is None or now.value is None:
        return Change(None, None, "本年无数")
    if before is None or before.value is None:
        return Change(None, None, "上年无数")
    gained, way = difference(now, before), direction(now, before)
    if gained is None or way == "unknown" or indicator.kind in ("ratio", "rank"):
        return Change(gained, None, direction=way)
    if before.middle <= 0:
        return Change(gained, None, _why_no_base(before), way)
    return Change(gained, gained.middle / before.middle * 100, direction=way)


Course = Literal["rising", "falling", "mixed", "unknown"]
CHANGES, FEWEST_CHANGES, MOST_PART = 5, 3, Decimal("0.8")


def course(directions: Sequence[Direction]) -> Course:
    """Which way a series goes: four of its last five changes on the year, or as good a part.

    A description, no test of significance. `directions` are those of neighbouring years, the
    latest last; with fewer than three (four points) there is too little to say.
    """
    last = directions[-CHANGES:]
    if len(last) < FEWEST_CHANGES:
        return "unknown"
    needed = MOST_PART * len(last)
    if last.count("up") >= needed:
        return "rising"
    return "falling" if last.count("down") >= needed else "mixed"


def _why_no_base(before: Amount) -> str:
    if before.middle < 0:
        return "上年为负"
    return "上年为零" if before.qualifier == "exact" else "上年数不确定"
