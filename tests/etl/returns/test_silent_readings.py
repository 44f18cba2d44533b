"""What was once read without a word, and was something else: each named after the wrong number."""

import pytest

from etl.returns.formats import shown_size
from tests.etl.returns.written import (
    CHAMBERS,
    INVESTMENT,
    MEMBERS,
    PROJECTS,
    TITLE,
    case,
    checked,
    figures,
    of,
    problems,
    workbook,
)

NEW, DONATIONS = "member_new", "donations"
PAIR = [["芙蓉区", 45], ["天心区", 50]]
WORKS = [["芙蓉区", 7, 15], ["天心区", 8, 16]]
VILLAGE = {**of(PROJECTS, 48, 57), **of(INVESTMENT, 2e7, 3e7)}


def of_title(title: str) -> bytes:
    return workbook([[title], ["区县", "新发展会员（个）"], *PAIR])


OTHER_WORK = [
    case(
        "投资引进 as investment in villages, by the title",
        workbook([["2024年招商引资情况"], ["区县", "项目数（个）", "总投资（亿元）"], *WORKS]),
        {},
        ["error ambiguous_header B2", "error ambiguous_header C2"],
    ),
    case(
        "of two works in the title, neither",
        workbook(
            [["2024年招商引资与万企兴万村"], ["区县", "项目数（个）", "投资额（万元）"], *WORKS]
        ),
        {},
        ["error ambiguous_header B2", "error ambiguous_header C2"],
    ),
    case(
        "光彩事业 as villages",
        workbook([["2024年光彩事业情况"], ["区县", "企业数（家）", "村数（个）"], *WORKS]),
        {},
        ["error ambiguous_header B2", "error ambiguous_header C2"],
    ),
    case(
        "by the heading above",
        workbook(
            [
                ["2024年工作情况"],
                ["区县", "招商引资", None, "万企兴万村"],
                [None, "项目数（个）", "投资额（亿元）", "项目数（个）", "投资额（亿元）"],
                ["芙蓉区", 7, 15, 48, 0.2],
                ["天心区", 8, 16, 57, 0.3],
            ],
            merges=["A2:A3", "B2:C2", "D2:E2"],
        ),
        VILLAGE,
        ["error ambiguous_header B3", "error ambiguous_header C3"],
    ),
]
GROUPS = [
    case(
        "the total of 会员数 as nothing",
        workbook(
            [
                *TITLE,
                ["区县", "会员数（个）", None, "商会数（个）"],
                [None, "总数", "企业会员", "合计"],
                ["芙蓉区", 776, 500, 22],
                ["天心区", 936, 600, 25],
            ],
            merges=["A2:A3", "B2:C2"],
        ),
        {**of(MEMBERS, 776, 936), **of("enterprise_members", 500, 600), **of(CHAMBERS, 22, 25)},
    ),
    case(
        "a 小计 under its heading",
        workbook(
            [*TITLE, ["区县", "培训人次"], [None, "小计", "男"], ["芙蓉区", 800, 500]],
            merges=["A2:A3", "B2:C2"],
        ),
        of("people_trained", 800),
        ["error unknown_header C3"],
    ),
    case(
        "the only column of a district",
        workbook([["芙蓉区2024年"], ["指标", "单位", "合计"], ["会员数", "个", 776]]),
        of(MEMBERS, 776),
    ),
]
SPANS = [
    case(
        "eleven months in brackets as a year",
        of_title("2024年度（1—11月）统计表"),
        of(NEW, 45, 50),
        ["warning partial_year A1"],
    ),
    case(
        "up to November as a year",
        of_title("2024年度（截至11月底）统计表"),
        of(NEW, 45, 50),
        ["warning partial_year A1"],
    ),
    case(
        "counted up to October as a year",
        of_title("2024年（数据截止2024年10月31日）"),
        of(NEW, 45, 50),
        ["warning partial_year A1"],
    ),
    case(
        "December as a year, without a word",
        of_title("2024年12月统计表"),
        of(NEW, 45, 50),
        ["warning partial_year A1"],
    ),
    case(
        "a whole year from day to day as January",
        of_title("2024年1月1日—12月31日"),
        of(NEW, 45, 50),
    ),
    case(
        "a span over the turn of a year as either",
        of_title("2023年12月1日—2024年11月30日"),
        {},
        ["error year_missing A1"],
    ),
    case(
        "a note below on October as a year",
        workbook(
            [["2024年"], ["区县", "新发展会员（个）"], *PAIR, ["注：数据统计截至2024年10月31日"]]
        ),
        {},
        ["error year_conflict A5"],
    ),
    case(
        "a heading up to October as a year",
        workbook([["2024年"], ["区县", "捐赠金额（万元，截至10月底）"], *PAIR]),
        {},
        ["error unknown_header B2"],
    ),
    case("the year compared with as this", of_title("2024年（较2023年）情况"), of(NEW, 45, 50)),
    case(
        "the day of printing as another year",
        workbook([["2024年会员"], ["印发日期：2023年12月"], ["区县", "会员数（个）"], *PAIR]),
        of(MEMBERS, 45, 50),
    ),
]
YEAR_BEFORE = [
    case(
        "in the title",
        workbook([["2024年（上年同期数）"], ["区县", "商会数"], *PAIR]),
        {},
        ["error year_conflict A1"],
    ),
    case(
        "above a second table",
        workbook(
            [["2024年"], ["区县", "会员数"], *PAIR, [], ["附：上年情况"], ["区县", "商会数"], *PAIR]
        ),
        of(MEMBERS, 45, 50),
        ["error year_conflict A6"],
    ),
    case(
        "only compared with",
        workbook([["2024年与上年对比情况"], ["区县", "商会数"], *PAIR]),
        of(CHAMBERS, 45, 50),
    ),
    case(
        "in a remark",
        workbook(
            [
                ["2024年"],
                ["区县", "会员数", "备注"],
                ["芙蓉区", 776, "为2023年数"],
                ["天心区", 936, "含2023年结转"],
                ["岳麓区", 7, "2021年换届以来累计"],
            ]
        ),
        {"天心区 2024 member_count": 936.0, "岳麓区 2024 member_count": 7.0},
        ["error year_conflict C3", "warning remark C4"],
    ),
]
SIZES = [
    case(
        "元 of the heading against 万元 of the note",
        workbook([["2024年"], ["区县", "捐赠金额（元）"], *PAIR, ["注：本表金额单位为万元"]]),
        {},
        ["error unit_conflict B2"],
    ),
    case(
        "万元 of the note",
        workbook([["2024年"], ["区县", "捐赠金额"], *PAIR, ["注：金额单位为万元"]]),
        of(DONATIONS, 450000, 500000),
        ["warning unit_inferred A5"],
    ),
    case(
        "560000 shown as 56.0 under 万元",
        workbook(
            [["2024年"], ["区县", "捐赠金额（万元）"], ["芙蓉区", 560000], ["天心区", 56]],
            formats={"B3": "0\\.0,", "B4": "#,##0.00"},
        ),
        {"天心区 2024 donations": 560000.0},
        ["error scaled_by_format B3"],
    ),
    case(
        "元 shown in 万, which is what it says",
        workbook(
            [["2024年"], ["区县", "捐赠金额（元）"], ["芙蓉区", 560000]],
            formats={"B3": '0\\.0,"万"'},
        ),
        of(DONATIONS, 560000),
    ),
    case(
        "元 shown in thousands",
        workbook(
            [["2024年"], ["区县", "捐赠金额（元）"], ["芙蓉区", 5600000]], formats={"B3": "#,##0,"}
        ),
        of(DONATIONS, 5600000),
        ["warning scaled_by_format B3"],
    ),
    case(
        "a number that no one sees",
        workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776]], formats={"B3": ";;;"}),
        of(MEMBERS, 776),
        ["warning unseen_number B3"],
    ),
]
PLACES = [
    case(
        "a street's members as the district's",
        workbook([*TITLE, ["区县", "街道", "会员数"], ["芙蓉区", "文艺路街道", 300]]),
        {},
        ["error ledger_not_summary A2"],
    ),
]


