"""Charts say what the table says: gaps stay gaps, absent is not zero, breaks are named."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from catalogue import Break
from catalogue.wording import column_scale
from dashboard import charts
from dashboard.palette import DARK, LIGHT
from tests.dashboard.answers import CATALOGUE, districts, frame, indicator, row, years

INVESTMENT = indicator("village_investment")
MEMBERS = indicator("member_count")
RANK = indicator("investment_competitiveness_district_rank")


def plain_text(figure: go.Figure) -> list[str]:
    """The annotations' words without markup."""
    return [a.text.replace("<b>", "").replace("</b>", "") for a in figure.layout.annotations]


def bars(*rows: dict[str, Any], key: str = "village_investment", line: Any = None) -> go.Figure:
    table = districts(key, *rows)
    scale = column_scale(table["value"], indicator(key))
    return charts.ranked_bars(table, indicator(key), scale, line, LIGHT)


def test_bars_stand_in_rank_order_with_their_values_beside_the_names() -> None:
    figure = bars(row("430102", "610000000"), row("430181", "1120000000"))
    assert list(figure.data[0].x) == [11.2, 6.1]
    assert plain_text(figure) == ["浏阳市", "11.2", "芙蓉区", "6.1"]


def test_an_absent_district_keeps_a_row_and_has_no_bar() -> None:
    figure = bars(row("430102", "610000000"), row("430112", None))
    assert list(figure.data[0].x) == [6.1, None]
    assert plain_text(figure)[-2:] == ["望城区", "未报送"]


def test_zero_is_a_bar_of_no_length_and_not_an_absence() -> None:
    figure = bars(row("430102", "0"), row("430103", "7"), key="nev_chain_tech_firms")
    assert list(figure.data[0].x) == [7.0, 0.0]
    assert plain_text(figure)[-1] == "0"


def test_amounts_start_at_zero() -> None:
    figure = bars(row("430102", "610000000"), row("430181", "1120000000"))
    assert figure.layout.xaxis.range[0] == 0


def test_negative_values_run_to_the_other_side_of_zero() -> None:
    key = "private_investment_growth"
    figure = bars(row("430105", "-23.8"), row("430102", "4"), key=key)
    assert list(figure.data[0].x) == [4.0, -23.8]
    low, high = figure.layout.xaxis.range
    assert (low < -23.8, high > 4) == (True, True)


def test_the_average_is_a_line_with_its_name_and_value() -> None:
    line = ("全市平均", Decimal(860000000))
    figure = bars(row("430102", "610000000"), row("430181", "1120000000"), line=line)
    assert figure.layout.shapes[0].x0 == figure.layout.shapes[0].x1 == 8.6
    assert plain_text(figure)[-1] == "全市平均 8.6"
    assert list(figure.data[0].marker.color) == [LIGHT.strong, LIGHT.soft]


def test_a_rank_is_a_dot_and_the_first_place_is_on_the_right() -> None:
    figure = bars(row("430103", "40"), row("430105", "54"), key=RANK.key)
    assert (figure.data[0].type, list(figure.data[0].x)) == ("scatter", [40.0, 54.0])
    assert figure.layout.xaxis.range[0] > figure.layout.xaxis.range[1]


def test_a_hedge_is_drawn_with_its_word() -> None:
    figure = bars(row("430102", "26000000", qualifier="about"))
    assert plain_text(figure)[1] == "约2600"


@pytest.mark.parametrize("count", [1, 40])
def test_one_district_and_forty_are_drawn_alike(count: int) -> None:
    rows = [{**row("430102", str(n * 100)), "region_name": f"第{n}区"} for n in range(1, count + 1)]
    figure = bars(*rows, key="member_count")
    assert len(figure.data[0].x) == count
    assert figure.layout.height >= 34 * count


def test_all_absent_draws_names_and_no_bar() -> None:
    figure = bars(row("430102", None), row("430103", None))
    assert list(figure.data[0].x) == [None, None]


def tiles(*rows: dict[str, Any], key: str = "village_investment") -> go.Figure:
    table = districts(key, *rows)
    scale = column_scale(table["value"], indicator(key))
    return charts.tile_map(table, CATALOGUE, indicator(key), scale, LIGHT)


def test_even_rows_of_the_map_are_shifted_half_a_tile_to_the_left() -> None:
    from dashboard.charts.tiles import WIDTH, centre

    upper, lower = centre(CATALOGUE.region("430112")), centre(CATALOGUE.region("430104"))
    assert upper is not None
    assert lower is not None
    assert (upper[0] - lower[0], lower[1] - upper[1]) == pytest.approx((-WIDTH / 2, 1.5))


