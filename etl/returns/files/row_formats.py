"""The number formats of a row's cells, found in the sheet's XML when they are asked for.

Only what is shown needs them. Knows no value.
"""

import re
from collections.abc import Mapping

from etl.returns.files.marks import Styles
from etl.returns.files.parts import SheetPart, column_number
from etl.returns.grids import RowFormats

_ROW = re.compile(rb'<row r="([0-9]+)"')
_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"(?:[^<>]*? s="([0-9]+)")?')


def row_formats(part: SheetPart, styles: Styles) -> RowFormats:
    """What gives the number formats of a row by column. Keeps the part in memory."""
    xml, end = part.xml, part.end
    begins = {int(m[1]): m.start() for m in _ROW.finditer(xml, part.start, end)}

    def formats(row: int) -> Mapping[int, str]:
        begin = begins.get(row, end)
        after = xml.find(b"</row>", begin, end)
        return {
            column_number(letters.decode()): styles.look(int(style or 0)).number_format
            for letters, _, style in _CELL.findall(xml, begin, after if after >= 0 else end)
        }

    return formats
