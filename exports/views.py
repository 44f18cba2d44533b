"""What each page's file holds: exactly the figures on that page, in its order.

One function a view, with the page's own parameters; each asks the questions the page asks.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from catalogue import CatalogueError
from catalogue.tables import suggestion
from exports import passages
from exports.columns import COLUMNS, line
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def districts(
    warehouse: Warehouse, *, indicator: str, year: int, sample: bool = True
) -> pd.DataFrame:
    """区县对比: one line per district, first place first. Columns: `exports.columns.COLUMNS`."""
    root = warehouse.catalogue.organisation.root
    meaning = warehouse.catalogue.indicator(indicator)
    whole = queries.reported(warehouse, indicator=indicator, year=year, region=root, sample=sample)
    city = None if whole.empty else records(whole)[0]
    rows = queries.by_district(
        warehouse, indicator=indicator, year=year, region=root, sample=sample
    )
    return _table(
        line(row, meaning, release=warehouse.number, whole=city, year=year) for row in records(rows)
    )


def trends(
    warehouse: Warehouse, *, indicator: str, regions: tuple[str, ...], sample: bool = True
) -> pd.DataFrame:
    """年度走势: one line per region, basis and year, gaps included with their reason."""
    root = warehouse.catalogue.organisation.root
    meaning = warehouse.catalogue.indicator(indicator)
    asked = dict.fromkeys((root, *regions))
    rows = records(
        queries.trend(warehouse, indicator=indicator, regions=tuple(asked), sample=sample)
    )
    # By day, not by year: the city's count of June is not the whole of a count of December.
    city = {_day(r): r for r in rows if r["region"] == root and r["basis"] == "reported"}
    return _table(
        line(row, meaning, release=warehouse.number, whole=city.get(_day(row)), year=row["year"])
        for row in rows
    )


def _day(row: Mapping[str, Any]) -> date:
    """The last day a row speaks of; of a year without a figure, the year's."""
    return row["period_end"] or date(row["year"], 12, 31)


def overview(warehouse: Warehouse, *, year: int, sample: bool = True) -> pd.DataFrame:
    """总览: one line per headline and pillar figure."""
    organisation = warehouse.catalogue.organisation
    keys = overview_indicators(warehouse)
    rows = queries.overview(
        warehouse, indicators=keys, year=year, region=organisation.root, sample=sample
    )
    place = {
        "region": organisation.root,
        "region_name": warehouse.catalogue.region(organisation.root).name,
    }
    return _table(
        line(
            {**row, **place, "missing_reason": row["missing_reason"] or "not_mentioned"},
            warehouse.catalogue.indicator(row["indicator"]),
            release=warehouse.number,
            whole=row if row["basis"] == "reported" else None,
            year=year,
        )
        for row in records(rows)
    )


def sources(
    warehouse: Warehouse, *, source: str, show: tuple[str, ...] = (), sample: bool = True
) -> pd.DataFrame:
    """原文核对: one line per place that was read in the source, in its order.

    `show` keeps these states only (all where it is empty); of a sample source nothing is left
    without samples. Columns: `exports.passages.COLUMNS`.
    """
    listed = records(queries.sources(warehouse, sample=sample))
    known = any(row["key"] == source for row in listed)
    rows = records(queries.readings(warehouse, source=source)) if known else []
    lines = [passages.line(row) for row in rows if not show or row["state"] in show]
    return pd.DataFrame(lines, columns=list(passages.COLUMNS), dtype=object)


def overview_indicators(warehouse: Warehouse) -> tuple[str, ...]:
    """The headline indicators, then those of the pillars, each once."""
    organisation = warehouse.catalogue.organisation
    pillars = (key for keys in organisation.pillars.values() for key in keys)
    return tuple(dict.fromkeys((*organisation.headline, *pillars)))


def _table(lines: Iterable[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(list(lines), columns=list(COLUMNS), dtype=object)


def check_source(warehouse: Warehouse, source: str, *, sample: bool = True) -> str:
    """The source, if it is one of the release. Raises `CatalogueError` with a suggestion."""
    keys = list(queries.sources(warehouse, sample=sample)["key"])
    if source not in keys:
        raise CatalogueError(f"没有来源“{source}”{suggestion(source, keys) or '。'}")
    return source


def check_regions(warehouse: Warehouse, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The regions, if every one is known. Raises `CatalogueError` with a suggestion."""
    if not regions:
        raise CatalogueError("请用 --region 给出至少一个地区代码")
    return tuple(warehouse.catalogue.region(code).code for code in regions)
