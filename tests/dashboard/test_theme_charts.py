"""The charts of the themes say what their tables say: promises, breaks, bounds and absences."""

from decimal import Decimal

from dashboard.palette import LIGHT
from tests.dashboard import theme_figures as drawn


def texts(figure: object) -> list[str]:
    return [a.text for a in figure.layout.annotations]  # type: ignore[attr-defined]


def test_what_came_is_drawn_within_what_was_promised_from_zero() -> None:
    figure = drawn.paired_bars("normal")
    wide, narrow = figure.data
    assert list(narrow.x) == [x / 2 for x in wide.x]
    assert (wide.width, narrow.width) == (0.62, 0.26)
    assert figure.layout.xaxis.range[0] == 0
    assert texts(figure).count("<b>50</b>%") == 5


def test_a_share_that_cannot_be_worked_out_says_why_in_its_row() -> None:
    figure = drawn.paired_bars("one_missing")
    assert None in list(figure.data[0].x)
    assert "湘商回归到位资金未报送" in texts(figure)


def test_nothing_leads_from_one_action_over_to_the_next() -> None:
    figure = drawn.two_actions("normal")
    assert [(t.type, t.xaxis) for t in figure.data] == [
        ("bar", "x"),
        ("scatter", "x"),
        ("bar", "x2"),
        ("scatter", "x2"),
    ]
    assert {t.mode for t in figure.data if t.type == "scatter"} == {"markers+text"}
    assert figure.layout.xaxis.domain[1] < figure.layout.xaxis2.domain[0]
    assert figure.data[0].marker.color != figure.data[2].marker.color


def test_a_sum_that_lacks_a_district_is_a_word_and_no_column() -> None:
    for figure in (drawn.two_actions("normal"), drawn.paired_years("normal")):
        assert list(figure.data[0].x) == ["2020", "2022"]
        assert "8/9<br>未报齐" in texts(figure)


def test_who_left_is_left_of_zero_and_who_joined_right_of_it() -> None:
    figure = drawn.gains_and_losses("normal")
    left, joined = figure.data
    assert all(x < 0 for x in left.x)
    assert all(x > 0 for x in joined.x)
    assert [Decimal(str(-x)) for x in left.x][:2] == [Decimal("61.2"), Decimal("69.2")]
    assert "净增 <b>+550.8</b>" in texts(figure)


def test_a_turnover_that_nobody_knows_is_said_beside_what_joined() -> None:
    figure = drawn.gains_and_losses("one_missing")
    assert "净增无法计算" in texts(figure)
    assert list(figure.data[0].x)[1] is None


def test_among_the_first_ten_is_a_stretch_and_no_tenth_place() -> None:
    figure = drawn.places_by_year("normal")
    assert len(figure.data[0].y) == 2
    assert (figure.layout.shapes[0].y0, figure.layout.shapes[0].y1) == (1, 962)
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert "<b>前962位</b>" in texts(figure)


def test_the_last_year_is_full_and_the_first_is_hollow() -> None:
    figure = drawn.dot_ranges("normal")
    assert list(figure.data[0].marker.color) == [LIGHT.paper, LIGHT.soft, LIGHT.strong]
    assert len(figure.data[1].x) == 2  # a year without a figure has no dot


def test_one_item_of_several_is_drawn_in_its_own_order() -> None:
    figure = drawn.item_bars("normal")
    assert list(figure.data[0].x) == sorted(figure.data[0].x, reverse=True)
    assert "全市 300.0" in texts(figure)
