"""The four views say what they are, why one is absent, and how far a place moves."""

from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from dashboard.contributions import contribution_table
from dashboard.standings import sensitivity, standings_table
from exports.summaries import contribution_sentence, slope_sentence, spread_sentence
from tests.dashboard.answers import CATALOGUE, districts, indicator, row
from tests.dashboard.figures import paired
from tests.pages.screen import _Table

INVESTMENT = indicator("village_investment")
MEMBERS = indicator("member_count")


def seen(name: str, **given: Any) -> dict[str, Any]:
    """A row of `queries.standings` in which every view has the first place of nine."""
    one = districts("village_investment", row(name, "1000000000")).to_dict("records")[0]
    place = {"rank": 1, "tied": False, "regions_counted": 9, "regions_expected": 9}
    views = {
        f"{prefix}{key}": value
        for prefix, value_of in (("per_", Decimal(260000)), ("growth_", Decimal("63.26")))
        for key, value in (
            {"value": value_of, "value_max": None, "qualifier": "exact", "reason": None} | place
        ).items()
    }
    peers = {"peers": "urban", **{f"peers_{key}": value for key, value in place.items()}}
    return {**one, **place, **views, **peers, "best": 1, "worst": 1, **given}


def cells(*rows: dict[str, Any]) -> list[list[str]]:
    table = pd.DataFrame(rows, dtype=object)
    reader = _Table()
    reader.feed(standings_table(table, CATALOGUE, INVESTMENT, MEMBERS, 2022))
    return [[cell.text for cell in found] for _, found in reader.rows]


def test_every_view_stands_with_its_place_and_unit() -> None:
    assert cells(seen("430102", worst=8)) == [
        ["区县", "总量（亿元）", "按会员数平均（万元/个）", "较上年（%）", "同组内", "名次范围"],
        [
            "芙蓉区",
            "10（第1/9）",
            "26（第1/9）",
            "+63.3（第1/9）",
            "第1/9主城五区",
            "第1～第8",
        ],
    ]


def test_a_view_that_cannot_be_had_says_why_below() -> None:
    absent = {f"per_{n}": None for n in ("value", "qualifier", "rank", "regions_counted")}
    table = pd.DataFrame(
        [seen("430102", **absent, per_reason="会员数未报送"), seen("430103")], dtype=object
    )
    html = standings_table(table, CATALOGUE, INVESTMENT, MEMBERS, 2022)
    assert "按会员数平均：会员数未报送（芙蓉区）。" in html


@pytest.mark.parametrize(
    ("worst", "said"),
    [
        (8, "名次对口径敏感：芙蓉区第1～第8"),
        (3, "名次对口径不敏感：换一种口径，各区县至多相差2位"),
    ],
)
def test_how_far_a_place_moves_is_said(worst: int, said: str) -> None:
    assert sensitivity(pd.DataFrame([seen("430102", worst=worst)], dtype=object)) == said


def test_a_multiple_is_said_of_exact_amounts_only() -> None:
    exact = districts("member_count", row("430102", "10"), row("430103", "25"))
    hedged = districts("member_count", row("430102", "10", qualifier="over"), row("430103", "25"))
    zero = districts("member_count", row("430102", "0"), row("430103", "25"))
    assert spread_sentence(exact, MEMBERS) == "最高天心区25个，是最低芙蓉区10个的2.5倍"
    assert spread_sentence(hedged, MEMBERS) == "最高天心区25个，最低芙蓉区超10个"
    assert spread_sentence(zero, MEMBERS) == "最高天心区25个，最低芙蓉区0个"


def test_the_two_years_are_told_by_their_directions() -> None:
    table = paired("normal").assign(then_rank=None)
    assert slope_sentence(table, MEMBERS) == "2021—2022年，9个区县均增加"
    nothing = paired("all_missing").assign(then_rank=None)
    assert slope_sentence(nothing, MEMBERS) == "两年不可比（本年无数）"


def made(*gains: int) -> pd.DataFrame:
    whole = sum(gains)
    one_way = all(g >= 0 for g in gains) or all(g <= 0 for g in gains)
    rows = [
        {
            "region": region.code,
            "region_name": region.name,
            "gained": Decimal(gain),
            "pulled": Decimal(gain),
            "part": Decimal(gain) / whole * 100 if one_way and whole else None,
        }
        for region, gain in zip(CATALOGUE.districts, gains, strict=False)
    ]
    return pd.DataFrame(rows, dtype=object)


@pytest.mark.parametrize(
    ("gains", "said"),
    [
        ((30, 10), "合计增加40个，芙蓉区增加最多，占增量的75%"),
        ((30, -10), "合计增加20个，芙蓉区增加最多"),
        ((-10, -30), "合计减少40个，天心区减少最多，占减量的75%"),
        ((10, -10), "合计持平"),
    ],
)
def test_who_made_the_change_is_named_with_a_share_only_where_there_is_one(
    gains: tuple[int, ...], said: str
) -> None:
    sentence = contribution_sentence(made(*gains), MEMBERS, 2022, 2021)
    assert sentence == f"2021—2022年，全部区县会员数{said}"


def test_the_table_of_contributions_begins_with_their_sum() -> None:
    from catalogue.wording import column_scale

    table = made(30, 10)
    reader = _Table()
    reader.feed(contribution_table(table, MEMBERS, column_scale(table["gained"], MEMBERS), ""))
    assert [[cell.text for cell in found] for _, found in reader.rows[1:]] == [
        ["区县合计", "+40", "40", "100.0%"],
        ["芙蓉区", "+30", "30", "75.0%"],
        ["天心区", "+10", "10", "25.0%"],
    ]
