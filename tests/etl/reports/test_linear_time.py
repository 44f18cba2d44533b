"""Twice the text takes about twice the time, whatever the text: no report hangs a build."""

import time

import pytest

from tests.etl.reports.gold import reader

HALF = 10_000  # characters
MOST = 3.0
TRIES = 4
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


def seconds(text: str) -> float:
    begun = time.process_time()
    reader().passages(text)
    return time.process_time() - begun


def growth(pattern: str) -> float:
    """How many times longer twice as much of a pattern takes; of several tries the best."""
    half = (pattern * HALF)[:HALF]
    best, short, long = MOST, float("inf"), float("inf")
    for _ in range(TRIES):
        short, long = min(short, seconds(half)), min(long, seconds(half + half))
        best = max(long, FLOOR) / max(short, FLOOR)
        if best < MOST:
            break
    return best


@pytest.mark.parametrize("pattern", [*NASTY, *REPEATED], ids=repr)
def test_twice_the_text_takes_no_more_than_thrice_the_time(pattern):
    assert growth(pattern) < MOST
