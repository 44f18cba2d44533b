"""Releases in which every value is the release's number, so that half of one would show.

`python -m tests.warehouse.whole build FOLDER` builds one and says “ready” before it begins and
the number when it is done; `… read FOLDER STOP` asks until the file STOP exists, and then
prints what it saw; `… limited FOLDER BYTES` builds where no file may grow beyond so much.
"""

import json
import sys
from pathlib import Path

import duckdb

from tests.warehouse.small import fill
from warehouse.database import open_readonly
from warehouse.releases import ReleaseError, Releases

ROWS = 20_000
# Spans of different length and beginning, so that each row is a cell of its own.
FIGURES = """
INSERT INTO figures
SELECT
    'projects', '430102',
    DATE '1980-01-01' + (i % 10000)::INTEGER,
    DATE '1980-01-02' + (i % 10000)::INTEGER + (i // 10000)::INTEGER,
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


def build(folder: Path) -> None:
    print("ready", flush=True)
    print(Releases(folder).publish(write).number, flush=True)


def read(folder: Path, stop: Path) -> None:
    releases, seen, halves, errors = Releases(folder), set[int](), [], []
    asked = 0
    print("ready", flush=True)
    while not stop.exists():
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
