"""How a number is shown in a cell: in the unit of its head, with its hedge, and still a number.

The cell holds the base unit; its head or the unit beside it says in which it is shown. The forms
were measured in Excel, WPS and LibreOffice: a literal point pushed into the digits after the
commas have divided by thousands. `0!.0,` looks alike in Excel and is wrong in the last.
"""

from decimal import Decimal

from catalogue.wording import Scale, rounded
from exports.tables import Cell

TEN_THOUSAND, HUNDRED_MILLION = Decimal(10) ** 4, Decimal(10) ** 8
# By power: what divides evenly with commas, the fewest decimals first, and its decimals. There is
# none of 万 with two: 2458.76 is shown as 2458.7600, not rounded again to 2458.8.
SCALED = {
    TEN_THOUSAND: ((r"0\.0,", 1), (r"0\.0000", 4)),
    HUNDRED_MILLION: ((r"0\.00,,", 2), (r"0\.00000,", 5), (r"0\.00000000", 8)),
}
NAMES = {TEN_THOUSAND: "万", HUNDRED_MILLION: "亿"}
MOST_PLACES = 3
"""As many decimals as a release keeps."""


def quoted(words: str) -> str:
    """Words as a format has them; a quotation mark would end them."""
    clean = words.replace('"', "”")
    return f'"{clean}"' if clean else ""


def number_format(cell: Cell) -> str:
    """The format of a cell that holds a number, with its hedge in quotes before the digits."""
    before, after = cell.around
    value = cell.value if cell.value is not None else Decimal(0)
    digits, unit = _digits(value, cell.scale)
    return f"{quoted(before)}{digits}{quoted(unit + after)}"


def whole_format(value: Decimal) -> str:
    """The format of a number shown in the base unit: #,##0 with as many decimals as it has."""
    return f"#,##{plain_digits(value, None)}"


def _digits(value: Decimal, scale: Scale) -> tuple[str, str]:
    """The digits' part: no fewer decimals than the screen's, and no zero but zero.

    And the unit where it is not that of the head.
    """
    if scale.power not in SCALED:
        return plain_digits(value, scale.places), ""
    wanted = min(scale.decimals(value), SCALED[scale.power][-1][1])
    forms = [(form, places) for form, places in SCALED[scale.power] if places >= wanted]
    fitting = (form for form, places in forms if not value or rounded(value / scale.power, places))
    form = next(fitting, None)
    if form is not None:
        return form, ""
    # Some thousandths of a yuan in a column of 万元: in 元, because 0.0000万元 would be nothing.
    return plain_digits(value, None), scale.unit.removeprefix(NAMES[scale.power])


def plain_digits(value: Decimal, places: int | None) -> str:
    """0, 0.0, 0.00: as many decimals as the column has, or as the number needs."""
    if places is None:
        exponent = value.normalize().as_tuple().exponent
        places = min(MOST_PLACES, max(0, -exponent if isinstance(exponent, int) else 0))
    return f"0.{'0' * places}" if places else "0"


def axis_format(scale: Scale) -> str:
    """The format of a chart's axis in this scale; the legend names the unit."""
    return SCALED[scale.power][0][0] if scale.power in SCALED else "General"
