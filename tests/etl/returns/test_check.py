"""The command check: JSON lines as the contract has them, a table for people, exit codes."""

import json

import pytest

from etl.__main__ import main
from tests.etl.returns.written import TITLE, workbook

GOOD = workbook([*TITLE, ["区县", "会员数", "捐赠款物（万元）"], ["芙蓉区", 776, "约7.7"]])
BAD = workbook([*TITLE, ["区县", "会员数"], ["芙蓉区", "较多"], ["天心区", "—"]])


@pytest.fixture
def files(tmp_path):
    """A good and a bad return on the disk."""
    paths = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    for path, content in zip(paths, (GOOD, BAD), strict=True):
        path.write_bytes(content)
    return [str(path) for path in paths]


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_figure_is_a_line_with_base_unit_and_cell(files, capsys):
    assert main(["check", files[0], "--json"]) == 0
    where = {"region": "430102", "region_name": "芙蓉区"}
    assert lines(capsys)[:2] == [
        {
            "figure": {
                **where,
                "period_start": "2024-12-31",
                "period_end": "2024-12-31",
                "indicator": "member_count",
                "indicator_name": "会员数",
                "value": 776,
                "unit": "个",
                "qualifier": "exact",
                "missing_reason": None,
                "locator": "Sheet1!B3",
                "as_written": "会员数 776",
            }
        },
        {
            "figure": {
                **where,
                "period_start": "2024-01-01",
                "period_end": "2024-12-31",
                "indicator": "donations",
                "indicator_name": "捐赠款物",
                "value": 77000,
                "unit": "元",
                "qualifier": "about",
                "missing_reason": None,
                "locator": "Sheet1!C3",
                "as_written": "捐赠款物 约7.7万元",
            }
        },
    ]


def test_an_issue_is_a_line_with_file_place_and_what_to_do(files, capsys):
    assert main(["check", files[1], "--json"]) == 1
    missing, *issues = lines(capsys)
    assert (missing["figure"]["value"], missing["figure"]["missing_reason"]) == (
        None,
        "not_reported",
    )
    message = "会员数应为数字，读到“较多”。请改为数字；没有的请留空。"
    wrong = {
        "code": "not_a_number",
        "severity": "error",
        "file": "bad.xlsx",
        "place": "Sheet1!B3",
        "message": message,
    }
    assert issues[0] == {"issue": wrong}


def test_people_get_a_table_and_what_to_do(files, capsys):
    assert main(["check", *files]) == 1
    text = capsys.readouterr().out
    assert "good.xlsx：读到2个数" in text
    assert "bad.xlsx：读到0个数，1处未报" in text
    assert "错误：1（有错的数未入库，请改正后重新报送）" in text
    assert "Sheet1!B3：会员数应为数字，读到“较多”。" in text


def test_a_file_that_is_not_there_is_an_issue(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.xlsx"), "--json"]) == 1
    assert [line["issue"]["code"] for line in lines(capsys)] == ["unreadable_file"]


@pytest.mark.parametrize("wrong", [["--year", "24"], ["--region", "430199"], []])
def test_wrong_usage_is_told_from_wrong_returns(files, wrong):
    arguments = ["check", *wrong] if not wrong else ["check", files[0], *wrong]
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


def test_warnings_of_one_kind_are_one_line_for_people_and_many_for_programs(tmp_path, capsys):
    districts = ("芙蓉区", "天心区", "岳麓区", "开福区", "雨花区")
    cells = (("—", 1), ("暂无", 2), (776, "较多"), ("—", "较多"), ("—", "很多"))
    rows = [[d, *two] for d, two in zip(districts, cells, strict=True)]
    file = tmp_path / "a.xlsx"
    file.write_bytes(workbook([*TITLE, ["区县", "会员数", "商会数"], *rows]))
    main(["check", str(file)])
    told = [line for line in capsys.readouterr().out.splitlines() if "!" in line]
    outcome = "按未报送处理，不作为0。如确为零，请填0。"
    assert told == [
        "  Sheet1!C5：商会数应为数字，读到“较多”。请改为数字；没有的请留空。",
        "  Sheet1!C6：商会数应为数字，读到“较多”。请改为数字；没有的请留空。",
        "  Sheet1!C7：商会数应为数字，读到“很多”。请改为数字；没有的请留空。",
        f"  Sheet1!B3—B4、B6—B7（4处）：如B3，会员数没有填报（读到“—”），{outcome}",
    ]
    main(["check", str(file), "--json"])
    places = [line["issue"]["place"] for line in lines(capsys) if "issue" in line]
    assert places == [f"Sheet1!{place}" for place in ("B3", "B4", "C5", "B6", "C6", "B7", "C7")]
