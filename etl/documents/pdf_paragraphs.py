"""The lines of a PDF as paragraphs, rows and headings.

A line that reaches the right margin goes on in the next, over the page too; cells that stand
below each other are rows of a table; a heading is what is set larger than the body, nothing
else. Reads no bytes.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles

from etl.documents.pdf_lines import Cell, Line
from etl.passages import BlockKind

LONG = 0.5  # of the page's width: lines that tell where the margins are
LARGER = 1.15
SAME_SIZE = 0.12
PITCH = 1.4  # more than this over the usual distance parts paragraphs
SLACK = 0.6  # in sizes of the type, as the three below
NARROW = 0.55  # the width of a digit
INDENT = 1.0
FIRST_INDENT = (1.6, 2.4)
HEADING_LENGTH = 60
ENDS = "。！？；：!?;:"
NOT_FIRST = "，。、；：！？）》”’%％〉】"
HEAD = re.compile(r"第?[一二三四五六七八九十]{1,3}[、章节]|[（(][一二三四五六七八九十\d]{1,3}[）)]")
TOKEN = re.compile(r"[0-9A-Za-z.,%]{1,40}")


@dataclass(frozen=True, slots=True)
class Margins:
    """The edges of the body text, its size and the distance of its lines, in points."""

    left: float
    right: float
    size: float
    pitch: float


@dataclass(slots=True)
class Paragraph:
    """What becomes one line of text."""

    text: str
    size: float
    kind: BlockKind | None = None
    level: int = 0


def margins(pages: list[list[Line]], width: float) -> Margins:
    """Where the body stands, told by the long lines of all pages."""
    lines = [line for page in pages for line in page]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0]
    long = [line for line in lines if line.right - line.left > LONG * width]
    left = _share([line.left for line in long or lines], 0)
    gaps = [a.baseline - b.baseline for page in pages for a, b in pairwise(page)]
    return Margins(
        left=left,
        right=_share([line.right for line in long], -1) if long else width - left,
        size=body,
        pitch=median(gaps) if gaps else 2 * body,
    )


def _share(edges: list[float], place: int) -> float:
    """The edge that one line in twenty passes: one line too wide is not the margin."""
    return quantiles(edges, n=20, method="inclusive")[place] if len(edges) > 1 else edges[0]


def paragraphs(pages: list[list[Line]], width: float) -> list[Paragraph]:
    """All pages, in order. `width` is that of a page in points; there must be a line."""
    at = margins(pages, width)
    found: list[Paragraph] = []
    last: Line | None = None
    for item in (item for page in pages for item in _tables(page)):
        if isinstance(item, Paragraph):
            found.append(item)
            last = None
            continue
        if last is not None and _goes_on(last, item, at, width):
            found[-1].text = _joined(found[-1].text, item.text)
        else:
            found.append(Paragraph(item.text, item.size))
        last = item
    _mark_headings(found, at.size)
    return found


def _goes_on(last: Line, line: Line, at: Margins, width: float) -> bool:
    if abs(last.size - line.size) > SAME_SIZE * at.size or line.page - last.page > 1:
        return False
    if last.page == line.page and last.baseline - line.baseline > PITCH * at.pitch:
        return False
    if last.text[-1] in ENDS and HEAD.match(line.text):
        return False
    if last.size > LARGER * at.size and _is_centred(last, width) and _is_centred(line, width):
        return True
    return _is_full(last, line, at) and not _is_indented(last, line, at)


def _is_full(last: Line, line: Line, at: Margins) -> bool:
    """Whether what follows had no room left: it begins with a long number, or a comma hangs."""
    token = TOKEN.match(line.text)
    needed = len(token[0]) * NARROW if token else 1.0 + (line.text[1:2] in NOT_FIRST)
    return at.right - last.right < (needed + SLACK) * last.size


def _is_indented(last: Line, line: Line, at: Margins) -> bool:
    indent = (line.left - at.left) / line.size
    if indent <= INDENT:
        return False
    # Items with a hanging indent go on where their text began, but not like a first line.
    first = FIRST_INDENT[0] <= indent <= FIRST_INDENT[1]
    return first or last.text[-1] in ENDS or line.left < last.left


def _is_centred(line: Line, width: float) -> bool:
    return abs(line.left - (width - line.right)) < 2 * line.size


def _joined(first: str, second: str) -> str:
    """No blank between Chinese; one between words, and between two numbers: they are two."""
    words = first[-1].isascii() and first[-1].isalnum() and second[0].isascii()
    return first + (" " if words and second[0].isalnum() else "") + second


def _tables(lines: list[Line]) -> list[Line | Paragraph]:
    """The lines of a page with runs of aligned cells as rows."""
    found: list[Line | Paragraph] = []
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _is_aligned(lines[end - 1], lines[end]):
            end += 1
        if end - start > 1:
            found.extend(_rows(lines[start:end]))
        else:
            found.append(lines[start])
        start = end
    return found


def _is_aligned(last: Line, line: Line) -> bool:
    if min(len(last.cells), len(line.cells)) <= 1:
        return False
    matches = sum(any(_is_below(a, b, line.size) for a in last.cells) for b in line.cells)
    return matches > 1


def _is_below(a: Cell, b: Cell, size: float) -> bool:
    middle = abs(a.left + a.right - b.left - b.right) / 2
    return min(abs(a.left - b.left), abs(a.right - b.right), middle) < size


def _rows(lines: list[Line]) -> list[Line | Paragraph]:
    columns = max(lines, key=lambda line: len(line.cells)).cells
    rows: list[Line | Paragraph] = []
    for line in lines:
        row = [""] * len(columns)
        for cell in line.cells:
            place = max(range(len(columns)), key=lambda i: _shared(columns[i], cell))
            row[place] = f"{row[place]} {cell.text}".strip()
        rows.append(Paragraph("\t".join(row), line.size, "row"))
    return rows


def _shared(column: Cell, cell: Cell) -> float:
    """How far two cells stand over each other; negative is how far apart they are."""
    return min(column.right, cell.right) - max(column.left, cell.left)


def _mark_headings(found: list[Paragraph], body: float) -> None:
    """What is set larger than the body: the first and largest is the title."""
    large = [p for p in found if p.kind is None and p.size > LARGER * body]
    large = [p for p in large if len(p.text) <= HEADING_LENGTH]
    sizes = sorted({p.size for p in large}, reverse=True)
    if large and large[0] is found[0] and large[0].size == sizes[0]:
        large.pop(0).kind = "title"
        sizes = sorted({p.size for p in large}, reverse=True)
    for paragraph in large:
        paragraph.kind, paragraph.level = "heading", 1 + sizes.index(paragraph.size)


def unified(text: str) -> str:
    """Radicals as the characters they look like (⽬ is 目), one for one."""
    return re.sub(
        "[\u2f00-\u2fd5\uf900-\ufad9]", lambda m: unicodedata.normalize("NFKC", m[0]), text
    )
