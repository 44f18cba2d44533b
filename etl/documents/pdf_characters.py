"""The characters of a PDF with their places, written as JSON; run as a program of its own.

PDFium is fast, but it is C++ and cannot be stopped within a page: a file that crashes it,
hangs it or fills the memory then ends this program only. Makes no lines and no words, and
imports nothing of ours, because it is started by its path.
"""

import ctypes
import json
import math
import sys
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped] # it ships no types
import pypdfium2.raw as c  # type: ignore[import-untyped]

PAGES = 2_000
CHARACTERS = 500_000
SLANT = 0.05  # radians between the page and a character; a watermark has 0.5 and more
MEANINGLESS = range(0xD800, 0xF900)  # halves of characters, and private ones
HYPHENS = (0x02, 0xFFFE)  # PDFium's marks for a hyphen at the end of a line
TURNS = 4
QUARTER = math.pi / 2


def main() -> None:
    """Read a PDF from standard input; print `{"pages": […]}` or `{"refused": word}`."""
    try:
        document = pdfium.PdfDocument(sys.stdin.buffer.read())
        answer = _document(document)
    except pdfium.PdfiumError as error:
        answer = {"refused": "password" if "password" in str(error).lower() else "broken"}
    json.dump(answer, sys.stdout)


def _document(document: Any) -> dict[str, Any]:
    if len(document) > PAGES:
        return {"refused": "pages", "found": len(document)}
    pages: list[dict[str, Any]] = []
    characters = 0
    for index in range(len(document)):
        pages.append(_page(document[index]))
        characters += len(pages[-1]["characters"])
        if characters > CHARACTERS:
            return {"refused": "characters"}
    return {"pages": pages}


def _page(page: Any) -> dict[str, Any]:
    text = page.get_textpage()
    width, height = page.get_size()
    turn = page.get_rotation() // 90 % TURNS
    found, slanted = [], 0
    for index in range(text.count_chars()):
        code = c.FPDFText_GetUnicode(text, index)
        if c.FPDFText_IsGenerated(text, index) == 1 or code in (0x0A, 0x0D):
            continue
        if _is_slanted(c.FPDFText_GetCharAngle(text, index)):
            slanted += 1
            continue
        place = _place(text, index, turn, width, height)
        if place:
            found.append([_character(code), *place])
    return {"width": width, "height": height, "slanted": slanted, "characters": found}


def _is_slanted(angle: float) -> bool:
    """Whether a character stands aslant; that of a page turned as a whole is a quarter's."""
    away = angle % QUARTER
    return SLANT < away < QUARTER - SLANT


def _place(text: Any, index: int, turn: int, width: float, height: float) -> list[float]:
    """Left edge, baseline, right edge and size, in points of the page as it is seen."""
    box, matrix, x, y = c.FS_RECTF(), c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    if not (
        c.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        and c.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        and c.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    ):
        return []
    size = c.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    left, baseline, right = _turned(box, y.value if turn % 2 == 0 else x.value, turn, width, height)
    place = [left, baseline, right, size]
    return [round(number, 2) for number in place] if all(map(math.isfinite, place)) else []


def _turned(
    box: Any, base: float, turn: int, width: float, height: float
) -> tuple[float, float, float]:
    """Left, baseline and right after the page was turned clockwise by quarters."""
    match turn:
        case 1:
            return box.bottom, height - base, box.top
        case 2:
            return width - box.right, height - base, width - box.left
        case 3:
            return width - box.top, base, width - box.bottom
        case _:
            return box.left, base, box.right


def _character(code: int) -> str:
    if code in HYPHENS:
        return "-"
    return "\ufffd" if code < ord(" ") or code in MEANINGLESS else chr(code)


if __name__ == "__main__":
    main()
