"""区县对比: one indicator, one year, every district; the questions its page asks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.sentences import sentence, to_paste
from catalogue.wording import Scale, change_in_words, column_scale
from exports import sentences
from exports.columns import line, rank_in_words, table_of
from exports.parameters import INDICATOR, YEAR
from exports.summaries import districts_sentence
from exports.tables import (
    NONE,
    Chart,
    Column,
    Section,
    Table,
    figure,
    percentage,
    source_line,
    with_unit,
    words,
)
from exports.view import View
from warehouse import queries
from warehouse.comparison import any_sample, records
from warehouse.database import Warehouse


def district_lines(
    warehouse: Warehouse, *, indicator: str, year: int, sample: bool = True
) -> pd.DataFrame:
    """One line per district, first place first. Columns: `exports.columns.COLUMNS`."""
    root = warehouse.catalogue.organisation.root
    meaning = warehouse.catalogue.indicator(indicator)
    whole = queries.reported(warehouse, indicator=indicator, year=year, region=root, sample=sample)
    city = None if whole.empty else records(whole)[0]
    rows = queries.by_district(
        warehouse, indicator=indicator, year=year, region=root, sample=sample
    )
    return table_of(
        line(row, meaning, release=warehouse.number, whole=city, year=year) for row in records(rows)
    )


def district_sections(
    warehouse: Warehouse, *, indicator: str, year: int, sample: bool = True
) -> tuple[Section, ...]:
    """What is said of the whole and of each district, and the page's table with its bars."""
    meanings = warehouse.catalogue
    root, meaning = meanings.region(meanings.organisation.root), meanings.indicator(indicator)
    asked: dict[str, Any] = {"year": year, "region": root.code, "sample": sample}
    answer = queries.by_district(warehouse, indicator=indicator, **asked)
    rows = records(answer)
    city = records(queries.overview(warehouse, indicators=(indicator,), **asked))[0]
    said = [sentences.of_whole(city, meaning, year, root)] if city["value"] is not None else []
    said += sentences.of_districts(rows, meaning, year, root)
    table = replace(
        district_table(rows, meaning, year), insight=districts_sentence(answer, meaning, year)
    )
    paragraphs = tuple(sentence(statement) for statement in said)
    return (Section(heading=meaning.name, paragraphs=paragraphs, tables=(table,), in_notes=True),)


def districts_told(
    warehouse: Warehouse, *, indicator: str, year: int, sample: bool = True
) -> Sequence[str]:
    """The page's first sentence."""
    root, meaning = warehouse.catalogue.organisation.root, warehouse.catalogue.indicator(indicator)
    table = queries.by_district(
        warehouse, indicator=indicator, year=year, region=root, sample=sample
    )
    return (to_paste(districts_sentence(table, meaning, year), sample=any_sample(table)),)


def district_table(rows: Sequence[Mapping[str, Any]], indicator: Indicator, year: int) -> Table:
    """区县, 名次, 数值, 占比, 较上年, as on the screen, with ranked bars."""
    scale = column_scale([v for r in rows for v in (r["value"], r["value_max"])], indicator)
    with_share = any(row["share"] is not None for row in rows)
    title = f"{year}年{indicator.name}，各区县"
    share = [Column(title="占区县合计（%）")] if with_share else []
    return Table(
        title=title,
        columns=(
            Column(title="区县"),
            Column(title="名次"),
            with_unit(indicator.name, scale, indicator),
            *share,
            Column(title="较上年"),
        ),
        rows=tuple(_row(row, indicator, scale, with_share=with_share) for row in rows),
        source=source_line(rows),
        sample=any(row["sample"] is True for row in rows),
        chart=None if indicator.kind == "rank" else _bars(rows, title, scale),
    )


def _bars(rows: Sequence[Mapping[str, Any]], title: str, scale: Scale) -> Chart:
    """Ranked bars of those present. Places have none: a longer bar would say 60th beats 9th."""
    present = [row["value"] for row in rows if row["value"] is not None]
    return Chart(
        kind="bars",
        title=title,
        scale=scale,
        labels=0,
        series=(2,),
        rows=len(present),
        from_zero=min(present, default=0) >= 0,
    )


def _row(
    row: Mapping[str, Any], indicator: Indicator, scale: Scale, *, with_share: bool
) -> tuple[Any, ...]:
    changed = NONE if row["value"] is None else change_in_words(row["change"], indicator)
    return (
        words(row["region_name"]),
        words(rank_in_words(row) or NONE),
        figure(row, indicator, scale),
        *([percentage(row["share"])] if with_share else []),
        words(changed),
    )


def district_heading(warehouse: Warehouse, arguments: Mapping[str, Any]) -> str:
    """2022年万企兴万村投资总额区县对比"""
    name = warehouse.catalogue.indicator(arguments["indicator"]).name
    return f"{arguments['year']}年{name}区县对比"


DISTRICTS = View(
    name="districts",
    title="区县对比",
    parameters=(INDICATOR, YEAR),
    table=district_lines,
    page_only=("then", "per"),
    heading=district_heading,
    charted=True,
    sections=district_sections,
    told=districts_told,
)
