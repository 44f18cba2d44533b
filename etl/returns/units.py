"""Units as headings, captions, rows and cells write them, to a factor into a base unit.

Knows no table. What cannot be converted is refused, never assumed.
"""

import re
from collections.abc import Iterable
from functools import cache

from catalogue import Catalogue
from catalogue.meaning import Indicator
from etl.returns.folding import closed_up
from etl.returns.issues import RefusedError
from etl.returns.numerals import SCALES

SCALED = re.compile(rf"(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})?(?P<base>.*)")
CAPTION = re.compile(
    r"(?<![报送制编主办])(?:计量|金额|数量|货币)?单位(?:应|均|都|统一)?[:：为是](?P<units>[^。；;:：]{1,30})"
)
BY = re.compile(r"[以按用](?P<units>[十百千万亿]{0,2}元)(?:为单位|计|填|统计)")
# 3.5万元, 12家次; not 11个月, 3个工作日, 第3次.
NUMBER = r"(?<![第0-9.])[0-9][0-9,.]*多?(?:{scales})?(?:{bases})(?!月|季|半年|工作日|百分点|方面)"
BETWEEN = re.compile(r"[、,，/;；和及|]")
TITLED = re.compile(r".+\((?P<units>[^()]{1,12})\)")
SPOKEN = {"百分比": "%", "百分数": "%", "人/次": "人次", "家/次": "家次"}
AFTER_SIGN = re.compile(r"(?P<core>.+)[/:：|](?P<unit>[^/:：|]{1,6})")


def spoken(written: str) -> str:
    """A unit in one spelling: 百分比 is %, 人/次 is 人次, 人民币：亿元 is 亿元."""
    plain = re.sub("^人民币:?", "", closed_up(written))
    return SPOKEN.get(plain, plain)


def is_unit_of(unit: str, indicator: Indicator) -> bool:
    """Whether `unit`, without a scale, is how this indicator is counted."""
    return closed_up(unit) in _closed_up((indicator.unit, *indicator.unit_spellings))


@cache
def _closed_up(spellings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(closed_up, spellings))


def factor(written: str, indicator: Indicator) -> int | None:
    """What a value in this unit is multiplied by: 万元 gives 10,000; None where it is blank.

    Raises `RefusedError` with `unit_conflict`.
    """
    plain = spoken(closed_up(written).strip("()"))
    if not plain:
        return None
    if is_unit_of(plain, indicator):
        # A spelling may hold a scale of its own: 万元 is listed for amounts.
        return SCALES.get(plain.removesuffix("元"), 1) if indicator.unit == "元" else 1
    found = SCALED.fullmatch(plain)
    scaled = found is not None and found["scale"] and indicator.unit != "%"
    if found is not None and scaled and (not found["base"] or is_unit_of(found["base"], indicator)):
        return SCALES[found["scale"]]
    raise conflict(written, indicator)


def conflict(written: str, indicator: Indicator) -> RefusedError:
    """The refusal of a unit in which this indicator is not counted."""
    expected = "万元" if indicator.unit == "元" else indicator.unit
    return RefusedError("unit_conflict", expected=expected, found=written)


class Units:
    """Every unit that some indicator is counted in."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.bases = {
            closed_up(spelling)
            for indicator in catalogue.indicators.values()
            for spelling in (indicator.unit, *indicator.unit_spellings)
        } - {"村"}
        self.bases |= {"美元", "人", "户", "次", "个"}
        bases = "|".join(map(re.escape, sorted(self.bases - {"%"}, key=len, reverse=True)))
        self.counting = re.compile(NUMBER.format(scales="|".join(SCALES), bases=bases))

    def like(self, text: str) -> bool:
        """Whether the whole text is a unit: 个, 万元, 亿, ％."""
        plain = spoken(text)
        found = SCALED.fullmatch(plain)
        if not plain or found is None:
            return False
        scaled = found["scale"] is not None and found["base"] in (*self.bases, "")
        return plain in self.bases or scaled

    def counts(self, text: str) -> bool:
        """Whether a number with a unit stands in the text: 全年走访企业425家次."""
        return self.counting.search(closed_up(text)) is not None

    def stated(self, text: str) -> str:
        """The unit in the brackets of a heading or a row of units: (单位：万元) is 万元."""
        plain = closed_up(text)
        if plain.startswith("(") and plain.endswith(")"):
            plain = plain[1:-1]
        plain = re.sub(r"^(?:计量)?单位[:：]?(?=.)", "", plain)
        return plain if self.like(plain) else ""

    def of_caption(self, text: str) -> tuple[str, ...]:
        """The units of 单位：万元、个; none where the text is not such a caption."""
        plain = closed_up(text)
        found = CAPTION.search(plain) or BY.search(plain)
        parts = BETWEEN.split(found["units"].strip("()")) if found else []
        units = tuple(part.strip("()") for part in parts)
        return units if units and all(self.like(unit) for unit in units) else ()

    def of_title(self, text: str) -> tuple[str, ...]:
        """The units in the bracket that ends a title: 捐赠款物（万元）."""
        found = TITLED.fullmatch(closed_up(text))
        units = tuple(BETWEEN.split(found["units"])) if found and "元" in found["units"] else ()
        return units if all(map(self.like, units)) else ()


def fitting(units: Iterable[str], indicator: Indicator) -> str:
    """The one of a caption's units in which this indicator is counted; "" where none is.

    Raises `RefusedError` where several are and differ: 单位：万元、亿元.
    """
    factors: dict[int, str] = {}
    for unit in units:
        try:
            factors.setdefault(factor(unit, indicator) or 1, unit)
        except RefusedError:
            continue  # the unit of another column
    if len(factors) > 1:
        raise conflict("、".join(factors.values()), indicator)
    return next(iter(factors.values()), "")


def at_odds(unit: str, others: Iterable[str], indicator: Indicator) -> str:
    """The unit among `others` that speaks of this indicator but not as `unit` does; else ""."""
    try:
        told = fitting(others, indicator)
        return told if told and factor(told, indicator) != factor(unit, indicator) else ""
    except RefusedError:
        return ""
