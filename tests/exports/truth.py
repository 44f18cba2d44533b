"""What a release holds, taken from its tables by hand: values, changes, places, sums.

No question of the warehouse is asked: what a sentence says is held against the rows themselves.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from catalogue import Indicator
from tests.exports.reader import half_up, number
from warehouse.database import Warehouse

Row = dict[str, Any]
NEAR = Decimal("0.05")
# By polarity; a change that has no percentage is added or taken away, whatever it is worth.
WAYS = {"higher": ("增长", "下降"), "lower": ("增加", "减少"), "neutral": ("增加", "减少")}
OF_RATIOS = {"higher": ("提高", "下降"), "lower": ("上升", "下降"), "neutral": ("上升", "下降")}


@dataclass(frozen=True, eq=False)
class Truth:
    """The actual figures of whole years, and the sums of districts, with or without samples."""

    warehouse: Warehouse
    sample: bool

    def __post_init__(self) -> None:
        figures = """SELECT * FROM observations
            WHERE status = 'actual' AND year IS NOT NULL AND ($on OR NOT sample)"""
        totals = """SELECT * FROM totals
            WHERE status = 'actual' AND year IS NOT NULL AND with_sample = $on"""
        for name, sql in (("figures", figures), ("totals", totals)):
            rows = self._rows(sql, on=self.sample)
            found = {(r["indicator"], r["region"], r["year"]): r for r in rows}
            object.__setattr__(self, name, found)
        codes = self._rows("SELECT * FROM regions WHERE parent = $root", root=self.root)
        object.__setattr__(self, "districts", codes)
        applies = self._rows("SELECT indicator, division FROM applicable")
        object.__setattr__(self, "applies", {(r["indicator"], r["division"]) for r in applies})

    figures: Any = None
    totals: Any = None
    districts: Any = None
    applies: Any = None

    def _rows(self, sql: str, **given: Any) -> list[Row]:
        answer = self.warehouse.connection.cursor().execute(sql, given)
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    @property
    def root(self) -> str:
        return self.warehouse.catalogue.organisation.root

    def there(self, indicator: str, year: int) -> list[Row]:
        """The districts of that year to which the indicator applies."""
        return [
            d
            for d in self.districts
            if (d["valid_from"] or 0) <= year < (d["valid_to"] or 9999)
            and (d["division"] is None or (indicator, d["division"]) in self.applies)
        ]

    @cache  # noqa: B019 - one truth a module
    def of_districts(self, indicator: str, year: int) -> dict[str, Row]:
        """The rows that have a value, by code."""
        codes = [d["code"] for d in self.there(indicator, year)]
        found = {c: self.figures.get((indicator, c, year)) for c in codes}
        return {c: row for c, row in found.items() if row is not None and row["value"] is not None}

    @cache  # noqa: B019 - likewise
    def expected(self, indicator: str, year: int) -> int:
        """How many districts could have one: all but those for which it is 不适用."""
        codes = [d["code"] for d in self.there(indicator, year)]
        exempt = [
            c
            for c in codes
            if (self.figures.get((indicator, c, year)) or {}).get("missing_reason")
            == "not_applicable"
        ]
        return len(codes) - len(exempt)

    @cache  # noqa: B019 - likewise
    def ranks(self, indicator: Indicator, year: int) -> dict[str, int]:
        """The place of each district; none where too few reported."""
        rows = self.of_districts(indicator.key, year)
        if len(rows) * 100 < 80 * self.expected(indicator.key, year) or not rows:
            return {}
        sign = 1 if indicator.kind == "rank" or indicator.polarity == "lower" else -1
        worth = {c: (sign * middle(r), sign * nudge(r)) for c, r in rows.items()}
        return {c: 1 + sum(other < own for other in worth.values()) for c, own in worth.items()}


def middle(row: Row) -> Decimal:
    value: Decimal = row["value"]
    return value if row["value_max"] is None else (value + row["value_max"]) / 2


def nudge(row: Row) -> int:
    return {"over": 1, "nearly": -1}.get(row["qualifier"], 0)


def bounds(row: Row) -> tuple[Decimal, Decimal]:
    """The lowest and highest value that the words allow; far ends stand for none."""
    far, value = Decimal(10) ** 20, row["value"]
    match row["qualifier"]:
        case "exact":
            return value, value
        case "over" | "at_least":
            return value, far
        case "nearly" | "at_most":
            return -far, value
        case "range":
            return value, row["value_max"]
        case "about":
            return value - abs(value) * NEAR, value + abs(value) * NEAR
    return -far, far


def change_is(words: str, now: Row, before: Row, indicator: Indicator) -> bool:
    """Whether the change that was said is that of the two rows, hedges and all."""
    exact = now["qualifier"] == before["qualifier"] == "exact"
    gained = middle(now) - middle(before)
    if exact and not gained:
        return words == "与上年持平"
    if words == "比上年增减无法精确计算（含约数）":
        (low, high), (least, most) = bounds(now), bounds(before)
        return not exact and low <= most and least <= high
    if exact:
        return words == expected_change(gained, before, indicator, exact=True)
    return hedged_change_is(words, now, before, indicator)


def hedged_change_is(words: str, now: Row, before: Row, indicator: Indicator) -> bool:
    """The way must be sure and is said; the size with 约, or that nobody can say it."""
    (low, high), (least, most) = bounds(now), bounds(before)
    assert low >= most or high <= least, words
    rose, gained = low >= most, middle(now) - middle(before)
    way = Decimal(1) if rose else Decimal(-1)
    spoken = expected_change(way, before, indicator, exact=False)
    if words.endswith("（幅度无法精确计算）"):
        return words[:5] in (spoken[:5], f"比上年{'增加' if rose else '减少'}")
    assert "约" in words or "不足0.1%" in words, words
    if "range" in (now["qualifier"], before["qualifier"]):
        return words[:5] == spoken[:5]
    return words == expected_change(gained, before, indicator, exact=False)


def expected_change(gained: Decimal, before: Row, indicator: Indicator, *, exact: bool) -> str:
    about = "" if exact else "约"
    rose, base = gained > 0, middle(before)
    if indicator.kind == "rank":
        return f"比上年{'下降' if rose else '上升'}{about}{written(abs(gained))}位"
    if indicator.kind == "ratio":
        way = OF_RATIOS[indicator.polarity][not rose]
        return f"比上年{way}{about}{written(abs(gained))}个百分点"
    if base > 0:
        percent = half_up(abs(gained) / base * 100, 1)
        size = f"{about}{written(percent)}%" if percent else "不足0.1%"
        return f"比上年{WAYS[indicator.polarity][not rose]}{size}"
    why = (
        "上年为负" if base < 0 else "上年为零" if before["qualifier"] == "exact" else "上年数不确定"
    )
    way = "增加" if rose else "减少"
    return f"比上年{way}{about}{amount_written(abs(gained), indicator.unit)}（{why}，不计增幅）"


def written(value: Decimal) -> str:
    shown = half_up(value, 2)
    shown = shown or value
    text = f"{shown:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_written(value: Decimal, unit: str) -> str:
    """Money in 万 and 亿 from 10,000 on, counts from 100,000 on or where nothing is lost."""
    first = Decimal(10_000) if unit == "元" or value % 100 == 0 else Decimal(100_000)
    for power, name, least in (
        (Decimal(10) ** 8, "亿", Decimal(10) ** 8),
        (Decimal(10_000), "万", first),
    ):
        if half_up(value / (power / 10_000), 2) * (power / 10_000) >= least:
            return f"{written(value / power)}{name}{unit}"
    return f"{written(value)}{unit}"


def shares(rows: Collection[Row], total: Decimal) -> Decimal:
    return sum((row["value"] for row in rows), Decimal(0)) / total * 100


__all__ = [
    "Truth",
    "amount_written",
    "bounds",
    "change_is",
    "half_up",
    "middle",
    "number",
    "shares",
]
