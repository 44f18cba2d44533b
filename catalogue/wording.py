"""Numbers to words: 万 and 亿, hedges, ranks, 百分点, and the kinds of nothing.

Pure text; nothing here knows a screen or a database. Rounding happens once, half up,
with Decimal: `f"{0.125:.2f}"` gives 0.12 and `round(2.5)` gives 2.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from catalogue.changes import Change, Direction
from catalogue.meaning import Indicator
from catalogue.quantities import Amount, Qualifier

Missing = Literal[
    "not_reported",
    "refused",
    "not_applicable",
    "not_disclosed",
    "not_counted",
    "not_mentioned",
    "cannot_be_calculated",
]

MISSING: dict[str, str] = {
    "not_reported": "未报送",
    "refused": "退回",
    "not_applicable": "不适用",
    "not_disclosed": "不公布",
    "not_counted": "未统计",
    "not_mentioned": "原文未提",
    "cannot_be_calculated": "无法计算",
}

# What stands before and after the number, e.g. 超4万个, 30个以上, 约2600人次.
AROUND: dict[Qualifier, tuple[str, str]] = {
    "exact": ("", ""),
    "over": ("超", ""),
    "at_least": ("", "以上"),
    "nearly": ("近", ""),
    "at_most": ("不超过", ""),
    "about": ("约", ""),
    "range": ("", ""),
}
# At and below zero, 超 and 近 would turn round: "nearly −3" is less than −3, and 近0 is not < 0.
AROUND_NEGATIVE: dict[Qualifier, tuple[str, str]] = {
    **AROUND,
    "over": ("高于", ""),
    "nearly": ("低于", ""),
}
QUALIFIER_NAMES: dict[str, str] = {
    "exact": "",
    "over": "超",
    "at_least": "以上",
    "nearly": "近",
    "at_most": "不超过",
    "about": "约",
    "range": "区间",
    "indefinite": "约数不明",
    "masked": "不公布",
}
POWERS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"), (Decimal(1), ""))
DASH = "—"
MOST_PLACES = 2


@dataclass(frozen=True)
class Scale:
    """How a column or axis is written: divide by `power`, then name `unit`.

    `places` is the number of decimals that every number of the column has; None gives each
    at most two and none idle, for a number that stands alone.
    """

    power: Decimal
    unit: str
    places: int | None = None

    def number(self, value: Decimal) -> str:
        """The value in this scale, without unit. What is not zero never reads as zero."""
        shown = rounded(value / self.power, self.decimals(value))
        return plain(shown) if self.places is None else signed(f"{shown:f}")

    def decimals(self, value: Decimal) -> int:
        """With how many decimals `number` writes the value."""
        return _decimals(value / self.power) if self.places is None else self.places


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up at `places` decimals."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """Digits without exponent and without idle zeros; a true minus sign; never −0."""
    text = f"{value:f}"
    return signed(text.rstrip("0").rstrip(".") if "." in text else text)


def signed(digits: str) -> str:
    """The digits with a true minus sign; never −0 or −0.00."""
    if not digits.strip("-0."):
        return digits.lstrip("-")
    return digits.replace("-", "−")


def scale_for(values: Iterable[Decimal | None], indicator: Indicator) -> Scale:
    """One scale for a whole column or axis, by its largest value.

    Percentages and ranks are never scaled. Money goes over to 万 from 10,000 on; counts
    from 100,000 on, or where nothing is lost by it: 4万个, but 40268个.
    """
    unit = indicator.unit
    present = [v for v in values if v is not None]
    if indicator.kind in ("ratio", "rank"):
        return Scale(Decimal(1), unit)
    largest = max(map(abs, present), default=Decimal(0))
    from_on = Decimal(1) if unit == "元" or all(v % 100 == 0 for v in present) else Decimal(10)
    for (power, name), finer in zip(POWERS, (*POWERS[1:], POWERS[-1]), strict=True):
        # As it would be written one step lower: 9999.9999万元 would round to 10000万元.
        shown = rounded(largest / finer[0], MOST_PLACES) * finer[0]
        if shown >= power * (from_on if name == "万" else 1):
            return Scale(power, f"{name}{unit}")
    return Scale(Decimal(1), unit)


def column_scale(values: Iterable[Decimal | None], indicator: Indicator) -> Scale:
    """The scale of a column, with as many decimals as its numbers need, so that they align.

    At most two, and more only where a number that is not zero would read as 0.00.
    """
    present = [v for v in values if v is not None]
    scale = scale_for(present, indicator)
    needed = max((_decimals(v / scale.power) for v in present), default=0)
    return Scale(scale.power, scale.unit, needed)


def _decimals(value: Decimal) -> int:
    shown = rounded(value, MOST_PLACES)
    if value and not shown:
        return -value.adjusted()
    exponent = shown.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def amount_in_words(amount: Amount, indicator: Indicator, scale: Scale | None = None) -> str:
    """An amount with hedge and unit: 77亿元, 超4万个, 3—5期, 第6位, 64.7%."""
    if amount.value is None:
        return MISSING["not_disclosed"] if amount.qualifier == "masked" else "若干"
    scale = scale or scale_for([amount.value, amount.value_max], indicator)
    return _around(amount, indicator, scale, scale.unit)


def number_in_words(amount: Amount, indicator: Indicator, scale: Scale) -> str:
    """The same without unit, for columns and axes whose title names it: 超4, 11.2, 3—5."""
    if amount.value is None:
        return amount_in_words(amount, indicator)
    return _around(amount, indicator, scale, "")


def _around(amount: Amount, indicator: Indicator, scale: Scale, unit: str) -> str:
    value = amount.value if amount.value is not None else Decimal(0)
    text = scale.number(value)
    if amount.value_max is not None:
        text = f"{text}{DASH}{scale.number(amount.value_max)}"
    before, after = (AROUND if value > 0 else AROUND_NEGATIVE)[amount.qualifier]
    if indicator.kind == "rank":
        ordinal = f"第{text}{unit}" if amount.qualifier != "at_most" else f"前{text}{unit}"
        return ordinal if amount.qualifier in ("exact", "at_most") else f"{before}{ordinal}{after}"
    return f"{before}{text}{unit}{after}"


def exactly(value: Decimal) -> str:
    """Digits as a person writes them, 77亿 for 7700000000.000, but never rounded."""
    for power, name, from_on in ((Decimal(10) ** 8, "亿", 1), (Decimal(10) ** 4, "万", 10)):
        scaled = value / power
        if abs(scaled) >= from_on and scaled == round(scaled, 4):
            return f"{plain(scaled)}{name}"
    return plain(value)


def amount_exactly(amount: Amount, unit: str) -> str:
    """An amount with hedge and unit, never rounded: two that differ must not look the same."""
    if amount.value is None:
        return QUALIFIER_NAMES[amount.qualifier]
    if amount.value_max is not None:
        return f"{exactly(amount.value)}{DASH}{exactly(amount.value_max)}{unit}"
    after = QUALIFIER_NAMES["at_least"] if amount.qualifier == "at_least" else ""
    before = "" if after else QUALIFIER_NAMES[amount.qualifier]
    return f"{before}{exactly(amount.value)}{unit}{after}"


def missing_in_words(reason: str | None) -> str:
    """The word for a value that is not there. An unknown reason is shown as it is."""
    return MISSING.get(reason or "", reason or MISSING["not_mentioned"])


ARROWS: dict[Direction, str] = {"up": "▲", "down": "▼", "level": "—", "unknown": ""}


def change_in_words(changed: Change, indicator: Indicator, *, arrow: bool = True) -> str:
    """▲ 增加12.4亿元（19.2%）, ▼ 下降0.3个百分点, ▲ 上升3位, — 持平, 无法计算（上年无数）."""
    amount = changed.amount
    if amount is None or amount.value is None:
        return f"{MISSING['cannot_be_calculated']}（{changed.reason}）"
    if changed.direction == "level":
        return "— 持平" if arrow else "持平"
    if changed.direction == "unknown":
        return "无法精确计算（含约数）"
    # A smaller place number is a better place: the arrow follows the place, not the number.
    up = (changed.direction == "up") != (indicator.kind == "rank")
    rise, fall = ("上升", "下降") if indicator.kind in ("ratio", "rank") else ("增加", "减少")
    mark = f"{ARROWS['up' if up else 'down']} " if arrow else ""
    return f"{mark}{rise if up else fall}{size_of_change(changed, amount, indicator)}"


def size_of_change(changed: Change, amount: Amount, indicator: Indicator) -> str:
    """12.4亿元（19.2%）, 0.3个百分点, 3位, 5个（上年为零，不计增幅）; `amount` is the change's."""
    if amount.middle == 0:  # more than 100 after 100: it rose, and nobody knows by how much
        return "（幅度无法精确计算）"
    about = "" if amount.qualifier == "exact" else "约"
    value = abs(amount.middle)
    unit = {"rank": "位", "ratio": "个百分点"}.get(indicator.kind)
    scale = scale_for([value], indicator) if unit is None else Scale(Decimal(1), unit)
    size = f"{about}{scale.number(value)}{scale.unit}"
    if changed.percent is None:
        return f"{size}（{changed.reason}，不计增幅）" if changed.reason else size
    return f"{size}（{percent_in_words(changed.percent, about)}）"


def percent_in_words(percent: Decimal, about: str = "") -> str:
    """19.2%, 约19.2%, 不足0.1%; without sign, which the word before it has."""
    shown = rounded(abs(percent), 1)
    return f"{about}{plain(shown)}%" if shown else "不足0.1%"


def period_in_words(start: date | None, end: date | None) -> str:
    """截至2022-12-31 for a moment, 2022年 for a calendar year, else from – to."""
    if start is None or end is None:
        return ""
    if start == end:
        return f"截至{end.isoformat()}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}年" if start.year == end.year else f"{start.year}—{end.year}年"
    return f"{start.isoformat()} 至 {end.isoformat()}"
