"""How a release comes about: built beside the others, checked, and only then put in force.

One build at a time, under a lock that dies with its process. Whatever goes wrong before the
last step leaves the release in force as it was.
"""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from warehouse import pointer
from warehouse.checking import Complaint, check
from warehouse.contents import Contents, ReleaseError, examine, file_name, number_in
from warehouse.database import create, materialise
from warehouse.filling import insert_issues

Fill = Callable[[duckdb.DuckDBPyConnection, int], None]
WAIT_SECONDS = 600.0
KEEP = 10
KEEP_AT_LEAST = 1
MOVE_SECONDS = 30.0
PART = ".part"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL_IN_WORDS = ("No space left", "File too large", "Disk quota", "not enough space")


class CheckError(ReleaseError):
    """The checks found errors: nothing was put in force. `complaints` holds all of them."""

    def __init__(self, complaints: list[Complaint]) -> None:
        self.complaints = complaints
        errors = [str(c) for c in complaints if c.severity == "error"]
        shown = "\n".join(f"  {line}" for line in errors[:20])
        super().__init__(f"检查发现{len(errors)}处错误，新版本未启用，原版本继续有效：\n{shown}")


def nothing_to_say() -> None:
    """The answer to waiting where nobody listens."""


def release_files(folder: Path) -> list[Path]:
    """The finished releases in the folder, newest first."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    numbered = [(number, name) for name in names if (number := number_in(name)) is not None]
    return [folder / name for _, name in sorted(numbered, reverse=True)]


def publish(
    folder: Path,
    fill: Fill,
    *,
    wait_seconds: float = WAIT_SECONDS,
    keep: int = KEEP,
    on_wait: Callable[[], None] = nothing_to_say,
) -> tuple[Path, Contents]:
    """The file of the new release, in force, and what it holds. Raises `ReleaseError`."""
    if keep < KEEP_AT_LEAST:
        raise ReleaseError(f"至少要保留{KEEP_AT_LEAST}个版本，读到{keep}")
    with _failures_in_words(folder), _building(folder, wait_seconds, on_wait):
        number = _next_number(folder)
        _clear_leftovers(folder)
        path = folder / file_name(number, datetime.now(UTC))
        part = path.with_name(path.name + PART)
        try:
            contents = _make(part, fill, number)
            with moving(folder):
                before = pointer.named(folder)
                _put_in_force(part, path)
                _clear_old(folder, keep, spared={before, path.name})
        finally:
            _clear_leftovers(folder)
    return path, contents


@contextmanager
def moving(folder: Path) -> Iterator[None]:
    """Hold the pointer: nobody else moves it or clears a release away meanwhile."""
    with _failures_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(folder / "moving.lock", timeout=MOVE_SECONDS):
                yield
        except Timeout as error:
            raise ReleaseError("另一个命令正在切换版本，请稍后再试") from error


@contextmanager
def _building(folder: Path, wait_seconds: float, on_wait: Callable[[], None]) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "building.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        on_wait()
        try:
            lock.acquire(timeout=wait_seconds)
        except Timeout as error:
            raise ReleaseError(
                f"另一个构建正在进行，等候{wait_seconds:g}秒后仍未结束，请稍后再试"
            ) from error
    try:
        yield
    finally:
        lock.release()


def _next_number(folder: Path) -> int:
    """One more than any number seen: in finished files, in leftovers, in the pointer."""
    names = [path.name.removesuffix(PART) for path in folder.iterdir()]
    numbers = [number_in(name) or 0 for name in [*names, pointer.named(folder)]]
    return max(numbers, default=0) + 1


def _clear_leftovers(folder: Path) -> None:
    """What a killed build left behind. Only ever called by the one that holds the lock."""
    for path in [*folder.glob(f"*.duckdb{PART}*"), *folder.glob("*.duckdb.wal")]:
        with suppress(OSError):  # still open somewhere on Windows: next time
            path.unlink(missing_ok=True)
    shutil.rmtree(folder / "spill", ignore_errors=True)


def _make(part: Path, fill: Fill, number: int) -> Contents:
    connection = create(part)
    try:
        fill(connection, number)
        materialise(connection)
        complaints = check(connection)
        if any(complaint.severity == "error" for complaint in complaints):
            raise CheckError(complaints)
        insert_issues(connection, complaints)
        connection.execute("CHECKPOINT")
    finally:
        with suppress(duckdb.Error):  # after a full disk, closing complains once more
            connection.close()
    pointer.settle(part)
    contents = examine(part)
    if contents is None or contents.number != number:
        raise ReleaseError("新版本写成后打不开，未启用；原版本继续有效")
    return contents


def _put_in_force(part: Path, path: Path) -> None:
    part.rename(path)
    pointer.settle_folder(path.parent)
    try:
        pointer.move(path.parent, path.name)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _clear_old(folder: Path, keep: int, spared: set[str]) -> None:
    """Spared beside the newest: the one in force, and the one that was until now, because a
    reader that has just read the pointer opens that file a moment later.
    """
    for path in release_files(folder)[keep:]:
        if path.name not in spared:
            with suppress(OSError):  # open in a reader on Windows: next time
                path.unlink()


@contextmanager
def _failures_in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except (duckdb.IntegrityError, duckdb.DataError) as error:
        raise ReleaseError(f"有数据不合数据库的规则，新版本未启用：{error}") from error
    except (OSError, duckdb.OperationalError, duckdb.InternalError, duckdb.FatalException) as error:
        raise ReleaseError(_failure_in_words(folder, error)) from error


def _failure_in_words(folder: Path, error: Exception) -> str:
    text = str(error)
    if getattr(error, "errno", None) in FULL or any(words in text for words in FULL_IN_WORDS):
        return f"磁盘空间不足，写不进 {folder}。原版本继续有效；请腾出空间后重新构建。"
    if isinstance(error, PermissionError) or "Permission denied" in text:
        return f"没有权限写入 {folder}。原版本继续有效；请检查文件夹的权限。"
    if isinstance(error, duckdb.OutOfMemoryException):
        return "内存不足，新版本未能建成。原版本继续有效；请关闭其他程序后重新构建。"
    return f"写不进 {folder}，新版本未启用，原版本继续有效：{text}"
