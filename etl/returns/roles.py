"""What each column of a table holds: districts, years, indicators, units, values, or nothing.

By its heading and by what stands below it. Reads no value.
"""

from collections import Counter
from typing import Literal

from etl.returns.tables import SAMPLE, Table, label_sort
from etl.returns.vocabulary import axis_of
from etl.returns.words import Words

Role = Literal[
    "region", "period", "indicator", "category", "unit", "serial", "note", "name", "data", "blank"
]
Roles = dict[int, Role]


def roles_of(table: Table, words: Words) -> tuple[Roles, int | None]:
    """The role of each column; and which of them has the districts by their codes alone."""
    roles = {column: _role(table, column, words) for column in table.columns}
    _one_region_column(table, roles)
    coded = _coded(table, roles, words)
    _serials(table, roles)
    _headless_labels(table, roles)
    return roles, coded


def _role(table: Table, column: int, words: Words) -> Role:
    path = table.path(column)
    axis = axis_of(path[-1].shown) if path else None
    counts = Counter(table.lines.sort(row, column) for row in table.body[:SAMPLE])
    if axis in ("serial", "note", "name"):
        return axis
    content = label_sort(table, column)
    of_years = axis is None and not path and _mostly(counts, "period")
    if of_years or (axis == "period" and content is None):
        return "period"
    if (axis in ("unit", "either") or not path) and _mostly(counts, "unit"):
        return "unit"
    if axis == "unit":
        return "unit"
    if content == "region" and _may_hold_labels(table, column, axis, words):
        return "region"
    if content == "indicator" and _may_hold_labels(table, column, axis, words):
        return "indicator"
    if axis in ("region", "indicator", "category"):
        return axis
    if axis == "either" and counts["text"] and not counts["value"]:
        return "region" if table.path(column)[-1].shown.strip() == "单位" else "indicator"
    return _without_axis(counts, headed=bool(path))


def _without_axis(counts: Counter[str | None], *, headed: bool) -> Role:
    if not sum(n for sort, n in counts.items() if sort is not None):
        return "data" if headed else "blank"
    return "data"


def _mostly(counts: Counter[str | None], sort: str) -> bool:
    filled = sum(n for found, n in counts.items() if found is not None)
    return bool(filled) and counts[sort] * 2 > filled


def _may_hold_labels(table: Table, column: int, axis: str | None, words: Words) -> bool:
    """A heading that is an indicator's has values below it, whatever they look like."""
    path = table.path(column)
    return axis is not None or not path or not words.names_indicator(path[-1].shown)


def _one_region_column(table: Table, roles: Roles) -> None:
    """Of 市州 and 区县 side by side, the districts are in the one that has more of them."""
    columns = [c for c, role in roles.items() if role == "region"]
    if len(columns) < 2:  # noqa: PLR2004
        return
    kinds = {c: len({table.lines.cell(r, c).shown for r in table.body[:SAMPLE]}) for c in columns}
    best = max(columns, key=lambda c: kinds[c])
    roles.update({c: "category" for c in columns if c != best})


def _coded(table: Table, roles: Roles, words: Words) -> int | None:
    """地区代码 with 430102 below it is the column of the districts, where no other names them."""
    named = "region" if "region" in roles.values() else "serial"
    for column in [c for c, role in roles.items() if role == named]:
        shown = [table.lines.cell(row, column).shown.strip() for row in table.body[:SAMPLE]]
        known = sum(code in words.regions.codes for code in shown)
        if known and known * 2 >= sum(map(bool, shown)):
            roles[column] = "region"
            return column
    return None


def _serials(table: Table, roles: Roles) -> None:
    """1, 2, 3 under no heading, before the labels, are serial numbers."""
    for column, role in list(roles.items()):
        if role in ("region", "indicator"):
            return
        numbers = [table.lines.cell(row, column).number for row in table.body[:SAMPLE]]
        known = [number for number in numbers if number is not None]
        consecutive = known == list(range(1, len(known) + 1))
        if role == "data" and not table.path(column) and known and consecutive:
            roles[column] = "serial"


def _headless_labels(table: Table, roles: Roles) -> None:
    """Without headings, 个 beside 会员数 is a unit, and 1, 2, 3 before it are serial numbers."""
    if table.headers:
        return
    labels = [c for c, role in roles.items() if role in ("indicator", "region")]
    for column, role in list(roles.items()):
        if role != "data":
            continue
        counts = Counter(table.lines.sort(row, column) for row in table.body[:SAMPLE])
        if _mostly(counts, "unit"):
            roles[column] = "unit"
        elif labels and column < labels[0]:
            roles[column] = "serial"
        elif not counts["value"] and not counts["missing"]:
            roles[column] = "note"
