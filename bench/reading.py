"""Reading work reports: seconds a megabyte on one core, and that two times the text takes two
times as long. Opens no release.
"""

import time
from pathlib import Path

from bench.reporting import Measure
from catalogue import Catalogue
from etl.documents import DocumentError, read_document
from etl.reports import Reader

SECONDS_PER_MEGABYTE = 0.5  # two megabytes a second
MEGABYTES = 0.6
TIMES = 5
NASTY = 20_000  # equal characters
NASTY_SECONDS = 0.2


def measures(folder: Path, meanings: Catalogue) -> list[Measure]:
    """Of the data folder's reports, one after the other as often as needed, the best of several."""
    reader, text = Reader(meanings), _text(folder)
    once, twice = _seconds(reader, text), _seconds(reader, text * 2)
    size = len(text.encode()) / 1e6
    worst, character = max((_seconds(reader, c * NASTY, 1), c) for c in "1一*X第“(万亿年.千_")
    beside = f"{size / once:.2f} MB/s, {size:.2f} MB of data/reports"
    return [
        Measure(
            name="read reports",
            figure=once / size,
            unit="s/MB",
            bar=SECONDS_PER_MEGABYTE,
            beside=beside,
        ),
        Measure(name="read reports, twice the text", figure=twice / once, bar=2.5),
        Measure(
            name="read 20,000 equal characters",
            figure=worst,
            unit="s",
            bar=NASTY_SECONDS,
            beside=f"the slowest is {character}",
        ),
    ]


def _text(folder: Path) -> str:
    read = []
    for file in sorted((folder / "reports").glob("*")):
        try:
            read.append(read_document(file.read_bytes(), file.name).text)
        except DocumentError:
            continue
    one = "\n".join(read)
    return one * max(1, round(MEGABYTES * 1e6 / max(1, len(one.encode()))))


def _seconds(reader: Reader, text: str, times: int = TIMES) -> float:
    """Processor time, so that a busy machine counts less."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        reader.passages(text)
        taken.append(time.process_time() - start)
    return min(taken)
