"""The months that a heading or a label names without their year: 1-6月, 上半年, 全年.

The year stands elsewhere; nothing here knows a table.
"""

import re
from collections.abc import Iterable

from etl.returns.years import SEVERAL, Months, months_in, plain_digits

LONGEST = 14  # characters
# 1-6月, 上半年, 全年, 3月末: of a year that stands elsewhere. 3月 alone is that month or up to it.
WITHIN = re.compile(
    rf"(?:{SEVERAL}|(?P<all>全年度?)|(?P<month>[0-9]{{1,2}})月份?(?P<end>末|底)?)"
    r"(?P<up>累计)?(?:实际|实绩|完成|数据|统计|情况|值|数)*"
)
WITHIN_BEFORE = re.compile(rf"(?:{SEVERAL})(?:累计)?(?=.)")


def months_of(text: str) -> Months | None:
    """The months that the whole of a text names without their year; 3月 alone is (3, 3)."""
    plain = plain_digits(text)
    found = WITHIN.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None:
        return None
    if found["all"]:
        return 1, 12
    months = months_in(found)
    alone = months and found["month"] and not (found["end"] or found["up"])
    return (months[1], months[1]) if months and alone else months


def months_before(text: str) -> tuple[Months | None, str]:
    """The months that a heading begins with, and the rest of it: 上半年投资额."""
    found = WITHIN_BEFORE.match(text)
    months = months_in(found) if found else None
    return (months, text[found.end() :]) if found and months else (None, text)


def make_a_year(parts: Iterable[Months]) -> bool:
    """Whether the parts follow one another from January to December."""
    ordered = sorted(parts)
    begins = [1, *(last + 1 for _, last in ordered)]
    return [*(first for first, _ in ordered), 13] == begins
