"""A column headed 合计: of what it is the total, its row's district or the months beside it.

Looks at headings only; whether a total adds up is asked in `etl.returns.within`.
"""

import re
from dataclasses import replace

from etl.returns.folding import closed_up
from etl.returns.orientation import Line, Orientation
from etl.returns.years import Months

WHOLE = re.compile(r"(?:合|总|共|小)计数?|总数|总和|汇总")
OF_A_MONTH = re.compile(r"[本当上](?:月|季度?)(?:份|数|值|完成|实际|实绩|发生|合计)*")
TOTALS = ("total", "subtotal")


def of_its_group(line: Line, orientation: Orientation) -> bool:
    """会员数 > 合计 beside 企业会员 is the 会员数 of the row's district, not of several."""
    last = orientation.table.path(line.number)[-1:]
    added = any(WHOLE.fullmatch(closed_up(cell.shown)) for cell in last)
    alone = bool(orientation.of_role("indicator")) or len(orientation.data) == 1
    return line.kind in TOTALS and added and (bool(without_total(line)) or alone)


def months_beside(line: Line, orientation: Orientation) -> list[Months]:
    """The months of the columns that a total may be of."""
    if line.kind not in TOTALS:
        return []
    beside = (one for one in orientation.data if one.cores == without_total(line))
    return [one.months for one in beside if one.months]


def without_total(line: Line) -> tuple[str, ...]:
    """The words of the heading but the one for a total."""
    return tuple(core for core in line.cores if core != "合计")


def to_date(line: Line, orientation: Orientation) -> Line:
    """累计 beside 本月 is of the year to date; any other line is itself."""
    before = line.cores[:-1]
    beside = (one.cores for one in orientation.data if one.cores[:-1] == before)
    months = any(cores and OF_A_MONTH.fullmatch(cores[-1]) for cores in beside)
    return (
        replace(line, cores=before, years_back=0, to_date=True)
        if line.cores[-1:] == ("累计",) and months
        else line
    )
