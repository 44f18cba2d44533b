"""区县画像: every indicator of one district and year; the question its page asks."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue.sentences import to_paste
from exports.columns import line, table_of
from exports.paragraphs import of_district
from exports.parameters import DISTRICT, YEAR
from exports.summaries import profile_sentence
from exports.view import View
from warehouse import queries
from warehouse.comparison import any_sample, records
from warehouse.database import Warehouse


def profile_lines(
    warehouse: Warehouse, *, district: str, year: int, sample: bool = True
) -> pd.DataFrame:
    """One line per indicator, in the page's order. Columns: `exports.columns.COLUMNS`."""
    root = warehouse.catalogue.organisation.root
    rows = records(
        queries.profile(warehouse, district=district, year=year, region=root, sample=sample)
    )
    keys = tuple(row["indicator"] for row in rows)
    wholes = queries.overview(warehouse, indicators=keys, year=year, region=root, sample=sample)
    told = {row["indicator"]: row for row in records(wholes) if row["basis"] == "reported"}
    return table_of(
        line(
            row,
            warehouse.catalogue.indicator(row["indicator"]),
            release=warehouse.number,
            whole=told.get(row["indicator"]),
            year=year,
        )
        for row in rows
    )


def profile_told(
    warehouse: Warehouse, *, district: str, year: int, sample: bool = True
) -> Sequence[str]:
    """The page's first sentence, then a paragraph for each topic."""
    root = warehouse.catalogue.organisation.root
    table = queries.profile(warehouse, district=district, year=year, region=root, sample=sample)
    keys = tuple(row["indicator"] for row in records(table))
    compared = queries.panorama(warehouse, indicators=keys, year=year, region=root, sample=sample)
    said = profile_sentence(table, warehouse.catalogue, district, year)
    paragraphs = of_district(warehouse, compared, district=district, year=year)
    return (to_paste(said, sample=any_sample(table)), *paragraphs)


def profile_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """2022年浏阳市区县画像"""
    name = warehouse.catalogue.region(arguments["district"]).name
    return f"{arguments['year']}年{name}区县画像"


PROFILE = View(
    name="profile",
    title="区县画像",
    parameters=(DISTRICT, YEAR),
    table=profile_lines,
    told=profile_told,
    heading=profile_heading,
    empty="这一年没有这个区县的数据，也没有要求报送",
)
