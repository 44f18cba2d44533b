"""年度走势: how far a series went, and who made the change of the whole.

Answers of `queries.trend` and `queries.contribution` in, words out.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Break, Indicator
from catalogue.changes import change
from catalogue.quantities import Amount
from catalogue.wording import amount_in_words, change_in_words, plain, rounded
from warehouse.comparison import amount_of, records

Row = dict[str, Any]


def trend_sentence(
    table: pd.DataFrame,
    indicator: Indicator,
    breaks: tuple[Break, ...] = (),
    *,
    chosen: bool = True,
) -> str:
    """2018—2022年，浏阳市会员数由4921个到6120个，增加1199个（24.4%），在所选5个区县中变动最大。

    所选 where a reader has `chosen` the districts. Of exact figures on one side of every break
    only, sample with sample and real with real.
    """
    ends = _ends([row for row in records(table) if row["basis"] == "reported"], breaks)
    if not ends:
        return f"{indicator.name}：所选区县尚无可比的两年"
    first, last = max(ends, key=lambda pair: abs(pair[1]["value"] - pair[0]["value"]))
    among = "" if len(ends) == 1 else f"，在{'所选' if chosen else ''}{len(ends)}个区县中变动最大"
    return f"{_course(first, last, indicator)}{among}"


def whole_sentence(
    table: pd.DataFrame, indicator: Indicator, breaks: tuple[Break, ...] = ()
) -> str:
    """2018—2022年，长沙市会员数（区县合计）由31864个到39888个，增加8024个（25.2%）

    Of what a source says of the whole where it does so of two years, else of the sums; one that
    lacks a district is left out. `table` answers `queries.trend` for the whole alone.
    """
    rows = [r for r in records(table) if r["regions_counted"] == r["regions_expected"]]
    for basis, note in (("reported", ""), ("districts", "（区县合计）")):
        for first, last in _ends([row for row in rows if row["basis"] == basis], breaks):
            return _course(first, last, indicator, note)
    return f"{table['region_name'].iloc[0]}{indicator.name}：尚无可比的两年"


def _ends(rows: Sequence[Row], breaks: tuple[Break, ...]) -> list[tuple[Row, Row]]:
    """The first and the last figure of each region that can be compared, both exact."""
    return [
        (own[0], own[-1])
        for own in _series(rows, breaks).values()
        if len(own) > 1 and own[0]["qualifier"] == own[-1]["qualifier"] == "exact"
    ]


def _series(rows: Sequence[Row], breaks: tuple[Break, ...]) -> dict[str, list[Row]]:
    """Each region's year-end figures since the last break, of the latest one's own sort."""
    present = [row for row in rows if row["value"] is not None]
    since = max((b.year for b in breaks if any(r["year"] >= b.year for r in present)), default=0)
    series: dict[str, list[Row]] = {}
    for row in present:
        if row["year"] >= since and (row["period_end"].month, row["period_end"].day) == (12, 31):
            series.setdefault(row["region"], []).append(row)
    return {
        region: [row for row in found if row["sample"] == found[-1]["sample"]]
        for region, found in series.items()
    }


def _course(first: Row, last: Row, indicator: Indicator, note: str = "") -> str:
    """2018—2022年，浏阳市会员数由4921个到6120个，增加1199个（24.4%）"""
    gained = change(amount_of(last), amount_of(first), indicator)
    words = change_in_words(gained, indicator, arrow=False)
    span = f"{first['year']}—{last['year']}年，{last['region_name']}{indicator.name}{note}"
    return f"{span}{_from_to(first, last, indicator)}，{words}"


def _from_to(first: Row, last: Row, indicator: Indicator) -> str:
    before, now = amount_of(first), amount_of(last)
    start = "" if before is None else amount_in_words(before, indicator)
    end = "" if now is None else amount_in_words(now, indicator)
    return f"由{start}到{end}"


def contribution_sentence(table: pd.DataFrame, indicator: Indicator, year: int, then: int) -> str:
    """2021—2022年，全部区县会员数合计增加2354个，长沙县增加最多，占增量的15.7%"""
    rows = records(table)
    whole = sum((row["gained"] for row in rows), Decimal(0))
    opening = f"{then}—{year}年，全部区县{indicator.name}合计"
    if not whole:
        return f"{opening}持平"
    rose = whole > 0
    leading = rows[0] if rose else rows[-1]
    size = amount_in_words(Amount(value=abs(whole)), indicator)
    part = leading["part"]
    share = "" if part is None else f"，占{'增' if rose else '减'}量的{plain(rounded(part, 1))}%"
    way = "增加" if rose else "减少"
    return f"{opening}{way}{size}，{leading['region_name']}{way}最多{share}"
