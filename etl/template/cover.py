"""The sheets around the table: a cover with deadline and contact, and how to fill the form in.

The district's names and telephone are fields to fill in, ours stands there or not at all: the form
invents nobody.
"""

from pathlib import Path

from xlsxwriter import Workbook

from etl.template.asking import Asked
from etl.template.drawing import ALLOWED
from etl.template.styles import Styles

TO_FILL = ("单位负责人", "审核人", "填表人", "联系电话")
COVER, HOW_TO = "封面", "填报说明"
PARAGRAPHS = Path(__file__).with_name("how_to.txt")  # one a line


def draw_cover(book: Workbook, asked: Asked, styles: Styles) -> None:
    """封面: title, who, which year, by when, to whom; and the fields to fill in."""
    sheet = book.add_worksheet(COVER)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 2, 50)
    sheet.set_column(3, 3, 6)
    sheet.set_row(2, 90)
    sheet.merge_range(
        2, 0, 2, 3, asked.title.replace("工商联系统", "工商联系统\n"), styles["cover_title"]
    )
    row = 6
    for label, words in _told(asked):
        sheet.set_row(row, 36)
        sheet.write_string(row, 1, f"{label}：", styles["cover_label"])
        told = styles["cover_told" if words else "cover_typed"]
        sheet.write(row, 2, words, told) if words else sheet.write_blank(row, 2, None, told)
        row += 1
    sheet.merge_range(row + 2, 0, row + 2, 3, f"{asked.office}制", styles["cover_note"])
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.print_area(0, 0, row + 3, 3)
    sheet.protect("", ALLOWED)


def _told(asked: Asked) -> list[tuple[str, str]]:
    """Label and words; no words where the field is to be filled in."""
    names = "、".join(page.region.name for page in asked.pages)
    sender = f"{names}工商联" if len(asked.pages) == 1 else f"{asked.root.name}各区县（市）工商联"
    contact = [("受理处室及电话", asked.contact)] if asked.contact else []
    given = [
        ("填报单位", sender),
        ("统计年度", f"{asked.year}年"),
        ("报送截止", asked.due_in_words),
        ("受理单位", asked.office),
        *contact,
    ]
    return [*given, *((field, "") for field in TO_FILL)]


def draw_how_to(book: Workbook, asked: Asked, styles: Styles) -> None:
    """填报说明: one paragraph a row."""
    sheet = book.add_worksheet(HOW_TO)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 96)
    sheet.set_row(0, 40)
    sheet.write_string(0, 0, HOW_TO, styles["title"])
    due = asked.due_in_words or "规定的截止日期"
    for row, text in enumerate(PARAGRAPHS.read_text(encoding="utf-8").splitlines(), 1):
        words = text.format(year=asked.year, before=asked.year - 1, due=due, office=asked.office)
        heading = not words[0].isdigit()
        sheet.set_row(row, 28 if heading else 20 * (1 + len(words) // 43))
        sheet.write_string(row, 0, words, styles["section" if heading else "text"])
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&"仿宋"&9第 &P 页，共 &N 页')
    sheet.protect("", ALLOWED)
