"""A small warehouse made in a test: six indicators, a city with three districts, any figures.

`figure` gives a claim with overrides; `fill` makes what a build is given; `filled` an open,
materialised one that nothing has checked yet.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from catalogue import Catalogue, Indicator, Organisation, Region, Reporting
from etl.figures import Figure, Source
from warehouse import filling, pointer
from warehouse.database import create, materialise
from warehouse.releases import Release, Releases

CITY, FURONG, TIANXIN, CHANGSHA_COUNTY = "430100", "430102", "430103", "430121"
BUILT_AT = datetime(2026, 11, 23, 20, 3, 12, tzinfo=UTC)
CITY_REPORT = "city-report"
CITY_PAPER = "city-paper"
RETURN = "district-return"
JUNE = {"period_start": date(2022, 1, 1), "period_end": date(2022, 6, 30)}


def indicator(key: str, name: str, kind: Any, unit: str, **given: Any) -> Indicator:
    """An indicator with what follows from its kind."""
    addable = kind in ("stock", "flow")
    content = {
        "name_en": key,
        "definition": name,
        "topic": "主题",
        "pillar": "团结立会",
        "polarity": "higher",
        "reported_as": (name,),
        "context": (),
        "caveats": (),
        "unit_spellings": (),
        "across_regions": "sum" if addable else "none",
        "across_years": {"stock": "last", "flow": "sum"}.get(kind, "none"),
        "measured": "moment" if kind == "stock" else "span",
    }
    return Indicator(key=key, name=name, kind=kind, unit=unit, **{**content, **given})


def region(code: str, name: str, **given: Any) -> Region:
    """A district of the city."""
    content = {
        "short_name": name,
        "aliases": (),
        "level": "county",
        "parent": CITY,
        "division": "municipal_district",
    }
    return Region(code=code, name=name, **{**content, **given})


def catalogue() -> Catalogue:
    """Six indicators of all kinds; 长沙县 is no municipal district."""
    indicators = [
        indicator("members", "会员数", "stock", "个"),
        indicator("projects", "项目数", "flow", "个"),
        indicator("investment", "投资额", "flow", "元"),
        indicator("coverage", "覆盖率", "ratio", "%", measured="moment"),
        indicator("growth", "增速", "ratio", "%"),
        indicator("place", "全国名次", "rank", "位", polarity="lower"),
        indicator("streets", "街道数", "stock", "个", applies_to=("municipal_district",)),
    ]
    regions = [
        region(CITY, "长沙市", level="prefecture", parent=None, division=None),
        region(FURONG, "芙蓉区"),
        region(TIANXIN, "天心区"),
        region(CHANGSHA_COUNTY, "长沙县", division="county"),
    ]
    organisation = Organisation(
        name="长沙市工商业联合会",
        short_name="长沙市工商联",
        title="成效看板",
        root=CITY,
        headline=("members",),
        reporting=(Reporting(since=2021, until=2022, indicators=("members", "projects")),),
    )
    return Catalogue(
        indicators={one.key: one for one in indicators},
        regions={one.code: one for one in regions},
        organisation=organisation,
    )


def source(key: str, **given: Any) -> Source:
    """A source; the two of the city are of one rank, the return is below them."""
    content = {
        "title": f"《{key}》",
        "publisher": "长沙市工商联",
        "published": "2023-01-12",
        "kind": "published",
        "precedence": 60,
        "file": f"{key}.csv",
    }
    return Source(key=key, **{**content, **given})


def sources() -> list[Source]:
    """Two of one rank, and one below them."""
    return [
        source(CITY_REPORT),
        source(CITY_PAPER, published="2023-01-20"),
        source(RETURN, precedence=40, kind="return", published="2023-01-06"),
    ]


def figure(key: str, value: object, place: str = "第2行", **given: Any) -> Figure:
    """芙蓉区 in 2022 by its return; a moment or a year as the indicator wants it."""
    year = given.pop("year", 2022)
    known = catalogue().indicators.get(key)
    moment = known is None or known.measured == "moment"
    content = {
        "region": FURONG,
        "period_start": date(year, 12, 31) if moment else date(year, 1, 1),
        "period_end": date(year, 12, 31),
        "source": RETURN,
        "locator": place,
        "as_written": f"{value}",
    }
    amount = None if value is None else Decimal(str(value))
    return Figure(indicator=key, value=amount, **{**content, **given})


def districts(key: str, *values: int, **given: object) -> list[Figure]:
    """One figure a district: 芙蓉区, 天心区, 长沙县."""
    places = zip((FURONG, TIANXIN, CHANGSHA_COUNTY), values, strict=False)
    return [figure(key, value, f"表!{code}", region=code, **given) for code, value in places]


def city(key: str, value: int, **given: object) -> Figure:
    """The city's own total, by its report."""
    return figure(key, value, "第9行", **{"region": CITY, "source": CITY_REPORT, **given})


def fill(
    figures: Sequence[Figure], given: Iterable[Source] | None = None
) -> Callable[[duckdb.DuckDBPyConnection, int], None]:
    """What `Releases.publish` calls."""

    def write(connection: duckdb.DuckDBPyConnection, number: int) -> None:
        connection.execute("SET threads = 1")  # for a handful of rows a second one only waits
        filling.insert_release(
            connection, number=number, built_at=BUILT_AT, sample=True, organisation="长沙市工商联"
        )
        filling.insert_catalogue(connection, catalogue())
        filling.insert_sources(connection, list(sources() if given is None else given))
        assert filling.insert_figures(connection, figures) == []

    return write


def published(releases: Releases, figures: Sequence[Figure] | None = None, **given: Any) -> Release:
    """A release with these figures, or with one."""
    return releases.publish(fill([figure("members", 986)] if figures is None else figures), **given)


def copies(releases: Releases, count: int) -> list[Path]:
    """So many releases, the last in force: one that was built, the others copied from it."""
    built = published(releases).path
    names = [f"{number}-20261123T2003{number:02}Z.duckdb" for number in range(2, count + 1)]
    for name in names:
        shutil.copyfile(built, releases.folder / name)
    pointer.move(releases.folder, names[-1] if names else built.name)
    return [built, *(releases.folder / name for name in names)]


def left_in(folder: Path) -> list[str]:
    """What lies in a folder of releases, but for the locks."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def filled(figures: Sequence[Figure], path: Path = Path(":memory:")) -> duckdb.DuckDBPyConnection:
    """A release with these figures, its observations chosen; nothing has checked it."""
    connection = create(path)
    fill(figures)(connection, 1)
    materialise(connection)
    return connection
