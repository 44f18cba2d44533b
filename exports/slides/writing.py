"""The order of the slides: title, each section's sentences, tables and charts, then sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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

    def taken(self, words: str) -> int:
        """How many lines a paragraph takes."""
        return max(1, -(-len(words) // self.letters))


TEXT, SOURCES = Page(18, 13, 46), Page(14, 14, 60)
LARGER = (Page(28, 7, 29), Page(24, 9, 34), Page(20, 11, 42))
"""For what is too short to fill a slide, the largest first."""
FEW, AFTER, BETWEEN_SOURCES = 60, 12, 5
"""Words up to here stand above a table; points between paragraphs, and between sources."""
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
    box = deck.box(slide, LEFT, 2.1, INNER, 3.2)
    write(box.paragraphs[0], told.title[:120], 40, LIGHT.ink, bold=True)
    day = f"{told.built.year}年{told.built.month}月{told.built.day}日"
    lines = [(told.organisation[:120], LIGHT.muted), (day, LIGHT.muted)]
    for words, ink in [*lines, *([(NOTICE, LIGHT.accent)] if told.sample else [])]:
        paragraph = box.add_paragraph()
        paragraph.space_before = Pt(AFTER)
        write(paragraph, words, 20, ink)


def _section(deck: Deck, section: Section) -> None:
    source = next((table.source for table in section.tables if table.source), "")
    words = "".join(section.paragraphs)
    short = bool(section.tables) and len(words) <= FEW
    before = deck.count
    if not short and not section.in_notes:  # a line stands above its table, not by itself
        _pages(deck, section.insight or section.heading, section.paragraphs, TEXT, source)
    for table in section.tables:
        if not table.only_chart:
            add_grids(deck, table, words if short and not section.in_notes else "")
        if table.chart is not None and table.chart.rows:
            add_chart(deck, table, table.chart)
    if section.in_notes and section.paragraphs:
        deck.add_notes(min(before + 1, deck.count), section.paragraphs)


def _pages(
    deck: Deck, heading: str, paragraphs: Sequence[str], page: Page, source: str = ""
) -> None:
    """Paragraphs on as many slides as they need, which are counted where they are several."""
    parts = list(_split(paragraphs, page))
    if page is SOURCES and len(parts) > 1:  # as many on each: not one alone on the last
        lines = sum(map(page.taken, paragraphs))
        parts = list(_split(paragraphs, replace(page, lines=-(-lines // len(parts)))))
    for number, part in enumerate(parts, 1):
        sample = any("示例数据" in words for words in part)
        size = _size(part) if page is TEXT else page.points
        title = f"{heading}（{number}/{len(parts)}）" if len(parts) > 1 else heading
        box = deck.box(deck.slide(title, source, sample=sample), LEFT, TOP, INNER, 5.4)
        for position, words in enumerate(part):
            paragraph = box.paragraphs[0] if position == 0 else box.add_paragraph()
            paragraph.line_spacing = 1.25
            paragraph.space_after = Pt(AFTER if page is TEXT else BETWEEN_SOURCES)
            write(paragraph, words, size)


def _size(part: Sequence[str]) -> float:
    """The largest words with which the paragraphs fill a slide and no more."""
    fitting = (p for p in LARGER if sum(map(p.taken, part)) + len(part) // 2 <= p.lines)
    return next(fitting, TEXT).points


def _split(paragraphs: Sequence[str], page: Page) -> Iterator[list[str]]:
    """Pages of paragraphs; one that is longer than a page is broken."""
    part: list[str] = []
    most, taken = page.lines * page.letters, 0
    for words in paragraphs:
        for start in range(0, max(1, len(words)), most):
            piece = words[start : start + most]
            lines = page.taken(piece)
            if part and taken + lines > page.lines:
                yield part
                part, taken = [], 0
            part.append(piece)
            taken += lines
    if part:
        yield part
