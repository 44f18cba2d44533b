"""区县画像: the cards, what is strong and what is weak, and the table of one district.

Answers of `queries.profile` in, markup out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.wording import (
    Scale,
    amount_in_words,
    column_scale,
    missing_in_words,
    number_in_words,
    plain,
    rounded,
)
from dashboard.cards import big_number
from dashboard.changes import change_with_judgement, short_change
from dashboard.heat import MARKS
from dashboard.links import to_page
from dashboard.markup import chip, number_with_source, text
from dashboard.ruler import ruler
from dashboard.sparklines import sparkline
from exports.columns import rank_in_words
from exports.summaries.profiles import place_third
from warehouse.comparison import amount_of, records

MOST = 5  # indicators named as strong, and as weak


def headline_cards(table: pd.DataFrame, catalogue: Catalogue, year: int) -> str:
    """The organisation's headline indicators of this district: number, place, change, years."""
    rows = {row["indicator"]: row for row in records(table)}
    cards = [
        _card(rows[key], catalogue.indicator(key), year)
        for key in catalogue.organisation.headline
        if key in rows
    ]
    return f'<div class="cf"><div class="cards">{"".join(cards)}</div></div>' if cards else ""


def _card(row: dict[str, Any], indicator: Indicator, year: int) -> str:
    place = rank_in_words(row)
    line = sparkline(row["series"], indicator, sample=row["series_sample"] is True)
    mark = chip("示例", "sample") if row["sample"] else ""
    return (
        f'<article class="card" data-indicator="{indicator.key}">'
        f'<div class="h2" role="heading" aria-level="2">{_link(indicator, year)}</div>'
        f'<div class="value">{big_number(row, indicator, name=f"card-{indicator.key}")}</div>'
        f'<div class="change">{change_with_judgement(row["change"], indicator)}</div>'
        f'<div class="beside"><strong>{text(place)}</strong> {mark}</div>{line}</article>'
    )


def _link(indicator: Indicator, year: int) -> str:
    address = text(to_page("districts", {"indicator": indicator.key, "year": year}))
    return f'<a href="{address}" target="_self">{text(indicator.name)}</a>'


def strong_and_weak(table: pd.DataFrame, catalogue: Catalogue) -> str:
    """What stands in front and what behind, by places and polarity; equals are neither."""
    judged = [
        (row, indicator)
        for row in records(table)
        if (indicator := catalogue.indicator(row["indicator"])).polarity != "neutral"
    ]
    front = _by_theme([x for x in judged if place_third(x[0]) == "front"], sign=1)
    back = _by_theme([x for x in judged if place_third(x[0]) == "back"], sign=-1)
    return (
        '<div class="cf"><div class="pillars two">'
        f"{_list('强项', front, '没有居前三分之一的指标。')}"
        f"{_list('短板', back, '没有居后三分之一的指标。')}</div></div>"
    )


def _by_theme(
    found: Sequence[tuple[dict[str, Any], Indicator]], *, sign: int
) -> list[tuple[dict[str, Any], Indicator]]:
    """The furthest of each theme first: five numbers of one theme would say one thing."""
    ordered = sorted(found, key=lambda x: sign * x[0]["rank"])
    seen: Counter[str] = Counter()
    turns = []
    for row, indicator in ordered:
        turns.append((seen[indicator.topic], (row, indicator)))
        seen[indicator.topic] += 1
    return [pair for _, pair in sorted(turns, key=lambda turn: turn[0])]


def _list(title: str, found: Sequence[tuple[dict[str, Any], Indicator]], nothing: str) -> str:
    items = "".join(_item(row, indicator) for row, indicator in found[:MOST])
    more = f"，先列各主题最突出的，共{MOST}项" if len(found) > MOST else ""
    body = f"<ul>{items}</ul>" if items else f'<p class="note">{nothing}</p>'
    said = f"{title}<small>（{len(found)}项{more}）</small>"
    heading = f'<div class="h2" role="heading" aria-level="2">{said}</div>'
    return f'<section class="pillar">{heading}{body}</section>'


