"""The order of a document: title, sections with tables and pictures, sources, legend."""

from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

from exports.briefing import LEGEND, Briefing
from exports.document.fitting import fit
from exports.document.grids import add_grid
from exports.document.styles import TEXT_WIDTH, add_words, prepare, turn
from exports.picture import NO_FONT, available, png_bytes
from exports.tables import Section, Table
from exports.texts import harmless

NUMERALS = "一二三四五六七八九十"
FEW_SENTENCES = 2
FEW = 3
"""Up to so many indicators are defined in the document itself; more in the workbook."""
SAMPLE = "（含示例数据：区县明细为虚构的演示数据，不得引用）"


class Writer:
    """A document being written: counts its tables, pictures and headings."""

    def __init__(self, told: Briefing) -> None:
        self.told = told
        self.document: Document = docx.Document()
        self.numbers = {source: number for number, source in enumerate(told.sources, 1)}
        self.tables = self.pictures = self.headings = 0
        self.across = bool(told.sections) and _lies_across(told.sections[0])
        prepare(self.document, across=self.across)

    def add(self, text: str, style: str = "Normal") -> Any:
        """A paragraph; foreign text is made fit."""
        paragraph = self.document.add_paragraph(style=style)
        add_words(paragraph, harmless(text))
        return paragraph

    def heading(self, text: str, *, across: bool = False) -> None:
        """一、总体情况"""
        self._turn(across=across)
        ordinal = NUMERALS[self.headings] if self.headings < len(NUMERALS) else "□"
        self.headings += 1
        self.add(f"{ordinal}、{text}", "Heading 1")

    def table(self, table: Table) -> None:
        """The table and, where it has one, its chart."""
        if not table.only_chart:
            self.tables += 1
            fitted = fit(table)
            self._turn(across=fitted.across)
            self.add(f"表{self.tables}　{table.title}", "Caption")
            add_grid(self.document, table, self.numbers, fitted)
            self.add(self._note(table), "注")
        if table.chart is not None and table.chart.rows:
            self.picture(table)

    def _turn(self, *, across: bool) -> None:
        """A new page where the last one lies the other way."""
        if across != self.across:
            self.across = across
            turn(self.document, across=across)

    def _note(self, table: Table) -> str:
        sample = "含示例数据。" if table.sample else ""
        source = f"{table.source}。" if table.source else ""
        return f"{sample}{source}{self.told.mark}。"

    def picture(self, table: Table) -> None:
        """The chart as a picture with its source in it; a sentence where none can be drawn."""
        self._turn(across=False)
        if not available():
            self.add(NO_FONT, "注")
            return
        paragraph = self.add("", "图")
        paragraph.paragraph_format.keep_with_next = True  # its caption stands below
        run = paragraph.add_run()
        shape = run.add_picture(BytesIO(png_bytes(table, self.told.mark)), width=TEXT_WIDTH)
        shape._inline.find(qn("wp:docPr")).set("descr", harmless(table.title))  # noqa: SLF001
        self.pictures += 1
        self.add(
            f"图{self.pictures}　{table.title}", "Caption"
        ).paragraph_format.keep_with_next = False


def _lies_across(section: Section) -> bool:
    """Whether heading and a sentence or two go with a wide table: they would leave a page bare."""
    if len(section.paragraphs) > FEW_SENTENCES:
        return False
    return any(fit(table).across for table in section.tables[:1])


def document_bytes(told: Briefing) -> bytes:
    """The finished .docx."""
    writer = Writer(told)
    _title(writer)
    for section in told.sections:
        writer.heading(section.heading, across=_lies_across(section))
        for words in section.paragraphs:
            writer.add(words)
        for table in section.tables:
            writer.table(table)
    _notes(writer)
    _properties(writer)
    stream = BytesIO()
    writer.document.save(stream)
    return stream.getvalue()


def _title(writer: Writer) -> None:
    told = writer.told
    writer.add(told.title, "Title")
    writer.add(told.organisation, "Subtitle")
    built = told.built
    writer.add(f"{built.year}年{built.month}月{built.day}日", "Subtitle")
    if told.sample:
        writer.add(SAMPLE, "Subtitle")
    writer.add("", "Subtitle")


def _notes(writer: Writer) -> None:
    """Sources by number, the definitions of few indicators, and how what is absent is written."""
    told = writer.told
    writer.heading("说明")
    if len(told.indicators) <= FEW:
        for indicator in told.indicators:
            writer.add(f"{indicator.name}：{indicator.definition}", "注")
    if told.sources:
        writer.add("资料来源", "Heading 2")
        for source, number in writer.numbers.items():
            writer.add(f"[{number}] {source}", "注")
    shown = [pair for pair in LEGEND if _occurs(told, pair[0])]
    if shown:
        writer.add("数据写法", "Heading 2")
        for word, meaning in shown:
            writer.add(f"{word}：{meaning}", "注")
    latest = "" if told.latest is None else f"，数据截至{told.latest.isoformat()}"
    writer.add(f"数据版本：{told.mark}{latest}。", "注")


def _occurs(told: Briefing, word: str) -> bool:
    """Whether a word of the legend stands in the document."""
    cells = [
        cell
        for section in told.sections
        for table in section.tables
        for row in table.rows
        for cell in row
    ]
    if word == "示例数据":
        return told.sample
    parts = word.split("、")
    if parts[0] == "超":
        return any(part in c.words for c in cells if c.value is not None for part in parts)
    return any(cell.words == word for cell in cells)


def _properties(writer: Writer) -> None:
    told, of = writer.told, writer.document.core_properties
    moment = datetime(told.built.year, told.built.month, told.built.day)  # noqa: DTZ001
    of.title, of.author = harmless(told.title)[:200], harmless(told.organisation)[:200]
    of.comments = told.mark
    of.created = of.modified = moment
    of.last_modified_by, of.language = of.author, "zh-CN"
