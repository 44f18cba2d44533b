"""How a number is shown in a cell: in 万 or 亿, with its hedge, and still a number.

The forms were measured in Excel, WPS and LibreOffice: a literal point pushed into the digits
after the commas have divided by thousands. `0!.0,` looks alike in Excel and is wrong in the
last.
"""

from decimal import Decimal

from catalogue.wording import Scale, rounded
from exports.tables import Cell

TEN_THOUSAND, HUNDRED_MILLION = Decimal(10) ** 4, Decimal(10) ** 8
# By power: what divides evenly with commas, the fewest decimals first, and its decimals. There is
# none of 万 with two: 2458.76万 is shown as 2458.7600万, not rounded again to 2458.8万.
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
    """The format of a cell that holds a number: 超0.0,"万" with the hedge in quotes."""
    before, after = cell.around
    value = cell.value if cell.value is not None else Decimal(0)
    digits, name = _digits(value, cell.scale)
    return f"{quoted(before)}{digits}{quoted(name + after)}"


def _digits(value: Decimal, scale: Scale) -> tuple[str, str]:
    """The digits' part and 万 or 亿: no fewer decimals than the screen's, and no zero but zero."""
    if scale.power not in SCALED:
        return plain_digits(value, scale.places), ""
    wanted = min(scale.decimals(value), SCALED[scale.power][-1][1])
    forms = [(form, places) for form, places in SCALED[scale.power] if places >= wanted]
    fitting = (form for form, places in forms if not value or rounded(value / scale.power, places))
    form = next(fitting, None)
    # Some thousandths of a yuan in a column of 万: as they are, because 0.0000万 would be nothing.
    return (plain_digits(value, None), "") if form is None else (form, NAMES[scale.power])


def plain_digits(value: Decimal, places: int | None) -> str:
    """0, 0.0, 0.00: as many decimals as the column has, or as the number needs."""
    if places is None:
        exponent = value.normalize().as_tuple().exponent
        places = min(MOST_PLACES, max(0, -exponent if isinstance(exponent, int) else 0))
    return f"0.{'0' * places}" if places else "0"


def axis_format(scale: Scale) -> str:
    """The format of a chart's axis in this scale."""
    if scale.power not in SCALED:
        return "General"
    return f"{SCALED[scale.power][0][0]}{quoted(NAMES[scale.power])}"
