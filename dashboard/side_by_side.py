"""Several items side by side as a table: the whole first, then the districts, each with its place.

An answer of `queries.side_by_side` or `queries.elsewhere` in, markup out. The table of a theme.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue
from catalogue.wording import (
    Scale,
    amount_in_words,
    missing_in_words,
    number_in_words,
)
from dashboard import arithmetic
from dashboard.markup import chip, number_with_source, scrolling, text
from exports.columns import rank_in_words
from exports.side_by_side import by_place, item_title, known_items, place_name, scales_of
from warehouse.comparison import amount_of, records

Row = dict[str, Any]


def items_table(table: pd.DataFrame, catalogue: Catalogue, view: str, caption: str) -> str:
    """Rows of `queries.side_by_side`: a column an item, the first with bars; places in small."""
    every = records(table)
    rows = known_items(every)
    if not rows:
        return _unknown(every, set(), catalogue)
    scales = scales_of(rows, catalogue)
    root = catalogue.organisation.root
    most = max(
        (r["value"] for r in rows if r["item"] == next(iter(scales)) and _is_part(r, root)),
        key=lambda value: value or 0,
        default=None,
    )
    body = "".join(
        _line(cells, catalogue, scales, most, whole=region == root)
        for (region, _), cells in by_place(rows).items()
    )
    heads = [item_title(catalogue, item, scale.unit) for item, scale in scales.items()]
    return framed(view, caption, ["地区", *heads], body) + _unknown(every, {*scales}, catalogue)


def _unknown(rows: Sequence[Row], known: Collection[str], catalogue: Catalogue) -> str:
    """Which of the items nobody speaks of, and why: a column of absences would say no more."""
    reasons = {
        row["item"]: row["missing_reason"]
        for row in rows
        if row["item"] not in known and row["item"] not in catalogue.quotients
    }
    said = "；".join(
        f"{catalogue.indicator(item).name}：{missing_in_words(reason)}"
        for item, reason in reasons.items()
    )
    words = f"没有数的指标：{said}。" if said else ""
    return f'<div class="cf"><p class="note">{text(words)}</p></div>' if words else ""


def framed(view: str, caption: str, heads: Sequence[str], body: str, css: str = "") -> str:
    """A table of ours, that scrolls within itself where it is too wide; with "tall" too long."""
    titles = "".join(f'<th scope="col">{_head(head)}</th>' for head in heads)
    return (
        f'<div class="cf">{scrolling(caption, css)}<table class="figures items" data-view="{view}">'
        f"<caption>{text(caption)}</caption><thead><tr>{titles}</tr></thead>"
        f"<tbody>{body}</tbody></table></div></div>"
    )


def _head(head: str) -> str:
    """A title of a column, whose unit in brackets is not broken."""
    name, opening, unit = head.partition("（")
    return f"{text(name)}<span>{text(opening + unit)}</span>" if opening else text(name)


def _is_part(row: Mapping[str, Any], root: str) -> bool:
    return row["region"] != root and row["value"] is not None


def _line(
    cells: Sequence[Row],
    catalogue: Catalogue,
    scales: Mapping[str, Scale],
    most: Decimal | None,
    *,
    whole: bool,
) -> str:
    first = cells[0]
    name = place_name(cells, first["region"] if whole else "")
    kind = ' class="whole"' if whole else ""
    shown = "".join(
        f'<td data-item="{cell["item"]}">{item_cell(cell, catalogue, scales[cell["item"]])}'
        f"{'' if whole or place else _bar(cell, most)}{_place(cell)}</td>"
        for place, cell in enumerate(cells)
    )
    return (
        f'<tr data-region="{first["region"]}" data-basis="{first["basis"]}"{kind}>'
        f'<th scope="row">{text(name)}</th>{shown}</tr>'
    )


def item_cell(row: Row, catalogue: Catalogue, scale: Scale) -> str:
    """A number that opens its source or its arithmetic, or why there is none."""
    indicator = catalogue.item(row["item"])
    amount = amount_of(row)
    name = f"i-{row['region']}-{row['basis']}-{row['item']}"
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None or amount.value is None
        else number_in_words(amount, indicator, scale)
    )
    if indicator.kind == "rank" and amount is not None:
        words = amount_in_words(amount, indicator)
    if row["item"] in catalogue.quotients:
        return arithmetic.quotient(words, row, catalogue, name=name)
    if row["value"] is None and row.get("why"):
        reason = [("原因", text(row["why"]))]
        return arithmetic.worked(words, indicator.name, reason, name=name, absent=True)
    return number_with_source(words, row, indicator, name=name)


def _place(row: Row) -> str:
    words = rank_in_words(row) if row.get("rank") is not None else ""
    return f'<small class="place">{text(words.split("/")[0])}</small>' if words else ""


def _bar(row: Row, most: Decimal | None) -> str:
    if not most or row["value"] is None:
        return ""
    width = abs(row["value"]) / most * 100
    return f'<span class="bar" aria-hidden="true"><i style="width:{width:.1f}%"></i></span>'


def elsewhere_table(table: pd.DataFrame, catalogue: Catalogue, view: str, caption: str) -> str:
    """Rows of `queries.elsewhere`: places with the day each figure speaks of, not by size."""
    rows = records(table)
    scales = scales_of(rows, catalogue)
    body = "".join(
        f'<tr data-region="{cells[0]["region"]}"><th scope="row">{text(cells[0]["region_name"])}'
        f"</th><td>{_day(cells[0], catalogue)}</td>"
        + "".join(
            f"<td>{item_cell({**cell, 'basis': 'elsewhere'}, catalogue, scales[cell['item']])}</td>"
            for cell in cells
        )
        + "</tr>"
        for cells in by_place(rows).values()
    )
    heads = [item_title(catalogue, item, scale.unit) for item, scale in scales.items()]
    return framed(view, caption, ["地区", "截至", *heads], body)


def _day(row: Mapping[str, Any], catalogue: Catalogue) -> str:
    """The day, and the how manyth month of the action it ends."""
    end, since = row["period_end"], catalogue.indicator(row["item"]).since
    month = "" if since is None else chip(f"第{(end.year - since) * 12 + end.month}个月")
    return f"{end.isoformat()} {month}"
