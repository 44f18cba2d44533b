"""The annual return as a sheet: title, headings, pillars, rows, notes, a line to sign on.

Draws what it is given; knows neither the figures nor where the file will lie.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from etl.packing import packed, parts_of

SHEET = "工作成效统计表"
COLUMNS = {"A": 6.5, "B": 33.0, "C": 10.5, "D": 17.0, "E": 36.0}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator as the form shows it: a number, or the words written instead."""

    pillar: str
    label: str
    unit: str
    value: Decimal | str
    remark: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """What stands on the sheet."""

    title: str
    publisher: str
    year: int
    sent: date
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


LINE = Side(style="thin", color="808080")
GRID = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
SHADE = PatternFill("solid", fgColor="E7EDF4")
BODY = Font(name="宋体", size=11)
BOLD = Font(name="宋体", size=11, bold=True)
TITLE = Font(name="黑体", size=16, bold=True)
SMALL = Font(name="宋体", size=10)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center")
INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
NUMBER = Alignment(horizontal="right", vertical="center", indent=1)


class Form:
    """The sheet while it is being filled, from the top down; `columns` with their widths."""

    def __init__(self, sheet: Worksheet, columns: Mapping[str, float] = COLUMNS) -> None:
        self.sheet, self.columns = sheet, columns
        self.row = 0
        for column, width in columns.items():
            sheet.column_dimensions[column].width = width

    def line(self, text: str, font: Font, alignment: Alignment, height: float = 20) -> None:
        """A row merged over the whole width."""
        self.next_row(height)
        self.sheet.merge_cells(f"A{self.row}:{list(self.columns)[-1]}{self.row}")
        self.put("A", text, font, alignment)

    def next_row(self, height: float) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height

    def put(
        self,
        column: str,
        value: str | float | None,
        font: Font,
        alignment: Alignment,
        number_format: str = "General",
    ) -> None:
        cell = self.sheet[f"{column}{self.row}"]
        cell.value, cell.font, cell.alignment = value, font, alignment
        cell.number_format = number_format

    def frame(self, fill: PatternFill | None = None) -> None:
        """Lines around the cells of the row, and a shade where it is a heading."""
        for column in self.columns:
            cell = self.sheet[f"{column}{self.row}"]
            cell.border = GRID
            if fill:
                cell.fill = fill


def _head(form: Form, content: Content) -> None:
    sent = content.sent
    form.line(content.title, TITLE, CENTRE, height=36)
    form.next_row(22)
    form.sheet.merge_cells("A2:C2")
    form.sheet.merge_cells("D2:E2")
    form.put("A", f"填报单位：{content.publisher}", BODY, LEFT)
    form.put("D", f"报送日期：{sent.year}年{sent.month}月{sent.day}日", BODY, RIGHT)
    form.next_row(26)
    headings = ("序号", "指标", "计量单位", f"{content.year}年", "备注")
    for column, heading in zip(COLUMNS, headings, strict=True):
        form.put(column, heading, BOLD, CENTRE)
    form.frame(SHADE)
    form.sheet.freeze_panes = "A4"
    form.sheet.print_title_rows = "1:3"


def _row(form: Form, number: int, line: Line) -> None:
    form.next_row(20)
    form.put("A", number, BODY, CENTRE)
    form.put("B", line.label, BODY, INDENTED)
    form.put("C", line.unit, BODY, CENTRE)
    if isinstance(line.value, str):
        form.put("D", line.value, BODY, NUMBER)
    else:
        style = {"万元": "0.00", "%": "0.0"}.get(line.unit, "0")
        value = int(line.value) if style == "0" else float(line.value)
        form.put("D", value, BODY, NUMBER, style)
    form.put("E", line.remark, SMALL, INDENTED)
    form.frame()


def _body(form: Form, content: Content) -> None:
    """The rows, under the pillar they belong to, in the order in which pillars first appear."""
    number = 0
    for place, pillar in enumerate(dict.fromkeys(line.pillar for line in content.lines)):
        form.line(f"{'一二三四五'[place]}、{pillar}", BOLD, LEFT)
        form.frame(SHADE)
        for line in content.lines:
            if line.pillar == pillar:
                number += 1
                _row(form, number, line)


def _foot(form: Form, content: Content) -> None:
    for place, note in enumerate(content.notes, 1):
        form.line(f"{'注：' if place == 1 else '　　'}{place}.{note}", SMALL, LEFT, height=17)
    form.next_row(30)
    form.sheet.merge_cells(f"A{form.row}:C{form.row}")
    form.sheet.merge_cells(f"D{form.row}:E{form.row}")
    form.put("A", "单位负责人：　　　　　　（盖章）", BODY, LEFT)
    form.put("D", "填表人：　　　　　　　　", BODY, RIGHT)


def printed_on_one_page(sheet: Worksheet) -> None:
    """A4, one page wide, with the number of the page below."""
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter = HeaderFooterItem()
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def workbook(content: Content) -> Workbook:
    """The return as a workbook, dated by the day it was sent."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    form = Form(sheet)
    _head(form, content)
    _body(form, content)
    _foot(form, content)
    printed_on_one_page(sheet)
    book.properties.creator = content.publisher
    book.properties.title = content.title
    book.properties.created = book.properties.modified = datetime.combine(content.sent, time(9))
    return book


def archived(book: Workbook) -> bytes:
    """The workbook's bytes, the same on every machine and day."""
    written = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    return packed(parts_of(written.getvalue()).items())
