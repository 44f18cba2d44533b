"""What a cell of a workbook shows: its number through its format, as Excel would write it."""

import re
from decimal import ROUND_HALF_UP, Decimal

FORMAT = re.compile(r'(?:"([^"]*)")?(#,##)?(0(?:\\?\.0+)?)(,*)(?:"([^"]*)")?')


def displayed(value: Decimal, number_format: str) -> str:
    """`"超"0\\.00,,` of 7700000000 is 超77.00. Knows the formats that we write, no others."""
    found = FORMAT.fullmatch(number_format)
    assert found is not None, number_format
    before, thousands, digits, commas, after = (part or "" for part in found.groups())
    scaled = value / (Decimal(1000) ** len(commas))
    places = digits.count("0") - 1
    pushed = "\\." in digits  # a literal point among the digits: they are not decimals
    shown = scaled.quantize(
        Decimal(1) if pushed else Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP
    )
    text = f"{abs(shown):,f}" if thousands else f"{abs(shown):f}"
    if pushed:
        text = text.rjust(places + 1, "0")
        text = f"{text[:-places]}.{text[-places:]}"
    return f"{before}{'-' if shown < 0 else ''}{text}{after}"
