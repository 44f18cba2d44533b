"""The whole record as CSV beside DuckDB's own COPY of the same lines, and workbooks.

Runs in a process of its own (`python -m bench.exporting RELEASE FOLDER`), because memory is
measured by process. Builds nothing.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import catalogue
from bench import generating
from bench.processes import peak, told_by
from bench.reporting import Measure, ratio
from exports import record, record_book
from exports.codebook import codebook
from exports.forms import FORMS
from exports.views import DISTRICTS
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

BAR_RATIO, BAR_GIGABYTES, BAR_WORKBOOK = 2.0, 4.0, 1.0
ROUNDS, BOOK_LINES = 3, 100_000


def measures(release: Path, folder: Path) -> list[Measure]:
    """Seconds of both, the peak memory of the one that writes ours, and a page's workbook."""
    told = told_by("bench.exporting", release, folder)
    streamed = ratio("whole record as CSV / DuckDB's COPY", told["ours"], told["copy"], BAR_RATIO)
    size = f"{told['lines']:,} lines, {told['megabytes']:,.0f} MB"
    return [
        Measure(
            name=streamed.name,
            figure=streamed.figure,
            bar=BAR_RATIO,
            beside=f"{streamed.beside}; {size}",
        ),
        Measure(
            name="whole record, peak memory",
            figure=told["peak"] / 1e9,
            unit="GB",
            bar=BAR_GIGABYTES,
        ),
        Measure(
            name=f"workbook of {told['book_lines']:,} lines of the record",
            figure=told["book"],
            unit="s",
            beside=f"once; {told['book_peak'] / 1e9:.2f} GB at most",
        ),
        Measure(name="a page's workbook", figure=min(told["workbook"]), unit="s", bar=BAR_WORKBOOK),
    ]


def _measure_here(release: Path, folder: Path) -> dict[str, Any]:
    folder.mkdir(parents=True, exist_ok=True)
    large = release.stat().st_size > 1e8
    warehouse = Warehouse.open(release, generating.meanings() if large else catalogue.load())
    ours, theirs = [], []
    sent = 0
    for _ in range(ROUNDS):
        theirs.append(_seconds(lambda: _plain_copy(warehouse, folder / "plain.csv")))
        start = time.perf_counter()
        record.write_csv(warehouse, folder / "ours.csv", sample=True)
        sent = sum(len(chunk) for chunk in record.csv_chunks(folder / "ours.csv"))
        ours.append(time.perf_counter() - start)
    lines = record.count_lines(warehouse, sample=True)
    return {
        "ours": ours,
        "copy": theirs,
        "peak": peak(),
        "lines": lines,
        "megabytes": sent / 1e6,
        "book_lines": min(lines, BOOK_LINES),
        "book": _seconds(lambda: _book(warehouse, folder / "ours.xlsx")),
        "book_peak": peak(),
        "workbook": [_seconds(lambda: _workbook(warehouse)) for _ in range(ROUNDS)],
    }


def _seconds(doing: Any) -> float:
    start = time.perf_counter()
    doing()
    return time.perf_counter() - start


def _plain_copy(warehouse: Warehouse, path: Path) -> None:
    plain = record.plain_lines(sample=True)
    warehouse.connection.execute(f"COPY ({plain}) TO '{path}' (FORMAT csv, HEADER)")


def _book(warehouse: Warehouse, path: Path) -> None:
    """As many lines as would hold up nobody for long: a full sheet takes ten times as long."""
    cursor = warehouse.connection.cursor()
    cursor.execute(f"{record.plain_lines(sample=True)} LIMIT {BOOK_LINES}")
    record_book.write_book(path, codebook(warehouse), iter(cursor.fetchone, None))
    cursor.close()


def _workbook(warehouse: Warehouse) -> None:
    root = warehouse.catalogue.organisation.root
    there = records(queries.available(warehouse, region=root))
    row = next(r for r in reversed(there) if r["districts"] > 1)
    arguments = {"indicator": row["indicator"], "year": row["year"], "sample": True}
    FORMS[".xlsx"].content(DISTRICTS, warehouse, arguments)


if __name__ == "__main__":
    print(json.dumps(_measure_here(Path(sys.argv[1]), Path(sys.argv[2]))))
