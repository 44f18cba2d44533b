"""Small answers, as the questions give them, for drawing without a release."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

import catalogue
from catalogue import Indicator
from catalogue.changes import change
from warehouse.comparison import amount_of, ranked, with_change, with_share

CATALOGUE = catalogue.load()
SOURCED: dict[str, Any] = {
    "source": "s",
    "source_title": "统计表",
    "publisher": "某区工商联",
    "published": "2023-01-06",
    "url": "",
    "file": "sample/a.xlsx",
    "locator": "表!D7",
    "as_written": "原文",
    "sample": False,
    "claims": 1,
    "agree": True,
    "target_value": None,
    "target_value_max": None,
    "target_qualifier": None,
}


def indicator(key: str) -> Indicator:
    return CATALOGUE.indicator(key)


def row(code: str, value: str | None, **given: Any) -> dict[str, Any]:
    """One district's figure; without a value it was not reported."""
    present = value is not None
    source = SOURCED if present else dict.fromkeys(SOURCED)
    return {
        "region": code,
        "region_name": CATALOGUE.region(code).name,
        "period_start": date(2022, 12, 31) if present else None,
        "period_end": date(2022, 12, 31) if present else None,
        "value": Decimal(value) if value is not None else None,
        "value_max": None,
        "qualifier": "exact" if present else None,
        "missing_reason": None if present else "not_reported",
        **source,
        "previous_value": None,
        "previous_value_max": None,
        "previous_qualifier": None,
        **given,
    }


def districts(key: str, *rows: dict[str, Any]) -> pd.DataFrame:
    """An answer like `queries.by_district`'s."""
    meaning = indicator(key)
    table = ranked(pd.DataFrame(rows, dtype=object), meaning, needs_percent=80)
    return with_share(with_change(table, meaning), None)


def years(key: str, code: str, *values: str | None, first: int = 2018) -> list[dict[str, Any]]:
    """One district's series, a year after the other."""
    del key
    return [
        {
            **row(code, value),
            "basis": "reported",
            "year": year,
            "period_start": None if value is None else date(year, 12, 31),
            "period_end": None if value is None else date(year, 12, 31),
            "regions_counted": None,
            "regions_expected": None,
        }
        for year, value in enumerate(values, first)
    ]


def frame(*series: list[dict[str, Any]]) -> pd.DataFrame:
    """An answer like `queries.trend`'s."""
    return pd.DataFrame([r for rows in series for r in rows], dtype=object)


__all__ = ["CATALOGUE", "amount_of", "change", "districts", "frame", "indicator", "row", "years"]
