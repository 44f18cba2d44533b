"""The binary format of Excel 97 and WPS as a grid, whatever the file's ending."""

import io
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

from etl.returns.files import read_file
from etl.returns.files.old_workbooks import MACROS
from etl.returns.grids import Merge
from etl.returns.issues import RefusedError

STRUCK = "font: struck_out on"


def saved(book: xlwt.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def small() -> xlwt.Workbook:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, "区县")
    sheet.write(1, 1, 12.5)
    return book


@pytest.mark.parametrize("name", ["a.xls", "a.et", "a.xlsx", "a.csv"])
def test_it_is_told_by_content(name):
    (grid,) = read_file(saved(small()), name).grids
    assert (grid.title, grid.values) == ("表", [["区县", ""], ["", 12.5]])


def test_what_changes_the_meaning_of_a_cell_is_seen():
    book = small()
    sheet = book.get_sheet(0)
    sheet.write(2, 0, 0.125, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(2, 1, date(2024, 12, 31), xlwt.easyxf(num_format_str='yyyy"年"'))
    sheet.write(2, 2, 34, xlwt.easyxf(STRUCK))
    sheet.write_rich_text(2, 3, ["5", ("6", xlwt.easyfont("struck_out on"))])
    sheet.write_rich_text(3, 3, ["5", ("6", xlwt.easyfont("escapement superscript"))])
    sheet.write(2, 4, True)
    sheet.write(2, 5, "其中", xlwt.easyxf("align: indent 2"))
    sheet.write(2, 6, 61234.5, xlwt.easyxf(num_format_str="#,##0.00"))
    (grid,) = read_file(saved(book), "a.xls").grids
    cells = [grid.cell(3, column) for column in range(1, 8)]
    assert [cell.shown for cell in cells] == [
        *("12.5%", "2024年", "34", "56", "TRUE", "其中", "61,234.50")
    ]
    assert [cell.percent for cell in cells] == [True] + [False] * 6
    assert [cell.struck for cell in cells] == [False, False, True, True, False, False, False]
    assert [cell.raised for cell in (cells[3], grid.cell(4, 4))] == [False, True]
    assert (cells[0].number, cells[1].day, cells[5].indent) == (
        *(Decimal("0.125"), date(2024, 12, 31), 2),
    )


def test_days_count_from_1904_where_the_workbook_says_so():
    book = small()
    book.dates_1904 = True
    book.get_sheet(0).write(0, 1, date(2024, 12, 31), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    (grid,) = read_file(saved(book), "a.xls").grids
    assert grid.cell(1, 2).day == date(2024, 12, 31)


def test_merged_hidden_and_absent_things_are_seen():
    book = small()
    sheet = book.get_sheet(0)
    sheet.write_merge(2, 3, 0, 1, "并")
    sheet.row(1).hidden = True
    sheet.col(1).hidden = True
    book.add_sheet("隐").visibility = 1
    book.add_sheet("深隐").visibility = 2
    sheets = read_file(saved(book), "a.xls")
    (grid,) = sheets.grids
    assert grid.merges == (Merge(3, 1, 4, 2),)
    assert (grid.hidden_rows, grid.filtered_rows, grid.hidden_columns) == ({2}, set(), {2})
    assert sheets.hidden == ("隐", "深隐")


def test_a_formula_without_a_result_is_not_blank():
    book = small()
    book.get_sheet(0).write(2, 2, xlwt.Formula("B2*2"))
    (grid,) = read_file(saved(book), "a.xls").grids
    assert grid.cell(3, 3).formula


def test_macros_are_left_aside():
    sheets = read_file(saved(small()) + MACROS, "a.xls")
    assert [said.code for said in sheets.complaints] == ["macro_ignored"]


@pytest.mark.parametrize("cut", [600, 2000, 4000])
def test_a_file_cut_short_is_refused_or_says_that_nothing_is_there(cut):
    with pytest.raises(RefusedError) as caught:
        read_file(saved(small())[:cut], "a.xls")
    assert caught.value.complaint.code == "not_a_workbook"


@pytest.mark.office
def test_what_an_office_saves_as_xls_reads_like_the_workbook_it_came_from(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    for row in (["区县", "会员数", "占比", "截至"], ["芙蓉区", 776, 0.125, date(2024, 12, 31)]):
        sheet.append(row)
    sheet.append(["天心区", "=B2*2", "#N/A", '=""'])
    sheet["C2"].number_format, sheet["D2"].number_format = "0.0%", 'yyyy"年"'
    sheet["A2"].font, sheet["A3"].alignment = Font(strike=True), Alignment(indent=1)
    sheet["B2"].comment = Comment("待核实", "x")
    for row in range(4, 7):
        sheet.append(["岳麓区", row])
    sheet.merge_cells("A5:A6")
    sheet.row_dimensions[4].hidden = True
    sheet.auto_filter.ref = "A1:D4"
    sheet.auto_filter.add_filter_column(0, ["芙蓉区"])
    book.save(tmp_path / "a.xlsx")
    for kind in ("xls:MS Excel 97", "xlsx"):
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"),
                *("--convert-to", kind, "--outdir", str(tmp_path / kind[:4].strip(":"))),
                str(tmp_path / "a.xlsx"),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    old, new = (
        read_file((tmp_path / kind / f"a.{kind}").read_bytes(), "a").grids[0]
        for kind in ("xls", "xlsx")
    )
    assert old.rows == new.rows
    assert (old.merges, old.comments) == (new.merges, new.comments)
    assert (old.hidden_rows, old.filtered_rows) == (new.hidden_rows, new.filtered_rows)
    assert old.filtered_rows == {4}
    assert [old.shown(2, column) for column in range(1, 5)] == ["芙蓉区", "776", "12.5%", "2024年"]
    assert old.cell(3, 3).error == "#N/A"
    assert not old.cell(3, 4).formula
