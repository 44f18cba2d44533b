"""A course is told by a stated rule: four changes of five, never over a break or from a sample."""

from datetime import date

import pytest

from catalogue import Break
from catalogue.changes import Direction, course
from exports.summaries.courses import courses, courses_note, courses_sentence
from tests.dashboard.answers import frame, indicator, years

MEMBERS = indicator("member_count")
RANK = indicator("investment_competitiveness_district_rank")


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ("uuuuu", "rising"),
        ("uuduu", "rising"),
        ("uudud", "mixed"),
        ("ddddu", "falling"),
        ("uuu", "rising"),
        ("uud", "mixed"),
        ("uu", "unknown"),
        ("", "unknown"),
        ("dddduuuuu", "rising"),
        ("ulllu", "mixed"),
        ("u?uu?", "mixed"),
    ],
)
def test_four_of_the_last_five_changes_make_a_course(ways: str, said: str) -> None:
    known: dict[str, Direction] = {"u": "up", "d": "down", "l": "level", "?": "unknown"}
    assert course([known[way] for way in ways]) == said


def test_fewer_than_four_years_are_too_few() -> None:
    table = frame(years("", "430102", "1", "2", "3"), years("", "430103", "1", "2", "3", "4"))
    assert courses_sentence(table, MEMBERS) == "1个区县持续上升，1个数据不足"


def test_a_rise_over_a_break_is_no_rise() -> None:
    table = frame(years("", "430102", "1", "2", "3", "40", "50"))
    broken = (Break(year=2021, reason="换了口径"),)
    assert courses(table, MEMBERS, broken)["unknown"] == ["芙蓉区"]


def test_a_gap_is_not_jumped_over() -> None:
    table = frame(years("", "430102", "1", "2", None, "3", "4"))
    assert courses(table, MEMBERS)["unknown"] == ["芙蓉区"]


def test_a_count_of_june_is_not_compared_with_one_of_december() -> None:
    series = years("", "430102", "1", "2", "3", "4")
    series[2]["period_end"] = date(2020, 6, 30)
    assert courses(frame(series), MEMBERS)["unknown"] == ["芙蓉区"]


def test_a_better_place_rises() -> None:
    table = frame(years("", "430102", "40", "30", "20", "10"))
    assert courses(table, RANK)["rising"] == ["芙蓉区"]


def test_the_note_names_the_others_and_the_rule() -> None:
    table = frame(
        years("", "430102", "1", "2", "3", "4"),
        years("", "430103", "1", "2", "3", "4"),
        years("", "430104", "4", "2", "3", "4"),
    )
    assert courses_note(table, MEMBERS).startswith("有升有降：岳麓区。持续上升：最近5次年度变化")
