"""Paragraphs to paste: what a theme, a district or a year has, the whole before its districts.

Asks the questions of the pages; wording stands in `catalogue.paragraphs`.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from catalogue import Region
from catalogue.paragraphs import paragraph
from catalogue.sentences import Statement
from exports import sentences
from warehouse import queries
from warehouse.comparison import amount_of, records
from warehouse.database import Warehouse

Row = dict[str, Any]


def by_topic(statements: Sequence[Statement]) -> list[str]:
    """A paragraph for each topic that has a number, in the statements' order."""
    topics = dict.fromkeys(said.indicator.topic for said in statements)
    told = (
        paragraph(topic, [said for said in statements if said.indicator.topic == topic])
        for topic in topics
    )
    return [words for words in told if words]


def of_theme(
    warehouse: Warehouse,
    table: pd.DataFrame,
    *,
    title: str,
    year: int,
    sample: bool,
    headed: bool = False,
) -> dict[str, str]:
    """By its name a paragraph for the whole and for each district, quotients after their parts.

    `table` answers `queries.side_by_side`; `headed` as of `catalogue.paragraphs.paragraph`.
    """
    root, rows = _root(warehouse), records(table)
    items = dict.fromkeys(row["item"] for row in rows)
    known = [item for item in items if item in warehouse.catalogue.indicators]
    wholes = of_wholes(warehouse, known, year, sample=sample)
    statements = [*wholes, *_quotients(warehouse, rows, root, year), *_districts(warehouse, rows)]
    by_region: dict[str, list[Statement]] = {}
    for said in statements:
        by_region.setdefault(said.region, []).append(said)
    counted = warehouse.catalogue.indicators
    told = {
        region: paragraph(
            title, sorted(own, key=lambda said: said.indicator.key not in counted), headed=headed
        )
        for region, own in by_region.items()
    }
    return {region: words for region, words in told.items() if words}


def of_wholes(
    warehouse: Warehouse, keys: Sequence[str], year: int, *, sample: bool
) -> list[Statement]:
    """What may be said of the whole, indicator by indicator."""
    root = _root(warehouse)
    rows = queries.overview(
        warehouse, indicators=tuple(keys), year=year, region=root.code, sample=sample
    )
    known = warehouse.catalogue.indicator
    return [sentences.of_whole(row, known(row["indicator"]), year, root) for row in records(rows)]


def of_district(
    warehouse: Warehouse, table: pd.DataFrame, *, district: str, year: int
) -> list[str]:
    """A paragraph for each topic, of one district in an answer of `queries.panorama`."""
    root, known, rows = _root(warehouse), warehouse.catalogue.indicator, records(table)
    mixed = {row["indicator"] for row in rows if row["sample"] is True}
    return by_topic(
        [
            sentences.of_district(
                row,
                known(row["indicator"]),
                year,
                root,
                ranked_with_sample=row["indicator"] in mixed,
            )
            for row in rows
            if row["region"] == district
        ]
    )


def _root(warehouse: Warehouse) -> Region:
    return warehouse.catalogue.region(warehouse.catalogue.organisation.root)


def _quotients(
    warehouse: Warehouse, rows: Sequence[Row], root: Region, year: int
) -> list[Statement]:
    """Those of the whole: of its own two figures where it has them, else of the two sums."""
    found: dict[str, Statement] = {}
    for row in rows:
        if row["region"] != root.code or row["item"] not in warehouse.catalogue.quotients:
            continue
        if row["value"] is None or row["item"] in found:
            continue
        sums = row["basis"] == "districts"
        found[row["item"]] = Statement(
            indicator=warehouse.catalogue.item(row["item"]),
            region=sentences.called(root),
            year=year,
            amount=amount_of(row),
            summed=(row["regions_counted"], row["regions_expected"]) if sums else None,
            sample=row["sample"] is True,
        )
    return list(found.values())


def _districts(warehouse: Warehouse, rows: Sequence[Row]) -> list[Statement]:
    root = _root(warehouse)
    own = [row for row in rows if row["region"] != root.code]
    mixed = {row["item"] for row in own if row["sample"] is True}
    return [
        sentences.of_district(
            row,
            warehouse.catalogue.item(row["item"]),
            row["year"],
            root,
            ranked_with_sample=row["item"] in mixed,
        )
        for row in own
    ]
