"""目标完成 at a glance: a light for every district and indicator of a year.

Answers in, markup out. A light is a shape, a word and a colour; it opens the arithmetic that the
list below it holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator, Region
from catalogue.wording import amount_in_words
from dashboard.markup import chip, scrolling, text
from dashboard.targets import NOTHING, SHAPES, light_id
from exports.sentences import called
from exports.summaries.targets import light_in_words, percent_in_words, targets_of_year
from warehouse.comparison import amount_of, records

Row = dict[str, Any]
KEYS = (
    ("reached", "已完成"),
    ("near", "接近"),
    ("behind", "未完成"),
    ("", "没有实际数，或无法判定"),
)


def panel(table: pd.DataFrame, catalogue: Catalogue) -> str:
    """One table a year, the latest first, of the years in which several districts have targets."""
    years: dict[int, list[Row]] = {}
    for row in _placed(records(table)):
        if row["own"]:
            years.setdefault(row["period_end"].year, []).append(row)
    several = {y: own for y, own in years.items() if len({row["region"] for row in own}) > 1}
    if not several:
        return NOTHING
    tables = "".join(_year(y, several[y], catalogue) for y in sorted(several, reverse=True))
    return f'<div class="cf">{_legend()}{tables}</div>'


def of_year(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """The table of one year alone, where no list stands below it to be opened."""
    rows = [{**row, "place": None} for row in targets_of_year(table, year)]
    return f'<div class="cf">{_legend()}{_year(year, rows, catalogue)}</div>' if rows else NOTHING


def _legend() -> str:
    words = "".join(f"<span>{_shape(light)} {words}</span>" for light, words in KEYS)
    return f'<p class="note heat-legend">{words}</p>'


def _placed(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows with `place`: where in the list below they stand; None where they are not in it."""
    places = count()
    for row in rows:
        yield {**row, "place": None if row["actual"] is None else next(places)}


def _shape(light: str) -> str:
    shape, css = SHAPES.get(light, ("○", ""))
    return f'<span class="light {css}"><i aria-hidden="true">{shape}</i></span>'


def _year(year: int, rows: Sequence[Row], catalogue: Catalogue) -> str:
    root = catalogue.region(catalogue.organisation.root)
    with_targets = {row["region"] for row in rows}
    regions = [r for r in (root, *catalogue.districts) if r.code in with_targets]
    cells: dict[str, dict[str, Row]] = {}
    for row in rows:
        cells.setdefault(row["item"], {})[row["region"]] = row
    body = "".join(
        _line(key, cells[key], regions, catalogue) for key in catalogue.indicators if key in cells
    )
    names = (called(region) if region == root else region.short_name for region in regions)
    heads = "".join(f'<th scope="col">{text(name)}</th>' for name in ("指标", *names))
    sample = any(row["sample"] or (row["actual"] or {}).get("sample") for row in rows)
    mark = f" {chip('示例', 'sample')}" if sample else ""
    opens = "：点开看算式" if any(row["place"] is not None for row in rows) else ""
    caption = f"{year}年目标{opens}"
    return (
        f'{scrolling(caption)}<table class="figures heat lights" data-view="lights">'
        f"<caption>{caption}{mark}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _line(
    key: str,
    own: Mapping[str, Row],
    regions: Sequence[Region],
    catalogue: Catalogue,
) -> str:
    indicator = catalogue.indicator(key)
    cells = "".join(
        f"<td>{_light(row, indicator)}</td>" if (row := own.get(region.code)) else "<td></td>"
        for region in regions
    )
    return f'<tr data-item="{key}"><th scope="row">{text(indicator.name)}</th>{cells}</tr>'


def _light(row: Row, indicator: Indicator) -> str:
    """The shape over what was done, as a button; what has no actual opens nothing."""
    words = f"{row['region_name']} {indicator.name}：{light_in_words(row)}"
    if row["actual"] is None or row["judgement"] is None:
        return f'<span class="absent" title="{text(words)}">○</span>'
    done = _done(row, indicator)
    shown = f"{_shape(row['judgement'].light)}<small>{text(done)}</small>"
    if row["place"] is None:
        return f'<span title="{text(words)}">{shown}</span>'
    return (
        f'<button type="button" class="worked" popovertarget="{light_id(row["place"])}" '
        f'title="{text(words)}" aria-label="{text(words)}">{shown}</button>'
    )


def _done(row: Row, indicator: Indicator) -> str:
    """The part of the target that was done; of a place the place: a sixth is no part of a tenth."""
    actual = amount_of(row["actual"])
    if indicator.kind == "rank" and actual is not None:
        return amount_in_words(actual, indicator)
    return percent_in_words(row["judgement"].done)
