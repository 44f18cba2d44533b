"""Each question, its whole answer compared, on one small release."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from catalogue.changes import Change
from catalogue.quantities import Amount
from tests.warehouse.tables import CITY, CODES, DISTRICTS, OWED, claim, districts, release
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

YEAR_END = {year: date(year, 12, 31) for year in range(2018, 2023)}
NO_CHANGE = Change(None, None, "本年无数")
SOURCED = ("source", "source_title", "publisher", "published", "url", "file", "locator")
CLAIMED = (*SOURCED, "as_written", "sample", "claims", "agree")
OBSERVED = ("period_start", "period_end", "value", "value_max", "qualifier", *CLAIMED)
PREVIOUS = tuple(f"previous_{n}" for n in ("value", "value_max", "qualifier", "sample"))
TARGET = tuple(f"target_{n}" for n in ("value", "value_max", "qualifier"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """members of 2021 and 2022, two sources for 甲区, a target, a sample, a June count."""
    warehouse = release(
        tmp_path_factory.mktemp("small"),
        *districts("members", 10, 20, 30, 40, 50, 60, 70, 80, 90, year=2021),
        *districts("members", 15, None, 30, 35, 50, 60, 70, 80),
        claim("members", "甲区", 12, source="yearbook", locator="表2-1"),
        claim("members", "乙区", missing_reason="not_disclosed", qualifier="masked"),
        claim("members", "壬市", 100, sample=True),
        claim("members", "甲区", 20, status="target", qualifier="at_least"),
        claim("members", "市", 400, 2020),
        claim("members", "市", 500, source="report", qualifier="over", as_written="超500个"),
        claim("members", "市", 450, span="june", source="report"),
        claim("coverage", "市", "64.7"),
    )
    yield warehouse
    warehouse.connection.close()


def sourced(
    region: str, value: object, key: str = "return", year: int = 2022, **given: Any
) -> dict[str, Any]:
    """The columns of an observation that a return makes of a region's members."""
    dates = {"return": "2023-01-06", "report": "2023-01-12", "yearbook": "2022"}
    return {
        "period_start": YEAR_END[year],
        "period_end": YEAR_END[year],
        "value": None if value is None else Decimal(str(value)),
        "value_max": None,
        "qualifier": "exact",
        "source": key,
        "source_title": f"{key}表",
        "publisher": "某区工商联",
        "published": dates.get(key, "2023-01-06"),
        "url": "",
        "file": "returns/2022.xlsx",
        "locator": f"{region}!members",
        "as_written": "原文" if value is None else str(value),
        "sample": key == "sample",
        "claims": 1,
        "agree": True,
        **given,
    }


def gained(value: int, percent: str) -> Change:
    direction = "up" if value > 0 else "down" if value < 0 else "level"
    return Change(Amount(value=Decimal(value)), Decimal(percent), None, direction)  # type: ignore[arg-type]


