"""`python -m etl check` holds a file against the release in force, where there is one."""

import json
from pathlib import Path

import pytest

from catalogue import load
from etl.__main__ import main
from etl.build import build
from tests.etl.forms import SHEET, form
from tests.etl.small_data import INVESTMENT, write

LAST_YEAR = {
    "title": "长沙市工商联系统2021年度工作成效统计表",
    "sent": "报送日期：2022年1月6日",
    "heading": "2021年",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder whose release holds 芙蓉区's return for 2021."""
    folder = write(tmp_path / "data", INVESTMENT)
    (folder / "returns").mkdir()
    rows = (("会员数", "个", 1067), ("捐赠款物", "万元", 61_000), ("万企兴万村项目数", "个", 126))
    (folder / "returns" / "2021_芙蓉区.xlsx").write_bytes(form(*rows, **LAST_YEAR))
    build(folder, load())
    return folder


def checked(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[dict[str, str]]]:
    """The exit code, and the issues that are no info."""
    code = main(["check", str(file), "--data", str(data), "--json"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    issues = [line["issue"] for line in lines if "issue" in line]
    return code, [issue for issue in issues if issue["severity"] != "info"]


def test_a_slip_and_a_fall_are_found_before_the_file_is_sent(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "2022_芙蓉区.xlsx"
    file.write_bytes(form(("捐赠款物", "元", 61_482), ("万企兴万村项目数", "个", 115)))
    code, issues = checked(data, file, capsys)
    assert code == 1
    assert [(i["code"], i["severity"], i["file"], i["place"]) for i in issues] == [
        ("unit_slip", "error", "2022_芙蓉区.xlsx", f"{SHEET}!D4"),
        ("cumulative_fell", "error", "2022_芙蓉区.xlsx", f"{SHEET}!D5"),
    ]
    assert (
        "文件值61482元，库中上年值6.1亿元（第1版，returns/2021_芙蓉区.xlsx" in issues[0]["message"]
    )


def test_without_a_release_a_file_is_held_against_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = write(tmp_path / "data", INVESTMENT)
    file = tmp_path / "2022_芙蓉区.xlsx"
    rows = (("捐赠款物", "元", 61_482), ("会员数", "个", 100), ("企业会员数", "个", 120))
    file.write_bytes(form(*rows))
    code, issues = checked(folder, file, capsys)
    assert (code, [issue["code"] for issue in issues]) == (1, ["part_above_whole"])


def test_the_same_file_is_known_again_under_another_name(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    sent = data / "returns" / "2021_芙蓉区.xlsx"
    assert checked(data, sent, capsys) == (0, [])  # it is itself
    again = tmp_path / "2021_芙蓉区_副本.xlsx"
    again.write_bytes(sent.read_bytes())
    code, issues = checked(data, again, capsys)
    assert code == 0
    assert [issue["message"] for issue in issues] == [
        "与第1版中的 returns/2021_芙蓉区.xlsx 是同一个文件，已经报送过。请确认没有传错文件。"
    ]


def test_a_cell_left_blank_is_told_where_the_release_has_its_value(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "2021_芙蓉区_补报.xlsx"
    file.write_bytes(form(("会员数", "个", None), ("万企兴万村项目数", "个", 126), **LAST_YEAR))
    code, issues = checked(data, file, capsys)
    assert (code, [i["code"] for i in issues]) == (0, ["not_reported", "value_gone"])
    assert "以前报过1067个（第1版，returns/2021_芙蓉区.xlsx" in issues[1]["message"]
