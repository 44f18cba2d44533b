"""The light reading of a number in a source's own words: whole, or not at all."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.published.written_values import has_hedge, written_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("986家", "986"),
        ("77亿元", "7700000000"),
        ("1.38万亿元", "1380000000000"),
        ("近千家", "1000"),
        ("千余家次", "1000"),
        ("上万家", "10000"),
        ("一万家以上", "10000"),
        ("30余万元", "300000"),
        ("5億余元", "500000000"),
        ("161万1千", "1611000"),
        ("3亿5000万", "350000000"),
        ("1 697 家", "1697"),
        ("1,374个", "1374"),
        ("１２家", "12"),
        ("2478.2 亿元", "247820000000"),
        ("10535.51[1]亿元", "1053551000000"),
        ("二十三点五万元", "235000"),
        ("一百二十家", "120"),
        ("三百零五件", "305"),
        ("十件", "10"),
        ("第六位", "6"),
        ("前十", "10"),
        ("68%左右", "68"),
        ("百分之六十四点七", "64.7"),
        ("6个百分点", "6"),
        ("下降23.8%", "-23.8"),
        ("-0.4%", "-0.4"),
        ("0家", "0"),
    ],
)
def test_plain_words_are_read(words: str, value: str) -> None:
    assert written_value(words) == (Decimal(value), None)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("1-2次", 1, 2), ("3—5期", 3, 5), ("3至5万元", 30000, 50000), ("10万-20万人", 100000, 200000)],
)
def test_a_range_has_two_ends(words: str, low: int, high: int) -> None:
    assert written_value(words) == (low, high)


@pytest.mark.parametrize(
    "words",
    [
        "", "X次", "**家", "**.**亿元", "○○万元", "数千家", "几十家", "十几家", "二三十家",
        "三个百分百", "10 15", "1,37个", "1.2.3", "3成", "5千克", "亿元以上", "2亿3千万",
        "12家企业3个项目", "近三年来翻了一番", "名列前茅", "1e9",
    ],
)  # fmt: skip
def test_words_that_cannot_be_read_whole_are_left_unread(words: str) -> None:
    assert written_value(words) is None


def test_a_bare_number_takes_the_unit_of_its_table_and_others_do_not() -> None:
    assert written_value("568219", "万") == (5682190000, None)
    assert written_value("568219元", "万") == (568219, None)


@pytest.mark.parametrize(
    ("words", "hedged"),
    [
        ("超100次", True), ("近千家", True), ("200多家", True), ("30余万元", True),
        ("5億余元", True), ("30个以上", True), ("10%左右", True), ("上万家", True),
        ("986家", False), ("3家超市", False), ("12户多层住宅", False),
    ],
)  # fmt: skip
def test_a_hedge_is_seen(words: str, hedged: bool) -> None:  # noqa: FBT001
    assert has_hedge(words) is hedged


@given(st.text() | st.text("0123456789一二十百千万亿.,- %第余多约超[]点", max_size=45))
@settings(deadline=None)
def test_any_words_are_read_or_left_and_quickly(words: str) -> None:
    begun = time.process_time()
    written_value(words)
    assert time.process_time() - begun < 1
