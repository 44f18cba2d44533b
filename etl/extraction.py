"""`python -m etl extract`: the figures of work reports on the command line.

Reads files that nobody declared and publishes nothing; a table for people, JSON lines for
programs. How a report is read stands in `etl.reports`.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from catalogue import Catalogue
from catalogue.meaning import PILLARS
from catalogue.quantities import Amount
from catalogue.wording import amount_in_words, period_in_words
from etl.passages import Passage
from etl.progress import padded, width

STATUSES = {"actual": "实际", "target": "目标", "estimate": "预计", "unknown": "不明"}
STATES = (("doubtful", "待核"), ("masked", "数字已隐去"), ("unmapped", "未对应指标"))
ENDS = "。！？；\n"
CONTEXT = 18  # characters shown on each side of a number


def json_line(passage: Passage, file: str) -> str:
    """One passage as an object; numbers in the base unit, dates in ISO form.

    `indicator` is also what a doubtful number most likely is; then `doubt` says in Chinese why a
    person should look first. A number without a doubt but with an indicator is what a build takes.
    """
    line: dict[str, Any] = {
        "file": file,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "value": _number(passage.value),
        "value_max": _number(passage.value_max),
        "unit": passage.unit,
        "qualifier": passage.qualifier,
        "direction": passage.direction,
        "status": passage.status,
        "masked": passage.masked,
        "indicator": passage.likely,
        "region": passage.region,
        "period_start": passage.period_start and passage.period_start.isoformat(),
        "period_end": passage.period_end and passage.period_end.isoformat(),
        "counted": passage.counted,
        "kind": passage.kind,
        "doubt": passage.reason if passage.likely and passage.reason else None,
    }
    return json.dumps(line, ensure_ascii=False)


def _number(value: Decimal | None) -> int | float | None:
    """The JSON number with these digits: a whole one stays whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def in_words(read: list[Passage], text: str, catalogue: Catalogue) -> Iterator[str]:
    """The lines for people: what was mapped, by pillar; what was not, by state and reason."""
    mapped = [p for p in read if p.state == "mapped"]
    yield from _by_pillar(mapped, text, catalogue)
    for state, name in STATES:
        rest = [p for p in read if p.state == state]
        if rest:
            yield f"{name}：{len(rest)}"
            yield from (f"  {line}" for line in _with_reasons(rest, text, catalogue))
    aside = [p for p in read if p.state == "set_aside"]
    if aside:
        yield f"不计入：{len(aside)}"
        for reason, group in groupby(sorted(aside, key=lambda p: p.reason), key=lambda p: p.reason):
            words = list(dict.fromkeys(_flat(p.text) for p in group))
            yield f"  {reason}：{'、'.join(words)}"


def _by_pillar(mapped: list[Passage], text: str, catalogue: Catalogue) -> Iterator[str]:
    for pillar in PILLARS:
        rows = [
            _row(p, text, catalogue)
            for p in mapped
            if p.indicator is not None and catalogue.indicators[p.indicator].pillar == pillar
        ]
        if rows:
            yield f"{pillar}：{len(rows)}"
            yield from (f"  {line}" for line in _aligned(rows))


def _row(passage: Passage, text: str, catalogue: Catalogue) -> list[str]:
    indicator = catalogue.indicators[passage.indicator or ""]
    amount = Amount(value=passage.value, value_max=passage.value_max, qualifier=passage.qualifier)
    start, end = passage.period_start, passage.period_end
    return [
        indicator.name,
        catalogue.regions[passage.region].name if passage.region else "",
        period_in_words(start, end) if start and end else "",
        STATUSES[passage.status],
        amount_in_words(amount, indicator),
        _around(passage, text),
    ]


def _with_reasons(read: list[Passage], text: str, catalogue: Catalogue) -> list[str]:
    rows = []
    for passage in read:
        keys = (passage.indicator,) if passage.indicator else passage.candidates
        names = "、".join(catalogue.indicators[key].name for key in keys)
        status = STATUSES[passage.status]
        rows.append([_flat(passage.text), names, status, passage.reason, _around(passage, text)])
    return _aligned(rows)


def _around(passage: Passage, text: str) -> str:
    """The words of the passage's sentence near it, the number in brackets."""
    before = text[max(0, passage.start - CONTEXT) : passage.start]
    after = text[passage.end : passage.end + CONTEXT]
    for end in ENDS:
        before = before.rpartition(end)[2]
        after = after.partition(end)[0]
    return _flat(f"{before}【{passage.text}】{after}")


def _flat(words: str) -> str:
    return "".join(words.split())


def _aligned(rows: list[list[str]]) -> list[str]:
    columns = [max(width(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(padded(cell, columns[n]) for n, cell in enumerate(row[:-1])), row[-1]])
        for row in rows
    ]
