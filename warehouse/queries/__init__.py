"""The questions a release answers. Screen and file call the same functions.

One function a question, named by its answer, one static SQL statement with bound
parameters; the docstring names the columns. Values are `Decimal` in the base unit;
`sample=False` leaves every sample figure out. Nothing here words or draws a number.
"""

from warehouse.queries.coverage import available, coverage, release_summary
from warehouse.queries.districts import by_district, district_total
from warehouse.queries.overview import overview
from warehouse.queries.provenance import claims, reported
from warehouse.queries.shared import CannotBeAdded
from warehouse.queries.sheets import records_of, rows_around, sheets, source_coverage
from warehouse.queries.sources import (
    readings,
    source_blocks,
    source_figures,
    source_passages,
    source_text,
    sources,
)
from warehouse.queries.trends import sum_over_years, trend

__all__ = [
    "CannotBeAdded",
    "available",
    "by_district",
    "claims",
    "coverage",
    "district_total",
    "overview",
    "readings",
    "records_of",
    "release_summary",
    "reported",
    "rows_around",
    "sheets",
    "source_blocks",
    "source_coverage",
    "source_figures",
    "source_passages",
    "source_text",
    "sources",
    "sum_over_years",
    "trend",
]
