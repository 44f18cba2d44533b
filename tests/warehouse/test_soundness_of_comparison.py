"""One test for each wrong number that comparing could give without an error.

Place, share, change on the year before, and series. Each docstring holds the tiny table.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.tables import CITY, CODES, DISTRICTS, claim, column, districts, only, release
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

YEAR = {"year": 2022, "region": CITY}


def compared(warehouse: Warehouse, indicator: str = "members", year: int = 2022):
    return queries.by_district(warehouse, indicator=indicator, year=year, region=CITY)


def changes(warehouse: Warehouse, indicator: str, year: int = 2022) -> dict[str, Any]:
    """What was gained by district: a number, or why there is none."""
    found = column(compared(warehouse, indicator, year), "change")
    return {d: c.reason if c.amount is None else c.amount.value for d, c in found.items()}


def headline(warehouse: Warehouse, indicator: str = "members", *names: str) -> Any:
    answer = queries.overview(warehouse, indicators=[indicator], **YEAR)
    return only(answer, *(names or ("change", "change_basis")))


# ── Place ─────────────────────────────────────────────────────────────────────────────────────


def test_zero_is_ranked_and_missing_is_not(tmp_path: Path):
    """
    members 甲区 0 · 乙区 1 … 辛县 7 · 壬市 —     甲区 is 8th of 8; 壬市 has no place and is last
    """
    warehouse = release(tmp_path, *districts("members", *range(8)))
    table = compared(warehouse)
    assert list(table["region_name"]) == [*reversed(DISTRICTS[:8]), "壬市"]
    places = column(table, "rank", "tied", "regions_counted", "regions_expected")
    assert places["甲区"] == (8, False, 8, 9)
    assert places["壬市"] == (None, False, 8, 9)


def test_ties_share_a_place(tmp_path: Path):
    """
    members 9 · 8 · 7 · 7 · 5 …     1, 2, 3, 3, 5: nobody is fourth
    """
    warehouse = release(tmp_path, *districts("members", 9, 8, 7, 7, 5, 4, 3, 2, 1))
    assert [(r["rank"], r["tied"]) for r in records(compared(warehouse))] == [
        (1, False),
        (2, False),
        (3, True),
        (3, True),
        *((n, False) for n in range(5, 10)),
    ]


@pytest.mark.parametrize(("reported", "places"), [(7, set()), (8, set(range(1, 9)))])
def test_no_ranking_below_eighty_percent(tmp_path: Path, reported: int, places: set[int]):
    """
    7 of 9 reported (77.8 %)     no place for anybody; 8 of 9 (88.9 %): eight places
    """
    warehouse = release(tmp_path, *districts("members", *range(reported)))
    table = compared(warehouse)
    assert {rank for rank in table["rank"] if rank is not None} == places
    assert not any(table["tied"])


def test_eighty_percent_of_those_expected_is_enough(tmp_path: Path):
    """
    members four districts, four 不适用, one absent     4 of 5 is 80 %: four places
    """
    exempt = [claim("members", d, missing_reason="not_applicable") for d in DISTRICTS[4:8]]
    warehouse = release(tmp_path, *districts("members", 1, 2, 3, 4), *exempt)
    assert [rank for rank in compared(warehouse)["rank"] if rank is not None] == [1, 2, 3, 4]


def test_more_than_a_hundred_does_not_tie_with_a_hundred(tmp_path: Path):
    """
    members 近100 · 超100 · 100 · 100以上 · 约100     超100 first, 近100 behind, the others tied
    """
    hedges = ("nearly", "over", "exact", "at_least", "about")
    figures = [
        claim("members", d, 100, qualifier=q) for d, q in zip(DISTRICTS, hedges, strict=False)
    ]
    warehouse = release(tmp_path, *figures, *districts("members", *[None] * 5, 4, 3, 2, 1))
    ranks = column(compared(warehouse), "rank", "tied")
    assert [ranks[d] for d in DISTRICTS[:5]] == [
        (5, False),
        (1, False),
        (2, True),
        (2, True),
        (2, True),
    ]


def test_a_range_is_ranked_by_its_middle(tmp_path: Path):
    """
    members 甲区 100—200 · 乙区 120     甲区 is before 乙区
    """
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 100, qualifier="range", value_max=Decimal(200)),
        *districts("members", None, 120, 7, 6, 5, 4, 3, 2, 1),
    )
    ranks = column(compared(warehouse), "rank")
    assert (ranks["甲区"], ranks["乙区"]) == (1, 2)


def test_the_first_place_of_a_list_and_the_fewest_complaints_come_first(tmp_path: Path):
    """
    place 庚县 9 · 辛县 10 · 壬市 88     庚县 first of 3
    complaints 甲区 1 … 壬市 9          甲区 first of 9
    """
    warehouse = release(
        tmp_path,
        *districts("place", *[None] * 6, 9, 10, 88),
        *districts("complaints", *range(1, 10)),
    )
    assert list(compared(warehouse, "place")["region_name"])[:3] == ["庚县", "辛县", "壬市"]
    assert list(compared(warehouse, "complaints")["region_name"]) == list(DISTRICTS)
    assert column(compared(warehouse, "complaints"), "rank")["甲区"] == 1


# ── Share ─────────────────────────────────────────────────────────────────────────────────────


def test_shares_of_a_whole_add_up_to_it(tmp_path: Path):
    """
    members 1 … 9     壬市 20 %; all nine 100 %
    """
    warehouse = release(tmp_path, *districts("members", *range(1, 10)))
    shares = column(compared(warehouse), "share")
    assert shares["壬市"] == 20
    assert sum(shares.values()).quantize(Decimal("0.000001")) == 100


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(districts("members", *range(1, 9)), id="eight of nine"),
        pytest.param(
            [*districts("members", *range(1, 9)), claim("members", "壬市", 9, qualifier="over")],
            id="one hedged",
        ),
        pytest.param(
            [*districts("members", *range(1, 9)), claim("members", "壬市", qualifier="masked")],
            id="one masked",
        ),
        pytest.param(districts("members", *[0] * 9), id="nothing to share"),
        pytest.param(districts("members", -5, *range(1, 9)), id="one below zero"),
        pytest.param(districts("coverage", *range(1, 10)), id="ratios"),
        pytest.param(districts("paired", *range(1, 10)), id="counted twice"),
    ],
)
def test_hedged_shares_are_not_given(tmp_path: Path, figures: list[Any]):
    """
    members 1 … 8 · 壬市 超9     no 8/45: 45 is only the least that the sum may be
    """
    warehouse = release(tmp_path, *figures)
    assert set(compared(warehouse, figures[0].indicator)["share"]) == {None}


# ── Change ────────────────────────────────────────────────────────────────────────────────────


def test_last_years_value_is_looked_up_before_filtering(tmp_path: Path):
    """
    members 甲区 2021 80 · 2022 100, asked for 2022 only     +20, +25 %
    """
    warehouse = release(tmp_path, claim("members", "甲区", 80, 2021), claim("members", "甲区", 100))
    change = column(compared(warehouse), "change")["甲区"]
    assert (change.amount.value, change.percent, change.direction) == (20, 25, "up")


def test_a_missing_last_year_is_not_zero(tmp_path: Path):
    """
    members 甲区 2021 — · 2022 100; 乙区 2021 0 · 2022 100; 丙区 2021 X; 丁区 2021 100 · 2022 —
    """
    warehouse = release(
        tmp_path,
        *districts("members", 100, 100, 100),
        *districts("members", None, 0, None, 100, year=2021),
        claim("members", "丙区", year=2021, qualifier="masked"),
    )
    assert [changes(warehouse, "members")[d] for d in DISTRICTS[:4]] == [
        "上年无数",
        100,
        "上年无数",
        "本年无数",
    ]
    zero = column(compared(warehouse), "change")["乙区"]
    assert (zero.percent, zero.reason) == (None, "上年为零")


def test_what_had_not_begun_is_not_what_nobody_mentions(tmp_path: Path):
    """
    started since 2021     2020 不适用, of the whole, of each district, in every question
    members                2020 原文未提
    """
    figures = [claim(i, "甲区", 1, year) for i in ("started", "members") for year in (2019, 2021)]
    warehouse = release(tmp_path, *figures)
    asked = {"year": 2020, "region": CITY}
    for key, why in (("started", "not_applicable"), ("members", "not_mentioned")):
        (whole,) = records(queries.overview(warehouse, indicators=(key,), **asked))
        beside = records(queries.side_by_side(warehouse, items=(key, key), **asked))
        series = queries.trend(warehouse, indicator=key, regions=(CODES["甲区"],))
        found = {
            whole["missing_reason"],
            *(row["missing_reason"] for row in beside if row["region"] == CITY),
            *(row["missing_reason"] for row in records(series) if row["year"] == 2020),
        }
        assert found - {"not_reported"} == {why}
    parts = column(compared(warehouse, "started", 2020), "missing_reason")
    assert {*parts.values()} == {"not_applicable"}


def test_a_change_of_two_hedges_claims_no_direction(tmp_path: Path):
    """
    members 甲区 超80 → 超100: no 增加20 (it may have been 500); 乙区 近80 → 超100: up
    """
    warehouse = release(
        tmp_path,
        *districts("members", 80, year=2021, qualifier="over"),
        *districts("members", 100, 100, qualifier="over"),
        claim("members", "乙区", 80, 2021, qualifier="nearly"),
    )
    found = column(compared(warehouse), "change")
    assert (found["甲区"].direction, found["甲区"].percent) == ("unknown", None)
    assert found["乙区"].direction == "up"


def test_a_change_across_a_break_is_refused(tmp_path: Path):
    """
    donations │2021: 2021 on 2020 no; 2022 on 2021 +1
    started since 2021: the same; 丁区 │2020: members 2020 on 2019 no for 丁区, +1 for 甲区
    """
    figures = [
        claim(i, r, year, year)
        for i in ("donations", "started", "members")
        for r in ("甲区", "丁区", "市")
        for year in range(2019, 2023)
    ]
    warehouse = release(tmp_path, *figures)
    pairs = [
        ("donations", 2021, "口径有变", "口径有变"),
        ("donations", 2022, 1, 1),
        ("started", 2021, "口径有变", "口径有变"),
        ("members", 2020, 1, "口径有变"),
        ("members", 2021, 1, 1),
    ]
    assert [
        (i, y, found["甲区"], found["丁区"])
        for i, y, _, _ in pairs
        for found in [changes(warehouse, i, y)]
    ] == pairs
    place = {"indicators": ["donations", "members"], "region": CITY}
    gained = queries.overview(warehouse, year=2021, **place)["change"]
    assert [c.amount and c.amount.value for c in gained] == [None, 1]


def test_eight_districts_are_never_compared_with_another_eight(tmp_path: Path):
    """
    members 2021 without 壬市: 36 · 2022 without 甲区: 44     no +8: the districts are not the same
    """
    warehouse = release(
        tmp_path,
        *districts("members", *range(1, 9), year=2021),
        *districts("members", None, *range(2, 10)),
    )
    change, basis = headline(warehouse)
    assert (change.amount, change.reason, basis) == (None, "区县未报齐", None)


def test_eight_districts_are_never_compared_with_nine(tmp_path: Path):
    """
    members 2021 壬市 不适用: 36 of 8/8 · 2022: 45 of 9/9     no +9: one district more
    """
    warehouse = release(
        tmp_path,
        *districts("members", *range(1, 9), year=2021),
        claim("members", "壬市", year=2021, missing_reason="not_applicable"),
        *districts("members", *range(1, 10)),
    )
    change, basis = headline(warehouse)
    assert (change.amount, change.reason, basis) == (None, "口径有变", None)


def test_a_reported_total_is_never_compared_with_a_sum_of_districts(tmp_path: Path):
    """
    members 市 2022 100 · nine districts 2021 45     no +55
    """
    warehouse = release(
        tmp_path, claim("members", "市", 100), *districts("members", *range(1, 10), year=2021)
    )
    change, basis = headline(warehouse)
    assert (change.amount, change.reason, basis) == (None, "上年无数", None)


def test_a_change_between_sums_says_that_it_is_one(tmp_path: Path):
    """
    members 市 2022 100 · districts 2021 9, 2022 18     100 with +9 by the districts' sums
    and where the city says X, or nothing: the same change
    """
    both = [*districts("members", *[1] * 9, year=2021), *districts("members", *[2] * 9)]
    hidden = claim("members", "市", qualifier="masked")
    for own, value in (([claim("members", "市", 100)], 100), ([hidden], None), ([], 18)):
        warehouse = release(tmp_path, *both, *own)
        shown, change, basis = headline(warehouse, "members", "value", "change", "change_basis")
        assert (shown, change.amount.value, basis) == (value, 9, "districts")


# ── Series ────────────────────────────────────────────────────────────────────────────────────


def test_a_partial_sum_is_a_gap_in_the_series(tmp_path: Path):
    """
    sessions 2020 9 of 9/9 · 2021 8 of 8/9 · 2022 9 of 9/9; 市 2022 X     9, gap, 9: no fall
    """
    warehouse = release(
        tmp_path,
        *(
            f
            for n, y in ((9, 2020), (8, 2021), (9, 2022))
            for f in districts("sessions", *[1] * n, year=y)
        ),
        claim("sessions", "市", qualifier="masked"),
    )
    series, basis = headline(warehouse, "sessions", "series", "series_basis")
    assert (series, basis) == (
        [(2018, None), (2019, None), (2020, 9), (2021, None), (2022, 9)],
        "districts",
    )


def test_a_count_within_the_year_stands_for_it_only_until_the_years_end(tmp_path: Path):
    """
    members 甲区 June 60 · 乙区 June 60 · December 70 · 丙区 June 60 · September 65
    members 丁区 June 60 · December 70 (sample)
    stand for 2022: 60 as of June, 70, 65 as of September; 60, since a sample is no later count
    """
    warehouse = release(
        tmp_path,
        *(claim("members", d, 60, span="june") for d in DISTRICTS[:4]),
        claim("members", "乙区", 70),
        claim("members", "丙区", 65, span="september"),
        claim("members", "丁区", 70, sample=True),
    )
    regions = tuple(CODES[d] for d in DISTRICTS[:4])
    for sample in (True, False):
        series = queries.trend(warehouse, indicator="members", regions=regions, sample=sample)
        found = column(series, "value", "period_end").values()
        assert [(value, end.month) for value, end in found] == [(60, 6), (70, 12), (65, 9), (60, 6)]


def test_a_gap_stays_a_gap_with_its_reason(tmp_path: Path):
    """
    sessions 甲区 2020 1 · 2021 — · 2022 0     未报送 in 2021, not 0
    sessions 乙区 says nothing                 a series of 未报送, not left out
    complaints, which nobody owes             原文未提
    """
    warehouse = release(
        tmp_path,
        *(
            claim(i, "甲区", v, y)
            for i in ("sessions", "complaints")
            for v, y in ((1, 2020), (0, 2022))
        ),
    )
    for indicator, reason in (("sessions", "not_reported"), ("complaints", "not_mentioned")):
        series = queries.trend(
            warehouse, indicator=indicator, regions=(CODES["乙区"], CODES["甲区"], CITY)
        )
        own = [r for r in records(series) if r["basis"] == "reported"]
        assert [(r["region_name"], r["value"], r["missing_reason"]) for r in own] == [
            ("甲区", 1, None),
            ("甲区", None, reason),
            ("甲区", 0, None),
            *[("乙区", None, reason)] * 3,
        ]
