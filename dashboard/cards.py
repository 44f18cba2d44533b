"""The page's first sentence, the headline cards and the pillars.

Answers in, markup out; each block is one element, so that a page costs few messages.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Catalogue, Indicator
from catalogue.sentences import so_many
from catalogue.wording import (
    amount_in_words,
    missing_in_words,
    number_in_words,
    plain,
    rounded,
    scale_for,
)
from dashboard.changes import change_with_judgement, short_change
from dashboard.links import to_page
from dashboard.markup import chip, number_with_source, style_sheet, text
from dashboard.sparklines import in_words, sparkline
from exports.summaries import total_and_sum
from warehouse.comparison import amount_of, records


def title(sentence: str, marks: Sequence[str]) -> str:
    """The page's first sentence as its heading, and under it date, release, who reported.

    With the style sheet, because it is the first thing drawn. Headings are divisions with a
    role: Streamlit adds an anchor to every heading that it finds in Markdown.
    """
    meta = "".join(f"<span>{mark}</span>" for mark in marks if mark)
    heading = f'<div class="h1" role="heading" aria-level="1">{text(sentence)}</div>'
    return f'{style_sheet()}<div class="cf">{heading}<div class="meta">{meta}</div></div>'


def sample_mark(*, present: bool) -> str:
    """示例数据, wherever a view contains one."""
    return chip("含示例数据", "sample") if present else ""


def headlines(table: pd.DataFrame, catalogue: Catalogue, keys: tuple[str, ...]) -> str:
    """The cards: number, change on the year, five years as columns, the districts' sum."""
    rows = _named(table, catalogue)
    cards = [_card(rows[key], catalogue.indicator(key)) for key in keys]
    return f'<div class="cf"><div class="cards">{"".join(cards)}</div></div>'


