"""One test for each wrong number that a release could give without an error.

Here: what is added, over years and districts. Each docstring holds the tiny table. Which claim
is believed: `test_soundness_of_claims.py`; rank, share, change: `test_soundness_of_comparison.py`.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.tables import (
    CITY,
    CODES,
    DISTRICTS,
    NEIGHBOUR,
    PROVINCE,
    claim,
    column,
    districts,
    only,
    release,
)
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse
from warehouse.queries import CannotBeAdded

NINE = range(1, 10)
YEAR = {"year": 2022, "region": CITY}
SUM = ("value", "qualifier", "regions_counted", "regions_expected")


def total(warehouse: Warehouse, indicator: str, year: int = 2022, *, sample: bool = True):
    return queries.district_total(
        warehouse, indicator=indicator, year=year, region=CITY, sample=sample
    )


def compared(warehouse: Warehouse, indicator: str, year: int = 2022, *, sample: bool = True):
    return queries.by_district(
        warehouse, indicator=indicator, year=year, region=CITY, sample=sample
    )


def added(warehouse: Warehouse, indicator: str, first: int = 2018, region: str = CITY):
    answer = queries.sum_over_years(
        warehouse, indicator=indicator, region=region, first=first, last=2022
    )
    names = ("value", "qualifier", "years_counted", "years_expected")
    return [tuple(row[n] for n in names) for row in records(answer)]


# ── Years ─────────────────────────────────────────────────────────────────────────────────────


def test_a_figure_for_five_years_belongs_to_no_single_year(tmp_path: Path):
    """
    sessions 甲区 2018–2022  50     asked for 2018 or 2022: nothing; in a series: nothing
    sessions 甲区 2022        9     asked for 2022: 9
    """
    warehouse = release(
        tmp_path, claim("sessions", "甲区", 50, span="five years"), claim("sessions", "甲区", 9)
    )
    assert [column(compared(warehouse, "sessions", y), "value")["甲区"] for y in (2018, 2022)] == [
        None,
        9,
    ]
    series = queries.trend(warehouse, indicator="sessions", regions=(CODES["甲区"],))
    assert column(series, "value", by="year") == {2022: 9}
    assert added(warehouse, "sessions", region=CODES["甲区"]) == [(9, "exact", 1, 5)]


def test_half_a_year_is_never_compared_with_a_year(tmp_path: Path):
    """
    sessions 甲区 2021 100 · 2022-01—06 60    in 2022: 未报送, and no 同比 of 60 on 100
    members  甲区 2021 100 · 2022-06-30 60    the same
    """
    warehouse = release(
        tmp_path,
        claim("sessions", "甲区", 100, 2021),
        claim("sessions", "甲区", 60, span="half"),
        claim("members", "甲区", 100, 2021),
        claim("members", "甲区", 60, span="june"),
    )
    for indicator in ("sessions", "members"):
        row = records(compared(warehouse, indicator))[0]
        assert (row["value"], row["missing_reason"]) == (None, "not_reported")
        assert row["change"].reason == "本年无数"
        assert total(warehouse, indicator).empty


def test_a_moment_and_a_span_never_stand_for_one_year_twice(tmp_path: Path):
    """
    sessions 甲区 2022 = 9 · on 2022-12-31 = 9     one row, one place, a sum of 9
    sessions 乙区 on 2022-12-31 = 5               no row: a day is not a year
    """
    day = {"period_start": claim("members", "甲区", 1).period_start}
    warehouse = release(
        tmp_path,
        claim("sessions", "甲区", 9),
        claim("sessions", "甲区", 9, **day),
        claim("sessions", "乙区", 5, **day),
    )
    assert list(column(compared(warehouse, "sessions"), "value")) == list(DISTRICTS)
    assert only(total(warehouse, "sessions"), *SUM) == (9, "exact", 1, 9)
    assert added(warehouse, "sessions", region=CODES["甲区"]) == [(9, "exact", 1, 5)]
    both = (CODES["甲区"], CODES["乙区"])
    series = queries.trend(warehouse, indicator="sessions", regions=both)
    assert column(series, "value") == {"甲区": 9, "乙区": None}


@pytest.mark.parametrize(
    ("indicator", "message"),
    [
        ("members", "会员数是时点数，各年不能相加，只看期末数。"),
        ("coverage", "覆盖率是比率，各年不能相加。"),
        ("place", "百强县名次是名次，各年不能相加。"),
        ("givers", "捐赠企业各年会重复计数，不能相加。"),
    ],
)
def test_members_are_never_added_over_years(tmp_path: Path, indicator: str, message: str):
    """
    members 市 2021 100 · 2022 110     never 210
    """
    warehouse = release(tmp_path, *(claim(indicator, "市", 10, y) for y in (2021, 2022)))
    with pytest.raises(CannotBeAdded, match=f"^{message}$"):
        added(warehouse, indicator)


def test_years_before_and_after_a_break_are_never_added(tmp_path: Path):
    """
    donations 市 2019 1 · 2020 2 │ 2021 4 · 2022 8     2018—2022: refused; 2021—2022: 12
    """
    figures = [claim("donations", "市", 2**n, 2019 + n) for n in range(4)]
    warehouse = release(tmp_path, *figures)
    with pytest.raises(CannotBeAdded, match=r"^捐赠款物2021年起口径有变，断点前后各年不能相加。$"):
        added(warehouse, "donations")
    assert added(warehouse, "donations", first=2021) == [(12, "exact", 2, 2)]


def test_a_year_in_which_a_district_is_absent_is_not_added_to_the_years(tmp_path: Path):
    """
    sessions  2021: nine districts, 9 · 2022: eight districts, 8     9 of one year, not 17 of two
    """
    warehouse = release(
        tmp_path,
        *districts("sessions", *[1] * 9, year=2021),
        *districts("sessions", *[1] * 8, year=2022),
    )
    assert added(warehouse, "sessions") == [(9, "exact", 1, 5)]


def test_hidden_years_add_no_number_and_hide_no_sums(tmp_path: Path):
    """
    sessions 市 2021 X · nine districts 2022, 9     9 of one year
    sessions 甲区 2021 X                             nothing, not 超0
    sessions 邻市 2021 5 · 2022 X                    超5 of one year
    """
    hidden = {"qualifier": "masked", "missing_reason": "not_disclosed", "year": 2021}
    warehouse = release(
        tmp_path,
        claim("sessions", "市", **hidden),
        *districts("sessions", *[1] * 9),
        claim("sessions", "甲区", **hidden),
        claim("sessions", "邻市", 5, 2021),
        claim("sessions", "邻市", **{**hidden, "year": 2022}),
    )
    assert added(warehouse, "sessions") == [(9, "exact", 1, 5)]
    assert added(warehouse, "sessions", first=2021, region=NEIGHBOUR) == [(5, "over", 1, 2)]
    early = {"region": CODES["甲区"], "first": 2018, "last": 2021}
    assert queries.sum_over_years(warehouse, indicator="sessions", **early).empty


def test_own_years_and_sums_of_districts_are_never_added_together(tmp_path: Path):
    """
    sessions 市 2022 100 · nine districts 2021 9 · 2022 90     100 of one year, not 109
    """
    warehouse = release(
        tmp_path,
        claim("sessions", "市", 100),
        *districts("sessions", *[1] * 9, year=2021),
        *districts("sessions", *[10] * 9),
    )
    assert added(warehouse, "sessions") == [(100, "exact", 1, 5)]


# ── Districts ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("indicator", "message"),
    [
        ("place", "百强县名次是名次，不能跨区县相加或平均。"),
        ("coverage", "覆盖率是比率，不能跨区县相加或平均。"),
        ("paired", "结对商会会重复计数，不能跨区县相加或平均。"),
    ],
)
def test_a_rank_is_never_averaged(tmp_path: Path, indicator: str, message: str):
    """
    place 庚县 10 · 辛县 20 · 壬市 30     no 60, no 20: refused, and no total in the release
    """
    warehouse = release(tmp_path, *districts(indicator, *NINE))
    with pytest.raises(CannotBeAdded, match=f"^{message}$"):
        total(warehouse, indicator)
    assert warehouse.ask("SELECT * FROM totals").empty
    overview = queries.overview(warehouse, indicators=[indicator], **YEAR)
    assert only(overview, "value", "basis", "districts_value") == (None, None, None)


def test_a_sum_of_eight_of_nine_districts_says_eight_of_nine(tmp_path: Path):
    """
    members 甲区 1 … 辛县 8, 壬市 —     36 of 8/9
    """
    warehouse = release(tmp_path, *districts("members", *range(1, 9)))
    assert only(total(warehouse, "members"), *SUM) == (36, "exact", 8, 9)
    overview = queries.overview(warehouse, indicators=["members"], **YEAR)
    names = ("value", "basis", "regions_counted", "regions_expected")
    assert only(overview, *names) == (36, "districts", 8, 9)


def test_a_masked_figure_never_becomes_a_value(tmp_path: Path):
    """
    members 甲区 X · 乙区 数千 · 丙区 3 … 壬市 9     42 of 7/9, as 超42; 甲区 and 乙区 without value
    """
    warehouse = release(
        tmp_path,
        *districts("members", None, None, *range(3, 10)),
        claim("members", "甲区", qualifier="masked", missing_reason="not_disclosed"),
        claim("members", "乙区", qualifier="indefinite"),
    )
    assert only(total(warehouse, "members"), *SUM) == (42, "over", 7, 9)
    values = column(compared(warehouse, "members"), "value", "rank")
    assert (values["甲区"], values["乙区"]) == ((None, None), (None, None))


def test_a_sum_of_nothing_but_masked_figures_is_no_sum(tmp_path: Path):
    """
    members 甲区 X · 乙区 X     no total, not 超0
    """
    hidden = [claim("members", d, qualifier="masked") for d in DISTRICTS]
    warehouse = release(tmp_path, *hidden)
    assert total(warehouse, "members").empty
    overview = queries.overview(warehouse, indicators=["members"], **YEAR)
    assert only(overview, "value", "basis", "districts_value") == (None, None, None)


def test_zero_is_added_and_counted(tmp_path: Path):
    """
    members 甲区 0 … 壬市 0     0 of 9/9, exact: zero is a number
    """
    warehouse = release(tmp_path, *districts("members", *[0] * 9))
    assert only(total(warehouse, "members"), *SUM) == (0, "exact", 9, 9)


def test_a_reported_total_is_never_mixed_with_the_sum_of_districts(tmp_path: Path):
    """
    members 市 2021 100 · nine districts 2022 45     two series of one year each, side by side
    """
    warehouse = release(tmp_path, claim("members", "市", 100, 2021), *districts("members", *NINE))
    rows = records(queries.trend(warehouse, indicator="members", regions=(CITY,)))
    assert [(r["basis"], r["year"], r["value"]) for r in rows] == [
        ("reported", 2021, 100),
        ("reported", 2022, None),
        ("districts", 2021, None),
        ("districts", 2022, 45),
    ]


def test_a_large_hedged_sum_keeps_its_last_digit(tmp_path: Path):
    """
    money 甲区 约123456789012345.678 · 乙区 0.001     约…345.679: decimal, not binary
    """
    warehouse = release(
        tmp_path,
        claim("money", "甲区", "123456789012345.678", qualifier="about"),
        claim("money", "乙区", "0.001"),
    )
    expected = (Decimal("123456789012345.679"), "about", 2, 9)
    assert only(total(warehouse, "money"), *SUM) == expected


def test_a_neighbour_is_no_district_and_its_parts_owe_us_nothing(tmp_path: Path):
    """
    members 邻市 1000 · nine districts 45     our sum 45
    members of the province's two cities      市 原文未提, not 未报送
    """
    warehouse = release(tmp_path, claim("members", "邻市", 1000), *districts("members", *NINE))
    assert only(total(warehouse, "members"), *SUM) == (45, "exact", 9, 9)
    place = {"year": 2022, "region": PROVINCE}
    rows = queries.by_district(warehouse, indicator="members", **place)
    assert column(rows, "value", "missing_reason") == {
        "邻市": (1000, None),
        "市": (None, "not_mentioned"),
    }
    assert queries.reporting(warehouse, **place).empty


# ── Which districts ───────────────────────────────────────────────────────────────────────────


def test_a_district_that_did_not_exist_is_not_missing(tmp_path: Path):
    """
    2019: 旧县 and no 己区; 2022: 己区 and no 旧县; nine each time
    """
    warehouse = release(tmp_path, claim("members", "甲区", 1, 2019), claim("members", "甲区", 1))
    then, now = (column(compared(warehouse, "members", y), "value") for y in (2019, 2022))
    assert set(then) == {*DISTRICTS, "旧县"} - {"己区"}
    assert set(now) == set(DISTRICTS)
    series = queries.trend(
        warehouse, indicator="members", regions=(CODES["甲区"], CODES["己区"], CODES["旧县"])
    )
    reasons = {
        (r["region_name"], r["year"]): r["missing_reason"]
        for r in records(series)
        if r["region_name"] != "甲区"
    }
    assert reasons == {
        ("己区", 2019): "not_applicable",
        ("己区", 2020): "not_reported",
        ("己区", 2021): "not_reported",
        ("己区", 2022): "not_reported",
        ("旧县", 2019): "not_reported",
        ("旧县", 2020): "not_applicable",
        ("旧县", 2021): "not_applicable",
        ("旧县", 2022): "not_applicable",
    }
    owed = queries.reporting(warehouse, year=2019, region=CITY)
    assert set(owed["region_name"]) == {*DISTRICTS, "旧县"} - {"己区"}


def test_a_predecessor_is_never_added_to_its_successor(tmp_path: Path):
    """
    members 2022: nine districts 45, and 旧县 (gone since 2020) 100     45 of 9/9, not 145 of 10/9
    members 2019: 旧县 100 · 甲区 1, and 己区 (since 2020) 6             101 of 2/9
    """
    warehouse = release(
        tmp_path,
        *districts("members", *NINE),
        claim("members", "旧县", 100),
        *(claim("members", d, v, 2019) for d, v in (("旧县", 100), ("甲区", 1), ("己区", 6))),
    )
    assert only(total(warehouse, "members"), *SUM) == (45, "exact", 9, 9)
    assert only(total(warehouse, "members", 2019), *SUM) == (101, "exact", 2, 9)


def test_county_lists_do_not_apply_to_districts(tmp_path: Path):
    """
    place 庚县 10 · 辛县 20 · 壬市 30 · 甲区 5 (misread)     甲区—己区 不适用; 庚县 is first of 3
    streets 甲区—己区 6 × 1 · 庚县 100 (misread)             6 of 6/6
    """
    warehouse = release(
        tmp_path,
        *districts("place", 5, None, None, None, None, None, 10, 20, 30),
        *districts("streets", *[1] * 6, 100),
    )
    assert column(compared(warehouse, "place"), "rank", "value", "missing_reason") == {
        "庚县": (1, 10, None),
        "辛县": (2, 20, None),
        "壬市": (3, 30, None),
        **dict.fromkeys(DISTRICTS[:6], (None, None, "not_applicable")),
    }
    assert only(total(warehouse, "streets"), *SUM) == (6, "exact", 6, 6)
    series = queries.trend(warehouse, indicator="place", regions=(CODES["甲区"], CODES["庚县"]))
    assert column(series, "value", "missing_reason") == {
        "甲区": (None, "not_applicable"),
        "庚县": (10, None),
    }
    there = column(queries.available(warehouse, region=CITY), "districts", by="indicator")
    assert there == {"place": 3, "streets": 6}


def test_a_district_that_says_it_does_not_apply_is_not_expected(tmp_path: Path):
    """
    members 甲区 不适用 · 乙区 2 … 壬市 9     44 of 8/8, and eight ranked: nobody is missing
    without the sample that says so           44 of 8/9
    """
    exempt = claim("members", "甲区", missing_reason="not_applicable", sample=True)
    warehouse = release(tmp_path, exempt, *districts("members", None, *range(2, 10)))
    assert only(total(warehouse, "members"), *SUM) == (44, "exact", 8, 8)
    assert set(compared(warehouse, "members")["regions_expected"]) == {8}
    assert only(total(warehouse, "members", sample=False), *SUM) == (44, "exact", 8, 9)
    assert set(compared(warehouse, "members", sample=False)["regions_expected"]) == {9}
