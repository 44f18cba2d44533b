"""One district's sheet of a blank return: title, headings, pillars, rows, a line to sign on.

Draws what it is given, from the top down, and says in which cell each thing came to lie. Only
cells to fill in are unlocked; the protection has no password and keeps nobody out on purpose.
"""

import math

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from etl.returns.marker import MarkedLine, MarkedSheet
from etl.template import entries
from etl.template.asking import Asked, Line, Page
from etl.template.styles import Styles

NUMBER, LABEL, UNIT, VALUE, REASON, LAST, NOTE, DEFINITION = range(8)
WIDTHS = (5.5, 30, 10, 17, 12, 24, 22, 56)
DATE_CELL = "G2"
DEFINITION_LENGTH = 30  # characters in a line of the last column
ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
SHOWN_MONEY = 10_000  # 元 in the 万元 in which last year's money is shown


class Sheet:
    """The sheet while it is being drawn."""

    def __init__(self, book: Workbook, title: str, styles: Styles) -> None:
        self.sheet: Worksheet = book.add_worksheet(title)
        self.title = title
        self.styles = styles
        self.row = 0
        self.told: list[tuple[str, str]] = []

    def draw(self, asked: Asked, page: Page) -> MarkedSheet:
        """The whole sheet; where everything came to lie."""
        self._head(asked, page)
        marked = self._body(page)
        self._foot(asked)
        self._page_setup(asked, page)
        return MarkedSheet(
            title=self.title,
            region=page.region.code,
            date_cell=DATE_CELL,
            told=tuple(self.told),
            lines=tuple(marked),
        )

    def _head(self, asked: Asked, page: Page) -> None:
        sheet, styles = self.sheet, self.styles
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_row(0, 36)
        sheet.merge_range(0, NUMBER, 0, DEFINITION, asked.title, styles["title"])
        sheet.set_row(1, 24)
        sender = f"填报单位：{page.region.name}工商联"
        sheet.merge_range(1, NUMBER, 1, VALUE, sender, styles["left"])
        sheet.merge_range(1, REASON, 1, LAST, "报送日期：", styles["right"])
        sheet.write_blank(DATE_CELL, None, styles["date"])
        sheet.data_validation(DATE_CELL, entries.of_date(asked.year))
        sheet.set_row(2, 34)
        last = f"上年数\n（{asked.year - 1}年，金额为万元）"
        headings = (
            "序号",
            "指标",
            "计量单位",
            f"{asked.year}年",
            "未填原因",
            last,
            "备注",
            "指标解释",
        )
        sheet.write_row(2, 0, headings, styles["heading"])
        sheet.freeze_panes(3, 2)
        self.told = [("A1", asked.title), ("A2", sender)]
        self.told += [(xl_rowcol_to_cell(2, n), text) for n, text in enumerate(headings)]
        self.row = 3

    def _body(self, page: Page) -> list[MarkedLine]:
        """The rows, under the pillar they belong to."""
        marked: list[MarkedLine] = []
        pillars = list(dict.fromkeys(line.indicator.pillar for line in page.lines))
        for place, pillar in enumerate(pillars):
            words = f"{'一二三四五'[place]}、{pillar}"
            self.sheet.set_row(self.row, 22)
            self.sheet.merge_range(
                self.row, NUMBER, self.row, DEFINITION, words, self.styles["pillar"]
            )
            self.row += 1
            for line in page.lines:
                if line.indicator.pillar == pillar:
                    marked.append(self._line(line, len(marked) + 1))
        return marked

    def _line(self, line: Line, number: int) -> MarkedLine:
        sheet, styles, row = self.sheet, self.styles, self.row
        definition = line.indicator.definition
        lines = math.ceil(len(definition) / DEFINITION_LENGTH)
        sheet.set_row(row, max(24, 12.5 * lines + 4))
        sheet.write_number(row, NUMBER, number, styles["number"])
        sheet.write_string(row, LABEL, line.indicator.name, styles["label"])
        self._unit(line)
        sheet.write_blank(row, VALUE, None, styles.value(line.units[0]))
        sheet.data_validation(row, VALUE, row, VALUE, entries.of_value(line))
        sheet.write_blank(row, REASON, None, styles["reason"])
        sheet.data_validation(row, REASON, row, REASON, entries.of_reason())
        self._last(line)
        sheet.write_blank(row, NOTE, None, styles["note"])
        sheet.write_string(row, DEFINITION, definition, styles["definition"])
        self._conflict()
        self.row += 1
        return MarkedLine(
            indicator=line.indicator.key,
            label=line.indicator.name,
            label_cell=xl_rowcol_to_cell(row, LABEL),
            unit_cell=xl_rowcol_to_cell(row, UNIT),
            value_cell=xl_rowcol_to_cell(row, VALUE),
            reason_cell=xl_rowcol_to_cell(row, REASON),
        )

    def _unit(self, line: Line) -> None:
        """The unit; to choose from where there are several."""
        unit, *others = line.units
        style = self.styles["unit_typed" if others else "unit"]
        self.sheet.write_string(self.row, UNIT, unit, style)
        if others:
            self.sheet.data_validation(self.row, UNIT, self.row, UNIT, entries.of_unit(line))

    def _last(self, line: Line) -> None:
        """Last year's value, a number where it was exact; blank where there is none."""
        unit, last = line.units[0], line.last
        style = self.styles.last(unit, sample=bool(last and last.sample))
        if last is None:
            self.sheet.write_blank(self.row, LAST, None, style)
        elif last.value is None:
            words = last.words + ("（示例）" if last.sample else "")
            self.sheet.write_string(self.row, LAST, words, style)
        else:
            factor = SHOWN_MONEY if line.indicator.unit == "元" else 1
            self.sheet.write_number(self.row, LAST, float(last.value / factor), style)

    def _conflict(self) -> None:
        """A number and a reason for having none, in one row, turn red while one types."""
        value, reason = (xl_rowcol_to_cell(self.row, c, col_abs=True) for c in (VALUE, REASON))
        both = {
            "type": "formula",
            "criteria": f'=AND({value}<>"",{reason}<>"")',
            "format": self.styles["conflict"],
        }
        self.sheet.conditional_format(self.row, VALUE, self.row, REASON, both)

    def _foot(self, asked: Asked) -> None:
        sheet, styles = self.sheet, self.styles
        due = f"报送截止：{asked.due_in_words}。" if asked.due else ""
        words = f"注：{due}浅黄色单元格为填写处，其余已锁定；填写方法见“填报说明”。"
        sheet.set_row(self.row, 20)
        sheet.merge_range(self.row, NUMBER, self.row, DEFINITION, words, styles["small"])
        self.row += 1
        sheet.set_row(self.row, 34)
        signing = ((NUMBER, UNIT, "单位负责人：　　　　　（盖章）"), (VALUE, LAST, "审核人："))
        for first, final, words in (*signing, (NOTE, DEFINITION, "填表人：")):
            sheet.merge_range(self.row, first, self.row, final, words, styles["left"])

    def _page_setup(self, asked: Asked, page: Page) -> None:
        sheet = self.sheet
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(2)
        sheet.print_area(0, NUMBER, self.row, DEFINITION)
        where = f"{page.region.name} {asked.year}年度".replace("&", "&&")
        sheet.set_footer(f'&L&"仿宋"&9{where}&C&"仿宋"&9第 &P 页，共 &N 页')
        sheet.protect("", ALLOWED)
