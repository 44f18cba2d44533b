"""One file's figures beside what is known: where another value of a cell is found, and the words
in which a contradiction is told.

Judges nothing; `etl.known.checks` and `etl.known.parts` do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue import Catalogue
from catalogue.quantities import Amount
from catalogue.wording import amount_exactly, period_in_words
from etl.figures import Figure, Issue, Severity
from etl.known.values import Cell, Known, amount_of, cell_of

MESSAGES: dict[str, tuple[Severity, str, str]] = {
    "revised": ("warning", "与库中不同", "如为修订，请在“备注”中说明；如填错，请改正。"),
    "unit_slip": ("error", "与{witness}相差约{times}倍", "请核对元、万元、亿元是否写错。"),
    "unit_slip_possible": (
        "warning",
        "与其他区县相差约{times}倍",
        "请核对两个数的元、万元、亿元是否写错。",
    ),
    "share_slip": (
        "error",
        "与{witness}相差约一百倍",
        "请核对是否把百分数写成了小数：如为{meant}%，请填{meant}。",
    ),
    "stock_fell_by_half": ("warning", "不足上年的一半", "请核对单位、是否漏报。"),
    "cumulative_fell": (
        "error",
        "是累计数，只增不减，却少于上年",
        "请核对是否只填了当年数；确有核减的，请说明原因。",
    ),
    "half_year_above_year": (
        "warning",
        "年内一段时间的数多于全年的数",
        "请核对两个数的期间和口径。",
    ),
    "part_above_whole": ("error", "是{whole}的一部分，却多于它", "请核对这两个数。"),
    "parts_above_whole": ("error", "少于{parts}之和", "请核对总数和各项。"),
    "parts_do_not_add_up": ("warning", "应等于{parts}之和", "请核对总数和各项。"),
}
"""Code to severity, what is wrong, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Value:
    """An amount, what it is, where it stands, and its figure where that is the file's own."""

    amount: Amount
    name: str
    where: str
    figure: Figure | None = None


class Beside:
    """The actual figures of `file` that have a value, and what is known beside them.

    `siblings` are the codes of a region's parts, by its code.
    """

    def __init__(
        self, figures: Iterable[Figure], file: str, known: Known, catalogue: Catalogue
    ) -> None:
        self.file, self.known, self.catalogue = file, known, catalogue
        self.siblings: dict[str | None, list[str]] = {}
        for region in catalogue.regions.values():
            self.siblings.setdefault(region.parent, []).append(region.code)
        self.own: dict[Cell, Figure] = {}
        for figure in figures:
            if figure.status == "actual" and figure.value is not None:
                self.own.setdefault(cell_of(figure), figure)

    def value(self, cell: Cell, which: str = "", *, sample: bool) -> Value | None:
        """What the file itself says of a cell, else what is known of it."""
        mine = self.own.get(cell)
        if mine is not None and (amount := amount_of(mine)) is not None:
            return Value(amount=amount, name=f"文件{which}值", where=mine.locator, figure=mine)
        found = self.known.value(cell, sample=sample, beside=self.file)
        if found is None:
            return None
        held = "库中" if found.release else "另一来源"
        return Value(amount=found.amount, name=f"{held}{which}值", where=found.where)

    def released(self, cell: Cell, *, sample: bool) -> Value | None:
        """What the release says of a cell."""
        found = self.known.released(cell, sample=sample, by=self.file)
        if found is None:
            return None
        return Value(amount=found.amount, name="库中值", where=found.where)

    def issue(
        self, code: str, at: Figure, subject: Value, other: Value, *, of: str, **said: str
    ) -> Issue:
        """The issue at the cell of `at`: of which indicator, the value it has, and the other."""
        severity, wrong, to_do = MESSAGES[code]
        indicator = self.catalogue.indicator(of)
        place = self.catalogue.regions.get(at.region)
        period = period_in_words(at.period_start, at.period_end)
        what = f"{'' if place is None else place.name}“{indicator.name}”（{period}）"
        values = "，".join(
            f"{value.name}{amount_exactly(value.amount, indicator.unit)}"
            for value in (subject, other)
        )
        message = f"{what}{wrong.format(**said)}：{values}（{other.where}）。{to_do.format(**said)}"
        return Issue(
            code=code, severity=severity, file=self.file, place=at.locator, message=message
        )
