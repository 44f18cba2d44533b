"""What is derived from a number for 四种口径: divided, grown, and its place in each view.

Rows of `queries.standings` in, words out; screen and files say the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from catalogue import Indicator
from catalogue.quantities import Amount
from catalogue.wording import Scale, column_scale, number_in_words
from exports.columns import rank_in_words
from exports.tables import NONE
from warehouse.comparison import amount_of


@dataclass(frozen=True)
class DerivedColumn:
    """How one derived view is written: its prefix, its heading, its scale, signed or not."""

    prefix: str
    heading: str
    scale: Scale
    signed: bool = False

    def words(self, row: Mapping[str, Any], indicator: Indicator) -> str | None:
        """The view's number in words; None where there is none."""
        amount = amount_of(row, self.prefix)
        if amount is None or amount.value is None:
            return None
        if self.signed:
            return _gain(amount, indicator, self.scale)
        return number_in_words(amount, indicator, self.scale)


def derived_columns(
    rows: Sequence[Mapping[str, Any]], indicator: Indicator, divisor: Indicator | None
) -> tuple[DerivedColumn, DerivedColumn]:
    """The number divided, and its growth on the year."""
    scale = column_scale([row["per_value"] for row in rows], indicator)
    heading = "按其他指标平均"
    if divisor is not None:
        heading = f"按{divisor.name}平均（{scale.unit}/{divisor.unit}）"
    unit = {"ratio": "百分点", "rank": "位"}.get(indicator.kind, "%")
    places = Scale(Decimal(1), unit, 0 if indicator.kind == "rank" else 1)
    grown = DerivedColumn("growth_", f"较上年（{unit}）", places, signed=True)
    return DerivedColumn("per_", heading, scale), grown


def _gain(amount: Amount, indicator: Indicator, scale: Scale) -> str:
    """+63.3, −2.1, 约+5.0; of ranks 上升3, because a smaller number is a better place."""
    value = amount.middle
    about = "" if amount.qualifier == "exact" else "约"
    if indicator.kind == "rank":
        way = "上升" if value < 0 else "下降"
        return f"{about}{way}{scale.number(abs(value))}" if value else "持平"
    return f"{about}{'+' if value > 0 else ''}{scale.number(value)}"


def range_in_words(row: Mapping[str, Any]) -> str:
    """第2～第8, over the views that have a place."""
    best, worst = row["best"], row["worst"]
    if best is None:
        return NONE
    return f"第{best}" if best == worst else f"第{best}～第{worst}"


def place_in_view(row: Mapping[str, Any], prefix: str) -> str:
    """The place in one of the views: 并列第3/9; nothing where there is none."""
    names = ("rank", "tied", "regions_counted")
    return rank_in_words({name: row[f"{prefix}{name}"] for name in names})
