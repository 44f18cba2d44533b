"""The characters of a PDF page as lines of cells, without page numbers and running heads.

A wide gap parts cells; whether they are cells of a table is decided elsewhere. Joins no lines.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

CELL_GAP = 0.9  # in sizes of the type, as all lengths below; justified text stays under 0.4
BLANK_GAP = 0.45  # 芙蓉区 37 in a narrow table must not become 芙蓉区37
WORD_GAP = 0.2  # between letters and digits
SAME_LINE = 0.4
SMALL, RAISED = 0.75, 0.15
FAKE_BOLD = 0.15  # a character printed twice stands this close
BAND = 0.12  # of the page's height, at its top and at its foot
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PAGE_NUMBER = re.compile(
    r"[—\-–－·•~第\[(（ ]{0,4}(\d{1,4})( ?[/／] ?\d{1,4})?[—\-–－·•~页\])） ]{0,4}"
)
PAGE_OF = re.compile(r"第 ?\d{1,4} ?页[,，/ ]{0,2}共 ?\d{1,4} ?页")


@dataclass(frozen=True, slots=True)
class Character:
    """One character; edges, baseline and size in points."""

    text: str
    left: float
    baseline: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Characters that stand together."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `page` counts from 0."""

    page: int
    baseline: float
    size: float
    cells: tuple[Cell, ...]

    @property
    def left(self) -> float:
        """Where its first character begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where its last character ends."""
        return self.cells[-1].right

    @property
    def text(self) -> str:
        """All of it, as it reads outside a table."""
        return " ".join(cell.text for cell in self.cells)


def page_lines(index: int, characters: Iterable[Iterable[Any]]) -> list[Line]:
    """The lines of one page from top to bottom."""
    seen = sorted((Character(*each) for each in characters), key=lambda c: -c.baseline)
    groups: list[list[Character]] = []
    for character in seen:
        if groups and _on_one_line(groups[-1], character):
            groups[-1].append(character)
        else:
            groups.append([character])
    return [line for group in groups if (line := _line(index, group))]


def _on_one_line(group: list[Character], character: Character) -> bool:
    size = max(group[0].size, character.size)
    return group[0].baseline - character.baseline < SAME_LINE * size


def _line(index: int, group: list[Character]) -> Line | None:
    written = [c for c in group if not c.text.isspace()]
    if not written:
        return None
    size = Counter(c.size for c in written).most_common(1)[0][0]
    baseline = Counter(c.baseline for c in written if c.size == size).most_common(1)[0][0]
    cells: list[Cell] = []
    spaced, last = False, written[0]
    for c in sorted(group, key=lambda c: c.left):
        if c.text.isspace():
            spaced = True
        elif cells and c.text == last.text and c.left - last.left < FAKE_BOLD * size:
            continue
        else:
            _append(cells, _shown(c, baseline, size), last, spaced=spaced)
            spaced, last = False, c
    return Line(index, baseline, size, tuple(cells))


def _append(cells: list[Cell], c: Character, last: Character, *, spaced: bool) -> None:
    gap = c.left - last.right
    if not cells or gap > CELL_GAP * c.size:
        cells.append(Cell(c.left, c.right, c.text))
        return
    words = _is_word(c.text) and _is_word(last.text)
    apart = gap > (WORD_GAP if words else BLANK_GAP) * c.size
    between = " " if spaced or apart else ""
    cells[-1] = Cell(
        cells[-1].left, max(cells[-1].right, c.right), cells[-1].text + between + c.text
    )


def _is_word(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _shown(c: Character, baseline: float, size: float) -> Character:
    """A raised small digit is a footnote's: 986¹ must not become 9861."""
    if c.size < SMALL * size and c.baseline - baseline > RAISED * size:
        return replace(c, text=c.text.translate(SUPERSCRIPTS), size=size)
    return replace(c, size=size)


def without_margins(
    pages: list[list[Line]], heights: list[float]
) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and running heads, and what those were."""
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    repeated = Counter(key for lines in edges for key in {_key(line) for line in lines})
    numbers = Counter(n - i for i, lines in enumerate(edges) for n in _numbers(lines))
    dropped: list[Line] = []
    for index, lines in enumerate(edges):
        for line in lines:
            often = repeated[_key(line)] > max(2, len(pages) / 2)
            running = often and not line.text.isdecimal()
            numbered = _is_numbered(line, index, numbers)
            if running or numbered:
                dropped.append(line)
    kept = [[line for line in lines if line not in dropped] for lines in pages]
    return kept, sorted({line.text for line in dropped if not PAGE_NUMBER.fullmatch(line.text)})


def _edges(lines: list[Line], height: float) -> list[Line]:
    """The first two and the last two lines, where they stand in the page's margins."""
    outer = [*lines[:2], *lines[2:][-2:]]
    return [x for x in outer if not BAND * height < x.baseline < (1 - BAND) * height]


def _key(line: Line) -> str:
    return re.sub(r"\d", "#", line.text)


def _numbers(lines: list[Line]) -> set[int]:
    found = (PAGE_NUMBER.fullmatch(line.text) for line in lines)
    return {int(match[1]) for match in found if match}


def _is_numbered(line: Line, index: int, offsets: Counter[int]) -> bool:
    """A page number says so, or runs with the pages; a lone 3 may be the end of a sentence."""
    if PAGE_OF.fullmatch(line.text):
        return True
    match = PAGE_NUMBER.fullmatch(line.text)
    if not match:
        return False
    return not line.text.isdecimal() or offsets[int(match[1]) - index] > 1
