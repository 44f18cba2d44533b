"""What is known of a sum, when its parts are hedged: no total may claim more than its parts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.quantities import (
    QUALIFIERS,
    VALUELESS,
    Amount,
    Interval,
    Qualifier,
    add,
    difference,
    negative,
    total,
)

Part = tuple[Amount, Decimal]  # an amount, and a true value that its words allow

VALUES = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
POSITIVE = st.decimals(min_value=Decimal("0.001"), max_value=10**12, places=3)
HEDGES = tuple(q for q in QUALIFIERS if q != "exact")


def amount(value: str, qualifier: Qualifier = "exact", value_max: str | None = None) -> Amount:
    return Amount(
        value=Decimal(value),
        qualifier=qualifier,
        value_max=None if value_max is None else Decimal(value_max),
    )


MASKED = Amount(value=None, qualifier="masked")
INDEFINITE = Amount(value=None, qualifier="indefinite")


@st.composite
def parts(draw: st.DrawFn, qualifiers: tuple[str, ...] = QUALIFIERS) -> Part:
    """An amount and one of the values it may stand for; what is masked was counted, so > 0."""
    qualifier: Qualifier = draw(st.sampled_from(qualifiers))
    value, gap = draw(VALUES), draw(POSITIVE)
    match qualifier:
        case "masked" | "indefinite":
            return Amount(value=None, qualifier=qualifier), gap
        case "range":
            truth = draw(st.decimals(min_value=value, max_value=value + gap, places=3))
            return Amount(value=value, value_max=value + gap, qualifier="range"), truth
        case "over":
            truth = value + gap
        case "at_least":
            truth = value + draw(st.sampled_from([Decimal(0), gap]))
        case "nearly":
            truth = value - gap
        case "at_most":
            truth = value - draw(st.sampled_from([Decimal(0), gap]))
        case "about":
            truth = value + draw(st.sampled_from([-gap, gap]))
        case _:
            truth = value
    return Amount(value=value, qualifier=qualifier), truth


@given(parts(), parts())
def test_a_sum_never_excludes_what_its_parts_allow(left: Part, right: Part):
    assert add(left[0], right[0]).interval.contains(left[1] + right[1])


@given(st.lists(parts(), max_size=9))
def test_the_total_of_nine_districts_never_excludes_what_they_allow(districts: list[Part]):
    true_total = sum((truth for _, truth in districts), Decimal(0))
    assert total(amount for amount, _ in districts).interval.contains(true_total)


@given(parts(), parts(HEDGES))
def test_a_hedged_part_never_gives_an_exact_sum(left: Part, right: Part):
    assert add(left[0], right[0]).qualifier != "exact"
    assert add(right[0], left[0]).qualifier != "exact"


@given(parts(), parts())
def test_the_order_of_two_parts_does_not_matter(left: Part, right: Part):
    assert add(left[0], right[0]) == add(right[0], left[0])


@given(parts(), parts(), parts())
def test_how_three_parts_are_grouped_does_not_change_what_is_known(a: Part, b: Part, c: Part):
    grouped_left = add(add(a[0], b[0]), c[0])
    grouped_right = add(a[0], add(b[0], c[0]))
    assert grouped_left.interval == grouped_right.interval


@given(parts())
def test_an_exact_zero_changes_nothing_but_a_mask(part: Part):
    known = amount("0", "over") if part[0].qualifier in VALUELESS else part[0]
    assert add(part[0], amount("0")) == known


@given(parts())
def test_turning_the_sign_twice_gives_the_amount_back(part: Part):
    assert negative(negative(part[0])) == part[0]


@given(parts(tuple(q for q in QUALIFIERS if q not in VALUELESS)))
def test_turning_the_sign_turns_what_the_words_allow(part: Part):
    assert negative(part[0]).interval.contains(-part[1])


@given(parts(), parts())
def test_a_difference_never_excludes_what_its_two_years_allow(now: Part, before: Part):
    gained = difference(now[0], before[0])
    if now[0].value is None or before[0].value is None:
        assert gained is None
    else:
        assert gained is not None
        assert gained.interval.contains(now[1] - before[1])


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        # exact + q = q
        (amount("3"), amount("5"), amount("8")),
        (amount("3"), amount("5", "over"), amount("8", "over")),
        (amount("3"), amount("5", "at_least"), amount("8", "at_least")),
        (amount("3"), amount("5", "nearly"), amount("8", "nearly")),
        (amount("3"), amount("5", "at_most"), amount("8", "at_most")),
        (amount("3"), amount("5", "about"), amount("8", "about")),
        (amount("3"), amount("5", "range", "6"), amount("8", "range", "9")),
        # q + q = q
        (amount("3", "over"), amount("5", "over"), amount("8", "over")),
        (amount("3", "at_least"), amount("5", "at_least"), amount("8", "at_least")),
        (amount("3", "nearly"), amount("5", "nearly"), amount("8", "nearly")),
        (amount("3", "at_most"), amount("5", "at_most"), amount("8", "at_most")),
        (amount("3", "about"), amount("5", "about"), amount("8", "about")),
        (amount("3", "range", "4"), amount("5", "range", "6"), amount("8", "range", "10")),
        # one open end leaves the sum open; one excluded bound excludes the sum's
        (amount("3", "over"), amount("5", "at_least"), amount("8", "over")),
        (amount("3", "nearly"), amount("5", "at_most"), amount("8", "nearly")),
        (amount("3", "range", "4"), amount("5", "over"), amount("8", "over")),
        (amount("3", "range", "4"), amount("5", "at_least"), amount("8", "at_least")),
        (amount("3", "range", "4"), amount("5", "nearly"), amount("9", "nearly")),
        (amount("3", "range", "4"), amount("5", "at_most"), amount("9", "at_most")),
        # bounds on opposite sides leave no bound
        (amount("3", "over"), amount("5", "nearly"), amount("8", "about")),
        (amount("3", "at_least"), amount("5", "at_most"), amount("8", "about")),
        (amount("3", "about"), amount("5", "over"), amount("8", "about")),
        (amount("3", "about"), amount("5", "range", "7"), amount("9", "about")),
        # what is masked or indefinite was counted: it adds as "over 0", never as 0
        (amount("3"), MASKED, amount("3", "over")),
        (amount("3"), INDEFINITE, amount("3", "over")),
        (amount("3", "over"), MASKED, amount("3", "over")),
        (amount("3", "at_least"), MASKED, amount("3", "over")),
        (amount("3", "nearly"), MASKED, amount("3", "about")),
        (amount("3", "range", "4"), MASKED, amount("3", "over")),
        (MASKED, INDEFINITE, amount("0", "over")),
    ],
)
def test_a_sum_says_no_more_and_no_less_than_its_parts(left: Amount, right: Amount, result: Amount):
    assert add(left, right) == result
    assert add(right, left) == result


def test_a_range_of_one_value_is_that_value():
    assert add(amount("3"), amount("5", "range", "5")) == amount("8")


def test_the_total_of_nothing_is_an_exact_zero():
    assert total([]) == amount("0")


def test_one_masked_district_makes_the_city_a_lower_bound():
    assert total([amount("12"), MASKED, amount("30")]) == amount("42", "over")


@pytest.mark.parametrize(
    ("now", "before", "gained"),
    [
        (amount("8"), amount("5"), amount("3")),
        (amount("5"), amount("8"), amount("-3")),
        (amount("8", "over"), amount("5"), amount("3", "over")),
        (amount("8"), amount("5", "over"), amount("3", "nearly")),
        (amount("8"), amount("5", "at_most"), amount("3", "at_least")),
        (amount("8", "over"), amount("5", "over"), amount("3", "about")),
        (amount("8", "over"), amount("5", "nearly"), amount("3", "over")),
        (amount("8", "range", "9"), amount("5"), amount("3", "range", "4")),
        (amount("8"), amount("5", "range", "6"), amount("2", "range", "3")),
        (amount("8"), MASKED, None),
        (INDEFINITE, amount("5"), None),
    ],
)
def test_a_gain_over_a_hedged_year_is_hedged_the_other_way(
    now: Amount, before: Amount, gained: Amount | None
):
    assert difference(now, before) == gained


@pytest.mark.parametrize(
    ("words", "allowed", "excluded"),
    [
        (amount("986"), ["986"], ["985", "987"]),
        (amount("40000", "over"), ["40001"], ["40000", "39999"]),
        (amount("30", "at_least"), ["30", "31"], ["29"]),
        (amount("1000", "nearly"), ["999"], ["1000", "1001"]),
        (amount("3", "at_most"), ["3", "2"], ["4"]),
        (amount("3", "range", "5"), ["3", "4", "5"], ["2", "6"]),
    ],
)
def test_words_allow_their_interval_and_nothing_else(
    words: Amount, allowed: list[str], excluded: list[str]
):
    assert [v for v in (*allowed, *excluded) if words.interval.contains(Decimal(v))] == allowed


@pytest.mark.parametrize("vague", [amount("8", "about"), MASKED, INDEFINITE])
def test_words_without_a_bound_exclude_nothing(vague: Amount):
    assert vague.interval == Interval(low=None, high=None)


@pytest.mark.parametrize(
    ("value", "qualifier", "value_max", "message"),
    [
        ("7", "masked", None, "masked with value 7"),
        ("7", "indefinite", None, "indefinite with value 7"),
        (None, "exact", None, "exact with value None"),
        (None, "over", None, "over with value None"),
        ("3", "range", None, "range with value_max None"),
        ("3", "exact", "5", "exact with value_max 5"),
        ("5", "range", "3", "range from 5 down to 3"),
    ],
)
def test_a_mask_never_gets_a_value_and_a_range_has_both_ends(
    value: str | None, qualifier: Qualifier, value_max: str | None, message: str
):
    ends = [None if end is None else Decimal(end) for end in (value, value_max)]
    with pytest.raises(ValueError, match=f"^{message}$"):
        Amount(value=ends[0], qualifier=qualifier, value_max=ends[1])
