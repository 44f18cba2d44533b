"""Each chart drawn from each kind of answer, as lines of JSON that a person can compare.

`python -m tests.dashboard.figures` writes the golden files again; read the difference before
it is committed.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from catalogue import Break
from catalogue.wording import column_scale
from dashboard import charts
from dashboard.palette import LIGHT
from tests.dashboard import theme_figures
from tests.dashboard.answers import CATALOGUE, districts, frame, indicator, row, years
from warehouse.comparison import gain

GOLDEN = Path(__file__).parent / "golden"
CODES = [region.code for region in CATALOGUE.districts]
VALUES: dict[str, list[str | None]] = {
    "normal": ["612", "692", "962", "673", "866", "815", "1028", "1124", "866"],
    "one_missing": ["612", "692", "962", None, "866", "815", "0", "1124", "928"],
    "all_missing": [None] * 9,
    "negative": ["12.5", "-3.5", "0", "-23.8", "4", "4", "1.5", "-0.5", "8"],
    "one_district": ["612"],
    "forty_districts": [str(100 + n * 37 % 991) for n in range(40)],
}
KEYS = {"negative": "private_investment_growth"}
THEN = Decimal("0.8")


def _rows(case: str) -> list[dict[str, Any]]:
    rows = []
    for place, value in enumerate(VALUES[case]):
        code = CODES[place % len(CODES)]
        name = {} if place < len(CODES) else {"region_name": f"第{place + 1}区"}
        rows.append({**row(code, value, sample=place == 0 and value is not None), **name})
    return rows


def _key(case: str) -> str:
    return KEYS.get(case, "member_count")


def compared(case: str) -> pd.DataFrame:
    """Like `queries.by_district`."""
    return districts(_key(case), *_rows(case))


def paired(case: str) -> pd.DataFrame:
    """Like `queries.two_years`: each had four fifths of its number a year before."""
    meaning = indicator(_key(case))
    rows = []
    for one in compared(case).to_dict("records"):
        value = None if one["value"] is None else one["value"] * THEN
        before = {"value": value, "value_max": None, "qualifier": one["qualifier"]}
        sample = {"sample": one["sample"]}
        then = {f"then_{name}": v for name, v in (before | sample).items()}
        changed = gain(one, before | sample, meaning)
        rows.append({**one, "year": 2022, "then_year": 2021, **then, "change": changed})
    return pd.DataFrame(rows, dtype=object)


def gained(case: str) -> pd.DataFrame:
    """Like `queries.contribution`; an absent gain is drawn as such."""
    rows = [
        {
            "region": one["region"],
            "region_name": one["region_name"],
            "gained": one["value"],
            "pulled": None if one["value"] is None else one["value"] / 100,
        }
        for one in _rows(case)
    ]
    rows.sort(key=lambda one: (one["gained"] is None, -(one["gained"] or 0)))
    return pd.DataFrame(rows, dtype=object)


def over_years(case: str) -> pd.DataFrame:
    """Like `queries.trend`: three years, the middle one of every third district absent."""
    series = []
    for place, one in enumerate(_rows(case)):
        value = one["value"]
        values = [None if value is None else str(value * part) for part in (1, 2, 3)]
        values[1] = None if place % 3 == 2 else values[1]
        code = one["region"] if place < len(CODES) else f"x{place}"
        told = [
            {**r, "region": code, "region_name": one["region_name"]}
            for r in years("", CODES[place % len(CODES)], *values, first=2020)
        ]
        series.append(told)
    return frame(*series)


def whole(case: str) -> pd.DataFrame:
    """Like `queries.trend` of the city: told and added, one year without all districts."""
    values = [None if v is None else str(Decimal(v)) for v in VALUES[case][:3]]
    told = years("", CATALOGUE.organisation.root, *values, first=2020)
    added = [
        {**r, "basis": "districts", "regions_counted": 9 - (n == 1), "regions_expected": 9}
        for n, r in enumerate(told)
    ]
    told[-1]["period_end"] = None if told[-1]["value"] is None else date(2022, 6, 30)
    return frame(told, added)


def _scale(table: pd.DataFrame, case: str, *columns: str) -> Any:
    return column_scale([v for name in columns for v in table[name]], indicator(_key(case)))


def _line(case: str) -> tuple[str, Decimal] | None:
    return None if case == "all_missing" else ("全市平均", Decimal(400))


def bars(case: str) -> go.Figure:
    table = compared(case)
    scale = _scale(table, case, "value")
    return charts.ranked_bars(table, indicator(_key(case)), scale, _line(case), LIGHT)


def tiles(case: str) -> go.Figure:
    table = compared(case)
    scale = _scale(table, case, "value")
    return charts.tile_map(table, CATALOGUE, indicator(_key(case)), scale, LIGHT)


def spread(case: str) -> go.Figure:
    table = compared(case)
    scale = _scale(table, case, "value")
    return charts.spread(table, CATALOGUE, indicator(_key(case)), scale, _line(case), LIGHT)


def slopes(case: str) -> go.Figure:
    table = paired(case)
    scale = _scale(table, case, "value", "then_value")
    return charts.slope(table, CATALOGUE, indicator(_key(case)), scale, LIGHT)


def contribution(case: str) -> go.Figure:
    table = gained(case)
    scale = _scale(table, case, "gained")
    return charts.contribution_bars(table, indicator(_key(case)), scale, LIGHT)


def lines(case: str) -> go.Figure:
    table = over_years(case)
    scale = _scale(table, case, "value")
    broken = (Break(year=2021, reason="换了口径"),)
    return charts.trend_lines(table, CATALOGUE, indicator(_key(case)), scale, broken, LIGHT)


def multiples(case: str) -> go.Figure:
    table = over_years(case)
    scale = _scale(table, case, "value")
    return charts.small_multiples(table, CATALOGUE, indicator(_key(case)), scale, LIGHT)


def columns(case: str) -> go.Figure:
    table = whole(case)
    scale = _scale(table, case, "value")
    return charts.whole_columns(table, indicator(_key(case)), scale, LIGHT)


DRAWN: dict[str, Callable[[str], go.Figure]] = {
    one.__name__: one
    for one in (bars, tiles, spread, slopes, contribution, lines, multiples, columns)
} | theme_figures.DRAWN
"""To add a chart: a function that draws it from a case, and its name here."""
SAME_EVERYWHERE = ("font", "hoverlabel", "paper_bgcolor", "plot_bgcolor", "template", "separators")


def specification(figure: go.Figure) -> list[str]:
    """Every trace, axis, shape and annotation as one line of JSON."""
    content = json.loads(figure.to_json(remove_uids=True))
    layout = {k: v for k, v in content["layout"].items() if k not in SAME_EVERYWHERE}
    found: list[Any] = [{"trace": trace} for trace in content["data"]]
    for name in ("shapes", "annotations"):
        found += [{name[:-1]: part} for part in layout.pop(name, [])]
    found += [{name: value} for name, value in sorted(layout.items())]
    return [json.dumps(_rounded(part), ensure_ascii=False, sort_keys=True) for part in found]


def _rounded(part: Any) -> Any:
    if isinstance(part, float):
        return round(part, 3)
    if isinstance(part, list):
        return [_rounded(one) for one in part]
    if isinstance(part, dict):
        return {name: _rounded(one) for name, one in part.items()}
    return part


def golden_text(chart: str) -> str:
    """The whole golden file of a chart, case after case."""
    told = []
    for case in VALUES:
        told += [f"# {case}", *specification(DRAWN[chart](case))]
    return "\n".join(told) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in DRAWN:
        (GOLDEN / f"{name}.jsonl").write_text(golden_text(name), encoding="utf-8")
