"""A program of its own: the tables of a web page on its input as JSON on its output.

Started in isolation by `web_tables`: the standard library's reader of HTML takes time by the
square of what is left open. Imports nothing of ours.
"""

import json
import re
import sys
from html.parser import HTMLParser

ROWS, COLUMNS, CELLS = 250_000, 400, 2_500_000
ANSWERED = ("rows", "numbers", "struck", "raised", "merges", "hidden_rows", "hidden_columns")
LINES = {"p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption"}
UNSEEN = {"script", "style", "title", "head", "xml", "template"}
VOID = {"br", "col", "img", "hr", "input", "link", "meta"}
STRUCK = {"s", "strike", "del"}
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
LINE_THROUGH = re.compile(r"line-through", re.IGNORECASE)

Attributes = dict[str, str]


class TooLargeError(Exception):
    """More rows, columns or cells than a return has."""


class Page(HTMLParser):
    """The page's tables below each other, with the lines of text that stand between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.numbers: list[tuple[int, int, float]] = []
        self.struck: list[tuple[int, int]] = []
        self.raised: list[tuple[int, int]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self._tables = self._unseen = self._striking = 0
        self._column = self._widths = self._cells = 0
        self._below: dict[int, int] = {}  # by column, how many rows a cell above still covers
        self._cell: Attributes | None = None
        self._text: list[str] = []
        self._was_struck = self._was_raised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._begin_table()
        elif self._tables == 1 and tag in ("tr", "td", "th"):
            self._finish_cell()
            if tag == "tr":
                self._begin_row(attributes)
            else:
                self._cell, self._was_raised = attributes, False
        elif self._tables == 1 and tag == "col":
            self._column_of(attributes)
        elif tag in LINES:
            self._break_line()
        if tag in STRUCK:
            self._striking += 1
        self._was_raised |= tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "table" and self._tables:
            if self._tables == 1:
                self._finish_cell()
            self._tables -= 1
        elif self._tables == 1 and tag in ("td", "th", "tr"):
            self._finish_cell()
        elif tag in LINES:
            self._break_line()
        elif tag in STRUCK:
            self._striking = max(self._striking - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._unseen or (self._tables and self._cell is None):
            return
        self._text.append(re.sub(r"[ \t\r\n\f]+", " ", data))
        if self._striking and data.strip():
            self._was_struck = True

    def finished(self) -> None:
        """Take in what the page left open."""
        self.close()
        self._finish_cell()
        self._break_line()

    def _begin_table(self) -> None:
        if not self._tables:
            self._break_line()
            if self.rows:
                self._add_row()  # tables stay apart
            self._below, self._widths = {}, 0
        self._tables += 1

    def _column_of(self, attributes: Attributes) -> None:
        span = min(_whole(attributes.get("span"), 1), COLUMNS)
        if HIDDEN.search(attributes.get("style", "")) or attributes.get("width") == "0":
            self.hidden_columns += range(self._widths + 1, self._widths + span + 1)
        self._widths += span

    def _begin_row(self, attributes: Attributes) -> None:
        self._add_row()
        self._column = 0
        self._below = {column: left - 1 for column, left in self._below.items() if left > 1}
        if HIDDEN.search(attributes.get("style", "")) or "hidden" in attributes:
            self.hidden_rows.append(len(self.rows))

    def _add_row(self) -> None:
        self.rows.append([])
        if len(self.rows) > ROWS:
            raise TooLargeError

    def _finish_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if attributes is None:
            return
        if not self.rows:
            self._add_row()
        text, struck = self._taken()
        row = self.rows[-1]
        while self._below.get(self._column):
            self._column += 1
        down, across = (_whole(attributes.get(n), 1) for n in ("rowspan", "colspan"))
        across = min(across, COLUMNS)
        row += [""] * (self._column + across - len(row))
        self._cells += across
        if len(row) > COLUMNS or self._cells > CELLS:
            raise TooLargeError
        row[self._column] = text
        self._note(attributes, text, struck=struck)
        self._span(down, across)

    def _note(self, attributes: Attributes, text: str, *, struck: bool) -> None:
        place = len(self.rows), self._column + 1
        if struck or (text and LINE_THROUGH.search(attributes.get("style", ""))):
            self.struck.append(place)
        if self._was_raised:
            self.raised.append(place)
        if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,2})?", attributes.get("x:num", "")):
            self.numbers.append((*place, float(attributes["x:num"])))

    def _span(self, down: int, across: int) -> None:
        row, column = len(self.rows), self._column + 1
        if down > 1 or across > 1:
            self.merges.append((row, column, row + down - 1, column + across - 1))
        if down > 1:
            self._below.update(dict.fromkeys(range(self._column, self._column + across), down))
        self._column += across

    def _break_line(self) -> None:
        """A new line in a cell; outside tables, a row of its own."""
        if self._cell is not None:
            self._text.append("\n")
        elif not self._tables:
            text, _ = self._taken()
            if text:
                self._add_row()
                self.rows[-1].append(text)

    def _taken(self) -> tuple[str, bool]:
        text = "\n".join(line.strip(" ") for line in "".join(self._text).split("\n")).strip("\n ")
        struck, self._text, self._was_struck = self._was_struck, [], False
        return text, struck


def _whole(text: str | None, least: int) -> int:
    return max(int(text), least) if text and re.fullmatch("[0-9]{1,6}", text) else least


def main() -> None:
    """Read, answer, and never fail for what the page is."""
    page = Page()
    try:
        page.feed(sys.stdin.buffer.read().decode())
        page.finished()
        answer = json.dumps({name: getattr(page, name) for name in ANSWERED})
    except (TooLargeError, MemoryError):
        answer = json.dumps({"refused": "large"})
    except (AssertionError, LookupError, ValueError):
        answer = json.dumps({"refused": "broken"})
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
