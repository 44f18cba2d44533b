"""What a cell says: numbers, hedges, marks, and what cannot be vouched for."""

# ruff: noqa: E501  # one line a row of a sheet

import datetime as dt

import pytest

from tests.etl.returns.written import (
    BOTH,
    BOTH_READ,
    CHAMBERS,
    MEMBERS,
    TITLE,
    case,
    checked,
    commented,
    figures,
    of,
    problems,
    struck,
    workbook,
)

CASES = [
    case("thousands", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "1,067"], ["天心区", "1，198"], ["岳麓区", "1 751"]]), of(MEMBERS, 1067, 1198, 1751)),
    case("full-width digits and unseen blanks", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "１２"], ["天心区", "\xa013\u200b"], ["岳麓区", "1\u3000751"]]), of(MEMBERS, 12, 13, 1751)),
    case("hedges", workbook([*TITLE, ["区县", "捐赠款物"], ["芙蓉区", "约77亿"], ["天心区", "近3亿"], ["岳麓区", "3.2亿多"]]), of("donations", 77e8, 3e8, 3.2e8), ["warning approximate_value B3", "warning approximate_value B4", "warning approximate_value B5"]),
    case(
        "what no number may be",
        workbook([*TITLE, ["区县", "会员数", "捐赠款物(万元)"], ["芙蓉区", 52.5, "△5"], ["天心区", -3, "1.2-1.5"], ["岳麓区", "(120)", "2.3(含0.8)"]]),
        {},
        ["error non_integer_count B3", "error negative_count B4", "error negative_count B5", "error negative_amount C3", "error range_value C4", "error multiple_numbers C5"],
    ),
    case("more digits than are kept", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 12345678901234567], ["天心区", "1234567890123456"], ["岳麓区", 5]]), {"岳麓区 2024 member_count": 5.0}, ["error too_many_digits B3", "error too_many_digits B4"]),
    case("无, zero and missing", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "无"], ["天心区", 0], ["岳麓区", "…"]]), {"天心区 2024 member_count": 0.0, "岳麓区 2024 member_count": None}, ["warning ambiguous_none B3", "warning not_reported B5"]),
    case("a comment", workbook(TITLE + BOTH, change=commented), BOTH_READ, ["warning cell_comment B3"]),
    case("struck out", workbook(TITLE + BOTH, change=struck), {k: v for k, v in BOTH_READ.items() if k != "芙蓉区 2024 member_count"}, ["error strikethrough B3"]),
    case("the mark of a footnote", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "51¹"], ["天心区", "20③"], ["岳麓区", 5]]), {"岳麓区 2024 member_count": 5.0}, ["error superscript B3", "error superscript B4"]),
    case("the mark of a footnote on a web page", "<table><tr><td>2024年<tr><td>区县<td>会员数<tr><td>芙蓉区<td>51<sup>1</sup><tr><td>天心区<td>5</table>".encode(), {"天心区 2024 member_count": 5.0}, ["warning html_as_xls 文件", "error superscript a!B3"], name="a.xls"),
    case("one formula without result", workbook([*TITLE, ["区县", "会员数", "商会数"], ["芙蓉区", "=1+1", 22], ["天心区", 936, 25], ["岳麓区", 1067, 28]]), {**of(CHAMBERS, 22, 25, 28), "天心区 2024 member_count": 936.0, "岳麓区 2024 member_count": 1067.0}, ["error formula_without_cached_value B3"]),
    case("formulas that failed", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "#REF!"], ["天心区", "#DIV/0!"], ["岳麓区", "#N/A"]]), {}, ["error cell_error B3", "error cell_error B4", "error cell_error B5"]),
    case("one value for two districts", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", 776], ["天心区", None], ["岳麓区", 5]], merges=["B3:B4"]), {"岳麓区 2024 member_count": 5.0}, ["error merged_value B3"]),
    case("texts that are no counts", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "52.5个"], ["天心区", "十二"], ["岳麓区", "12a"]]), {}, ["error non_integer_count B3", "error not_a_number B4", "error unit_conflict B5"]),
    case("hedges of counts", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "超300"], ["天心区", "300余家"], ["岳麓区", "约三百"]]), of(MEMBERS, 300, 300), ["warning approximate_value B3", "warning approximate_value B4", "error not_a_number B5"]),
    case("true is no number", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", True], ["天心区", 1]]), {"天心区 2024 member_count": 1.0}, ["error not_a_number B3"]),
    case("a day is no number", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", dt.date(2024, 5, 1)], ["天心区", 1]]), {"天心区 2024 member_count": 1.0}, ["error not_a_number B3"]),
    case("two numbers", workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "120/130"], ["天心区", "企业120,个人30"]]), {}, ["error multiple_numbers B3", "error multiple_numbers B4"]),
    case("negative growth", workbook([*TITLE, ["区县", "会员增长率(%)"], ["芙蓉区", "-3.5"], ["天心区", "△2%"], ["岳麓区", "(1.5)"]]), of("member_growth", -3.5, -2, -1.5)),
    case(
        "a column that was never calculated", workbook([*TITLE, ["区县", "会员数", "商会数"], ["芙蓉区", "=1+1", 22], ["天心区", "=2+2", 25], ["岳麓区", "=3", 28]]), {}, ["error formula_without_cached_value B3", "error formula_without_cached_value B4", "error formula_without_cached_value B5", "error not_calculated B3"]
    ),
    case("a column left blank", workbook([*TITLE, ["区县", "会员数", "商会数"], ["芙蓉区", 1, None], ["天心区", 2, None]]), {**of(MEMBERS, 1, 2), **of(CHAMBERS, None, None)}, ["warning not_reported C3", "warning not_reported C4"]),
    case("a district that sent nothing", workbook([*TITLE, ["区县", "会员数", "商会数"], ["芙蓉区", 1, 3], ["天心区", None, None]]), {**of(MEMBERS, 1, None), **of(CHAMBERS, 3, None)}, ["warning not_reported B4", "warning not_reported C4"]),
    case("a CSV with lines above", '2024年会员情况\n单位：万元、个\n区县,会员数,捐赠款物\n芙蓉区,776,#REF!\n天心区,"1,936",5\n'.encode("utf-8-sig"), {**of(MEMBERS, 776, 1936), "天心区 2024 donations": 50000.0}, ["warning unit_inferred a!A2", "error cell_error a!C4"], name="a.csv"),
    case("ranges", workbook([*TITLE, ["区县", "培训班"], ["芙蓉区", "3-5期"], ["天心区", "3至5期"], ["岳麓区", "1.2万~1.5万"]]), {}, ["error range_value B3", "error range_value B4", "error range_value B5"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "issues", "told"), CASES)
def test_a_value_is_read_whole_or_refused(content, expected, issues, told):
    read = checked(content, **told)
    assert (figures(read), problems(read)) == (expected, issues)
