"""One test for each wrong number that other views of a comparison could give without an error.

Two years, contributions, per something, growth, peers, many indicators at once.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.warehouse.tables import CITY, CODES, DISTRICTS, claim, column, districts, release
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

PAIR: dict[str, Any] = {"year": 2022, "then": 2021, "region": CITY}


def both(indicator: str, then: list[object], now: list[object], **given: Any) -> list[Any]:
    return [
        *districts(indicator, *then, year=2021, **given),
        *districts(indicator, *now, year=2022, **given),
    ]


def parts(warehouse: Warehouse, indicator: str = "members", **given: Any) -> pd.DataFrame:
    return queries.contribution(warehouse, indicator=indicator, **{**PAIR, **given})


def refusal(warehouse: Warehouse, indicator: str, **given: Any) -> str:
    with pytest.raises(queries.CannotBeAdded) as refused:
        parts(warehouse, indicator, **given)
    return str(refused.value)


# ── Contribution ──────────────────────────────────────────────────────────────────────────────


def test_contributions_add_up_to_the_change_of_the_whole(tmp_path: Path):
    """
    members 2021 ten each (90); 2022 甲区 19, the others ten     甲区 made all 9: 10 points, 100 %
    """
    warehouse = release(tmp_path, *both("members", [10] * 9, [19, *[10] * 8]))
    found = column(parts(warehouse), "gained", "pulled", "part")
    assert found["甲区"] == (9, 10, 100)
    assert {found[d] for d in DISTRICTS[1:]} == {(0, 0, 0)}
    assert next(iter(found)) == "甲区"


def test_there_is_no_share_of_a_gain_where_parts_went_both_ways(tmp_path: Path):
    """
    甲区 +5, 乙区 −4, the whole +1     甲区 made 500 % of it: no number anybody could read
    """
    warehouse = release(tmp_path, *both("members", [10] * 9, [15, 6, *[10] * 7]))
    found = column(parts(warehouse), "gained", "part")
    assert (found["甲区"], found["乙区"]) == ((5, None), (-4, None))


def test_the_change_is_not_divided_where_one_district_is_absent(tmp_path: Path):
    """
    乙区 did not report in 2021     its 10 of 2022 would be a gain that nobody made
    """
    warehouse = release(tmp_path, *both("members", [10, None, *[10] * 7], [10] * 9))
    assert refusal(warehouse, "members") == "会员数无法分解到区县：乙区2021年未报送。"


def test_the_change_is_not_divided_where_a_number_is_hedged(tmp_path: Path):
    """
    甲区 超10 in 2022
    """
    rest = both("members", [10] * 9, [None, *[10] * 8])
    hedged = claim("members", "甲区", 10, qualifier="over")
    warehouse = release(tmp_path, *rest, hedged)
    assert refusal(warehouse, "members") == "会员数无法分解到区县：甲区2022年为约数。"


def test_the_change_is_not_divided_over_a_break(tmp_path: Path):
    """
    donations have a new definition from 2021 on
    """
    rows = [
        *districts("donations", *[10] * 9, year=2020),
        *districts("donations", *[12] * 9, year=2021),
    ]
    said = refusal(release(tmp_path, *rows), "donations", year=2021, then=2020)
    assert said == "捐赠款物无法分解到区县：口径有变。"


def test_ratios_are_not_divided(tmp_path: Path):
    warehouse = release(tmp_path, *both("coverage", [10] * 9, [20] * 9))
    assert refusal(warehouse, "coverage") == "覆盖率是比率，不能跨区县相加或平均。"


# ── Two years ─────────────────────────────────────────────────────────────────────────────────


def test_a_change_over_several_years_is_refused_across_a_break_between_them(tmp_path: Path):
    """
    donations 2020 → 2022, a break in 2021     no change, though neither year is the break's first
    """
    rows = [
        *districts("donations", *[10] * 9, year=2020),
        *districts("donations", *[12] * 9, year=2022),
    ]
    table = queries.two_years(
        release(tmp_path, *rows), indicator="donations", **{**PAIR, "then": 2020}
    )
    assert {c.reason for c in table["change"]} == {"口径有变"}


def test_a_district_that_did_not_exist_then_is_not_absent_then(tmp_path: Path):
    """
    己区 came in 2020     in 2019 it is 不适用, not 未报送
    """
    rows = [
        *districts("members", *[10] * 9, year=2022),
        claim("members", "甲区", 9, year=2019),
    ]
    table = queries.two_years(
        release(tmp_path, *rows), indicator="members", **{**PAIR, "then": 2019}
    )
    assert column(table, "then_missing_reason")["己区"] == "not_applicable"
    assert column(table, "then_missing_reason")["乙区"] == "not_reported"


# ── Four views ────────────────────────────────────────────────────────────────────────────────


def views(warehouse: Warehouse, indicator: str, per: str = "members", **given: Any) -> pd.DataFrame:
    asked = {"year": 2022, "region": CITY, **given}
    return queries.standings(warehouse, indicator=indicator, per=per, **asked)


def test_the_place_per_member_is_not_the_place_in_total(tmp_path: Path):
    """
    money 900 … 100, members 9000 · 10 …     甲区 first in total, last per member
    """
    rows = [
        *districts("money", *range(900, 0, -100)),
        *districts("members", 9000, *[10] * 8),
    ]
    names = ("rank", "per_value", "per_rank", "best", "worst")
    found = column(views(release(tmp_path, *rows), "money"), *names)
    assert found["甲区"] == (1, Decimal("0.1"), 9, 1, 9)
    assert found["乙区"] == (2, 80, 1, 1, 2)


@pytest.mark.parametrize(
    ("members", "reason"),
    [(None, "会员数未报送"), (0, "会员数为零")],
)
def test_nothing_is_divided_by_what_is_not_there(tmp_path: Path, members: int | None, reason: str):
    """
    甲区 has money and no members     no number, with the reason, never the total itself
    """
    rows = [*districts("money", *[100] * 9), *districts("members", members, *[10] * 8)]
    found = column(views(release(tmp_path, *rows), "money"), "per_value", "per_reason", "per_rank")
    assert found["甲区"] == (None, reason, None)
    assert found["乙区"] == (10, None, 1)


def test_a_ratio_is_not_divided_again(tmp_path: Path):
    rows = [*districts("coverage", *[50] * 9), *districts("members", *[10] * 9)]
    found = column(views(release(tmp_path, *rows), "coverage"), "per_reason")
    assert set(found.values()) == {"覆盖率是比率，不再折算"}


def test_growth_is_ranked_by_its_percentage_and_not_by_its_amount(tmp_path: Path):
    """
    甲区 100 → 150 (50 %), 乙区 10 → 20 (100 %)     乙区 first, though it gained a fifth as much
    """
    rows = both("members", [100, 10, *[10] * 7], [150, 20, *[10] * 7])
    found = column(views(release(tmp_path, *rows), "members"), "growth_value", "growth_rank")
    assert (found["甲区"], found["乙区"]) == ((50, 2), (100, 1))


def test_growth_on_a_base_of_zero_has_no_place(tmp_path: Path):
    rows = both("members", [0, *[10] * 8], [5, *[11] * 8])
    found = column(views(release(tmp_path, *rows), "members"), "growth_reason", "growth_rank")
    assert found["甲区"] == ("上年为零", None)


def test_a_place_among_peers_counts_peers_only(tmp_path: Path):
    """
    inner 甲 乙 丙: 1, 2, 3; the others more     丙区 is 7th of nine and first of three
    """
    rows = districts("members", 1, 2, 3, *range(10, 16))
    names = ("rank", "peers", "peers_rank", "peers_regions_counted")
    found = column(views(release(tmp_path, *rows), "members", per="streets"), *names)
    assert found["丙区"] == (7, "inner", 1, 3)
    assert found["丁区"] == (6, None, None, None)


def test_only_what_enough_districts_report_exactly_may_divide(tmp_path: Path):
    """
    members of nine districts, streets of one     only members
    """
    rows = [*districts("money", *[1] * 9), *districts("members", *[10] * 9)]
    answer = queries.denominators(
        release(tmp_path, *rows, claim("streets", "甲区", 3)),
        indicator="money", year=2022, region=CITY,
    )  # fmt: skip
    assert records(answer) == [{"indicator": "members", "counted": 9, "expected": 9}]


# ── Many at once ──────────────────────────────────────────────────────────────────────────────


def test_many_indicators_at_once_are_answered_like_each_alone(tmp_path: Path):
    """
    a figure of one indicator must never stand in the row of another
    """
    rows = [
        *both("members", [10, 20, *[5] * 7], [11, 19, *[5] * 7]),
        *districts("coverage", 50, 60, None, 70),
        claim("place", "辛县", 7),
    ]
    warehouse = release(tmp_path, *rows)
    keys = ("members", "coverage", "place", "streets")
    together = queries.panorama(warehouse, indicators=keys, year=2022, region=CITY)
    for key in keys:
        alone = queries.by_district(warehouse, indicator=key, year=2022, region=CITY)
        own = together[together["indicator"] == key].drop(columns="indicator")
        assert records(own[alone.columns]) == records(alone), key


def test_five_years_of_many_indicators_keep_their_gaps(tmp_path: Path):
    rows = [claim("members", "甲区", n, year=n) for n in (2017, 2018, 2020, 2022)]
    answer = queries.five_years(
        release(tmp_path, *rows), indicators=("members", "coverage"), year=2022,
        region=CODES["甲区"],
    )  # fmt: skip
    assert [(r["year"], r["value"]) for r in records(answer)] == [
        (2018, 2018),
        (2020, 2020),
        (2022, 2022),
    ]
