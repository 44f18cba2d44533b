"""Numbers in words: the corpus, and what no wording may ever do.

To teach a wording: add the line, see it fail, then change the words.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import Indicator
from catalogue.meaning import ACROSS_REGIONS, ACROSS_YEARS, MEASURED
from catalogue.quantities import QUALIFIERS, VALUELESS, Amount
from catalogue.wording import (
    QUALIFIER_NAMES,
    Missing,
    Scale,
    amount_in_words,
    column_scale,
    missing_in_words,
    number_in_words,
    period_in_words,
    scale_for,
)


def indicator(kind: Any, unit: str) -> Indicator:
    """An indicator of this kind, counted in this unit."""
    texts = ("key", "name", "name_en", "definition", "topic")
    lists = ("reported_as", "context", "caveats", "unit_spellings")
    return Indicator(
        **dict.fromkeys(texts, "x"),
        **dict.fromkeys(lists, ()),
        pillar="团结立会",
        kind=kind,
        unit=unit,
        polarity="lower" if kind == "rank" else "higher",
        across_regions=ACROSS_REGIONS[kind],
        across_years=ACROSS_YEARS[kind],
        measured=MEASURED[kind],
    )


MEMBERS, MONEY = indicator("stock", "个"), indicator("stock", "元")
SESSIONS, PEOPLE = indicator("flow", "期"), indicator("flow", "人次")
SHARE, PLACE = indicator("ratio", "%"), indicator("rank", "位")
ALL = (MEMBERS, MONEY, SHARE, PLACE)


def amount(value: str, qualifier: Any = "exact") -> Amount:
    """`3` or `3—5`, with a hedge."""
    low, _, high = value.partition("—")
    if high:
        return Amount(value=Decimal(low), value_max=Decimal(high), qualifier="range")
    return Amount(value=Decimal(low), qualifier=qualifier)


CORPUS: list[tuple[Indicator, str, str, str]] = [
    # zero, small, below the thresholds
    (MEMBERS, "0", "exact", "0个"),
    (MEMBERS, "-0.000", "exact", "0个"),
    (MEMBERS, "986", "exact", "986个"),
    (MEMBERS, "1374.000", "exact", "1374个"),
    (MONEY, "0", "exact", "0元"),
    (MONEY, "0.004", "exact", "0.004元"),
    (MONEY, "-0.004", "exact", "−0.004元"),
    (MONEY, "0.125", "exact", "0.13元"),
    (MONEY, "9999", "exact", "9999元"),
    # money goes over to 万 from 10,000 on, and to 亿 as soon as it would read 10000万
    (MONEY, "9999.994", "exact", "9999.99元"),
    (MONEY, "9999.995", "exact", "1万元"),
    (MONEY, "10000", "exact", "1万元"),
    (MONEY, "12345", "exact", "1.23万元"),
    (MONEY, "12350", "exact", "1.24万元"),
    (MONEY, "99999949", "exact", "9999.99万元"),
    (MONEY, "99999950", "exact", "1亿元"),
    (MONEY, "100000000", "exact", "1亿元"),
    (MONEY, "7700000000", "exact", "77亿元"),
    (MONEY, "1120500000", "exact", "11.21亿元"),
    (MONEY, "999999999999999.999", "exact", "10000000亿元"),
    # counts go over where nothing is lost by it, and from 100,000 on
    (MEMBERS, "9900", "exact", "9900个"),
    (MEMBERS, "10000", "exact", "1万个"),
    (MEMBERS, "40000", "exact", "4万个"),
    (MEMBERS, "40200", "exact", "4.02万个"),
    (MEMBERS, "40268", "exact", "40268个"),
    (MEMBERS, "99999", "exact", "99999个"),
    (MEMBERS, "100000", "exact", "10万个"),
    (MEMBERS, "123456", "exact", "12.35万个"),
    (MEMBERS, "100000000", "exact", "1亿个"),
    # hedges before and after
    (MEMBERS, "40000", "over", "超4万个"),
    (MEMBERS, "30", "at_least", "30个以上"),
    (MONEY, "800000000", "nearly", "近8亿元"),
    (MEMBERS, "30", "at_most", "不超过30个"),
    (PEOPLE, "2600", "about", "约2600人次"),
    (SESSIONS, "3—5", "range", "3—5期"),
    (MONEY, "30000—50000", "range", "3—5万元"),
    (MEMBERS, "9000—11000", "range", "0.9—1.1万个"),
    (SHARE, "60—65", "range", "60—65%"),
    # below zero the words turn round
    (MONEY, "-12345", "exact", "−1.23万元"),
    (MONEY, "-12350", "exact", "−1.24万元"),
    (SHARE, "-3.5", "over", "高于−3.5%"),
    (SHARE, "-3.5", "nearly", "低于−3.5%"),
    (SHARE, "-3.5", "at_least", "−3.5%以上"),
    (SHARE, "-3.5", "at_most", "不超过−3.5%"),
    (SHARE, "-3.5", "about", "约−3.5%"),
    (SHARE, "0", "nearly", "低于0%"),
    (SHARE, "0", "over", "高于0%"),
    # percentages and places are never scaled
    (SHARE, "64.7", "exact", "64.7%"),
    (SHARE, "88", "exact", "88%"),
    (SHARE, "12345", "exact", "12345%"),
    (SHARE, "0.125", "exact", "0.13%"),
    (SHARE, "90", "over", "超90%"),
    (PLACE, "6", "exact", "第6位"),
    (PLACE, "10", "at_most", "前10位"),
    (PLACE, "10", "about", "约第10位"),
    (PLACE, "10", "at_least", "第10位以上"),
    (PLACE, "3—5", "range", "第3—5位"),
    (PLACE, "10000", "exact", "第10000位"),
]


@pytest.mark.parametrize(("of", "value", "qualifier", "words"), CORPUS)
def test_the_corpus_is_worded(of: Indicator, value: str, qualifier: str, words: str):
    assert amount_in_words(amount(value, qualifier), of) == words


# ── One scale a column ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("of", "values", "unit", "numbers"),
    [
        (MONEY, ["7700000000", "1120000000"], "亿元", ["77.0", "11.2"]),
        (MONEY, ["7700000000", "1123400000", "0"], "亿元", ["77.00", "11.23", "0.00"]),
        (MONEY, ["1200000000", "300000"], "亿元", ["12.000", "0.003"]),
        (MONEY, ["1200000000", "45000"], "亿元", ["12.0000", "0.0005"]),
        (MONEY, ["-25000", "5000"], "万元", ["−2.5", "0.5"]),
        (MONEY, ["9999", "0.125"], "元", ["9999.00", "0.13"]),
        (MEMBERS, ["40000", "12000"], "万个", ["4.0", "1.2"]),
        (MEMBERS, ["40000", "1268"], "个", ["40000", "1268"]),
        (MEMBERS, ["123456", "70000"], "万个", ["12.35", "7.00"]),
        (SHARE, ["64.7", "88"], "%", ["64.7", "88.0"]),
        (SHARE, ["64.7", "-0.004"], "%", ["64.700", "−0.004"]),
        (PLACE, ["6", "88"], "位", ["6", "88"]),
        (MEMBERS, ["0", "0"], "个", ["0", "0"]),
    ],
)
def test_a_column_has_one_unit_and_equal_decimals(
    of: Indicator, values: list[str], unit: str, numbers: list[str]
):
    scale = column_scale([None, *map(Decimal, values)], of)
    assert (scale.unit, [scale.number(Decimal(v)) for v in values]) == (unit, numbers)


def test_a_column_of_nothing_is_in_the_base_unit():
    assert column_scale([None, None], MONEY) == Scale(Decimal(1), "元", 0)
    assert scale_for([], MEMBERS) == Scale(Decimal(1), "个")


@pytest.mark.parametrize(
    ("value", "places", "number"),
    [("2.5", 0, "3"), ("3.5", 0, "4"), ("-2.5", 0, "−3"), ("0.4", 0, "0"), ("-0.4", 0, "0"),
     ("0.125", 2, "0.13"), ("-0.125", 2, "−0.13"), ("-0.004", 2, "0.00"), ("1.005", 2, "1.01")],
)  # fmt: skip
def test_rounding_is_half_up_and_there_is_no_minus_zero(value: str, places: int, number: str):
    assert Scale(Decimal(1), "个", places).number(Decimal(value)) == number


def test_a_number_in_a_column_keeps_its_hedge_and_leaves_its_unit_to_the_title():
    scale = column_scale([Decimal(400000), Decimal(112000)], MEMBERS)
    assert [
        number_in_words(amount(*given), MEMBERS, scale)
        for given in (("400000", "over"), ("112000",), ("30000—50000",), ("30000", "at_least"))
    ] == ["超40.0", "11.2", "3.0—5.0", "3.0以上"]
    assert number_in_words(amount("10", "at_most"), PLACE, column_scale([], PLACE)) == "前10"


# ── What no wording may do ────────────────────────────────────────────────────────────────────

VALUES = st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=3)
POWERS = {"亿": Decimal(10) ** 8, "万": Decimal(10) ** 4, "": Decimal(1)}
UNHURRIED = settings(deadline=None)  # the machine may be busy with something else
NUMBER = re.compile(r"(第?)(−?\d+(?:\.\d+)?)(亿|万|)(元|个|%|位)")


def half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@UNHURRIED
@given(VALUES, st.sampled_from(ALL))
def test_reading_the_digits_back_gives_the_value_rounded_half_up(value: Decimal, of: Indicator):
    match = NUMBER.fullmatch(amount_in_words(Amount(value=value), of))
    assert match is not None
    digits = match[2].replace("−", "-")
    shown = Decimal(digits)
    places = max(2, len(digits.partition(".")[2]))
    assert shown == half_up(value / POWERS[match[3]], places)
    assert (shown == 0) == (value == 0)
    assert digits != "-0"


@UNHURRIED
@given(st.lists(VALUES, min_size=1, max_size=9), st.sampled_from(ALL))
def test_a_column_reads_back_too(values: list[Decimal], of: Indicator):
    scale = column_scale(values, of)
    numbers = [scale.number(v) for v in values]
    decimals = {len(n.partition(".")[2]) for n in numbers}
    assert decimals == {scale.places}
    for value, number in zip(values, numbers, strict=True):
        shown = Decimal(number.replace("−", "-"))
        assert shown == half_up(value / scale.power, scale.places or 0)
        assert (shown == 0) == (value == 0)


def hedged(value: Decimal, qualifier: Any) -> Amount:
    """The value with this hedge; without it where the qualifier leaves none."""
    known = None if qualifier in VALUELESS else value
    most = value + 10**9 if qualifier == "range" else None
    return Amount(value=known, qualifier=qualifier, value_max=most)


@UNHURRIED
@given(VALUES, st.sampled_from(ALL))
def test_the_hedge_is_never_lost(value: Decimal, of: Indicator):
    """For one value, each qualifier has words of its own, and never those of the bare number."""
    amounts = [hedged(value, qualifier) for qualifier in QUALIFIERS]
    scale = column_scale([value], of)
    assert len({amount_in_words(one, of) for one in amounts}) == len(QUALIFIERS)
    assert len({number_in_words(one, of, scale) for one in amounts}) == len(QUALIFIERS)


def test_every_qualifier_has_a_name_of_its_own():
    assert set(QUALIFIER_NAMES) == set(QUALIFIERS)
    assert len(set(QUALIFIER_NAMES.values())) == len(QUALIFIERS)


# ── Nothing, and when ─────────────────────────────────────────────────────────────────────────


def test_no_two_kinds_of_nothing_read_alike():
    words = [missing_in_words(reason) for reason in get_args(Missing)]
    assert words == ["未报送", "退回", "不适用", "不公布", "未统计", "原文未提", "无法计算"]
    masked, vague = (Amount(value=None, qualifier=q) for q in ("masked", "indefinite"))
    zero = amount_in_words(amount("0"), MEMBERS)
    said = [amount_in_words(masked, MEMBERS), amount_in_words(vague, MEMBERS), zero]
    assert said == ["不公布", "若干", "0个"]
    assert len({*words, *said}) == 9


def test_an_unknown_reason_is_shown_as_it_is():
    assert [missing_in_words(r) for r in (None, "", "待核")] == ["原文未提", "原文未提", "待核"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-12-31", "2022-12-31", "截至2022-12-31"),
        ("2022-06-30", "2022-06-30", "截至2022-06-30"),
        ("2022-01-01", "2022-12-31", "2022年"),
        ("2018-01-01", "2022-12-31", "2018—2022年"),
        ("2022-01-01", "2022-06-30", "2022-01-01 至 2022-06-30"),
        ("2021-07-01", "2022-12-31", "2021-07-01 至 2022-12-31"),
    ],
)
def test_a_period_in_words(start: str, end: str, words: str):
    assert period_in_words(date.fromisoformat(start), date.fromisoformat(end)) == words


def test_no_period_is_no_words():
    assert period_in_words(None, None) == ""
