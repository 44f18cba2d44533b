"""A return against what is known: the wrong number is found, and what may be right is not."""

from datetime import date

import pytest

from tests.etl.known.facts import (
    FILE,
    JUNE,
    KAIFU,
    TIANXIN,
    YUELU,
    codes,
    figure,
    known,
    told,
)

LAST = {"year": 2021}
OTHERS = (TIANXIN, YUELU, KAIFU)
OWN = known("credit_granted", 60_000, **LAST)


def others(indicator: str, *values: int) -> tuple:
    return tuple(
        known(indicator, value, region=region)
        for region, value in zip(OTHERS, values, strict=False)
    )


def test_ten_thousand_yuan_written_as_yuan_is_refused_with_both_values():
    assert told(
        figure("credit_granted", 61_482),
        beside=(known("credit_granted", 614_823_500, **LAST),),
    ) == [
        (
            "error unit_slip 表!D7 芙蓉区“授信、放款”（2022年）与库中上年值相差约一万倍："
            "文件值61482元，库中上年值61482.35万元（第3版，returns/2021_芙蓉区.xlsx 表!D7）。"
            "请核对元、万元、亿元是否写错。"
        )
    ]


def test_a_hundred_million_too_much_is_refused_by_the_middle_of_the_other_districts():
    beside = others("credit_granted", 5 * 10**8, 8 * 10**8, 2 * 10**8)
    assert told(figure("credit_granted", 6 * 10**16), beside=beside) == [
        (
            "error unit_slip 表!D7 芙蓉区“授信、放款”（2022年）与其他区县的中位数相差约一亿倍："
            "文件值600000000亿元，其他区县的中位数5亿元（3个区县）。请核对元、万元、亿元是否写错。"
        )
    ]


@pytest.mark.parametrize(
    ("value", "beside"),
    [
        (61_482, others("credit_granted", 5 * 10**8, 8 * 10**6)),  # two districts are no middle
        (5 * 10**8, (known("credit_granted", 5 * 10**5, **LAST),)),  # a thousand times is growth
        (0, (known("credit_granted", 614_823_500, **LAST),)),  # zero is a value, not a slip
        # its own last year says more than the others
        (
            61_482,
            (*others("credit_granted", *[5 * 10**8] * 3), known("credit_granted", 6e4, **LAST)),
        ),
    ],
)
def test_a_small_amount_is_no_slip(value, beside):
    assert codes(figure("credit_granted", value), beside=beside) == []


def test_ten_thousand_times_the_only_other_district_is_shown_and_let_in():
    assert told(figure("credit_granted", 61_482), beside=others("credit_granted", 5 * 10**8)) == [
        (
            "warning unit_slip_possible 表!D7 芙蓉区“授信、放款”（2022年）与其他区县相差约一万倍："
            "文件值61482元，其他区县的值5亿元（第3版，returns/2021_芙蓉区.xlsx 表!D7）。"
            "请核对两个数的元、万元、亿元是否写错。"
        )
    ]
    both = others("credit_granted", 5 * 10**8, 8 * 10**8)
    assert codes(figure("credit_granted", 61_482), beside=both) == ["unit_slip_possible"]
    assert codes(figure("credit_granted", 61_482), beside=others("credit_granted", 10**6)) == []


def test_a_slip_is_told_once_and_not_as_a_fall_too():
    beside = (known("member_count", 52_000_000, **LAST),)
    assert codes(figure("member_count", 5_200), beside=beside) == ["unit_slip"]


def test_a_share_typed_as_a_fraction_is_no_share_of_less_than_one():
    beside = (known("party_coverage", 100, **LAST),)
    assert told(figure("party_coverage", "0.85"), beside=beside) == [
        (
            "error share_slip 表!D7 芙蓉区“党组织覆盖率”（截至2022-12-31）与库中上年值相差约一百倍"
            "：文件值0.85%，库中上年值100%（第3版，returns/2021_芙蓉区.xlsx 表!D7）。"
            "请核对是否把百分数写成了小数：如为85%，请填85。"
        )
    ]
    for value, before in ((1, 1), ("0.5", "0.6"), ("0.02", 100)):
        last = known("party_coverage", before, **LAST)
        assert codes(figure("party_coverage", value), beside=(last,)) == []


