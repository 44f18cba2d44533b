"""The order of the slides: title, each section's sentences, tables and charts, then sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx.util import Pt

from exports.briefing import Briefing
from exports.palette import LIGHT
from exports.slides.charts import add_chart
from exports.slides.deck import INNER, LEFT, TOP, Deck, write
from exports.slides.grids import add_grids
from exports.tables import Section


@dataclass(frozen=True)
class Page:
    """What fits on a slide: words of this size, so many lines, so many letters to a line."""

    points: float
    lines: int
    letters: int


TEXT, SOURCES = Page(18, 11, 45), Page(14, 13, 58)
LARGE, AFTER = 24, 8
FEW, MANY = 60, 240
"""Words up to here stand above a table; up to there they are written larger."""
NOTICE = "含示例数据：区县明细为虚构的演示数据，不得引用"


def slides_bytes(told: Briefing) -> bytes:
    """The finished .pptx."""
    deck = Deck(told)
    _title(deck)
    for section in told.sections:
        _section(deck, section)
    if told.sources:
        numbered = [f"[{number}] {source}" for number, source in enumerate(told.sources, 1)]
        _pages(deck, "资料来源", numbered, SOURCES)
    return deck.content()


def _title(deck: Deck) -> None:
    told = deck.told
    slide = deck.slide("", "", sample=told.sample)
    box = deck.box(slide, LEFT, 2.4, INNER, 2.6)
    write(box.paragraphs[0], told.title[:120], 38, LIGHT.ink, bold=True)
    for words in (
        told.organisation[:120],
        f"{told.built.year}年{told.built.month}月{told.built.day}日",
    ):
        write(box.add_paragraph(), words, 20, LIGHT.muted)
    if told.sample:
        write(box.add_paragraph(), NOTICE, TEXT.points, LIGHT.accent)


def _section(deck: Deck, section: Section) -> None:
    source = next((table.source for table in section.tables if table.source), "")
    words = "".join(section.paragraphs)
    short = bool(section.tables) and len(words) <= FEW
    if not short:  # a line stands above its table, not on a slide of its own
        _pages(deck, section.heading, section.paragraphs, TEXT, source)
    for table in section.tables:
        if not table.only_chart:
            add_grids(deck, table, words if short else "")
        if table.chart is not None and table.chart.rows:
            add_chart(deck, table, table.chart)


def _pages(
    deck: Deck, heading: str, paragraphs: Sequence[str], page: Page, source: str = ""
) -> None:
    """Paragraphs on as many slides as they need."""
    for part in _split(paragraphs, page):
        sample = any("示例数据" in words for words in part)
        size = LARGE if page is TEXT and sum(map(len, part)) <= MANY else page.points
        box = deck.box(deck.slide(heading, source, sample=sample), LEFT, TOP, INNER, 5.4)
        for position, words in enumerate(part):
            paragraph = box.paragraphs[0] if position == 0 else box.add_paragraph()
            paragraph.line_spacing, paragraph.space_after = 1.25, Pt(AFTER)
            write(paragraph, words, size)


def _split(paragraphs: Sequence[str], page: Page) -> Iterator[list[str]]:
    """Pages of paragraphs; one that is longer than a page is broken."""
    part: list[str] = []
    most, taken = page.lines * page.letters, 0
    for words in paragraphs:
        for start in range(0, max(1, len(words)), most):
            piece = words[start : start + most]
            lines = max(1, -(-len(piece) // page.letters))
            if part and taken + lines > page.lines:
                yield part
                part, taken = [], 0
            part.append(piece)
            taken += lines
    if part:
        yield part
