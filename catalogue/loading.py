"""The files of the catalogue, read and checked.

`indicators.toml`   one table an indicator; fields of `catalogue.meaning.Indicator`
                    but for `key`, which is the table's name. `across_regions`,
                    `across_years` and `measured` are optional: they follow from `kind`.
                    Series breaks: `[[village_investment.breaks]]` with `year`, `reason`.
                    Its parts: `[[member_count.parts]]` with `indicators`, `complete`.
`quotients.toml`    one indicator per another (`catalogue.quotients`); may be missing.
`targets.toml`      when a target counts as reached (`catalogue.targets`); may be missing.
`regions.toml`      one table a region, named by its quoted code: `["430102"]`.
`organisation.toml` name, root region, headline indicators, pillars, what districts owe.
`peers.toml`        which regions are alike and why (`catalogue.peers`); may be missing.

A missing, misspelt or unknown field stops the load with file, table, field and
"did you mean". Nothing here guesses a default for a field that says what a number means.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

from catalogue import peers, quotients, targets
from catalogue.meaning import (
    ACROSS_REGIONS,
    ACROSS_YEARS,
    CAVEATS,
    DIVISIONS,
    LEVELS,
    MEASURED,
    PILLARS,
    Addition,
    Break,
    Indicator,
    Kind,
    Measured,
    Organisation,
    Parts,
    Peers,
    Polarity,
    Quotient,
    Region,
    Reporting,
)
from catalogue.tables import (
    CatalogueError,
    Table,
    frozen,
    is_texts,
    named_tables,
    suggestion,
    tables_in,
)
from catalogue.thresholds import Thresholds

FOLDER = Path(__file__).parent
WITHOUT_PARENT = ("country", "zone")


@dataclass(frozen=True, kw_only=True, eq=False)
class Catalogue:
    """Everything the program knows about meaning. Order is the order of the files.

    Compared by identity: it is loaded once, and answers are remembered under it.
    """

    indicators: dict[str, Indicator]
    regions: dict[str, Region]
    organisation: Organisation
    peers: dict[str, Peers] = field(default_factory=dict)
    quotients: dict[str, Quotient] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)

    def indicator(self, key: str) -> Indicator:
        """The indicator of this key; `CatalogueError` with a suggestion if there is none."""
        if key not in self.indicators:
            raise CatalogueError(f"没有指标“{key}”{suggestion(key, self.indicators)}")
        return self.indicators[key]

    def item(self, key: str) -> Indicator:
        """The indicator of this key, or the quotient as one; `CatalogueError` if it is neither."""
        if key in self.quotients:
            found = self.quotients[key]
            return found.as_indicator(self.indicators[found.part])
        return self.indicator(key)

    def region(self, code: str) -> Region:
        """The region of this code; `CatalogueError` with a suggestion if there is none."""
        if code not in self.regions:
            raise CatalogueError(f"没有地区代码“{code}”{suggestion(code, self.regions)}")
        return self.regions[code]

    @cached_property
    def districts(self) -> tuple[Region, ...]:
        """The root region's parts, in their fixed order."""
        return tuple(r for r in self.regions.values() if r.parent == self.organisation.root)

    def breaks_of(self, indicator: Indicator, regions: Sequence[str]) -> tuple[Break, ...]:
        """The breaks of the indicator and of the regions, by year; each reason once."""
        of_regions = (
            replace(b, reason=f"{self.region(code).name}：{b.reason}")
            for code in regions
            for b in self.region(code).breaks
        )
        return tuple(sorted({*indicator.breaks, *of_regions}, key=lambda b: (b.year, b.reason)))

    def peers_of(self, code: str) -> Peers | None:
        """The group that the region stands in, if any."""
        return next((group for group in self.peers.values() if code in group.regions), None)

    @cached_property
    def region_names(self) -> dict[str, str]:
        """Every spelling of a region to its code: name, short name and aliases."""
        return {
            spelling: region.code
            for region in self.regions.values()
            for spelling in (region.name, region.short_name, *region.aliases)
        }


def _indicator(key: str, table: Table) -> Indicator:
    table.one_of("pillar", PILLARS)
    table.one_of("kind", get_args(Kind))
    table.one_of("polarity", get_args(Polarity))
    table.one_of("caveats", CAVEATS)
    table.one_of("applies_to", DIVISIONS)
    table.one_of("across_regions", get_args(Addition))
    table.one_of("across_years", get_args(Addition))
    table.one_of("measured", get_args(Measured))
    kind = table.content.get("kind")
    if kind is None or isinstance(kind, list):
        raise table.error("kind", "缺少这个字段" if kind is None else f"应为文字，读到“{kind}”")
    follows = {
        "across_regions": ACROSS_REGIONS[kind],
        "across_years": ACROSS_YEARS[kind],
        "measured": MEASURED[kind],
    }
    given = {name: table.content.get(name, value) for name, value in follows.items()}
    tables = {"breaks": table.parts(Break, "breaks"), "parts": table.parts(Parts, "parts")}
    record = table.record(Indicator, key=key, **tables, **given)
    if not record.reported_as:
        raise table.error("reported_as", "至少要有一个说法")
    return record


