"""The whole record as files that wait: made on the first asking, once per release, and kept.

Knows where they lie and what they are called; `exports.record` writes them.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from exports.record import Told, chunks, csv_chunks, nobody, write_csv, write_parquet
from exports.record_book import write_xlsx
from warehouse.database import Warehouse

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
    warehouse: Warehouse,
    release: str,
    suffix: str,
    folder: Path,
    *,
    sample: bool,
    told: Told = nobody,
) -> Path:
    """The file of this release, made on the first asking; who asks at the same time waits.

    `release` is the name of the release's file. Files of other releases are cleared away.
    `told` hears the share done. Raises `ExportError`, `OSError`, `duckdb.Error`.
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
            RECORD_FORMS[suffix][0](warehouse, part, sample=sample, told=told)
            os.replace(part, path)  # noqa: PTH105 - in one step
    return path
