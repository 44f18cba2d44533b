"""Figures by the million for the default organisation and an invented country around it.

Deterministic: plain arithmetic on the places of region, indicator and year, no randomness.
Writes files for `warehouse.filling.insert_figures`; knows no release.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pandas as pd

import catalogue
from catalogue import Catalogue, Indicator, Region
from etl.figures import Source

REGIONS, INDICATORS = 3_200, 100
YEARS = range(2003, 2023)
FIGURES = REGIONS * INDICATORS * len(YEARS)
PROVINCES, CITIES_EACH = 34, 9
SQL = Path(__file__).with_name("generating.sql")
FORMS = {".parquet": "COPY given TO ? (FORMAT parquet)", ".csv": "COPY given TO ? (FORMAT csv)"}


@dataclass(frozen=True)
class Place:
    """A region that has figures. `tier` is county, city or province."""

    region: Region
    tier: str
    generated: bool


def meanings() -> Catalogue:
    """The default catalogue, and the invented regions."""
    default = catalogue.load()
    invented = {p.region.code: p.region for p in places(default) if p.generated}
    return replace(default, regions={**default.regions, **invented})


def places(default: Catalogue) -> list[Place]:
    """The root and its districts, then invented provinces, cities and counties."""
    root = default.region(default.organisation.root)
    country = next(r.code for r in default.regions.values() if r.level == "country")
    own = [Place(root, "city", generated=False)]
    own += [Place(district, "county", generated=False) for district in default.districts]
    invented = list(_invented(country, REGIONS - len(own)))
    return own + invented


def _invented(country: str, count: int) -> Iterator[Place]:
    provinces = [f"9{number:02d}000" for number in range(PROVINCES)]
    cities = [f"{p[:3]}{number}00" for p in provinces for number in range(1, CITIES_EACH + 1)]
    for code in provinces:
        yield _place(code, "province", country)
    for code in cities:
        yield _place(code, "city", f"{code[:3]}000")
    for number in range(count - len(provinces) - len(cities)):
        city = cities[number % len(cities)]
        yield _place(f"{city[:4]}{number // len(cities) + 1:02d}", "county", city)


def _place(code: str, tier: str, parent: str) -> Place:
    level = {"city": "prefecture"}.get(tier, tier)
    division = "county" if tier == "county" else None
    region = Region(
        code=code,
        name=f"生成{code}",
        short_name=code,
        aliases=(),
        level=level,
        parent=parent,
        division=division,
    )
    return Place(region, tier, generated=True)


def counted(default: Catalogue) -> list[Indicator]:
    """As many indicators as are wanted, those the organisation asks for or shows first."""
    organisation = default.organisation
    shown = (key for keys in organisation.pillars.values() for key in keys)
    owed = (key for reporting in organisation.reporting for key in reporting.indicators)
    keys = dict.fromkeys([*organisation.headline, *shown, *owed, *default.indicators])
    return [default.indicator(key) for key in keys][:INDICATORS]


def sources(default: Catalogue) -> list[Source]:
    """A return for each region and year, and a survey for each year that outranks them."""
    returns = [
        _source(f"return_{year}_{place.region.code}", year, "return", precedence=40)
        for year in YEARS
        for place in places(default)
    ]
    return returns + [_source(f"survey_{y}", y, "published", precedence=80) for y in YEARS]


def _source(key: str, year: int, kind: str, *, precedence: int) -> Source:
    return Source(
        key=key,
        title=f"{year}年度数据",
        publisher="生成",
        published=f"{year + 1}-01-20",
        kind="return" if kind == "return" else "published",
        precedence=precedence,
        file=f"returns/{year}/{key}.xlsx",
    )


def figures_file(folder: Path, suffix: str) -> Path:
    """The file of all figures, `.parquet` or `.csv`; written unless this very one is there."""
    default = catalogue.load()
    file = folder / f"figures-{_version(default)}{suffix}"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        _write(default, part, FORMS[suffix])
        part.rename(file)
    return file


def _version(default: Catalogue) -> str:
    """Another name for other content, so that a kept file is never a wrong one."""
    parts = [SQL.read_text(encoding="utf-8"), str(counted(default)), str(places(default))]
    return hashlib.sha256("".join(parts).encode()).hexdigest()[:12]


def _write(default: Catalogue, file: Path, form: str) -> None:
    with duckdb.connect(config={"memory_limit": "2500MB"}) as connection:
        connection.execute("SET temp_directory = $folder", {"folder": str(file.parent / "spill")})
        connection.register("places", _places_frame(default))
        connection.register("counted", _counted_frame(default))
        connection.register("years", pd.DataFrame({"year": list(YEARS)}))
        connection.execute(SQL.read_text(encoding="utf-8"))
        connection.execute(form, [str(file)])


def _places_frame(default: Catalogue) -> pd.DataFrame:
    rows = [
        (p.region.code, p.region.parent, p.region.valid_from or 0, p.tier, p.generated)
        for p in places(default)
    ]
    frame = pd.DataFrame(rows, columns=["region", "parent", "since", "tier", "generated"])
    return frame.assign(r=range(len(rows)))


def _counted_frame(default: Catalogue) -> pd.DataFrame:
    rows = [(i.key, i.kind, i.measured, i.unit, i.across_regions) for i in counted(default)]
    frame = pd.DataFrame(rows, columns=["indicator", "kind", "measured", "unit", "across_regions"])
    return frame.assign(i=range(len(rows)))
