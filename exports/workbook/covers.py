"""The sheets around the tables: cover with contents, 说明 with meanings and sources, 摘要.

Words only; what they say comes from the briefing.
"""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from exports.briefing import KINDS, LEGEND, notes_of
from exports.workbook.book import Book, set_height, write_text

COVER, NOTES, SAID = "封面", "说明", "摘要"
TITLE_POINTS = 30
WIDTHS = (26, 64, 10, 8, 48)
PROSE = 70
WRITTEN = (
    (
        "各张表",
        "按表头或“单位”栏的单位显示，如亿元；单元格存的是元、个等基本单位的数，引用求和照此计。",
    ),
    ("“数据”表", "按“单位”栏的基本单位显示，与CSV相同。"),
)
"""In which unit a number is shown, and in which it is kept."""


def cover(book: Book, sheet: Worksheet, contents: list[tuple[str, str]]) -> None:
    """Title, whose it is, release, dates, the sample mark, and a link to every sheet.

    `contents` are the names of the sheets and what is on each.
    """
    told = book.told
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 60)
    sheet.set_row(0, TITLE_POINTS)
    write_text(sheet, 0, 0, told.title, book.look("title"))
    said = [
        ("单位", told.organisation),
        ("版本", f"第{told.release}版"),
        ("建成日期（北京时间）", told.built.isoformat()),
        *([] if told.latest is None else [("数据截至", told.latest.isoformat())]),
    ]
    for row, (name, words) in enumerate(said, 2):
        write_text(sheet, row, 0, name, book.look("subtitle"))
        write_text(sheet, row, 1, words, book.look("prose"))
    if told.sample:
        words = "含示例数据：区县明细为虚构的演示数据，不得引用。"
        write_text(sheet, 6, 0, words, book.look("sample"))
    write_text(sheet, 8, 0, "目录", book.look("heading"))
    for row, (name, words) in enumerate(contents, 9):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", book.look("link"), name)
        write_text(sheet, row, 1, words, book.look("prose"))


def notes(book: Book, sheet: Worksheet) -> None:
    """口径, sources with their dates, and how missing and hedged figures are written."""
    told = book.told
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    row = _block(
        book,
        sheet,
        0,
        "指标口径",
        ("指标", "定义", "类型", "单位", "注意"),
        [(i.name, i.definition, KINDS[i.kind], i.unit, notes_of(i)) for i in told.indicators],
    )
    sources = [(f"[{n}]", source) for n, source in enumerate(told.sources, 1)]
    row = _block(book, sheet, row, "资料来源", ("编号", "来源（发布者，日期）"), sources)
    row = _block(book, sheet, row, "图例", ("写法", "含义"), LEGEND)
    _block(book, sheet, row, "数的写法", ("在哪里", "怎么看"), WRITTEN)
    sheet.set_landscape()


def _block(
    book: Book,
    sheet: Worksheet,
    row: int,
    title: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
) -> int:
    """A titled table of words; the row after it and a blank one."""
    if not rows:
        return row
    write_text(sheet, row, 0, title, book.look("heading"))
    for column, head in enumerate(heads):
        write_text(sheet, row + 1, column, head, book.look("head"))
    for line, words in enumerate(rows, row + 2):
        for column, word in enumerate(words):
            write_text(sheet, line, column, word, book.look("text"))
        set_height(sheet, line, words, WIDTHS)
    return row + len(rows) + 3


def said(book: Book, sheet: Worksheet) -> None:
    """The sentences, by section, to be copied."""
    sheet.set_column(0, 0, PROSE)
    row = 0
    for section in book.told.sections:
        write_text(sheet, row, 0, section.heading, book.look("heading"))
        for row, words in enumerate(section.paragraphs, row + 1):  # noqa: B020
            write_text(sheet, row, 0, words, book.look("prose"))
            set_height(sheet, row, [words], [PROSE])
        row += 2
