"""Of which year a number is, however that is written."""

# ruff: noqa: E501  # one line a row of a sheet

import datetime as dt

import pytest

from tests.etl.returns.written import (
    BOTH,
    BOTH_READ,
    CHAMBERS,
    DISTRICTS,
    MEMBERS,
    TITLE,
    case,
    checked,
    figures,
    from_1904,
    of,
    problems,
    workbook,
)

CASES = [
    case("sheet a district years across", workbook({d: [["指标", "2023年", "2024年"], ["会员数", 700 + i, 776 + i], ["商会数", 20 + i, 22 + i]] for i, d in enumerate(DISTRICTS)}), {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 20, 21, 22, year=2023), **of(CHAMBERS, 22, 23, 24)}),
    case("sheet a district years down", workbook({d: [["年份", "会员数", "商会数"], [2023, 700 + i, 20 + i], [2024, 776 + i, 22 + i]] for i, d in enumerate(DISTRICTS)}), {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 20, 21, 22, year=2023), **of(CHAMBERS, 22, 23, 24)}),
    case("years across one indicator", workbook([["2022—2024年各区县会员数"], ["区县", 2022, 2023, 2024], *[[d, 600 + i, 700 + i, 776 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 600, 601, 602, year=2022), **of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)}),
    case(
        "years in every spelling",
        workbook([["各区县会员数"], ["区县", 2020, "2021年", "2022年度", "二〇二三年", "2024年底"], *[[d, 1 + i, 11 + i, 21 + i, 31 + i, 41 + i] for i, d in enumerate(DISTRICTS)]]),
        {**of(MEMBERS, 1, 2, 3, year=2020), **of(MEMBERS, 11, 12, 13, year=2021), **of(MEMBERS, 21, 22, 23, year=2022), **of(MEMBERS, 31, 32, 33, year=2023), **of(MEMBERS, 41, 42, 43)},
    ),
    case(
        "years as dates and serials",
        workbook([["各区县会员数"], ["区县", dt.date(2022, 12, 31), 45291, dt.date(2024, 12, 31)], *[[d, 600 + i, 700 + i, 776 + i] for i, d in enumerate(DISTRICTS)]]),
        {**of(MEMBERS, 600, 601, 602, year=2022), **of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)},
        ["warning date_serial_inferred C2"],
    ),
    case(
        "a column of years in every spelling",
        workbook([["区县", "年份", "会员数"], ["芙蓉区", "2020", 1], ["芙蓉区", "2021年", 2], ["芙蓉区", "2022年度", 3], ["芙蓉区", "二〇二三年", 4], ["芙蓉区", "2024年底", 5], ["芙蓉区", dt.date(2019, 12, 31), 6], ["芙蓉区", 43465, 7]]),
        {f"芙蓉区 {y} member_count": float(v) for y, v in [(2020, 1), (2021, 2), (2022, 3), (2023, 4), (2024, 5), (2019, 6), (2018, 7)]},
        ["warning date_serial_inferred B8"],
    ),
    case(
        "part of a year and a forecast beside whole years",
        workbook([["各区县会员数"], ["区县", "2023年", "2024年", "2025年1-6月", "2025年预计"], *[[d, 700 + i, 776 + i, 780 + i, 800 + i] for i, d in enumerate(DISTRICTS)]]),
        {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)},
        ["warning partial_year D2", "warning forecast_column E2"],
    ),
    case("a table of half a year", workbook([["2025年1-6月各区县会员数"], ["区县", "会员数"], *[[d, 700 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 700, 701, 702, year=2025)}, ["warning partial_year A1"]),
    case(
        "years below indicators",
        workbook([["区县", "会员数", None, "商会数", None], [None, "2023年", "2024年", "2023年", "2024年"], *[[d, 700 + i, 776 + i, 20 + i, 22 + i] for i, d in enumerate(DISTRICTS)]], merges=["A1:A2", "B1:C1", "D1:E1"]),
        {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 20, 21, 22, year=2023), **of(CHAMBERS, 22, 23, 24)},
    ),
    case(
        "years as numbers below indicators",
        workbook([["区县", "会员数", None, "商会数", None], [None, 2023, 2024, 2023, 2024], *[[d, 700 + i, 776 + i, 20 + i, 22 + i] for i, d in enumerate(DISTRICTS)]], merges=["A1:A2", "B1:C1", "D1:E1"]),
        {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 20, 21, 22, year=2023), **of(CHAMBERS, 22, 23, 24)},
    ),
    case(
        "years above indicators",
        workbook([["区县", "2023年", None, "2024年", None], [None, "会员数", "商会数", "会员数", "商会数"], *[[d, 700 + i, 20 + i, 776 + i, 22 + i] for i, d in enumerate(DISTRICTS)]], merges=["A1:A2", "B1:C1", "D1:E1"]),
        {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778), **of(CHAMBERS, 20, 21, 22, year=2023), **of(CHAMBERS, 22, 23, 24)},
    ),
    case("region over year across", workbook([["指标", "芙蓉区", None, "天心区", None], [None, "2023年", "2024年", "2023年", "2024年"], ["会员数", 700, 776, 701, 777]], merges=["A1:A2", "B1:C1", "D1:E1"]), {**of(MEMBERS, 700, 701, year=2023), **of(MEMBERS, 776, 777)}),
    case("two years side by side, each with its caption", workbook([["2023年", None, None, "2024年"], ["区县", "会员数", None, "区县", "会员数"], *[[d, 700 + i, None, d, 776 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)}),
    case("two years stacked, each with its caption", workbook([["2023年"], ["区县", "会员数"], *[[d, 700 + i] for i, d in enumerate(DISTRICTS)], [], ["2024年"], ["区县", "会员数"], *[[d, 776 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)}),
    case("no year anywhere", workbook(BOTH), {}, ["error year_missing A1"]),
    case("the year that was named", workbook(BOTH), BOTH_READ, year=2024),
    case("a file of another year than named", workbook(TITLE + BOTH), {}, ["error year_not_as_named 文件"], year=2023),
    case("sheet and title of two years", workbook({"2023": TITLE + BOTH}), {}, ["error year_conflict 2023!A1"]),
    case("a year merged down", workbook([["年份", "区县", "会员数"], [2023, "芙蓉区", 1], [None, "天心区", 2], [2024, "芙蓉区", 3], [None, "天心区", 4]], merges=["A2:A3", "A4:A5"]), {**of(MEMBERS, 1, 2, year=2023), **of(MEMBERS, 3, 4)}),
    case("the year of the sheet", workbook({"2024年": BOTH}), BOTH_READ),
    case("years in rows, districts across", workbook([["各区县会员数"], ["年份", *DISTRICTS], [2023, 700, 701, 702], ["2024年", 776, 777, 778]]), {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)}),
    case("counts that look like years", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 2022], ["天心区", 1998], ["岳麓区", 2024]]), of(MEMBERS, 2022, 1998, 2024)),
    case("counts across that look like years", workbook([*TITLE, ["指标", *DISTRICTS], ["会员数", 2022, 1998, 2024]]), of(MEMBERS, 2022, 1998, 2024)),
    case("a workbook that counts from 1904", workbook(TITLE + BOTH, change=from_1904), BOTH_READ),
    case("村数 means another action before 2021", workbook([["区县", "年份", "村数"], ["芙蓉区", 2019, 3], ["芙蓉区", 2022, 4]]), {"芙蓉区 2019 poverty_villages": 3.0, "芙蓉区 2022 village_villages": 4.0}, ["warning heading_assumed C1"]),
    case("a column of another year than the title", workbook([["2024年会员数"], ["区县", "2023年"], ["芙蓉区", 3]]), {}, ["error year_conflict A1"]),
    case("a title of two years names none", workbook([["2023-2024年会员、商会数"], ["区县", "年份", "会员数", "商会数"], ["芙蓉区", 2023, 3, 1], ["芙蓉区", 2024, 4, 2]]), {"芙蓉区 2023 member_count": 3.0, "芙蓉区 2023 chamber_count": 1.0, **of(MEMBERS, 4), **of(CHAMBERS, 2)}),
    case("last year for comparison", workbook([*TITLE, ["区县", "会员数", "上年会员数"], ["芙蓉区", 776, 700], ["天心区", 936, 900]]), of(MEMBERS, 776, 936)),
    case("本年 and 上年", workbook([*TITLE, ["区县", "会员数", None, None], [None, "本年", "上年", "增长%"], ["芙蓉区", 776, 700, 10], ["天心区", 936, 900, 5]], merges=["A2:A3", "B2:D2"]), of(MEMBERS, 776, 936)),
    case("a year at the far right", workbook([["各区县会员情况", None, None, None, None, "（2024年度）"], ["区县", "会员数", "商会数"], ["芙蓉区", 776, 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("the year of the file", workbook(BOTH), BOTH_READ, name="2024年会员统计.xlsx"),
    case("截至12月底", workbook({"2024": [["各区县情况（截至12月底）"], *BOTH]}), BOTH_READ),
    case("quarter", workbook([["2024年一季度会员情况"], *BOTH]), BOTH_READ, ["warning partial_year A1"]),
    case("a single column without indicator", workbook([["区县", "2024年（1-12月）"], ["芙蓉区", 3]]), {}, ["error unknown_header B1"]),
    case("1-12月 is the whole year", workbook([["各区县会员数"], ["区县", "2024年1-12月", "2023年12月末"], ["芙蓉区", 3, 2]]), {"芙蓉区 2023 member_count": 2.0, **of(MEMBERS, 3)}),
    case("a title of two years", workbook([["关于2025年报送2024年度数据的说明表"], *BOTH]), {}, ["error year_missing A1"]),
    case("up to June", workbook([["各区县情况（2024年6月）"], *BOTH]), BOTH_READ, ["warning partial_year A1"]),
    case("a year above districts", workbook([["指标", "2024年", None], [None, "芙蓉区", "天心区"], ["会员数", 776, 936]], merges=["A1:A2", "B1:C1"]), of(MEMBERS, 776, 936)),
    case("years within labels", workbook([["芙蓉区情况"], ["指标", "数值"], ["2023年会员数", 700], ["2024年会员数", 776]]), {"芙蓉区 2023 member_count": 700.0, **of(MEMBERS, 776)}),
    case("years within headings", workbook([["区县", "2023年会员数", "2024年会员数"], ["芙蓉区", 700, 776]]), {"芙蓉区 2023 member_count": 700.0, **of(MEMBERS, 776)}),
    case("two digits, the century told by a heading", workbook([["各区县会员数"], ["区县", "2022年", "23年", "’24"], *[[d, 600 + i, 700 + i, 776 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 600, 601, 602, year=2022), **of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)}),
    case("two digits, the century told by a title of two years", workbook([["2023-24年各区县会员数"], ["区县", "23年", "24年"], *[[d, 700 + i, 776 + i] for i, d in enumerate(DISTRICTS)]]), {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)}),
    case("two digits, the century told by the file", workbook([["各区县24年度会员情况"], *BOTH]), BOTH_READ, name="会员情况（2024年）.xlsx"),
    case("two digits within headings", workbook([["2024年"], ["区县", "24年会员数", "24年底商会数"], ["芙蓉区", 776, 22]]), {**of(MEMBERS, 776), **of(CHAMBERS, 22)}),
    case("two digits of another year than the file", workbook([["各区县23年会员情况"], *BOTH]), {}, ["error year_conflict A1"], name="会员情况（2024年）.xlsx"),
    case("two digits and no century", workbook([["各区县24年会员情况"], *BOTH]), {}, ["error year_missing A1"]),
    case("two digits and the year that was named", workbook([["各区县24年会员情况"], *BOTH]), BOTH_READ, year=2024),
    case("a number of years is no year", workbook([*TITLE, ["区县", "会员数", "10年以上会员数"], ["芙蓉区", 776, 5]]), of(MEMBERS, 776), ["error unknown_header C2"]),
    case("serials counted from 1904", workbook([["各区县会员数"], ["区县", 43829, 44195], *[[d, 700 + i, 776 + i] for i, d in enumerate(DISTRICTS)]], change=from_1904), {**of(MEMBERS, 700, 701, 702, year=2023), **of(MEMBERS, 776, 777, 778)}, ["warning date_serial_inferred B2", "warning date_serial_inferred C2"]),
    case("serials pasted into a workbook that counts from 1904", workbook([["各区县会员数"], ["区县", 45291, 45657], ["芙蓉区", 5, 6]], change=from_1904), {}, ["error year_missing A1", "warning number_outside_table A2"]),
    case("a serial that ends no year", workbook([["各区县会员数"], ["区县", 43829, 45657], ["芙蓉区", 5, 6]]), {}, ["error year_missing A1", "warning number_outside_table A2"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_a_number_goes_to_its_year_or_nowhere(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)
