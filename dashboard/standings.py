"""One number seen four ways, each with its place: the table, and what it says of the places.

An answer of `queries.standings` in, markup out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.quantities import Amount
from catalogue.wording import (
    Scale,
    column_scale,
    missing_in_words,
    number_in_words,
)
from dashboard.changes import way
from dashboard.markup import number_link, section, text
from exports.standings import (
    DerivedColumn,
    derived_columns,
    place_in_view,
    range_in_words,
)
from warehouse.comparison import amount_of, records

VIEWS = ("", "per_", "growth_")
NONE = "—"
SENSITIVE = 3  # places that a district moves from one view to another


def standings_table(
    table: pd.DataFrame,
    catalogue: Catalogue,
    indicator: Indicator,
    divisor: Indicator | None,
    year: int,
) -> str:
    """A row a district, in the order of the totals; below it the reasons why a view is absent."""
    rows = records(table)
    total = column_scale([v for r in rows for v in (r["value"], r["value_max"])], indicator)
    columns = derived_columns(rows, indicator, divisor)
    heads = [
        "区县",
        f"总量（{total.unit}）" if indicator.kind in ("stock", "flow") else indicator.name,
        *(column.heading for column in columns),
        "同组内",
        "名次范围",
    ]
    body = "".join(_row(row, catalogue, indicator, total, columns) for row in rows)
    under = f"{year}年{indicator.name}的四种口径，括号内为已报区县中的名次"
    titled = section(sensitivity(table), under)
    return (
        f'<div class="cf">{titled}<div class="scroll"><table class="figures standings" '
        f'data-view="standings"><caption>{text(_groups(rows, catalogue))}</caption><thead><tr>'
        + "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
        + f"</tr></thead><tbody>{body}</tbody></table></div>{_reasons(rows, columns)}</div>"
    )


def sensitivity(table: pd.DataFrame) -> str:
    """名次对口径敏感：开福区第2～第8，浏阳市第1～第8 — or that it is not."""
    found = [
        (row["worst"] - row["best"], row)
        for row in records(table)
        if row["best"] is not None and row["worst"] is not None
    ]
    most = max((gap for gap, _ in found), default=0)
    if sum(any(row[f"{view}rank"] is not None for _, row in found) for view in VIEWS) <= 1:
        return "只有一种口径可排名次" if found else "各种口径均不作排名"
    if most < SENSITIVE:
        return f"名次对口径不敏感：换一种口径，各区县至多相差{most}位"
    widest = [row for gap, row in found if gap == most]
    named = "、".join(f"{r['region_name']}第{r['best']}～第{r['worst']}" for r in widest[:2])
    return f"名次对口径敏感：{named}"


def _row(
    row: dict[str, Any],
    catalogue: Catalogue,
    indicator: Indicator,
    total: Scale,
    columns: Sequence[DerivedColumn],
) -> str:
    amount = amount_of(row)
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None or amount.value is None
        else number_in_words(amount, indicator, total)
    )
    peers = place_in_view(row, "peers_")
    group = "" if row["peers"] is None else catalogue.peers[row["peers"]].name
    cells = [
        f"<td>{number_link(words, row, indicator)}{_small(place_in_view(row, ''))}</td>",
        *(f"<td>{_derived(row, indicator, column)}</td>" for column in columns),
        f"<td>{text(peers or NONE)}{f'<small>{text(group)}</small>' if peers else ''}</td>",
        f"<td>{text(range_in_words(row))}</td>",
    ]
    return (
        f'<tr data-region="{row["region"]}"><th scope="row">{text(row["region_name"])}</th>'
        f"{''.join(cells)}</tr>"
    )


def _derived(row: Mapping[str, Any], indicator: Indicator, column: DerivedColumn) -> str:
    words, amount = column.words(row, indicator), amount_of(row, column.prefix)
    if words is None or amount is None:
        return f'<span class="absent">{NONE}</span>'
    shown = text(words)
    if column.signed and (moved := _moved(amount, indicator)):
        shown = f'<span class="{moved}">{shown}</span>'
    return f"{shown}{_small(place_in_view(row, column.prefix))}"


def _moved(growth: Amount, indicator: Indicator) -> str:
    """The class of a growth that surely is one: 约 may be anything near zero."""
    if growth.qualifier != "exact" or not growth.value:
        return ""
    return way("up" if growth.value > 0 else "down", indicator)


def _small(words: str) -> str:
    return f"<small>（{text(words)}）</small>" if words else ""


def _groups(rows: list[dict[str, Any]], catalogue: Catalogue) -> str:
    keys = dict.fromkeys(row["peers"] for row in rows if row["peers"] is not None)
    said = (f"{catalogue.peers[key].name}：{catalogue.peers[key].reason}" for key in keys)
    return "同组——" + "".join(said) if keys else ""


def _reasons(rows: list[dict[str, Any]], columns: Sequence[DerivedColumn]) -> str:
    """Why a view has no number: each reason once, with the districts unless it is all."""
    said = []
    for column in columns:
        why: dict[str, list[str]] = {}
        for row in rows:
            if row[f"{column.prefix}value"] is None and row[f"{column.prefix}reason"]:
                why.setdefault(row[f"{column.prefix}reason"], []).append(row["region_name"])
        said += [
            f"{column.heading.split('（')[0]}：{reason}"
            + ("" if len(names) == len(rows) else f"（{'、'.join(names)}）")
            for reason, names in why.items()
        ]
    return f'<p class="note">{text("；".join(said))}。</p>' if said else ""
