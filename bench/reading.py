"""Reading work reports: seconds a megabyte on one core, and that two times the text takes two
times as long. Opens no release.

The bar is for text as work reports are: a figure in every 120 characters. The digests of the data
folder are little but figures; they are measured beside it.
"""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from bench.reporting import Measure
from catalogue import Catalogue
from etl.documents import DocumentError, read_document
from etl.reports import Reader

SECONDS_PER_MEGABYTE = 0.5  # two megabytes a second
MEGABYTES = 0.6
TIMES = 5
CHARACTERS_A_FIGURE = 120  # in real work reports
NASTY = 20_000  # equal characters
NASTY_SECONDS = 0.2


def measures(folder: Path, meanings: Catalogue) -> list[Measure]:
    """Of text as dense as work reports, of the data folder's digests, and of nasty text."""
    reader, digests = Reader(meanings), _digests(folder)
    plain = [indicator.definition for indicator in meanings.indicators.values()]
    text = _as_long(_thinned(digests, plain, reader))
    with _as_the_command_reads():
        return [
            _read("read reports", reader, text, bar=SECONDS_PER_MEGABYTE),
            _read("read digests", reader, _as_long(digests)),
            _twice(reader, text),
            _nasty(reader),
        ]


def _read(name: str, reader: Reader, text: str, bar: float | None = None) -> Measure:
    taken, size = _seconds(lambda: reader.passages(text)), len(text.encode()) / 1e6
    loop = _seconds(lambda: sum(character == "。" for character in text))
    each = len(text) / max(1, _figures(reader, text))
    beside = (
        f"{size / taken:.2f} MB/s, a figure in {each:.0f} characters, "
        f"{taken / loop:.0f} x a loop over the characters"
    )
    return Measure(name=name, figure=taken / size, unit="s/MB", bar=bar, beside=beside)


def _twice(reader: Reader, text: str) -> Measure:
    once, twice = (_seconds(lambda n=n: reader.passages(text * n)) for n in (1, 2))
    return Measure(name="read reports, twice the text", figure=twice / once, bar=2.5)


def _nasty(reader: Reader) -> Measure:
    worst, character = max(
        (_seconds(lambda c=c: reader.passages(c * NASTY), 1), c) for c in "1一*X第“(万亿年.千_"
    )
    return Measure(
        name="read 20,000 equal characters",
        figure=worst,
        unit="s",
        bar=NASTY_SECONDS,
        beside=f"the slowest is {character}",
    )


def _digests(folder: Path) -> str:
    read = []
    for file in sorted((folder / "reports").glob("*")):
        try:
            read.append(read_document(file.read_bytes(), file.name).text)
        except DocumentError:
            continue
    return "\n".join(read)


def _thinned(text: str, plain: list[str], reader: Reader) -> str:
    """The lines with sentences without figures between them, so that it is as reports are."""
    lines, sentences = [], cycle(plain)
    for line in text.splitlines():
        wanted = _figures(reader, line) * CHARACTERS_A_FIGURE
        while len(line) < wanted:
            line += next(sentences)  # noqa: PLW2901 - it grows
        lines.append(line)
    return "\n".join(lines)


def _figures(reader: Reader, text: str) -> int:
    return sum(passage.kind == "figure" for passage in reader.passages(text))


def _as_long(text: str) -> str:
    return text * max(1, round(MEGABYTES * 1e6 / max(1, len(text.encode()))))


@contextmanager
def _as_the_command_reads() -> Iterator[None]:
    """`python -m etl extract` looks for no cycles, as reading makes none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _seconds(run: Callable[[], object], times: int = TIMES) -> float:
    """Processor time, the best of several, so that a busy machine counts less."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)
