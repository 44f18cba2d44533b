"""总览: the headline and pillar figures of a year; the questions its page asks."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalogue.paragraphs import paragraph
from exports import sentences
from exports.bulletins import Line, bulletin
from exports.columns import line, table_of
from exports.parameters import YEAR
from exports.refusals import years_there
from exports.tables import Section
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def overview_lines(warehouse: Warehouse, *, year: int, sample: bool = True) -> pd.DataFrame:
    """One line per headline and pillar figure. Columns: `exports.columns.COLUMNS`."""
    organisation = warehouse.catalogue.organisation
    keys = overview_indicators(warehouse)
    rows = queries.overview(
        warehouse, indicators=keys, year=year, region=organisation.root, sample=sample
    )
    place = {
        "region": organisation.root,
        "region_name": warehouse.catalogue.region(organisation.root).name,
    }
    return table_of(
        line(
            {**row, **place, "missing_reason": row["missing_reason"] or "not_mentioned"},
            warehouse.catalogue.indicator(row["indicator"]),
            release=warehouse.number,
            whole=row if row["basis"] == "reported" else None,
            year=year,
        )
        for row in records(rows)
    )


def overview_indicators(warehouse: Warehouse) -> tuple[str, ...]:
    """The headline indicators, then those of the pillars, each once."""
    organisation = warehouse.catalogue.organisation
    pillars = (key for keys in organisation.pillars.values() for key in keys)
    return tuple(dict.fromkeys((*organisation.headline, *pillars)))


def overview_sections(
    warehouse: Warehouse, *, year: int, sample: bool = True
) -> tuple[Section, ...]:
    """Headlines and pillars as on the page: a paragraph and a bulletin each."""
    organisation = warehouse.catalogue.organisation
    root = warehouse.catalogue.region(organisation.root)
    keys = overview_indicators(warehouse)
    rows = records(
        queries.overview(warehouse, indicators=keys, year=year, region=root.code, sample=sample)
    )
    told: dict[str, Line] = {
        row["indicator"]: (
            {**row, "missing_reason": row["missing_reason"] or "not_mentioned"},
            sentences.of_whole(row, warehouse.catalogue.indicator(row["indicator"]), year, root),
        )
        for row in rows
    }
    parts = {"总体情况": organisation.headline, **organisation.pillars}
    return tuple(
        _section(name, f"{year}年{root.name}{name}", [told[key] for key in wanted])
        for name, wanted in parts.items()
    )


def _section(name: str, title: str, lines: list[Line]) -> Section:
    told = [said for _, said in lines]
    words = paragraph("", told)
    return Section(
        heading=name,
        paragraphs=(words,) if words else (),
        tables=(bulletin(title, name, lines),),
        insight=sentences.first_of(told),
    )


def overview_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """2022年长沙市工商联成效总览"""
    return f"{arguments['year']}年{warehouse.catalogue.organisation.short_name}成效总览"


OVERVIEW = View(
    name="overview",
    title="总览",
    parameters=(YEAR,),
    table=overview_lines,
    sections=overview_sections,
    heading=overview_heading,
    years=lambda warehouse, asked: years_there(warehouse, asked, overview_indicators(warehouse)),
)
