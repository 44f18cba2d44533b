"""Districts compared: who leads, how far apart they are, how they moved, who is absent.

Answers of `queries.by_district` and its like in, words out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.changes import Direction
from catalogue.meaning import PILLARS
from catalogue.wording import (
    amount_in_words,
    missing_in_words,
    plain,
    rounded,
)
from warehouse import queries
from warehouse.comparison import amount_of, records

Row = dict[str, Any]


def districts_sentence(table: pd.DataFrame, indicator: Indicator, year: int) -> str:
    """2022年万企兴万村投资总额：浏阳市、长沙县、岳麓区居前三，合计占41.2%。"""
    rows = [row for row in records(table) if row["value"] is not None]
    if not rows:
        return f"{year}年，各区县均无{indicator.name}数据"
    places = [row for row in rows if row["rank"] is not None and row["rank"] <= 3]  # noqa: PLR2004
    if not places:
        counted, expected = rows[0]["regions_counted"], rows[0]["regions_expected"]
        return f"{year}年{indicator.name}：{expected}个区县中只有{counted}个有数，不作排名"
    if len({row["value"] for row in rows}) == 1 and len(rows) > 1:
        return f"{year}年{indicator.name}：{len(rows)}个区县相同"
    names = "、".join(row["region_name"] for row in places)
    scope = _scope(rows[0])
    share = _joint_share(places)
    order = {1: "居首", 2: "居前二", 3: "居前三"}.get(len(places), "并列居前")
    return f"{year}年{indicator.name}{scope}：{names}{order}{share}"


def panorama_sentence(table: pd.DataFrame, catalogue: Catalogue, year: int, pillar: str) -> str:
    """2022年，36项指标、9个区县：浏阳市居首最多（12项），望城区3项未报送。

    Of the indicators that are judged at all; nobody is named where several lead alike.
    """
    rows = records(table)
    keys = dict.fromkeys(row["indicator"] for row in rows)
    within = pillar if pillar in PILLARS else ""
    if not keys:
        return f"{year}年，各区县均无{within}指标数据"
    first = _most(
        row["region_name"]
        for row in rows
        if row["rank"] == 1
        and not row["tied"]
        and catalogue.indicator(row["indicator"]).polarity != "neutral"
    )
    absent = _most(row["region_name"] for row in rows if row["missing_reason"] in queries.NOT_SENT)
    districts = len({row["region"] for row in rows})
    said = [
        f"{year}年{within}共{len(keys)}项指标、{districts}个区县",
        *([f"{first}项居首，为最多"] if first else []),
        *([f"{absent}项未报送"] if absent else []),
    ]
    return "，".join(said)


def _most(names: Iterable[str]) -> str:
    """浏阳市12, or nothing where nobody or several have the most."""
    leading = Counter(names).most_common(2)
    if not leading or (len(leading) > 1 and leading[0][1] == leading[1][1]):
        return ""
    return f"{leading[0][0]}{leading[0][1]}"


def _scope(row: Row) -> str:
    counted, expected = row["regions_counted"], row["regions_expected"]
    return "" if counted == expected else f"（以已报{counted}/{expected}区县排名）"


def _joint_share(rows: Sequence[Row]) -> str:
    shares: list[Decimal] = [row["share"] for row in rows if row["share"] is not None]
    if len(shares) < len(rows):
        return ""
    together = plain(rounded(sum(shares, Decimal(0)), 1))
    return f"，{'合计' if len(rows) > 1 else ''}占{together}%"


def spread_sentence(table: pd.DataFrame, indicator: Indicator) -> str:
    """最高浏阳市11.2亿元，是最低芙蓉区6.1亿元的1.8倍

    A multiple only of exact amounts above zero; two percentages or places have none.
    """
    rows = [row for row in records(table) if row["value"] is not None]
    if len(rows) < 2:  # noqa: PLR2004 - one district is not apart from anybody
        return f"只有{len(rows)}个区县有数，看不出差距"
    high = max(rows, key=lambda row: row["value"])
    low = min(rows, key=lambda row: row["value"])
    if high["value"] == low["value"]:
        return f"{len(rows)}个区县相同"
    if indicator.kind == "rank":
        high, low = low, high
    names = ("最前", "最后") if indicator.kind == "rank" else ("最高", "最低")
    told = [
        f"{name}{named(_like(row, rows))}{amount_in_words(amount, indicator)}"
        for name, row in zip(names, (high, low), strict=True)
        if (amount := amount_of(row)) is not None
    ]
    exact = {high["qualifier"], low["qualifier"]} == {"exact"}
    if indicator.kind not in ("stock", "flow") or not exact or low["value"] <= 0:
        return "，".join(told)
    return f"{told[0]}，是{told[1]}的{plain(rounded(high['value'] / low['value'], 1))}倍"


def slope_sentence(table: pd.DataFrame, indicator: Indicator) -> str:
    """2021—2022年，7个区县增加、2个减少；名次上升最多的是望城区（第7→第6）"""
    rows = records(table)
    ways = Counter(row["change"].direction for row in rows if row["change"].amount is not None)
    if not rows or not ways:
        reasons = dict.fromkeys(row["change"].reason for row in rows)
        return f"两年不可比（{'、'.join(filter(None, reasons))}）"
    said = _counted_ways(ways, len(rows), indicator)
    moved = [
        (row["then_rank"] - row["rank"], row)
        for row in rows
        if row["rank"] is not None and row["then_rank"] is not None
    ]
    most = max((steps for steps, _ in moved), default=0)
    climbed = [row for steps, row in moved if steps == most > 0]
    climber = ""
    if len(climbed) == 1:
        (row,) = climbed
        climber = f"；名次上升最多的是{row['region_name']}（第{row['then_rank']}→第{row['rank']}）"
    return f"{rows[0]['then_year']}—{rows[0]['year']}年，{said}{climber}"


def _counted_ways(ways: Counter[Direction], expected: int, indicator: Indicator) -> str:
    """7个区县增加、2个减少; a better place is 上升."""
    better: tuple[Direction, Direction] = ("up", "down")
    better = better[::-1] if indicator.kind == "rank" else better
    words = ("上升", "下降") if indicator.kind in ("ratio", "rank") else ("增加", "减少")
    named = (*zip(better, words, strict=True), ("level", "持平"))
    told = [(ways[way], word) for way, word in named if ways[way]]
    if len(told) == 1 and told[0][0] == expected:
        return f"{expected}个区县均{told[0][1]}"
    counts = [f"{count}个{word}" for count, word in told]
    return "、".join(counts).replace("个", "个区县", 1) or "区县均无法精确比较"


def absent_sentence(table: pd.DataFrame) -> str:
    """未报送：望城区。不公布：雨花区。 — or nothing where nobody is absent."""
    absent: dict[str, list[str]] = {}
    for row in records(table):
        if row["value"] is None:
            absent.setdefault(missing_in_words(row["missing_reason"]), []).append(
                row["region_name"]
            )
    return "".join(f"{reason}：{'、'.join(names)}。" for reason, names in absent.items())


def highest_and_lowest(table: pd.DataFrame, item: str, catalogue: Catalogue) -> str:
    """2022年每家企业投资额：雨花区最高（840.71万元），宁乡市最低（736.84万元），前者是后者的1.1倍."""
    rows = [
        row
        for row in records(table)
        if row["item"] == item
        and row["region"] != catalogue.organisation.root
        and row["value"] is not None
    ]
    name = "".join([*(f"{row['year']}年" for row in rows[:1]), catalogue.item(item).name])
    if len(rows) < 2:  # noqa: PLR2004 - it takes two to compare
        return f"{name}：有数的区县不足两个，无从比较"
    high, low = max(rows, key=lambda r: r["value"]), min(rows, key=lambda r: r["value"])
    if high["value"] == low["value"]:
        return f"{name}：{len(rows)}个区县相同"
    ends = "，".join(
        f"{named(_like(row, rows))}{word}（{_words(row, item, catalogue)}）"
        for row, word in ((high, "最高"), (low, "最低"))
    )
    return f"{name}：{ends}{_apart(high, low, catalogue.item(item))}"


def _apart(high: Row, low: Row, indicator: Indicator) -> str:
    """，前者是后者的1.1倍; ，相差12.3个百分点; nothing of what is hedged or hardly differs."""
    if not high["qualifier"] == low["qualifier"] == "exact":
        return ""
    if indicator.unit == "%":
        return f"，相差{plain(rounded(high['value'] - low['value'], 1))}个百分点"
    if indicator.kind == "rank" or low["value"] <= 0:
        return ""
    many = plain(rounded(high["value"] / low["value"], 1))
    return "" if many == "1" else f"，前者是后者的{many}倍"


def _like(row: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows of the same value: of two that are highest, one alone must not be named."""
    return [other for other in rows if other["value"] == row["value"]]


def named(rows: Sequence[Row]) -> str:
    """天心区, 天心区、芙蓉区; of many only how many: 5个区县."""
    few = 3
    names = [row["region_name"] for row in rows]
    return "、".join(names) if len(names) <= few else f"{len(names)}个区县"


def _words(row: Row, item: str, catalogue: Catalogue) -> str:
    amount = amount_of(row)
    return "" if amount is None else amount_in_words(amount, catalogue.item(item))
