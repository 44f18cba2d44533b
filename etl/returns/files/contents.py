"""What a workbook's archive holds: its sheets, where each lies, and what belongs to it.

Knows the parts that tie a workbook together; nothing here reads a sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from xml.etree.ElementTree import Element

from etl.returns.files.archives import Archive, beside
from etl.returns.files.marks import active_filter, merge_of
from etl.returns.files.parts import attribute, is_on, tree
from etl.returns.files.refusals import broken, no_entities, too_large
from etl.returns.grids import Merge

BOOK = "xl/workbook.xml"
SHEET_LIMIT = 200


@dataclass(frozen=True, kw_only=True)
class SheetEntry:
    """One worksheet as the workbook lists it. `position` counts all sheets, from 0."""

    name: str
    part: str
    visible: bool
    position: int


class Contents:
    """The table of contents of a workbook."""

    def __init__(self, archive: Archive) -> None:
        """Raises `RefusedError` where the workbook's own part is broken."""
        self.archive = archive
        self.book = tree(archive.part(BOOK))

    @cached_property
    def sheets(self) -> tuple[SheetEntry, ...]:
        """Worksheets only: charts and macro sheets hold no figures."""
        targets = dict(self._related(BOOK, "/worksheet"))
        listed = self.book.findall("{*}sheets/{*}sheet")
        if len(listed) > SHEET_LIMIT:
            raise too_large("工作表数", f"{SHEET_LIMIT}个", f"{len(listed)}个")
        names = [attribute(e, "name") for e in listed]
        if len(set(names)) < len(names):
            raise broken("工作表有重名")
        return tuple(
            SheetEntry(
                name=name,
                part=targets[attribute(e, "id")],
                visible=attribute(e, "state") in ("", "visible"),
                position=position,
            )
            for position, name, e in zip(count(), names, listed, strict=False)
            if attribute(e, "id") in targets
        )

    @cached_property
    def recalculated(self) -> bool:
        """Whether the workbook asks for its formulas to be calculated when it is opened."""
        settings = self.book.find("{*}calcPr")
        return settings is not None and is_on(settings.get("fullCalcOnLoad"))

    @cached_property
    def begins_1904(self) -> bool:
        """Whether days are counted from 1904, as workbooks from a Mac may be."""
        settings = self.book.find("{*}workbookPr")
        return settings is not None and is_on(settings.get("date1904"))

    def shared(self, kind: str) -> bytes:
        """The part that all sheets share, sharedStrings or styles; empty where there is none."""
        name = next((part for _, part in self._related(BOOK, f"/{kind}")), f"xl/{kind}.xml")
        part = self.archive.part(name) if name in self.archive else b""
        if b"<!DOCTYPE" in part:
            raise no_entities()
        return part

    def filtered_name(self, sheet: SheetEntry) -> Iterator[Merge]:
        """The range that the workbook names as filtered on this sheet."""
        for element in self.book.iterfind("{*}definedNames/{*}definedName"):
            if attribute(element, "name") != "_xlnm._FilterDatabase":
                continue
            if attribute(element, "localSheetId") == str(sheet.position):
                merge = merge_of((element.text or "").rpartition("!")[2])
                if merge:
                    yield merge

    def table_filters(self, sheet: SheetEntry) -> Iterator[Merge]:
        """Ranges with an active filter of a table on the sheet."""
        for table in self._trees(sheet, "/table"):
            for element in table.iterfind("{*}autoFilter"):
                yield from active_filter(element)

    def comments(self, sheet: SheetEntry) -> dict[str, str]:
        """The comments on a sheet by place; the words of a discussion before Excel's own."""
        found: dict[str, str] = {}
        for part in self._trees(sheet, "/comments"):
            for element in part.iterfind("{*}commentList/{*}comment"):
                texts = element.iterfind("{*}text//{*}t")
                found[attribute(element, "ref")] = "".join(t.text or "" for t in texts).strip()
        for part in self._trees(sheet, "/threadedComment"):
            threads: dict[str, list[str]] = {}
            for element in part.iterfind("{*}threadedComment"):
                said = (element.findtext("{*}text") or "").strip()
                threads.setdefault(attribute(element, "ref"), []).append(said)
            found |= {place: "；".join(said) for place, said in threads.items()}
        return {place: text for place, text in found.items() if text}

    def _trees(self, sheet: SheetEntry, kind: str) -> Iterator[Element]:
        for _, part in self._related(sheet.part, kind):
            yield tree(self.archive.part(part))

    def _related(self, part: str, kind: str) -> Iterator[tuple[str, str]]:
        """Identity and name of each part that `part` refers to as this kind."""
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self.archive:
            return
        for element in tree(self.archive.part(relations)):
            inside = attribute(element, "TargetMode") != "External"
            if inside and attribute(element, "Type").endswith(kind):
                yield attribute(element, "Id"), beside(part, attribute(element, "Target"))
