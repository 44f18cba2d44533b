"""Months in the headings or labels: the whole year is read, a part of it never for the whole."""

from datetime import date

import pytest

from tests.etl.returns.written import (
    DISTRICTS,
    MEMBERS,
    case,
    checked,
    figures,
    of,
    problems,
    workbook,
)

DONATIONS, TRAINED = "donations", "people_trained"
HEAD, TWO = ["A2:A3", "B2:C2"], DISTRICTS[:2]


def two_headed(
    title: str, under: list[str], *rows: list[object], words: str = "捐赠款物（万元）"
) -> bytes:
    """A title, one indicator over several columns, what those are of, and rows of districts."""
    columns = [words, *[None] * (len(under) - 1)]
    last = "ABCDEFGH"[len(under)]
    merges = ["A2:A3", f"B2:{last}2"]
    return workbook([[title], ["区县", *columns], [None, *under], *rows], merges=merges)


CASES = [
    case(
        "this month for the year to date",
        two_headed("2024年12月统计表", ["本月", "本年累计"], ["芙蓉区", 3, 45], ["天心区", 4, 50]),
        of(DONATIONS, 450000, 500000),
        ["warning partial_year B3"],
    ),
    case(
        "half a year for the year",
        two_headed("2024年统计表", ["1-6月", "1-12月"], ["芙蓉区", 20, 45], ["天心区", 30, 50]),
        of(DONATIONS, 450000, 500000),
        ["warning partial_year B3"],
    ),
    case(
        "halves beside the year",
        two_headed("2024年统计表", ["上半年", "下半年", "全年"], ["芙蓉区", 20, 25, 45]),
        of(DONATIONS, 450000),
        ["warning partial_year B3", "warning partial_year C3"],
    ),
    case(
        "quarters beside the year, whose total they are",
        two_headed(
            "2024年统计表",
            ["一季度", "二季度", "三季度", "四季度", "全年"],
            ["芙蓉区", 10, 10, 10, 15, 45],
            ["合计", 10, 10, 10, 15, 45],
        ),
        of(DONATIONS, 450000),
        [f"warning partial_year {column}3" for column in "BCDE"],
    ),
    case(
        "last year's same period",
        two_headed("2024年统计表", ["本期", "上年同期"], ["芙蓉区", 45, 40]),
        of(DONATIONS, 450000),
    ),
    case(
        "one row of headings, the title says of what",
        workbook(
            [["2024年各区县培训人次"], ["区县", "上半年", "全年"], ["芙蓉区", 300, 800]],
        ),
        of(TRAINED, 800),
        ["warning partial_year B2"],
    ),
    case(
        "indicators down",
        workbook(
            [
                ["芙蓉区2024年统计表"],
                ["指标", "单位", "1-6月", "1-12月"],
                ["捐赠款物", "万元", 20, 45],
                ["培训人次", "人次", 300, 800],
            ]
        ),
        {**of(DONATIONS, 450000), **of(TRAINED, 800)},
        ["warning partial_year C2"],
    ),
    case(
        "months down, in a table of one year",
        workbook([["芙蓉区2024年培训人次"], ["期间", "培训人次"], ["上半年", 300], ["全年", 800]]),
        of(TRAINED, 800),
        ["warning partial_year A3"],
    ),
    case(
        "half years under years",
        workbook(
            [
                ["各区县培训人次"],
                ["区县", "2023年", None, "2024年", None],
                [None, "上半年", "全年", "上半年", "全年"],
                ["芙蓉区", 200, 700, 300, 800],
            ],
            merges=["A2:A3", "B2:C2", "D2:E2"],
        ),
        {"芙蓉区 2023 people_trained": 700.0, **of(TRAINED, 800)},
        ["warning partial_year B3", "warning partial_year D3"],
    ),
    case(
        "a single month, or up to it",
        workbook(
            [["2024年"], ["区县", "培训人次"], [None, "6月"], ["芙蓉区", 300]], merges=["A2:A3"]
        ),
        {},
        ["warning partial_year B3", "error nothing_read Sheet1"],
    ),
    case(
        "twelve months and their sum",
        workbook(
            [
                ["2024年培训人次"],
                ["区县", *[f"{n}月" for n in range(1, 13)], "合计"],
                ["芙蓉区", *[10] * 12, 120],
            ]
        ),
        of(TRAINED, 120),
        [f"warning partial_year {column}2" for column in "BCDEFGHIJKLM"],
    ),
    case(
        "members added up over the quarters",
        two_headed(
            "2024年统计表",
            ["一季度", "二季度", "三季度", "四季度", "合计"],
            ["芙蓉区", 770, 772, 774, 776, 3092],
            words="会员数",
        ),
        {**of(MEMBERS, 776)},
        [*(f"warning partial_year {column}3" for column in "BCDE"), "warning total_of_months F3"],
    ),
    case(
        "months beside rows that say of what, and their sum",
        workbook(
            [
                ["芙蓉区2024年服务情况"],
                ["指标", *(f"{month}月" for month in range(1, 13)), "合计"],
                ["走访企业", *[5] * 12, 60],
                ["培训人次", *[7] * 12, 84],
            ]
        ),
        {**of("enterprise_visits", 60), **of("people_trained", 84)},
        [f"warning partial_year {column}2" for column in "BCDEFGHIJKLM"],
    ),
    case(
        "the title of a single month",
        workbook([["2024年2月"], ["区县", "培训人次", "会员数"], ["芙蓉区", 30, 776]]),
        of(MEMBERS, 776),
        ["warning partial_year A1", "error partial_year B3"],
    ),
    case(
        "a title of half and whole year",
        two_headed("2024年上半年与全年", ["1-6月", "1-12月"], ["芙蓉区", 20, 45]),
        of(DONATIONS, 450000),
        ["warning partial_year B3"],
    ),
    case(
        "years on a row of their own below the districts",
        workbook([["指标", *TWO], ["年份", "2024", "2024"], ["会员数", "776", "936"]]),
        of(MEMBERS, 776, 936),
    ),
    case(
        "the end of December",
        workbook(
            [["2024年"], ["区县", "会员数"], [None, "12月末"], ["芙蓉区", 776]], merges=["A2:A3"]
        ),
        of(MEMBERS, 776),
    ),
    case(
        "the whole year under a title of half of it",
        two_headed("2024年1-6月统计表", ["1-6月", "全年"], ["芙蓉区", 20, 45]),
        {},
        ["warning partial_year B3", "error year_conflict C3"],
    ),
    case(
        "within the heading's own words",
        workbook(
            [["2024年"], ["区县", "上半年培训人次", "培训人次（全年）"], ["芙蓉区", 300, 800]]
        ),
        of(TRAINED, 800),
        ["warning partial_year B2"],
    ),
    case(
        "behind the heading's own words",
        workbook([["2024年"], ["区县", "培训人次1-6月", "培训人次-全年"], ["芙蓉区", 300, 800]]),
        of(TRAINED, 800),
        ["warning partial_year B2"],
    ),
    case(
        "members at the end of June",
        workbook([["2024年"], ["区县", "会员数（截至6月底）"], ["芙蓉区", 776]]),
        of(MEMBERS, 776),
        ["warning partial_year B2"],
    ),
    case(
        "the day by which it is to be sent",
        workbook(
            [
                ["2024年"],
                ["请于1月底前报送"],
                ["说明：每季度更新"],
                ["区县", "培训人次"],
                ["芙蓉区", 8],
            ]
        ),
        of(TRAINED, 8),
    ),
    case(
        "a title without 年",
        workbook([["2024.1-6月各区县情况"], ["区县", "培训人次"], ["芙蓉区", 300]]),
        of(TRAINED, 300),
        ["warning partial_year A1"],
    ),
    case(
        "a title from month to month",
        workbook([["2024.01—2024.12各区县情况"], ["区县", "培训人次"], ["芙蓉区", 800]]),
        of(TRAINED, 800),
    ),
    case(
        "eleven months",
        workbook([["2024年1—11月各区县情况"], ["区县", "培训人次"], ["芙蓉区", 700]]),
        of(TRAINED, 700),
        ["warning partial_year A1"],
    ),
]


