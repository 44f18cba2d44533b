"""What may be said of the whole city in one sentence, and who stands highest and lowest.

Rows of `queries.side_by_side` in, words out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.quantities import Amount
from catalogue.wording import amount_in_words, plain, rounded
from warehouse.comparison import amount_of, records

Row = dict[str, Any]
FEW = 2


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


def highest_and_lowest(table: pd.DataFrame, item: str, catalogue: Catalogue) -> str:
    """每家企业投资额：雨花区最高（840.71万元/家），宁乡市最低（736.84万元/家），前者是后者的1.1倍."""
    rows = [
        row
        for row in records(table)
        if row["item"] == item
        and row["region"] != catalogue.organisation.root
        and row["value"] is not None
    ]
    name = catalogue.item(item).name
    if len(rows) < FEW:
        return f"{name}：有数的区县不足两个，无从比较"
    high, low = max(rows, key=lambda r: r["value"]), min(rows, key=lambda r: r["value"])
    if high["value"] == low["value"]:
        return f"{name}：{len(rows)}个区县相同"
    ends = "，".join(
        f"{row['region_name']}{word}（{_words(row, item, catalogue)}）"
        for row, word in ((high, "最高"), (low, "最低"))
    )
    exact = high["qualifier"] == low["qualifier"] == "exact" and low["value"] > 0
    many = plain(rounded(high["value"] / low["value"], 1)) if exact else ""
    return f"{name}：{ends}{f'，前者是后者的{many}倍' if many and many != '1' else ''}"


def _words(row: Row, item: str, catalogue: Catalogue) -> str:
    amount = amount_of(row)
    return "" if amount is None else amount_in_words(amount, catalogue.item(item))
