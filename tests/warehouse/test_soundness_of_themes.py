"""One test for each wrong number that a theme's page could show: quotients, turnover, others' days.

Each docstring holds the tiny table.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.warehouse.tables import (
    CITY,
    CODES,
    NEIGHBOUR,
    claim,
    districts,
    release,
)
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

YEAR = {"year": 2022, "region": CITY}
NINE = range(1, 10)


def each(warehouse: Warehouse, item: str = "money_each", **given: Any) -> dict[Any, Any]:
    """(value, qualifier) of a quotient, or why there is none; by name, the sum as 合计."""
    rows = records(queries.side_by_side(warehouse, items=(item,), **{**YEAR, **given}))
    return {
        "合计" if r["basis"] == "districts" else r["region_name"]: (r["value"], r["qualifier"])
        if r["value"] is not None
        else r["why"]
        for r in rows
    }


def test_the_quotient_of_the_whole_is_that_of_the_sums_and_no_average_of_quotients(tmp_path: Path):
    """
    money 甲 90 乙 10 …0 · members 甲 1 乙 9 …1     合计 100/17, not the average of 90 and 1.1
    """
    warehouse = release(
        tmp_path,
        *districts("money", 90, 10, *[0] * 7),
        *districts("members", 1, 9, *[1] * 7),
    )
    found = each(warehouse)
    assert found["合计"] == (Decimal(100) / Decimal(17), "exact")
    assert (found["甲区"], found["丙区"]) == ((90, "exact"), (0, "exact"))


def test_a_quotient_is_refused_where_a_part_is_absent_hidden_or_zero(tmp_path: Path):
    """
    甲 money 未报送 · 乙 members X · 丙 members 0 · 丁 both     three reasons and one number
    """
    warehouse = release(
        tmp_path,
        *districts("money", None, 8, 8, 8),
        *districts("members", 4, None, 0, 4),
        claim("members", "乙区", qualifier="masked", as_written="X个"),
    )
    found = each(warehouse)
    assert [found[d] for d in ("甲区", "乙区", "丙区", "丁区")] == [
        "投资总额未报送。",
        "会员数不公布。",
        "会员数为0，无法计算。",
        (2, "exact"),
    ]
    assert found["合计"] == "投资总额：9个区县中只有3个有数。"


def test_a_figure_is_not_divided_by_a_sample(tmp_path: Path):
    """
    市 money 公布 100 · members 示例 4     refused; both samples: 示例; both published: a number
    """
    warehouse = release(
        tmp_path,
        claim("money", "市", 100),
        claim("members", "市", 4, sample=True),
        claim("money", "甲区", 6, sample=True),
        claim("members", "甲区", 3, sample=True),
    )
    found = each(warehouse)
    assert found["市"] == "一项是公布数，一项是示例数据，不能相除。"
    assert found["甲区"] == (2, "exact")
    rows = records(queries.side_by_side(warehouse, items=("money_each",), **YEAR))
    assert {r["region_name"]: r["sample"] for r in rows if r["value"] is not None} == {"甲区": True}
    assert each(warehouse, sample=False)["市"] == "会员数原文未提。"


def test_a_hedge_goes_into_the_quotient(tmp_path: Path):
    """
    甲 money 超100 / members 4 → 超25 · 乙 100 / 超4 → 近25 · 丙 超100 / 超4 → 约25
    """
    warehouse = release(
        tmp_path,
        claim("money", "甲区", 100, qualifier="over"),
        claim("members", "甲区", 4),
        claim("money", "乙区", 100),
        claim("members", "乙区", 4, qualifier="over"),
        claim("money", "丙区", 100, qualifier="over"),
        claim("members", "丙区", 4, qualifier="over"),
    )
    found = each(warehouse)
    assert [found[d] for d in ("甲区", "乙区", "丙区")] == [
        (25, "over"),
        (25, "nearly"),
        (25, "about"),
    ]


def test_a_share_of_a_hundred_keeps_its_factor_and_the_rank_needs_enough_districts(tmp_path: Path):
    """
    sessions 3 / members 4 × 100 = 75 · eight of nine report: ranked; five of nine: no rank
    """
    for count, places in ((8, [1] * 8), (5, [None] * 5)):
        warehouse = release(
            tmp_path, *districts("sessions", *[3] * count), *districts("members", *[4] * count)
        )
        rows = records(queries.side_by_side(warehouse, items=("sessions_share",), **YEAR))
        told = [r for r in rows if r["region"] != CITY and r["value"] is not None]
        assert [(r["value"], r["rank"]) for r in told] == [(75, place) for place in places]
        warehouse.connection.close()


def test_a_place_keeps_its_row_with_every_item_in_the_order_asked_for(tmp_path: Path):
    """
    members 甲 1 … 壬 9 · money 甲 only     the order is that of members; absent money says why
    """
    warehouse = release(tmp_path, *districts("members", *NINE), claim("money", "甲区", 5))
    rows = records(queries.side_by_side(warehouse, items=("members", "money"), **YEAR))
    assert [r["item"] for r in rows[:4]] == ["members", "money"] * 2
    assert [r["region_name"] for r in rows[::2]][:3] == ["市", "壬市", "辛县"]
    assert rows[0]["basis"] == "districts"  # no source speaks of the city itself
    absent = {r["region_name"]: r["missing_reason"] for r in rows if r["item"] == "money"}
    assert (absent["甲区"], absent["乙区"]) == (None, "not_reported")


# ── Who came and who left ────────────────────────────────────────────────────────────────────


def turned(warehouse: Warehouse, **given: Any) -> dict[str, Any]:
    """(joined, net, left), or why nobody can say; by name, the sum as 合计."""
    asked = {"stock": "members", "flow": "started", **YEAR, **given}
    found = {}
    for row in records(queries.turnover(warehouse, **asked)):
        name = "合计" if row["basis"] == "districts" else row["region_name"]
        known = (row["joined"], row["net"], row["left"])
        found[name] = row["why"] if row["left"] is None else known
    return found


def test_who_left_is_what_joined_less_what_is_more(tmp_path: Path):
    """
    members 10 → 13, joined 5: left 2 · 10 → 10, joined 0: left 0 · all nine: sums of them
    """
    warehouse = release(
        tmp_path,
        *districts("members", *[10] * 9, year=2021),
        *districts("members", 13, *[10] * 8),
        *districts("started", 5, *[0] * 8),
    )
    found = turned(warehouse)
    assert (found["甲区"], found["乙区"], found["合计"]) == ((5, 3, 2), (0, 0, 0), (5, 3, 2))


def test_who_left_is_unknown_where_a_part_is_absent_hedged_or_does_not_fit(tmp_path: Path):
    """
    甲 no last year · 乙 超 · 丙 more gained than joined · 丁 a sample · 戊 nothing of who joined
    """
    warehouse = release(
        tmp_path,
        *districts("members", None, 10, 10, 10, 10, year=2021),
        *districts("members", 12, None, 15, None, 12),
        claim("members", "乙区", 12, qualifier="over"),
        claim("members", "丁区", 12, sample=True),
        *districts("started", 3, 3, 3, 3),
    )
    found = turned(warehouse)
    assert [found[d] for d in ("甲区", "乙区", "丙区", "丁区", "戊区")] == [
        "上年末数缺失，无法计算。",
        "本年末数是约数，无法精确计算。",
        "净增多于新增，两数对不上。",
        "公布数与示例数据不能相减。",
        "本年新增数缺失，无法计算。",
    ]
    assert found["合计"] == "本年末数是约数，无法精确计算。"


def test_who_left_is_not_worked_out_across_a_break(tmp_path: Path):
    """
    丁区 breaks in 2020: members 10 → 12, joined 3     not 1
    """
    warehouse = release(
        tmp_path,
        claim("members", "丁区", 10, 2019),
        claim("members", "丁区", 12, 2020),
        claim("sessions", "丁区", 3, 2020),
    )
    assert turned(warehouse, flow="sessions", year=2020)["丁区"] == "口径有变，与上年不可比。"


# ── Elsewhere, and other days ────────────────────────────────────────────────────────────────


def test_elsewhere_is_told_with_its_own_day_and_nothing_of_two_days_is_divided(tmp_path: Path):
    """
    邻市 money 2022-06-30 50 · members 2022-09-30 5 · both 2021-12-31: 40, 4     of 2021, 10 each
    """
    warehouse = release(
        tmp_path,
        claim("money", "市", 100),
        claim("money", "邻市", 50, span="june"),
        claim("members", "邻市", 5, span="september"),
        claim("money", "邻市", 40, 2021),
        claim("members", "邻市", 4, 2021),
        claim("members", "甲区", 3),
        claim("members", "省", 9, sample=True),
    )
    items = ("money", "members", "money_each")
    rows = records(queries.elsewhere(warehouse, items=items, region=CITY))
    assert [(r["region"], r["item"], r["value"]) for r in rows] == [
        (CITY, "money", 100),
        (CITY, "members", None),
        (CITY, "money_each", None),
        (NEIGHBOUR, "money", 40),
        (NEIGHBOUR, "members", 4),
        (NEIGHBOUR, "money_each", 10),
    ]
    assert {r["period_end"].isoformat() for r in rows if r["region"] == NEIGHBOUR} == {"2021-12-31"}
    assert rows[2]["why"] == "会员数原文未提。"


def test_thirteen_months_stand_apart_from_the_year(tmp_path: Path):
    """
    sessions 甲 2022 9 · 甲 January to June 5 · 甲 five years 40     the year has 9 alone
    """
    warehouse = release(
        tmp_path,
        claim("sessions", "甲区", 9),
        claim("sessions", "甲区", 5, span="half"),
        claim("sessions", "甲区", 40, span="five years"),
        claim("sessions", "邻市", 7, span="half"),
        claim("sessions", "乙区", 6, span="half", sample=True),
    )
    rows = records(queries.other_periods(warehouse, indicators=("sessions",), region=CITY))
    assert [(r["region_name"], r["value"]) for r in rows] == [("甲区", 5), ("甲区", 40)]
    beside = records(queries.side_by_side(warehouse, items=("sessions",), **YEAR))
    assert [r["value"] for r in beside if r["region"] == CODES["甲区"]] == [9]


def test_a_place_in_a_list_is_the_last_one_up_to_the_year(tmp_path: Path):
    """
    place 庚县 2021 60, 2022 50 · 辛县 2021 30     2022: 30 of 2021 and 50; 2021: 30 and 60
    """
    warehouse = release(
        tmp_path,
        claim("place", "庚县", 60, 2021),
        claim("place", "庚县", 50, 2022),
        claim("place", "辛县", 30, 2021),
    )

    def told(year: int) -> list[tuple[str, int, int]]:
        rows = records(queries.places_in_lists(warehouse, year=year, region=CITY))
        return [(r["region_name"], r["value"], r["year"]) for r in rows]

    assert told(2022) == [("辛县", 30, 2021), ("庚县", 50, 2022)]
    assert told(2021) == [("辛县", 30, 2021), ("庚县", 60, 2021)]


def test_two_indicators_over_the_years_stay_two_series(tmp_path: Path):
    """
    members 2020 5 · money 2021 7     one row each, of its own item
    """
    warehouse = release(tmp_path, claim("members", "市", 5, 2020), claim("money", "市", 7, 2021))
    rows = records(queries.trends(warehouse, indicators=("members", "money"), regions=(CITY,)))
    assert [(r["item"], r["year"], r["value"]) for r in rows] == [
        ("members", 2020, 5),
        ("money", 2021, 7),
    ]
