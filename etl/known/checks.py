"""The figures of one file against what is known: each contradiction an issue at its cell.

Amounts are compared by the intervals that their words allow, so that 约 and 超 raise nothing that
may be right. Pure functions; nothing here reads a file or a release.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median

from catalogue import Catalogue, Indicator
from catalogue.changes import breaks_in, direction
from catalogue.quantities import Amount, add
from catalogue.wording import plain
from etl.figures import Figure, Issue
from etl.known.beside import Beside, Value
from etl.known.parts import parts_against_wholes
from etl.known.values import Known, amount_of, cell_of

# Near 10⁴ and 10⁸, as in the release's own check.
SLIPS = (
    (Decimal(5_000), Decimal(20_000), "一万"),
    (Decimal(50_000_000), Decimal(200_000_000), "一亿"),
)
ENOUGH = 3  # districts, before their median says anything
QUARTERS = ((3, 31), (6, 30), (9, 30))


def contradictions(
    figures: Iterable[Figure], file: str, known: Known, catalogue: Catalogue
) -> list[Issue]:
    """What speaks against the figures of `file`, in their order. Whole and parts come last.

    Only actual figures with a value are judged.
    """
    beside = Beside(figures, file, known, catalogue)
    found = [issue for figure in beside.own.values() for issue in _against(beside, figure)]
    return [*found, *parts_against_wholes(beside)]


def _against(beside: Beside, figure: Figure) -> Iterator[Issue]:
    """What speaks against one figure: a slip of the unit alone, because it explains the rest."""
    indicator = beside.catalogue.indicators.get(figure.indicator)
    amount = amount_of(figure)
    if indicator is None or amount is None:
        return
    value = Value(amount=amount, name="文件值", where=figure.locator, figure=figure)
    before = _year_before(beside, figure, indicator)
    slipped = _slipped(beside, figure, value, indicator, before)
    slipped = slipped or _as_fraction(beside, figure, value, indicator, before)
    if slipped is not None:
        yield slipped
        return
    if before is None:
        yield from _far_from_few(beside, figure, value, indicator)
    yield from _revised(beside, figure, value)
    if before is not None and indicator.kind == "stock":
        yield from _fell(beside, figure, value, indicator, before)
    if indicator.kind == "flow":
        yield from _above_the_year(beside, figure, value)


def _year_before(beside: Beside, figure: Figure, indicator: Indicator) -> Value | None:
    """The same cell a year earlier, unless the series breaks between."""
    region = beside.catalogue.regions.get(figure.region)
    if breaks_in(figure.period_end.year, indicator, region):
        return None
    start, end = _a_year_earlier(figure.period_start), _a_year_earlier(figure.period_end)
    return beside.value((indicator.key, figure.region, start, end), "上年", sample=figure.sample)


def _a_year_earlier(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _slipped(
    beside: Beside, figure: Figure, value: Value, indicator: Indicator, before: Value | None
) -> Issue | None:
    """By the numbers as they are written: a slip is one of writing.

    The district's own last year is the better witness; the others are asked where it has none.
    """
    other = before or _median(beside, figure)
    if indicator.kind not in ("stock", "flow") or other is None:
        return None
    times = _times(value, other)
    if times is None:
        return None
    said = {"witness": other.name, "times": times}
    return beside.issue("unit_slip", figure, value, other, of=indicator.key, **said)


def _times(one: Value, other: Value) -> str | None:
    """How far apart two values are, where that is about what a wrong unit makes of one."""
    pair = (one.amount.middle, other.amount.middle)
    if min(pair) <= 0:
        return None
    ratio = max(pair) / min(pair)
    return next((words for low, high, words in SLIPS if low <= ratio <= high), None)


def _far_from_few(
    beside: Beside, figure: Figure, value: Value, indicator: Indicator
) -> Iterator[Issue]:
    """30000亿元 beside the 3亿元 of the only other district: one of them is to be looked at, and
    nobody knows which.
    """
    others = _others(beside, figure)
    apart = {_times(value, other) for other in others}
    times = next(iter(apart), None)
    if len(others) < ENOUGH and len(apart) == 1 and times and indicator.kind in ("stock", "flow"):
        other = replace(others[0], name="其他区县的值")
        yield beside.issue(
            "unit_slip_possible", figure, value, other, of=indicator.key, times=times
        )


def _as_fraction(
    beside: Beside, figure: Figure, value: Value, indicator: Indicator, before: Value | None
) -> Issue | None:
    """0.85 where last year had 100 %: a share typed as a fraction. Growth may be that small."""
    share = indicator.kind == "ratio" and not indicator.may_be_negative
    if before is None or not share or not 0 < value.amount.middle <= 1:
        return None
    meant, other = value.amount.middle * 100, before.amount.middle
    if other <= 1 or not other / 2 <= meant <= other * 2:
        return None
    said = {"witness": before.name, "meant": plain(meant)}
    return beside.issue("share_slip", figure, value, before, of=indicator.key, **said)


def _median(beside: Beside, figure: Figure) -> Value | None:
    """The middle of what the other districts say of the same period."""
    values = [other.amount.middle for other in _others(beside, figure)]
    if len(values) < ENOUGH:
        return None
    middle = Amount(value=Decimal(median(values)))
    return Value(amount=middle, name="其他区县的中位数", where=f"{len(values)}个区县")


def _others(beside: Beside, figure: Figure) -> list[Value]:
    """What the other districts say of the same period."""
    key, region, start, end = cell_of(figure)
    here = beside.catalogue.regions.get(region)
    if here is None or here.parent is None:
        return []
    found = [
        beside.value((key, other, start, end), sample=figure.sample)
        for other in beside.siblings[here.parent]
        if other != region
    ]
    return [value for value in found if value is not None and value.amount.value is not None]


def _revised(beside: Beside, figure: Figure, value: Value) -> Iterator[Issue]:
    released = beside.released(cell_of(figure), sample=figure.sample)
    if released is not None and direction(value.amount, released.amount) in ("up", "down"):
        yield beside.issue("revised", figure, value, released, of=figure.indicator)


def _fell(
    beside: Beside, figure: Figure, value: Value, indicator: Indicator, before: Value
) -> Iterator[Issue]:
    """A cumulative count falls never, any other stock not by half within a year."""
    code = ""
    if indicator.cumulative and direction(value.amount, before.amount) == "down":
        code = "cumulative_fell"
    elif direction(add(value.amount, value.amount), before.amount) == "down":
        code = "stock_fell_by_half"
    if code:
        yield beside.issue(code, figure, value, before, of=indicator.key)


def _above_the_year(beside: Beside, figure: Figure, value: Value) -> Iterator[Issue]:
    """A span from the year's first day on, such as 上半年, against the whole year."""
    key, region, start, end = cell_of(figure)
    last = date(start.year, 12, 31)
    if start != date(start.year, 1, 1) or end > last:
        return
    if end < last:
        year = beside.value((key, region, start, last), "全年", sample=figure.sample)
        if year is not None and direction(value.amount, year.amount) == "up":
            yield beside.issue("half_year_above_year", figure, value, year, of=key)
        return
    for month, day in QUARTERS:
        cell = (key, region, start, date(start.year, month, day))
        part = beside.value(cell, f"1—{month}月", sample=figure.sample)
        # The file's own part of the year has said so at its own cell.
        if part is None or part.figure is not None:
            continue
        if direction(part.amount, value.amount) == "up":
            yield beside.issue("half_year_above_year", figure, value, part, of=key)
