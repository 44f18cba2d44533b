"""Eight times the text takes about eight times the time, whatever it says: no build hangs.

Time that grows with the square of the text would be 64 times as long; the bar lies far from both,
so that a busy machine is not taken for a slow reader. `python -m bench --only reading` measures.
"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.etl.reports.gold import reader

SHORT = 2_500  # characters
TIMES = 8
MOST = 24.0
TRIES = 3
FLOOR = 0.002  # seconds; below it the clock measures itself
NASTY = "1一*X第“(万亿年.千_\n\t、分百"
REPEATED = (
    "1家",
    "第一、",
    "**家",
    "1\n",
    "1,",
    "万亿",
    "由3到",
    "《",
    "1-",
    "会员1",
    "长沙市",
    "截至",
)


@contextmanager
def without_collections() -> Iterator[None]:
    """A collection walks whatever the tests before have left, and would be counted as reading."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(text: str) -> float:
    begun = time.process_time()
    reader().passages(text)
    return time.process_time() - begun


def growth(pattern: str) -> float:
    """How many times longer eight times as much of a pattern takes; of several tries the best."""
    short = (pattern * SHORT)[:SHORT]
    with without_collections():
        tries = [(seconds(short), seconds(short * TIMES)) for _ in range(TRIES)]
    once, often = (max(min(taken), FLOOR) for taken in zip(*tries, strict=True))
    return often / once


@pytest.mark.parametrize("pattern", [*NASTY, *REPEATED], ids=repr)
def test_eight_times_the_text_takes_about_eight_times_the_time(pattern):
    assert growth(pattern) < MOST
