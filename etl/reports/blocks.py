"""The blocks of a report: title, headings with their level, list items, paragraphs, rows.

The file's own structure goes first; where it tells nothing, the lines are judged by their
marks and lengths. Knows no figures.
"""

import re
from dataclasses import dataclass

from etl.passages import Block, BlockKind

LINE = re.compile(r"[^\r\n]+")
SUBTITLE = re.compile("(?:——|──|--)")
LONGEST_HEADING = 48
LONGEST_TITLE = 60
SHORTEST_HEADING = 4
ENDS_SENTENCE = "。；;！!，,、：:"
# The marks of Chinese outlines, by level: 一、（一）1.（1）; 第一部分 stands above them.
MARKS = (
    (
        1,
        re.compile(
            r"\s*(?:第[一二三四五六七八九十]{1,3}(?:部分|章|篇)|[一二三四五六七八九十]{1,3}[、．.]|──|——)"
        ),
    ),
    (2, re.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[)）]")),
    (3, re.compile(r"\s*\d{1,2}[、．.](?!\d)")),
    (4, re.compile(r"\s*[（(]\d{1,2}[)）]|\s*[①-⑳]")),
)
# A lead that stands as a sentence of its own before the text: 1.聚焦学习培训。深入学习…
LEAD = re.compile(r"[^。！？\n]{2,40}[。：:]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block in places of the view, with its lead."""

    block: Block
    start: int
    end: int
    lead: tuple[int, int]


def find_blocks(text: str, marks: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    """All lines with something on them. `marks` are blocks the file itself declares."""
    declared = {mark.start: mark for mark in marks}
    blocks: list[Block] = []
    for line in LINE.finditer(text):
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        end = line.start() + len(line[0].rstrip())
        if start >= end:
            continue
        mark = declared.get(start) or declared.get(line.start())
        kind, level = (
            (mark.kind, mark.level) if mark else _judged(text[start:end], first=not blocks)
        )
        if not mark and blocks and blocks[-1].kind == "title" and SUBTITLE.match(text, start):
            kind, level = "title", 0
        blocks.append(Block(start=start, end=end, kind=kind, level=level))
    return tuple(blocks)


def _judged(line: str, *, first: bool) -> tuple[BlockKind, int]:
    if line.count("\t") >= 1:
        return "row", 0
    short = (
        len(line) <= (LONGEST_TITLE if first else LONGEST_HEADING) and line[-1] not in ENDS_SENTENCE
    )
    level = next((level for level, mark in MARKS if mark.match(line)), 0)
    if first and short and not level:
        return "title", 0
    if level:
        return ("heading" if short and "。" not in line else "item"), level
    if line[-1] in "；;":
        return "item", 0
    if short and not re.match(r"[（(]", line) and _could_be_heading(line):
        return "heading", 1
    return "paragraph", 0


def _could_be_heading(line: str) -> bool:
    """A short line without a full stop, unless it is a date line, a signature or a bare figure."""
    return len(line) >= SHORTEST_HEADING and not re.search(
        r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}|网|记者|来源|编辑", line
    )


def lead_of(block: Block, text: str) -> tuple[int, int]:
    """The words that say what a block is about: all of a title or heading, else its lead."""
    if block.kind in ("title", "heading"):
        return block.start, block.end
    found = LEAD.match(text, block.start, block.end)
    return (block.start, found.end()) if found else (block.start, min(block.end, block.start + 40))
