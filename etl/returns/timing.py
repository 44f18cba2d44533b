"""What the text around a table says of time: the years, and the part of a year.

Lines are captions, each with the cell it begins in. Which of them holds for which column is told
elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.returns.aims import aims
from etl.returns.cells import Cell
from etl.returns.months import parts_in
from etl.returns.vocabulary import axis_of, reason_to_ignore
from etl.returns.years import (
    Months,
    Period,
    period_of,
    period_of_cell,
    periods_in,
    plain_digits,
    years_of_name,
)

# 2022年，全市走访企业4000家次。 above a form tells of something else than the table.
TELLING = re.compile(
    r"^(?!.*(?:以下|本表|下表|上表|数据)).*?年[^0-9。]{0,20}[，,][^。]*[0-9]+[^0-9年月日。]{0,8}[^。]*。$"
)
CaptionLines = list[tuple[Cell, str]]


def years_said(own: CaptionLines, sheets: CaptionLines, sheet: str) -> dict[str, Period]:
    """A title that names several years names none for a cell."""
    found: dict[str, Period] = {}
    for lines in (own, sheets):
        for n, (cell, text) in enumerate(lines):
            periods = [] if TELLING.search(plain_digits(text)) else said_in(cell, text)
            if len({p.year for p in periods}) == 1 and not any(p.forecast for p in periods):
                told = next((p for p in periods if p.partial), periods[0])
                found.setdefault("标题" if n == 0 else f"“{text[:20]}”", told)
        if found:
            break
    named = period_of(sheet) or next(iter(years_of_name(sheet)), None)
    if named is not None:
        found["工作表名"] = _of_targets(named, sheet)
    return found


def full_years(lines: Iterable[tuple[Cell, str]], name: str) -> Iterator[int]:
    """The years in four digits of the captions, and of the name of a sheet or file."""
    for period in (*years_of_name(name), *(p for line in lines for p in said_in(*line))):
        if not period.short:
            yield period.year


def said_in(cell: Cell, text: str) -> list[Period]:
    name, _, value = text.partition("：")
    if value and axis_of(name) == "period":
        text = value
    whole = period_of_cell(cell) if cell.day or cell.number is not None else period_of(text)
    return [_of_targets(whole, text)] if whole is not None else list(periods_in(text))


def _of_targets(period: Period, text: str) -> Period:
    """2025年目标 above a table names the year of its targets; 2025年预计 keeps it out."""
    return replace(period, forecast=False) if aims(text) else period


def part_said(own: CaptionLines, sheets: CaptionLines, sheet: str) -> tuple[Months | None, str]:
    """The one part of a year that the captions speak of; else the words that leave it open."""
    for lines in (own, sheets):
        told = [(parts_in(text), reason_to_ignore(text)) for _, text in lines]
        parts = set().union(*(found for (found, _), _ in told))
        vague = [words for (_, words), note in told if words and not note]
        if parts or vague:
            return _one_of(parts, vague)
        if any(said_in(cell, text) for cell, text in lines):
            break  # the captions of another table say nothing of this one's year
    parts, words = parts_in(sheet)
    return _one_of(parts, [words] if words else [])


def _one_of(parts: set[Months], vague: list[str]) -> tuple[Months | None, str]:
    if len(parts) > 1:
        return None, "、".join(f"{first}—{last}月" for first, last in sorted(parts))
    return (next(iter(parts)), "") if parts else (None, "".join(vague[:1]))


def part_of_name(file: str) -> Months | None:
    """The one part of a year in the name of a file: 2024年上半年.xlsx"""
    parts, _ = parts_in(file.rpartition("/")[2].rpartition(".")[0])
    return next(iter(parts)) if len(parts) == 1 else None