HALF = ["warning partial_year A1"]
TITLES = [
    *(
        case(title, workbook([[title], ["区县", "培训人次"], ["芙蓉区", 3]]), of(TRAINED, 3), HALF)
        for title in (
            "2024年芙蓉等区上半年情况",
            "2024年第一至三季度",
            "2024年前11个月",
            "2024年截至9月",
            "2024年(1-6)月",
        )
    ),
    *(
        case(
            title,
            workbook([[title], ["区县", "培训人次"], ["芙蓉区", 3]]),
            {},
            ["error year_conflict A1"],
        )
        for title in (
            "2024年半年报",
            "2024年三季报",
            "2024年6月月报",
            "2024年年中情况",
            "2024年上半年与全年",
            "2024年上半年、下半年",
        )
    ),
    *(
        case(
            f"{caption} on a line of its own",
            workbook([["2024年统计表"], [caption], ["区县", "培训人次"], ["芙蓉区", 3]]),
            of(TRAINED, 3),
            HALF,
        )
        for caption in ("上半年", "（1-6月）", "统计期间：1-6月", "报告期：2024年上半年")
    ),
    case(
        "the name of a sheet",
        workbook(
            {
                "上半年": [["2024年"], ["区县", "培训人次"], ["芙蓉区", 1]],
                "全年": [["2024年"], ["区县", "培训人次"], ["芙蓉区", 3]],
            }
        ),
        of(TRAINED, 3),
        ["warning partial_year 上半年!A1"],
    ),
    case(
        "the name of a file",
        workbook([["2024年"], ["区县", "培训人次"], ["芙蓉区", 3]]),
        of(TRAINED, 3),
        HALF,
        name="2024年上半年.xlsx",
    ),
    case(
        "above rows",
        workbook([["2024年"], ["指标", "芙蓉区"], ["上半年"], ["培训人次", 1], ["商会数", 3]]),
        {**of(TRAINED, 1), **of("chamber_count", 3)},
        ["warning partial_year A4", "warning partial_year A5"],
    ),
    case(
        "of a table whose columns are years",
        workbook([["各区县上半年培训人次"], ["区县", "2023年", "2024年"], ["芙蓉区", 1, 3]]),
        {"芙蓉区 2023 people_trained": 1.0, **of(TRAINED, 3)},
        HALF,
    ),
    case(
        "the years of a title about quarters, which the columns name",
        workbook([["2024年各季度培训人次"], ["区县", "一季度", "全年"], ["芙蓉区", 1, 3]]),
        of(TRAINED, 3),
        ["warning partial_year B2"],
    ),
    case(
        "累计 beside 本月",
        two_headed("2024年6月统计表", ["本月", "累计"], ["芙蓉区", 3, 18]),
        of(DONATIONS, 180000),
        ["warning partial_year A1", "warning partial_year B3"],
    ),
    case(
        "the year to date in a return of its last quarter",
        two_headed("2024年第四季度", ["本季度", "本年累计"], ["芙蓉区", 3, 18]),
        of(DONATIONS, 180000),
        ["warning partial_year A1", "warning partial_year B3"],
    ),
    case(
        "months in words",
        workbook([["2024年培训人次"], ["区县", "一月", "十二月", "全年"], ["芙蓉区", 1, 2, 12]]),
        of(TRAINED, 12),
        ["warning partial_year B2", "warning partial_year C2"],
    ),
    case(
        "a day of printing says nothing of the months",
        workbook([["2024年统计表（2025年1月6日印）"], ["区县", "培训人次"], ["芙蓉区", 3]]),
        {},
        ["error year_missing A1"],
    ),
    case(
        "the sum of quarters down",
        workbook(
            [
                ["芙蓉区2024年"],
                ["季度", "培训人次"],
                *[[f"{n}季度", 3] for n in "一二三四"],
                ["合计", 12],
            ]
        ),
        of(TRAINED, 3),
        [*(f"warning partial_year A{row}" for row in (3, 4, 5, 6)), "warning total_of_months A7"],
    ),
]


