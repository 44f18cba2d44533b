"""What the styles of a workbook say of the cells that carry them.

Knows `styles.xml` and the shared strings; nothing here reads a sheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from xml.etree.ElementTree import Element

from openpyxl.styles.numbers import BUILTIN_FORMATS

from etl.returns.cells import GENERAL, Look, is_percent
from etl.returns.files.colours import is_unseen
from etl.returns.files.parts import attribute, is_on, tree, whole_number

# The dates of Excel in Chinese, which the standard leaves to each country.
CHINESE_FORMATS = {
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
RAISED = re.compile(rb'<(?:\w+:)?vertAlign\s+val\s*=\s*["\']superscript["\']')
STRUCK = re.compile(rb'<(?:\w+:)?strike(?:\s*/?>|\s+val\s*=\s*["\'](?:1|true|on)["\'])')
_ENTRY = re.compile(rb"<(?:\w+:)?si[\s/>]")
_ENTRY_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")


def style_looks(part: bytes) -> tuple[Look, ...]:
    """The look that each cell style gives, in the order of their numbers; none without a part."""
    root = tree(part or b"<styleSheet/>")
    own = {
        whole_number(attribute(e, "numFmtId")): attribute(e, "formatCode")
        for e in root.iterfind("{*}numFmts/{*}numFmt")
    }
    formats = {**BUILTIN_FORMATS, **CHINESE_FORMATS, **own}
    fonts = list(root.iterfind("{*}fonts/{*}font"))
    fills = list(root.iterfind("{*}fills/{*}fill"))
    return tuple(_look(xf, formats, fonts, fills) for xf in root.iterfind("{*}cellXfs/{*}xf"))


def _look(
    xf: Element, formats: Mapping[int, str], fonts: Sequence[Element], fills: Sequence[Element]
) -> Look:
    number = whole_number(attribute(xf, "numFmtId"))
    font, fill = _of(xf, "fontId", fonts), _of(xf, "fillId", fills)
    alignment = xf.find("{*}alignment")
    number_format = formats.get(number, GENERAL)
    return Look(
        number_format=number_format,
        percent=is_percent(number_format),
        struck=font is not None and _is_struck(font),
        unseen=is_unseen(font, fill),
        indent=0 if alignment is None else whole_number(attribute(alignment, "indent")),
    )


def _of(xf: Element, name: str, listed: Sequence[Element]) -> Element | None:
    """The font or fill of a style by its number; None where the workbook does not have it."""
    number = whole_number(attribute(xf, name))
    return listed[number] if number < len(listed) else None


def _is_struck(font: Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and is_on(strike.get("val", "1"))


def struck_strings(part: bytes) -> frozenset[int]:
    """Numbers of the shared strings that are struck through, or a part of which is."""
    return _strings_with(STRUCK, part) if b"strike" in part else frozenset()


def raised_strings(part: bytes) -> frozenset[int]:
    """Numbers of the shared strings of which a part stands above the line."""
    return _strings_with(RAISED, part) if b"superscript" in part else frozenset()


def _strings_with(sign: re.Pattern[bytes], part: bytes) -> frozenset[int]:
    return frozenset(n for n, (a, b) in enumerate(_strings(part)) if sign.search(part, a, b))


def string_sizes(part: bytes) -> Iterator[int]:
    """How many bytes each shared string has at most, in the order of their numbers."""
    return (end - start for start, end in _strings(part))


def _strings(part: bytes) -> Iterator[tuple[int, int]]:
    """Where each shared string begins and ends, in its tags."""
    first = _ENTRY.search(part)
    ends = (match.end() for match in _ENTRY_END.finditer(part))
    return pairwise(chain([first.start()], ends)) if first else iter(())
