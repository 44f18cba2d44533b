"""指标全景: every indicator of a year for the whole and each district; what its page asks."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue.meaning import PILLARS
from catalogue.sentences import to_paste
from exports.columns import line, table_of
from exports.paragraphs import by_topic, of_wholes
from exports.parameters import YEAR, Parameter, one_of
from exports.summaries import panorama_sentence
from exports.view import View
from warehouse import queries
from warehouse.comparison import any_sample, records
from warehouse.database import Warehouse

ALL = "all"
PILLAR_NAMES = {ALL: "全部", **{name: name for name in PILLARS}}
PILLAR = Parameter(
    name="pillar",
    option="pillar",
    label="支柱",
    example="团结立会",
    read=one_of("支柱", PILLAR_NAMES),
    say=lambda _, pillar: "" if pillar == ALL else str(pillar),
    required=False,
    default=ALL,
)


def compared_keys(
    warehouse: Warehouse, *, year: int, pillar: str = ALL, sample: bool = True
) -> tuple[str, ...]:
    """The indicators of the page, in its order: all, or those of one pillar."""
    root = warehouse.catalogue.organisation.root
    rows = queries.compared_indicators(warehouse, year=year, region=root, sample=sample)
    return tuple(r["indicator"] for r in records(rows) if pillar in (ALL, r["pillar"]))


def indicator_lines(
    warehouse: Warehouse, *, year: int, pillar: str = ALL, sample: bool = True
) -> pd.DataFrame:
    """By indicator: one line for the whole, then one per district in the fixed order.

    Columns: `exports.columns.COLUMNS`.
    """
    catalogue = warehouse.catalogue
    root = catalogue.region(catalogue.organisation.root)
    asked: dict[str, Any] = {"year": year, "sample": sample}
    keys = compared_keys(warehouse, pillar=pillar, **asked)
    asked |= {"indicators": keys, "region": root.code}
    wholes = {row["indicator"]: row for row in records(queries.overview(warehouse, **asked))}
    order = [region.code for region in catalogue.districts]
    rows = sorted(
        records(queries.panorama(warehouse, **asked)),
        key=lambda row: (keys.index(row["indicator"]), order.index(row["region"])),
    )
    lines: list[dict[str, Any]] = []
    for key in keys:
        whole = {**wholes[key], "region": root.code, "region_name": root.name}
        told = whole if whole["basis"] == "reported" else None
        reason = whole["missing_reason"] or "not_mentioned"
        own = [{**whole, "missing_reason": reason}, *(r for r in rows if r["indicator"] == key)]
        lines += [_line(row, warehouse, key, told, year) for row in own]
    return table_of(lines)


def indicators_told(
    warehouse: Warehouse, *, year: int, pillar: str = ALL, sample: bool = True
) -> Sequence[str]:
    """The page's first sentence, then a paragraph for each topic of the whole."""
    root = warehouse.catalogue.organisation.root
    keys = compared_keys(warehouse, year=year, pillar=pillar, sample=sample)
    table = queries.panorama(warehouse, indicators=keys, year=year, region=root, sample=sample)
    said = panorama_sentence(table, warehouse.catalogue, year, pillar)
    wholes = of_wholes(warehouse, keys, year, sample=sample)
    return (to_paste(said, sample=any_sample(table)), *by_topic(wholes))


def _line(
    row: Mapping[str, Any],
    warehouse: Warehouse,
    key: str,
    whole: Mapping[str, Any] | None,
    year: int,
) -> dict[str, Any]:
    meaning = warehouse.catalogue.indicator(key)
    return line(row, meaning, release=warehouse.number, whole=whole, year=year)


INDICATORS = View(
    name="indicators",
    title="指标全景",
    parameters=(YEAR, PILLAR),
    table=indicator_lines,
    told=indicators_told,
)
