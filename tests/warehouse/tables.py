"""A release from a few figures: `claim` makes one, `release` builds a real file and opens it.

The small catalogue lies in a folder as TOML, like the shipped one: a city of nine districts in
every year (旧县 went, 己区 came in 2020), one indicator of each kind, and a neighbour city.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd

import catalogue
from catalogue import Catalogue
from etl.figures import Figure
from warehouse import filling
from warehouse.comparison import records
from warehouse.database import Warehouse, create, materialise

CITY, NEIGHBOUR, PROVINCE = "430100", "430200", "430000"
CODES = {
    "市": CITY,
    "甲区": "430101",
    "乙区": "430102",
    "丙区": "430103",
    "丁区": "430104",
    "戊区": "430105",
    "己区": "430106",
    "庚县": "430121",
    "辛县": "430122",
    "壬市": "430181",
    "旧县": "430129",
    "邻市": NEIGHBOUR,
    "省": PROVINCE,
}
DISTRICTS = ("甲区", "乙区", "丙区", "丁区", "戊区", "己区", "庚县", "辛县", "壬市")
SPANS = {
    "half": (date(2022, 1, 1), date(2022, 6, 30)),
    "june": (date(2022, 6, 30), date(2022, 6, 30)),
    "september": (date(2022, 9, 30), date(2022, 9, 30)),
    "five years": (date(2018, 1, 1), date(2022, 12, 31)),
}
BUILT_AT = datetime(2026, 11, 23, 20, 3, 12, tzinfo=UTC)

# key: name, kind, unit, and what differs from the kind.
INDICATORS: dict[str, tuple[str, str, str, str]] = {
    "members": ("会员数", "stock", "个", ""),
    "money": ("投资总额", "stock", "元", ""),
    "paired": ("结对商会", "stock", "个", 'across_regions = "none"'),
    "sessions": ("活动场次", "flow", "场", ""),
    "complaints": ("投诉件数", "flow", "件", 'polarity = "lower"'),
    "givers": ("捐赠企业", "flow", "家", 'across_years = "none"'),
    "donations": ("捐赠款物", "flow", "元", '[[donations.breaks]]\nyear = 2021\nreason = "口径"'),
    "started": ("新开项目", "flow", "个", "since = 2021"),
    "coverage": ("覆盖率", "ratio", "%", 'measured = "moment"'),
    "growth": ("增速", "ratio", "%", 'polarity = "neutral"'),
    "streets": ("街道商会", "stock", "个", 'applies_to = ["municipal_district"]'),
    "place": (
        "百强县名次",
        "rank",
        "位",
        'polarity = "neutral"\napplies_to = ["county", "county_city"]',
    ),
}
# key: name, part, whole, times, unit.
QUOTIENTS: dict[str, tuple[str, str, str, int, str]] = {
    "money_each": ("每个会员投资", "money", "members", 1, "元"),
    "sessions_share": ("每百个会员活动场次", "sessions", "members", 100, "%"),
}
OWED = ("members", "money", "sessions", "donations", "coverage")

PEERS = {"inner": ("城区", DISTRICTS[:3]), "outer": ("县域", DISTRICTS[6:])}

SOURCES: dict[str, dict[str, Any]] = {
    "return": {"precedence": 40, "published": "2023-01-06", "kind": "return"},
    "report": {"precedence": 60, "published": "2023-01-12", "kind": "report"},
    "revised": {"precedence": 40, "published": "2023-03-01", "kind": "return"},
    "yearbook": {"precedence": 80, "published": "2022"},
}


def _indicator(key: str) -> str:
    name, kind, unit, rest = INDICATORS[key]
    polarity = (
        "" if "polarity" in rest else f'polarity = "{"lower" if kind == "rank" else "higher"}"'
    )
    return (
        f'[{key}]\nname = "{name}"\nname_en = "{key}"\ndefinition = "报告期{name}。"\n'
        f'topic = "主题"\npillar = "团结立会"\nkind = "{kind}"\nunit = "{unit}"\n{polarity}\n'
        f'reported_as = ["{name}"]\ncontext = []\ncaveats = []\n'
        f'unit_spellings = ["{unit}"]\n{rest}\n'
    )


def _quotient(key: str) -> str:
    name, part, whole, times, unit = QUOTIENTS[key]
    return (
        f'[{key}]\nname = "{name}"\nname_en = "{key}"\ndefinition = "{name}。"\npart = "{part}"\n'
        f'whole = "{whole}"\ntimes = {times}\nunit = "{unit}"\npolarity = "higher"\n'
    )


def _region(name: str) -> str:
    code = CODES[name]
    level = {CITY: "prefecture", NEIGHBOUR: "prefecture", PROVINCE: "country"}.get(code, "county")
    lines = [f'["{code}"]', f'name = "{name}"', f'short_name = "{name}"', "aliases = []"]
    lines.append(f'level = "{level}"')
    if level != "country":
        lines.append(f'parent = "{PROVINCE if level == "prefecture" else CITY}"')
    if level == "county":
        division = {"区": "municipal_district", "县": "county", "市": "county_city"}[name[-1]]
        lines.append(f'division = "{division}"')
    lines += {"己区": ["valid_from = 2020"], "旧县": ["valid_to = 2020"]}.get(name, [])
    if name == "丁区":
        lines.append(f'[["{code}".breaks]]\nyear = 2020\nreason = "区划调整"')
    return "\n".join(lines)


def write_catalogue(folder: Path) -> Catalogue:
    """The small catalogue, written into `folder` as its five files and read back."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "indicators.toml": "\n".join(map(_indicator, INDICATORS)),
        "regions.toml": "\n".join(map(_region, CODES)),
        "organisation.toml": (
            f'name = "某市工商联"\nshort_name = "工商联"\ntitle = "看板"\nroot = "{CITY}"\n'
            f'headline = ["members", "money"]\ndenominators = ["members", "streets"]\n'
            f'[pillars]\n"团结立会" = ["sessions", "coverage"]\n'
            f"[[reporting]]\nsince = 2018\nuntil = 2022\nindicators = {list(OWED)}\n"
        ),
        "peers.toml": "\n".join(
            f'[{key}]\nname = "{name}"\nregions = {[CODES[d] for d in regions]}\nreason = "相近"'
            for key, (name, regions) in PEERS.items()
        ),
        "quotients.toml": "\n".join(map(_quotient, QUOTIENTS)),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return catalogue.load(folder)


