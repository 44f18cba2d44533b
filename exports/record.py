"""The whole record: every figure that any source claims, with its source and its place.

Millions of lines, so DuckDB itself writes them and memory stays bounded. CSV, workbook and
Parquet hold the same lines; who waits for a file is told how much of it is done.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

from exports.delimited import MARK, RUNS
from warehouse.database import Warehouse

CHUNK = 1 << 20
TICK = 0.2
Told = Callable[[float], None]
"""Hears the share done, from 0 to 1, until it is 1."""

# Column, its expression, and whether foreign words stand in it.
COLUMNS: tuple[tuple[str, str, bool], ...] = (
    ("指标代码", "f.indicator", False),
    ("指标", "i.name", False),
    ("支柱", "i.pillar", False),
    ("地区代码", "f.region", False),
    ("地区", "r.name", False),
    ("期间起", "f.period_start", False),
    ("期间止", "f.period_end", False),
    ("状态", "f.status", False),
    ("数值", "f.value", False),
    ("数值上限", "f.value_max", False),
    ("单位", "i.unit", False),
    ("限定", "f.qualifier", False),
    ("缺失原因", "f.missing_reason", False),
    ("来源代码", "f.source", False),
    ("来源", "s.title", False),
    ("发布者", "s.publisher", False),
    ("发布日期", "s.published", False),
    ("文件", "s.file", False),
    ("位置", "f.locator", True),
    ("原文", "f.as_written", True),
    ("示例", "f.sample", False),
    ("更正", "f.correction", True),
)
NAMES = {
    "sources": ("key", ("title", "publisher", "published", "file")),
    "indicators": ("key", ("name", "pillar", "unit")),
    "regions": ("code", ("name",)),
}
"""Foreign words too, by their table and its key: made harmless once and not once a line."""
NUMBERS = ("数值", "数值上限")
LINES = """
FROM figures AS f
JOIN told_indicators AS i ON i.key = f.indicator
JOIN told_regions AS r ON r.code = f.region
JOIN told_sources AS s ON s.key = f.source
WHERE {sample} OR NOT f.sample
"""
Express = Callable[[str, str, bool], str]


def _select(express: Express, *, sample: bool) -> str:
    told = ", ".join(_told(express, table, *names) for table, names in NAMES.items())
    columns = ", ".join(f'{express(*column)} AS "{column[0]}"' for column in COLUMNS)
    return f"WITH {told} SELECT {columns} {LINES.format(sample='TRUE' if sample else 'FALSE')}"


def _told(express: Express, table: str, key: str, names: tuple[str, ...]) -> str:
    said = ", ".join(f"{express(name, name, True)} AS {name}" for name in names)
    return f"told_{table} AS MATERIALIZED (SELECT {key}, {said} FROM {table})"


def _as_it_is(_name: str, expression: str, _foreign: bool) -> str:  # noqa: FBT001 - a row of COLUMNS
    return expression


def _delimited(name: str, expression: str, foreign: bool) -> str:  # noqa: FBT001 - a row of COLUMNS
    """As `exports.delimited.cell` has it: plain digits, and foreign text that nothing runs."""
    if name in NUMBERS:
        return f"rtrim(rtrim(CAST({expression} AS VARCHAR), '0'), '.')"
    if not foreign:
        return expression
    # One kind of line break: each becomes CR LF when the file is sent.
    clean = f"replace(replace({expression}, chr(0), ''), chr(13) || chr(10), chr(10))"
    runs = ", ".join(str(ord(character)) for character in RUNS)
    return f"CASE WHEN unicode({expression}) IN (0, {runs}) THEN {_marked(clean)} ELSE {clean} END"


def _marked(clean: str) -> str:
    """The text with a mark before it, unless what is left of it begins otherwise."""
    first = ", ".join(f"chr({ord(character)})" for character in RUNS)
    return f"CASE WHEN left({clean}, 1) IN ({first}) THEN '''' || {clean} ELSE {clean} END"


def plain_lines(*, sample: bool) -> str:
    """The question for the lines as they are, with their types."""
    return _select(_as_it_is, sample=sample)


def count_lines(warehouse: Warehouse, *, sample: bool) -> int:
    """How many lines the record has."""
    row = warehouse.connection.cursor().execute(
        "SELECT count(*) FROM figures WHERE $1 OR NOT sample", [sample]
    )
    (count,) = row.fetchone() or (0,)
    return int(count)


def nobody(_: float) -> None:
    """Where nobody waits to be told."""


def write_csv(warehouse: Warehouse, path: Path, *, sample: bool, told: Told = nobody) -> None:
    """The lines as DuckDB writes CSV; `csv_chunks` makes of it what Excel opens."""
    _copy(warehouse, _select(_delimited, sample=sample), path, "FORMAT csv, HEADER", told)


def write_parquet(warehouse: Warehouse, path: Path, *, sample: bool, told: Told = nobody) -> None:
    """The lines with their types: dates, DECIMAL(18, 3), booleans."""
    _copy(warehouse, plain_lines(sample=sample), path, "FORMAT parquet, COMPRESSION zstd", told)


def _copy(warehouse: Warehouse, select: str, path: Path, options: str, told: Told) -> None:
    """Written beside the asking thread, which says meanwhile how far it is."""
    cursor = warehouse.connection.cursor()
    # DuckDB counts how far it is only for a bar; it is not to print one.
    cursor.execute("SET enable_progress_bar = true")
    cursor.execute("SET enable_progress_bar_print = false")
    name = str(path).replace("'", "''")
    with ThreadPoolExecutor(max_workers=1) as beside:
        copying = beside.submit(cursor.execute, f"COPY ({select}) TO '{name}' ({options})")
        try:
            while not wait([copying], timeout=TICK).done:
                told(max(0.0, cursor.query_progress() / 100))
        finally:  # whoever waited has gone away
            if not copying.done():
                cursor.interrupt()
    copying.result()
    cursor.close()
    told(1.0)


def csv_chunks(path: Path) -> Iterator[bytes]:
    """The prepared file with mark and CR LF, a megabyte at a time."""
    yield MARK.encode("utf-8")
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk.replace(b"\n", b"\r\n")


def chunks(path: Path) -> Iterator[bytes]:
    """A prepared file as it is, a megabyte at a time."""
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk
