"""Foreign text made fit to be read: what no XML can hold is taken out, what is too long is cut.

Nothing is run and nothing is guessed: text stays text.
"""

import re
from collections.abc import Iterable

# Control characters, halves of characters and non-characters: an office program calls a file
# that holds them damaged. Line breaks and tabs stay. Marks of direction would turn the digits
# round that are written behind them: 2022 would be read as 2202.
UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
CELL_CHARACTERS = 32_767
"""What a cell of a workbook holds; a longer text would be dropped whole without a word."""


def harmless(text: str) -> str:
    """The text without what no file can hold; line breaks in one spelling."""
    return UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def listed(names: Iterable[str]) -> str:
    """甲、乙; 提案、建议，调研报告 where a name itself is a list."""
    every = list(names)
    return ("，" if any("、" in name for name in every) else "、").join(every)


def fitting(text: str, characters: int = CELL_CHARACTERS) -> str:
    """The same, cut where it is longer than a cell, with a word on where the rest is."""
    clean = harmless(text)
    if len(clean) <= characters:
        return clean
    rest = f"……（原文共{len(clean)}字，全文见CSV）"
    return clean[: characters - len(rest)] + rest
