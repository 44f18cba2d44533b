"""Tables and columns of targets: read as targets, never as what was done."""

# ruff: noqa: E501  # one line a row of a sheet

import pytest

from catalogue import load
from etl.returns import FileReading, read_returns
from etl.returns.aims import aims
from tests.etl.returns.written import BOTH, MEMBERS, PARTY, checked, problems, workbook

AIMED = [["2025年目标任务分解表"]]


def said(read: FileReading) -> dict[str, str]:
    """`芙蓉区 2025 member_count target` to value and hedge; blanks are left out."""
    return {
        f"{c.region.name} {c.period.year} {c.indicator.key} {c.status}": f"{c.value.value:f} {c.value.qualifier}"
        for c in read.claims
        if c.value.value is not None
    }


def members(status: str, *values: int, year: int = 2025) -> dict[str, str]:
    names = ("芙蓉区", "天心区")
    return {
        f"{name} {year} {MEMBERS} {status}": f"{value}.000 exact"
        for name, value in zip(names, values, strict=False)
    }


SHEETS = [
    ("titled", [*AIMED, ["区县", "会员数"], ["芙蓉区", 800], ["天心区", 900]], members("target", 800, 900)),
    ("a column each", [["2025年会员情况"], ["区县", "会员数", None], [None, "目标", "完成"], ["芙蓉区", 800, 776], ["天心区", 900, 936]], {**members("target", 800, 900), **members("actual", 776, 936)}),
    ("years", [["会员情况"], ["区县", "会员数", None], [None, "2024年实际", "2025年目标"], ["芙蓉区", 776, 800], ["天心区", 880, 900]], {**members("actual", 776, 880, year=2024), **members("target", 800, 900)}),
    ("beside named rows", [*AIMED, ["指标", "计量单位", "芙蓉区", "天心区"], ["会员数", "个", 800, 900]], members("target", 800, 900)),
    ("one district's", [["芙蓉区2025年工作任务表"], ["指标", "单位", "目标值"], ["会员数", "个", 800]], members("target", 800)),
    ("the year before beside them", [*AIMED, ["区县", "会员数", None], [None, "上年完成", "年度目标"], ["芙蓉区", 776, 800], ["天心区", 880, 900]], members("target", 800, 900)),
    ("done, by its title", [["2025年目标任务完成情况表"], ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936]], members("actual", 776, 936)),
    ("done of a plan", [["2025年工作计划完成情况"], ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936]], members("actual", 776, 936)),
    ("as far as it has gone", [["2025年度目标任务进展情况"], ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936]], members("actual", 776, 936)),
    ("a programme by its name", [["2025年强会三年行动计划统计表"], ["区县", "会员数"], ["芙蓉区", 776], ["天心区", 936]], members("actual", 776, 936)),
    ("the year before the plan's", [["2025年工作计划"], ["区县", "会员数", None], [None, "2024年", "2025年"], ["芙蓉区", 776, 800], ["天心区", 880, 900]], {**members("actual", 776, 880, year=2024), **members("target", 800, 900)}),
    ("planned beside done", [["2025年工作计划完成情况（芙蓉区）"], ["指标", "单位", "计划", "1-12月实绩"], ["会员数", "个", 800, 776]], {**members("target", 800), **members("actual", 776)}),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [s[1:] for s in SHEETS], ids=[s[0] for s in SHEETS])
def test_what_is_aimed_at_is_no_figure_of_what_was_done(rows, expected):
    merges = ["A2:A3", "B2:C2"] if rows[2][0] is None else []
    assert said(checked(workbook(rows, merges=merges))) == expected


def test_hedges_of_targets_are_kept_and_ask_for_nothing():
    rows = [
        ["区县", "党组织覆盖率（%）", "会员数"],
        ["芙蓉区", "95以上", "不少于800"],
        ["天心区", "—", None],
        ["岳麓区", 100, "900左右"],
    ]
    read = checked(workbook([*AIMED, *rows]))
    assert said(read) == {
        "芙蓉区 2025 party_coverage target": "95.000 at_least",
        "芙蓉区 2025 member_count target": "800.000 at_least",
        "岳麓区 2025 party_coverage target": "100.000 exact",
        "岳麓区 2025 member_count target": "900.000 about",
    }
    assert problems(read) == set()


@pytest.mark.parametrize("whole", ["全市", "长沙市"])
@pytest.mark.parametrize("across", [True, False])
def test_the_citys_own_target_is_not_the_sum_of_the_districts(whole, across):
    """Each district is asked for a little more than the city promised: nothing is wrong."""
    heads, values = [whole, "芙蓉区", "天心区"], [1600, 800, 900]
    rows = (
        [["指标", *heads], ["会员数", *values]]
        if across
        else [["区县", "会员数"], *map(list, zip(heads, values, strict=True))]
    )
    read = checked(workbook([*AIMED, *rows]))
    assert said(read) == {
        f"长沙市 2025 {MEMBERS} target": "1600.000 exact",
        **members("target", 800, 900),
    }
    assert problems(read) == set()


def test_a_sum_of_targets_is_the_target_of_nobody():
    read = checked(
        workbook([*AIMED, ["区县", "会员数"], ["芙蓉区", 800], ["天心区", 900], ["合计", 1700]])
    )
    assert said(read) == members("target", 800, 900)


def test_what_is_foreseen_is_neither():
    for title in ("2025年预计完成情况", "2025年预算计划表"):
        read = checked(workbook([[title], *BOTH]))
        told = {"warning forecast_column A1", "error nothing_read Sheet1"}
        assert (said(read), problems(read)) == ({}, told)


def test_what_a_project_will_cost_is_no_target():
    assert not said(
        checked(
            workbook([["2025年“万企兴万村”情况"], ["区县", "计划投资额（万元）"], ["芙蓉区", 800]])
        )
    )


def test_a_target_in_words_is_told_and_costs_the_rest_nothing():
    rows = [["区县", "会员数", "商协会党组织数"], ["芙蓉区", 800, "稳步提升"], ["天心区", 900, 12]]
    read = checked(workbook([*AIMED, *rows]))
    assert said(read) == {
        **members("target", 800, 900),
        f"天心区 2025 {PARTY} target": "12.000 exact",
    }
    assert problems(read) == {"warning target_unread C3"}


def test_one_table_of_the_city_is_one_source_and_asks_for_no_figure(tmp_path):
    folder = tmp_path / "returns"
    folder.mkdir()
    rows = [["区县", "会员数"], ["芙蓉区", 800], ["天心区", None]]
    (folder / "2025_目标.xlsx").write_bytes(workbook([*AIMED, *rows]))
    (folder / "2025_芙蓉区.xlsx").write_bytes(
        workbook([["2025年会员情况"], ["区县", "会员数"], ["芙蓉区", 776]])
    )
    reading = read_returns(folder, load(), sample=False)
    assert {(f.source, f.region, f.status) for f in reading.figures} == {
        ("targets-2025-430102", "430102", "target"),
        ("return-2025-430102", "430102", "actual"),
    }
    assert reading.unfilled == []


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("2025年度目标任务分解表", True),
        ("2025年工作计划", True),
        ("2025年目标任务完成情况", False),
        ("2025年预计目标", False),
        ("2025年会员情况", False),
        ("关于下达目标任务的说明" * 8, False),
    ],
)
def test_a_title_says_whether_its_table_is_of_targets(text, aimed):
    assert aims(text) is aimed
