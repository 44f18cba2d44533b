"""The XML of a workbook: small parts as trees, the sheets in one regular spelling.

In the regular spelling a cell begins with `<c r="D7"` and a row with `<row r="7"`, so that a
sheet of a million cells can be searched as bytes. Excel, WPS and every common library write it;
what is spelt otherwise is written anew. Knows nothing of what the elements mean.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from etl.returns.files.refusals import broken, no_entities, not_xml, too_large

TREE_LIMIT = 8 * 1024 * 1024  # bytes; a tree takes up to forty times as much
ANEW_LIMIT = 16 * 1024 * 1024  # bytes; what is spelt otherwise takes ten times as long to read
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMESPACES = {MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"}

Begin = Callable[[str, dict[str, str]], None] | None
End = Callable[[str], None] | None

CELL = rb'<c r="([A-Z]{1,3})([0-9]{1,7})"'
HELD = rb"[^<>]*(?<!/)>(?!</c>)"  # the rest of the tag of a cell that holds something

_START = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*(?:<\?xml version="1\.[01]"(?: encoding="(?i:utf-8)")?[^<>]*\?>)?\s*'
    rb"<worksheet[\s>]"
)
_REFERENCE = re.compile("([A-Z]{0,3})([0-9]{0,7})", re.ASCII)


def tree(part: bytes) -> Element:
    """A small part as a tree. Raises `RefusedError` for what is not safe XML."""
    if len(part) > TREE_LIMIT:
        raise too_large("样式、批注等附带内容", f"{TREE_LIMIT // 1024**2}MB", "更多")
    _walk(part)
    try:
        return fromstring(part)  # noqa: S314 - declares no entities, or it would not have passed
    except (ParseError, ValueError, LookupError) as error:  # stricter where a namespace is spoilt
        raise not_xml() from error


def _walk(part: bytes, begin: Begin = None, end: End = None, characters: End = None) -> None:
    """Go through a part once. Raises `RefusedError` for what is not safe XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise not_xml() from error


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name: `id` for r:id in either spelling of the standard."""
    if name in element.attrib:
        return element.attrib[name]
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def whole_number(text: str | None) -> int:
    """A number written in digits; 0 for whatever a damaged part has instead."""
    return int(text) if text and text.isascii() and text.isdigit() else 0


def is_on(value: str | None) -> bool:
    """Whether a switch of the standard is on: 1 or true."""
    return value in ("1", "true", "on")


@dataclass(frozen=True)
class SheetPart:
    """A sheet's part in the regular spelling; its rows lie between `start` and `end`.

    `anew` means that it was spelt otherwise and has been written anew.
    """

    xml: bytes
    start: int
    end: int
    anew: bool = False

    @property
    def frame(self) -> Element:
        """The tree of all that stands around the rows."""
        return tree(self.xml[: self.start] + self.xml[self.end :])


def sheet_part(part: bytes) -> SheetPart:
    """A worksheet's part. Raises `RefusedError` for what is not safe XML."""
    found = _regular(part)
    if found is None:
        if len(part) > ANEW_LIMIT:
            raise too_large("由其他软件生成的工作表", f"{ANEW_LIMIT // 1024**2}MB", "更多")
        found = _regular(_Speller().written(part))
        if found is None:
            raise not_xml()
        found = replace(found, anew=True)
    return found


def _regular(part: bytes) -> SheetPart | None:
    """The part as it is, if it is spelt regularly."""
    if not _START.match(part) or _has(part, b"?", b"<?", 5) or _has(part, b"!", b"<!"):
        return None
    opening = part.find(b"<sheetData")
    start = part.find(b">", opening) + 1
    if opening < 0 or start == 0:
        return None
    if part[start - 2 : start] == b"/>":
        return SheetPart(part, start, start)
    end = part.find(b"</sheetData>", start)
    rows, cells = (b"<row", b'<row r="'), (b"<c", b'<c r="')
    for name, with_place in (rows, cells):
        if part.count(name, start, end) != part.count(with_place, start, end):
            return None
    return SheetPart(part, start, end) if end >= 0 else None


def _has(part: bytes, rare: bytes, sign: bytes, start: int = 0) -> bool:
    """Whether a sign stands in the part; a single letter is sought ten times as fast."""
    return part.find(rare, start) >= 0 and part.find(sign, start) >= 0


class _Speller:
    """Writes a sheet anew: own elements only, without prefixes, every cell with its place."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._foreign = 0
        self._row = self._column = 0

    def written(self, part: bytes) -> bytes:
        """The part in the regular spelling."""
        _walk(part, self._begin, self._finish, self._characters)
        return self._out.getvalue()

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self._foreign or namespace not in NAMESPACES:
            self._foreign += 1
            return
        named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        placed = {"r": self._place(local, named.get("r", ""))} if local in ("row", "c") else {}
        rest = {"xmlns": MAIN} if local == "worksheet" else {}
        given = "".join(f" {k}={_quoted(v)}" for k, v in {**placed, **rest, **named}.items())
        self._out.write(f"<{local}{given}>".encode())

    def _place(self, local: str, given: str) -> str:
        """Where a row or a cell stands: where it says, else after the one before."""
        match = _REFERENCE.fullmatch(given.upper())
        if match is None:
            raise broken("单元格的位置有误")
        letters, digits = match.groups()
        if local == "row":
            self._row, self._column = int(digits or self._row + 1), 0
            return str(self._row)
        self._column = column_number(letters) if letters else self._column + 1
        return f"{letters or get_column_letter(self._column)}{digits or self._row}"

    def _finish(self, name: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self._out.write(f"</{name.rpartition(' ')[2]}>".encode())

    def _characters(self, text: str) -> None:
        if not self._foreign:
            self._out.write(escape(text).encode())


def _quoted(value: str) -> str:
    """In double quotes always: the regular spelling has no others."""
    return '"' + escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}) + '"'


def _no_doctype(*_: object) -> None:
    raise no_entities()


def column_number(letters: str) -> int:
    """A is 1, XFD is 16,384; anything longer is far out of bounds."""
    number = 0
    for letter in letters.upper()[:4]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


@cache
def column_of(letters: bytes) -> int:
    """The same for letters found in a part."""
    return column_number(letters.decode())
