"""A workbook that was marked before, without those marks: the list, our comments, our colours.

A workbook is mended and checked again; what was right by then must not stay red. Colours are known
by their exact shade, also as LibreOffice saves a hatched one; a cell's former fill is not.
"""

import re
from html import unescape

from etl.marking.comments import comments_in, run
from etl.marking.looks import COLOURS
from etl.marking.parts import BOOK, Parts, attributes, prefix, tags, without
from etl.marking.places import number
from etl.returns.returned import LIST, LIST_TITLE, is_marked, without_marks

SHADES = {dark for dark, _ in COLOURS.values()} | {"FFEDAAA3", "FFFBE9B6"}
TEXT = re.compile(r"<(?:[\w.-]+:)?t(?:\s[^>]*)?>(.*?)</", re.DOTALL)
SHADE = re.compile(r"rgb\s*=\s*[\"']([0-9A-Fa-f]{8})[\"']")


def unmark(parts: Parts) -> None:
    """Take off what an earlier check put on. A workbook that was never marked stays as it is."""
    _without_list(parts)
    for sheet in parts.sheets().values():
        name = parts.related(sheet, "comments")
        if name is not None and is_marked(parts.text(name)):
            _without_comments(parts, sheet, name)
    styles = parts.related(BOOK, "styles")
    if styles is not None:
        text = _plain(parts.text(styles), "fill", '<{0}patternFill patternType="none"/>')
        parts.put(
            styles,
            _plain(text, "border", "<{0}left/><{0}right/><{0}top/><{0}bottom/><{0}diagonal/>"),
        )


def _without_list(parts: Parts) -> None:
    for title, name in parts.sheets().items():
        if title.startswith(LIST) and _is_ours(parts, name):
            _forget_sheet(parts, title, name)


def _forget_sheet(parts: Parts, title: str, name: str) -> None:
    """Take a sheet out; what counts sheets by their place moves back by one."""
    text = parts.text(BOOK)
    place = [attributes(tag[0]).get("name") for tag in tags("sheet", text)].index(title)

    def moved(found: re.Match[str]) -> str:
        given = int(found[2])
        return f"{found[1]}{given - (given > place)}"

    text = re.sub(r"(\slocalSheetId\s*=\s*[\"'])(\d+)", moved, text)
    parts.put(BOOK, without(text, "sheet", "name", {title}))
    parts.forget(name)


def _is_ours(parts: Parts, name: str) -> bool:
    """Whether the sheet holds our title, written in place or among the shared texts."""
    text = parts.text(name)
    shared = parts.related(BOOK, "sharedStrings")
    if LIST_TITLE in text or shared is None:
        return LIST_TITLE in text
    texts = re.findall(r"<(?:[\w.-]+:)?si\b.*?</(?:[\w.-]+:)?si\s*>", parts.text(shared), re.DOTALL)
    ours = next((n for n, said in enumerate(texts) if LIST_TITLE in said), None)
    return ours is not None and re.search(rf"<(?:[\w.-]+:)?v>{ours}</", text) is not None


def _without_comments(parts: Parts, sheet: str, name: str) -> None:
    text = parts.text(name)
    gone = []
    for found in reversed(comments_in(text)):
        words = "".join(unescape(said) for said in TEXT.findall(found[0]))
        kept = without_marks(words)
        if kept != words:
            new = _reworded(found[0], kept, prefix(text)) if kept.strip() else ""
            text = text[: found.start()] + new + text[found.end() :]
        if not kept.strip():
            gone.append(attributes(found[0]).get("ref", "A1"))
    parts.put(name, text)
    _without_boxes(parts, sheet, gone)


def _reworded(comment: str, words: str, own: str) -> str:
    opened, closed = comment.index(f"<{own}text"), comment.rindex(f"</{own}text")
    start = comment.index(">", opened) + 1
    return comment[:start] + run(words, own) + comment[closed:]


def _without_boxes(parts: Parts, sheet: str, cells: list[str]) -> None:
    """The boxes of comments that are gone."""
    name = parts.related(sheet, "vmlDrawing")
    if name is None:
        return
    places = set()
    for cell in cells:
        letters = cell.rstrip("0123456789")
        places.add((int(cell[len(letters) :]) - 1, number(letters) - 1))

    def kept(shape: re.Match[str]) -> str:
        row = re.search(r"<x:Row>(\d+)<", shape[0])
        column = re.search(r"<x:Column>(\d+)<", shape[0])
        at = (int(row[1]), int(column[1])) if row and column else None
        return "" if at in places else shape[0]

    text = parts.text(name)
    parts.put(name, re.sub(r"<v:shape\s.*?</v:shape\s*>", kept, text, flags=re.DOTALL))


def _plain(text: str, kind: str, inside: str) -> str:
    """Fills or borders of ours become none; their numbers stay."""
    own = prefix(text)
    pattern = rf"<{own}{kind}(?:\s[^>]*)?(?<!/)>.*?</{own}{kind}\s*>"

    def plain(found: re.Match[str]) -> str:
        shades = {shade.upper() for shade in SHADE.findall(found[0])}
        ours = f"<{own}{kind}>{inside.format(own)}</{own}{kind}>"
        return ours if shades & SHADES else found[0]

    start, end = text.find(f"<{own}{kind}s"), text.find(f"</{own}{kind}s")
    if start < 0 or end < 0:
        return text
    return text[:start] + re.sub(pattern, plain, text[start:end], flags=re.DOTALL) + text[end:]
