"""A workbook and its issues to the same workbook, marked: colours, comments, a list in front.

Errors and warnings are marked; what was set aside on purpose is not. Decides what is marked how;
how parts are edited stands beside it.
"""

from collections import defaultdict
from collections.abc import Sequence

from etl.figures import Issue
from etl.marking.cells import Sheet
from etl.marking.comments import add_comments
from etl.marking.listing import Listed, put_in_front
from etl.marking.looks import Looks
from etl.marking.parts import BOOK, MAIN, Parts, attributes, tags
from etl.marking.places import Place, letters, place_of
from etl.marking.unmarking import unmark
from etl.returns.returned import Marked, mark

SMALL = 400  # cells of a range that are put in where the sheet lacks them
COMMENT = 2_000  # characters of one cell's comment
MACROS = "文件含宏，退回的工作簿已去掉宏。"


def marked(
    parts: dict[str, bytes], file: str, issues: Sequence[Issue], notes: Sequence[str] = ()
) -> dict[str, bytes]:
    """The parts of the workbook that is returned. `notes` say what could not be kept.

    `parts` are those of a workbook that was found sound (`etl.returns.archives`).
    """
    book = Parts(parts)
    unmark(book)
    said = [*notes, *([MACROS] if _without_macros(book) else [])]
    sheets = book.sheets()
    shown = _visible(book)
    listed = [
        Listed(issue=i, severity=s, place=place, visible=place.sheet in shown)
        for i in issues
        if (s := _severity(i)) is not None
        for place in [place_of(i.place, sheets)]
    ]
    listed.sort(key=lambda one: one.severity != "error")
    looks = Looks(book)
    by_sheet: dict[str, list[Listed]] = defaultdict(list)
    for one in listed:
        if one.place.sheet is not None and not one.place.whole_sheet:
            by_sheet[sheets[one.place.sheet]].append(one)
    for part, found in by_sheet.items():
        _mark(book, looks, part, found)
    put_in_front(book, looks, file, listed, said)
    looks.save()
    return book.given


def _severity(issue: Issue) -> Marked | None:
    return issue.severity if issue.severity != "info" else None


def _visible(book: Parts) -> set[str]:
    found = (attributes(tag[0]) for tag in tags("sheet", book.text(BOOK)))
    return {given.get("name", "") for given in found if given.get("state", "visible") == "visible"}


def _mark(book: Parts, looks: Looks, part: str, found: list[Listed]) -> None:
    """Colour and comment the cells of one sheet."""
    text = book.text(part)
    merges = [place_of(f"!{attributes(t[0]).get('ref')}", {""}) for t in tags("mergeCell", text)]
    severities: dict[tuple[int, int], Marked] = {}
    wide: list[tuple[Place, Marked]] = []
    for one in reversed(found):  # errors come first and are to win
        if one.place.size > SMALL:
            wide.insert(0, (one.place, one.severity))
        else:
            cells = (_seen(row, column, merges) for row, column in one.place.cells())
            severities.update(dict.fromkeys(cells, one.severity))

    def restyle(row: int, column: int, style: int) -> int | None:
        severity = severities.get((row, column)) or next(
            (s for place, s in wide if place.holds(row, column)), None
        )
        return None if severity is None else looks.of_marked(style, severity)

    wanted: dict[int, set[int]] = defaultdict(set)
    for row, column in severities:
        wanted[row].add(column)
    walk = Sheet(text, wanted, restyle, everywhere=bool(wide))
    book.put(part, walk.restyled())
    add_comments(book, part, _texts(found, merges))


def _seen(row: int, column: int, merges: list[Place]) -> tuple[int, int]:
    """The cell itself, or the one that shows what a merged range holds."""
    merge = next((m for m in merges if m.holds(row, column)), None)
    return (merge.first_row, merge.first_column) if merge else (row, column)


def _texts(found: list[Listed], merges: list[Place]) -> dict[str, str]:
    """What is said of each cell; of a range, at its upper left."""
    texts: dict[str, list[str]] = defaultdict(list)
    for one in found:
        row, column = _seen(one.place.first_row, one.place.first_column, merges)
        said = texts[f"{letters(column)}{row}"]
        if (words := mark(one.severity, one.issue.message)) not in said:
            said.append(words)
    return {cell: "\n".join(said)[:COMMENT] for cell, said in texts.items()}


def _without_macros(book: Parts) -> bool:
    """Take the macros off: under .xlsx a workbook that has any does not open."""
    macros = [n for n in book.given if n.lower().endswith(("vbaproject.bin", "vbadata.xml"))]
    for name in macros:
        book.forget(name)
    types = book.text("[Content_Types].xml")
    for tag in tags("Override", types):
        given = attributes(tag[0])
        if given.get("PartName") == f"/{BOOK}":
            plain = tag[0].replace(given.get("ContentType", MAIN), MAIN)
            book.put("[Content_Types].xml", types.replace(tag[0], plain))
    return bool(macros)
