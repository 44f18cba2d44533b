"""下载中心: chosen themes, regions and years in one file; the questions of 区县对比 and 总览."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.meaning import PILLARS
from catalogue.sentences import to_paste
from exports.columns import line, table_of
from exports.lines import table_to_read
from exports.parameters import PLACES, TOPICS, YEARS
from exports.summaries import downloads_sentence
from exports.tables import Section
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


def chosen_lines(
    warehouse: Warehouse,
    *,
    years: tuple[int, ...],
    themes: tuple[str, ...] = (),
    regions: tuple[str, ...] = (),
    sample: bool = True,
) -> pd.DataFrame:
    """One line per year, indicator and region that has a figure or owes one.

    All themes and regions where none is named; the whole comes before its districts.
    Columns: `exports.columns.COLUMNS`.
    """
    return table_of(
        one
        for year in years
        for indicator in _present(warehouse, themes, year, sample=sample)
        for one in _lines(warehouse, indicator, year, sample=sample)
        if not regions or one["地区代码"] in regions
    )


def _present(
    warehouse: Warehouse, themes: tuple[str, ...], year: int, *, sample: bool
) -> Iterator[Indicator]:
    """The indicators of the themes of which anybody has a figure in the year."""
    root = warehouse.catalogue.organisation.root
    there = records(queries.available(warehouse, region=root, sample=sample))
    keys = {r["indicator"] for r in there if r["year"] == year and (r["districts"] or r["whole"])}
    for key, indicator in warehouse.catalogue.indicators.items():
        if key in keys and (not themes or {indicator.topic, indicator.pillar} & {*themes}):
            yield indicator


def _lines(
    warehouse: Warehouse, indicator: Indicator, year: int, *, sample: bool
) -> Iterator[dict[str, Any]]:
    root = warehouse.catalogue.region(warehouse.catalogue.organisation.root)
    asked: dict[str, Any] = {"year": year, "region": root.code, "sample": sample}
    (own,) = records(queries.overview(warehouse, indicators=(indicator.key,), **asked))
    told = own if own["basis"] == "reported" else None
    if own["basis"] is not None:
        place = {"region": root.code, "region_name": root.name}
        row = {**own, **place, "missing_reason": own["missing_reason"] or "not_mentioned"}
        yield line(row, indicator, release=warehouse.number, whole=told, year=year)
    for row in records(queries.by_district(warehouse, indicator=indicator.key, **asked)):
        if row["missing_reason"] not in ("not_mentioned", "not_applicable"):
            yield line(row, indicator, release=warehouse.number, whole=told, year=year)


def chosen_sections(warehouse: Warehouse, **chosen: Any) -> tuple[Section, ...]:
    """A section a year, a table a pillar: indicators down, regions across."""
    sections = []
    for year in chosen["years"]:
        lines = chosen_lines(warehouse, **{**chosen, "years": (year,)})
        pillars = lines["指标代码"].map(lambda key: warehouse.catalogue.indicator(key).pillar)
        tables = (
            table_to_read(f"{year}年{pillar}", lines[pillars == pillar], warehouse.catalogue)
            for pillar in PILLARS
            if (pillars == pillar).any()
        )
        found = tuple(tables)
        words = () if found else (f"{year}年没有符合所选条件的数据。",)
        sections.append(Section(heading=f"{year}年", paragraphs=words, tables=found))
    return tuple(sections)


def chosen_told(warehouse: Warehouse, **chosen: Any) -> tuple[str, ...]:
    """The page's first sentence."""
    lines = chosen_lines(warehouse, **chosen)
    return (to_paste(downloads_sentence(lines), sample="是" in set(lines["示例"])),)


DOWNLOADS = View(
    name="downloads",
    title="所选数据",
    parameters=(YEARS, TOPICS, PLACES),
    table=chosen_lines,
    sections=chosen_sections,
    told=chosen_told,
)