def test_members_that_halve_are_shown_and_let_in():
    assert told(figure("member_count", 400), beside=(known("member_count", 1_000, **LAST),)) == [
        (
            "warning stock_fell_by_half 表!D7 芙蓉区“会员数”（截至2022-12-31）不足上年的一半："
            "文件值400个，库中上年值1000个（第3版，returns/2021_芙蓉区.xlsx 表!D7）。"
            "请核对单位、是否漏报。"
        )
    ]
    assert codes(figure("member_count", 500), beside=(known("member_count", 1_000, **LAST),)) == []


def test_an_investment_to_date_never_falls():
    beside = (known("village_investment", 700_000_000, **LAST),)
    assert told(figure("village_investment", 650_000_000), beside=beside) == [
        (
            "error cumulative_fell 表!D7 芙蓉区“万企兴万村投资总额”（截至2022-12-31）是累计数，"
            "只增不减，却少于上年：文件值6.5亿元，库中上年值7亿元"
            "（第3版，returns/2021_芙蓉区.xlsx 表!D7）。"
            "请核对是否只填了当年数；确有核减的，请说明原因。"
        )
    ]
    assert codes(figure("village_investment", 700_000_000), beside=beside) == []


@pytest.mark.parametrize(
    ("value", "qualifier", "before", "before_qualifier", "found"),
    [
        (690, "about", 700, "exact", []),  # 约 is within five per cent
        (600, "about", 700, "exact", ["cumulative_fell"]),
        (600, "over", 700, "exact", []),  # more than 600 may be 800
        (600, "nearly", 700, "exact", ["cumulative_fell"]),
        (600, "exact", 700, "nearly", []),
        (600, "exact", 600, "over", ["cumulative_fell"]),
    ],
)
def test_a_hedge_accuses_nobody(value, qualifier, before, before_qualifier, found):
    beside = (known("village_projects", before, qualifier=before_qualifier, **LAST),)
    assert codes(figure("village_projects", value, qualifier=qualifier), beside=beside) == found


def test_the_first_year_of_another_action_is_not_held_against_the_action_before():
    beside = (known("village_investment", 700_000_000, year=2020),)
    assert codes(figure("village_investment", 10_000_000, year=2021), beside=beside) == []


def test_last_year_in_the_same_file_is_asked_before_the_release():
    own = figure("village_projects", 100, **LAST, locator="表!C7")
    beside = (known("village_projects", 150, **LAST),)
    assert told(figure("village_projects", 90), own, beside=beside) == [
        (
            "error cumulative_fell 表!D7 芙蓉区“万企兴万村项目数”（截至2022-12-31）是累计数，"
            "只增不减，却少于上年：文件值90个，文件上年值100个（表!C7）。"
            "请核对是否只填了当年数；确有核减的，请说明原因。"
        ),
        (
            "warning revised 表!C7 芙蓉区“万企兴万村项目数”（截至2021-12-31）与库中不同："
            "文件值100个，库中值150个（第3版，returns/2021_芙蓉区.xlsx 表!D7）。"
            "如为修订，请在“备注”中说明；如填错，请改正。"
        ),
    ]


def test_a_value_that_was_another_in_the_release_is_shown_as_revised():
    assert codes(figure("donations", 5_000), beside=(known("donations", 6_000),)) == ["revised"]
    assert codes(figure("donations", 6_000), beside=(known("donations", 6_000),)) == []
    over = known("donations", 5_900, qualifier="over")
    assert codes(figure("donations", 6_000), beside=(over,)) == []


def test_an_invented_figure_says_nothing_of_a_real_one():
    invented = known("donations", 6_000, sample=True)
    assert codes(figure("donations", 5_000), beside=(invented,)) == []
    assert codes(figure("donations", 5_000, sample=True), beside=(invented,)) == ["revised"]


