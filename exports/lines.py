"""Lines as tables to read, for a view that has no form of its own.

Many indicators of many regions become a matrix, those of one region a list, one indicator of
many regions a comparison; columns that say the same on every line are left out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.quantities import Qualifier
from catalogue.sentences import NOTHING_TO_COMPARE
from catalogue.wording import MISSING, QUALIFIER_NAMES, Scale, column_scale, plain
from exports.columns import COLUMNS, LACKING
from exports.tables import NONE, UNSCALED, Cell, Column, Table, figure, in_full, words
from warehouse.comparison import records

Line = dict[str, Any]
Writer = Callable[[Mapping[str, Any], Indicator, Scale], Cell]
REGION, INDICATOR, VALUE, UNIT, CHANGE, GOAL = "地区", "指标", "数值", "单位", "同比", "目标"
LISTED = (REGION, INDICATOR, "期间", UNIT, VALUE, "名次", CHANGE, GOAL)
"""The columns of a list, in its order; those that only trace a figure stay with the data."""
CODES = ("地区代码", "指标代码", "示例", "版本")
INCOMPARABLE = {f"{MISSING['cannot_be_calculated']}（{reason}）" for reason in NOTHING_TO_COMPARE}
"""No change on the year, for want of a number: read as a dash, as on the screen."""
NUMBER = re.compile(r"−?\d+(?:\.\d+)?")
QUALIFIERS: dict[str, Qualifier] = {
    name: key  # type: ignore[misc]
    for key, name in QUALIFIER_NAMES.items()
}


def table_to_read(title: str, lines: pd.DataFrame, known: Catalogue) -> Table:
    """The lines of a view as one table."""
    found = records(lines)
    if not {REGION, "指标代码", VALUE, "限定", "缺失原因"} <= set(lines.columns):
        return as_they_are(title, [str(name) for name in lines.columns], found)
    if _is_matrix(found):
        return _matrix(title, found, known)
    return _list(title, [str(name) for name in lines.columns], found, known)


def as_they_are(title: str, names: Sequence[str], found: Sequence[Line]) -> Table:
    """Every line and column but the codes, numbers as numbers."""
    kept = [name for name in names if name not in CODES]
    return Table(
        title=title,
        columns=tuple(Column(title=name) for name in kept),
        rows=tuple(tuple(_plain(line[name]) for name in kept) for line in found),
        sample=any(line.get("示例") == "是" for line in found),
    )


def _plain(value: Any) -> Cell:
    if value is None or isinstance(value, str):
        return words(value)
    number = Decimal(value)
    return Cell(words=UNSCALED.number(number), value=number)


def _is_matrix(found: Sequence[Line]) -> bool:
    """Whether regions and indicators span the lines, each pair once."""
    pairs = {(line[REGION], line["指标代码"]) for line in found}
    several = len({p[0] for p in pairs}) > 1 and len({p[1] for p in pairs}) > 1
    return several and len(pairs) == len(found)


def _matrix(title: str, found: Sequence[Line], known: Catalogue) -> Table:
    regions = list(dict.fromkeys(line[REGION] for line in found))
    by_place = {(line["指标代码"], line[REGION]): line for line in found}
    rows = []
    for key in dict.fromkeys(line["指标代码"] for line in found):
        present = [by_place.get((key, region)) for region in regions]
        own = [line for line in present if line is not None]
        # In the scale of the parts, as on the screen: beside the whole they would lose digits.
        parts = [line for line in own if line["地区代码"] != known.organisation.root]
        scale = _scale(parts or own, known.item(key))
        cells = [words(NONE) if x is None else _figure(x, known, scale) for x in present]
        rows.append((words(own[0][INDICATOR]), words(scale.unit), *cells))
    return Table(
        title=title,
        columns=tuple(Column(title=name) for name in (INDICATOR, UNIT, *regions)),
        rows=tuple(rows),
        sample=any(line["示例"] == "是" for line in found),
    )


def _list(title: str, names: Sequence[str], found: Sequence[Line], known: Catalogue) -> Table:
    own = [name for name in names if name not in COLUMNS]
    kept = [
        name
        for name in (*LISTED, *own)
        if name in names and (name in (VALUE, UNIT) or _says_something(name, found))
    ]
    scales = {
        key: _scale([line for line in found if line["指标代码"] == key], known.item(key))
        for key in dict.fromkeys(line["指标代码"] for line in found)
    }
    return Table(
        title=title,
        columns=tuple(Column(title=name) for name in kept),
        rows=tuple(
            tuple(_listed(name, line, known, scales[line["指标代码"]]) for name in kept)
            for line in found
        ),
        sample=any(line.get("示例") == "是" for line in found),
    )


def _says_something(name: str, found: Sequence[Line]) -> bool:
    values = {str(line[name] if line[name] is not None else "") for line in found}
    return len(values) > 1 or (len(found) == 1 and values != {""})


def _listed(name: str, line: Line, known: Catalogue, scale: Scale) -> Cell:
    if name == VALUE:
        return _figure(line, known, scale, in_full)
    if name == UNIT:
        return _unit(line, known, scale)
    if name == GOAL and line[name] is not None:
        return _goal(line[name], scale)
    if name == CHANGE and line[name] in INCOMPARABLE:
        return words(NONE)
    return _plain(line[name])


def _goal(goal: Decimal | str, scale: Scale) -> Cell:
    """The goal beside the figure it is for, in its unit: 2400以上 of 24000000以上, in 万元."""
    text, free = goal if isinstance(goal, str) else plain(goal), replace(scale, places=None)
    found = NUMBER.search(text)
    if found is None:  # 不公布
        return words(text)
    value = _number(found)
    after = NUMBER.sub(lambda more: free.number(_number(more)), text[found.end() :])
    before = text[: found.start()]
    said = f"{before}{free.number(value)}{after}"
    return Cell(words=said, value=value, scale=free, around=(before, after))


def _number(found: re.Match[str]) -> Decimal:
    return Decimal(found[0].replace("−", "-"))


def _unit(line: Line, known: Catalogue, scale: Scale) -> Cell:
    return words(NONE if known.item(line["指标代码"]).kind == "rank" else scale.unit)


def _scale(found: Sequence[Line], indicator: Indicator) -> Scale:
    return column_scale([line[VALUE] for line in found], indicator)


def _figure(line: Line, known: Catalogue, scale: Scale, written: Writer = figure) -> Cell:
    """The figure as the screen writes it, from value, 限定 and 缺失原因."""
    indicator = known.item(line["指标代码"])
    if line[VALUE] is None:
        return Cell(words=line["缺失原因"] or NONE, absent=True)
    name, _, limit = str(line["限定"]).partition("，上限")
    row = {
        "value": line[VALUE],
        "value_max": Decimal(limit.replace("−", "-")) if limit else None,
        "qualifier": QUALIFIERS[name],
        "missing_reason": None,
        "source": None,
    }
    return _of_some(written(row, indicator, scale), line["缺失原因"])


def _of_some(cell: Cell, lacking: str) -> Cell:
    """A sum that lacks districts is not the whole's: 3658.20（2/9区县）, as on the screen."""
    only, added = LACKING
    if not lacking.startswith(only):
        return cell
    mark = f"（{lacking.removeprefix(only).removesuffix(added)}）"
    before, after = cell.around
    return replace(cell, words=f"{cell.words}{mark}", around=(before, f"{after}{mark}"))
