"""Comments on cells: the part that holds their texts, and the drawing that Excel shows them in.

What somebody wrote before stays and comes first. Knows no issue.
"""

import re
from collections.abc import Mapping
from html import escape

from etl.marking.looks import SPREADSHEET
from etl.marking.parts import OFFICE, TYPES, Parts, attributes, inserted, prefix, tags
from etl.marking.places import number

AUTHOR = "报表检查"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What may stand after legacyDrawing in a sheet; oleObjects and controls within AlternateContent.
AFTER = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
}
ELEMENT = re.compile(r"<(/?)(?:[\w.-]+:)?([\w.-]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
# Said with each element: a drawing that openpyxl wrote calls them ns0 and ns1, and where a prefix
# has no meaning Excel repairs the file and LibreOffice shows every comment at once.
SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
DRAWING = (
    f'<xml {SPACES}><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
SHAPE_TYPE = (
    f'<v:shapetype {SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE = (
    f"<v:shape {SPACES} "
    'id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:260pt;'
    'height:{height}pt;z-index:{id};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 4, {right}, 31, {bottom}, 4"
    "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
LINE_LENGTH, LINE_POINTS = 22, 14


def add_comments(parts: Parts, sheet: str, texts: Mapping[str, str]) -> None:
    """Put each text into the comment of its cell (D7), after what stands there already."""
    name = parts.related(sheet, "comments") or _new_comments(parts, sheet)
    text = parts.text(name)
    text, author = _with_author(text, prefix(text))
    there = {c: m for m in comments_in(text) if (c := attributes(m[0]).get("ref", "")) in texts}
    for cell, found in sorted(there.items(), key=lambda pair: -pair[1].start()):
        text = text[: found.start()] + _appended(found[0], texts[cell]) + text[found.end() :]
    new = [cell for cell in texts if cell not in there]
    own = prefix(text)
    written = "".join(_comment(cell, texts[cell], author, own) for cell in new)
    parts.put(name, inserted(text, "commentList", written) if written else text)
    _draw(parts, sheet, {cell: texts[cell] for cell in new})


def comments_in(text: str) -> list[re.Match[str]]:
    """Every comment of the part, as it is written."""
    pattern = r"<((?:[\w.-]+:)?)comment\s[^>]*(?<!/)>.*?</\1comment\s*>"
    return list(re.finditer(pattern, text, re.DOTALL))


def _new_comments(parts: Parts, sheet: str) -> str:
    name = parts.new_name("xl/comments{}.xml")
    empty = "<authors></authors><commentList></commentList>"
    parts.put(name, f'<comments xmlns="{SPREADSHEET}">{empty}</comments>')
    parts.declare(name, f"{TYPES}comments+xml")
    parts.relate(sheet, "comments", name)
    return name


def _with_author(text: str, own: str) -> tuple[str, int]:
    """The part with us among the authors, and our number."""
    authors = re.findall(r"<(?:[\w.-]+:)?author(?:\s*/>|>(.*?)</)", text, re.DOTALL)
    if AUTHOR in authors:
        return text, authors.index(AUTHOR)
    return inserted(text, "authors", f"<{own}author>{AUTHOR}</{own}author>"), len(authors)


def _comment(cell: str, text: str, author: int, own: str) -> str:
    return (
        f'<{own}comment ref="{cell}" authorId="{author}"><{own}text>{run(text, own)}</{own}text>'
        f"</{own}comment>"
    )


def run(text: str, own: str) -> str:
    """The text as one run."""
    said = escape(text, quote=False)
    return f'<{own}r><{own}t xml:space="preserve">{said}</{own}t></{own}r>'


def _appended(comment: str, text: str) -> str:
    """The comment with `text` below its own; a text without runs becomes one first."""
    own = prefix(comment)
    as_runs = re.sub(
        rf"(<{own}text\s*>)\s*(<{own}t[\s>].*?</{own}t\s*>)",
        rf"\1<{own}r>\2</{own}r>",
        comment,
        flags=re.DOTALL,
    )
    return inserted(as_runs, "text", run(f"\n{text}", own))


def _draw(parts: Parts, sheet: str, texts: Mapping[str, str]) -> None:
    """The boxes of new comments; hidden until one points at the cell."""
    if not texts:
        return
    name = parts.related(sheet, "vmlDrawing") if _has_legacy(parts, sheet) else None
    if name is None:
        name = _new_drawing(parts, sheet)
    text = parts.text(name)
    if 'id="_x0000_t202"' not in text:
        text = inserted(text, "xml", SHAPE_TYPE)
    taken = [int(n) for n in re.findall(r"_x0000_s(\d{1,9})", text)]
    first = max(taken, default=1024) + 1
    shapes = (_shape(cell, said, n) for n, (cell, said) in enumerate(texts.items(), first))
    parts.put(name, inserted(text, "xml", "".join(shapes)))


def _has_legacy(parts: Parts, sheet: str) -> bool:
    return bool(tags("legacyDrawing", parts.text(sheet)))


def _new_drawing(parts: Parts, sheet: str) -> str:
    name = parts.new_name("xl/drawings/vmlDrawing{}.vml")
    parts.put(name, DRAWING)
    parts.declare_ending("vml", VML)
    key = parts.relate(sheet, "vmlDrawing", name)
    text = parts.text(sheet)
    own = prefix(text)
    line = f'<{own}legacyDrawing xmlns:r="{OFFICE}" r:id="{key}"/>'
    place = _place_of_drawing(text)
    text = text[:place] + line + text[place:]
    parts.put(sheet, text)
    return name


def _place_of_drawing(text: str) -> int:
    """Where legacyDrawing belongs among the sheet's own elements; a rule within a conditional
    format may have an extLst too.
    """
    start = re.search(r"</(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*/>", text)
    depth, end = 0, start.end() if start else 0
    for element in ELEMENT.finditer(text, end):
        closing, name, empty = element.groups()
        if closing and depth == 0:  # of the sheet itself
            return element.start()
        if depth == 0 and name in AFTER:
            return element.start()
        depth += -1 if closing else 0 if empty else 1
    return len(text)


def _shape(cell: str, text: str, number_of: int) -> str:
    found = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    if found is None:
        raise ValueError(cell)
    column, row = number(found[1]) - 1, int(found[2]) - 1
    lines = sum(1 + len(line) // LINE_LENGTH for line in text.split("\n"))
    return SHAPE.format(
        id=number_of,
        height=max(4, lines + 1) * LINE_POINTS,
        row=row,
        column=column,
        left=column + 1,
        right=column + 5,
        top=max(0, row - 1),
        bottom=row + max(4, lines + 1),
    )
