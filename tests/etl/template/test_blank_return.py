"""The blank return: what it asks, where one may type, what it shows of last year."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import load
from etl.__main__ import main
from etl.returns.marker import SHEET, marker_of
from etl.template.asking import NothingAskedError, asked
from etl.template.last_year import LastValue
from etl.template.writing import workbook

FURONG = "430102"
CATALOGUE = load()
TYPED = {"C", "D", "E", "G"}


def blank(
    year: int = 2022, *regions: str, last: dict[tuple[str, str], LastValue] | None = None
) -> bytes:
    codes = regions or (FURONG,)
    return workbook(asked(CATALOGUE, year, tuple(map(CATALOGUE.region, codes)), last or {}))


def sheet_of(content: bytes, title: str = "工作成效统计表") -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content))[title]


def row_of(sheet: Worksheet, label: str) -> int:
    return next(cell.row for cell in sheet["B"] if cell.value == label)


def validations(sheet: Worksheet, cell: str) -> list[tuple[object, ...]]:
    return [
        (v.type, v.operator, v.formula1, v.formula2)
        for v in sheet.data_validations.dataValidation
        if cell in v.cells
    ]


@pytest.mark.parametrize("year", [2018, 2021, 2022])
def test_a_district_is_asked_for_everything_it_owes_and_nothing_else(year: int):
    marker = marker_of(blank(year))
    organisation = CATALOGUE.organisation
    owed = {i for i in CATALOGUE.indicators if organisation.expected(i, year)}
    assert marker is not None
    assert (marker.year, [s.region for s in marker.sheets]) == (year, [FURONG])
    assert {line.indicator for line in marker.sheets[0].lines} == owed


def test_the_marker_names_the_cells_in_which_the_labels_stand():
    content = blank(2022, "430102", "430181")
    marker = marker_of(content)
    assert marker is not None
    assert [sheet.title for sheet in marker.sheets] == ["芙蓉区", "浏阳市"]
    for marked in marker.sheets:
        sheet = sheet_of(content, marked.title)
        shown = [(sheet[line.label_cell].value, line.label) for line in marked.lines]
        assert [pair for pair in shown if pair[0] != pair[1]] == []
        assert [sheet[line.value_cell].value for line in marked.lines] == [None] * len(shown)


def test_one_can_type_only_where_something_is_asked():
    sheet = sheet_of(blank())
    marker = marker_of(blank())
    assert marker is not None
    money = {
        line.unit_cell
        for line in marker.sheets[0].lines
        if CATALOGUE.indicator(line.indicator).unit == "元"
    }
    lines = marker.sheets[0].lines
    asked_for = money | {line.value_cell for line in lines} | {line.reason_cell for line in lines}
    asked_for |= {f"G{openpyxl.utils.cell.coordinate_from_string(c)[1]}" for c in asked_for}
    open_cells = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert open_cells == asked_for | {"G2"}


@pytest.mark.parametrize(
    ("label", "rule"),
    [
        ("会员数", ("whole", "greaterThanOrEqual", "0", None)),
        ("党组织覆盖率", ("decimal", None, "0", "100")),
        ("捐赠款物", ("decimal", "greaterThanOrEqual", "0", None)),
    ],
)
def test_excel_itself_refuses_a_text_a_negative_count_or_a_share_above_100(
    label: str, rule: tuple[object, ...]
):
    sheet = sheet_of(blank())
    assert validations(sheet, f"D{row_of(sheet, label)}") == [rule]


def test_units_are_chosen_only_where_there_are_several():
    sheet = sheet_of(blank())
    money, count = row_of(sheet, "捐赠款物"), row_of(sheet, "会员数")
    assert validations(sheet, f"C{money}") == [("list", None, '"万元,元,亿元"', None)]
    assert validations(sheet, f"C{count}") == []
    assert validations(sheet, f"E{count}") == [("list", None, '"未统计,不适用,不公布"', None)]


def test_what_validation_says_is_chinese_and_within_what_excel_can_show():
    for v in sheet_of(blank()).data_validations.dataValidation:
        said = [v.errorTitle, v.error, *filter(None, (v.promptTitle, v.prompt))]
        assert all(any("\u4e00" <= sign <= "\u9fff" for sign in text) for text in said)
        assert max(len(v.error), len(v.prompt or "")) <= 255
        assert max(len(v.errorTitle), len(v.promptTitle or "")) <= 32


def test_last_year_stands_beside_the_cell_and_a_sample_says_that_it_is_one():
    last = {
        ("member_count", FURONG): LastValue(value=Decimal(3668), words="", sample=True),
        ("donations", FURONG): LastValue(value=Decimal(12254300), words="", sample=False),
        ("people_trained", FURONG): LastValue(value=None, words="约2600人次", sample=True),
        ("proposals", FURONG): LastValue(value=Decimal(0), words="", sample=False),
    }
    sheet = sheet_of(blank(last=last))
    shown = {
        label: (
            sheet[f"F{row_of(sheet, label)}"].value,
            "示例" in sheet[f"F{row_of(sheet, label)}"].number_format,
        )
        for label in ("会员数", "捐赠款物", "培训人次", "提案、建议", "法律讲座")
    }
    assert shown == {
        "会员数": (3668, True),
        "捐赠款物": (1225.43, False),
        "培训人次": ("约2600人次（示例）", True),
        "提案、建议": (0, False),
        "法律讲座": (None, False),
    }
    assert sheet["F3"].value == "上年数\n（2021年，金额为万元）"


def test_the_cover_invents_nobody_and_names_the_deadline():
    cover = sheet_of(blank(), "封面")
    fields = {str(cover[f"B{n}"].value): cover[f"C{n}"].value for n in range(7, 15)}
    assert fields == {
        "填报单位：": "芙蓉区工商联",
        "统计年度：": "2022年",
        "报送截止：": "2023年1月31日",
        "受理单位：": "长沙市工商业联合会（总商会）",
        "单位负责人：": None,
        "审核人：": None,
        "填表人：": None,
        "联系电话：": None,
    }
    assert CATALOGUE.organisation.deadline(2022) == date(2023, 1, 31)


def test_the_same_form_is_the_same_bytes():
    assert blank() == blank()


def test_the_marker_is_on_no_sheet_that_one_sees():
    book = openpyxl.load_workbook(io.BytesIO(blank()))
    states = {sheet.title: sheet.sheet_state for sheet in book.worksheets}
    assert states.pop(SHEET) == "veryHidden"
    assert set(states.values()) == {"visible"}


def test_the_marker_survives_openpyxl():
    book = openpyxl.load_workbook(io.BytesIO(blank()))
    saved = io.BytesIO()
    book.save(saved)
    assert marker_of(saved.getvalue()) == marker_of(blank())


def test_a_return_that_is_no_form_of_ours_has_no_marker():
    book = openpyxl.Workbook()
    book.create_sheet(SHEET)["A1"] = "表样"
    saved = io.BytesIO()
    book.save(saved)
    assert (marker_of(saved.getvalue()), marker_of(b"PK")) == (None, None)


def test_a_year_before_the_first_list_cannot_be_asked_for():
    with pytest.raises(NothingAskedError, match="没有2017年应报的指标（最早是2018年）"):
        asked(CATALOGUE, 2017, CATALOGUE.districts, {})


def test_what_ended_is_not_asked_of_a_later_year():
    later = asked(CATALOGUE, 2023, CATALOGUE.districts, {})
    assert (later.as_of, len(later.pages)) == (2022, 9)
    assert not any(line.indicator.key.startswith("poverty_") for line in later.pages[0].lines)


def test_an_ending_decides_whether_there_is_one_workbook_or_one_a_district(tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir()
    common = ["template", "--data", str(data), "--year", "2022", "-o"]
    assert main([*common, str(tmp_path / "all.xlsx")]) == 0
    assert main([*common, str(tmp_path / "all.zip")]) == 0
    assert main([*common, str(tmp_path / "folder")]) == 0
    names = sorted(f"2022_{region.name}.xlsx" for region in CATALOGUE.districts)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert sorted(archive.namelist()) == names
        packed = archive.read("2022_芙蓉区.xlsx")
    assert sorted(path.name for path in (tmp_path / "folder").iterdir()) == names
    assert packed == (tmp_path / "folder" / "2022_芙蓉区.xlsx").read_bytes() == blank()
    marker = marker_of((tmp_path / "all.xlsx").read_bytes())
    assert marker is not None
    assert [s.region for s in marker.sheets] == [region.code for region in CATALOGUE.districts]


def test_a_return_that_was_filled_in_is_not_lost_under_a_new_blank_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data, folder = tmp_path / "data", tmp_path / "2022"
    data.mkdir()
    wanted = ["template", "--data", str(data), "--year", "2022", "-o", str(folder)]
    assert main(wanted) == 0
    assert main(wanted) == 0  # over forms still blank
    sent, other = folder / "2022_芙蓉区.xlsx", folder / "2022_天心区.xlsx"
    book = openpyxl.load_workbook(sent)
    book["工作成效统计表"]["D5"] = 7
    book.save(sent)
    other.write_bytes(b"another file")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    capsys.readouterr()
    assert main(wanted) == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"已有2个文件，会被空白表覆盖：“{sent}”、“{other}”。请换一个位置，或加 --force 覆盖。"
    )
    assert main([*wanted, "--force"]) == 0
    assert sent.read_bytes() == blank()


def test_a_form_of_a_year_that_nobody_asked_for_says_what_to_write_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    wanted = ["--data", str(tmp_path), "--year", "2024", "-o", str(tmp_path / "2024")]
    assert main(["template", *wanted]) == 0
    assert (
        "2024年不在应报年度内，按2022年应报的指标制表；收回的报表不会进入报送进度和催报名单。"
        "请在 catalogue/organisation.toml 的 [[reporting]] 中把仍在报送的各段的 until "
        "由2022改为2024"
    ) in capsys.readouterr().err


def test_a_cover_of_ours_leaves_nothing_of_ours_to_the_district():
    known = replace(CATALOGUE.organisation, returns_to="组织处 0731-00000000")
    asked_of = asked(
        replace(CATALOGUE, organisation=known), 2022, (CATALOGUE.region("430102"),), {}
    )
    cover = sheet_of(workbook(asked_of), "封面")
    assert cover["C11"].value == "组织处 0731-00000000"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "22"], "应为四位年份，读到“22”"),
        (
            ["--year", "2022", "--region", "430199"],
            "“430199”不是应报区县的代码；可用：430102（芙蓉区）、",
        ),
        (["--year", "2022", "-o", "a.docx"], "-o 应为 .xlsx、.zip 或文件夹，读到“a.docx”"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
):
    out = [] if "-o" in words else ["-o", "a.xlsx"]
    with pytest.raises(SystemExit) as left:
        main(["template", *words, *out])
    assert left.value.code == 2
    assert said in capsys.readouterr().err
