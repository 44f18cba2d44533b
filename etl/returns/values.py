"""One value cell, with its row's unit and indicator, to what it claims in the base unit.

A value that cannot be vouched for is refused with the reason; one that can, but needs a
second look, carries complaints. Zero stays zero, missing stays missing. Knows no row.
"""

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from catalogue.meaning import Indicator
from catalogue.quantities import Qualifier
from catalogue.wording import QUALIFIER_NAMES, plain
from etl.figures import MissingReason
from etl.returns.cells import GENERAL, Cell
from etl.returns.folding import folded
from etl.returns.formats import SCALES as FORMAT_SCALES
from etl.returns.formats import is_unseen, shown_size
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.numerals import Numeral, read_numeral
from etl.returns.units import conflict, factor, is_unit_of
from etl.returns.vocabulary import kind_of_missing

# A blank or 暂无 is a claim too, that nothing is reported; it never becomes a figure.
Reason = MissingReason | Literal["not_reported"]
# How a column of percentages says what 0.8 is: by a unit; not at all, but others of it are
# shown with %; not at all, and some are above 1; not at all, and none is.
Scale = Literal["told", "mixed", "plain", "unsure"]
DIGITS = 15  # more than a spreadsheet keeps, and than the warehouse holds
# What a spreadsheet shows of a formula that failed; in a CSV they are texts.
ERRORS = ("#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
RAISED = re.compile("(?<=[0-9])[¹²³⁰⁴-⁹①-⑳]")  # 51¹, which is not 511
PLACES = Decimal("0.001")
SCALE_NAMES = {scale: name for name, scale in FORMAT_SCALES.items()}


@dataclass(frozen=True, kw_only=True)
class Value:
    """What a cell claims. `unit` is what a reader must add to the cell's text."""

    value: Decimal | None
    qualifier: Qualifier = "exact"
    missing_reason: Reason | None = None
    unit: str = ""
    complaints: tuple[Complaint, ...] = ()


def read_value(
    cell: Cell,
    unit: str,
    indicator: Indicator,
    *,
    scale: Scale = "told",
    unit_asked: bool = True,
) -> Value:
    """What the cell claims. Raises `RefusedError`; then there is no figure.

    `unit_asked` says whether a blank unit is worth a warning: where there is a column for it.
    """
    for spoilt, code in (
        (cell.error or folded(cell.shown) in ERRORS, "cell_error"),
        (cell.formula, "formula_without_cached_value"),
        (cell.struck, "strikethrough"),
        (cell.raised or RAISED.search(cell.shown), "superscript"),
    ):
        if spoilt:
            raise RefusedError(code)
    if cell.day is not None:
        raise RefusedError("not_a_number")
    missing = kind_of_missing(cell.shown) if cell.number is None else None
    if missing is not None:
        return _missing(missing)
    numeral = _numeral(cell)
    unseen = _as_formatted(cell, unit, indicator)
    value = _claimed(numeral, unit, indicator, unit_asked=unit_asked)
    if unseen is not None:
        value = _warned(value, unseen)
    if cell.unseen:
        value = _warned(value, complaint("unseen_font"))
    if indicator.unit == "%" and value.value is not None:
        return _scaled(value, numeral, cell, scale)
    return value


def _as_formatted(cell: Cell, unit: str, indicator: Indicator) -> Complaint | None:
    """What is doubtful about a number that its format hides. Raises `RefusedError` where it shows
    another size than is stored: 560000 under 万元 as 56.0 is 56万元 to whoever filled it in.
    """
    if not cell.number or cell.number_format == GENERAL or cell.percent:
        return None
    if is_unseen(cell.number, cell.number_format):
        return complaint("unseen_number", found=plain(cell.number))
    size, scale = shown_size(cell.number, cell.number_format)
    times = factor(unit, indicator) or 1
    if size * (scale or times) != cell.number * times:
        shown = f"{plain(size)}{SCALE_NAMES.get(scale or 1, '')}"
        found = {"found": plain(cell.number), "shown": shown}
        if times == 1:  # nobody fills 元 in 万元 to see 元
            return complaint("scaled_in_base", **found)
        raise RefusedError("scaled_by_format", **found)
    return None


def _scaled(value: Value, numeral: Numeral, cell: Cell, scale: Scale) -> Value:
    """A percentage, with what is doubtful about 0.8: eighty or less than one."""
    number = value.value or Decimal(0)
    shown, other = plain(number), plain(number * 100)
    small = 0 < abs(number) <= 1
    if cell.percent:
        return _warned(value, complaint("percent_scale_by_format", value=shown))
    if numeral.unit or not number:
        return value
    if small and scale in ("mixed", "unsure"):
        raise RefusedError("percent_scale_unknown", value=shown, other=other)
    if scale == "mixed":
        return _warned(value, complaint("percent_scale_among_formats", value=shown))
    if small:
        return _warned(value, complaint("percent_scale_ambiguous", value=shown, other=other))
    return value


def _warned(value: Value, more: Complaint) -> Value:
    return replace(value, complaints=(*value.complaints, more))


def _numeral(cell: Cell) -> Numeral:
    """A true number as it is stored, 0.885 under a percentage format as 88.5%; else the text."""
    if cell.number is None:
        return read_numeral(cell.shown)
    return (
        Numeral(number=cell.number * 100, unit="%") if cell.percent else Numeral(number=cell.number)
    )


def _missing(kind: str) -> Value:
    """A word instead of a number: a claim of its own, or nothing reported at all."""
    if kind in ("not_disclosed", "masked"):
        return Value(value=None, qualifier="masked", missing_reason="not_disclosed")
    if kind == "not_applicable":
        return Value(value=None, missing_reason="not_applicable")
    if kind == "ambiguous":
        raise RefusedError("ambiguous_none")
    found = (complaint("not_reported"),)
    return Value(value=None, missing_reason="not_reported", complaints=found)


def _claimed(numeral: Numeral, unit: str, indicator: Indicator, *, unit_asked: bool) -> Value:
    times, complaints = _factor(numeral, unit, indicator, unit_asked=unit_asked)
    exact = _within_bounds(numeral.number * times, numeral, indicator)
    value = exact.quantize(PLACES, rounding=ROUND_HALF_UP) + 0  # −0 is 0
    if value != exact:
        complaints.append(complaint("rounded", value=plain(value), unit=indicator.unit))
    if numeral.qualifier != "exact":
        complaints.append(complaint("approximate_value", words=QUALIFIER_NAMES[numeral.qualifier]))
    return Value(
        value=value,
        qualifier=numeral.qualifier,
        unit="" if numeral.unit or numeral.scale or numeral.signed else unit,
        complaints=tuple(complaints),
    )


def _factor(
    numeral: Numeral, unit: str, indicator: Indicator, *, unit_asked: bool
) -> tuple[int, list[Complaint]]:
    """What to multiply by: the cell's own unit comes before the row's."""
    of_row = factor(unit, indicator)
    of_cell = numeral.scale or 1
    if numeral.signed and not numeral.unit:
        return _of_money(numeral, of_row, unit, indicator)
    if numeral.unit or numeral.scale:
        if numeral.unit and not is_unit_of(numeral.unit, indicator):
            raise _of_another_unit(numeral.unit, indicator)
        if indicator.unit == "%" and numeral.scale:
            raise conflict("万%", indicator)
        if numeral.unit or of_row in (None, 1):
            return of_cell, []
        amount = f"{plain(numeral.number * of_cell)}{indicator.unit}"
        return of_cell, [complaint("unit_inferred", found=amount, reason="数字自带数量级")]
    if of_row is not None:
        return of_row, []
    if indicator.unit == "元" and numeral.number:  # no money is none in any unit
        raise RefusedError("unit_missing")
    if not unit_asked:
        return 1, []
    return 1, [complaint("unit_inferred", found=indicator.unit, reason="计量单位为空白")]


def _of_money(
    numeral: Numeral, of_row: int | None, unit: str, indicator: Indicator
) -> tuple[int, list[Complaint]]:
    """￥1,200 is 1200 元, unless the heading counts in 万元: then it may be either."""
    of_cell = numeral.scale or 1
    if indicator.unit != "元":
        raise _of_another_unit("元", indicator)
    if of_row not in (None, 1) and not numeral.scale:
        raise RefusedError("sign_of_money", unit=unit, amount=plain(numeral.number))
    if of_row == 1:
        return of_cell, []
    amount = f"{plain(numeral.number * of_cell)}元"
    return of_cell, [complaint("unit_inferred", found=amount, reason="数字带货币符号")]


def _of_another_unit(unit: str, indicator: Indicator) -> RefusedError:
    """5场 members are not members; 5: is no number at all."""
    if not re.search(r"[\u4e00-\u9fffA-Za-z%]", unit):
        return RefusedError("not_a_number")
    return RefusedError("unit_of_cell", **conflict(unit, indicator).complaint.found)


def _may_be_negative(indicator: Indicator) -> bool:
    return indicator.kind == "ratio" and indicator.key.endswith("_growth")


def _within_bounds(value: Decimal, numeral: Numeral, indicator: Indicator) -> Decimal:
    """The value, if it can be one of this indicator's."""
    written = numeral.number.normalize()
    if len(written.as_tuple().digits) > DIGITS or (value and value.adjusted() >= DIGITS):
        raise RefusedError("too_many_digits")
    if indicator.kind == "rank" and value < 1:
        raise RefusedError("rank_below_one")
    if indicator.unit == "%":
        if not (_may_be_negative(indicator) or 0 <= value <= 100):  # noqa: PLR2004
            raise RefusedError("percentage_out_of_bounds")
    elif value < 0:
        raise RefusedError("negative_amount" if indicator.unit == "元" else "negative_count")
    elif (
        indicator.unit != "元" and indicator.kind != "ratio" and value != value.to_integral_value()
    ):
        raise RefusedError("non_integer_count")
    return value