@pytest.mark.parametrize(
    ("content", "expected", "issues", "told"),
    [*OTHER_WORK, *GROUPS, *SPANS, *YEAR_BEFORE, *SIZES, *PLACES],
)
def test_nothing_is_read_as_what_it_is_not(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)


@pytest.mark.parametrize(
    ("rows", "issues"),
    [
        (
            "区县,会员数,商会数,备注\n芙蓉区,1,067,22\n天心区,936,25,\n",
            {"error thousands_split 文件"},
        ),
        (
            "区县,捐赠金额（元）,会员数\n芙蓉区,1,067\n天心区,12,936\n",
            {"error thousands_split 文件"},
        ),
        ("区县,会员数,商会数\n芙蓉区,1,198,22\n天心区,936,25\n", {"error row_too_long 文件"}),
        ("区县,会员数,商会数\n天心区,25\n岳麓区,1067,28,17\n", {"error row_too_long 文件"}),
    ],
)
def test_1067_cut_at_its_comma_is_not_one_member(rows, issues):
    read = checked(f"2024年,,\n{rows}".encode(), name="a.csv")
    assert (figures(read), problems(read)) == ({}, issues)


def test_a_bare_number_beside_the_table_may_be_a_chamber_moved_into_the_remarks():
    read = checked("2024年\n区县,会员数,商会数,备注\n岳麓区,1,198,31\n".encode(), name="a.csv")
    assert problems(read) == {"warning remark a!D3"}


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (560000, "0\\.0,", (56, None)),
        (560000, '0!.0,"万"', (56, 10_000)),
        (123000000, '0\\.00,,"亿"', (1.23, 100_000_000)),
        (123000000, '[>=100000000]0\\.00,,"亿";0', (1.23, 100_000_000)),
        (5, '[>=100000000]0\\.00,,"亿";0', (5, None)),
        (12345, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', (12345, None)),
    ],
)
def test_a_format_shows_another_size_than_is_stored(number, number_format, shown):
    size, scale = shown_size(number, number_format)
    assert (float(size), scale) == shown
