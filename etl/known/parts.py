"""Parts against their whole, and a whole against the sum of its parts, as the catalogue divides it.

Which indicator is part of which is said in `catalogue/indicators.toml`, nowhere here.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from catalogue import Indicator
from catalogue.changes import direction
from catalogue.meaning import Parts
from catalogue.quantities import total
from etl.figures import Figure, Issue
from etl.known.beside import Beside, Value
from etl.known.values import Cell

Stretch = tuple[str, date, date, bool]
"""Region, first and last day, and whether of invented figures."""


def parts_against_wholes(beside: Beside) -> Iterator[Issue]:
    """What speaks against every whole of which the file gives the whole or a part."""
    for whole in beside.catalogue.indicators.values():
        for parts in whole.parts:
            keys = {whole.key, *parts.indicators}
            own = [figure for figure in beside.own.values() if figure.indicator in keys]
            for stretch in dict.fromkeys(map(_stretch, own)):
                yield from _divided(beside, whole, parts, stretch)


def _stretch(figure: Figure) -> Stretch:
    """A moment stands for the year up to it, in which its parts may have come about."""
    start, end = figure.period_start, figure.period_end
    return figure.region, date(end.year, 1, 1) if start == end else start, end, figure.sample


def _value(beside: Beside, key: str, stretch: Stretch) -> Value | None:
    region, start, end, sample = stretch
    moment = beside.catalogue.indicator(key).measured == "moment"
    cell: Cell = (key, region, end if moment else start, end)
    return beside.value(cell, sample=sample)


def _divided(beside: Beside, whole: Indicator, parts: Parts, stretch: Stretch) -> Iterator[Issue]:
    all_of_it = _value(beside, whole.key, stretch)
    found = {k: v for k in parts.indicators if (v := _value(beside, k, stretch)) is not None}
    if all_of_it is None or not found:
        return
    above = {k: v for k, v in found.items() if direction(v.amount, all_of_it.amount) == "up"}
    for key, part in above.items():
        at = part.figure or all_of_it.figure
        if at is not None:  # of two values that are both known nothing is said here
            yield beside.issue("part_above_whole", at, part, all_of_it, of=key, whole=whole.name)
    if not above and len(found) > 1:
        yield from _together(beside, whole, parts, all_of_it, found)


def _together(
    beside: Beside, whole: Indicator, parts: Parts, all_of_it: Value, found: dict[str, Value]
) -> Iterator[Issue]:
    """The sum of the parts that are known, against the whole."""
    figures = (value.figure for value in chain((all_of_it,), found.values()))
    at = next(figure for figure in figures if figure is not None)
    added = total(value.amount for value in found.values())
    names = "、".join(beside.catalogue.indicator(key).name for key in found)
    places = "，".join(value.where for value in found.values())
    sum_of_parts = Value(amount=added, name="各项之和", where=places)
    way = direction(added, all_of_it.amount)
    complete = parts.complete and len(found) == len(parts.indicators)
    code = {"up": "parts_above_whole", "down": "parts_do_not_add_up" if complete else ""}.get(way)
    if code:
        yield beside.issue(code, at, all_of_it, sum_of_parts, of=whole.key, parts=names)