def _named(table: pd.DataFrame, catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The overview's rows by indicator, with the name of the region they speak of."""
    name = catalogue.region(catalogue.organisation.root).name
    return {row["indicator"]: {**row, "region_name": name} for row in records(table)}


def _card(row: dict[str, Any], indicator: Indicator) -> str:
    return (
        f'<article class="card" data-indicator="{indicator.key}">'
        f'<div class="h2" role="heading" aria-level="2">{_link(row, indicator)}</div>'
        f'<div class="value">{big_number(row, indicator, name=f"card-{indicator.key}")}</div>'
        f'<div class="change">{change_with_judgement(row["change"], indicator)}</div>'
        f'<div class="beside"><div>{_basis(row)}</div>{_beside(row, indicator)}'
        f"{_target(row, indicator)}</div>"
        f"{_columns(row, indicator)}</article>"
    )


def _link(row: Mapping[str, Any], indicator: Indicator) -> str:
    address = to_page("districts", {"indicator": indicator.key, "year": row["year"]})
    return f'<a href="{text(address)}" target="_self">{text(indicator.name)}</a>'


def big_number(row: dict[str, Any], indicator: Indicator, *, name: str) -> str:
    """A number that stands large and alone: its unit small behind it; or why there is none."""
    amount = amount_of(row)
    if amount is None or amount.value is None:
        reason = row["missing_reason"] or "not_mentioned"
        return number_with_source(missing_in_words(reason), row, indicator, name=name)
    if _lacks_districts(row):  # the sum of 8 of 9 districts stood large as the city's own
        return number_with_source("未报齐", row, indicator, name=name)
    scale = scale_for([amount.value, amount.value_max], indicator)
    if indicator.kind == "rank":
        return number_with_source(amount_in_words(amount, indicator), row, indicator, name=name)
    shown = number_in_words(amount, indicator, scale)
    return f"{number_with_source(shown, row, indicator, name=name)}<small>{scale.unit}</small>"


def _lacks_districts(row: Mapping[str, Any]) -> bool:
    """Whether a number is the sum of some of the districts that owed one."""
    sums = row.get("basis") == "districts"
    return sums and row["regions_counted"] != row["regions_expected"]


def _basis(row: Mapping[str, Any]) -> str:
    if row["change_basis"] is None or row["change"].amount is None:
        return ""
    if row["change_basis"] != "districts":
        return "较上年"
    mark = chip("示例", "sample") if row["districts_sample"] else ""
    return f"较上年，按区县合计 {mark}"


def _beside(row: dict[str, Any], indicator: Indicator) -> str:
    """The districts' sum beside the reported total, with what the two say of each other."""
    if row["basis"] == "districts":
        mark = chip("示例", "sample") if row["sample"] else ""
        counted = so_many(row["regions_counted"], row["regions_expected"])
        some = amount_of(row)
        if some is None or not _lacks_districts(row):
            return f"区县合计（{row['regions_counted']}/{row['regions_expected']}）{mark}"
        return f"{counted}合计{text(amount_in_words(some, indicator))} {mark}"
    added = amount_of(row, "districts_")
    if row["basis"] is None or added is None:
        return ""
    counted, expected = row["districts_counted"], row["districts_expected"]
    verdict = total_and_sum(amount_of(row), added, indicator) if counted == expected else ""
    mark = chip("示例", "sample") if row["districts_sample"] else ""
    words = f"区县合计{amount_in_words(added, indicator)}（{counted}/{expected}）"
    return f"{text(verdict or words)} {mark}" if verdict else f"{text(words)}{mark}"


def _target(row: dict[str, Any], indicator: Indicator) -> str:
    """年度目标80亿元，完成96.3%, where the year has a target that can be divided by."""
    goal, done = amount_of(row, "target_"), amount_of(row)
    if goal is None or goal.value is None:
        return ""
    words = f"年度目标{amount_in_words(goal, indicator)}"
    hedged = done is None or done.value is None or done.qualifier != "exact"
    if hedged or indicator.kind not in ("stock", "flow") or goal.value <= 0:
        return f"<div>{text(words)}</div>"
    part = plain(rounded(row["value"] / goal.value * 100, 1))
    return f"<div>{text(words)}，完成{part}%</div>"


def _columns(row: dict[str, Any], indicator: Indicator) -> str:
    """The small columns over their first and last year."""
    drawn = _small_columns(row, indicator)
    if not drawn:
        return '<div class="columns" hidden></div>'
    first, last = row["series"][0][0], row["series"][-1][0]
    return f'<div>{drawn}<div class="axis"><span>{first}</span><span>{last}</span></div></div>'


def _small_columns(row: dict[str, Any], indicator: Indicator) -> str:
    """Five years as small columns; a year without a figure is a dashed gap, zero is a line.

    Nothing for places, of which more is worse, and for one year alone.
    """
    series: list[tuple[int, Decimal | None]] = row["series"]
    values = [v for _, v in series if v is not None]
    if len(values) < 2 or indicator.kind == "rank":  # noqa: PLR2004 - one column shows nothing
        return ""
    most = max(values) or Decimal(1)
    bars = "".join(
        '<span class="gap"></span>'
        if value is None
        else f'<span class="{"now" if year == row["year"] else ""}" '
        f'style="height:{max(value / most * 100, Decimal(2)):.0f}%"></span>'
        for year, value in series
    )
    said = text(in_words(series, indicator))
    sample = " sample" if row["series_sample"] else ""
    return f'<span class="columns{sample}" role="img" aria-label="{said}">{bars}</span>'


def pillars(table: pd.DataFrame, catalogue: Catalogue, groups: tuple[str, ...]) -> str:
    """The pillars side by side, each a list of its figures with the change on the year."""
    rows = _named(table, catalogue)
    blocks = []
    for pillar in groups:
        keys = catalogue.organisation.pillars[pillar]
        items = "".join(_item(rows[key], catalogue.indicator(key)) for key in keys)
        heading = f'<div class="h2" role="heading" aria-level="2">{text(pillar)}</div>'
        blocks.append(f'<section class="pillar">{heading}<ul>{items}</ul></section>')
    return f'<div class="cf"><div class="pillars">{"".join(blocks)}</div></div>'


def _item(row: dict[str, Any], indicator: Indicator) -> str:
    amount = amount_of(row)
    words = (
        missing_in_words(row["missing_reason"] or "not_mentioned")
        if amount is None
        else amount_in_words(amount, indicator)
    )
    name = f"item-{indicator.key}"
    number = number_with_source(words, row, indicator, name=name)
    sample = row["sample"] or _change_of_samples(row)
    marks = "·".join(filter(None, [_sum_in_words(row), "示例" if sample else ""]))
    mark = chip(marks, "sample" if sample else "") if marks else ""
    years = _small_columns(row, indicator) or sparkline(
        row["series"], indicator, sample=row["series_sample"] is True
    )
    return (
        f'<li data-indicator="{indicator.key}"><span>{_link(row, indicator)}</span>'
        f'<span class="value">{number}</span>'
        f'<span class="change"><span>{short_change(row["change"], indicator)}</span>'
        f"{years}{mark}</span></li>"
    )


def _change_of_samples(row: Mapping[str, Any]) -> bool:
    """Whether the change shown is one of sums that hold samples, beside a published figure."""
    shown = row["change_basis"] == "districts" and row["change"].amount is not None
    return shown and row["districts_sample"] is True


def _sum_in_words(row: Mapping[str, Any]) -> str:
    """合计 of the districts, 8/9 where one is absent; nothing for what a source gives."""
    if row["basis"] != "districts":
        return ""
    counted, expected = row["regions_counted"], row["regions_expected"]
    return "合计" if counted == expected else f"合计{counted}/{expected}"
