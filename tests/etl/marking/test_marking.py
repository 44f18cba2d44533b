"""The workbook that goes back: what is wrong is shown where it is, and nothing else has changed."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from defusedxml.ElementTree import fromstring
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from etl.marking import returned
from etl.marking.conversion import NOT_CALCULATED, converted
from etl.packing import packed, parts_of
from etl.returns.cells import Look
from etl.returns.files import read_file
from etl.returns.grids import Grid
from tests.etl.marking.workbooks import issue, looks, rich

RICH = rich()
VML = "{urn:schemas-microsoft-com:vml}"
ERROR = issue("error", "表1!B3", "会员数应为数字，读到“多”。请改为数字。")
WARNING = issue("warning", "表1!C4", "投资额的“约7.7”为约数。")
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


def marked(*issues, content: bytes = RICH) -> bytes:
    return returned(content, "a.xlsx", issues)


def cell(content: bytes, place: str, sheet: str = "表1"):
    return openpyxl.load_workbook(io.BytesIO(content))[sheet][place]


def differing(content: bytes, before: bytes = RICH) -> set[str]:
    """Everything in which the two differ, the list of issues aside."""
    old, new = looks(before), looks(content)
    new.pop("问题清单")
    assert old.keys() == new.keys()
    return {
        f"{sheet}!{name}"
        for sheet in old
        for name in old[sheet].keys() | new[sheet].keys()
        if old[sheet].get(name) != new[sheet].get(name)
    }


def test_only_the_wrong_cells_differ():
    assert differing(marked(ERROR, WARNING)) == {"表1!B3", "表1!C4"}


def test_a_wrong_cell_keeps_value_font_number_format_and_lock():
    old, new = looks(RICH)["表1"]["D5"], looks(marked(issue("error", "表1!D5", "x")))["表1"]["D5"]
    value, number_format, comment, font, _fill, _border, alignment, protection = range(8)
    kept = (value, number_format, font, alignment, protection)
    assert [new[part] for part in kept] == [old[part] for part in kept]
    assert (old[comment], new[comment]) == (None, "【检查·错误】x")


def test_charts_pictures_buttons_and_sparklines_are_the_same_bytes():
    old, new = parts_of(RICH), parts_of(marked(ERROR, WARNING))
    edited = {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert {name for name in old if old[name] != new.get(name)} <= edited | {
        "xl/worksheets/sheet2.xml"  # was the open sheet; now the list is
    }
    for kept in ("sparkline", "dataBar", "r:id"):
        assert new["xl/worksheets/sheet1.xml"].count(kept.encode()) >= old[
            "xl/worksheets/sheet1.xml"
        ].count(kept.encode())
    assert "按钮" in new["xl/drawings/vmlDrawing1.vml"].decode()


def test_an_error_and_a_warning_differ_without_colour():
    content = marked(ERROR, WARNING)
    error, warning = cell(content, "B3"), cell(content, "C4")
    assert (error.fill.patternType, warning.fill.patternType) == ("lightUp", "gray0625")
    assert (error.border.left.style, warning.border.left.style) == ("medium", "mediumDashed")
    assert warning.comment.text == "【检查·提醒】投资额的“约7.7”为约数。"


def test_a_cell_with_an_error_and_a_warning_is_an_error_and_says_both():
    both = cell(marked(issue("warning", "表1!B4", "提"), issue("error", "表1!B4", "错")), "B4")
    assert both.fill.patternType == "lightUp"
    assert both.comment.text == "【检查·错误】错\n【检查·提醒】提"


def test_what_somebody_commented_stays_and_comes_first():
    assert cell(marked(ERROR), "B3").comment.text == (
        "原有批注\n【检查·错误】会员数应为数字，读到“多”。请改为数字。"
    )


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        ("表1!B3:B4", {"B3", "B4"}),
        ("表1!5", {"A5", "B5", "C5", "D5", "E5"}),
        ("表1!$A$8", {"A8"}),
        ("'表1'!K20", {"K20"}),
        ("表1", set()),
        ("没有这张表!B3", set()),
        ("文件", set()),
    ],
)
def test_a_place_is_the_cells_that_it_names(place: str, cells: set[str]):
    found = differing(marked(issue("error", place, "x")))
    assert found == {f"表1!{name}" for name in cells}


def test_a_column_is_coloured_where_it_holds_anything():
    found = differing(marked(issue("warning", "表1!B", "x")))
    assert found == {"表1!A1", *(f"表1!B{row}" for row in range(2, 7))}


def test_a_cell_that_was_never_there_keeps_the_look_of_its_row_or_column():
    content = marked(issue("error", "表1!K31", "x"), issue("error", "表1!G40", "y"))
    assert cell(content, "K31").number_format == "0.0%"
    assert cell(content, "G40").number_format == "#,##0.00"
    assert not cell(content, "K31").protection.locked


def test_the_list_comes_first_is_open_and_leads_to_the_cells():
    late = issue("error", "数据 '2'号!A1", "年份不符。")
    hidden = issue("warning", "隐藏", "工作表已隐藏。")
    book = openpyxl.load_workbook(io.BytesIO(marked(WARNING, hidden, late)))
    assert (book.sheetnames[0], book.active.title) == ("问题清单", "问题清单")
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["问题清单"]
    rows = [tuple(c.value for c in row) for row in book["问题清单"].iter_rows(min_row=4)]
    assert rows == [
        ("序号", "程度", "位置", "问题和改法"),
        ("1", "错误", "数据 '2'号!A1", "年份不符。"),
        ("2", "提醒", "表1!C4", "投资额的“约7.7”为约数。"),
        ("3", "提醒", "隐藏", "工作表已隐藏。"),
    ]
    links = {
        cell.coordinate: cell.hyperlink.location
        for row in book["问题清单"]
        for cell in row
        if cell.hyperlink
    }
    assert links == {"C5": "'数据 ''2''号'!A1", "C6": "'表1'!C4"}


def test_names_that_belong_to_one_sheet_still_do():
    book = openpyxl.load_workbook(io.BytesIO(marked(ERROR)))
    assert book.defined_names["全区"].attr_text == "'表1'!$B$3:$B$6"
    assert book["表1"].print_title_rows == "$1:$2"
    assert book["表1"].auto_filter.ref == "A2:F6"


def test_rows_set_aside_on_purpose_are_not_marked():
    content = marked(issue("info", "表1!A3", "表下说明"))
    assert differing(content) == set()
    sheet = openpyxl.load_workbook(io.BytesIO(content))["问题清单"]
    assert (sheet["A4"].value, sheet.max_row) == ("没有发现问题。", 5)


def test_marked_twice_is_marked_once():
    once = marked(ERROR, WARNING)
    again = returned(once, "a.xlsx", [ERROR, WARNING])
    assert looks(again) == looks(once)


def test_what_was_mended_is_no_longer_red():
    again = returned(marked(ERROR, WARNING), "a.xlsx", [WARNING])
    mended, still = cell(again, "B3"), cell(again, "C4")
    assert (mended.fill.patternType, mended.border.left.style) == (None, None)
    assert mended.comment.text == "原有批注"
    assert still.fill.patternType == "gray0625"
    assert differing(returned(marked(WARNING), "a.xlsx", [])) == set()


def test_a_sheet_of_theirs_with_the_same_name_is_not_thrown_away():
    book = openpyxl.Workbook()
    book.worksheets[0].title = "问题清单"
    book.worksheets[0]["A1"] = "区县自己的"
    saved = io.BytesIO()
    book.save(saved)
    names = openpyxl.load_workbook(io.BytesIO(marked(content=saved.getvalue()))).sheetnames
    assert names == ["问题清单(2)", "问题清单"]
    again = returned(marked(content=saved.getvalue()), "a.xlsx", [])
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames == names


def prefixed(content: bytes) -> bytes:
    """The same workbook as other programs write it: every element with a prefix."""
    parts = parts_of(content)
    for name in parts:
        if name.startswith("xl/worksheets/sheet") or name in {"xl/workbook.xml", "xl/styles.xml"}:
            text = re.sub(r"<(/?)(?=[A-Za-z]+[\s/>])", r"<\1x:", parts[name].decode())
            parts[name] = text.replace(' xmlns="', ' xmlns:x="', 1).encode()
    return packed(parts.items())


def test_a_workbook_whose_elements_have_a_prefix_is_marked_too():
    book = openpyxl.Workbook()
    book.worksheets[0].title = "表1"
    for row in range(1, 5):
        book.worksheets[0].append([row, f"第{row}行"])
    saved = io.BytesIO()
    book.save(saved)
    content = prefixed(saved.getvalue())
    result = marked(ERROR, issue("error", "表1!D9", "x"), content=content)
    assert differing(result, content) == {"表1!B3", "表1!D9"}


def test_a_file_with_macros_comes_back_without_them_and_says_so():
    parts = parts_of(RICH)
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(main, macro)
    parts["xl/vbaProject.bin"] = b"macro"
    new = parts_of(marked(ERROR, content=packed(parts.items())))
    assert "xl/vbaProject.bin" not in new
    assert macro not in new["[Content_Types].xml"]
    assert "已去掉宏" in new["xl/worksheets/sheet4.xml"].decode()


def test_a_sheet_without_comments_gets_its_drawing_where_excel_expects_it():
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written)
    sheet = book.add_worksheet("表1")
    sheet.write_column("B1", ["会员数", 1, 2, 3])
    sheet.conditional_format("B2:B4", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_table("D1:E3")
    book.close()
    text = parts_of(marked(ERROR, content=written.getvalue()))["xl/worksheets/sheet1.xml"].decode()
    order = re.findall(r"<(conditionalFormatting|pageMargins|legacyDrawing|tableParts|ext )", text)
    assert order == [
        "conditionalFormatting",
        "ext ",
        "pageMargins",
        "legacyDrawing",
        "tableParts",
        "ext ",
    ]
    assert differing(marked(ERROR, content=written.getvalue()), written.getvalue()) == {"表1!B3"}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"\xd0\xcf\x11\xe0" * 9])
def test_of_a_file_that_cannot_be_read_the_list_comes_back(content: bytes):
    refused = issue("error", "文件", "文件有打开密码，无法读取。")
    sheet = openpyxl.load_workbook(io.BytesIO(marked(refused, content=content)))["问题清单"]
    assert "原文件无法读取" in str(sheet["A4"].value)
    assert sheet["D6"].value == "文件有打开密码，无法读取。"


PLACES = st.builds(
    lambda column, row: f"{column}{row}",
    st.sampled_from([*"ABCDEFGHIJK", "AA"]),
    st.integers(1, 45),
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(PLACES, st.sampled_from(["error", "warning"]), min_size=1, max_size=8))
def test_whatever_cells_are_marked_no_other_changes(places: dict[str, str]):
    content = marked(*(issue(severity, f"表1!{place}", "x") for place, severity in places.items()))
    covered = {f"表1!{column}1" for column in "BCDEF"}  # A1 shows them; openpyxl frames them all
    named = {f"表1!{place}" for place in places}
    expected = named - covered | ({"表1!A1"} if named & covered else set())
    assert differing(content) - covered == expected


@pytest.mark.office
def test_in_libreoffice_untouched_cells_keep_value_formula_and_format(tmp_path: Path, soffice: str):
    for name, content in (("before", RICH), ("after", marked(ERROR, WARNING))):
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / "before.xlsx"), str(tmp_path / "after.xlsx")]
    command = [soffice, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(saved)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    before, after = ((saved / f"{name}.xlsx").read_bytes() for name in ("before", "after"))
    assert differing(after, before) == {"表1!B3", "表1!C4"}
    assert zipfile.is_zipfile(io.BytesIO(after))


def test_the_box_of_a_comment_is_sound_in_a_drawing_that_openpyxl_wrote():
    book = openpyxl.load_workbook(io.BytesIO(RICH))
    book["表1"]["B4"].comment = Comment("原有批注", "某单位")
    saved = io.BytesIO()
    book.save(saved)
    parts = parts_of(marked(issue("error", "表1!B5", "应为数字。"), content=saved.getvalue()))
    drawings = [part for name, part in parts.items() if name.endswith(".vml")]
    shapes = [e for part in drawings for e in fromstring(part).iter(f"{VML}shape")]
    assert len(shapes) == 3  # theirs of B3 and B4, ours of B5
    assert all("visibility:hidden" in shape.get("style", "") for shape in shapes)


OLD = Grid(
    title="表1",
    values=[
        ["区县", "会员数", "商会数", "党组织数"],
        ["芙蓉区", 776.0, 22.0, 5.0],
        ["天心区", 936.0, "", ""],
        ["岳麓区", 1067.0, 28.0, 3.0],
    ],
    looks={
        (2, 2): Look(struck=True),
        (2, 1): Look(indent=2),
        (3, 3): Look(error="#DIV/0!"),
        (3, 4): Look(formula=True),
    },
    comments=(("B4", "含个体会员"),),
    hidden_rows=frozenset({4}),
    hidden_columns=frozenset({4}),
)


def test_what_was_hidden_struck_or_spoilt_in_an_old_workbook_is_not_read_when_it_comes_back():
    parts, _ = converted([OLD], ["底稿"])
    sheets = read_file(packed(parts.items()), "a.xlsx")
    (grid,) = sheets.grids
    assert sheets.hidden == ("底稿",)
    assert (grid.hidden_rows, grid.hidden_columns) == (OLD.hidden_rows, OLD.hidden_columns)
    assert grid.comments == OLD.comments
    assert [place for place, look in grid.looks.items() if look.struck] == [(2, 2)]
    assert grid.look(2, 1).indent == 2
    assert grid.shown(3, 3) == "#DIV/0!"  # read as an error too, where it is a text
    assert grid.shown(3, 4) == NOT_CALCULATED  # not blank: that would be “not reported”
    assert grid.values[1] == OLD.values[1]


def test_a_csv_comes_back_as_a_workbook_with_its_texts_as_they_were():
    content = "区县,会员数\r\n芙蓉区,007\r\n天心区,=1+1\r\n".encode("gb18030")
    late = issue("error", "2022:芙蓉!B2", "应为数字。")
    book = openpyxl.load_workbook(io.BytesIO(returned(content, "2022:芙蓉.csv", [late])))
    assert book.sheetnames[0] == "问题清单"
    sheet = book.worksheets[1]
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        ["区县", "会员数"],
        ["芙蓉区", "007"],
        ["天心区", "=1+1"],
    ]
    assert sheet["B3"].data_type == "s"
    assert "已转为 .xlsx" in str(book["问题清单"]["A4"].value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([name for name in parts_of(RICH) if name.endswith((".xml", ".rels", ".vml"))]),
    st.integers(0, 4000),
    st.integers(0, 60),
    st.binary(max_size=3),
)
def test_whatever_is_damaged_a_list_of_what_is_wrong_comes_back(
    name: str, start: int, length: int, instead: bytes
):
    parts = parts_of(RICH)
    start %= len(parts[name])
    parts[name] = parts[name][:start] + instead + parts[name][start + length :]
    everywhere = [issue("error", place, "x") for place in ("表1!B3", "隐藏!A1", "表1!5", "文件")]
    book = parts_of(marked(*everywhere, content=packed(parts.items())))["xl/workbook.xml"].decode()
    assert 'name="问题清单"' in book
