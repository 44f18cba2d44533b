"""A sheet's part with other styles on some of its cells; everything else byte for byte.

Walks through the tags of rows and cells in one pass, so that a ledger of 100,000 rows costs
seconds. Cells and rows that are not there yet are put in. Knows no issue.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from etl.marking.parts import attributes, prefix, tags
from etl.marking.places import letters, number

Restyle = Callable[[int, int, int], int | None]
"""Row, column and present style of a cell to its new style; None leaves it as it is."""

TOKEN = re.compile(
    r"<(?:[\w.-]+:)?(?P<name>row|c|sheetData)(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|</(?:[\w.-]+:)?(?P<end>row|sheetData)\s*>"
)
STYLE = re.compile(r"\ss\s*=\s*[\"'](\d+)[\"']")
REFERENCE = re.compile(r"\sr\s*=\s*[\"']([A-Z]*)(\d+)[\"']")
SPANS = re.compile(r"\sspans\s*=\s*[\"'][^\"']*[\"']")


@dataclass
class _Row:
    """The row in which the walk is: its number, its own style, the last column that was seen."""

    number: int = 0
    column: int = 0
    style: int | None = None
    missing: list[int] = field(default_factory=list)


class Sheet:
    """One walk through a sheet. `wanted` names the cells that must be there, by row; with
    `everywhere` other cells are restyled too.
    """

    def __init__(
        self, part: str, wanted: Mapping[int, set[int]], restyle: Restyle, *, everywhere: bool
    ) -> None:
        self.everywhere = everywhere
        self.part = part
        self.own = prefix(part)
        self.restyle = restyle
        self.wanted = {row: sorted(columns) for row, columns in wanted.items()}
        self.ahead = deque(sorted(wanted))
        self.columns = dict(_column_styles(part))
        self.written: list[str] = []
        self.copied = 0
        self.row = _Row()

    def restyled(self) -> str:
        """The part with the new styles."""
        place = 0
        while token := TOKEN.search(self.part, place):
            place = token.end()
            match token["name"] or f"/{token['end']}":
                case "row":
                    self._begin_row(token)
                    if self.passing and not token[0].endswith("/>"):
                        place = self.part.index(f"</{self.own}row", place)
                case "c":
                    self._cell(token)
                case "/row":
                    self._before(token.start(), "".join(self._cells_until(None)))
                case "sheetData" if token[0].endswith("/>"):
                    self._open(token, "".join(self._rows_until(None)))
                case "/sheetData":
                    self._before(token.start(), "".join(self._rows_until(None)))
                    break
        self.written.append(self.part[self.copied :])
        return "".join(self.written)

    @property
    def passing(self) -> bool:
        """Whether nothing is to be done in the row: most rows of a long sheet are passed over."""
        return not self.everywhere and not self.row.missing

    def _before(self, place: int, text: str) -> None:
        """Copy up to `place`, then write `text`."""
        if text:
            self.written += (self.part[self.copied : place], text)
            self.copied = place

    def _instead(self, token: re.Match[str], text: str) -> None:
        """Write `text` for the tag."""
        self.written += (self.part[self.copied : token.start()], text)
        self.copied = token.end()

    def _open(self, token: re.Match[str], inside: str) -> None:
        """An empty element gets something inside it."""
        if inside:
            name = f"{self.own}{token['name']}"
            opened = SPANS.sub("", token[0]).rstrip(">").rstrip("/").rstrip()
            self._instead(token, f"{opened}>{inside}</{name}>")

    def _begin_row(self, token: re.Match[str]) -> None:
        found = REFERENCE.search(token[0])
        number_of = int(found[2]) if found else self.row.number + 1
        self._before(token.start(), "".join(self._rows_until(number_of)))
        style = STYLE.search(token[0])
        self.row = _Row(
            number=number_of,
            style=int(style[1]) if style else None,
            missing=self.wanted.pop(number_of, []),
        )
        if token[0].endswith("/>"):
            self._open(token, "".join(self._cells_until(None)))
        elif self.row.missing:
            self._instead(token, SPANS.sub("", token[0]))

    def _cell(self, token: re.Match[str]) -> None:
        found = REFERENCE.search(token[0])
        column = number(found[1]) if found and found[1] else self.row.column + 1
        self._before(token.start(), "".join(self._cells_until(column)))
        self.row.column = column
        style = STYLE.search(token[0])
        new = self.restyle(self.row.number, column, int(style[1]) if style else 0)
        if new is not None:
            plain = STYLE.sub("", token[0])
            end = len(plain) - (2 if plain.endswith("/>") else 1)
            self._instead(token, f'{plain[:end].rstrip()} s="{new}"{plain[end:]}')

    def _rows_until(self, row: int | None) -> Iterator[str]:
        """The wanted rows before `row` that the sheet lacks, or all that are left."""
        while self.ahead and (row is None or self.ahead[0] <= row):
            number_of = self.ahead.popleft()
            if number_of == row or number_of not in self.wanted:
                continue
            self.row = _Row(number=number_of, missing=self.wanted.pop(number_of))
            cells = "".join(self._cells_until(None))
            yield f'<{self.own}row r="{number_of}">{cells}</{self.own}row>'

    def _cells_until(self, column: int | None) -> Iterator[str]:
        """The wanted cells of the row before `column`; those that the sheet lacks are written."""
        missing = self.row.missing
        while missing and (column is None or missing[0] <= column):
            place = missing.pop(0)
            if place != column:
                present = self.row.style
                style = self.columns.get(place, 0) if present is None else present
                new = self.restyle(self.row.number, place, style)
                where = f"{letters(place)}{self.row.number}"
                yield f'<{self.own}c r="{where}" s="{style if new is None else new}"/>'


def _column_styles(part: str) -> Iterator[tuple[int, int]]:
    """What a cell that is not there looks like: the style of its column."""
    for tag in tags("col", part):
        given = attributes(tag[0])
        if given.get("style", "").isdigit():
            for column in range(int(given.get("min", 0)), int(given.get("max", -1)) + 1):
                yield column, int(given["style"])
