"""The order of the slides: title, each section's sentences, tables and charts, then sources."""

from collections.abc import Iterator, Sequence

from exports.briefing import Briefing
from exports.palette import LIGHT
from exports.slides.charts import add_chart
from exports.slides.deck import INNER, LEFT, TOP, Deck, write
from exports.slides.grids import add_grids
from exports.tables import Section

CHARACTERS = 480
"""What of the body's size fits on a slide."""
BODY, SMALL = 18, 14
NOTICE = "含示例数据：区县明细为虚构的演示数据，不得引用"


def slides_bytes(told: Briefing) -> bytes:
    """The finished .pptx."""
    deck = Deck(told)
    _title(deck)
    for section in told.sections:
        _section(deck, section)
    if told.sources:
        numbered = [f"[{number}] {source}" for number, source in enumerate(told.sources, 1)]
        _pages(deck, "资料来源", numbered, SMALL, CHARACTERS * 2)
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
        write(box.add_paragraph(), NOTICE, BODY, LIGHT.accent)


def _section(deck: Deck, section: Section) -> None:
    source = next((table.source for table in section.tables if table.source), "")
    _pages(deck, section.heading, section.paragraphs, BODY, CHARACTERS, source)
    for table in section.tables:
        if not table.only_chart:
            add_grids(deck, table)
        if table.chart is not None and table.chart.rows:
            add_chart(deck, table, table.chart)


def _pages(
    deck: Deck,
    heading: str,
    paragraphs: Sequence[str],
    points: float,
    characters: int,
    source: str = "",
) -> None:
    """Paragraphs on as many slides as they need."""
    for page in _split(paragraphs, characters):
        sample = any("示例数据" in words for words in page)
        box = deck.box(deck.slide(heading, source, sample=sample), LEFT, TOP, INNER, 5.4)
        for position, words in enumerate(page):
            paragraph = box.paragraphs[0] if position == 0 else box.add_paragraph()
            paragraph.line_spacing = 1.25
            write(paragraph, words, points)


def _split(paragraphs: Sequence[str], characters: int) -> Iterator[list[str]]:
    """Pages of paragraphs; one that is longer than a page is broken."""
    page: list[str] = []
    for words in paragraphs:
        for start in range(0, max(1, len(words)), characters):
            part = words[start : start + characters]
            if page and sum(map(len, page)) + len(part) > characters:
                yield page
                page = []
            page.append(part)
    if page:
        yield page