def _item(row: dict[str, Any], indicator: Indicator) -> str:
    amount = amount_of(row)
    words = "" if amount is None else amount_in_words(amount, indicator)
    mark = MARKS[place_third(row)]
    return (
        f"<li><span>{text(indicator.name)}</span>"
        f'<span class="value">{mark} {text(rank_in_words(row))}</span>'
        f'<span class="change"><span>{text(words)}</span>{_against_average(row)}'
        "</span></li>"
    )


def _against_average(row: Mapping[str, Any]) -> str:
    """比全市平均高12.3%, where there is an average and it is above zero."""
    average: Decimal | None = row["average"]
    if average is None or average <= 0 or row["qualifier"] != "exact":
        return ""
    part = rounded((row["value"] - average) / average * 100, 1)
    if not part:
        return "<span>与区县平均相同</span>"
    return f"<span>比区县平均{'高' if part > 0 else '低'}{plain(abs(part))}%</span>"


def profile_table(table: pd.DataFrame, catalogue: Catalogue, region: str, year: int) -> str:
    """Every indicator with number, place, peers, change, where it lies and its years, by pillar."""
    group = catalogue.peers_of(region)
    peers = () if group is None else group.regions
    body: list[str] = []
    pillar = ""
    for row in records(table):
        indicator = catalogue.indicator(row["indicator"])
        if indicator.pillar != pillar:
            pillar = indicator.pillar
            heading = f'<th scope="colgroup" colspan="6">{text(pillar)}</th>'
            body.append(f'<tr class="pillar">{heading}</tr>')
        body.append(_row(row, indicator, peers, year))
    heads = ("指标", "数值", "名次", "较上年", "在各区县中", "近五年")
    columns = "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
    return (
        '<div class="cf"><div class="scroll"><table class="figures profile" data-view="profile">'
        f"<caption>{year}年{text(catalogue.region(region).name)}各项指标。"
        '<span class="wide">“在各区县中”越靠右越好，不分好坏的指标越靠右越多；'
        "深色点为同组区县。</span></caption>"
        f"<thead><tr>{columns}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div></div>"
    )


def _row(row: dict[str, Any], indicator: Indicator, peers: Sequence[str], year: int) -> str:
    scale = column_scale([row["value"], row["value_max"]], indicator)
    amount = amount_of(row)
    absent = amount is None or amount.value is None
    words = (
        missing_in_words(row["missing_reason"])
        if amount is None or absent
        else f"{number_in_words(amount, indicator, scale)}{scale.unit}"
    )
    number = number_with_source(words, row, indicator, name=f"p-{indicator.key}")
    third = place_third(row) if indicator.polarity != "neutral" else ""
    place = f"{MARKS.get(third, '')} {text(rank_in_words(row) or '—')}"
    cells = [
        f"<td>{number}{_average(row, scale)}</td>",
        f'<td class="{third}">{place}{_peers(row)}</td>',
        f'<td class="change">{short_change(row["change"], indicator) or "—"}</td>',
        f"<td>{ruler(row['values'], row['region'], indicator, peers=peers)}</td>",
        f"<td>{sparkline(row['series'], indicator, sample=row['series_sample'] is True)}</td>",
    ]
    return (
        f'<tr data-indicator="{indicator.key}"><th scope="row">{_link(indicator, year)}</th>'
        f"{''.join(cells)}</tr>"
    )


def _peers(row: Mapping[str, Any]) -> str:
    place = {name: row[f"peers_{name}"] for name in ("rank", "tied", "regions_counted")}
    words = rank_in_words(place)
    return f"<small>同组{text(words)}</small>" if words else ""


def _average(row: Mapping[str, Any], scale: Scale) -> str:
    if row["average"] is None:
        return ""
    average = rounded(row["average"] / scale.power, 1 if scale.power == 1 else 2)
    return f"<small>平均{plain(average)}{text(scale.unit)}</small>"


def about(catalogue: Catalogue, region: str, reported: str) -> str:
    """What was reported, and who the peers are and why."""
    group = catalogue.peers_of(region)
    alike = ""
    if group is not None:
        names = "、".join(catalogue.region(c).short_name for c in group.regions)
        alike = f"同组为{group.name}（{names}）：{group.reason}"
    return f"{reported}{alike}"
