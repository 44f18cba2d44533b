"""Releases in which every value is the release's number, so that half of one would show.

`python -m tests.warehouse.whole build FOLDER` builds one and says “ready” before it begins and
the number when it is done; `… read FOLDER STOP` asks until the file STOP exists, and then
prints what it saw; `… limited FOLDER BYTES` builds where no file may grow beyond so much.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from tests.warehouse.small import fill
from warehouse.contents import number_in
from warehouse.database import open_readonly
from warehouse.releases import ReleaseError, Releases

ROOT = Path(__file__).resolve().parent.parent.parent
BETWEEN_QUESTIONS = 0.05  # seconds: readers must leave the builder a processor
ROWS = 10_000
# Spans of different length and beginning, so that each row is a cell of its own.
FIGURES = """
INSERT INTO figures
SELECT
    'projects', '430102',
    DATE '1980-01-01' + (i % 5000)::INTEGER,
    DATE '1980-01-02' + (i % 5000)::INTEGER + (i // 5000)::INTEGER,
    'actual', $number, NULL, 'exact', NULL, 'district-return', '第' || i || '行', hash(i)::VARCHAR,
    false, NULL
FROM range($rows) AS t(i)
"""
ANSWER = """
SELECT r.number, count(*) AS rows, min(o.value) AS least, max(o.value) AS most
FROM release AS r CROSS JOIN observations AS o
GROUP BY r.number
"""


def write(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    """Fills a release whose values are all its number."""
    fill([])(connection, number)
    connection.execute(FIGURES, {"number": number, "rows": ROWS})


def answer(path: Path) -> tuple[int, ...]:
    """Number, rows, least and most of a release. Raises `duckdb.Error`."""
    with open_readonly(path) as connection:
        (row,) = connection.execute(ANSWER).fetchall()
    return tuple(map(int, row))


def is_whole(found: tuple[int, ...]) -> bool:
    """Whether an answer belongs to one release altogether."""
    number, *rest = found
    return rest == [ROWS, number, number]


def check_folder(folder: Path, last_good: int) -> None:
    """A fresh reader finds the last good release or a complete newer one; nothing is half."""
    for path in folder.iterdir():
        if (number := number_in(path.name)) is not None:
            found = answer(path)
            assert is_whole(found), (path.name, found)
            assert found[0] == number, path.name
    found_in_force = Releases(folder).in_force()
    assert found_in_force.path is not None
    assert not found_in_force.fallback
    content = (folder / "CURRENT").read_text(encoding="utf-8")
    assert content == f"{found_in_force.path.name}\n"
    assert (number_in(found_in_force.path.name) or 0) >= last_good


def started(*words: object) -> subprocess.Popen[str]:
    """This module as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.warehouse.whole", *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def build(folder: Path) -> None:
    print("ready", flush=True)
    print(Releases(folder).publish(write).number, flush=True)


def read(folder: Path, stop: Path) -> None:
    releases, seen, halves, errors = Releases(folder), set[int](), [], []
    asked = 0
    print("ready", flush=True)
    while not stop.exists():
        time.sleep(BETWEEN_QUESTIONS)
        try:
            path = releases.current()
            assert path is not None
            found = answer(path)
        except (duckdb.Error, OSError, AssertionError) as error:
            errors.append(repr(error))
            continue
        asked += 1
        seen.add(found[0])
        if not is_whole(found):
            halves.append(found)
    print(json.dumps({"asked": asked, "seen": sorted(seen), "halves": halves, "errors": errors}))


def limited(folder: Path, limit: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        Releases(folder).publish(write)
    except ReleaseError as error:
        print(error)


def main() -> None:
    command, folder, *rest = sys.argv[1:]
    if command == "build":
        build(Path(folder))
    elif command == "read":
        read(Path(folder), Path(rest[0]))
    else:
        limited(Path(folder), int(rest[0]))


if __name__ == "__main__":
    main()
