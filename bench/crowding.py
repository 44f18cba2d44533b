"""Thirty readers clicking at once: reruns a second of the overview, a naive page, an empty one.

Drives running servers over Streamlit's agent route; starts none and opens no release.
"""

import threading
import time
from statistics import median

from bench.reporting import Measure
from bench.rerunning import Session

READERS = 30
SECONDS = 6.0
TURNS = 3
BAR = 0.5
"""The naive page's reruns a second, over ours: at most half."""


def measures(app: int, naive: int, empty: int) -> list[Measure]:
    """The naive page's throughput over ours, and ours over the ceiling, taken in turns.

    Each figure is a ratio of reruns a second, the median of the turns.
    """
    pages = {app: "overview", naive: None, empty: None}
    crowds = {
        port: [Session.of(port, page) for _ in range(READERS)] for port, page in pages.items()
    }
    taken: dict[int, list[float]] = {port: [] for port in crowds}
    for _ in range(TURNS):
        for port, crowd in crowds.items():
            taken[port].append(_reruns_a_second(crowd))
    ours, theirs, ceiling = (median(taken[port]) for port in (app, naive, empty))
    beside = f"{theirs:.1f} / {ours:.1f} reruns a second, {READERS} readers"
    return [
        Measure(name="crowd, naive page against overview", figure=theirs / ours, bar=BAR,
                beside=f"ours serves {ours / theirs:.2f} times as many; {beside}"),
        Measure(name="crowd, empty page against overview", figure=ceiling / ours,
                beside=f"{ceiling:.1f} / {ours:.1f} reruns a second"),
    ]  # fmt: skip


def _reruns_a_second(crowd: list[Session]) -> float:
    """Every reader clicks again as soon as the page has come, for some seconds."""
    counts = [0] * len(crowd)
    until = time.perf_counter() + SECONDS

    def click(place: int, reader: Session) -> None:
        while time.perf_counter() < until:
            reader.seconds()
            counts[place] += 1

    readers = [threading.Thread(target=click, args=each) for each in enumerate(crowd)]
    start = time.perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(counts) / (time.perf_counter() - start)
