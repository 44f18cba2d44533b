"""原文核对: what was read in one source; the question its page asks."""

import pandas as pd

from catalogue.sentences import to_paste
from exports import passages
from exports.parameters import SOURCE, Parameter, one_or_more_of
from exports.summaries import source_sentence
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

SHOW = Parameter(
    name="show",
    option="show",
    label="状态",
    example="doubtful,masked",
    read=one_or_more_of("状态", passages.STATE_NAMES),
    say=lambda _, states: "、".join(passages.STATE_NAMES[s] for s in states),
    required=False,
    default=(),
)


def source_lines(
    warehouse: Warehouse, *, source: str, show: tuple[str, ...] = (), sample: bool = True
) -> pd.DataFrame:
    """One line per place that was read in the source, in its order.

    `show` keeps these states only (all where it is empty); of a sample source nothing is left
    without samples. Columns: `exports.passages.COLUMNS`.
    """
    listed = records(queries.sources(warehouse, sample=sample))
    known = any(row["key"] == source for row in listed)
    rows = records(queries.readings(warehouse, source=source)) if known else []
    lines = [passages.line(row) for row in rows if not show or row["state"] in show]
    return pd.DataFrame(lines, columns=list(passages.COLUMNS), dtype=object)


def source_told(
    warehouse: Warehouse, *, source: str, show: tuple[str, ...] = (), sample: bool = True
) -> tuple[str, ...]:
    """The page's first sentence, whatever states are shown."""
    del show
    listed = records(queries.sources(warehouse, sample=sample))
    row = next((row for row in listed if row["key"] == source), None)
    if row is None:
        return ()
    covered = next(iter(records(queries.source_coverage(warehouse, source=source))), {})
    return (to_paste(source_sentence(row, covered), sample=row["sample"] is True),)


SOURCES = View(
    name="sources",
    title="原文核对",
    parameters=(SOURCE, SHOW),
    table=source_lines,
    told=source_told,
    page_only=("place",),
)
