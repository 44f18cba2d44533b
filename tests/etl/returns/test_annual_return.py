"""A return's figures and sources, compared whole; what its values may say; several returns."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from etl.figures import Figure, Source
from tests.etl.forms import form, lines, read, said, values

YEAR = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
YEAR_END = {"period_start": date(2022, 12, 31), "period_end": date(2022, 12, 31)}
OF_FURONG = {"region": "430102", "source": "return-2022-430102"}


def test_one_return_gives_its_source_and_these_figures(tmp_path):
    content = form(
        ("一、团结立会",),
        ("万企兴万村投资总额", "万元", 61234.5),
        ("捐赠款物", "万元", "不公布"),
        ("走访企业", "家次", 386),
        ("党组织覆盖率", "%", 88.9),
        ("培训人次", "人次", "约2600"),
        ("湘商回归签约项目", "个", 0),
        ("调研报告", "篇", "不适用"),
        ("会员数", "个", None),
    )
    name = "2022/2022_芙蓉区.xlsx"
    reading = read(tmp_path, {name: content})
    source = Source(
        key="return-2022-430102",
        title="长沙市工商联系统2022年度工作成效统计表",
        publisher="芙蓉区工商联",
        published="2023-01-06",
        kind="return",
        precedence=90,
        file=f"returns/{name}",
        sha256=sha256(content).hexdigest(),
        sample=False,
    )
    assert reading.sources == [source]

    def figure(row, indicator, value, as_written, period=YEAR, **more):
        place = f"工作成效统计表!D{row}"
        return Figure(
            indicator=indicator,
            value=value if value is None else Decimal(value),
            locator=place,
            as_written=as_written,
            **OF_FURONG,
            **period,
            **more,
        )

    hidden = {"qualifier": "masked", "missing_reason": "not_disclosed"}
    assert reading.figures == [
        figure(5, "village_investment", 612345000, "万企兴万村投资总额 61234.5万元", YEAR_END),
        figure(6, "donations", None, "捐赠款物 不公布", **hidden),
        figure(7, "enterprise_visits", 386, "走访企业 386家次"),
        figure(8, "party_coverage", "88.9", "党组织覆盖率 88.9%", YEAR_END),
        figure(9, "people_trained", 2600, "培训人次 约2600人次", qualifier="about"),
        figure(10, "signed_projects", 0, "湘商回归签约项目 0个"),
        figure(11, "research_reports", None, "调研报告 不适用", missing_reason="not_applicable"),
    ]
    assert [issue.code for issue in reading.issues] == [
        "row_ignored",
        "approximate_value",
        "not_reported",
    ]


def test_a_sample_is_marked_and_comes_after_real_returns(tmp_path):
    reading = read(tmp_path, form(("会员数", "个", 5)), sample=True)
    assert [(s.sample, s.precedence) for s in reading.sources] == [(True, 10)]
    assert [f.sample for f in reading.figures] == [True]


def test_the_cell_is_quoted_as_it_is_shown(tmp_path):
    def formats(sheet):
        sheet["D4"].number_format = "0.00"
        sheet["D5"].number_format = "#,##0"
        sheet["D6"].number_format = "0.0"

    rows = (("捐赠款物", "万元", 61234.5), ("会员数", "个", 3871), ("党组织覆盖率", "%", 100))
    written = [f.as_written for f in read(tmp_path, form(*rows, change=formats)).figures]
    assert written == ["捐赠款物 61234.50万元", "会员数 3,871个", "党组织覆盖率 100.0%"]


@pytest.mark.parametrize(
    ("label", "unit", "written", "value", "qualifier"),
    [
        ("会员数", "个", "1,067", 1067, "exact"),
        ("会员数", "个", "1，198", 1198, "exact"),
        ("会员数", "个", "1 751", 1751, "exact"),
        ("会员数", "个", "１２", 12, "exact"),
        ("会员数", "个", "\u200b12\u00a0", 12, "exact"),
        ("会员数", "家", "1882家", 1882, "exact"),
        ("会员数", "个", "4万", 40000, "exact"),
        ("会员数", "个", "超4万个", 40000, "over"),
        ("会员数", "个", "200余", 200, "over"),
        ("会员数", "个", "200多家", 200, "over"),
        ("会员数", "个", "近3万", 30000, "nearly"),
        ("会员数", "个", "不足300", 300, "nearly"),
        ("会员数", "个", "300以上", 300, "at_least"),
        ("会员数", "个", "300个左右", 300, "about"),
        ("会员数", "个", "约300左右", 300, "about"),
        ("会员数", "个", "不超过300", 300, "at_most"),
        ("会员数", "个", "-0", 0, "exact"),
        ("捐赠款物", "万元", "7.7亿元", 770_000_000, "exact"),
        ("捐赠款物", "亿元", "近3.2", 320_000_000, "nearly"),
        ("捐赠款物", "元", "3.2亿多", 320_000_000, "over"),
        ("捐赠款物", "万元", "1.2万余元", 12_000, "over"),
        ("捐赠款物", "万元", "500元", 500, "exact"),
        ("捐赠款物", "（万元）", 0.1 + 0.2, 3000, "exact"),
        ("党组织覆盖率", "％", "88.5％", Decimal("88.5"), "exact"),
        ("党组织覆盖率", "%", "90%以上", 90, "at_least"),
    ],
)
def test_numbers_and_hedges_are_read_whole(tmp_path, label, unit, written, value, qualifier):
    (figure,) = read(tmp_path, form((label, unit, written))).figures
    assert (figure.value, figure.qualifier) == (value, qualifier)


@pytest.mark.parametrize("written", ["不公布", " 不便公开", "X次", "**家", "**.**", "○○", "xx个"])
def test_what_is_withheld_never_gets_a_value(tmp_path, written):
    (figure,) = read(tmp_path, form(("会员数", "个", written))).figures
    assert (figure.value, figure.qualifier) == (None, "masked")
    assert figure.missing_reason == "not_disclosed"


@pytest.mark.parametrize(
    "written",
    [None, "", "　", "—", "——", "-", "－", "…", "……", "/", "暂无", "未统计", "未报", "N/A"],
)
def test_missing_is_not_zero(tmp_path, written):
    reading = read(tmp_path, form(("会员数", "个", written)))
    assert reading.figures == []
    assert [(i.code, i.severity) for i in reading.issues] == [("not_reported", "warning")]


@pytest.mark.parametrize("written", [0, 0.0, "0", "０", "0个", "0.0"])
def test_zero_is_not_missing(tmp_path, written):
    reading = read(tmp_path, form(("会员数", "个", written)))
    assert values(reading) == {"member_count": 0}
    assert reading.issues == []


@pytest.mark.parametrize(
    "written",
    ["十二", "12a", "1,2", "12.", "1e5", "第3", "近300余", "5+5", "ca. 3", "12²", "٣", "2022.1.5"],
)
def test_what_cannot_be_read_whole_is_not_read_in_part(tmp_path, written):
    reading = read(tmp_path, form(("会员数", "个", written)))
    assert reading.figures == []
    assert [i.severity for i in reading.issues] == ["error"]


def test_indicators_are_known_by_name_or_by_an_unmistakable_phrase(tmp_path):
    reading = read(
        tmp_path,
        form(
            ("会 员 数", "个", 1),
            ("四好商会", "家", 2),
            ("兴村项目", "个", 3),
            ("项目", "个", 4),  # of what? the phrase alone does not say
        ),
    )
    assert values(reading) == {"member_count": 1, "four_good_chambers": 2, "village_projects": 3}
    assert lines(reading) == said(
        "error ambiguous_label @B7：指标“项目”可能是“万企兴万村项目数”或“万企帮万村项目数”"
        "或“湘商回归签约项目”。请写全称。"
    )


@pytest.mark.parametrize(
    "publisher", ["芙蓉区工商业联合会（总商会）", "长沙市 芙蓉区 工商联", "芙蓉总商会", "芙蓉区"]
)
def test_a_district_has_many_names(tmp_path, publisher):
    reading = read(tmp_path, form(("会员数", "个", 5), publisher=f"填报单位: {publisher}"))
    assert [f.region for f in reading.figures] == ["430102"]
    assert [s.publisher for s in reading.sources] == ["芙蓉区工商联"]


def test_two_returns_of_one_district_and_year_are_both_kept(tmp_path):
    reading = read(
        tmp_path,
        {
            "2022_芙蓉区_修订.xlsx": form(("会员数", "个", 7), sent="报送日期：2023年2月18日"),
            "2022_芙蓉区.xlsx": form(("会员数", "个", 5)),
            "2022_芙蓉区_初稿.xlsx": form(("会员数", "个", 3), sent="报送日期：2022年12月30日"),
        },
    )
    assert [(s.key, s.published) for s in reading.sources] == [
        ("return-2022-430102", "2022-12-30"),
        ("return-2022-430102-2", "2023-01-06"),
        ("return-2022-430102-3", "2023-02-18"),
    ]
    assert [(f.source[18:], f.value) for f in reading.figures] == [("", 3), ("-2", 5), ("-3", 7)]


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    good = form(("会员数", "个", 5))
    reading = read(tmp_path, {"a.xlsx": b"PK\x03\x04 broken", "b.xlsx": good, "c.xlsx": b""})
    assert values(reading) == {"member_count": 5}
    assert [i.file for i in reading.issues] == ["returns/a.xlsx", "returns/c.xlsx"]


def test_files_are_read_in_order_and_progress_is_told(tmp_path):
    from catalogue import load
    from etl.returns import read_returns

    read(tmp_path, {"b.xlsx": b"", "a/c.xlsx": b"", "a.txt": b"note"})
    told = []
    reading = read_returns(
        tmp_path / "returns", load(), sample=False, progress=lambda *step: told.append(step)
    )
    assert told == [(0, 3, "c.xlsx"), (1, 3, "a.txt"), (2, 3, "b.xlsx"), (3, 3, "")]
    files = ["returns/a/c.xlsx", "returns/a.txt", "returns/b.xlsx"]
    assert [i.file for i in reading.issues] == files


def test_a_folder_that_is_not_there_holds_no_returns(tmp_path):
    assert read(tmp_path, {}).sources == []
