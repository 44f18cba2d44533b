"""Small pieces of HTML: a number that opens its source, chips, notes, the style sheet.

Text in, escaped markup out; asks nothing. Used where Streamlit has no element: a number as a
button whose popover holds title, place and words needs no rerun and works in print and with
the keyboard.
"""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from catalogue import Indicator
from catalogue.quantities import Amount
from catalogue.wording import amount_in_words, missing_in_words, period_in_words
from warehouse.comparison import amount_of

STYLE = Path(__file__).parent / "style.css"


@cache
def style_sheet() -> str:
    """The style sheet as an element of its own."""
    return f"<style>{STYLE.read_text(encoding='utf-8')}</style>"


def text(value: object) -> str:
    """Escaped text; nothing for None."""
    return "" if value is None else escape(str(value))


def chip(words: str, kind: str = "") -> str:
    """A small mark: 示例, 第1版, 断点."""
    return f'<span class="chip {kind}">{text(words)}</span>'


def number_with_source(
    shown: str, row: Mapping[str, Any], indicator: Indicator, *, name: str, css: str = ""
) -> str:
    """A number as a button; its popover holds where it comes from, in the source's words.

    A sum has no source of its own: its popover says what was added.
    """
    if row["source"] is None and row["value"] is None:
        return f'<span class="absent">{text(shown)}</span>'
    body = _claim(row) if row["source"] is not None else _sum_of(row)
    sample = " sample" if row["sample"] else ""
    title = f"{row.get('region_name') or ''} {indicator.name}".strip()
    value = "" if row["value"] is None else f' data-value="{row["value"]}"'
    return (
        f'<button type="button" class="number {css}{sample}" popovertarget="{name}"{value}>'
        f"{text(shown)}</button>"
        f'<div popover id="{name}" class="source" role="dialog" aria-label="来源：{text(title)}">'
        f"<strong>{text(title)}</strong> "
        f"<span>{text(_amount(row, indicator))}</span>"
        f"<p>{text(period_in_words(row['period_start'], row['period_end']))}</p>{body}</div>"
    )


def _amount(row: Mapping[str, Any], indicator: Indicator) -> str:
    amount: Amount | None = amount_of(row)
    if amount is None:
        return missing_in_words(row.get("missing_reason"))
    return amount_in_words(amount, indicator)


def _claim(row: Mapping[str, Any]) -> str:
    # An address is text, not a link: some sources survive only on reprints whose sites have
    # since changed hands.
    address = f"<dt>网址</dt><dd>{text(row['url'])}</dd>" if row["url"] else ""
    others = ""
    if row.get("claims") is not None and row["claims"] > 1:
        agree = "各来源一致" if row["agree"] else "各来源不一致，取优先级高、日期近者"
        others = f"<dt>来源数</dt><dd>{row['claims']}处，{agree}</dd>"
    mark = "<p class='warn'>示例数据：数值系虚构，仅用于演示。</p>" if row["sample"] else ""
    return (
        f"<dl><dt>来源</dt><dd>{text(row['source_title'])}</dd>"
        f"<dt>发布</dt><dd>{text(row['publisher'])}　{text(row['published'])}</dd>"
        f"<dt>位置</dt><dd>{text(row['file'])}　{text(row['locator'])}</dd>"
        f"<dt>原文</dt><dd><mark>{text(row['as_written'])}</mark></dd>{others}{address}</dl>{mark}"
    )


def _sum_of(row: Mapping[str, Any]) -> str:
    counted, expected = row.get("regions_counted"), row.get("regions_expected")
    mark = "<p class='warn'>含示例数据：数值系虚构，仅用于演示。</p>" if row["sample"] else ""
    return (
        f"<dl><dt>来源</dt><dd>各区县数相加（{counted}/{expected}个区县），"
        f"明细见“区县对比”</dd></dl>{mark}"
    )


def section(title: str, subtitle: str = "", mark: str = "") -> str:
    """A heading for a chart or table: the insight, then unit and scope in small.

    `mark` is markup already: the sample mark.
    """
    small = f'<p class="subtitle">{text(subtitle)} {mark}</p>' if subtitle else ""
    return f'<h3 class="insight">{text(title)}</h3>{small}'
