"""Every sentence of the shipped release, read back word by word, equals the database."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import catalogue
from catalogue import Indicator
from catalogue.sentences import Statement, sentence
from catalogue.wording import rounded
from exports import sentences
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse
from warehouse.releases import Releases

POWERS = {"": 1, "万": 10**4, "亿": 10**8}
HEDGES = {
    ("", ""): "exact",
    ("超", ""): "over",
    ("高于", ""): "over",
    ("", "以上"): "at_least",
    ("近", ""): "nearly",
    ("低于", ""): "nearly",
    ("不超过", ""): "at_most",
    ("约", ""): "about",
    ("前", ""): "at_most",
}
NUMBER = r"(超|高于|近|低于|不超过|约|前)?第?(−?[\d.]+)(?:—(−?[\d.]+))?(亿|万)?"
ABSENT = {
    "未报送": "not_reported",
    "不适用": "not_applicable",
    "不公布": "not_disclosed",
    "无法计算": "cannot_be_calculated",
    "无数据（原文未提）": "not_mentioned",
}
CHANGE = (
    r"(?:，(?:按区县合计(?:（示例数据）)?)?(?P<change>与上年持平|与上年不可比（[^）]+）|比上年[^，。（]+"
    r"(?:（[^）]*(?:不计增幅|计算|含约数)[^）]*）)?))?"
)
PLACE = r"(?:，居全市第(?P<rank>\d+)位(?P<beside>（(?:并列|以已报|名次)[^）]*）)?)?"


@pytest.fixture(scope="module")
def warehouse(data_folder: Path) -> Warehouse:
    current = Releases(data_folder / "releases").current()
    assert current is not None
    return Warehouse.open(current, catalogue.load())


def number(words: str) -> Decimal:
    return Decimal(words.replace("−", "-"))


def read(words: str, region: str, indicator: Indicator) -> dict[str, Any]:
    """Year, value, qualifier, change, rank and sample mark that a sentence says."""
    start = rf"(?P<year>\d{{4}})年，{re.escape(region)}{re.escape(indicator.name)}(?:为)?"
    for word, reason in ABSENT.items():
        if re.fullmatch(rf"{start}{re.escape(word)}。", words):
            return {"missing_reason": reason}
    unit = re.escape(indicator.unit)
    whole = (
        rf"{start}{NUMBER}{unit}(以上)?(?P<summed>（[^）]*区县合计）)?{CHANGE}{PLACE}"
        r"(?P<sample>（示例数据）)?。"
    )
    found = re.fullmatch(whole, words)
    assert found is not None, words
    before, value, most, power, after = found.groups()[1:6]
    return {
        "year": int(found["year"]),
        "value": number(value),
        "value_max": None if most is None else number(most),
        "power": POWERS[power or ""],
        "qualifier": HEDGES[before or "", after or ""] if most is None else "range",
        "change": found["change"],
        "rank": found["rank"] and int(found["rank"]),
        "tied": "并列" in (found["beside"] or ""),
        "sample": found["sample"] is not None,
    }


def rounded_as(value: Decimal, power: int, shown: Decimal) -> bool:
    """Whether the number shown is the value, rounded half up where it has been rounded."""
    exponent = shown.as_tuple().exponent
    assert isinstance(exponent, int)
    return rounded(value / power, max(2, -exponent)) == shown


def change_as_said(words: str | None, row: Mapping[str, Any], indicator: Indicator) -> bool:
    """Whether direction and percentage that were said are those of the two years' values."""
    now, before = row["value"], row["previous_value"]
    if words is None:
        return before is None
    if "不可比" in words or "无法精确" in words:
        return True
    if words == "与上年持平":
        return bool(now == before)
    rise = now > before if indicator.kind != "rank" else now < before
    assert any(w in words for w in (("增", "提高", "上升") if rise else ("下降", "减少"))), words
    percent = re.search(r"(\d+(?:\.\d+)?)%$", words)
    if percent is None or "不足" in words or row["qualifier"] != "exact":
        return True
    return rounded(abs(now - before) / before * 100, 1) == Decimal(percent[1])


def agrees(said: Statement, row: Mapping[str, Any]) -> bool:
    heard = read(sentence(said), said.region, said.indicator)
    if row["value"] is None:
        return bool(heard["missing_reason"] == row["missing_reason"])
    assert rounded_as(row["value"], heard["power"], heard["value"]), sentence(said)
    assert heard["qualifier"] == row["qualifier"]
    if row["value_max"] is not None:
        assert rounded_as(row["value_max"], heard["power"], heard["value_max"])
    return bool(heard["sample"] == row["sample"] and heard["year"] == said.year)


def test_every_sentence_of_every_district_indicator_and_year_reads_back(warehouse: Warehouse):
    meanings = warehouse.catalogue
    root = meanings.region(meanings.organisation.root)
    present = records(queries.available(warehouse, region=root.code))
    asked = [(r["indicator"], r["year"]) for r in present if r["districts"] > 0]
    read_back = 0
    for key, year in asked:
        indicator = meanings.indicator(key)
        rows = records(queries.by_district(warehouse, indicator=key, year=year, region=root.code))
        for said, row in zip(
            sentences.of_districts(rows, indicator, year, root), rows, strict=True
        ):
            assert agrees(said, row), sentence(said)
            heard = read(sentence(said), said.region, indicator)
            if row["value"] is not None:
                place = None if indicator.kind == "rank" else row["rank"]
                assert (heard["rank"], heard["tied"]) == (place, place is not None and row["tied"])
                assert change_as_said(heard["change"], row, indicator), sentence(said)
            read_back += 1
    assert read_back > 1500


def test_every_sentence_of_the_whole_reads_back(warehouse: Warehouse):
    meanings = warehouse.catalogue
    root = meanings.region(meanings.organisation.root)
    for year in range(2009, 2026):
        rows = queries.overview(
            warehouse, indicators=tuple(meanings.indicators), year=year, region=root.code
        )
        for row in records(rows):
            said = sentences.of_whole(row, meanings.indicator(row["indicator"]), year, root)
            told = {**row, "missing_reason": row["missing_reason"] or "not_mentioned"}
            assert agrees(said, told), sentence(said)
