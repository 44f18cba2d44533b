"""The heat table: districts by indicators, every cell with its number and its place.

Answers in, markup out. What is good is judged only where the indicator has a polarity, and
said by a mark as well as by colour.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator, Region
from catalogue.wording import Scale, column_scale, missing_in_words, number_in_words
from dashboard.links import to_page
from dashboard.markup import number_link, text
from exports.sentences import called
from warehouse.comparison import amount_of, records, third_of

MARKS = {"front": "◆", "middle": "", "back": "◇"}
LEGEND = (
    '<p class="note heat-legend"><span><i class="front"></i>◆ 居前三分之一</span>'
    '<span><i class="middle"></i>居中</span><span><i class="back"></i>◇ 居后三分之一</span>'
    '<span><i class="much"></i><i class="some"></i><i class="few"></i>'
    "不分好坏的指标，只按多少着色</span><span>名次在已报区县中排</span></p>"
)


def heat_table(table: pd.DataFrame, whole: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """A row an indicator, a column a district, the whole first; by pillar.

    `table` answers `queries.panorama`, `whole` answers `queries.overview` for the same
    indicators and year. A cell is placed among the districts that reported; below the share
    that a ranking needs there is neither place nor colour.
    """
    cells: dict[str, dict[str, dict[str, Any]]] = {}
    for row in records(table):
        cells.setdefault(row["indicator"], {})[row["region"]] = row
    wholes = {row["indicator"]: row for row in records(whole)}
    root = catalogue.region(catalogue.organisation.root)
    districts = [r for r in catalogue.districts if any(r.code in own for own in cells.values())]
    body: list[str] = []
    pillar = ""
    for key, own in cells.items():
        indicator = catalogue.indicator(key)
        if indicator.pillar != pillar:
            pillar = indicator.pillar
            body.append(_pillar(pillar, len(districts) + 2))
        city = {**wholes[key], "region": root.code, "region_name": root.name}
        body.append(_row(indicator, city, own, districts, year))
    return (
        f'<div class="cf">{LEGEND}<div class="scroll tall"><table class="figures heat" '
        f'data-view="indicators"><caption>{year}年各区县主要指标</caption>'
        f"<thead><tr>{_heads(root, districts, year)}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div></div>"
    )


def _heads(root: Region, districts: Sequence[Region], year: int) -> str:
    links = "".join(
        f'<th scope="col"><a href="{text(to_page("profile", {"district": r.code, "year": year}))}" '
        f'target="_self">{text(r.short_name)}</a></th>'
        for r in districts
    )
    return f'<th scope="col">指标</th><th scope="col" class="whole">{called(root)}</th>{links}'


def _pillar(name: str, columns: int) -> str:
    return f'<tr class="pillar"><th scope="colgroup" colspan="{columns}">{text(name)}</th></tr>'


def _row(
    indicator: Indicator,
    city: dict[str, Any],
    own: Mapping[str, dict[str, Any]],
    districts: Sequence[Region],
    year: int,
) -> str:
    values = [v for row in own.values() for v in (row["value"], row["value_max"])]
    scale = column_scale(values, indicator)
    address = text(to_page("districts", {"indicator": indicator.key, "year": year}))
    unit = f"<small>{text(scale.unit)}</small>" if scale.unit else ""
    known = [row["value"] for row in own.values() if row["value"] is not None]
    cells = "".join(
        _cell(own[r.code], indicator, scale, known) if r.code in own else "<td></td>"
        for r in districts
    )
    return (
        f'<tr data-indicator="{indicator.key}">'
        f'<th scope="row" title="{text(indicator.definition)}">'
        f'<a href="{address}" target="_self">{text(indicator.name)}</a>{unit}</th>'
        f"{_whole(city, indicator, scale)}{cells}</tr>"
    )


def _whole(row: dict[str, Any], indicator: Indicator, scale: Scale) -> str:
    amount = amount_of(row)
    words = (
        missing_in_words(row["missing_reason"] or "not_mentioned")
        if amount is None or amount.value is None
        else number_in_words(amount, indicator, scale)
    )
    partial = row["basis"] == "districts" and row["regions_counted"] != row["regions_expected"]
    of = (
        f"<small>仅{row['regions_counted']}/{row['regions_expected']}区县合计</small>"
        if partial
        else ""
    )
    return (
        f'<td class="whole" data-region="{row["region"]}">'
        f"{number_link(words, row, indicator)}{of}</td>"
    )


def _cell(
    row: dict[str, Any], indicator: Indicator, scale: Scale, values: Collection[Decimal]
) -> str:
    amount = amount_of(row)
    if amount is None or amount.value is None:
        words = missing_in_words(row["missing_reason"])
        shown = number_link(words, row, indicator)
        return f'<td class="nothing" data-region="{row["region"]}">{shown}</td>'
    shown = number_link(number_in_words(amount, indicator, scale), row, indicator)
    third = third_of(row, values)
    judged = indicator.polarity != "neutral"
    looks = third if judged else {"front": "much", "middle": "some", "back": "few"}.get(third, "")
    mark = MARKS.get(third, "") if judged else ""
    place = "" if row["rank"] is None else f"{mark}{'并列' if row['tied'] else '第'}{row['rank']}"
    return (
        f'<td class="{looks}" data-region="{row["region"]}">{shown}'
        f"<small>{text(place)}</small></td>"
    )
