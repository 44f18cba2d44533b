"""Numbers in characters: an independent writer of Chinese numerals is read back exactly."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.reports.numbers import numeral_at
from etl.reports.numerals import chinese

LARGEST = 10**12
UNITS = 9999  # what numerals without 万 and 亿 reach


def in_characters(number: int | str) -> str:
    return cn2an.an2cn(number, "low")


def read(text: str) -> Decimal | None:
    """The number that all of `text` says; None where a part is left over."""
    found = numeral_at(text + "家", 0)
    return found.low if found is not None and found.end == len(text) else None


@settings(max_examples=400)
@given(st.integers(1, LARGEST))
def test_no_number_in_characters_is_read_as_another(number):
    assert read(in_characters(number)) == number


@given(st.integers(1, UNITS), st.sampled_from(["万", "亿"]))
def test_no_scale_is_lost(number, scale):
    assert read(in_characters(number) + scale) == number * {"万": 10**4, "亿": 10**8}[scale]


@given(st.integers(0, UNITS), st.integers(1, 999_999))
def test_no_decimal_is_lost(whole, decimals):
    written = f"{whole}.{decimals:06d}".rstrip("0")
    assert read(in_characters(written)) == Decimal(written)


@given(st.integers(0, UNITS))
def test_no_whole_numeral_is_a_range(number):
    found = chinese(in_characters(number))
    assert found is not None
    assert (found.low, found.high) == (number, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两百", 200, None),
        ("两千三", 2300, None),
        ("一百零八", 108, None),
        ("十", 10, None),
        ("七八", 7, 8),
        ("两三千", 2000, 3000),
        ("三四百", 300, 400),
        ("十七八", 17, 18),
        ("二十三点五", "23.5", None),
    ],
)
def test_spoken_forms_are_read_as_they_are_meant(text, low, high):
    found = chinese(text)
    assert found is not None
    assert (found.low, found.high) == (Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "二〇二二",
        "一二三",
        "三十百",
        "十十",
        "百千",
        "七九",
        "九八",
        "一点",
        "点五",
        "三百四千",
        "一点十",
    ],
)
def test_what_is_no_number_is_never_one(text):
    assert chinese(text) is None
