"""A report as a paper: its blocks as they were written, every place that was read marked.

Answers in, markup out. The text is never changed; what stands between two blocks is shown too.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue import Catalogue
from dashboard.markup import text as escaped
from dashboard.passages import card, passage
from exports.passages import hedge_before
from warehouse.comparison import records

Rows = list[dict[str, Any]]
Stretch = tuple[int, int, str, int]
"""Start, end, kind and level of a block."""
CONTEXT = 90
STOPS = "。！？；\n"
# A button is a box: without help a line would begin with the stop behind it.
CLOSING = "，。、；：？！）》”’」』】%,.;:)"
# From the level on which a report has its first headings, under the page's own two.
FIRST_LEVEL, LAST_LEVEL = 3, 6


def places(passages: Sequence[dict[str, Any]]) -> list[Rows]:
    """The passages by place: those that overlap stand together, under the first one's start."""
    found: list[Rows] = []
    reached = -1
    for row in sorted(passages, key=lambda row: (row["start"], -row["finish"])):
        if row["start"] < reached:
            found[-1].append(row)
        else:
            found.append([row])
        reached = max(reached, row["finish"])
    return found


def paper(
    table: pd.DataFrame, text: str, blocks: tuple[Stretch, ...], catalogue: Catalogue, source: str
) -> str:
    """The whole text and the cards of its passages. `table` answers `source_passages`."""
    read = places(records(table))
    cards = "".join(
        card(rows, catalogue, name=str(rows[0]["start"]), source=source) for rows in read
    )
    waiting = iter([*read, None])
    rows = next(waiting)
    body: list[str] = []
    for start, end, kind, level in _covering(blocks, text):
        inside: list[Rows] = []
        while rows is not None and rows[0]["start"] < end:
            inside.append(rows)
            rows = next(waiting)
        body.append(_block(text, start, end, _element(kind, level), inside))
    return f'<div class="paper" role="document">{"".join(body)}</div>{cards}'


def _covering(blocks: Sequence[Stretch], text: str) -> Iterator[Stretch]:
    """The blocks, and as paragraphs whatever words stand between them."""
    reached = 0
    for start, end, kind, level in (*blocks, (len(text), len(text), "paragraph", 0)):
        between = text[reached:start]
        if between.strip():
            yield start - len(between.lstrip()), start, "paragraph", 0
        if end > max(start, reached):
            yield max(start, reached), end, kind, level
        reached = max(reached, end)


def _element(kind: str, level: int) -> str:
    """The opening of a block's element. Divisions: a real heading would get Streamlit's anchor."""
    if kind == "title":
        return '<div class="p-title" role="heading" aria-level="2">'
    if kind == "heading":
        depth = min(max(level, 1) + FIRST_LEVEL - 1, LAST_LEVEL)
        return f'<div class="p-heading l{depth - 2}" role="heading" aria-level="{depth}">'
    return f'<div class="p-{kind}">'


def _block(text: str, start: int, end: int, opening: str, read: Sequence[Rows]) -> str:
    pieces, reached = [opening], start
    for rows in read:
        first = max(reached, rows[0]["start"] - len(_hedge(text, rows[0])))
        last = min(max(row["finish"] for row in rows), end)
        pieces.append(escaped(text[reached:first]))
        button = passage(text[first:last], rows, name=str(rows[0]["start"]), here=False)
        reached = last
        while reached < end and text[reached] in CLOSING:
            reached += 1
        pieces.append(f'<span class="keep">{button}{escaped(text[last:reached])}</span>')
    return f"{''.join(pieces)}{escaped(text[reached:end].rstrip())}</div>"


def _hedge(text: str, row: Mapping[str, Any]) -> str:
    """The hedge before a passage, which is marked with it: 4万家 alone says another thing."""
    words = hedge_before(row)
    return words if words and text.endswith(words, 0, int(row["start"])) else ""


def marked(markup: str, name: str) -> str:
    """The paper with the passage of this name in focus. The paper itself stays remembered."""
    return markup.replace(f'" id="w{name}"', f' here" autofocus id="w{name}"', 1)


def sentence(text: str, row: Mapping[str, Any]) -> tuple[str, str, str]:
    """The sentence around a passage: before it, its words, after it; long ones are cut."""
    start, finish = int(row["start"]) - len(_hedge(text, row)), int(row["finish"])
    first = max((text.rfind(stop, 0, start) + 1 for stop in STOPS), default=0)
    ends = [at for stop in STOPS if (at := text.find(stop, finish)) >= 0]
    last = min([at + 1 for at in ends], default=len(text))
    before, after = text[first:start].lstrip(), text[finish:last].rstrip()
    if len(before) > CONTEXT:
        before = f"……{before[-CONTEXT:]}"
    if len(after) > CONTEXT:
        after = f"{after[:CONTEXT]}……"
    return before, text[start:finish], after
