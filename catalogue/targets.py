"""Targets against what was done: thresholds (`targets.toml`), and the judgement with its sums.

    [final]          # at the end of the target's period, in percent of the target
    reached = 100
    near = 90        # below `reached`

    [running]        # before it: what is done less the time gone (序时进度), percentage points
    reached = 0
    near = -10

The file may be missing: then these hold. Compares the intervals that the words mean: more than
40,000 reaches 40,000, about 20 per cent may or may not. Nothing here asks or draws anything.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from catalogue.changes import ABOUT
from catalogue.meaning import Indicator
from catalogue.quantities import Amount, Interval, difference, quotient, times
from catalogue.tables import CatalogueError, Table, named_tables
from catalogue.thresholds import Marks, Thresholds

Light = Literal["reached", "near", "behind", "unknown", "none"]
FOLDED = ("at_most", "nearly")
"""Hedges of a target that make it a bound from above: 控制在5%以内."""
NAMES = ("final", "running")
HUNDRED = Decimal(100)


def read(file: Path) -> Thresholds:
    """The thresholds in the file. Raises `CatalogueError`."""
    if not file.exists():
        return Thresholds()
    tables = dict(named_tables(file))
    for name in tables:
        if name not in NAMES:
            raise CatalogueError(f"{file.name}：不认识的表“{name}”；可用：{'、'.join(NAMES)}")
    defaults = Thresholds()
    given = {name: _marks(table) for name, table in tables.items()}
    return Thresholds(
        final=given.get("final", defaults.final), running=given.get("running", defaults.running)
    )


def _marks(table: Table) -> Marks:
    marks = table.record(Marks)
    if marks.near >= marks.reached:
        raise table.error("near", f"应小于 reached（{marks.reached}），读到“{marks.near}”")
    return marks


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What may be said of a target. Percentages; `gap` is what is done less what was due.

    `done` is the part of the target that was done, of a stock within its year the part of the
    growth that was wanted (`of_growth`), of a place nothing. `due` is 100 at the end, within the
    period the time gone.
    `lower` where less is better: then what is done should stay below what was due.
    """

    light: Light
    why: str = ""
    done: Amount | None = None
    due: Decimal | None = None
    gap: Amount | None = None
    of_growth: bool = False
    lower: bool = False


def falls(target: Amount, indicator: Indicator) -> bool:
    """Whether less is better: by the indicator, or because the target is a bound from above."""
    return indicator.polarity == "lower" or target.qualifier in FOLDED


def judged(
    target: Amount,
    actual: Amount | None,
    indicator: Indicator,
    thresholds: Thresholds,
    *,
    elapsed: Decimal | None = None,
    base: Amount | None = None,
) -> Judgement:
    """The judgement of a target; `elapsed` (0 to 1) is the time gone where it still runs.

    `base` is the stock at the end of the year before: of a stock that still runs only its growth
    is judged, because nine tenths of the members were there before the year began.
    """
    lower = falls(target, indicator)
    if target.value is None:
        return Judgement(light="unknown", why="目标没有数值")
    if actual is None or actual.value is None:
        return Judgement(light="none", why="没有实际数", lower=lower)
    if elapsed is not None and indicator.kind in ("ratio", "rank"):
        done = None if indicator.kind == "rank" else _part(actual, target)
        why = "比率和名次不按时间累积，期末再判定"
        return Judgement(light="unknown", why=why, done=done, lower=lower)
    if indicator.kind == "rank":
        return _placed(target, actual, thresholds.final)
    if elapsed is None:
        return _final(target, actual, thresholds.final, lower=lower)
    return _running(target, actual, indicator, thresholds.running, elapsed, base, lower=lower)


def _placed(target: Amount, actual: Amount, marks: Marks) -> Judgement:
    """A place lights like a bound from above, and has no part: 6th is not 60 % of 10th."""
    verdict = _final(target, actual, marks, lower=True)
    return replace(verdict, done=None, due=None, gap=None)


