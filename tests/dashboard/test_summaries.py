"""The sentence on top says what the rows say, with every hedge, and nothing more."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Break
from catalogue.quantities import Amount
from exports import summaries
from tests.dashboard.answers import CATALOGUE, districts, frame, indicator, row, years

MEMBERS = indicator("member_count")


def said(*rows: dict[str, Any], key: str = "member_count") -> str:
    return summaries.districts_sentence(districts(key, *rows), indicator(key), 2022)


def test_the_first_three_are_named_in_order() -> None:
    rows = [row(c, v) for c, v in (("430102", "1"), ("430103", "4"), ("430104", "3"))]
    sentence = said(*rows, row("430105", "2"))
    assert sentence == "2022年会员数：天心区、岳麓区、开福区居前三"


def test_their_joint_share_is_given_where_shares_are() -> None:
    table = districts("member_count", row("430102", "1"), row("430103", "3"))
    table["share"] = [Decimal(75), Decimal(25)]
    sentence = summaries.districts_sentence(table, MEMBERS, 2022)
    assert sentence == "2022年会员数：天心区、芙蓉区居前二，合计占100%"


def test_a_ranking_of_those_that_reported_says_so() -> None:
    codes = [r.code for r in CATALOGUE.districts]
    rows = [row(c, str(n)) for n, c in enumerate(codes[:8], 1)]
    assert said(*rows, row(codes[8], None)).startswith("2022年会员数（以已报8/9区县排名）：浏阳市")


def test_too_few_returns_give_no_ranking() -> None:
    rows = [row(r.code, None) for r in CATALOGUE.districts[1:]]
    assert said(row("430102", "5"), *rows) == "2022年会员数：9个区县中只有1个有数，不作排名"


def test_nobody_leads_where_all_are_equal() -> None:
    assert said(row("430102", "5"), row("430103", "5")) == "2022年会员数：2个区县相同"


def test_nothing_is_said_of_nothing() -> None:
    assert said(row("430102", None)) == "2022年，各区县均无会员数数据"


def test_absent_districts_are_named_by_their_reason() -> None:
    table = districts(
        "member_count",
        row("430102", "5"),
        row("430112", None),
        row("430111", None, missing_reason="not_disclosed", qualifier="masked"),
    )
    assert summaries.absent_sentence(table) == "未报送：望城区。不公布：雨花区。"


def trend(*series: list[dict[str, Any]]) -> str:
    return summaries.trend_sentence(frame(*series), MEMBERS)


def test_a_trend_is_told_by_its_first_and_last_year() -> None:
    sentence = trend(years("member_count", "430112", "200", None, "250"))
    assert sentence == "2018—2020年，望城区会员数由200个到250个，增加50个（25%）"


def test_the_largest_change_is_told_also_where_it_is_a_fall() -> None:
    sentence = trend(
        years("member_count", "430112", "200", "210"), years("member_count", "430102", "300", "200")
    )
    assert sentence == (
        "2018—2019年，芙蓉区会员数由300个到200个，减少100个（33.3%），在所选2个区县中变动最大"
    )


def test_a_hedged_end_is_not_told_as_a_change() -> None:
    series = years("member_count", "430112", "200", "250")
    series[1]["qualifier"] = "over"
    assert trend(series) == "会员数：所选区县尚无可比的两年"


def test_a_trend_is_never_told_across_a_break() -> None:
    table = frame(years("member_count", "430112", "200", "210", "300", "330"))
    broken = (Break(year=2020, reason="换了口径"),)
    assert summaries.trend_sentence(table, MEMBERS, broken) == (
        "2020—2021年，望城区会员数由300个到330个，增加30个（10%）"
    )


def test_a_trend_is_never_told_from_a_real_figure_to_a_sample() -> None:
    series = years("member_count", "430112", "200", "210", "300")
    series[1]["sample"] = series[2]["sample"] = True
    assert trend(series) == "2019—2020年，望城区会员数由210个到300个，增加90个（42.9%）"


def test_a_count_of_may_is_not_told_as_the_years() -> None:
    series = years("member_count", "430112", "200", "210")
    series[0]["period_end"] = date(2018, 5, 8)
    assert trend(series) == "会员数：所选区县尚无可比的两年"


def overview(*rows: tuple[str, str | None, str], counted: int | None = None) -> str:
    table = pd.DataFrame(
        [
            {
                "indicator": key,
                "value": None if value is None else Decimal(value),
                "value_max": None,
                "qualifier": qualifier if value is not None else None,
                "missing_reason": None,
                "basis": "reported" if counted is None else "districts",
                "change": None,
                "change_basis": None,
                "districts_sample": None,
                "sample": False,
                "regions_counted": counted,
                "regions_expected": None if counted is None else 9,
            }
            for key, value, qualifier in rows
        ],
        dtype=object,
    )
    return summaries.overview_sentence(table, CATALOGUE, 2022)


def test_the_overview_keeps_the_hedge_of_members() -> None:
    sentence = overview(
        ("village_investment", "7700000000", "exact"), ("member_count", "40000", "over")
    )
    assert sentence == "2022年，全市万企兴万村投资总额累计77亿元；会员数超4万个"


def test_the_overview_leaves_out_what_nobody_said() -> None:
    assert overview(("member_count", None, "exact")) == "2022年还没有全市总量：会员数原文未提"


def test_a_sum_of_eight_districts_is_not_said_as_the_citys() -> None:
    row = ("member_count", "32486", "exact")
    assert overview(row, counted=9) == "2022年，全市会员数32486个（区县合计）"
    said = "2022年还没有全市总量：会员数只有8个区县的数（应有9个）"
    assert overview(row, counted=8) == said


def compared(told: Amount, added: str) -> str:
    return summaries.total_and_sum(told, Amount(value=Decimal(added)), MEMBERS)


def test_a_hedged_total_agrees_with_every_sum_its_words_allow() -> None:
    over = Amount(value=Decimal(40000), qualifier="over")
    assert compared(over, "40268") == "与区县合计相符"
    assert compared(over, "39000") == "比区县合计多超1000个"


def test_an_exact_total_is_compared_to_the_last_unit() -> None:
    assert compared(Amount(value=Decimal(986)), "986") == "与区县合计一致"
    assert compared(Amount(value=Decimal(986)), "987") == "比区县合计少1个"
