"""A workbook as a grid: every habit that changes what a cell means is seen."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from etl.returns.files import read_file
from etl.returns.grids import Cell, Grid, Merge, Sheets
from tests.etl.forms import sheet_xml, with_parts

SHEET = "xl/worksheets/sheet1.xml"


def saved(change: Callable[[Workbook, Worksheet], object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    change(book, sheet)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def only(sheets: Sheets) -> Grid:
    (grid,) = sheets.grids
    return grid


def read(change: Callable[[Worksheet], object]) -> Grid:
    return only(read_file(saved(lambda _, sheet: change(sheet)), "a.xlsx"))


def respelt(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return with_parts(content, {SHEET: change(sheet_xml(content))})


def test_a_sheet_is_read_from_a1_on_with_texts_numbers_and_days():
    def fill(sheet):
        sheet["B2"], sheet["C2"], sheet["D3"] = "会员数", 0, date(2024, 12, 31)
        sheet["B3"], sheet["C3"], sheet["E3"] = " 1，198 ", 0.3, True

    grid = read(fill)
    assert grid.values == [
        ["", "", "", "", ""],
        ["", "会员数", 0.0, "", ""],
        ["", " 1，198 ", 0.3, date(2024, 12, 31), True],
    ]
    assert (grid.title, grid.height, grid.width) == ("表", 3, 5)
    assert grid.cell(3, 3) == Cell(row=3, column=3, shown="0.3", number=Decimal("0.3"))
    assert grid.cell(2, 3).number == 0
    assert grid.cell(1, 1).number is None
    assert grid.cell(99, 99) == Cell(row=99, column=99)
    assert [grid.shown(3, column) for column in range(1, 7)] == (
        ["", " 1，198 ", "0.3", "2024-12-31", "TRUE", ""]
    )


@pytest.mark.parametrize(
    ("number_format", "shown", "percent"),
    [
        ("0.0%", "12.5%", True),
        ("0%", "13%", True),
        ("General", "0.125", False),
        ("0.00", "0.13", False),
        ("#,##0", "0", False),
        ('0"%"', "0.125", False),
    ],
)
def test_a_percentage_is_told_by_its_format(number_format, shown, percent):
    def fill(sheet):
        sheet["A1"] = 0.125
        sheet["A1"].number_format = number_format

    cell = read(fill).cell(1, 1)
    assert (cell.shown, cell.percent, cell.number) == (shown, percent, Decimal("0.125"))
    assert cell.number_format == number_format


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('yyyy"年"', "2024年"),
        ('yyyy"年"m"月"d"日"', "2024年12月31日"),
        ("[$-804]yyyy/mm/dd;@", "2024/12/31"),
        ("mm-dd-yy", "2024-12-31"),
    ],
)
@pytest.mark.parametrize("epoch", [1900, 1904])
def test_a_day_is_a_day_in_either_calendar(number_format, shown, epoch):
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"date_1904": epoch == 1904}) as book:
        look = book.add_format({"num_format": number_format})
        book.add_worksheet().write_datetime(0, 0, datetime(2024, 12, 31), look)  # noqa: DTZ001
    cell = only(read_file(kept.getvalue(), "a.xlsx")).cell(1, 1)
    assert (cell.day, cell.shown, cell.number) == (date(2024, 12, 31), shown, None)


@pytest.mark.parametrize("number", [27, 31, 57])
def test_the_dates_of_excel_in_chinese_are_days(number):
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet().write(0, 0, 45657, book.add_format({"num_format": number}))
    cell = only(read_file(kept.getvalue(), "a.xlsx")).cell(1, 1)
    assert cell.day == date(2024, 12, 31)
    assert cell.shown.startswith("2024年12月")


def test_digits_that_a_float_adds_are_not_shown():
    content = respelt(
        saved(lambda _, s: s.append([0.5])), lambda xml: xml.replace(b"0.5", b"0.30000000000000004")
    )
    assert only(read_file(content, "a.xlsx")).cell(1, 1).number == Decimal("0.3")


def test_a_struck_number_is_seen_also_where_only_a_part_is_struck():
    def fill(sheet):
        sheet["A1"], sheet["B1"], sheet["C1"] = 12, 34, "共56"
        sheet["A1"].font = Font(strike=True)
        sheet["B1"].font = Font(strike=False)
        gone = TextBlock(InlineFont(strike=True), "78")
        sheet["D1"] = CellRichText("9", gone)

    grid = read(fill)
    assert [grid.cell(1, column).struck for column in range(1, 6)] == (
        [True, False, False, True, False]
    )


def test_struck_texts_are_found_among_the_shared_ones():
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet, gone = book.add_worksheet(), book.add_format({"font_strikeout": True})
        sheet.write_column(0, 0, ["区县", "芙蓉区"])
        sheet.write_rich_string(2, 0, "12", gone, "34", "5")
        sheet.write_column(3, 0, ["天心区", "芙蓉区"])
    grid = only(read_file(kept.getvalue(), "a.xlsx"))
    assert [row for row in range(1, 6) if grid.cell(row, 1).struck] == [3]


def test_the_mark_of_a_footnote_is_told_from_the_digits_that_it_stands_behind():
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet, high = book.add_worksheet(), book.add_format({"font_script": 1})
        sheet.write_column(0, 0, ["区县", "51"])
        sheet.write_rich_string(2, 0, "51", high, "1")
    grid = only(read_file(kept.getvalue(), "a.xlsx"))
    assert [row for row in range(1, 4) if grid.cell(row, 1).raised] == [3]


def test_an_indent_is_kept_for_rows_that_belong_to_another():
    def fill(sheet):
        sheet["A1"], sheet["A2"] = "会员数", "其中：企业会员"
        sheet["A2"].alignment = Alignment(indent=2)

    grid = read(fill)
    assert [grid.cell(row, 1).indent for row in (1, 2)] == [0, 2]


def test_merged_ranges_show_one_value_and_hide_what_lies_under_them():
    content = saved(lambda _, s: (s.append(["芙蓉区", "甲", 1]), s.append([None, "乙", 2])))
    merged = respelt(
        content,
        lambda xml: xml.replace(
            b"<pageMargins",
            b'<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1048576"/>'
            b'<mergeCell ref="J1:K9"/></mergeCells><pageMargins',
        ),
    )
    grid = only(read_file(merged, "a.xlsx"))
    assert grid.values == [["芙蓉区", "甲", ""], ["", "", ""]]
    assert grid.merges == (Merge(1, 1, 2, 1), Merge(1, 2, 2, 3))


def test_rows_and_columns_hidden_by_hand_are_told_from_filtered_ones():
    def fill(sheet):
        for row in range(1, 8):
            sheet.append(["区县", row, row, row])
        for row in (3, 4, 7):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["C"].hidden = True

    def filter_too(sheet):
        fill(sheet)
        sheet.auto_filter.ref = "A2:D5"
        sheet.auto_filter.add_filter_column(0, ["x"])

    by_hand, filtered = read(fill), read(filter_too)
    assert (by_hand.hidden_rows, by_hand.filtered_rows) == ({3, 4, 7}, set())
    assert (filtered.hidden_rows, filtered.filtered_rows) == ({7}, {3, 4})
    assert by_hand.hidden_columns == {3}


def test_a_row_without_height_and_a_column_without_width_are_hidden():
    content = respelt(
        saved(lambda _, s: s.append(["区县", 1])),
        lambda xml: xml.replace(b'<row r="1"', b'<row r="1" ht="0" customHeight="1"').replace(
            b"<sheetData>", b'<cols><col min="2" max="16384" width="0"/></cols><sheetData>'
        ),
    )
    grid = only(read_file(content, "a.xlsx"))
    assert (grid.hidden_rows, grid.hidden_columns) == ({1}, {2})


def test_a_filter_with_arrows_only_hides_nothing():
    def fill(sheet):
        sheet.append(["区县"])
        sheet.append(["芙蓉区"])
        sheet.row_dimensions[2].hidden = True
        sheet.auto_filter.ref = "A1:A2"

    assert (read(fill).hidden_rows, read(fill).filtered_rows) == ({2}, set())


def test_rows_filtered_in_a_table_of_excel_are_filtered():
    def fill(_, sheet):
        sheet.append(["区县", "会员数"])
        sheet.append(["芙蓉区", 5])
        sheet.row_dimensions[2].hidden = True
        table = Table(displayName="t", ref="A1:B2")
        sheet.add_table(table)
        table._initialise_columns()
        table.autoFilter.add_filter_column(0, ["x"])

    assert only(read_file(saved(fill), "a.xlsx")).filtered_rows == {2}


def test_rows_filtered_by_criteria_elsewhere_are_filtered():
    def fill(_, sheet):
        sheet.append(["区县"])
        sheet.append(["芙蓉区"])
        sheet.row_dimensions[2].hidden = True
        sheet.sheet_properties.filterMode = True
        sheet.auto_filter.ref = "A1:A2"  # openpyxl names the range; the sheet itself says nothing

    content = respelt(saved(fill), lambda xml: re.sub(rb"<autoFilter[^>]*/>", b"", xml))
    assert only(read_file(content, "a.xlsx")).filtered_rows == {2}


def test_hidden_sheets_are_named_and_not_read():
    def fill(book, sheet):
        sheet["A1"] = 1
        for name, state in (("上年", "hidden"), ("字典", "veryHidden")):
            other = book.create_sheet(name)
            other["A1"], other.sheet_state = 2, state
        book.create_sheet("空白")
        book.create_chartsheet("图")

    sheets = read_file(saved(fill), "a.xlsx")
    assert [grid.title for grid in sheets.grids] == ["表"]
    assert sheets.hidden == ("上年", "字典")


def test_a_workbook_without_cells_has_no_table():
    def fill(book, _):
        book.create_sheet("隐藏")["A1"] = 1
        book["隐藏"].sheet_state = "hidden"

    sheets = read_file(saved(fill), "a.xlsx")
    assert (sheets.grids, sheets.hidden) == ((), ("隐藏",))
    assert [said.code for said in sheets.complaints] == ["no_table_found"]


def test_comments_are_read_with_their_place():
    def fill(sheet):
        sheet["B2"] = 5
        sheet["B2"].comment = Comment("待核实", "x")

    assert read(fill).comments == (("B2", "待核实"),)


FORMULA = b'<c r="A1"%b><f>1+1</f>%b</c>'


@pytest.mark.parametrize(
    ("kind", "result", "shown", "formula"),
    [
        (b"", b"", "", True),
        (b"", b"<v/>", "", True),
        (b"", b"<v />", "", True),
        (b"", b"<v></v>", "", True),
        (b"", b"<v>2</v>", "2", False),
        (b"", b"<v>0</v>", "0", False),
        (b' t="str"', b"<v>x</v>", "x", False),
        (b' t="str"', b"<v></v>", "", False),  # ="" was calculated: the cell is blank
        (b' t="e"', b"<v>#DIV/0!</v>", "#DIV/0!", False),
    ],
)
def test_a_formula_is_worth_its_stored_result(kind, result, shown, formula):
    def fill(book, sheet):
        sheet["A1"], sheet["B3"] = "x", "y"
        book.calculation = CalcProperties(fullCalcOnLoad=False)

    cell = rb'<c r="A1".*?</c>'
    content = respelt(saved(fill), lambda xml: re.sub(cell, FORMULA % (kind, result), xml, count=1))
    read_cell = only(read_file(content, "a.xlsx")).cell(1, 1)
    assert (read_cell.shown, read_cell.formula) == (shown, formula)
    assert read_cell.error == (shown if shown.startswith("#") else "")


def test_a_zero_that_was_never_calculated_is_no_zero():
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [1, 2])
        sheet.write_formula(0, 2, "=A1+B1")
        sheet.write_formula(0, 3, "=A1+B1", value=3)
    grid = only(read_file(kept.getvalue(), "a.xlsx"))
    assert grid.values == [[1, 2, "", 3]]
    assert [grid.cell(1, column).formula for column in (3, 4)] == [True, False]


def test_a_last_row_of_formulas_without_results_is_not_cut_off():
    def fill(sheet):
        sheet["A1"], sheet["C3"] = "会员数", "=A1"

    grid = read(fill)
    assert (grid.height, grid.width, grid.cell(3, 3).formula) == (3, 3, True)


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!"])
def test_an_error_is_neither_blank_nor_text(error):
    cell = read(lambda sheet: sheet.append([error])).cell(1, 1)
    assert (cell.error, cell.shown, cell.number) == (error, error, None)


def test_macros_and_links_are_left_aside():
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    sheets = read_file(with_parts(saved(lambda _, s: s.append([1])), parts), "a.xlsm")
    assert [said.code for said in sheets.complaints] == ["macro_ignored", "external_link_ignored"]


def prefixed(xml: bytes) -> bytes:
    renamed = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", xml)
    return renamed.replace(b"xmlns=", b"xmlns:x=")


RESPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "prefixes": prefixed,
    "single quotes": lambda xml: xml.replace(b'"', b"'"),
    "comments": lambda xml: xml.replace(b"<v>", b'<!-- <c r="Z9"> --><v>'),
    "no places": lambda xml: re.sub(rb'(<(?:row|c)) r="[A-Z0-9]+"', rb"\1", xml),
    "places last": lambda xml: re.sub(rb'<c (r="[A-Z0-9]+") ([^>/]*?)(/?)>', rb"<c \2 \1\3>", xml),
    "lines": lambda xml: xml.replace(b"<c ", b"<c\n  "),
    "UTF-16": lambda xml: xml.decode().encode("utf-16"),
    "strict": lambda xml: xml.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    "foreign elements": lambda xml: xml.replace(
        b"<sheetData>", b'<o:x xmlns:o="o"><o:c r="A9"><o:v>9</o:v></o:c></o:x><sheetData>'
    ),
}


@pytest.mark.parametrize("spelling", RESPELLINGS)
def test_a_sheet_means_the_same_however_its_xml_is_spelt(spelling):
    def fill(sheet):
        sheet.append(["区县 & <市>", "投资额", "占比"])
        sheet.append(["芙蓉区", 12.5, 0.125])
        sheet.append(["天心区", "=B2", 1])
        sheet["C2"].number_format = "0.0%"
        sheet["B2"].font = Font(strike=True)
        sheet.merge_cells("A4:B4")
        sheet["A4"] = "注"
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    content = saved(lambda _, sheet: fill(sheet))
    plain = only(read_file(content, "a.xlsx"))
    other = only(read_file(respelt(content, RESPELLINGS[spelling]), "a.xlsx"))
    assert other == plain
    assert [other.shown(2, column) for column in (1, 2, 3)] == ["芙蓉区", "12.5", "12.5%"]
    assert other.looks[2, 2].struck
    assert other.cell(3, 2).formula


def test_blank_cells_kept_for_their_borders_do_not_widen_the_sheet():
    blanks = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/><c r="IV%d" s="0"></c></row>' % (n, n, n)
        for n in range(2, 20_000)
    )
    content = respelt(
        saved(lambda _, s: s.append([1])),
        lambda xml: xml.replace(b"</sheetData>", blanks + b"</sheetData>"),
    )
    assert only(read_file(content, "a.xlsx")).values == [[1]]
