"""Page, fonts and styles of an official document (GB/T 9704—2012).

Title 小标宋 二号, body 仿宋 三号, headings 黑体 and 楷体, 22 lines to a page, — 1 — at its foot.
"""

import re
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LATIN = "Times New Roman"
TITLE_FONT, BODY_FONT = "方正小标宋简体", "仿宋"
HEADING_FONT, SECOND_FONT, PAGE_FONT = "黑体", "楷体", "宋体"
LINE = Pt(28.8)
"""22 lines fill the 225 mm between the margins."""
TEXT_WIDTH, ACROSS_WIDTH = Mm(210 - 28 - 26), Mm(297 - 26 - 26)
BODY_POINTS = 16
Align = WD_ALIGN_PARAGRAPH
BETWEEN_DIGITS = re.compile(r"(?<=\d)-(?=\d)")


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a kind of paragraph stands."""

    font: str
    points: float
    align: Any = Align.JUSTIFY
    line: Length = LINE
    indent: int = 0
    before: float = 0
    after: float = 0
    with_next: bool = False


LOOKS = {
    "Title": Look(font=TITLE_FONT, points=22, align=Align.CENTER, line=Pt(34), after=14),
    "Subtitle": Look(font=SECOND_FONT, points=16, align=Align.CENTER),
    "Normal": Look(font=BODY_FONT, points=BODY_POINTS, indent=2),
    "Heading 1": Look(font=HEADING_FONT, points=16, indent=2, with_next=True),
    "Heading 2": Look(font=SECOND_FONT, points=16, indent=2, with_next=True),
    "Caption": Look(
        font=HEADING_FONT, points=14, align=Align.CENTER, line=Pt(22), before=8, with_next=True
    ),
    "表内": Look(font=BODY_FONT, points=12, align=Align.LEFT, line=Pt(18)),
    "表内小": Look(font=BODY_FONT, points=10.5, align=Align.LEFT, line=Pt(16)),
    "表内微": Look(font=BODY_FONT, points=9, align=Align.LEFT, line=Pt(13)),
    "图": Look(font=BODY_FONT, points=12, align=Align.CENTER, line=Pt(1), before=8),
    "注": Look(font=SECOND_FONT, points=10.5, align=Align.LEFT, line=Pt(16), after=6),
}
"""The styles of the document, by the names that Word lists them under."""


def prepare(document: Document, *, across: bool = False) -> None:
    """Set the first page, the styles and the page number."""
    section = document.sections[0]
    _lay(section, across=across)
    section.bottom_margin, section.footer_distance = Mm(35), Mm(25)
    for name, look in LOOKS.items():
        _set_style(_style(document, name), look)
    _set_language(document)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], Align.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], Align.LEFT)


def turn(document: Document, *, across: bool) -> None:
    """Begin a page that lies across, for a table that is too wide to stand, or one that stands."""
    _lay(document.add_section(WD_SECTION.NEW_PAGE), across=across)


def _lay(section: Section, *, across: bool) -> None:
    size = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.page_width, section.page_height = size
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.top_margin = Mm(28 if across else 37)
    section.left_margin, section.right_margin = Mm(26 if across else 28), Mm(26)


def _style(document: Document, name: str) -> ParagraphStyle:
    names = [style.name for style in document.styles]
    if name not in names:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
    found: Any = document.styles[name]
    style: ParagraphStyle = found
    return style


def _set_style(style: ParagraphStyle, look: Look) -> None:
    set_font(style, look.font, look.points)
    form = style.paragraph_format
    # "auto" spacing grows with the font: an exact one keeps 22 lines to a page.
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY if look.line > Pt(1) else None
    form.line_spacing = look.line if look.line > Pt(1) else 1.0
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.alignment, form.keep_with_next = look.align, look.with_next
    form.first_line_indent = Pt(look.points * look.indent)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:  # the template draws a line below titles
        style.element.pPr.remove(borders)


def add_words(paragraph: Paragraph, text: str) -> Run:
    """The words as a run in which no date is broken: 2023-01-11 stays on its line."""
    run = paragraph.add_run()
    for number, piece in enumerate(BETWEEN_DIGITS.split(text)):
        if number:
            run._r.append(OxmlElement("w:noBreakHyphen"))  # noqa: SLF001 - read back as a hyphen
        run.add_text(piece)
    return run


def set_font(owner: Any, name: str, points: float) -> None:
    """Name the East Asian and the Latin font of a style or run; the template names neither."""
    owner.font.size = Pt(points)
    owner.font.bold, owner.font.italic = False, False
    owner.font.color.rgb = RGBColor(0, 0, 0)
    owner.font.name = LATIN
    fonts = owner.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:eastAsia"), name)
    fonts.set(qn("w:cs"), LATIN)


def _set_language(document: Document) -> None:
    """Chinese, so that no spelling is marked in red."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _page_number(paragraph: Paragraph, align: Any) -> None:
    """— 1 —, outside on both pages of an open sheet, one character from the edge."""
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.first_line_indent = Pt(0)
    form.left_indent = form.right_indent = Pt(14)
    for words in ("— ", None, " —"):
        run = paragraph.add_run(words)
        set_font(run, PAGE_FONT, 14)
        if words is None:
            for kind in ("begin", "instr", "end"):
                run._r.append(_field(kind))  # noqa: SLF001 - a field has no other way in


def _field(kind: str) -> Any:
    if kind == "instr":
        made = OxmlElement("w:instrText")
        made.text = "PAGE"
        return made
    made = OxmlElement("w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    return made
