"""What a blank return asks: of which districts, which indicators, in which units, due when.

Follows from the catalogue alone, but for last year's values, which are given. Draws nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalogue import Catalogue, Indicator, Region
from catalogue.meaning import PILLARS
from etl.template.last_year import LastValue

MONEY_UNITS = ("万元", "元", "亿元")  # the first stands in the blank cell
REASONS = ("未统计", "不适用", "不公布")


class NothingAskedError(Exception):
    """No district owes anything for the year. The message is one for the person who asked."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator as it is asked of one district."""

    indicator: Indicator
    last: LastValue | None

    @property
    def units(self) -> tuple[str, ...]:
        """The units one may choose from; the first is the one that stands there."""
        return MONEY_UNITS if self.indicator.unit == "元" else (self.indicator.unit,)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What one district is asked: one sheet."""

    region: Region
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One blank return. `as_of` is the year whose list of indicators was taken."""

    year: int
    as_of: int
    root: Region
    office: str
    contact: str | None
    due: date | None
    pages: tuple[Page, ...]

    @property
    def title(self) -> str:
        """长沙市工商联系统2023年度工作成效统计表"""
        return f"{self.root.name}工商联系统{self.year}年度工作成效统计表"

    @property
    def due_in_words(self) -> str:
        """2024年1月15日; empty where no day is set."""
        return f"{self.due.year}年{self.due.month}月{self.due.day}日" if self.due else ""


def asked(
    catalogue: Catalogue,
    year: int,
    regions: tuple[Region, ...],
    last: Mapping[tuple[str, str], LastValue],
) -> Asked:
    """The return of `year` for these districts; `last` is keyed by indicator and region code.

    Raises `NothingAskedError`.
    """
    organisation = catalogue.organisation
    as_of = _list_of(catalogue, year)
    return Asked(
        year=year,
        as_of=as_of,
        root=catalogue.region(organisation.root),
        office=organisation.name,
        contact=organisation.returns_to,
        due=organisation.deadline(year),
        pages=tuple(
            Page(
                region=region,
                lines=tuple(
                    Line(indicator=i, last=last.get((i.key, region.code)))
                    for i in _owed(catalogue, as_of)
                    if i.applies(region) and i.counted_in(year)
                ),
            )
            for region in regions
        ),
    )


def _list_of(catalogue: Catalogue, year: int) -> int:
    """The year itself where the organisation says what is owed, else the last year it says.

    A year that has only begun is asked for before anybody has written it into the file.
    """
    reporting = catalogue.organisation.reporting
    if catalogue.organisation.asks(year):
        return year
    before = [r.until for r in reporting if r.until < year]
    if not before:
        first = min((r.since for r in reporting), default=None)
        begun = f"最早是{first}年" if first else "一年也没有"
        raise NothingAskedError(
            f"organisation.toml 的 [[reporting]] 没有{year}年应报的指标（{begun}），无从制表"
        )
    return max(before)


def _owed(catalogue: Catalogue, year: int) -> list[Indicator]:
    """What is owed for the year, by pillar, in the order in which the organisation lists it."""
    listed = [
        catalogue.indicator(key)
        for reporting in catalogue.organisation.reporting
        if reporting.since <= year <= reporting.until
        for key in reporting.indicators
    ]
    return [i for pillar in PILLARS for i in dict.fromkeys(listed) if i.pillar == pillar]
