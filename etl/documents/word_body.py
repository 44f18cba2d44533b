"""The body of a Word file as lines: one for each paragraph, one for each table row.

Reads what a person sees with all revisions accepted; what is left aside is remembered in
`seen`. Numbers that Word makes itself (1. 2. 3.) are not in the file, and not invented.
"""

from dataclasses import dataclass, field

from etl.documents.refusals import RESAVE, DocumentError
from etl.documents.word_styles import Style, Styles
from etl.documents.word_xml import Attributes, Walk
from etl.passages import BlockKind

SKIPPED = {"w:del", "w:moveFrom", "mc:Fallback", "w:rt"}  # deleted; said twice; pinyin
PRIVATE = range(0xE000, 0xF900)  # characters of symbol fonts: nobody knows what they show
UNKNOWN = "\ufffd"
COLUMNS = 400
DEPTH_LIMIT = 300  # elements within elements; a table in a text box in a table has 40
LINE_LIMIT = 300_000
HEADING_LENGTH = 100  # whole paragraphs in a heading's style are prose
OFF = ("0", "false", "off", "none")
SEEN = {
    "w:ins": "revisions_accepted",
    "w:del": "revisions_accepted",
    "w:moveFrom": "revisions_accepted",
    "w:footnoteReference": "footnotes_ignored",
    "w:endnoteReference": "footnotes_ignored",
    "w:commentReference": "comments_ignored",
    "w:altChunk": "embedded_file_ignored",
    "w:object": "embedded_file_ignored",
    "pic:pic": "pictures_ignored",
    "v:imagedata": "pictures_ignored",
    "c:chart": "pictures_ignored",
    "dgm:relIds": "pictures_ignored",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row; `mark` is its kind and level where the file tells."""

    text: str
    mark: tuple[BlockKind, int] | None = None


@dataclass(slots=True)
class _Run:
    hidden: bool = False
    struck: bool = False


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    own: Style = field(default_factory=Style)
    pieces: list[str] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    goes_on: bool = False  # its mark was deleted: the next paragraph is part of it
    waiting: bool = False  # ended, and waiting for that next paragraph
    runs: list[_Run] = field(default_factory=lambda: [_Run()])


@dataclass(slots=True)
class _Row:
    cells: list[str] = field(default_factory=list)
    span: int = 1
    deleted: bool = False


class Body(Walk):
    """`lines` of the body in document order, and the note codes of what was `seen`."""

    def __init__(self, styles: Styles) -> None:
        self.lines: list[Line] = []
        self.seen: dict[str, str] = {}
        self._styles = styles
        self._sinks = [self.lines]
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[_Row] = []
        self._path: list[str] = []
        self._skipped = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._check_bounds()
        if name in SEEN:
            self.seen.setdefault(SEEN[name], "")
        if name in SKIPPED and not parent.endswith("Pr"):
            self._skipped += 1
        if self._skipped:
            return
        self._structure(name, attributes)
        if self._rows:
            self._row(parent, name, attributes)
        if self._paragraphs:
            self._property(parent, name, attributes)
            self._content(parent, name, attributes)

    def characters(self, text: str) -> None:
        """Text counts in w:t and m:t only; w:delText and w:instrText are not shown."""
        if self._skipped or not self._paragraphs or self._path[-1] not in ("w:t", "m:t"):
            return
        run = self._paragraphs[-1].runs[-1]
        if run.hidden:
            self.seen.setdefault("hidden_text_ignored", "")
            return
        if run.struck and text.strip():
            self.seen.setdefault("strikethrough", text.strip()[:20])
        self._write(text.replace("\n", " ").replace("\r", " "))

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        if self._skipped:
            parent = self._path[-1] if self._path else ""
            self._skipped -= name in SKIPPED and not parent.endswith("Pr")
            return
        if name in ("w:tc", "w:txbxContent", "w:body"):
            self._stop_waiting()
        match name:
            case "w:r" if self._paragraphs and len(self._paragraphs[-1].runs) > 1:
                self._paragraphs[-1].runs.pop()
            case "w:p" if self._paragraphs:
                self._end_paragraph(self._paragraphs[-1])
            case "w:tc" if self._rows:
                self._end_cell(self._rows[-1], self._sinks.pop())
            case "w:tr" if self._rows:
                self._end_row(self._rows.pop())
            case "w:txbxContent":
                self._end_box(self._sinks.pop())

    def _check_bounds(self) -> None:
        if len(self._path) > DEPTH_LIMIT:
            raise DocumentError("not_a_document", found="表格或文本框套得过深", advice=RESAVE)
        if len(self.lines) > LINE_LIMIT:
            limit = f"{LINE_LIMIT}段"
            raise DocumentError("too_large", what="段落数", limit=limit, found="更多")

    def _structure(self, name: str, _: Attributes) -> None:
        match name:
            case "w:p":
                self._start_paragraph()
            case "w:r" if self._paragraphs:
                self._paragraphs[-1].runs.append(_Run())
            case "w:tr":
                self._stop_waiting()
                self._rows.append(_Row())
            case "w:tc" if self._rows:
                self._sinks.append([])
            case "w:txbxContent":
                self.seen.setdefault("text_box_read", "")
                self._sinks.append([])

    def _row(self, parent: str, name: str, attributes: Attributes) -> None:
        row, value = self._rows[-1], attributes.get("val", "")
        match parent, name:
            case "w:tcPr", "w:gridSpan" if value.isdecimal():
                row.span = max(1, min(int(value[:4]), COLUMNS))
            case "w:trPr", "w:gridBefore" if value.isdecimal():
                row.cells.extend([""] * min(int(value[:4]), COLUMNS - len(row.cells)))
            case "w:trPr", "w:del":
                row.deleted = True

    def _property(self, parent: str, name: str, attributes: Attributes) -> None:
        paragraph, value = self._paragraphs[-1], attributes.get("val", "")
        match parent, name:
            case "w:pPr", "w:pStyle":
                paragraph.style = value
            case (("w:pPr" | "w:numPr"), _) if "w:pPrChange" not in self._path:
                paragraph.own.take(name, attributes)
            case "w:rPr", ("w:del" | "w:moveFrom") if self._path[-3:-2] == ["w:pPr"]:
                paragraph.goes_on = True
            case "w:rPr", "w:vanish" if self._path[-3:-2] == ["w:r"]:
                paragraph.runs[-1].hidden = value not in OFF
            case "w:rPr", ("w:strike" | "w:dstrike") if self._path[-3:-2] == ["w:r"]:
                paragraph.runs[-1].struck = value not in OFF

    def _content(self, parent: str, name: str, attributes: Attributes) -> None:
        if parent != "w:r" or self._paragraphs[-1].runs[-1].hidden:
            return
        match name:
            case "w:tab" | "w:ptab":
                self._write("\t")
            case "w:br" | "w:cr" if attributes.get("type", "textWrapping") == "textWrapping":
                self._write("\n")
            case "w:noBreakHyphen":
                self._write("-")
            case "w:sym":
                self._write(_symbol(attributes.get("char", "")))

    def _write(self, text: str) -> None:
        self._paragraphs[-1].pieces.append(text)

    def _start_paragraph(self) -> None:
        if self._paragraphs and self._paragraphs[-1].waiting:
            # The joined paragraph has the properties of the second, as in Word.
            first = self._paragraphs.pop()
            self._paragraphs.append(_Paragraph(pieces=first.pieces, after=first.after))
        else:
            self._paragraphs.append(_Paragraph())

    def _stop_waiting(self) -> None:
        if self._paragraphs and self._paragraphs[-1].waiting:
            self._paragraphs[-1].goes_on = False
            self._end_paragraph(self._paragraphs[-1])

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        paragraph.waiting = paragraph.goes_on
        if paragraph.waiting:
            return
        self._paragraphs.pop()
        text = "".join(paragraph.pieces)
        mark = self._styles.mark(paragraph.style, paragraph.own)
        if mark and mark[0] != "item":
            # A title broken over two lines is one title.
            text = " ".join(text.split())
            mark = mark if len(text) <= HEADING_LENGTH else None
        self._sinks[-1].append(Line(text, mark))
        self._sinks[-1].extend(paragraph.after)

    def _end_cell(self, row: _Row, lines: list[Line]) -> None:
        row.cells.append(" ".join(" ".join(line.text for line in lines).split()))
        room = max(COLUMNS - len(row.cells), 0)
        row.cells.extend([""] * min(row.span - 1, room))
        row.span = 1

    def _end_row(self, row: _Row) -> None:
        if self._rows:
            self.seen.setdefault("nested_table_read", "")
        if not row.deleted and any(row.cells):
            self._sinks[-1].append(Line("\t".join(row.cells), ("row", 0)))

    def _end_box(self, lines: list[Line]) -> None:
        sink = self._paragraphs[-1].after if self._paragraphs else self._sinks[-1]
        sink.extend(lines)


def _symbol(code: str) -> str:
    try:
        number = int(code[:6], 16)
        return UNKNOWN if number in PRIVATE or number < ord(" ") else chr(number)
    except (ValueError, OverflowError):
        return UNKNOWN
