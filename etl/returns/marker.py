"""The hidden marker of a form of ours: which form, of which year, and what each cell is for.

It lies as plain texts on a sheet that is not shown, because sheets survive saving by Excel, WPS,
LibreOffice and openpyxl alike. It is believed only where the labels still stand where it says.
Knows no drawing and no figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.returns.files.texts import texts_of
from etl.returns.issues import RefusedError

SHEET = "表样标记"
FORM, VERSION, WIDTH = "工作成效统计表", "1", 7


@dataclass(frozen=True, kw_only=True)
class MarkedLine:
    """One indicator on a marked sheet; cells as D7."""

    indicator: str
    label: str
    label_cell: str
    unit_cell: str
    value_cell: str
    reason_cell: str


@dataclass(frozen=True, kw_only=True)
class MarkedSheet:
    """One district's sheet. `date_cell` holds the day it was sent; `told` are the title, sender and
    headings, by cell, that must still say what they said.
    """

    title: str
    region: str
    date_cell: str
    told: tuple[tuple[str, str], ...]
    lines: tuple[MarkedLine, ...]


@dataclass(frozen=True, kw_only=True)
class Marker:
    """What a workbook says of itself. `beside` are its sheets on which nothing is reported."""

    year: int
    beside: tuple[str, ...]
    sheets: tuple[MarkedSheet, ...]
    form: str = FORM
    version: str = VERSION

    def sheet(self, title: str) -> MarkedSheet | None:
        """The sheet of this name, where it is one to fill in."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)


def rows(marker: Marker) -> Iterator[tuple[str, ...]]:
    """The marker as rows of texts, for the hidden sheet."""
    yield ("表样", marker.form, marker.version, str(marker.year))
    yield ("说明页", *marker.beside)
    for sheet in marker.sheets:
        yield ("工作表", sheet.title, sheet.region, sheet.date_cell)
        yield from (("标题", *told) for told in sheet.told)
        for line in sheet.lines:
            cells = (line.label_cell, line.unit_cell, line.value_cell, line.reason_cell)
            yield ("指标", line.indicator, line.label, *cells)


def marker_of(content: bytes) -> Marker | None:
    """The marker of a workbook; None where it has none, or one that we do not know."""
    try:
        found = texts_of(content, SHEET)
    except RefusedError:
        return None
    return _marker([[*row, *[""] * (WIDTH - len(row))] for row in found])


def _marker(found: Sequence[Sequence[str]]) -> Marker | None:
    match found:
        case [["表样", form, version, year, *_], ["说明页", *beside], *rest]:
            if (form, version) == (FORM, VERSION) and year.isascii() and year.isdigit():
                names = tuple(name for name in beside if name)
                return Marker(year=int(year), beside=names, sheets=tuple(_sheets(rest)))
    return None


def _sheets(found: Sequence[Sequence[str]]) -> Iterator[MarkedSheet]:
    """Each row of a sheet begins one; the rows below it say what stands on it."""
    starts = [place for place, row in enumerate(found) if row[0] == "工作表"]
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        title, region, date_cell = found[start][1:4]
        below = found[start + 1 : end]
        yield MarkedSheet(
            title=title,
            region=region,
            date_cell=date_cell,
            told=tuple((row[1], row[2]) for row in below if row[0] == "标题"),
            lines=tuple(_line(row) for row in below if row[0] == "指标"),
        )


def _line(row: Sequence[str]) -> MarkedLine:
    indicator, label, label_cell, unit_cell, value_cell, reason_cell = row[1:7]
    return MarkedLine(
        indicator=indicator,
        label=label,
        label_cell=label_cell,
        unit_cell=unit_cell,
        value_cell=value_cell,
        reason_cell=reason_cell,
    )
