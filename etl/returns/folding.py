"""Text as people type it, brought to one spelling for comparison. Knows no cell."""

import re
import unicodedata

# Full-width and small signs one for one; blanks that Excel, WPS and web pages leave behind.
_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(small): ord(plain) for small, plain in zip("﹙﹚﹪﹣﹐﹒﹕", "()%-,.:", strict=True)
}
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\t\r\n"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TABLE: dict[int, int | str | None] = {**_FOLDED, **_BLANKS, **_UNSEEN, ord("−"): "-"}


def folded(text: str) -> str:
    """Half-width signs, plain blanks, nothing unseen; composed; no blanks at the ends."""
    return unicodedata.normalize("NFC", text).translate(_TABLE).strip()


def closed_up(text: str) -> str:
    """The same without any blanks, quotation marks made plain: for names and headings."""
    return re.sub(r"\s+", "", folded(text)).translate(str.maketrans("“”‘’", "\"\"''"))
