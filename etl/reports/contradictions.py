"""A report that says two things of one figure: neither is taken. Passages in, passages out."""

from collections import defaultdict
from datetime import date

from catalogue.quantities import Amount
from etl.passages import Passage

Cell = tuple[str, str, date, date, str]


def _cell(passage: Passage) -> Cell | None:
    start, end = passage.period_start, passage.period_end
    if passage.indicator is None or passage.region is None or start is None or end is None:
        return None
    return passage.indicator, passage.region, start, end, passage.status


def without_contradictions(passages: list[Passage]) -> list[Passage]:
    """A report that gives one figure two values that cannot both be true: neither is taken."""
    said: dict[Cell, list[int]] = defaultdict(list)
    for place, passage in enumerate(passages):
        cell = _cell(passage) if passage.state == "mapped" else None
        if cell is not None:
            said[cell].append(place)
    found = list(passages)
    for places in said.values():
        if len(places) > 1 and _contradict([passages[place] for place in places]):
            words = "、".join(f"“{passages[place].text}”" for place in places)
            for place in places:
                reason = f"同一份报告对同一个数有几种说法：{words}"
                found[place] = passages[place]._replace(state="doubtful", reason=reason)
    return found


def _contradict(passages: list[Passage]) -> bool:
    amounts = [
        Amount(value=p.value, value_max=p.value_max, qualifier=p.qualifier).interval
        for p in passages
    ]
    lows = [a.low for a in amounts if a.low is not None]
    highs = [a.high for a in amounts if a.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)