def claim(
    indicator: str, region: str, value: object = None, year: int = 2022, **given: Any
) -> Figure:
    """What a return says of a region's year; `span` names another period, and any field goes."""
    measured = INDICATORS.get(indicator, ("", "flow", "", ""))
    moment = measured[1] == "stock" or "moment" in measured[3]
    start = date(year, 12, 31) if moment else date(year, 1, 1)
    start, end = SPANS.get(given.pop("span", ""), (start, date(year, 12, 31)))
    number = None if value is None else Decimal(str(value))
    fields: dict[str, Any] = {
        "source": "sample" if given.get("sample") else "return",
        "locator": f"{region}!{indicator}",
        "as_written": "原文" if number is None else f"{number:f}",
        "period_start": start,
        "period_end": end,
    }
    code = CODES.get(region, region)
    return Figure(indicator=indicator, region=code, value=number, **{**fields, **given})


def districts(indicator: str, *values: object, year: int = 2022, **given: Any) -> list[Figure]:
    """One claim a district, in the fixed order; None leaves that district out."""
    pairs = zip(DISTRICTS, values, strict=False)
    return [claim(indicator, d, v, year, **given) for d, v in pairs if v is not None]


@dataclass(frozen=True, kw_only=True)
class Source:
    """A row of the table `sources`."""

    key: str
    title: str
    publisher: str = "某区工商联"
    published: str = "2023-01-06"
    kind: str = "published"
    precedence: int = 40
    file: str = "returns/2022.xlsx"
    url: str = ""
    sha256: str = "0" * 64
    sample: bool = False


def sources(figures: Iterable[Figure], given: Mapping[str, Mapping[str, Any]]) -> list[Source]:
    """The sources that the figures name: those given, those above, else one of precedence 40."""
    return [
        Source(
            **{
                "key": key,
                "title": f"{key}表",
                "sample": key == "sample",
                **SOURCES.get(key, {}),
                **given.get(key, {}),
            }
        )
        for key in dict.fromkeys(f.source for f in figures)
    ]


_SHARED = TemporaryDirectory(prefix="tables-")


@cache
def meanings() -> Catalogue:
    """The small catalogue, written once."""
    return write_catalogue(Path(_SHARED.name) / "catalogue")


@cache
def _blank() -> Path:
    """A release that knows the catalogue and holds no figure, to be copied."""
    path = Path(_SHARED.name) / "blank.duckdb"
    with create(path) as connection:
        filling.insert_release(
            connection, number=7, built_at=BUILT_AT, sample=True, organisation="某市工商联"
        )
        filling.insert_catalogue(connection, meanings())
    return path


def release(
    folder: Path, *figures: Figure, given: Mapping[str, Mapping[str, Any]] | None = None
) -> Warehouse:
    """A built release of these figures, open. `given` overrides fields of sources by key."""
    path = folder / f"{len(list(folder.glob('*.duckdb'))) + 1}.duckdb"
    shutil.copy(_blank(), path)
    connection = duckdb.connect(str(path))
    fill(connection, figures, given)
    materialise(connection)
    return Warehouse(connection=connection, catalogue=meanings(), number=7)


def fill(
    connection: duckdb.DuckDBPyConnection,
    figures: Iterable[Figure],
    given: Mapping[str, Mapping[str, Any]] | None = None,
) -> None:
    """The figures and their sources, before the observations are chosen."""
    figures = list(figures)
    filling.insert_sources(connection, sources(figures, given or {}))
    assert filling.insert_figures(connection, figures) == []


def column(answer: pd.DataFrame, *names: str, by: str = "region_name") -> dict[Any, Any]:
    """The columns of an answer, by region: one value, or a tuple where several are named."""
    return {
        row[by]: row[names[0]] if len(names) == 1 else tuple(row[n] for n in names)
        for row in records(answer)
    }


def only(answer: pd.DataFrame, *names: str) -> Any:
    """The columns of an answer of one row."""
    (row,) = records(answer)
    return row[names[0]] if len(names) == 1 else tuple(row[n] for n in names)
