"""What a release says of whatever the figures of a file can be held against.

Reads the observations of a release by their shape, never by its questions. Apart from the rest,
because the database takes a second to load and not every check needs it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from catalogue import Catalogue
from catalogue.quantities import Amount
from etl.figures import Figure, Unfilled
from etl.known.values import Cell, KnownValue
from warehouse.database import open_readonly

RELEASED = """
SELECT o.indicator, o.region, o.period_start, o.period_end,
    o.value, o.value_max, o.qualifier, o.sample, s.file, o.locator,
    s.kind = 'return' AS returned,
    (SELECT number FROM release) AS number
FROM observations AS o
JOIN sources AS s ON s.key = o.source
WHERE o.status = 'actual' AND o.value IS NOT NULL
    AND o.indicator IN (SELECT unnest($indicators))
    AND o.region IN (SELECT unnest($regions))
    AND year(o.period_end) BETWEEN $first AND $last
"""


def released_values(
    release: Path, figures: Iterable[Figure | Unfilled], catalogue: Catalogue
) -> list[tuple[Cell, KnownValue]]:
    """What a release says of whatever these figures can be held against.

    Raises `duckdb.Error` where the file is no release.
    """
    told = list(figures)
    years = [figure.period_end.year for figure in told]
    if not years:
        return []
    asked = {
        "indicators": sorted(_concerned({figure.indicator for figure in told}, catalogue)),
        "regions": sorted({*(figure.region for figure in told), *_siblings(told, catalogue)}),
        "first": min(years) - 1,
        "last": max(years),
    }
    with open_readonly(release) as connection:
        rows = connection.execute(RELEASED, asked).fetchall()
    return [_known(row) for row in rows]


def _known(row: tuple[Any, ...]) -> tuple[Cell, KnownValue]:
    *cell, value, most, qualifier, sample, file, place, returned, number = row
    indicator, region, start, end = cell
    amount = Amount(value=value, value_max=most, qualifier=qualifier)
    known = KnownValue(
        amount=amount, file=file, place=place, sample=sample, release=number, returned=returned
    )
    return (indicator, region, start, end), known


def _concerned(keys: set[str], catalogue: Catalogue) -> set[str]:
    """The indicators, the wholes they are parts of, and the parts of both."""
    divided = {
        key
        for whole in catalogue.indicators.values()
        for parts in whole.parts
        for key in (whole.key, *parts.indicators)
        if keys & {whole.key, *parts.indicators}
    }
    return keys | divided


def _siblings(figures: Iterable[Figure | Unfilled], catalogue: Catalogue) -> set[str]:
    """The parts of whatever the figures' regions are parts of."""
    parents = {
        region.parent
        for figure in figures
        if (region := catalogue.regions.get(figure.region)) is not None
    }
    return {r.code for r in catalogue.regions.values() if r.parent in parents - {None}}
