"""The charts that compare: what is below zero is below, what is absent is no point or line."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from catalogue import Indicator
from catalogue.wording import column_scale
from dashboard import charts
from dashboard.charts.labels import apart, shifts
from dashboard.palette import LIGHT
from tests.dashboard.answers import CATALOGUE, districts, frame, indicator, row, years
from tests.dashboard.figures import gained, paired

MEMBERS = indicator("member_count")
GROWTH = indicator("private_investment_growth")
RANK = indicator("investment_competitiveness_district_rank")


def dots(meaning: Indicator, *rows: dict[str, Any], line: Any = None) -> Any:
    table = districts(meaning.key, *rows)
    scale = column_scale(table["value"], meaning)
    return charts.spread(table, CATALOGUE, meaning, scale, line, LIGHT)


def test_a_negative_dot_lies_below_the_line_of_zero() -> None:
    figure = dots(GROWTH, row("430102", "4"), row("430105", "-23.8"))
    low, high = figure.layout.yaxis.range
    assert list(figure.data[0].y) == [4.0, -23.8]
    assert (low < -23.8, high > 4) == (True, True)
    assert [(s.y0, s.y1) for s in figure.layout.shapes] == [(0, 0)]


def test_no_line_of_zero_where_all_dots_are_above_it() -> None:
    assert list(dots(MEMBERS, row("430102", "40"), row("430103", "50")).layout.shapes) == []


def test_the_first_place_is_the_highest_dot() -> None:
    low, high = dots(RANK, row("430103", "40"), row("430105", "54")).layout.yaxis.range
    assert (low > 54, high < 40) == (True, True)


def test_an_absent_district_is_no_dot_at_zero() -> None:
    figure = dots(MEMBERS, row("430102", "40"), row("430103", None))
    assert list(figure.data[0].y) == [40.0]


def test_the_middle_half_is_drawn_from_four_values_on() -> None:
    values = ["10", "20", "30", "40"]
    rows = [row(region.code, v) for region, v in zip(CATALOGUE.districts, values, strict=False)]
    four, three = dots(MEMBERS, *rows), dots(MEMBERS, *rows[:3])
    boxes = [(s.y0, s.y1) for s in four.layout.shapes]
    assert boxes == [(17.5, 32.5), (25.0, 25.0)]
    assert list(three.layout.shapes) == []


def test_names_of_equal_values_do_not_cover_each_other() -> None:
    figure = dots(MEMBERS, *(row(r.code, "40") for r in CATALOGUE.districts))
    places = sorted(a.ay for a in figure.layout.annotations)
    assert min(b - a for a, b in pairwise(places)) >= 17.9


def slope(case: str, **given: Any) -> Any:
    table = paired(case)
    for name, values in given.items():
        table[name] = values
    scale = column_scale([*table["value"], *table["then_value"]], MEMBERS)
    return charts.slope(table, CATALOGUE, MEMBERS, scale, LIGHT)


def test_a_district_with_one_year_only_is_a_point_and_no_line() -> None:
    figure = slope("one_missing")
    modes = {t.mode for t in figure.data}
    assert (len(figure.data), modes) == (8, {"lines+markers"})
    table = paired("one_district")
    table.loc[0, "then_value"] = None
    table["change"] = [type(table["change"][0])(None, None, "上年无数")]
    scale = column_scale(table["value"], MEMBERS)
    alone = charts.slope(table, CATALOGUE, MEMBERS, scale, LIGHT)
    assert (alone.data[0].mode, list(alone.data[0].y)) == ("markers", [None, 612.0])


def test_amounts_of_two_years_start_at_zero() -> None:
    assert slope("normal").layout.yaxis.range[0] == 0


def test_nothing_in_either_year_draws_nothing() -> None:
    assert len(slope("all_missing").data) == 0


def panels(axis: Any, *series: list[dict[str, Any]]) -> Any:
    table = frame(*series)
    scale = column_scale(table["value"], MEMBERS)
    return charts.small_multiples(table, CATALOGUE, MEMBERS, scale, LIGHT, axis)


TWO = (years("", "430102", "1", "2"), years("", "430103", "100", None, "300"))


def test_panels_share_one_axis_so_that_a_small_district_looks_small() -> None:
    figure = panels("shared", *TWO)
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range


def test_each_panel_has_its_own_axis_where_that_is_asked() -> None:
    figure = panels("own", *TWO)
    assert figure.layout.yaxis.range[1] < 3
    assert figure.layout.yaxis2.range[1] > 300


def test_a_gap_in_a_panel_stays_a_gap() -> None:
    figure = panels("shared", *TWO)
    assert list(figure.data[1].y) == [100.0, None, 300.0]
    assert figure.data[1].connectgaps is False


def test_a_district_without_any_year_keeps_its_panel_and_says_so() -> None:
    figure = panels("shared", years("", "430102", "1", "2"), years("", "430103", None, None))
    said = [a.text for a in figure.layout.annotations]
    assert said == ["芙蓉区", "<b>2</b>", "天心区", "无数"]


def test_a_loss_stands_on_the_other_side_of_zero_with_its_sign() -> None:
    table = gained("negative")
    scale = column_scale(table["gained"], GROWTH)
    figure = charts.contribution_bars(table, GROWTH, scale, LIGHT)
    low, high = figure.layout.xaxis.range
    said = [a.text for a in figure.layout.annotations if a.xanchor == "right"]
    assert (low < -23.8, high > 12.5) == (True, True)
    assert (said[0], said[-1]) == ("<b>+12.5</b>", "<b>−23.8</b>")


@pytest.mark.parametrize("places", [[0.0, 0.0, 0.0], [0.0, 5.0, 100.0], []])
def test_labels_are_moved_apart_and_keep_their_order(places: list[float]) -> None:
    moved = apart(places)
    assert moved == sorted(moved)
    assert all(b - a >= 17.9 for a, b in pairwise(moved))


def test_a_label_with_room_stays_where_it_is() -> None:
    assert shifts([1.0, 9.0], (0.0, 10.0), 300) == [0.0, 0.0]


def test_drawing_leaves_the_answers_as_they_were() -> None:
    table = paired("one_missing")
    before = table.to_dict("records")
    slope("one_missing")
    scale = column_scale([Decimal(1)], MEMBERS)
    charts.slope(table, CATALOGUE, MEMBERS, scale, LIGHT)
    charts.spread(table, CATALOGUE, MEMBERS, scale, None, LIGHT)
    assert table.to_dict("records") == before