def _final(target: Amount, actual: Amount, marks: Marks, *, lower: bool) -> Judgement:
    done = _part(actual, target)
    given: dict[str, Any] = {"done": done, "due": HUNDRED, "lower": lower}
    gap = None if done is None else difference(done, Amount(value=HUNDRED))
    reached = _reaches(actual, target, lower=lower)
    if reached:
        return Judgement(light="reached", gap=gap, **given)
    near = None if done is None else _at_least(_turned(done, lower=lower), Decimal(marks.near))
    if reached is None or near is None:
        return Judgement(light="unknown", why="含约数，无法精确计算", gap=gap, **given)
    return Judgement(light="near" if near else "behind", gap=gap, **given)


def _turned(done: Amount, *, lower: bool) -> Amount:
    """Where less is better, 110 % of the bound stands as 90 %: so far on the other side."""
    if not lower:
        return done
    turned = difference(Amount(value=2 * HUNDRED), done)
    return done if turned is None else turned


def _running(
    target: Amount,
    actual: Amount,
    indicator: Indicator,
    marks: Marks,
    elapsed: Decimal,
    base: Amount | None,
    *,
    lower: bool,
) -> Judgement:
    of_growth = indicator.measured == "moment"
    if of_growth:
        if base is None or base.value is None:
            why = "没有上年末的数，不知道今年要增加多少"
            return Judgement(light="unknown", why=why, done=_part(actual, target), lower=lower)
        wanted, gained = difference(_number(target), base), difference(actual, base)
        done = None if wanted is None or gained is None else _part(gained, wanted)
    else:
        done = _part(actual, target)
    due = elapsed * HUNDRED
    given: dict[str, Any] = {"done": done, "due": due, "of_growth": of_growth, "lower": lower}
    if done is None:
        return Judgement(light="unknown", why="算不出完成的比例", **given)
    gap = difference(done, Amount(value=due))
    ahead = gap if not lower else difference(Amount(value=due), done)
    for light, mark in (("reached", marks.reached), ("near", marks.near)):
        verdict = None if ahead is None else _at_least(ahead, Decimal(mark))
        if verdict is None:
            return Judgement(light="unknown", why="含约数，无法精确计算", gap=gap, **given)
        if verdict:
            return Judgement(light=light, gap=gap, **given)  # type: ignore[arg-type]
    return Judgement(light="behind", gap=gap, **given)


def _number(target: Amount) -> Amount:
    """The number of a target: 不少于30 is 30 to be reached; only 左右 stays as vague as it is."""
    if target.value is None or target.qualifier == "about":
        return target
    return Amount(value=target.value)


def _part(actual: Amount, target: Amount) -> Amount | None:
    part = quotient(actual, _number(target))
    return None if part is None else times(part, 100)


def _bounds(amount: Amount) -> Interval:
    if amount.qualifier != "about":
        return amount.interval
    near = abs(amount.middle) * ABOUT
    return Interval(low=amount.middle - near, high=amount.middle + near)


def _at_least(amount: Amount, mark: Decimal) -> bool | None:
    """Whether the amount is surely at least `mark`, surely not, or nobody can say."""
    within = _bounds(amount)
    if within.low is not None and within.low >= mark:
        return True
    below = within.high is not None and (
        within.high < mark or (within.high == mark and within.high_open)
    )
    return False if below else None


def _reaches(actual: Amount, target: Amount, *, lower: bool) -> bool | None:
    """Whether the target's own words are met: 突破2300 needs more than 2300.

    About 20 is met from a twentieth below; a range from its nearer end.
    """
    if target.value is None:
        return None
    goal, has = _bounds(target), _bounds(actual)
    if lower:
        bound = goal.high if goal.high is not None else target.value
        return _surely(has, bound, below=True, strictly=target.qualifier == "nearly")
    bound = goal.low if goal.low is not None else target.value
    return _surely(has, bound, below=False, strictly=target.qualifier == "over")


def _surely(has: Interval, bound: Decimal, *, below: bool, strictly: bool) -> bool | None:
    """Whether all of the interval lies on the right side of the bound, none, or it is open."""
    near, far = (has.high, has.low) if below else (has.low, has.high)
    near_open = has.high_open if below else has.low_open
    far_open = has.low_open if below else has.high_open
    sign = -1 if below else 1
    nearest = None if near is None else (near - bound) * sign
    farthest = None if far is None else (far - bound) * sign
    if nearest is not None and (nearest > 0 or (nearest == 0 and (near_open or not strictly))):
        return True
    if farthest is not None and (farthest < 0 or (farthest == 0 and (far_open or strictly))):
        return False
    return None