def test_the_map_is_darkest_where_there_is_most_and_hatched_where_there_is_nothing() -> None:
    figure = tiles(row("430102", "1"), row("430103", "3"), row("430104", None))
    assert [t.fillcolor for t in figure.data[:2]] == [LIGHT.amounts[-1], LIGHT.amounts[0]]
    assert figure.data[2].fillpattern.shape == "/"
    assert figure.data[3].text[2] == "<b>岳麓区</b><br>未报送"


def test_the_better_place_is_the_darker_tile() -> None:
    figure = tiles(row("430103", "40"), row("430105", "54"), key=RANK.key)
    assert [t.fillcolor for t in figure.data[:2]] == [LIGHT.amounts[-1], LIGHT.amounts[0]]


def test_a_sample_tile_has_a_dotted_outline() -> None:
    figure = tiles(row("430102", "1", sample=True), row("430103", "2"))
    widths = {t.line.dash: t.line.width for t in figure.data[:2]}
    assert figure.data[1].line.width == 1.5
    assert figure.data[0].line.width == 0
    assert set(widths) == {"dot"}


def lines(*series: list[dict[str, Any]], breaks: tuple[Break, ...] = ()) -> go.Figure:
    table = frame(*series)
    scale = column_scale(table["value"], MEMBERS)
    return charts.trend_lines(table, CATALOGUE, MEMBERS, scale, breaks, LIGHT)


def test_a_year_without_a_figure_interrupts_the_line() -> None:
    figure = lines(years("member_count", "430112", "200", "210", None, "230", "0"))
    assert list(figure.data[0].y) == [200.0, 210.0, None, 230.0, 0.0]
    assert figure.data[0].connectgaps is False


def test_years_are_categories_and_never_numbers() -> None:
    figure = lines(years("member_count", "430112", "200", "210"))
    assert list(figure.data[0].x) == ["2018", "2019"]
    assert figure.layout.xaxis.type == "category"


def test_a_district_keeps_its_colour_whatever_else_is_chosen() -> None:
    alone = lines(years("member_count", "430181", "5", "6"))
    among = lines(
        years("member_count", "430102", "1", "2"), years("member_count", "430181", "5", "6")
    )
    assert alone.data[0].line.color == among.data[1].line.color == LIGHT.category(7)


def test_a_break_is_drawn_between_the_years_and_named() -> None:
    broken = Break(year=2020, reason="换了口径")
    figure = lines(years("member_count", "430112", "1", "2", "3"), breaks=(broken,))
    assert figure.layout.shapes[0].x0 == "2019"
    assert figure.layout.shapes[0].x0shift == 0.5
    assert plain_text(figure)[-1] == "① 口径断点"


def test_names_at_the_ends_do_not_overlap() -> None:
    figure = lines(
        *(years("member_count", code, "1", "100") for code in ("430102", "430103", "430104"))
    )
    places = sorted(a.yshift for a in figure.layout.annotations)
    assert min(b - a for a, b in pairwise(places)) >= 17.9


def test_a_count_within_the_year_is_a_hollow_dot() -> None:
    from datetime import date

    series = years("member_count", "430112", "1", "2")
    series[1]["period_end"] = date(2019, 9, 30)
    figure = lines(series)
    assert figure.data[0].marker.color[1] == LIGHT.paper
    assert "截至2019-09-30" in figure.data[0].customdata[1]


def test_a_partial_sum_of_districts_is_not_drawn_as_a_fall() -> None:
    rows = years("member_count", "430100", "40", "30", "50")
    for r, counted in zip(rows, (9, 8, 9), strict=True):
        r.update(basis="districts", regions_counted=counted, regions_expected=9)
    table = frame(rows)
    figure = charts.whole_columns(table, MEMBERS, column_scale(table["value"], MEMBERS), LIGHT)
    assert (list(figure.data[0].x), list(figure.data[0].y)) == (["2018", "2020"], [40.0, 50.0])


def test_reported_totals_and_sums_of_districts_are_two_series() -> None:
    told = years("member_count", "430100", "41", "51")
    added = [
        {**r, "basis": "districts", "regions_counted": 9, "regions_expected": 9}
        for r in years("member_count", "430100", "40", "50")
    ]
    table = frame(told, added)
    figure = charts.whole_columns(table, MEMBERS, column_scale(table["value"], MEMBERS), LIGHT)
    assert [list(t.y) for t in figure.data] == [[40.0, 50.0], [41.0, 51.0]]


def test_dark_charts_are_drawn_in_dark_colours() -> None:
    table = districts("village_investment", row("430102", "1"))
    scale = column_scale(table["value"], INVESTMENT)
    figure = charts.ranked_bars(table, INVESTMENT, scale, None, DARK)
    assert figure.layout.font.color == DARK.ink


def test_drawing_leaves_the_answer_as_it_was() -> None:
    table = districts("village_investment", row("430102", "1"), row("430103", None))
    before = table.to_dict("records")
    charts.ranked_bars(table, INVESTMENT, column_scale(table["value"], INVESTMENT), None, LIGHT)
    assert table.to_dict("records") == before
