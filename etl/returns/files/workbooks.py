"""A workbook in Excel's present format to grids: values from calamine, the rest from its XML.

Calamine is quick and reads the stored results; hidden rows, number formats, strike-through,
errors and formulas without a result it does not see. Nothing here knows what a table means.
"""

import tempfile
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from etl.returns.cells import GENERAL
from etl.returns.files.archives import MEGABYTE, Archive
from etl.returns.files.contents import BOOK, Contents, SheetEntry
from etl.returns.files.extents import CELL_LIMIT, extent
from etl.returns.files.frame import frame, sheet_name
from etl.returns.files.looks import raised_strings, string_sizes, struck_strings, style_looks
from etl.returns.files.marks import Marks, Styles
from etl.returns.files.parts import SheetPart, sheet_part
from etl.returns.files.refusals import broken, too_large
from etl.returns.files.row_formats import row_formats
from etl.returns.files.surroundings import Surroundings, Values, grid
from etl.returns.grids import Formats, Grid, RowFormats, Sheets
from etl.returns.issues import Complaint, complaint

__all__ = ["BOOK", "read_workbook"]

TEXT_LIMIT = 150 * MEGABYTE  # the texts of all cells, each as often as it is shown


def read_workbook(archive: Archive) -> Sheets:
    """Every visible sheet. Raises `RefusedError` for what is broken or out of bounds."""
    contents = Contents(archive)
    return Sheets(
        grids=tuple(_Workbook(archive, contents).grids()),
        hidden=tuple(sheet.name for sheet in contents.sheets if not sheet.visible),
        complaints=tuple(_left_aside(archive)),
    )


def _left_aside(archive: Archive) -> Iterable[Complaint]:
    """What is not looked at when the workbook is read."""
    if any(name.endswith("vbaproject.bin") for name in archive.names):
        yield complaint("macro_ignored")
    if any("externallinks/" in name for name in archive.names):
        yield complaint("external_link_ignored")


class _Workbook:
    """One workbook on its way to grids."""

    def __init__(self, archive: Archive, contents: Contents) -> None:
        self.archive, self.contents = archive, contents
        self.visible = [sheet for sheet in contents.sheets if sheet.visible]
        self.shared = {kind: contents.shared(kind) for kind in ("styles", "sharedStrings")}
        strings = self.shared["sharedStrings"]
        self.sizes = list(string_sizes(strings))
        self.styles = Styles(
            looks=style_looks(self.shared["styles"]),
            struck=struck_strings(strings),
            raised=raised_strings(strings),
        )
        self.cells = self.texts = 0

    def grids(self) -> list[Grid]:
        """Every visible sheet: measured first, then packed anew and read."""
        with tempfile.TemporaryDirectory(prefix="return-") as folder:
            packed = Path(folder) / "measured.xlsx"
            around = self._pack(packed)
            try:
                with CalamineWorkbook.from_path(packed) as book:
                    values = [_values(book, number) for number, _ in enumerate(self.visible)]
            except CalamineError as error:
                raise broken("工作簿的内部结构已损坏") from error
        return list(map(grid, around, values))

    def _pack(self, packed: Path) -> list[Surroundings]:
        """Write what a library may see, and nothing else; returns what it will not see."""
        with zipfile.ZipFile(packed, "w") as archive:
            for name, part in frame(len(self.visible), begins_1904=self.contents.begins_1904):
                archive.writestr(name, part)
            for kind, shared in self.shared.items():
                if shared:
                    archive.writestr(f"xl/{kind}.xml", shared)
            return [
                self._sheet(sheet, partial(archive.writestr, sheet_name(number)))
                for number, sheet in enumerate(self.visible)
            ]

    def _sheet(self, sheet: SheetEntry, write: Callable[[bytes], None]) -> Surroundings:
        part = sheet_part(self.archive.part(sheet.part))
        marks = Marks(part, self.styles)
        self._check_room(marks)
        write(part.xml)
        filters = [*marks.filters(), *self.contents.table_filters(sheet)]
        if marks.filtered_in_place:
            filters += self.contents.filtered_name(sheet)
        return Surroundings(
            title=sheet.name,
            looks=marks.looks(recalculated=self.contents.recalculated),
            merges=marks.merges(),
            comments=tuple(self.contents.comments(sheet).items()),
            hidden_rows=marks.hidden_rows(),
            filters=tuple(filters),
            hidden_columns=marks.hidden_columns(),
            formats=self._formats(sheet, part),
            begins_1904=self.contents.begins_1904,
        )

    def _formats(self, sheet: SheetEntry, part: SheetPart) -> Formats:
        """Found in the part once more, should a number be shown: most never are."""
        if all(look.number_format == GENERAL for look in self.styles.looks):
            return Formats()
        start, end, anew = part.start, part.end, part.anew

        def load() -> RowFormats:
            xml = self.archive.part(sheet.part)
            again = sheet_part(xml) if anew else SheetPart(xml, start, end)
            return row_formats(again, self.styles)

        return Formats(load)

    def _check_room(self, marks: Marks) -> None:
        """Stop where the values would not fit: every cell of the box and every text takes room."""
        height, width = extent(marks.part)
        self.cells += height * width
        if self.cells > CELL_LIMIT:
            limit = f"{CELL_LIMIT // 10_000}万格"
            raise too_large("有内容的区域", limit, f"{height}行×{width}列")
        if self.cells * max(self.sizes, default=0) > TEXT_LIMIT:
            self.texts += sum(self.sizes[n] for n in marks.strings() if n < len(self.sizes))
        if self.texts > TEXT_LIMIT:
            raise too_large("文字", f"{TEXT_LIMIT // MEGABYTE}MB", "更多")


def _values(book: CalamineWorkbook, number: int) -> Values:
    return book.get_sheet_by_index(number).to_python(skip_empty_area=False)