def test_half_a_year_is_not_more_than_the_year():
    half = figure("donations", 6_000, **JUNE)
    assert told(half, beside=(known("donations", 5_000),)) == [
        (
            "warning half_year_above_year 表!D7 芙蓉区“捐赠款物”（2022-01-01 至 2022-06-30）"
            "年内一段时间的数多于全年的数：文件值6000元，库中全年值5000元"
            "（第3版，returns/2021_芙蓉区.xlsx 表!D7）。请核对两个数的期间和口径。"
        )
    ]
    assert codes(half, figure("donations", 5_000)) == ["half_year_above_year"]
    assert codes(figure("donations", 5_000), beside=(known("donations", 6_000, **JUNE),)) == [
        "half_year_above_year"
    ]
    assert codes(figure("donations", 7_000), beside=(known("donations", 6_000, **JUNE),)) == []


def test_a_part_is_not_more_than_its_whole():
    assert told(
        figure("enterprise_members", 1_200), figure("member_count", 1_000, locator="表!D8")
    ) == [
        (
            "error part_above_whole 表!D7 芙蓉区“企业会员数”（截至2022-12-31）是会员数的一部分，"
            "却多于它：文件值1200个，文件值1000个（表!D8）。请核对这两个数。"
        )
    ]
    assert codes(figure("enterprise_members", 900), beside=(known("member_count", 800),)) == [
        "part_above_whole"
    ]
    assert codes(figure("member_count", 800), beside=(known("enterprise_members", 900),)) == [
        "part_above_whole"
    ]


def test_what_is_new_in_the_year_is_not_more_than_all_to_date():
    new = figure("village_projects_new", 120)
    assert codes(new, figure("village_projects", 100)) == ["part_above_whole"]
    assert codes(new, figure("village_projects", 100, qualifier="over")) == []


def test_parts_together_are_not_more_than_the_whole_and_all_of_them_are_it():
    parts = [
        figure(key, value, locator=f"表!D{row}")
        for row, (key, value) in enumerate(
            {"enterprise_members": 700, "group_members": 100, "individual_members": 300}.items(), 8
        )
    ]
    assert told(*parts, figure("member_count", 1_000)) == [
        (
            "error parts_above_whole 表!D7 芙蓉区“会员数”（截至2022-12-31）少于企业会员数、"
            "团体会员数、个人会员数之和：文件值1000个，各项之和1100个（表!D8，表!D9，表!D10）。"
            "请核对总数和各项。"
        )
    ]
    assert told(*parts, figure("member_count", 1_200)) == [
        (
            "warning parts_do_not_add_up 表!D7 芙蓉区“会员数”（截至2022-12-31）应等于企业会员数、"
            "团体会员数、个人会员数之和：文件值1200个，各项之和1100个（表!D8，表!D9，表!D10）。"
            "请核对总数和各项。"
        )
    ]
    assert codes(*parts, figure("member_count", 1_100)) == []
    assert codes(*parts[:2], figure("member_count", 1_100)) == []


def test_other_chambers_stand_beside_the_parts_that_are_counted():
    assert codes(figure("industry_chamber_count", 5), figure("chamber_count", 9)) == []


def test_a_target_and_a_missing_value_are_not_judged():
    beside = (known("village_projects", 150, **LAST), known("village_projects", 200))
    assert codes(figure("village_projects", 1, status="target"), beside=beside) == []
    missing = figure("village_projects", None, missing_reason="not_disclosed", qualifier="masked")
    assert codes(missing, beside=beside) == []


def test_a_file_is_not_held_against_itself():
    own = known("member_count", 900, file=FILE, release=0, **LAST)
    assert codes(figure("member_count", 400), beside=(own,)) == []
    other = known("member_count", 900, file="returns/x.xlsx", release=0, **LAST)
    assert codes(figure("member_count", 400), beside=(other,)) == ["stock_fell_by_half"]


def test_an_earlier_return_is_not_held_against_the_later_one_that_the_release_took():
    later = known("donations", 6_000, file="returns/2022_芙蓉区_修订.xlsx", release=0)
    released = known("donations", 6_000, file="returns/2022_芙蓉区_修订.xlsx")
    assert codes(figure("donations", 5_000), beside=(later, released)) == []


def test_the_last_of_february_has_a_year_before():
    day = {"period_start": date(2024, 2, 29), "period_end": date(2024, 2, 29)}
    before = {"period_start": date(2023, 2, 28), "period_end": date(2023, 2, 28)}
    assert codes(
        figure("member_count", 1, **day), beside=(known("member_count", 3, **before),)
    ) == ["stock_fell_by_half"]
