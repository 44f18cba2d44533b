"""报送进度: who owes what for a year, the list to chase; the questions its page asks."""

from collections.abc import Collection
from typing import Any

import pandas as pd

from catalogue.sentences import to_paste
from exports import reporting
from exports.lines import as_they_are
from exports.parameters import YEAR, Parameter, one_or_more_of
from exports.summaries import coverage_sentence
from exports.tables import Section
from exports.view import View
from warehouse import queries
from warehouse.comparison import any_sample, records
from warehouse.database import Warehouse


def _said(states: Collection[str]) -> str:
    """催报名单 for what is still to come, else the states by name."""
    if set(states) == set(reporting.CHASED):
        return "催报名单"
    return "、".join(reporting.STATE_NAMES[state] for state in states)


SHOW = Parameter(
    name="show",
    option="show",
    label="状态",
    example="not_reported,refused",
    read=one_or_more_of("状态", reporting.STATE_NAMES),
    say=lambda _, states: _said(states),
    required=False,
    default=reporting.CHASED,
)


def coverage_lines(
    warehouse: Warehouse,
    *,
    year: int,
    show: tuple[str, ...] = reporting.CHASED,
    sample: bool = True,
) -> pd.DataFrame:
    """One line per district, state and return, of what was owed and is in one of the states `show`.

    By district. Columns: `exports.reporting.COLUMNS`.
    """
    root = warehouse.catalogue.organisation.root
    came = _by_region(queries.returns(warehouse, year=year, region=root, sample=sample))
    wrong = _by_region(queries.refusals(warehouse, year=year, region=root, sample=sample))
    owed = _by_region(queries.reporting(warehouse, year=year, region=root, sample=sample))
    lines = [
        line
        for region in warehouse.catalogue.districts
        for line in reporting.lines(
            owed.get(region.code, []),
            show,
            came.get(region.code, []),
            wrong.get(region.code, []),
            warehouse.catalogue,
            year=year,
            release=warehouse.number,
        )
    ]
    return pd.DataFrame(lines, columns=list(reporting.COLUMNS), dtype=object)


def coverage_sections(warehouse: Warehouse, **asked: Any) -> tuple[Section, ...]:
    """The list as on the page, or that there is nobody to chase."""
    said, lines = _said(asked["show"]), records(coverage_lines(warehouse, **asked))
    if not lines:
        return (Section(heading=said, paragraphs=("没有符合条件的数据。",)),)
    table = as_they_are(f"{asked['year']}年度{said}", reporting.SHOWN, lines)
    return (Section(heading=said, tables=(table,)),)


def coverage_told(
    warehouse: Warehouse, *, year: int, show: tuple[str, ...] = (), sample: bool = True
) -> tuple[str, ...]:
    """The page's first sentence, whatever states are shown."""
    del show
    root = warehouse.catalogue.organisation.root
    cells = queries.reporting(warehouse, year=year, region=root, sample=sample)
    return (to_paste(coverage_sentence(cells, year), sample=any_sample(cells)),)


def _by_region(answer: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in records(answer):
        found.setdefault(row["region"], []).append(row)
    return found


COVERAGE = View(
    name="coverage",
    title="报送进度",
    parameters=(YEAR, SHOW),
    table=coverage_lines,
    sections=coverage_sections,
    told=coverage_told,
    years=lambda warehouse, _: set(queries.years_owed(warehouse)["year"]),
    heading=lambda _, asked: f"{asked['year']}年度报送进度：{_said(asked['show'])}",
)
