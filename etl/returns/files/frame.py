"""The parts that tie a workbook together, written anew for a library to open.

Only the sheets that are to be read are in it, each by its number. Knows no value.
"""

from collections.abc import Iterator

from etl.returns.files.parts import MAIN

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet_name(number: int) -> str:
    """The part of the sheet with this number, from 0."""
    return f"xl/worksheets/sheet{number + 1}.xml"


def frame(sheets: int, *, begins_1904: bool) -> Iterator[tuple[str, str]]:
    """Name and content of each part beside sheets, styles and shared strings."""
    numbers = range(1, sheets + 1)
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    yield "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>'
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield (
        "xl/workbook.xml",
        (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(begins_1904)}"/><sheets>{listed}</sheets></workbook>'
        ),
    )
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([*targets, ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]),
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
