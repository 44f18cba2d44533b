"""The whole record: every figure that any source claims, with its source and its place.

Millions of lines, so DuckDB itself writes them and memory stays bounded; a file is prepared
once per release. CSV, workbook and Parquet hold the same lines.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import duckdb
import xlsxwriter
from filelock import FileLock
from xlsxwriter.format import Format

from exports.codebook import codebook
from exports.delimited import MARK, RUNS
from exports.texts import fitting
from exports.workbook.book import FONT
from warehouse.comparison import records
from warehouse.database import Warehouse

CHUNK = 1 << 20
SHEET_LINES = 1_000_000
"""A sheet holds 1,048,576 rows; more lines go on on the next."""
BATCH = 20_000

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


def write_csv(warehouse: Warehouse, path: Path, *, sample: bool) -> None:
    """The lines as DuckDB writes CSV; `csv_chunks` makes of it what Excel opens."""
    _copy(warehouse, _select(_delimited, sample=sample), path, "FORMAT csv, HEADER")


def write_parquet(warehouse: Warehouse, path: Path, *, sample: bool) -> None:
    """The lines with their types: dates, DECIMAL(18, 3), booleans."""
    _copy(warehouse, plain_lines(sample=sample), path, "FORMAT parquet, COMPRESSION zstd")


def _copy(warehouse: Warehouse, select: str, path: Path, options: str) -> None:
    cursor = warehouse.connection.cursor()
    try:
        name = str(path).replace("'", "''")
        cursor.execute(f"COPY ({select}) TO '{name}' ({options})")
    finally:
        cursor.close()


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


def write_xlsx(warehouse: Warehouse, path: Path, *, sample: bool) -> None:
    """The lines on as many sheets as they need, after the codebook. Row by row, not in memory."""
    book = xlsxwriter.Workbook(
        str(path),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    head = book.add_format({"bold": True, "font_name": FONT, "bg_color": "#EEF3F8"})
    table = codebook(warehouse)
    notes = [list(map(str, table.columns)), *(list(row.values()) for row in records(table))]
    _sheet(book, "编码手册", notes[0], iter(notes[1:]), head)
    cursor = warehouse.connection.cursor()
    try:
        cursor.execute(plain_lines(sample=sample))
        lines = _fetched(cursor)
        number = 1
        names = [name for name, _, _ in COLUMNS]
        while _sheet(book, f"全部数据{number}", names, lines, head) == SHEET_LINES:
            number += 1
    finally:
        cursor.close()
        book.close()


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[Iterable[object]]:
    while batch := cursor.fetchmany(BATCH):
        yield from batch


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    heads: list[str],
    lines: Iterator[Iterable[object]],
    look: Format,
) -> int:
    """A sheet of up to a million lines; how many it has."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads) - 1, 14)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, look)
    row = 0
    while row < SHEET_LINES and (line := next(lines, None)) is not None:
        row += 1
        for column, value in enumerate(line):
            if value is None:
                continue
            if heads[column] in NUMBERS:
                sheet.write_number(row, column, float(str(value)))
            else:
                sheet.write_string(row, column, fitting(str(value)))
    return row


Writer = Callable[..., None]
RECORD_FORMS: dict[str, tuple[Writer, Callable[[Path], Iterator[bytes]], str]] = {
    ".csv": (write_csv, csv_chunks, "text/csv; charset=utf-8"),
    ".xlsx": (
        write_xlsx,
        chunks,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ".parquet": (write_parquet, chunks, "application/vnd.apache.parquet"),
}
"""By ending: what prepares the file, what sends it, its media type."""


def record_name(warehouse: Warehouse, suffix: str, *, sample: bool) -> str:
    """全部数据_第3版_含示例.csv"""
    return f"全部数据_第{warehouse.number}版{'_含示例' if sample else ''}{suffix}"


def path_of(release: str, suffix: str, folder: Path, *, sample: bool) -> Path:
    """Where the prepared file of this release lies, whether it is there yet or not."""
    return folder / f"{release}{'' if sample else '-real'}{suffix}"


def prepared(
    warehouse: Warehouse, release: str, suffix: str, folder: Path, *, sample: bool
) -> Path:
    """The file of this release, made on the first asking; who asks at the same time waits.

    `release` is the name of the release's file. Files of other releases are cleared away.
    Raises `OSError`, `duckdb.Error`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = path_of(release, suffix, folder, sample=sample)
    with FileLock(folder / "preparing.lock"):
        if not path.exists():
            for old in folder.glob("*.duckdb*"):
                if not old.name.startswith(release):
                    with suppress(PermissionError):  # Windows: still being sent to somebody
                        old.unlink(missing_ok=True)
            part = path.with_name(f"{path.name}.part")
            RECORD_FORMS[suffix][0](warehouse, part, sample=sample)
            os.replace(part, path)  # noqa: PTH105 - in one step
    return path
