"""Words beside the numbers: whatever they say of another time, unit, correction or estimate."""

import pytest

from tests.etl.returns.written import case, checked, figures, of, problems, workbook

DONATIONS, VISITS = "donations", "enterprise_visits"
GIVEN = [["2024年度"], ["区县", "捐赠款物（万元）", "走访企业"], ["芙蓉区", 310.5, 40]]
GIVEN = [*GIVEN, ["天心区", 288, 50]]
FIRST, SECOND = (3105000, 40), (2880000, 50)
BOTH = {**of(DONATIONS, FIRST[0], SECOND[0]), **of(VISITS, FIRST[1], SECOND[1])}
OF_FIRST = {**of(DONATIONS, FIRST[0]), **of(VISITS, FIRST[1])}
OF_SECOND = {key: number for key, number in BOTH.items() if key not in OF_FIRST}


def below(*lines: str) -> bytes:
    return workbook([*GIVEN, *([line] for line in lines)])


def remarked(remark: str) -> bytes:
    rows = [[*GIVEN[1], "备注"], [*GIVEN[2], None], [*GIVEN[3], remark]]
    return workbook([GIVEN[0], *rows])


STOPPED = {
    "以上为2023年数据。": ({}, "year_conflict"),
    "注：以上数据截至2024年11月20日。": ({}, "year_conflict"),
    "说明：本表数据截至11月底": ({}, "year_conflict"),
    "数据时间：2024年7-12月": ({}, "year_conflict"),
    "注：本表为上年数": ({}, "year_conflict"),
    "备注：芙蓉区为2023年数": (OF_SECOND, "year_conflict"),
    "天心区为1-11月数，其余为全年数": (OF_FIRST, "year_conflict"),
    "天心区为十一月底数": (OF_FIRST, "year_conflict"),
    "以上为预计数。": ({}, "remark"),
    "注：天心区数据为快报数": (OF_FIRST, "remark"),
    "天心区数据有误，应为188万元": (OF_FIRST, "remark"),
    "更正：芙蓉区捐赠款物应为301.5万元": (
        {**OF_SECOND, **of(VISITS, FIRST[1])},
        "remark",
    ),
}


@pytest.mark.parametrize("line", STOPPED)
def test_a_line_below_the_table_stops_the_numbers_that_it_speaks_against(line):
    read = checked(below(line))
    expected, code = STOPPED[line]
    assert (figures(read), problems(read)) == (expected, {f"error {code} A5"})


def test_a_line_above_or_between_tables_speaks_of_its_own_table_only():
    second = [["2024年度"], ["区县", "商会数"], ["芙蓉区", 22]]
    read = checked(workbook([*GIVEN, ["以上为2023年数据"], [], *second]))
    assert (figures(read), problems(read)) == (of("chamber_count", 22), {"error year_conflict A5"})


def test_units_below_that_are_not_the_heading_s_stop_the_file():
    for line in ("注：本表金额单位应为元", "本表单位为元", "金额以元为单位填报"):
        read = checked(below(line))
        assert (figures(read), problems(read)) == ({}, {"error unit_conflict B2"}), line


@pytest.mark.parametrize(
    ("line", "issues"),
    [
        ("注：含2023年结转", {"warning remark A5"}),
        ("注：会员数不含个体", {"warning remark A5"}),
        ("全年走访企业425家次", {"warning row_ignored A5"}),
        ("注：以上数据截至2024年12月31日", set()),
        ("说明：请于1月10日前报送，如有误请联系", set()),
        ("注：较2023年增长较快", set()),
        ("注：各项统计至2026年", set()),
        ("数据来源：各区县工商联", set()),
        ("注：自2021年以来累计开展", set()),
    ],
)
def test_what_may_concern_the_numbers_is_a_warning_and_what_does_not_is_none(line, issues):
    read = checked(below(line))
    assert (figures(read), problems(read)) == (BOTH, issues)


def test_no_line_with_digits_is_said_to_hold_none():
    read = checked(below("附件2", "联系电话：0731-88880000", "经办处室"))
    said = [issue.message.partition("，")[2] for issue in read.issues]
    digits = "其中的数字未读入，未入库。"
    assert said == [digits, digits, "不含数值，未入库。"]


REMARKS = [
    case("another year", remarked("2023年数"), OF_FIRST, ["error year_conflict D4"]),
    case("up to a month", remarked("截至11月底"), OF_FIRST, ["error year_conflict D4"]),
    case("some months", remarked("1—11月"), OF_FIRST, ["error year_conflict D4"]),
    case("the right number", remarked("应为2130"), OF_FIRST, ["error remark D4"]),
    case("void", remarked("此数作废"), OF_FIRST, ["error remark D4"]),
    case(
        "another unit",
        remarked("捐赠单位为亿元"),
        {**OF_FIRST, **of(VISITS, *(FIRST[1], SECOND[1]))},
        ["error unit_conflict B4"],
    ),
    case("an estimate", remarked("为预计数"), BOTH, ["warning remark D4"]),
    case("added up", remarked("累计数"), BOTH, ["warning remark D4"]),
    case("nothing of that", remarked("已更正，数据无误"), BOTH),
    case("what was mended", remarked("修订：原报45个，漏报跨乡镇的"), BOTH),
    case("up to the end of the year", remarked("截至12月底"), BOTH),
]


@pytest.mark.parametrize(("content", "expected", "issues", "told"), REMARKS)
def test_a_remark_keeps_out_the_row_that_it_speaks_against(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, set(issues))


@pytest.mark.parametrize(
    "title",
    [
        "2024年第12周走访周报",
        "2024年春季走访情况",
        "2024年国庆期间走访情况",
        "2024年“民营企业服务月”统计表",
        "2024年宣传周活动统计",
        "2024年10月1日—7日走访情况",
        "2024年走访旬报",
        "2024年近三个月走访情况",
    ],
)
def test_a_title_of_less_than_a_year_is_asked_about(title):
    read = checked(workbook([[title], ["区县", "走访企业"], ["芙蓉区", 40]]))
    assert (figures(read), problems(read)) == ({}, {"error year_conflict A1"})


@pytest.mark.parametrize(
    "title",
    ["2024年各月走访情况", "2024年按月统计", "2024年度统计表", "“十四五”期间2024年走访情况"],
)
def test_a_title_that_only_speaks_of_months_or_of_longer_is_the_year_s(title):
    read = checked(workbook([[title], ["区县", "走访企业"], ["芙蓉区", 40]]))
    assert (figures(read), problems(read)) == (of(VISITS, 40), set())
