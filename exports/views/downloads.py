"""下载中心: chosen themes, regions and years in one file; the questions of 区县对比 and 总览."""

from collections.abc import Iterator, Sequence
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

UNSAID = ("not_mentioned", "not_applicable")
"""Of a district that nobody speaks of, and that owes nothing, there is no line."""


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
        for one in _lines(
            warehouse, _present(warehouse, themes, year, sample=sample), year, sample=sample
        )
        if not regions or one["地区代码"] in regions
    )


def _present(
    warehouse: Warehouse, themes: tuple[str, ...], year: int, *, sample: bool
) -> list[Indicator]:
    """The indicators of the themes of which anybody has a figure in the year."""
    root = warehouse.catalogue.organisation.root
    there = records(queries.available(warehouse, region=root, sample=sample))
    keys = {r["indicator"] for r in there if r["year"] == year and (r["districts"] or r["whole"])}
    return [
        indicator
        for key, indicator in warehouse.catalogue.indicators.items()
        if key in keys and (not themes or {indicator.topic, indicator.pillar} & {*themes})
    ]


def _lines(
    warehouse: Warehouse, indicators: Sequence[Indicator], year: int, *, sample: bool
) -> Iterator[dict[str, Any]]:
    """Of each indicator the whole, then its districts by place."""
    root = warehouse.catalogue.region(warehouse.catalogue.organisation.root)
    asked: dict[str, Any] = {"year": year, "region": root.code, "sample": sample}
    asked["indicators"] = tuple(indicator.key for indicator in indicators)
    if not indicators:
        return
    wholes = {row["indicator"]: row for row in records(queries.overview(warehouse, **asked))}
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in records(queries.panorama(warehouse, **asked)):
        parts.setdefault(row["indicator"], []).append(row)
    place = {"region": root.code, "region_name": root.name}
    for indicator in indicators:
        own = wholes[indicator.key]
        told = own if own["basis"] == "reported" else None
        reason = own["missing_reason"] or "not_mentioned"
        whole = [{**own, **place, "missing_reason": reason}] if own["basis"] is not None else []
        said = [r for r in parts.get(indicator.key, []) if r["missing_reason"] not in UNSAID]
        for row in (*whole, *said):
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
    empty="所选的年份、主题和地区凑在一起没有数据，请放宽其中一项",
)
