"""What becomes of a return: in, late, sent back; and that one with an error gives no number."""

from datetime import date
from pathlib import Path

import pytest

from catalogue import load
from etl import console
from etl.build import Summary, build
from etl.template.asking import asked as asked_of
from etl.template.writing import workbook
from tests.etl.forms import SHEET, form
from tests.etl.small_data import INVESTMENT, write
from warehouse.database import open_readonly

MEMBERS = ("会员数", "个", 1067)
VISITS = ("走访企业", "家次", 320)
WRONG = ("走访企业", "家次", "三百多次吧")
DONATIONS = ("捐赠款物", "万元", 61_482)
TWO_YEARS = "地区,年份,会员数\n芙蓉区,2022,1067\n芙蓉区,2021,1001\n"
RECEIPTS = "SELECT region, year, state, file, published, errors, sample FROM returns ORDER BY file"
CHOSEN = "SELECT value::INTEGER, claims FROM observations WHERE indicator = 'member_count'"
FIGURES = "SELECT source, indicator, value::INTEGER FROM figures WHERE source LIKE '%return%'"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one published fact, so that a release has something to show."""
    return write(tmp_path, INVESTMENT)


def put(data: Path, name: str, *rows: tuple[object, ...], **given: str) -> None:
    path = data / "returns" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(form(*rows, **given))


def of_year(year: int) -> dict[str, str]:
    return {
        "title": f"长沙市工商联系统{year}年度工作成效统计表",
        "sent": f"报送日期：{year + 1}年1月6日",
        "heading": f"{year}年",
    }


def settle(data: Path, *tables: str) -> None:
    text = "\n".join(f"[[correction]]\n{table}" for table in tables)
    (data / "corrections.toml").write_text(text, encoding="utf-8")


def asked(summary: Summary, statement: str) -> list[tuple[object, ...]]:
    assert summary.release is not None
    with open_readonly(summary.release.path) as connection:
        return connection.execute(statement).fetchall()


def codes(summary: Summary) -> list[str]:
    return [issue.code for issue in summary.issues if issue.severity != "info"]


def test_a_return_with_one_wrong_cell_gives_no_number_at_all(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, WRONG)
    summary = build(data, load())
    assert asked(summary, FIGURES) == []
    assert asked(summary, RECEIPTS) == [
        ("430102", 2022, "refused", "returns/2022_芙蓉区.xlsx", "2023-01-06", 1, False)
    ]
    assert codes(summary) == ["not_a_number"]
    cells = asked(summary, "SELECT count(*) FROM sheet_rows WHERE file LIKE 'returns/%'")
    assert cells != [(0,)]  # what was sent back can be looked at


def test_a_settled_error_lets_the_rest_of_the_return_in(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, WRONG)
    settle(
        data,
        f'source = "return-2022-430102"\nlocator = "{SHEET}!D5"\naction = "accept"\n'
        'code = "not_a_number"\nexpect = "三百多次吧"\nreason = "已电话核实，本年不统计"',
    )
    summary = build(data, load())
    assert asked(summary, FIGURES) == [("return-2022-430102", "member_count", 1067)]
    assert [row[2] for row in asked(summary, RECEIPTS)] == ["in"]


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        ("报送日期：2023年1月31日", "in"),
        ("报送日期：2023年2月1日", "late"),
        ("", "in"),  # without a day nobody is called late
    ],
)
def test_a_return_is_late_only_after_its_last_day(data: Path, sent: str, state: str):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, sent=sent)
    summary = build(data, load())
    assert asked(summary, "SELECT state, deadline FROM returns") == [(state, date(2023, 1, 31))]
    assert [row[1] for row in asked(summary, FIGURES)] == ["member_count"]


def test_a_slip_of_ten_thousand_sends_the_return_back_until_it_is_corrected(data: Path):
    put(data, "2021_芙蓉区.xlsx", ("捐赠款物", "万元", 61_000), **of_year(2021))
    put(data, "2022_芙蓉区.xlsx", MEMBERS, ("捐赠款物", "元", 61_482))
    summary = build(data, load())
    assert codes(summary) == ["unit_slip"]
    assert [(row[1], row[2]) for row in asked(summary, RECEIPTS)] == [
        (2021, "in"),
        (2022, "refused"),
    ]
    settle(
        data,
        f'source = "return-2022-430102"\nlocator = "{SHEET}!D5"\naction = "replace"\n'
        'expect = 61482\nvalue = 614820000\nreason = "单位应为万元，已向填报单位核实"',
    )
    summary = build(data, load())
    assert codes(summary) == []
    assert [row[2] for row in asked(summary, RECEIPTS)] == ["in", "in"]
    assert asked(
        summary,
        "SELECT value::INTEGER FROM observations WHERE indicator = 'donations' AND year = 2022",
    ) == [(614_820_000,)]


def test_a_fall_of_what_never_falls_can_be_accepted(data: Path):
    rows = {2021: ("万企兴万村项目数", "个", 126), 2022: ("万企兴万村项目数", "个", 115)}
    for year, row in rows.items():
        put(data, f"{year}_芙蓉区.xlsx", row, **of_year(year))
    summary = build(data, load())
    assert codes(summary) == ["cumulative_fell"]
    (issue,) = [i for i in summary.issues if i.code == "cumulative_fell"]
    assert "文件值115个，另一来源上年值126个（returns/2021_芙蓉区.xlsx" in issue.message
    settle(
        data,
        f'source = "return-2022-430102"\nlocator = "{SHEET}!D4"\naction = "accept"\n'
        f'code = "cumulative_fell"\nexpect = "{issue.message}"\nreason = "清理台账，核减11个"',
    )
    assert [row[2] for row in asked(build(data, load()), RECEIPTS)] == ["in", "in"]


def test_the_later_of_two_returns_counts_and_both_are_kept(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS)
    put(data, "2022_芙蓉区_修订.xlsx", ("会员数", "个", 1080), sent="报送日期：2023年1月20日")
    summary = build(data, load())
    assert asked(summary, CHOSEN) == [(1080, 2)]
    assert [row[2:4] for row in asked(summary, RECEIPTS)] == [
        ("in", "returns/2022_芙蓉区.xlsx"),
        ("in", "returns/2022_芙蓉区_修订.xlsx"),
    ]


def test_a_revised_number_is_shown_with_the_one_in_the_release(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS)
    build(data, load())
    put(data, "2022_芙蓉区.xlsx", ("会员数", "个", 1080))
    (issue,) = [i for i in build(data, load()).issues if i.code == "revised"]
    assert issue.message == (
        "芙蓉区“会员数”（截至2022-12-31）与库中不同：文件值1080个，库中值1067个"
        f"（第1版，returns/2022_芙蓉区.xlsx {SHEET}!D4）。"
        "如为修订，请在“备注”中说明；如填错，请改正。"
    )
    assert codes(build(data, load())) == []


def test_an_undated_revision_goes_before_the_dated_return_it_revises(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS)
    put(data, "2022_芙蓉区_修订.xlsx", ("会员数", "个", 1080), sent="")
    put(data, "2022_芙蓉区_第三次.xlsx", ("会员数", "个", 1079), sent="")
    summary = build(data, load())
    assert asked(summary, CHOSEN) == [(1079, 3)]
    names = ["修订", "第三次"]
    assert [i.file for i in summary.issues if i.code == "order_by_name"] == [
        f"returns/2022_芙蓉区_{name}.xlsx" for name in names
    ]


@pytest.mark.parametrize(
    ("sent", "again", "refused"),
    [
        ("报送日期：2023年1月6日", "", ["b"]),  # the dated one stands
        ("", "", ["a", "b"]),
        ("报送日期：2023年1月6日", "报送日期：2023年1月6日", ["a", "b"]),
    ],
    ids=["one undated", "both undated", "one day"],
)
def test_of_two_returns_that_nothing_puts_in_order_none_is_guessed_to_be_the_later(
    data: Path, sent: str, again: str, refused: list[str]
):
    put(data, "a.xlsx", MEMBERS, sent=sent)
    put(data, "b.xlsx", ("会员数", "个", 1080), sent=again)
    summary = build(data, load())
    wrong = [i for i in summary.issues if i.code == "order_unknown"]
    assert [i.file for i in wrong] == [f"returns/{name}.xlsx" for name in refused]
    assert asked(summary, CHOSEN) == ([(1067, 1)] if refused == ["b"] else [])


def test_two_undated_returns_that_do_not_contradict_each_other_are_both_taken(data: Path):
    put(data, "a.xlsx", MEMBERS, sent="")
    put(data, "b.xlsx", ("会员数", "个", None), VISITS, sent="")
    summary = build(data, load())
    assert [row[1:] for row in asked(summary, FIGURES)] == [
        ("member_count", 1067),
        ("enterprise_visits", 320),
    ]
    assert "order_unknown" not in codes(summary)


def test_the_day_declared_for_an_undated_return_puts_it_in_order(data: Path):
    put(data, "a.xlsx", MEMBERS, sent="")
    put(data, "b.xlsx", ("会员数", "个", 1080))
    with (data / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(
            '[return-a]\ntitle = "补报"\npublisher = "芙蓉区工商联"\npublished = "2023-01-20"\n'
            'kind = "return"\nprecedence = 90\nfile = "returns/a.xlsx"\n'
        )
    summary = build(data, load())
    assert asked(summary, CHOSEN) == [(1067, 2)]
    titles = "SELECT key, title, published FROM sources WHERE file = 'returns/a.xlsx'"
    assert asked(summary, titles) == [("return-2022-430102-2", "补报", "2023-01-20")]


def test_a_value_that_a_later_return_leaves_blank_is_told_with_the_earlier_one(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, VISITS)
    blank, hidden = ("会员数", "个", None), ("走访企业", "家次", "不公布")
    put(data, "2022_芙蓉区_修订.xlsx", blank, hidden, sent="报送日期：2023年1月20日")
    summary = build(data, load())
    where, to_do = (
        f"returns/2022_芙蓉区.xlsx {SHEET}",
        "如为漏填请补填；如确应撤销，请在“备注”中说明。",
    )
    before = (f"以前报过320家次（{where}!D5）", f"以前报过1067个（{where}!D4）")
    assert [i.message for i in summary.issues if i.code == "value_gone"] == [
        f"芙蓉区“走访企业”（2022年）{before[0]}，这次写的是不公布，原来的数不再采用。{to_do}",
        f"芙蓉区“会员数”（截至2022-12-31）{before[1]}，这次没有填，暂仍采用原来的数。{to_do}",
    ]


def test_a_blank_that_a_later_return_fills_is_not_called_gone(data: Path):
    put(data, "2022_芙蓉区.xlsx", ("会员数", "个", None), VISITS)
    put(data, "2022_芙蓉区_修订.xlsx", MEMBERS, sent="报送日期：2023年1月20日")
    assert "value_gone" not in codes(build(data, load()))


def test_a_value_of_the_release_that_its_own_file_no_longer_has_is_told(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, VISITS)
    build(data, load())
    put(data, "2022_芙蓉区.xlsx", ("会员数", "个", None), VISITS)
    (issue,) = [i for i in build(data, load()).issues if i.code == "value_gone"]
    assert issue.place == f"{SHEET}!D4"
    assert "以前报过1067个（第1版，returns/2022_芙蓉区.xlsx" in issue.message
    assert "原来的数不再采用" in issue.message


def test_one_file_sent_twice_counts_once(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS)
    put(data, "2022_芙蓉区_副本.xlsx", MEMBERS)
    summary = build(data, load())
    assert codes(summary) == ["sent_twice"]
    assert [row[3] for row in asked(summary, RECEIPTS)] == ["returns/2022_芙蓉区.xlsx"]
    assert len(asked(summary, FIGURES)) == 1


def test_a_copy_under_a_wrong_name_does_not_throw_the_right_return_out(data: Path):
    put(data, "天心区2022年度报表.xlsx", MEMBERS)  # sorted first, and of 芙蓉区
    put(data, "芙蓉区2022年度报表.xlsx", MEMBERS)
    summary = build(data, load())
    assert codes(summary) == ["other_region_than_named", "sent_twice"]
    assert asked(summary, FIGURES) == [("return-2022-430102-2", "member_count", 1067)]
    assert [row[:4] for row in asked(summary, RECEIPTS)] == [
        ("430103", 2022, "refused", "returns/天心区2022年度报表.xlsx"),  # whose own is to come
        ("430102", 2022, "in", "returns/芙蓉区2022年度报表.xlsx"),
    ]


@pytest.mark.parametrize("copy", ["2022_芙蓉区 - 副本", "2022_芙蓉区(1)", "复件 2022_芙蓉区"])
def test_the_copy_is_left_out_and_not_the_original(data: Path, copy: str):
    for name in ("2022_芙蓉区", copy):
        put(data, f"{name}.xlsx", MEMBERS)
    (issue,) = [i for i in build(data, load()).issues if i.code == "sent_twice"]
    assert issue.file == f"returns/{copy}.xlsx"


def test_a_whole_workbook_is_not_thrown_out_for_one_year_that_came_before(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, sent="")
    (data / "returns" / "芙蓉区历年数据汇总.csv").write_text(TWO_YEARS, encoding="utf-8")
    summary = build(data, load())
    assert "sent_twice" not in codes(summary)
    assert (1001,) in asked(summary, CHOSEN.replace(", claims", ""))


def test_last_year_sent_again_under_this_year_is_sent_back(data: Path):
    counted = {
        "会员数": "个",
        "商会数": "个",
        "走访企业": "家次",
        "解决问题": "个",
        "法律讲座": "次",
    }
    rows = [(name, unit, 101 + n) for n, (name, unit) in enumerate(counted.items())]
    for year in (2021, 2022):
        put(data, f"{year}_芙蓉区.xlsx", *rows, **of_year(year))
    summary = build(data, load())
    (issue,) = summary.of_severity("error")
    assert str(issue) == (
        "returns/2022_芙蓉区.xlsx 文件：芙蓉区2022年的5个数与 returns/2021_芙蓉区.xlsx"
        "（芙蓉区2021年）完全相同，本表未入库。请核对是否传错文件，或照抄了另一份报表。"
    )
    assert {source for source, *_ in asked(summary, FIGURES)} == {"return-2021-430102"}


def test_a_file_that_cannot_be_read_is_sent_back_to_the_district_in_its_name(data: Path):
    (data / "returns").mkdir()
    (data / "returns" / "2022_天心区.xlsx").write_bytes(b"not a workbook")
    (data / "returns" / "报表.xlsx").write_bytes(b"not a workbook")
    assert asked(build(data, load()), RECEIPTS) == [
        ("430103", 2022, "refused", "returns/2022_天心区.xlsx", "", 1, False),
        (None, None, "refused", "returns/报表.xlsx", "", 1, False),
    ]


def test_a_name_that_disagrees_with_the_sheet_sends_the_file_back(data: Path):
    put(data, "天心区报表2022年度.xlsx", MEMBERS)
    put(data, "芙蓉区2021年度报表.xlsx", VISITS)
    errors = [str(issue) for issue in build(data, load()).of_severity("error")]
    assert errors == [
        (
            "returns/天心区报表2022年度.xlsx 文件：应为天心区的报表，表内却是芙蓉区，本表未入库。"
            "请核对是否传错文件，或改正文件名。"
        ),
        (
            "returns/芙蓉区2021年度报表.xlsx 文件：应为2021年的报表，表内却是2022年，本表未入库。"
            "请核对是否传错文件，或改正文件名。"
        ),
    ]


def test_a_correction_left_behind_does_not_send_a_mended_return_back(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS)
    settle(
        data,
        f'source = "return-2022-430102"\nlocator = "{SHEET}!D4"\naction = "replace"\n'
        'expect = 7\nvalue = 1067\nreason = "漏写两位"',
    )
    summary = build(data, load())
    assert codes(summary) == ["correction_outdated"]
    assert [row[2] for row in asked(summary, RECEIPTS)] == ["in"]


def test_the_report_counts_the_returns_and_names_those_sent_back(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS)
    put(data, "2022_天心区.xlsx", WRONG, publisher="填报单位：天心区工商联")
    put(
        data,
        "2022_开福区.xlsx",
        VISITS,
        publisher="填报单位：开福区工商联",
        sent="报送日期：2023年3月1日",
    )
    lines = console.report(build(data, load()), all_issues=False)
    assert "  报表  3份：入库1，迟报1，退回1（returns/2022_天心区.xlsx，见下面的错误）" in lines


def test_a_return_that_was_made_good_is_not_sent_back_for_ever(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, WRONG)
    assert build(data, load()).of_severity("error")
    put(data, "2022_芙蓉区_修订.xlsx", MEMBERS, VISITS)
    summary = build(data, load())
    assert codes(summary) == []
    assert [row[3] for row in asked(summary, RECEIPTS)] == ["returns/2022_芙蓉区_修订.xlsx"]
    assert [i.message for i in summary.issues if i.code == "replaced"] == [
        "有1处错误，未采用；已由 returns/2022_芙蓉区_修订.xlsx 代替，不必再改。"
    ]
    assert asked(summary, CHOSEN) == [(1067, 1)]


def test_a_wrong_cell_that_was_mended_by_leaving_it_blank_is_no_copy(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, WRONG)
    put(data, "2022_芙蓉区_修订.xlsx", MEMBERS)
    summary = build(data, load())
    assert codes(summary) == []
    assert [row[3] for row in asked(summary, RECEIPTS)] == ["returns/2022_芙蓉区_修订.xlsx"]


def test_a_mended_return_of_the_same_day_replaces_the_faulty_one(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, WRONG)
    put(data, "2022_芙蓉区(1).xlsx", MEMBERS, VISITS)
    summary = build(data, load())
    assert codes(summary) == []
    assert [row[2:4] for row in asked(summary, RECEIPTS)] == [("in", "returns/2022_芙蓉区(1).xlsx")]


@pytest.mark.parametrize("late", ["2022_芙蓉区_修订.xlsx", "2022_芙蓉区.xls"])
def test_a_faulty_revision_is_not_settled_by_what_came_before_it(data: Path, late: str):
    put(data, "2022_芙蓉区.xlsx", MEMBERS, VISITS)
    path = data / "returns" / late
    path.write_bytes(b"not a workbook")
    summary = build(data, load())
    assert [i.file for i in summary.of_severity("error")] == [f"returns/{late}"]
    assert asked(summary, CHOSEN) == [(1067, 1)]


def test_a_blank_form_is_not_taken_for_one_that_never_came(data: Path):
    known = load()
    (data / "returns").mkdir()
    content = workbook(asked_of(known, 2022, (known.region("430103"),), {}))
    (data / "returns" / "2022_天心区.xlsx").write_bytes(content)
    summary = build(data, known)
    assert codes(summary) == ["form_blank"]
    assert [row[:3] for row in asked(summary, RECEIPTS)] == [("430103", 2022, "refused")]


def test_a_year_that_nobody_asked_for_says_what_to_write_where(data: Path):
    for name in ("芙蓉区", "天心区", "岳麓区", "开福区"):
        whose = {"publisher": f"填报单位：{name}工商联", **of_year(2023)}
        put(data, f"2023_{name}.xlsx", ("会员数", "个", 100 + ord(name[0])), **whose)
    summary = build(data, load())
    (issue,) = [i for i in summary.issues if i.code == "year_not_asked"]
    assert str(issue) == (
        "catalogue/organisation.toml [[reporting]]：收到2023年的4份报表（returns/2023_天心区.xlsx、"
        "returns/2023_岳麓区.xlsx、returns/2023_开福区.xlsx等），但2023年不在应报年度内："
        "报送进度和催报名单都没有这一年。请在 catalogue/organisation.toml 的 [[reporting]] 中"
        "把仍在报送的各段的 until 由2022改为2023，再运行 python -m etl build。"
    )
    assert issue.severity == "warning"
    assert len(asked(summary, FIGURES)) == 4


def test_what_a_return_says_of_years_before_the_first_is_history(data: Path):
    put(data, "2017_芙蓉区.xlsx", MEMBERS, **of_year(2017))
    assert codes(build(data, load())) == []


def test_a_file_of_two_years_is_one_return_in_the_report(data: Path):
    (data / "returns").mkdir()
    (data / "returns" / "历年.csv").write_text(TWO_YEARS, encoding="utf-8")
    summary = build(data, load())
    assert [row[1] for row in asked(summary, RECEIPTS)] == [2021, 2022]
    assert "  报表  1份：入库1，迟报0，退回0" in console.report(summary, all_issues=False)


def test_what_is_wrong_with_samples_alone_is_not_taken_for_an_error_of_ones_own(data: Path):
    (data / "sample").mkdir()
    for name, number, day in (("", 1067, 6), ("_修订", 1080, 20)):
        content = form(("会员数", "个", number), sent=f"报送日期：2023年1月{day}日")
        (data / "sample" / f"2022_芙蓉区{name}.xlsx").write_bytes(content)
    lines = console.report(build(data, load()), all_issues=False)
    assert "  duplicate_claims_disagree（1处，都在示例数据中）" in lines
    put(data, "2022_芙蓉区.xlsx", ("会员数", "个", "多"))
    lines = console.report(build(data, load()), all_issues=False)
    assert "  not_a_number（1处）" in lines


def test_a_return_that_is_sent_back_is_not_also_called_silent(data: Path):
    put(data, "2022_芙蓉区.xlsx", MEMBERS)
    build(data, load())
    put(data, "2022_芙蓉区.xlsx", WRONG)
    assert codes(build(data, load())) == ["not_a_number"]


def test_a_table_of_targets_is_no_return_that_came(data: Path):
    """Of two districts with targets neither has reported; an error in the table is told once."""
    path = data / "returns" / "2022_目标任务.csv"
    path.parent.mkdir(parents=True)
    table = "2022年目标任务分解表\n区县,会员数\n芙蓉区,{}\n天心区,900\n"
    path.write_text(table.format(800), encoding="utf-8")
    summary = build(data, load())
    assert asked(summary, RECEIPTS) == []
    chosen = "SELECT region, status, value::INTEGER FROM observations WHERE status = 'target'"
    assert asked(summary, chosen) == [("430102", "target", 800), ("430103", "target", 900)]
    path.write_text(table.format(800) + "雨花山区,70\n", encoding="utf-8")
    summary = build(data, load())
    file = "returns/2022_目标任务.csv"
    assert [row[:4] for row in asked(summary, RECEIPTS)] == [(None, 2022, "refused", file)]
    assert asked(summary, chosen) == []
