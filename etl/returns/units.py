"""The unit of a row, or the one inside a cell, to a factor into an indicator's base unit.

Knows no table. What cannot be converted is refused, never assumed.
"""

import re

from catalogue.meaning import Indicator
from etl.returns.folding import closed_up
from etl.returns.issues import RefusedError
from etl.returns.numerals import SCALES

SCALED = re.compile(rf"(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})?(?P<base>.*)")


def is_unit_of(unit: str, indicator: Indicator) -> bool:
    """Whether `unit`, without a scale, is how this indicator is counted."""
    spellings = (indicator.unit, *indicator.unit_spellings)
    return closed_up(unit) in {closed_up(spelling) for spelling in spellings}


def factor(written: str, indicator: Indicator) -> int | None:
    """What a value in this unit is multiplied by: 万元 gives 10,000; None where it is blank.

    Raises `RefusedError` with `unit_conflict`.
    """
    plain = closed_up(written).strip("()")
    if not plain:
        return None
    found = SCALED.fullmatch(plain)
    if found and found["scale"] and is_unit_of(found["base"], indicator) and indicator.unit != "%":
        return SCALES[found["scale"]]
    if is_unit_of(plain, indicator):
        return 1
    raise conflict(written, indicator)


def conflict(written: str, indicator: Indicator) -> RefusedError:
    """The refusal of a unit in which this indicator is not counted."""
    expected = "万元" if indicator.unit == "元" else indicator.unit
    return RefusedError("unit_conflict", expected=expected, found=written)