def rows(answer: pd.DataFrame, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows, after the columns were compared in their order."""
    assert tuple(answer.columns) == columns
    return records(answer)


def filled(columns: tuple[str, ...], *given: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict.fromkeys(columns) | row for row in given]


def test_by_district(small: Warehouse):
    columns = (
        *("region", "region_name", *OBSERVED, "missing_reason", *PREVIOUS, *TARGET),
        *("rank", "tied", "regions_counted", "regions_expected", "change", "share"),
    )
    before = dict(zip(DISTRICTS, range(10, 100, 10), strict=True))

    def district(name: str, value: int, rank: int, change: Change, **given: Any) -> dict[str, Any]:
        return {
            "region": CODES[name],
            "region_name": name,
            **sourced(name, value, given.pop("source", "return")),
            "previous_value": before[name],
            "previous_qualifier": "exact",
            "previous_sample": False,
            "rank": rank,
            "tied": False,
            "regions_counted": 8,
            "regions_expected": 9,
            "change": change,
            **given,
        }

    answer = queries.by_district(small, indicator="members", year=2022, region=CITY)
    assert rows(answer, columns) == filled(
        columns,
        district("壬市", 100, 1, gained(10, "11.11111111111111111111111111"), source="sample"),
        district("辛县", 80, 2, gained(0, "0")),
        district("庚县", 70, 3, gained(0, "0")),
        district("己区", 60, 4, gained(0, "0")),
        district("戊区", 50, 5, gained(0, "0")),
        district("丁区", 35, 6, gained(-5, "-12.5")),
        district("丙区", 30, 7, gained(0, "0")),
        district(
            "甲区",
            12,
            8,
            gained(2, "20"),
            source="yearbook",
            locator="表2-1",
            claims=2,
            agree=False,
            target_value=20,
            target_qualifier="at_least",
        ),
        district(
            "乙区",
            None,  # type: ignore[arg-type]
            None,  # type: ignore[arg-type]
            NO_CHANGE,
            qualifier="masked",
            missing_reason="not_disclosed",
        ),
    )


def test_district_total(small: Warehouse):
    columns = (
        *("value", "value_max", "qualifier", "regions_counted", "regions_expected", "sample"),
        *("period_start", "period_end"),
    )

    def total(year: int, *, sample: bool = True) -> list[tuple[Any, ...]]:
        answer = queries.district_total(
            small, indicator="members", year=year, region=CITY, sample=sample
        )
        return [tuple(row.values()) for row in rows(answer, columns)]

    end = YEAR_END[2022]
    assert total(2022) == [(437, None, "over", 8, 9, True, end, end)]
    assert total(2022, sample=False) == [(337, None, "over", 7, 9, False, end, end)]
    end = YEAR_END[2021]
    assert total(2021) == [(450, None, "exact", 9, 9, False, end, end)]
    assert total(2020) == []


def test_overview(small: Warehouse):
    columns = (
        *("indicator", "basis", "year", *OBSERVED, "missing_reason", *TARGET),
        *("regions_counted", "regions_expected", "districts_value", "districts_value_max"),
        *("districts_qualifier", "districts_counted", "districts_expected", "districts_sample"),
        *("change", "change_basis", "series", "series_basis", "series_sample"),
    )
    answer = queries.overview(
        small, indicators=["members", "coverage", "money"], year=2022, region=CITY
    )
    nothing = [(year, None) for year in range(2018, 2022)]
    assert rows(answer, columns) == filled(
        columns,
        {
            "indicator": "members",
            "basis": "reported",
            "year": 2022,
            **sourced("市", 500, "report", qualifier="over", as_written="超500个"),
            "districts_value": 437,
            "districts_qualifier": "over",
            "districts_counted": 8,
            "districts_expected": 9,
            "districts_sample": True,
            "change": Change(None, None, "上年无数"),
            "series": [(2018, None), (2019, None), (2020, 400), (2021, None), (2022, 500)],
            "series_basis": "reported",
            "series_sample": False,
        },
        {
            "indicator": "coverage",
            "basis": "reported",
            "year": 2022,
            **sourced("市", "64.7", locator="市!coverage"),
            "change": Change(None, None, "上年无数"),
            "series": [*nothing, (2022, Decimal("64.7"))],
            "series_basis": "reported",
            "series_sample": False,
        },
        {
            "indicator": "money",
            "missing_reason": "not_mentioned",
            "year": 2022,
            "change": NO_CHANGE,
            "series": [*nothing, (2022, None)],
            "series_basis": "reported",
            "series_sample": False,
        },
    )


def test_trend(small: Warehouse):
    columns = (
        *("region", "region_name", "basis", "year", *OBSERVED, "missing_reason", *TARGET),
        *("regions_counted", "regions_expected"),
    )
    city = {"region": CITY, "region_name": "市"}
    own = {**city, "basis": "reported"}
    parts = {**city, "basis": "districts"}
    first = {"region": CODES["甲区"], "region_name": "甲区", "basis": "reported"}
    sums = ("period_start", "period_end", "value", "qualifier", "sample")

    def added(year: int, value: int, qualifier: str, *, sample: bool) -> dict[str, Any]:
        end = YEAR_END[year]
        return dict(zip(sums, (end, end, Decimal(value), qualifier, sample), strict=True))

    answer = queries.trend(small, indicator="members", regions=(CODES["甲区"], CITY))
    goal = {"target_value": 20, "target_qualifier": "at_least"}
    better = {"locator": "表2-1", "claims": 2, "agree": False}
    assert rows(answer, columns) == filled(
        columns,
        {**own, "year": 2020, **sourced("市", 400, year=2020)},
        {**own, "year": 2021, "missing_reason": "not_mentioned"},
        {
            **own,
            "year": 2022,
            **sourced("市", 500, "report", qualifier="over", as_written="超500个"),
        },
        {**parts, "year": 2020, "missing_reason": "not_reported"},
        {
            **parts,
            "year": 2021,
            **added(2021, 450, "exact", sample=False),
            "regions_counted": 9,
            "regions_expected": 9,
        },
        {
            **parts,
            "year": 2022,
            **added(2022, 437, "over", sample=True),
            "regions_counted": 8,
            "regions_expected": 9,
        },
        {**first, "year": 2020, "missing_reason": "not_reported"},
        {**first, "year": 2021, **sourced("甲区", 10, year=2021)},
        {**first, "year": 2022, **sourced("甲区", 12, "yearbook", **better), **goal},
    )


def test_sum_over_years(tmp_path: Path):
    warehouse = release(
        tmp_path,
        claim("sessions", "市", 5, 2020),
        claim("sessions", "市", 7, 2021, qualifier="over"),
        claim("sessions", "市", 1, 2022, sample=True),
    )
    columns = ("value", "value_max", "qualifier", "years_counted", "years_expected", "sample")

    def added(first: int, last: int, *, sample: bool) -> list[tuple[Any, ...]]:
        place = {"region": CITY, "first": first, "last": last}
        answer = queries.sum_over_years(warehouse, indicator="sessions", **place, sample=sample)
        return [tuple(row.values()) for row in rows(answer, columns)]

    assert added(2018, 2022, sample=True) == [(13, None, "over", 3, 5, True)]
    assert added(2018, 2022, sample=False) == [(12, None, "over", 2, 5, False)]
    assert added(2020, 2020, sample=True) == [(5, None, "exact", 1, 1, False)]
    assert added(2018, 2019, sample=True) == []


def test_reported(small: Warehouse):
    columns = ("region", "region_name", "year", *OBSERVED, "missing_reason")
    place = {"indicator": "members", "region": CITY}
    assert rows(queries.reported(small, year=2020, **place), columns) == filled(
        columns,
        {"region": CITY, "region_name": "市", "year": 2020, **sourced("市", 400, year=2020)},
    )
    assert rows(queries.reported(small, year=2021, **place), columns) == []


def test_claims(small: Warehouse):
    columns = (
        *("region", "region_name", "status", "period_start", "period_end", "value", "value_max"),
        *("qualifier", "missing_reason", *SOURCED, "as_written", "sample", "correction", "chosen"),
    )
    place = {"region": CODES["甲区"], "region_name": "甲区"}

    def said(value: int, *source: str, **given: Any) -> dict[str, Any]:
        found = sourced("甲区", value, *source, **given)
        return place | {"status": "actual", "chosen": True} | found

    expected = filled(
        columns,
        said(12, "yearbook", locator="表2-1"),
        said(15, chosen=False),
        said(20, status="target", qualifier="at_least"),
    )
    answer = queries.claims(small, indicator="members", year=2022, region=CODES["甲区"])
    assert rows(answer, columns) == [{name: row[name] for name in columns} for row in expected]


def test_what_was_owed(small: Warehouse):
    answer = records(queries.reporting(small, year=2022, region=CITY))
    found = {(r["indicator"], r["region_name"]): (r["state"], r["missing_reason"]) for r in answer}
    expected = {(key, d): ("not_reported", None) for key in OWED for d in DISTRICTS}
    expected |= {("members", d): ("reported", None) for d in DISTRICTS}
    expected["members", "乙区"] = ("reported", "not_disclosed")
    assert found == expected
    without = records(queries.reporting(small, year=2022, region=CITY, sample=False))
    silent = {(r["region_name"], r["indicator"]) for r in without if r["state"] == "not_reported"}
    assert {name for name, key in silent if key == "members"} == {"壬市"}
    assert queries.reporting(small, year=2017, region=CITY).empty


def test_available(small: Warehouse):
    columns = ("indicator", "year", "districts", "whole")
    answer = queries.available(small, region=CITY)
    assert [tuple(row.values()) for row in rows(answer, columns)] == [
        ("coverage", 2022, 0, True),
        ("members", 2020, 0, True),
        ("members", 2021, 9, False),
        ("members", 2022, 9, True),
    ]


def test_release_summary(small: Warehouse):
    (row,) = records(queries.release_summary(small))
    assert row == {
        "number": 7,
        "built_at": datetime(2026, 11, 23, 20, 3, 12),  # noqa: DTZ001 - UTC, as stored
        "sample": True,
        "figures": 24,
        "observations": 23,
        "sources": 4,
        "indicators": 2,
        "regions": 10,
        "latest": date(2022, 12, 31),
    }
