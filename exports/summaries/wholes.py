"""What may be said of the whole: its headline figures, those of a theme, and its two totals.

Rows of `queries.overview` and `queries.side_by_side` in, words out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.changes import direction
from catalogue.quantities import Amount, difference, negative
from catalogue.wording import amount_in_words, rounded
from warehouse.comparison import amount_of, records

Row = dict[str, Any]


class Wholes:
    """The whole's figures of one answer, by item: what a source says, else the districts' sum."""

    def __init__(self, table: pd.DataFrame, catalogue: Catalogue) -> None:
        root = catalogue.organisation.root
        self.catalogue = catalogue
        self.rows: dict[str, Row] = {}
        for row in records(table):
            if row["region"] == root and row["value"] is not None:
                self.rows.setdefault(row["item"], row)

    def said(self, item: str) -> str:
        """986家, 超4万个, 已报8/9个区县合计986家; nothing where there is no figure."""
        row = self.rows.get(item)
        amount = None if row is None else amount_of(row)
        if row is None or amount is None:
            return ""
        indicator = self.catalogue.item(item)
        return f"{_partial(row)}{amount_in_words(_brief(amount, indicator), indicator)}"

    def clauses(self, *parts: tuple[str, str]) -> list[str]:
        """`(template, item)` with the item's words in the place of {}; those that have a figure."""
        return [template.format(words) for template, item in parts if (words := self.said(item))]

    @property
    def summed(self) -> bool:
        """Whether all of it is sums of districts: then the sentence says so once."""
        return bool(self.rows) and all(r["basis"] == "districts" for r in self.rows.values())


def _brief(amount: Amount, indicator: Indicator) -> Amount:
    """A share to one decimal: a sentence needs no more, the table has the rest."""
    if indicator.kind != "ratio" or amount.value is None or amount.value_max is not None:
        return amount
    return Amount(value=rounded(amount.value, 1), qualifier=amount.qualifier)


def _partial(row: Mapping[str, Any]) -> str:
    if row["basis"] != "districts" or row["regions_counted"] == row["regions_expected"]:
        return ""
    return f"已报{row['regions_counted']}/{row['regions_expected']}个区县合计"


def joined(start: str, clauses: Sequence[str], otherwise: str) -> str:
    """The clauses as one sentence after its start, or what is said without any."""
    return f"{start}{'，'.join(clauses)}" if clauses else otherwise


def overview_sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年，万企兴万村投资总额77亿元，万企兴万村项目数1374个，会员数超4万个。

    Of the headline indicators; the sum of only some districts is not said as the city's.
    """
    rows = {row["indicator"]: row for row in records(table)}
    said = [
        f"{indicator.name}{amount_in_words(amount, indicator)}"
        for indicator in map(catalogue.indicator, catalogue.organisation.headline)
        if (row := rows.get(indicator.key)) is not None
        and row["regions_counted"] == row["regions_expected"]
        and (amount := amount_of(row)) is not None
        and amount.value is not None
    ]
    return f"{year}年，{'，'.join(said[:3])}" if said else f"{year}年尚无可显示的总量数据"


def total_and_sum(told: Amount | None, added: Amount | None, indicator: Indicator) -> str:
    """与区县合计一致 / 比区县合计多1.2亿元, hedges respected; nothing where one is absent."""
    if told is None or added is None or told.value is None or added.value is None:
        return ""
    if told.qualifier != "exact" and told.interval.contains(added.value):
        return "与区县合计相符"
    gap, way = difference(told, added), direction(told, added)
    if gap is None or way in ("level", "unknown"):
        return "与区县合计一致" if way == "level" else ""
    size = amount_in_words(gap if gap.middle > 0 else negative(gap), indicator)
    return f"比区县合计{'多' if gap.middle > 0 else '少'}{size}"
