"""A small line says what the numbers say: a gap is a gap, zero is the ground, better is up."""

import re
from decimal import Decimal

from dashboard.sparklines import sparkline
from tests.dashboard.answers import indicator

MEMBERS = indicator("member_count")
RANK = indicator("investment_competitiveness_district_rank")


def line(*values: int | None, key: str = "member_count") -> str:
    series = [(2018 + n, None if v is None else Decimal(v)) for n, v in enumerate(values)]
    return sparkline(series, indicator(key))


def drawn(markup: str) -> list[list[float]]:
    """The heights of each stretch, from the top."""
    return [
        [float(point.split(",")[1]) for point in points.split()]
        for points in re.findall(r'polyline points="([^"]+)"', markup)
    ]


def test_a_gap_interrupts_the_line() -> None:
    assert drawn(line(1, 1, None, 1, 1)) == [[3.0, 3.0], [3.0, 3.0]]
    assert "2020年原文未提" in line(1, 1, None, 1, 1)


def test_a_year_between_two_gaps_is_a_point() -> None:
    assert line(2, 2, None, 1, None, 2).count('class="one"') == 2
    assert len(drawn(line(2, 2, None, 1, None, 2))) == 1


def test_amounts_stand_on_zero() -> None:
    assert drawn(line(50, 100)) == [[12.0, 3.0]]


def test_zero_is_drawn_and_is_the_ground() -> None:
    assert drawn(line(0, 100)) == [[21.0, 3.0]]


def test_a_better_place_is_higher() -> None:
    assert drawn(line(40, 20, key=RANK.key)) == [[21.0, 3.0]]


def test_equal_places_are_a_level_line() -> None:
    assert drawn(line(40, 40, key=RANK.key)) == [[12.0, 12.0]]


def test_one_value_is_no_line() -> None:
    assert line(None, 5) == ""
