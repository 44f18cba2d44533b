"""How a table fits on a page: the size of its words, its columns' widths, which way it lies."""

from dataclasses import dataclass

from docx.shared import Emu, Pt

from exports import fitting
from exports.document.styles import ACROSS_WIDTH, LOOKS, TEXT_WIDTH
from exports.tables import Table

# In this order: a page that stands, then smaller words on it, then a page that lies across.
LOOKED_FOR = (
    ("表内", False),
    ("表内小", False),
    ("表内微", False),
    ("表内小", True),
    ("表内微", True),
)


@dataclass(frozen=True, kw_only=True)
class Fit:
    """The style of a table's words, whether its page lies across, the widths of its columns."""

    style: str
    across: bool
    widths: list[Emu]


def fit(table: Table) -> Fit:
    """The largest words with which the table fits; the smallest where none does."""
    for style, across in LOOKED_FOR:
        room = (ACROSS_WIDTH if across else TEXT_WIDTH).pt
        if fitting.fits(table, LOOKS[style].points, room):
            break
    widths = fitting.widths(table, LOOKS[style].points, room)
    return Fit(style=style, across=across, widths=[Emu(int(Pt(width))) for width in widths])