def _region(code: str, table: Table) -> Region:
    table.one_of("level", LEVELS)
    table.one_of("division", DIVISIONS)
    if not (code.isascii() and code.isalnum() and len(code) in (6, 9)):
        raise CatalogueError(f"{table.place}：地区代码应为6位（乡镇9位）")
    region = table.record(Region, code=code, breaks=table.parts(Break, "breaks"))
    if region.parent is None and region.level not in WITHOUT_PARENT:
        raise table.error("parent", "缺少这个字段")
    return region


def _organisation(file: Path) -> Organisation:
    table = Table(file, "organisation", tables_in(file))
    pillars = table.content.get("pillars")
    if not isinstance(pillars, dict):
        raise table.error("pillars", "应为 [pillars] 表：支柱 = [指标, …]")
    given = {pillar: frozen(keys) for pillar, keys in pillars.items()}
    for pillar, keys in given.items():
        if not is_texts(keys):
            raise table.error(f"pillars.{pillar}", f"应为文字列表，读到“{keys}”")
    reporting = table.parts(Reporting, "reporting")
    record = table.record(Organisation, pillars=given, reporting=reporting)
    try:
        record.deadline(2000)  # 2001 follows, in which 02-29 is no day
    except ValueError:
        raise table.error(
            "returns_due", f"应为每年都有的一天，月-日，如 01-31，读到“{record.returns_due}”"
        ) from None
    return record


def _check_references(catalogue: Catalogue) -> None:
    organisation = catalogue.organisation
    place = "organisation.toml"
    if organisation.root not in catalogue.regions:
        raise CatalogueError(f"{place} 字段“root”：regions.toml 中没有“{organisation.root}”")
    asked = [k for r in organisation.reporting for k in r.indicators]
    shown = [k for keys in organisation.pillars.values() for k in keys]
    for key in (*organisation.headline, *organisation.denominators, *shown, *asked):
        if key not in catalogue.indicators:
            near = suggestion(key, catalogue.indicators)
            raise CatalogueError(f"{place}：没有指标“{key}”{near}")
    _check_parts(catalogue)
    for pillar in organisation.pillars:
        if pillar not in PILLARS:
            raise CatalogueError(
                f"{place} [pillars]：不认识“{pillar}”{suggestion(pillar, PILLARS)}"
            )
    for region in catalogue.regions.values():
        if region.parent is not None and region.parent not in catalogue.regions:
            near = suggestion(region.parent, catalogue.regions)
            raise CatalogueError(
                f"regions.toml [{region.code}] 字段“parent”：没有“{region.parent}”{near}"
            )
    _check_spellings(catalogue)


def _check_parts(catalogue: Catalogue) -> None:
    """Parts are known, counted in the whole's unit, and can be added up."""
    for whole in catalogue.indicators.values():
        place = f"indicators.toml [{whole.key}] 字段“parts”"
        if whole.cumulative and whole.kind != "stock":
            raise CatalogueError(
                f"indicators.toml [{whole.key}] 字段“cumulative”：只用于存量（stock）"
            )
        for key in (key for parts in whole.parts for key in parts.indicators):
            part = catalogue.indicators.get(key)
            if part is None:
                near = suggestion(key, catalogue.indicators)
                raise CatalogueError(f"{place}：没有指标“{key}”{near}")
            if part.kind not in ("stock", "flow") or (part.unit == "元") != (whole.unit == "元"):
                raise CatalogueError(f"{place}：“{key}”不是同样计量的数，不能是它的一部分")


def _check_spellings(catalogue: Catalogue) -> None:
    """One spelling may not name two regions: a return would land in the wrong district."""
    seen: dict[str, str] = {}
    for region in catalogue.regions.values():
        for spelling in (region.name, region.short_name, *region.aliases):
            other = seen.setdefault(spelling, region.code)
            if other != region.code:
                raise CatalogueError(
                    f"regions.toml：“{spelling}”同时指 {other} 和 {region.code}，请改写其中一个"
                )


@cache
def load(folder: Path = FOLDER) -> Catalogue:
    """The catalogue in `folder`. Raises `CatalogueError`; never returns half of it."""
    indicators = {k: _indicator(k, t) for k, t in named_tables(folder / "indicators.toml")}
    regions = {c: _region(c, t) for c, t in named_tables(folder / "regions.toml")}
    catalogue = Catalogue(
        indicators=indicators,
        regions=regions,
        organisation=_organisation(folder / "organisation.toml"),
        peers=peers.read(folder / "peers.toml", regions),
        quotients=quotients.read(folder / "quotients.toml", indicators),
        thresholds=targets.read(folder / "targets.toml"),
    )
    _check_references(catalogue)
    return catalogue
