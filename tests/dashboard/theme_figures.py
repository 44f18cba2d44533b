"""The charts of the themes, drawn from the cases of `tests.dashboard.figures`."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue.wording import column_scale
from dashboard import charts
from dashboard.palette import LIGHT
from tests.dashboard.answers import CATALOGUE, indicator, row, years
from warehouse.comparison import ranked, records

ROOT = CATALOGUE.organisation.root
PROMISED, COME, SHARE = "signed_investment", "paid_in_investment", "paid_in_share"
COVERAGE, MEMBERS, PLACE = "party_coverage", "member_count", "business_environment_rank"
VALUES: dict[str, list[str | None]] = {
    "normal": ["612", "692", "962", "673", "866"],
    "one_missing": ["612", None, "0", "673", "866"],
    "all_missing": [None] * 5,
    "negative": ["12.5", "-3.5", "0", "-23.8", "4"],
    "one_district": ["612"],
    "forty_districts": [str(100 + n * 37 % 991) for n in range(40)],
}
CODES = [region.code for region in CATALOGUE.districts]


def _districts(case: str) -> list[dict[str, Any]]:
    rows = []
    for place, value in enumerate(VALUES[case]):
        code, name = CODES[place % len(CODES)], {}
        if place >= len(CODES):
            code, name = f"x{place}", {"region_name": f"第{place + 1}区"}
        sample = place == 0 and value is not None
        base = row(CODES[place % len(CODES)], value, sample=sample)
        rows.append({**base, "region": code, **name})
    return rows


def beside(case: str, *items: str) -> pd.DataFrame:
    """Like `queries.side_by_side`: the second item is half of the first, a share 50 %."""
    found = []
    for place, item in enumerate(items):
        one = CATALOGUE.item(item)
        rows = [_item(r, item, place) for r in _districts(case)]
        table = ranked(pd.DataFrame(rows, dtype=object), one, needs_percent=80)
        found += records(table)
    return pd.DataFrame(found, dtype=object)


def _item(base: dict[str, Any], item: str, place: int) -> dict[str, Any]:
    value = base["value"]
    if value is not None and place:
        value = Decimal(50) if item == SHARE else value / 2
    why = None if value is not None else "湘商回归到位资金未报送。"
    return {**base, "item": item, "basis": "reported", "year": 2022, "value": value, "why": why}


def over_years(case: str, *items: str) -> pd.DataFrame:
    """Like `queries.trends` of the city: told and added, the middle year without all districts."""
    found = []
    for item in items:
        values = VALUES[case][:3]
        told = years(item, ROOT, *values[:1], first=2022)
        added = [
            {**r, "basis": "districts", "regions_counted": 9 - (n == 1), "regions_expected": 9}
            for n, r in enumerate(years(item, ROOT, *values, first=2020))
        ]
        found += [{"item": item, **r} for r in (*told, *added)]
    return pd.DataFrame(found, dtype=object)


def came_and_left(case: str) -> pd.DataFrame:
    """Like `queries.turnover`: a tenth of those who joined left again."""
    rows = []
    for one in _districts(case):
        joined = one["value"]
        net = None if joined is None or joined < 0 else joined * Decimal("0.9")
        rows.append(
            {
                **{k: one[k] for k in ("region", "region_name", "sample")},
                "basis": "reported",
                "joined": joined,
                "net": net,
                "left": None if net is None else joined - net,
                "why": "" if net is not None else "本年新增数缺失，无法计算。",
            }
        )
    return pd.DataFrame(rows, dtype=object)


def climbing(case: str) -> pd.DataFrame:
    """Like `queries.trend` of every district: three years, up to the value of the case."""
    found = []
    for place, one in enumerate(_districts(case)):
        value = one["value"]
        values = [str(value / part) if value is not None else None for part in (4, 2, 1)]
        values[1] = None if place == 1 else values[1]
        series = years(COVERAGE, CODES[place % len(CODES)], *values, first=2020)
        name = {"region": one["region"], "region_name": one["region_name"]}
        found += [{**r, **name} for r in series]
    return pd.DataFrame(found, dtype=object)


def placed(case: str) -> pd.DataFrame:
    """Like `queries.trend` of a rank; the last year only says among the first so many."""
    values = [None if v is None else str(abs(int(Decimal(v)))) for v in VALUES[case][:3]]
    rows = years(PLACE, ROOT, *values, first=2021)
    if rows[-1]["value"] is not None:
        rows[-1] |= {"qualifier": "at_most", "period_end": date(rows[-1]["year"], 12, 31)}
    return pd.DataFrame(rows, dtype=object)


def _scale(table: pd.DataFrame, item: str) -> Any:
    return column_scale([*table["value"]], CATALOGUE.item(item))


def item_bars(case: str) -> go.Figure:
    table = beside(case, MEMBERS, "chamber_count")
    one = indicator("chamber_count")
    line = None if case == "all_missing" else ("全市", Decimal(300))
    return charts.item_bars(table, one, _scale(table, MEMBERS), line, ROOT, LIGHT)


def paired_bars(case: str) -> go.Figure:
    table = beside(case, PROMISED, COME, SHARE)
    items = [CATALOGUE.item(item) for item in (PROMISED, COME, SHARE)]
    return charts.paired_bars(table, *items, _scale(table, PROMISED), ROOT, LIGHT)


def paired_years(case: str) -> go.Figure:
    table = over_years(case, PROMISED, COME)
    pair = (indicator(PROMISED), indicator(COME))
    return charts.paired_years(table, *pair, _scale(table, PROMISED), LIGHT)


def two_actions(case: str) -> go.Figure:
    table = over_years(case, "poverty_investment", "village_investment")
    pair = (indicator("poverty_investment"), indicator("village_investment"))
    scale = _scale(table, "village_investment")
    return charts.two_actions(table, *pair, ("前一个", "后一个"), scale, LIGHT)


def gains_and_losses(case: str) -> go.Figure:
    return charts.gains_and_losses(came_and_left(case), ("新发展", "退出"), ROOT, LIGHT)


def dot_ranges(case: str) -> go.Figure:
    table = climbing(case)
    return charts.dot_ranges(table, indicator(COVERAGE), _scale(table, COVERAGE), 2022, LIGHT)


def places_by_year(case: str) -> go.Figure:
    return charts.places_by_year(placed(case), indicator(PLACE), LIGHT)


DRAWN: dict[str, Callable[[str], go.Figure]] = {
    one.__name__: one
    for one in (
        item_bars,
        paired_bars,
        paired_years,
        two_actions,
        gains_and_losses,
        dot_ranges,
        places_by_year,
    )
}
