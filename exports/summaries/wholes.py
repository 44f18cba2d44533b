"""What may be said of the whole: its headline figures, those of a theme, and its two totals.

Rows of `queries.overview` and `queries.side_by_side` in, words out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.changes import direction
from catalogue.paragraphs import paragraph
from catalogue.quantities import Amount, difference, negative
from catalogue.wording import amount_in_words, missing_in_words
from exports.sentences import called, of_whole
from exports.texts import listed
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
        """986家, 超4万个; nothing where there is no figure."""
        row = self.rows.get(item)
        amount = None if row is None else amount_of(row)
        return "" if amount is None else amount_in_words(amount, self.catalogue.item(item))

    def sentence(self, when: str, *parts: tuple[str, str]) -> str:
        """2022年末，全市会员超4万个；按区县合计，商会367个; nothing where there is no figure.

        `parts` are (template, item), with the item's words in the place of {}. What a source says
        comes first; where all of it is the sum of the same districts, that is said once, before.
        """
        groups: dict[str, list[str]] = {}
        for template, item in parts:
            if words := self.said(item):
                groups.setdefault(_summed(self.rows[item]), []).append(template.format(words))
        if not groups:
            return ""
        whole = called(self.catalogue.region(self.catalogue.organisation.root))
        first = min(groups, key=bool)  # "" is what a source says
        brackets = f"（{first}）" if first else ""
        others = (f"；按{sums}，{'，'.join(own)}" for sums, own in groups.items() if sums != first)
        return f"{when}，{whole}{brackets}{'，'.join(groups[first])}{''.join(others)}"


def _summed(row: Mapping[str, Any]) -> str:
    if row["basis"] != "districts":
        return ""
    counted, expected = row["regions_counted"], row["regions_expected"]
    return "区县合计" if counted == expected else f"已报{counted}/{expected}个区县合计"


def overview_sentence(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """2022年，全市万企兴万村投资总额累计77亿元；项目数累计1374个；会员数超4万个

    Of the headline indicators; the sum of only some districts is not said as the city's.
    """
    rows = {row["indicator"]: row for row in records(table)}
    root = catalogue.region(catalogue.organisation.root)
    said = [
        replace(of_whole(row, indicator, year, root), change=None)
        for indicator in map(catalogue.indicator, catalogue.organisation.headline)
        if (row := rows.get(indicator.key)) is not None
        and row["regions_counted"] == row["regions_expected"]
        and row["value"] is not None
    ]
    told = paragraph("", said[:3]).rstrip("。")
    return told or f"{year}年还没有全市总量：{_why_no_whole(list(rows.values()), catalogue, year)}"


def _why_no_whole(rows: Sequence[Row], catalogue: Catalogue, year: int) -> str:
    """万企兴万村投资总额、项目数从2021年才开始；会员数只有8个区县的数（应有9个）"""
    reasons: dict[str, list[str]] = {}
    for key in catalogue.organisation.headline:
        row = next((row for row in rows if row["indicator"] == key), None)
        if row is not None:
            indicator = catalogue.indicator(key)
            reasons.setdefault(_why_absent(row, indicator, year), []).append(indicator.name)
    return "；".join(f"{listed(names)}{why}" for why, names in reasons.items())


def _why_absent(row: Row, indicator: Indicator, year: int) -> str:
    """Why the whole has no figure of a year: an indicator begun later, districts that lack."""
    if row["value"] is not None:
        return f"只有{row['regions_counted']}个区县的数（应有{row['regions_expected']}个）"
    if indicator.since is not None and year < indicator.since:
        return f"从{indicator.since}年才开始"
    return missing_in_words(row["missing_reason"])


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