@pytest.mark.parametrize(("content", "expected", "issues", "told"), [*CASES, *TITLES])
def test_a_part_of_a_year_is_never_the_year(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)


def test_parts_alone_are_read_each_as_its_own_span():
    read = checked(two_headed("2024年统计表", ["上半年", "下半年"], ["芙蓉区", 20, 25]))
    spans = [(claim.period.dates(claim.indicator), claim.value.value) for claim in read.claims]
    assert spans == [
        ((date(2024, 1, 1), date(2024, 6, 30)), 200_000),
        ((date(2024, 7, 1), date(2024, 12, 31)), 250_000),
    ]
    assert problems(read) == {"warning partial_year B3", "warning partial_year C3"}


def test_the_year_to_date_begins_in_january_and_ends_with_the_title():
    read = checked(two_headed("2024年三季度", ["本季", "本年累计"], ["芙蓉区", 3, 18]))
    (claim,) = read.claims
    assert claim.period.dates(claim.indicator) == (date(2024, 1, 1), date(2024, 9, 30))


def test_members_at_the_end_of_each_quarter():
    ends = ["一季度末", "二季度末", "三季度末", "四季度末"]
    rows = [["2024年会员数"], ["区县", *ends], ["芙蓉区", 1, 2, 3, 4]]
    days = [claim.period.dates(claim.indicator)[1] for claim in checked(workbook(rows)).claims]
    assert days == [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]
