"""The change on the year before in words, and that it claims nothing the words do not allow."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import Indicator
from catalogue.changes import Change, change, direction
from catalogue.quantities import QUALIFIERS, VALUELESS, Amount
from catalogue.wording import change_in_words
from tests.catalogue.test_wording import ALL, MEMBERS, MONEY, PLACE, SHARE, amount

MASKED = Amount(value=None, qualifier="masked")
VAGUE = Amount(value=None, qualifier="indefinite")
UNKNOWN = "无法精确计算（含约数）"

# of what, last year, this year, in words
CORPUS: list[tuple[Indicator, Any, Any, str]] = [
    (MONEY, "6440000000", "7700000000", "▲ 增加12.6亿元（19.6%）"),
    (MEMBERS, "100", "80", "▼ 减少20个（20%）"),
    (MEMBERS, "80", "80", "— 持平"),
    (MEMBERS, "0", "0", "— 持平"),
    # a ratio changes by 百分点, never by a percentage of a percentage
    (SHARE, "64.7", "65", "▲ 上升0.3个百分点"),
    (SHARE, "65", "64.7", "▼ 下降0.3个百分点"),
    (SHARE, "-3", "2.5", "▲ 上升5.5个百分点"),
    (SHARE, "64.7", "64.7", "— 持平"),
    (SHARE, "64.7", "64.704", "▲ 上升0.004个百分点"),
    # a smaller place is a better one
    (PLACE, "9", "6", "▲ 上升3位"),
    (PLACE, "6", "9", "▼ 下降3位"),
    (PLACE, "6", "6", "— 持平"),
    (PLACE, "12", amount("10", "at_most"), "▲ 上升约2位"),
    # no percentage of nothing or of less
    (MEMBERS, "0", "5", "▲ 增加5个（上年为零，不计增幅）"),
    (MONEY, "-50000", "20000", "▲ 增加7万元（上年为负，不计增幅）"),
    (MEMBERS, amount("0", "over"), amount("0", "nearly"), "▼ 减少（幅度无法精确计算）"),
    (MEMBERS, amount("0", "about"), "5", "▲ 增加约5个（上年数不确定，不计增幅）"),
    # rounding to nothing is not nothing
    (MEMBERS, "40264", "40268", "▲ 增加4个（不足0.1%）"),
    (MEMBERS, "8000", "8004", "▲ 增加4个（0.1%）"),
    # hedges
    (MEMBERS, "39000", amount("40000", "over"), "▲ 增加约1000个（约2.6%）"),
    (MEMBERS, "40268", amount("40000", "over"), UNKNOWN),
    (MEMBERS, amount("80", "over"), amount("100", "over"), UNKNOWN),
    (MEMBERS, amount("100", "nearly"), amount("80", "nearly"), UNKNOWN),
    (MEMBERS, amount("80", "at_least"), amount("100", "at_least"), UNKNOWN),
    (MEMBERS, amount("80", "nearly"), amount("100", "over"), "▲ 增加约20个（约25%）"),
    (MEMBERS, amount("100", "over"), amount("100", "nearly"), "▼ 减少（幅度无法精确计算）"),
    (MEMBERS, "100", amount("100", "over"), "▲ 增加（幅度无法精确计算）"),
    (MEMBERS, "100", amount("100", "at_least"), UNKNOWN),
    (MEMBERS, "100", amount("100", "at_most"), UNKNOWN),
    (MEMBERS, amount("98", "about"), amount("100", "about"), UNKNOWN),
    (MEMBERS, "100", amount("105", "about"), UNKNOWN),
    (MEMBERS, "100", amount("106", "about"), "▲ 增加约6个（约6%）"),
    (MEMBERS, "2000", amount("2600", "about"), "▲ 增加约600个（约30%）"),
    (MEMBERS, "2", amount("3—5"), "▲ 增加约2个（约100%）"),
    (MEMBERS, "4", amount("3—5"), UNKNOWN),
    (MEMBERS, amount("3—5"), amount("3—5"), UNKNOWN),
    (MEMBERS, amount("5", "about"), amount("5", "about"), UNKNOWN),
    (SHARE, "64", amount("90", "over"), "▲ 上升约26个百分点"),
    (SHARE, "64", amount("65", "about"), UNKNOWN),
    # nothing to compare
    (MEMBERS, None, "5", "无法计算（上年无数）"),
    (MEMBERS, "5", None, "无法计算（本年无数）"),
    (MEMBERS, MASKED, "5", "无法计算（上年无数）"),
    (MEMBERS, "5", VAGUE, "无法计算（本年无数）"),
]


def read(said: Any) -> Amount | None:
    return amount(said) if isinstance(said, str) else said


@pytest.mark.parametrize(("of", "before", "now", "words"), CORPUS)
def test_the_corpus_is_worded(of: Indicator, before: Any, now: Any, words: str):
    changed = change(read(now), read(before), of)
    assert change_in_words(changed, of) == words
    assert change_in_words(changed, of, arrow=False) == words.lstrip("▲▼— ")


def test_the_parts_of_a_change():
    assert change(amount("100"), amount("80"), MEMBERS) == Change(
        amount("20"), Decimal(25), None, "up"
    )
    assert change(amount("65"), amount("64"), SHARE) == Change(amount("1"), None, None, "up")
    assert change(amount("6"), amount("9"), PLACE) == Change(amount("-3"), None, None, "down")


# ── What no wording may do ────────────────────────────────────────────────────────────────────

VALUES = st.integers(min_value=-30, max_value=30).map(Decimal)
UNHURRIED = settings(deadline=None)  # the machine may be busy with something else
GAPS = st.integers(min_value=1, max_value=40).map(Decimal)


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Amount, Decimal]:
    """An amount with a value, and one of the true values that its words allow."""
    qualifier: Any = draw(st.sampled_from([q for q in QUALIFIERS if q not in VALUELESS]))
    value, gap, equal = draw(VALUES), draw(GAPS), draw(st.booleans())
    most = value + gap if qualifier == "range" else None
    truth = {
        "exact": value,
        "over": value + gap,
        "at_least": value if equal else value + gap,
        "nearly": value - gap,
        "at_most": value if equal else value - gap,
        "about": value + abs(value) * Decimal("0.05") * (1 if equal else -1),
        "range": value if equal else value + gap,
    }[qualifier]
    return Amount(value=value, qualifier=qualifier, value_max=most), truth


@UNHURRIED
@given(amounts(), amounts(), st.sampled_from(ALL))
def test_a_direction_is_claimed_only_where_it_must_be_true(
    now: tuple[Amount, Decimal], before: tuple[Amount, Decimal], of: Indicator
):
    changed = change(now[0], before[0], of)
    true = (now[1] > before[1]) - (now[1] < before[1])
    assert changed.direction == "unknown" or changed.direction == ("level", "up", "down")[true]
    assert (changed.percent is None) or changed.direction != "unknown"
    if changed.percent:
        assert (changed.percent > 0) == (changed.direction == "up")


@UNHURRIED
@given(amounts(), amounts(), st.sampled_from(ALL))
def test_the_words_follow_the_direction_and_keep_the_hedge(
    now: tuple[Amount, Decimal], before: tuple[Amount, Decimal], of: Indicator
):
    changed = change(now[0], before[0], of)
    words = change_in_words(changed, of)
    better = "down" if of is PLACE else "up"
    first = {"level": "—", "unknown": "无", better: "▲"}.get(changed.direction, "▼")
    assert words[0] == first
    assert ("增加" in words or "上升" in words) == (first == "▲")
    assert ("减少" in words or "下降" in words) == (first == "▼")
    exact = now[0].qualifier == before[0].qualifier == "exact"
    assert ("约" in words or "无法精确计算" in words) == (not exact)


@UNHURRIED
@given(amounts(), amounts())
def test_turning_the_years_round_turns_the_direction(
    one: tuple[Amount, Decimal], other: tuple[Amount, Decimal]
):
    turned = {"up": "down", "down": "up"}
    there, back = direction(one[0], other[0]), direction(other[0], one[0])
    assert back == turned.get(there, there)
