"""问题清单: the first sheet of a workbook that is returned. Every issue, with a link to its cell.

Writes the sheet's part and puts it in front; which issue is where is told from outside.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from etl.figures import Issue
from etl.marking.looks import CENTRED, SPREADSHEET, Looks
from etl.marking.parts import BOOK, OFFICE, TYPES, Parts, attributes, first, prefix, tags
from etl.marking.places import Place
from etl.returns.returned import LIST, LIST_TITLE, NAMES, Marked

WIDTHS = (7, 10, 28, 108)
HEADINGS = ("序号", "程度", "位置", "问题和改法")
CHARACTERS = 50  # in a line of the fourth column


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One issue as the list shows it. `visible`: whether one can go there."""

    issue: Issue
    severity: Marked
    place: Place
    visible: bool


def put_in_front(
    parts: Parts, looks: Looks, file: str, listed: Sequence[Listed], notes: Sequence[str]
) -> None:
    """Make the sheet the workbook's first, and the one that is open."""
    name = parts.new_name("xl/worksheets/sheet{}.xml")
    parts.put(name, _Sheet(looks, file, listed, notes).part())
    parts.declare(name, f"{TYPES}worksheet+xml")
    for sheet in parts.sheets().values():
        text = parts.text(sheet)
        parts.put(sheet, re.sub(r"\stabSelected\s*=\s*[\"'][^\"']*[\"']", "", text, count=1))
    _name(parts, parts.relate(BOOK, "worksheet", name))


def _name(parts: Parts, key: str) -> None:
    """Name the sheet in the workbook; what counts sheets by their place moves on by one."""
    text = parts.text(BOOK)
    own = prefix(text)
    given = [attributes(tag[0]).get("sheetId", "") for tag in tags("sheet", text)]
    numbers = [int(number) for number in given if number.isdigit()]
    taken = {attributes(tag[0]).get("name") for tag in tags("sheet", text)}
    name = next(n for n in (LIST, *(f"{LIST}({k})" for k in range(2, 99))) if n not in taken)
    told = f'name="{name}" sheetId="{max(numbers, default=0) + 1}" r:id="{key}"'
    line = f'<{own}sheet xmlns:r="{OFFICE}" {told}/>'
    start = first(tags("sheets", text)).end()
    text = text[:start] + line + text[start:]
    text = re.sub(r"(\slocalSheetId\s*=\s*[\"'])(\d+)", lambda m: f"{m[1]}{int(m[2]) + 1}", text)
    text = re.sub(r"\s(?:activeTab|firstSheet)\s*=\s*[\"']\d+[\"']", "", text)
    parts.put(BOOK, text)


class _Sheet:
    """The sheet while it is being written, from the top down."""

    def __init__(
        self, looks: Looks, file: str, listed: Sequence[Listed], notes: Sequence[str]
    ) -> None:
        self.file, self.listed, self.notes = file, listed, notes
        self.row = 0
        self.links: list[tuple[str, str]] = []
        self.merged: list[str] = []
        self.title = looks.of_list("title")
        self.body = looks.of_list("body")
        self.bold = looks.of_list("bold", CENTRED)
        self.link = looks.of_list("link")
        self.marked: dict[Marked, int] = {s: looks.of_list("bold", CENTRED, s) for s in NAMES}

    def part(self) -> str:
        """The whole part."""
        rows = "".join(self._rows())
        heading = self.row - len(self.listed)
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>'
            for n, w in enumerate(WIDTHS, 1)
        )
        merged = "".join(f'<mergeCell ref="{m}"/>' for m in self.merged)
        links = "".join(
            f'<hyperlink ref="{c}" location="{escape(to)}" display="{escape(to)}"/>'
            for c, to in self.links
        )
        return (
            f'<worksheet xmlns="{SPREADSHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="{heading}" '
            f'topLeftCell="A{heading + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
            f"</sheetViews><cols>{columns}</cols><sheetData>{rows}</sheetData>"
            f'<mergeCells count="{len(self.merged)}">{merged}</mergeCells>'
            + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
            + '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" '
            'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
            "</worksheet>"
        )

    def _rows(self) -> Iterator[str]:
        errors = sum(one.severity == "error" for one in self.listed)
        counted = f"错误{errors}处，提醒{len(self.listed) - errors}处"
        yield self._line(LIST_TITLE, self.title, 30)
        yield self._line(f"文件：{self.file}　　{counted}", self.body, 20)
        yield self._line(
            "错误：数值未入库，请改正后重新报送。提醒：数值已采用，请核对。点“位置”可到达该单元格；"
            "单元格的批注写有同样的话。改正后请将本工作簿整份报送，本表和批注不必删除。",
            self.body,
            36,
        )
        if not self.listed:
            yield self._line("没有发现问题。", self.body, 20)
        for note in self.notes:
            yield self._line(f"说明：{note}", self.body, 20)
        yield self._row([(text, self.bold) for text in HEADINGS], 24)
        for number, one in enumerate(self.listed, 1):
            yield self._issue(number, one)

    def _line(self, text: str, style: int, height: float) -> str:
        """A row merged over the whole width."""
        row = self._row([(text, style), *[("", style)] * (len(WIDTHS) - 1)], height)
        self.merged.append(f"A{self.row}:D{self.row}")
        return row

    def _issue(self, number: int, one: Listed) -> str:
        place = one.issue.place
        lines = 1 + len(one.issue.message) // CHARACTERS
        if one.visible and one.place.sheet is not None:
            sheet = one.place.sheet.replace("'", "''")
            self.links.append((f"C{self.row + 1}", f"'{sheet}'!{one.place.reference}"))
        cells = [
            (str(number), self.body),
            (NAMES[one.severity], self.marked[one.severity]),
            (place, self.link if one.visible else self.body),
            (one.issue.message, self.body),
        ]
        return self._row(cells, max(22, 17 * lines + 5))

    def _row(self, cells: Sequence[tuple[str, int]], height: float) -> str:
        self.row += 1
        written = "".join(
            f'<c r="{column}{self.row}" s="{style}" t="inlineStr">'
            f'<is><t xml:space="preserve">{escape(text, quote=False)}</t></is></c>'
            for column, (text, style) in zip("ABCD", cells, strict=True)
        )
        return f'<row r="{self.row}" ht="{height}" customHeight="1">{written}</row>'
