"""原文核对: how many numbers were read in a source, and what became of them.

Rows of `queries.sources` and `queries.source_coverage` in, words out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from exports.passages import STATE_NAMES
from warehouse.queries.sources import STATES

# Findings that say which return counts instead; all others are errors.
INSTEAD = ("replaced", "sent_twice")
# Years and the numbers of headings are set aside: marked from the start they hide the rest.
AT_FIRST = tuple(state for state in STATES if state != "set_aside")


def source_sentence(
    row: Mapping[str, Any],
    covered: Mapping[str, Any],
    left_out: Sequence[Mapping[str, Any]] = (),
) -> str:
    """《…》共读到12个数，其中9个进入看板，2个待核，1个未对应指标；另有7处日期、序号等不计入。

    Or 芙蓉区工商联《…》已退回：有3处错误，其中的数都没有采用, of rows of `queries.left_out`.
    """
    title = row["title"] if row["title"].startswith("《") else f"《{row['title']}》"
    if row["kind"] == "published" and covered.get("rows"):
        rest = covered["rows"] - covered["places"]
        left = f"，{rest}行未采用" if rest > 0 else ""
        return f"{title}共摘录{covered['rows']}行，其中{covered['places']}行进入看板{left}"
    if row["kind"] == "return":  # the districts' returns bear one and the same title
        title = f"{row['publisher']}{title}"
    errors = sum(found["code"] not in INSTEAD for found in left_out)
    if errors:
        return f"{title}已退回：有{errors}处错误，其中的数都没有采用"
    if left_out:
        return f"{title}未采用：已有另一份代替"
    counts = [f"{row[state]}个{STATE_NAMES[state]}" for state in AT_FIRST[1:] if row[state]]
    read = f"{title}共读到{numbers_in(row)}个数，其中{row['mapped']}个进入看板"
    aside = f"；另有{row['set_aside']}处日期、序号等不计入" if row["set_aside"] else ""
    return "，".join([read, *counts]) + aside


def numbers_in(row: Mapping[str, Any]) -> int:
    """How many numbers a report has that count something."""
    return sum(row[state] for state in AT_FIRST)
