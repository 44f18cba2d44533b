"""The table view of each comparison, as a real table: read by screen readers, printed, copied.

Every number in it opens its source. Answers in, markup out.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.wording import (
    Scale,
    missing_in_words,
    number_in_words,
    rounded,
)
from dashboard.changes import change_with_judgement
from dashboard.markup import chip, number_with_source, text
from exports.columns import rank_in_words
from warehouse.comparison import amount_of, records


def district_table(table: pd.DataFrame, indicator: Indicator, scale: Scale, caption: str) -> str:
    """名次, 区县, 数值 with a bar, 占比, 较上年; absent districts last with the reason."""
    rows = records(table)
    most = max((abs(r["value"]) for r in rows if r["value"] is not None), default=Decimal(0))
    with_share = any(r["share"] is not None for r in rows)
    body = "".join(_district(r, indicator, scale, most, with_share=with_share) for r in rows)
    share = '<th scope="col">占区县合计</th>' if with_share else ""
    return (
        f'<div class="cf"><div class="scroll"><table class="figures" data-view="districts">'
        f"<caption>{text(caption)}</caption>"
        f'<thead><tr><th scope="col">区县</th><th scope="col">名次</th>'
        f'<th scope="col">{_column_title(scale)}</th>'
        f'{share}<th scope="col">较上年</th></tr></thead><tbody>{body}</tbody></table></div></div>'
    )


def _column_title(scale: Scale) -> str:
    """The caption names the indicator: a narrow screen has no room to say it again."""
    return f"数值（{text(scale.unit)}）" if scale.unit else "数值"


def _district(
    row: dict[str, Any], indicator: Indicator, scale: Scale, most: Decimal, *, with_share: bool
) -> str:
    share = row["share"]
    share_words = "" if share is None else f"{rounded(share, 1):f}%"
    cells = [
        f"<td>{text(rank_in_words(row) or '—')}</td>",
        f"<td>{value_cell(row, indicator, scale, prefix='d')}{_bar(row, most, indicator)}</td>",
        *([f"<td>{share_words or '—'}</td>"] if with_share else []),
        f'<td class="change">{_change(row, indicator)}</td>',
    ]
    first = ' class="first"' if row["rank"] == 1 else ""
    return (
        f'<tr data-region="{row["region"]}"{first}><th scope="row">{text(row["region_name"])}</th>'
        f"{''.join(cells)}</tr>"
    )


def value_cell(row: dict[str, Any], indicator: Indicator, scale: Scale, *, prefix: str) -> str:
    """A value in the column's scale that opens its source, or why there is none."""
    amount = amount_of(row)
    name = f"{prefix}-{row['region']}-{row.get('year', '')}-{row.get('basis', '')}"
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None or amount.value is None
        else number_in_words(amount, indicator, scale)
    )
    return number_with_source(words, row, indicator, name=name)


def _bar(row: Mapping[str, Any], most: Decimal, indicator: Indicator) -> str:
    if indicator.kind == "rank" or most == 0:
        return ""
    width = Decimal(0) if row["value"] is None else abs(row["value"]) / most * 100
    return f'<span class="bar" aria-hidden="true"><i style="width:{width:.1f}%"></i></span>'


def _change(row: Mapping[str, Any], indicator: Indicator) -> str:
    if row["value"] is None:
        return "—"
    return change_with_judgement(row["change"], indicator)


def trend_table(table: pd.DataFrame, indicator: Indicator, scale: Scale, caption: str) -> str:
    """Years down, districts across; the city's reported total and the districts' sum apart."""
    rows = records(table)
    series = dict.fromkeys((r["region"], r["basis"]) for r in rows)
    cells = {(r["region"], r["basis"], r["year"]): r for r in rows}
    names = {(r["region"], r["basis"]): _series_name(r) for r in rows}
    heads = "".join(f'<th scope="col">{text(names[s])}</th>' for s in series)
    body = "".join(
        f'<tr data-year="{year}"><th scope="row">{year}年</th>'
        + "".join(
            f'<td data-region="{region}" data-basis="{basis}">'
            f"{_trend_cell(cells.get((region, basis, year)), indicator, scale)}</td>"
            for region, basis in series
        )
        + "</tr>"
        for year in sorted({r["year"] for r in rows}, reverse=True)
    )
    return (
        f'<div class="cf"><div class="scroll"><table class="figures" data-view="trends">'
        f"<caption>{text(caption)}</caption>"
        f'<thead><tr><th scope="col">年份</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></div>"
    )


def _series_name(row: Mapping[str, Any]) -> str:
    return (
        f"{row['region_name']}（区县合计）" if row["basis"] == "districts" else row["region_name"]
    )


def _trend_cell(row: dict[str, Any] | None, indicator: Indicator, scale: Scale) -> str:
    if row is None:
        return "—"
    shown = value_cell(row, indicator, scale, prefix="t")
    end = row["period_end"]
    if end is not None and (end.month, end.day) != (12, 31):
        shown += chip(f"截至{end.month}月")
    partial = row["regions_counted"] != row["regions_expected"]
    if row["basis"] == "districts" and row["value"] is not None and partial:
        shown += chip(f"{row['regions_counted']}/{row['regions_expected']}个区县")
    return shown
