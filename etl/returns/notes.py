"""What stands around a table that makes its numbers others than its title says: a note below it on
the day they were counted or on the unit, a caption that they are of the year before, a remark
beside a row.

Says what contradicts what; reads no value.
"""

import re
from collections.abc import Iterable, Iterator

from etl.returns.cells import Cell
from etl.returns.folding import closed_up
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.units import Units
from etl.returns.years import Period, periods_in

TITLE = 40  # characters of a title; what is longer is a note
# 附：上年情况, 2024年（上年同期数); not 与上年对比, 较上年增长.
OF_YEAR_BEFORE = re.compile(
    r"(?<![比较同与和及对于])(?:上年|去年|上一年|往年)度?(?:同期|年?末|年?底)?"
    r"(?:情况|数据?|统计|完成|实际|会员|商会|\)|$)"
)
BOTH = re.compile(r"对比|比较|对照|同比|增|减|本年|今年")
REMARKS = re.compile(r"备\s*注|说明|附注")
CUT_OFF = re.compile(r"截至|截止")
# 为2023年数, 沿用上年数据: not this year's. 含2023年结转 is, in part.
OTHER_YEAR = re.compile(
    r"(?:此|该|本行)?(?:数据?)?(?:为|系|是|按|用|沿用|填的是|填)?"
    r"(?P<year>(?:19|20)[0-9]{2}年|上年|去年|上一年)(?:度|末|底)?(?:同期)?的?(?:数据?|数字|情况|统计)"
    r"(?:[,，。;；].*)?"
)
# 2021年行动启动以来累计 says since when something is counted, not of when the number is.
SINCE = re.compile(r"(?:自|从)?(?:19|20)[0-9]{2}年(?:[^,，。;；]{0,12}以来|起|至今|开始)")
DOUBTFUL = re.compile(
    r"未统计|未核实|待核|估算|估计|预估|约数|概数|上年|去年|(?:19|20)[0-9]{2}年|不含|不包括|有误|作废"
)


def units_below(notes: Iterable[Cell], units: Units) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """The notes that name units: 注：金额单位为万元."""
    for cell in notes:
        if named := units.of_caption(cell.shown):
            yield cell, named


def check_titled(captions: Iterable[Cell]) -> None:
    """Raises `RefusedError` where a table is said to be of the year before: of which one?"""
    for cell in captions:
        plain = closed_up(cell.shown)
        if len(plain) <= TITLE and OF_YEAR_BEFORE.search(plain) and not BOTH.search(plain):
            raise RefusedError("year_before", found=cell.shown.strip())


def check_cut_off(notes: Iterable[Cell], base: Period) -> None:
    """Raises `RefusedError` where a note counts up to another month than the title: 注：数据截至
    2024年10月31日, below a table of 2024.
    """
    for cell in notes:
        said = list(periods_in(cell.shown)) if CUT_OFF.search(cell.shown) else []
        other = [p for p in said if p.partial and p.year == base.year and p.last != base.last]
        if other:
            found = {"found": cell.shown.strip(), "period": base, "told": other[0]}
            raise RefusedError("cut_off_below", **found)


def remark_on(cell: Cell, period: Period | None) -> Complaint | None:
    """What a remark says against the numbers of its row: an error where they are of another year,
    a warning where they are in doubt, None where it says nothing of that.
    """
    plain = closed_up(cell.shown)
    if period is None or not plain:
        return None
    found = {"found": cell.shown.strip(), "year": period.year}
    other = OTHER_YEAR.fullmatch(plain)
    if other and other["year"] != f"{period.year}年":
        return complaint("remark_of_other_year", **found)
    if cell.number is None and plain.replace(".", "").isdigit():
        return complaint("remark_is_number", **found)
    others = DOUBTFUL.sub(
        lambda m: "" if m[0] == f"{period.year}年" else m[0], SINCE.sub("", plain)
    )
    return complaint("remark_in_doubt", **found) if DOUBTFUL.search(others) else None
