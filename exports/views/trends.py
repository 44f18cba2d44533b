"""年度走势: one indicator, chosen regions, all years; the questions its page asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.sentences import sentence, to_paste
from catalogue.wording import Scale, column_scale
from exports import sentences
from exports.columns import line, table_of
from exports.parameters import INDICATOR, REGIONS
from exports.summaries import trend_sentence
from exports.tables import (
    NONE,
    Cell,
    Chart,
    Column,
    Section,
    Table,
    figure,
    source_line,
    with_unit,
    words,
)
from exports.view import View
from warehouse import queries
from warehouse.comparison import any_sample, records
from warehouse.database import Warehouse


def trend_lines(
    warehouse: Warehouse, *, indicator: str, regions: tuple[str, ...], sample: bool = True
) -> pd.DataFrame:
    """One line per region, basis and year, gaps included with their reason; the city first."""
    root = warehouse.catalogue.organisation.root
    meaning = warehouse.catalogue.indicator(indicator)
    asked = dict.fromkeys((root, *regions))
    rows = records(
        queries.trend(warehouse, indicator=indicator, regions=tuple(asked), sample=sample)
    )
    # By day, not by year: the city's count of June is not the whole of a count of December.
    city = {_day(r): r for r in rows if r["region"] == root and r["basis"] == "reported"}
    return table_of(
        line(row, meaning, release=warehouse.number, whole=city.get(_day(row)), year=row["year"])
        for row in rows
    )


def _day(row: Mapping[str, Any]) -> date:
    """The last day a row speaks of; of a year without a figure, the year's."""
    return row["period_end"] or date(row["year"], 12, 31)


def trend_sections(
    warehouse: Warehouse, *, indicator: str, regions: tuple[str, ...], sample: bool = True
) -> tuple[Section, ...]:
    """What is said of the latest year, and the page's table of years with its lines."""
    meanings = warehouse.catalogue
    root, meaning = meanings.region(meanings.organisation.root), meanings.indicator(indicator)
    asked = tuple(dict.fromkeys((root.code, *regions)))
    answer = queries.trend(warehouse, indicator=indicator, regions=asked, sample=sample)
    rows = records(answer)
    if not rows:
        return (Section(heading=meaning.name, paragraphs=("所选地区没有年度数据。",)),)
    latest = max(row["year"] for row in rows)
    said = sentences.of_districts(
        records(
            queries.by_district(
                warehouse, indicator=indicator, year=latest, region=root.code, sample=sample
            )
        ),
        meaning,
        latest,
        root,
    )
    chosen = {meanings.region(code).name for code in regions}
    paragraphs = tuple(sentence(s) for s in said if s.region in chosen)
    insight = trend_sentence(
        answer[answer["region"].isin(regions)], meaning, meanings.breaks_of(meaning, regions)
    )
    table = replace(years_table(rows, meaning, undrawn=root.code), insight=insight)
    return (Section(heading=meaning.name, paragraphs=paragraphs, tables=(table,)),)


def trend_told(
    warehouse: Warehouse, *, indicator: str, regions: tuple[str, ...], sample: bool = True
) -> Sequence[str]:
    """The page's first sentence."""
    meaning = warehouse.catalogue.indicator(indicator)
    table = queries.trend(warehouse, indicator=indicator, regions=regions, sample=sample)
    breaks = warehouse.catalogue.breaks_of(meaning, regions)
    return (to_paste(trend_sentence(table, meaning, breaks), sample=any_sample(table)),)


def years_table(
    rows: Sequence[Mapping[str, Any]], indicator: Indicator, *, undrawn: str = ""
) -> Table:
    """Years down, the latest last; a column for each region and basis, as on the screen.

    The region `undrawn` has no line beside others: a whole would press its parts flat.
    """
    scale = column_scale([v for r in rows for v in (r["value"], r["value_max"])], indicator)
    series = dict.fromkeys((r["region"], r["basis"]) for r in rows)
    names = {(r["region"], r["basis"]): _series_name(r) for r in rows}
    cells = {(r["region"], r["basis"], r["year"]): r for r in rows}
    lines = [n for n, (region, _) in enumerate(series, 1) if region != undrawn]
    years = sorted({row["year"] for row in rows})
    first, last = years[0], years[-1]
    only = "" if len({row["region"] for row in rows}) > 1 else rows[0]["region_name"]
    title = f"{first}—{last}年{only}{indicator.name}"
    return Table(
        title=title,
        columns=(Column(title="年份"), *(with_unit(names[s], scale, indicator) for s in series)),
        rows=tuple(
            (
                words(f"{year}年"),
                *(_year_cell(cells.get((*s, year)), indicator, scale) for s in series),
            )
            for year in years
        ),
        source=source_line(rows),
        sample=any(row["sample"] is True for row in rows),
        chart=Chart(
            kind="lines",
            title=title,
            scale=scale,
            labels=0,
            series=tuple(lines or range(1, len(series) + 1)),
            rows=len(years) if any(row["value"] is not None for row in rows) else 0,
        ),
    )


def _series_name(row: Mapping[str, Any]) -> str:
    sums = row["basis"] == "districts"
    return f"{row['region_name']}（区县合计）" if sums else str(row["region_name"])


def _year_cell(row: Mapping[str, Any] | None, indicator: Indicator, scale: Scale) -> Cell:
    """The year's figure; a count of another day than 31 December, or of some districts, says so.

    At its point in a line stand its hedge and its day: the line itself says neither.
    """
    if row is None:
        return words(NONE)
    cell = figure(row, indicator, scale)
    if cell.value is None:
        return cell
    end = row["period_end"]
    early = "" if end is None or (end.month, end.day) == (12, 31) else f"截至{end.month}月"
    lacking = row["basis"] == "districts" and row["regions_counted"] != row["regions_expected"]
    some = f"{row['regions_counted']}/{row['regions_expected']}个区县" if lacking else ""
    beside = "".join(f"（{note}）" for note in (early, some) if note)
    before, after = cell.around
    hedged = row["qualifier"] != "exact"
    return replace(
        cell,
        words=f"{cell.words}{beside}",
        around=(before, f"{after}{beside}"),
        drawn=not lacking,  # a sum that lacks a district would be drawn as a fall
        note=f"{cell.words}{beside}" if hedged else early,
    )


def trend_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """会员数年度走势"""
    return f"{warehouse.catalogue.indicator(arguments['indicator']).name}年度走势"


TRENDS = View(
    name="trends",
    title="年度走势",
    parameters=(INDICATOR, REGIONS),
    table=trend_lines,
    page_only=("axis", "year", "then"),
    heading=trend_heading,
    charted=True,
    sections=trend_sections,
    told=trend_told,
)
