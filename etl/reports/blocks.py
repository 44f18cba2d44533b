"""The blocks of a report: title, headings with their level, list items, paragraphs, rows.

The file's own structure goes first; where it tells nothing, the lines are judged by their
marks and lengths. Knows no figures.
"""

import re
from typing import NamedTuple

from etl.passages import Block, BlockKind
from etl.reports.view import View

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")  # without the blanks around it
BLANKS = re.compile(r"[^\S\r\n]+")
SUBTITLE = re.compile("(?:——|──|--)")
LONGEST_HEADING = 48
LONGEST_TITLE = 60
LONGEST_LEAD = 40
SHORTEST_HEADING = 4
# A date line, a signature (市工商联办公室 2025年2月), where something was printed.
NO_HEADING = re.compile(
    r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}|网|记者|来源|编辑"
    r"|[室处部局办委厅会联][ \u3000]*20\d\d年\d{1,2}月$"
)
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
    (3, re.compile(r"\s*\d{1,2}[、．.](?:(?!\d)|(?=20\d\d年))")),
    (4, re.compile(r"\s*[（(]\d{1,2}[)）]|\s*[①-⑳]")),
)
MARK_STARTS = frozenset("第一二三四五六七八九十─—（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# A lead that stands as a sentence of its own before the text: 1.聚焦学习培训。深入学习…
LEAD = re.compile(r"[^。！？\n]{2,40}[。：:]")
# 余姚市 54个: a line of a list that the sentence before it announces.
LISTED = re.compile("[\\u4e00-\\u9fff]{2,10}[\\s:]*[\\d.]+[\\u4e00-\\u9fff%]{1,3}[,。;、]?\\s*")


class Stretch(NamedTuple):
    """A block in places of the view, with its lead."""

    block: Block
    start: int
    end: int
    lead: tuple[int, int]


def find_blocks(text: str, marks: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    """All lines with something on them. `marks` are blocks the file itself declares."""
    declared = {_first_word(text, mark.start): mark for mark in marks}
    blocks: list[Block] = []
    for line in LINE.finditer(text):
        start, end = line.span()
        mark = declared.get(start)
        kind, level = (mark.kind, mark.level) if mark else _judged(line[0], first=not blocks)
        if not mark and blocks and blocks[-1].kind == "title" and SUBTITLE.match(text, start):
            kind, level = "title", 0
        blocks.append(Block(start, end, kind, level))
    return tuple(blocks)


def _first_word(text: str, start: int) -> int:
    """Past the blanks with which a declared block may begin."""
    blanks = BLANKS.match(text, start)
    return start if blanks is None else blanks.end()


def _judged(line: str, *, first: bool) -> tuple[BlockKind, int]:
    if line.count("\t") >= 1:
        return "row", 0
    short = (
        len(line) <= (LONGEST_TITLE if first else LONGEST_HEADING) and line[-1] not in ENDS_SENTENCE
    )
    level = _level(line)
    if first and short and not level:
        return "title", 0
    if level:
        return ("heading" if short and "。" not in line else "item"), level
    if line[-1] in "；;":
        return "item", 0
    if short and not re.match(r"[（(]", line) and _could_be_heading(line):
        return "heading", 1
    return "paragraph", 0


def _level(line: str) -> int:
    """The level of the outline's mark with which a line begins; 0 without one."""
    if line[0] not in MARK_STARTS and not line[0].isdecimal():
        return 0
    return next((level for level, mark in MARKS if mark.match(line)), 0)


def mark_of(line: str) -> str:
    """The kind of the outline's mark with which a line begins, by a character: 第 for 第一部分,
    一 for 二、. Nothing without one.
    """
    level = _level(line) if line else 0
    if not level:
        return ""
    first = line.lstrip()[0]
    return first if first in "第─—" else str(level)


def _could_be_heading(line: str) -> bool:
    """A short line without a full stop, unless it is a date line, a signature or a bare figure."""
    return len(line) >= SHORTEST_HEADING and not NO_HEADING.search(line)


def stretch_of(block: Block, text: str, view: View) -> Stretch:
    """The block in places of the view."""
    lead_end = _lead_end(block, text)
    start, end = view.place(block.start), view.place(block.end)
    lead = end if lead_end == block.end else view.place(lead_end)
    return Stretch(block, start, end, (start, lead))


def _lead_end(block: Block, text: str) -> int:
    """Where the words end that say what a block is about: all of a title or heading, else the
    sentence or label with which it begins.
    """
    if block.kind in ("title", "heading"):
        return block.end
    found = LEAD.match(text, block.start, block.end)
    return min(block.end, block.start + LONGEST_LEAD) if found is None else found.end()
