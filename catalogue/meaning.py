"""The records of the catalogue: what an indicator, a region and an organisation are.

Frozen and keyword-only. What they may contain is checked in `catalogue.loading`;
nothing here reads a file.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Kind = Literal["stock", "flow", "ratio", "rank"]
Polarity = Literal["higher", "lower", "neutral"]
Addition = Literal["sum", "last", "none"]
Measured = Literal["moment", "span"]

PILLARS = ("政治建会", "团结立会", "服务兴会", "改革强会", "民营经济")
LEVELS = ("country", "province", "prefecture", "county", "township", "zone")
DIVISIONS = ("municipal_district", "county", "county_city")

ACROSS_REGIONS: dict[Kind, Addition] = {
    "stock": "sum",
    "flow": "sum",
    "ratio": "none",
    "rank": "none",
}
ACROSS_YEARS: dict[Kind, Addition] = {
    "stock": "last",
    "flow": "sum",
    "ratio": "none",
    "rank": "none",
}
MEASURED: dict[Kind, Measured] = {
    "stock": "moment",
    "flow": "span",
    "ratio": "span",
    "rank": "span",
}

CAVEATS: dict[str, str] = {
    "double_counting": "同一企业、村或项目可能被多个区县重复统计，合计可能偏大。",
    "self_reported": "由填报单位自行统计，未经第三方核验。",
    "scope_changed": "统计口径曾有调整，跨年比较时请看断点说明。",
    "mobilised_not_ledger": "“动员”与“进入台账”是两个口径，不可混用。",
    "signed_not_paid": "签约额是意向，不等于到位资金。",
    "cycle": "按周期重新认定，存量可升可降。",
    "list_changes": "榜单的范围与方法逐年调整，名次只在同一榜单内可比。",
    "price_basis": "绝对额按现价计算，增速按不变价计算，两者不能互推。",
    "in_kind_valued": "含物资折价，折价方法由填报单位确定。",
    "rounded": "来源只公布约数。",
    "scope_differs": "各来源统计口径不尽相同，跨地区比较前请核对口径。",
}
"""Closed vocabulary of caveats: key to the sentence shown wherever the indicator is."""


@dataclass(frozen=True, kw_only=True)
class Break:
    """A year from which figures cannot be compared with those before it, and why."""

    year: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Indicators that are parts of another and exclude each other: no more than it together.

    `complete`: there is nothing beside them, so that together they are exactly the whole.
    """

    indicators: tuple[str, ...]
    complete: bool = False


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One counted thing. `unit` is the base unit; 万 and 亿 are ways of writing it.

    `across_regions` and `across_years` say what may be added; they follow from `kind`
    and are written in the file only where they differ. `cumulative` is counted from a
    beginning on and never falls. `parts` are ways to divide it. `bare_headings` are headings of a
    return that mean this indicator where nothing around them says of what.
    """

    key: str
    name: str
    name_en: str
    definition: str
    topic: str
    pillar: str
    kind: Kind
    unit: str
    polarity: Polarity
    reported_as: tuple[str, ...]
    context: tuple[str, ...]
    caveats: tuple[str, ...]
    unit_spellings: tuple[str, ...]
    across_regions: Addition
    across_years: Addition
    measured: Measured
    since: int | None = None
    until: int | None = None
    applies_to: tuple[str, ...] = DIVISIONS
    bare_headings: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    cumulative: bool = False
    parts: tuple[Parts, ...] = ()

    def applies(self, region: "Region") -> bool:
        """Whether the indicator can have a value for this region at all (else 不适用)."""
        return region.division is None or region.division in self.applies_to

    @property
    def may_be_negative(self) -> bool:
        """Whether it is a rate of growth: everything else that is counted is 0 or more."""
        return self.kind == "ratio" and self.key.endswith("_growth")

    def counted_in(self, year: int) -> bool:
        """Whether the indicator was counted in `year`."""
        begun = self.since is None or self.since <= year
        return begun and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class Quotient:
    """So much of one indicator for one, or a hundred, of another: 每家企业投资额.

    `part` and `whole` are keys of indicators, `times` is how many of the whole it is said for.
    `%` as unit makes it a share, whose changes are 百分点.
    """

    key: str
    name: str
    name_en: str
    definition: str
    part: str
    whole: str
    unit: str
    polarity: Polarity
    times: int = 1
    caveats: tuple[str, ...] = ()

    def as_indicator(self, part: Indicator) -> Indicator:
        """The same as something that can be worded, scaled and ranked; it is never added."""
        return replace(
            part,
            key=self.key,
            name=self.name,
            name_en=self.name_en,
            definition=self.definition,
            kind="ratio" if self.unit == "%" else part.kind,
            unit=self.unit,
            polarity=self.polarity,
            caveats=self.caveats,
            across_regions="none",
            across_years="none",
            cumulative=False,
            parts=(),
        )


@dataclass(frozen=True, kw_only=True)
class Region:
    """A place, by GB/T 2260 code. Tile row and column place it on the sketch map.

    `division` is set for county-level places only: 市辖区, 县 or 县级市. Only the country
    and functional zones have no parent.
    Functional zones (高新区) carry level "zone" and a code of their own range.
    """

    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...]
    level: str
    parent: str | None = None
    division: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    tile_row: int | None = None
    tile_column: int | None = None
    breaks: tuple[Break, ...] = ()

    def existed_in(self, year: int) -> bool:
        """Whether the region existed at the end of `year`."""
        begun = self.valid_from is None or self.valid_from <= year
        return begun and (self.valid_to is None or year < self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Peers:
    """Regions that are alike, and in one plain sentence why: they are compared with each other."""

    key: str
    name: str
    regions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """What the districts are asked for, from which year to which (inclusive)."""

    since: int
    until: int
    indicators: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Whose dashboard this is, and what it asks its districts for.

    `returns_due` is the last day for the return of a year: month and day of the year after,
    `"01-31"`. Without it no return is late. `returns_to` names the office that takes them in,
    with its telephone; without it the blank return's cover names none. `denominators` are the
    indicators by which totals may be divided: 每个会员, 每家参与企业.
    """

    name: str
    short_name: str
    title: str
    root: str
    headline: tuple[str, ...]
    pillars: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reporting: tuple[Reporting, ...] = ()
    ranking_needs: int = 80
    returns_due: str | None = None
    returns_to: str | None = None
    denominators: tuple[str, ...] = ()

    def expected(self, indicator: str, year: int) -> bool:
        """Whether the districts owed a figure for this indicator and year (else 原文未提)."""
        return any(r.since <= year <= r.until and indicator in r.indicators for r in self.reporting)

    def asks(self, year: int) -> bool:
        """Whether the districts owed anything for the year."""
        return any(r.since <= year <= r.until for r in self.reporting)

    def how_to_ask(self, year: int) -> str:
        """What to write so that the districts owe a return for the year, in Chinese."""
        last = max((r.until for r in self.reporting), default=year)
        entry = f"把仍在报送的各段的 until 由{last}改为{year}" if last < year else "加一段列出指标"
        where = "catalogue/organisation.toml 的 [[reporting]] 中"
        return f"请在 {where}{entry}，再运行 python -m etl build。"

    def deadline(self, year: int) -> date | None:
        """The last day for the districts' returns of `year`."""
        if self.returns_due is None:
            return None
        return date.fromisoformat(f"{year + 1}-{self.returns_due}")
