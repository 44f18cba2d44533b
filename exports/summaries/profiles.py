"""区县画像: how many places of one district lie in front, and what it has reported.

Answers of `queries.profile` and `queries.reporting` in, words out.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalogue import Catalogue
from catalogue.wording import missing_in_words
from exports.texts import listed
from warehouse import queries
from warehouse.comparison import records, third_of


def profile_sentence(table: pd.DataFrame, catalogue: Catalogue, region: str, year: int) -> str:
    """2022年，浏阳市34项有名次的指标中，14项居全市前三分之一，2项居后三分之一"""
    name = catalogue.region(region).name
    ranked = [r for r in records(table) if r["rank"] is not None]
    reasons = {r["missing_reason"] for r in records(table)}
    if reasons and reasons <= {*queries.NOT_SENT}:
        return f"{year}年，{name}{len(table)}项应报指标均未报送"
    if not ranked:
        return f"{year}年，{name}没有可排名的指标"
    judged = [r for r in ranked if catalogue.indicator(r["indicator"]).polarity != "neutral"]
    thirds = Counter(filter(None, map(place_third, judged)))
    if not thirds:
        return f"{year}年，{name}没有可分前后的指标"
    return (
        f"{year}年，{name}{thirds.total()}项可比指标中，{thirds['front']}项居全市前三分之一，"
        f"{thirds['back']}项居后三分之一"
    )


def place_third(row: Mapping[str, Any]) -> str:
    """Which third of those that reported the district stands in, of a row of `queries.profile`."""
    return third_of(row, [value for _, value in row["values"]])


def completeness(owed: pd.DataFrame, catalogue: Catalogue, region: str) -> str:
    """应报34项，已报33项；未报送：培训班。 What cannot apply was not owed."""
    rows = [
        row for row in records(owed) if row["region"] == region and row["state"] != "not_applicable"
    ]
    if not rows:
        return "本年度未要求区县报送。"
    absent: dict[str, list[str]] = {}
    for row in rows:
        why = _why_absent(row)
        if why:
            absent.setdefault(why, []).append(catalogue.indicator(row["indicator"]).name)
    came = sum(row["state"] not in queries.NOT_SENT for row in rows)
    lacking = "".join(f"；{reason}：{listed(names)}" for reason, names in absent.items())
    return f"应报{len(rows)}项，已报{came}项{lacking}。"


def _why_absent(row: Mapping[str, Any]) -> str:
    """已退回, 未报送, or what the return itself gives; nothing where there is a number."""
    if row["state"] == "refused":
        return "已退回"
    absent = row["state"] in queries.NOT_SENT or row["missing_reason"] is not None
    return missing_in_words(row["missing_reason"] or row["state"]) if absent else ""
