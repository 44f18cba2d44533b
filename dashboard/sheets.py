"""A sheet as a spreadsheet shows it, and the rows of a table of published facts.

Answers in, markup out; the cells and rows that were read open how.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalogue import Catalogue
from dashboard.markup import text
from dashboard.passages import card, passage
from exports.passages import STATUS_NAMES

Rows = list[dict[str, Any]]
CELL = re.compile(r"(?P<sheet>.{1,100})!(?P<column>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})", re.DOTALL)
LINE = re.compile(r"第(?P<row>[1-9]\d{0,8})行")
WIDEST, TO_THE_LEFT = 14, 6
RUNS_ON = 5  # characters of a text that has no room in its cell
TITLES = {
    "indicator": "原文说法",
    "value_text": "原文数",
    "region": "地区",
    "period": "期间",
    "status": "状态",
    "note": "备注",
    "left_out": "未采用的理由",
}
LONG = ("indicator", "note", "left_out")


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_of(place: str) -> tuple[str, int, int] | None:
    """表1!D7 as sheet, row and column; None for what is no cell."""
    found = CELL.fullmatch(place)
    if found is None:
        return None
    column = 0
    for letter in found["column"]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return found["sheet"], int(found["row"]), column


def line_of(place: str) -> int | None:
    """第12行 as 12; None for what is no row."""
    found = LINE.fullmatch(place)
    return None if found is None else int(found["row"])


def by_place(readings: Sequence[dict[str, Any]]) -> dict[str, Rows]:
    """What was read, by where it stands."""
    found: dict[str, Rows] = {}
    for row in readings:
        found.setdefault(row["locator"], []).append(row)
    return found


def sheet(
    rows: Sequence[Mapping[str, Any]],
    read: Mapping[str, Rows],
    catalogue: Catalogue,
    *,
    source: str,
    place: str,
) -> str:
    """Rows of one sheet with letters and numbers at the edge; `place` is in focus."""
    cells = {row["position"]: json.loads(row["cells"]) for row in rows}
    widest = max(map(len, cells.values()), default=0)
    at = cell_of(place)
    first = max(1, (at[2] if at and widest > WIDEST else 1) - TO_THE_LEFT)
    columns = range(first, min(widest, first + WIDEST - 1) + 1)
    heads = "".join(f'<th scope="col">{letters(c)}</th>' for c in columns)
    name = rows[0]["sheet"] if rows else ""
    body, cards = [], []
    for position, texts in cells.items():
        line = []
        own = {c: read.get(f"{name}!{letters(c)}{position}", []) for c in columns}
        for column, words, span in _spread(texts, columns, own):
            locator, found = f"{name}!{letters(column)}{position}", own[column]
            here = locator == place
            shown, opened = _cell(words, found, catalogue, source, here=here, span=span)
            line.append(shown)
            cards.append(opened)
        body.append(f'<tr><th scope="row">{position}</th>{"".join(line)}</tr>')
    return (
        f'<div class="scroll"><table class="sheet" data-view="sheet"><caption>{text(name)}'
        f"</caption><thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(body)}</tbody>"
        f"</table></div>{''.join(cards)}"
    )


def _spread(
    texts: Sequence[str], columns: range, read: Mapping[int, Rows]
) -> Iterator[tuple[int, str, int]]:
    """Column, words and width of each cell of a row. A long text in which nothing was `read` runs
    on over the blank cells right of it, as in a spreadsheet: a title stood as a column of single
    characters above a wide table.
    """
    shown = {c: texts[c - 1] if c <= len(texts) else "" for c in columns}
    column = columns.start
    while column < columns.stop:
        span = 1
        runs_on = len(shown[column]) > RUNS_ON and not read[column]
        while runs_on and shown.get(column + span) == "":
            span += 1
        yield column, shown[column], span
        column += span


def _cell(
    words: str, read: Rows, catalogue: Catalogue, source: str, *, here: bool, span: int = 1
) -> tuple[str, str]:
    """A cell, and the card it opens where something was read in it."""
    css = ' class="here"' if here else ""
    css += f' colspan="{span}"' if span > 1 else ""
    if not read:
        return f"<td{css}>{text(words)}</td>", ""
    name = re.sub(r"\W", "-", read[0]["locator"].rpartition("!")[2])
    button = passage(words, read, name=name, here=here)
    return f"<td{css}>{button}</td>", card(read, catalogue, name=name, source=source)


def facts(
    rows: Sequence[Mapping[str, Any]],
    read: Mapping[str, Rows],
    catalogue: Catalogue,
    *,
    source: str,
    place: str,
) -> str:
    """Rows of a table of published facts, the header first; the number opens how it was read."""
    told = records_in(rows)
    names = [name for name in TITLES if any(record.get(name) for _, record in told)]
    heads = "".join(f'<th scope="col">{TITLES[name]}</th>' for name in names)
    body, cards = [], []
    for position, record in told:
        locator = f"第{position}行"
        found = read.get(locator, [])
        here = locator == place
        line = "".join(_fact(name, record, found, position, here=here) for name in names)
        css = ' class="here"' if here else ""
        body.append(f'<tr{css}><th scope="row">{position}</th>{line}</tr>')
        if found:
            cards.append(card(found, catalogue, name=str(position), source=source))
    return (
        f'<div class="scroll"><table class="sheet facts" data-view="facts">'
        f'<caption>同一来源的各行</caption><thead><tr><th scope="col">行</th>{heads}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>{''.join(cards)}"
    )


def record(rows: Sequence[Mapping[str, Any]], row: Mapping[str, Any], place: str) -> str:
    """One row of a table of published facts to be read as a sentence, with its citation."""
    told = {f"第{position}行": cells for position, cells in records_in(rows)}
    if place not in told:
        return ""
    said = [(TITLES[name], _words(name, told[place])) for name in TITLES if told[place].get(name)]
    cited = [
        ("出处", row["title"]),
        ("发布", f"{row['publisher']}　{row['published']}"),
        *([("网址", row["url"])] if row["url"] else []),
        ("摘录", f"{row['file']}　{place}"),
    ]
    pairs = "".join(f"<dt>{text(n)}</dt><dd>{text(words)}</dd>" for n, words in (*said, *cited))
    return f'<dl class="record">{pairs}</dl>'


def records_in(rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, dict[str, str]]]:
    """Each row's number and its cells by column, without the header, which is the first row."""
    if not rows:
        return []
    header = json.loads(rows[0]["cells"])
    return [
        (row["position"], dict(zip(header, json.loads(row["cells"]), strict=False)))
        for row in rows[1:]
    ]


def _words(name: str, record: Mapping[str, str]) -> str:
    words = record.get(name, "")
    return STATUS_NAMES.get(words, words) if name == "status" else words


def _fact(name: str, record: Mapping[str, str], found: Rows, position: int, *, here: bool) -> str:
    if name == "value_text" and found:
        return f"<td>{passage(record[name], found, name=str(position), here=here)}</td>"
    css = ' class="long"' if name in LONG else ""
    return f"<td{css}>{text(_words(name, record))}</td>"
