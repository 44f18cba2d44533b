"""版本与变化: how many values a release changed, by sort.

An answer of `queries.revisions`, or differences, in, words out.
"""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from exports.texts import listed
from warehouse.comparison import records
from warehouse.differences import Difference

KINDS = {"revised": "修订", "new": "新增", "gone": "消失", "rank": "名次变化"}
NAMED = 2  # revised figures that are named


def releases_sentence(table: pd.DataFrame, older: int, newer: int) -> str:
    """第2版到第3版：修订1处，新增3处，名次变化2处"""
    counts = Counter(row["kind"] for row in records(table))
    start = f"第{older}版到第{newer}版："
    if not counts:
        return f"{start}各个数都没有变化"
    told = [f"{KINDS[kind]}{counts[kind]}处" for kind in KINDS if counts[kind]]
    return f"{start}{'，'.join(told)}"


def changed_in_words(found: Sequence[Difference]) -> str:
    """新增12个数，修订2个（浏阳市会员数、开福区会员数） or 没有变化."""
    counts: Counter[str] = Counter(one.kind for one in found)
    if not counts:
        return "没有变化"
    said = []
    for kind in ("new", "revised", "gone"):
        if not counts[kind]:
            continue
        words = f"{KINDS[kind]}{counts[kind]}个数"
        if kind == "revised":
            names = [f"{d.region_name}{d.indicator_name}" for d in found if d.kind == kind]
            more = "等" if len(names) > NAMED else ""
            words += f"（{listed(names[:NAMED])}{more}）"
        said.append(words)
    return "，".join(said)
