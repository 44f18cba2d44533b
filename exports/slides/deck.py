"""The slides being written: their size and fonts, and what stands on every one of them."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from exports.briefing import Briefing
from exports.palette import LIGHT
from exports.texts import harmless

FONT = "微软雅黑"
WIDTH, HEIGHT = 13.333, 7.5
LEFT, TOP, INNER = 0.6, 1.45, WIDTH - 1.2
TITLE_TOP, TITLE_WIDTH, NOTED, FOOT = 0.32, INNER - 1.5, 1.02, 6.98
BLANK = 6
"""The layout without placeholders."""
TITLES = ((28, 26), (37, 20), (74, 19), (92, 16))
"""Up to so many characters a title is written in this size; of more there are two lines."""


def colour(hexadecimal: str) -> RGBColor:
    """#2F5D8A as slides want it."""
    made: RGBColor = RGBColor.from_string(hexadecimal.removeprefix("#"))
    return made


def write(
    paragraph: Any, text: str, points: float, ink: str = LIGHT.ink, *, bold: bool = False
) -> None:
    """Words in a paragraph; the East Asian font is named beside the Latin one."""
    run = paragraph.add_run()
    run.text = " ".join(harmless(text).split("\n"))
    run.font.size, run.font.bold = Pt(points), bold
    run.font.name = FONT
    run.font.color.rgb = colour(ink)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx names the Latin font only
    properties.append(properties.makeelement(qn("a:ea"), {"typeface": FONT}))


def _title(words: str) -> tuple[str, int]:
    """The title and its size; one that two lines do not hold is cut, and says so."""
    clean = harmless(words)
    points = next((size for most, size in TITLES if len(clean) <= most), 0)
    most, smallest = TITLES[-1]
    return (clean, points) if points else (f"{clean[: most - 1]}…", smallest)


class Deck:
    """Slides for one briefing."""

    def __init__(self, told: Briefing) -> None:
        self.told = told
        self._file: Any = Presentation()
        self._file.slide_width, self._file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        of = self._file.core_properties
        of.title, of.author = harmless(told.title)[:200], harmless(told.organisation)[:200]
        of.comments = told.mark
        built = told.built
        of.created = of.modified = datetime(built.year, built.month, built.day)  # noqa: DTZ001

    def slide(self, title: str, source: str = "", *, sample: bool = False, note: str = "") -> Any:
        """A new slide with title and note above, and source, release and number below."""
        made = self._file.slides.add_slide(self._file.slide_layouts[BLANK])
        box = self.box(made, LEFT, TITLE_TOP, TITLE_WIDTH, NOTED - TITLE_TOP)
        box.vertical_anchor = MSO_ANCHOR.MIDDLE
        short, points = _title(title)
        write(box.paragraphs[0], short, points, LIGHT.ink, bold=True)
        if note:
            write(self.box(made, LEFT, NOTED, INNER, 0.35).paragraphs[0], note, 13, LIGHT.muted)
        if sample:
            self._mark(made)
        below = self.box(made, LEFT, FOOT, INNER, 0.35).paragraphs[0]
        number = str(self.count)
        said = "　".join(part for part in (harmless(source)[:90], self.told.mark, number) if part)
        write(below, said, 11, LIGHT.muted)
        return made

    def box(self, slide: Any, left: float, top: float, width: float, height: float) -> Any:
        """The text frame of a new box; sizes in inches."""
        frame = slide.shapes.add_textbox(
            Inches(left), Inches(top), Inches(width), Inches(height)
        ).text_frame
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.TOP
        return frame

    @property
    def count(self) -> int:
        """How many slides there are."""
        return len(self._file.slides)

    def add_notes(self, number: int, words: Sequence[str]) -> None:
        """What is not shown to the audience, below the slide of this number."""
        frame = self._file.slides[number - 1].notes_slide.notes_text_frame
        frame.text = "\n".join(harmless(one).replace("\n", " ") for one in words)

    def _mark(self, slide: Any) -> None:
        box = self.box(slide, WIDTH - 2.2, 0.45, 1.6, 0.45)
        paragraph = box.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
        write(paragraph, "示例数据", 16, LIGHT.accent, bold=True)

    def content(self) -> bytes:
        """The finished .pptx."""
        stream = BytesIO()
        self._file.save(stream)
        return stream.getvalue()
