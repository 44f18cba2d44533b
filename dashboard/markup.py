"""Small pieces of HTML: a number that leads to its source, chips, notes, the style sheet.

Text in, escaped markup out; asks nothing. Used where Streamlit has no element: a number as a
link with a card behind it needs no rerun and works with the keyboard, in print, in a new tab.
"""

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from catalogue import Indicator
from catalogue.quantities import Amount
from catalogue.sentences import so_many
from catalogue.wording import amount_in_words, missing_in_words, period_in_words
from dashboard.links import to_page, to_source
from warehouse.comparison import amount_of

STYLES = Path(__file__).parent / "styles"


@cache
def style_sheet() -> str:
    """The style sheet as an element of its own: the files of `styles/`, in order of name."""
    files = sorted(STYLES.glob("*.css"))
    return f"<style>{''.join(file.read_text(encoding='utf-8') for file in files)}</style>"


@cache
def scripts() -> str:
    """What no element of Streamlit does: Escape closes a number's card, a chart's sentence is
    copied, English is written over, a table that scrolls ends between two rows.
    """
    files = sorted(STYLES.glob("*.js"))
    return f"<script>{''.join(file.read_text(encoding='utf-8') for file in files)}</script>"


def text(value: object) -> str:
    """Escaped text; nothing for None. A blank line would end our markup inside Markdown."""
    return "" if value is None else escape(str(value)).replace("\n", "&#10;").replace("\r", "")


def chip(words: str, kind: str = "") -> str:
    """A small mark: 示例, 第1版, 断点."""
    return f'<span class="chip {kind}">{text(words)}</span>'


def number_with_source(
    shown: str, row: Mapping[str, Any], indicator: Indicator, *, name: str, css: str = ""
) -> str:
    """A number that leads to where it stands in its source, and says in a card what that is.

    A sum has no place of its own: it opens a card that says what was added.
    """
    if row["source"] is None and row["value"] is None:
        return f'<span class="absent">{text(shown)}</span>'
    value = "" if row["value"] is None else f' data-value="{row["value"]}"'
    looks = f'class="number {css}{" sample" if row["sample"] else ""}"{value}'
    if row["source"] is None:
        return _added(shown, row, indicator, name, looks)
    return _claimed(shown, row, indicator, name, looks)


def number_link(shown: str, row: Mapping[str, Any], indicator: Indicator) -> str:
    """The same as `number_with_source` in few bytes, for tables of hundreds of numbers.

    What the card would say stands in the link's title; a sum leads to its districts.
    """
    if row["value"] is None and row["source"] is None:
        return f'<span class="absent">{text(shown)}</span>'
    value = "" if row["value"] is None else f' data-value="{row["value"]}"'
    looks = f'class="number{" sample" if row["sample"] else ""}"{value}'
    sample = "（示例）" if row["sample"] else ""
    said = f"{_title(row, indicator)} {_amount(row, indicator)}{sample}"
    if row["source"] is None:
        counted = f"{so_many(row['regions_counted'], row['regions_expected'])}相加"
        return (
            f'<a {looks} href="{_districts_of(row, indicator)}" target="_self" '
            f'title="{text(f"{said}　{counted}")}">{text(shown)}</a>'
        )
    address = text(to_source(row["source"], row["locator"]))
    words = text(f"{said}　{row['source_title']}：{row['as_written']}")
    return f'<a {looks} href="{address}" target="_blank" title="{words}">{text(shown)}</a>'


def _districts_of(row: Mapping[str, Any], indicator: Indicator) -> str:
    year = row.get("year") or (row["period_end"].year if row["period_end"] else None)
    return text(
        to_page(
            "districts", {"indicator": indicator.key, **({} if year is None else {"year": year})}
        )
    )


def _claimed(
    shown: str, row: Mapping[str, Any], indicator: Indicator, name: str, looks: str
) -> str:
    """A link to the words. Its card is shown on hover and on keyboard focus, by the style sheet.

    The card's button puts it away: the pointer is then over nothing that would show it. So does
    Escape, by `styles/put_away.js`.
    """
    address = text(to_source(row["source"], row["locator"]))
    return (
        f'<span class="cited"><a {looks} href="{address}" target="_blank" '
        f'aria-describedby="{name}">{text(shown)}</a>'
        f'<div id="{name}" class="source card-of" role="note">'
        f'<button type="button" class="close" tabindex="-1" aria-label="收起">×</button>'
        f"{_heading(row, indicator)}{_claim(row)}</div></span>"
    )


def _added(shown: str, row: Mapping[str, Any], indicator: Indicator, name: str, looks: str) -> str:
    title = _title(row, indicator)
    return (
        f'<button type="button" {looks} popovertarget="{name}">{text(shown)}</button>'
        f'<div popover id="{name}" class="source" role="dialog" aria-label="来源：{text(title)}">'
        f"{_heading(row, indicator)}{_sum_of(row, indicator)}</div>"
    )


def _heading(row: Mapping[str, Any], indicator: Indicator) -> str:
    period = period_in_words(row["period_start"], row["period_end"])
    return (
        f"<strong>{text(_title(row, indicator))}</strong> "
        f"<span>{text(_amount(row, indicator))}</span><p>{text(period)}</p>"
    )


def _title(row: Mapping[str, Any], indicator: Indicator) -> str:
    return f"{row.get('region_name') or ''} {indicator.name}".strip()


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
        f"<dt>原文</dt><dd><mark>{text(row['as_written'])}</mark></dd>{others}{address}</dl>"
        f'{mark}<p class="go">点击数字，看原文</p>'
    )


def _sum_of(row: Mapping[str, Any], indicator: Indicator) -> str:
    counted, expected = row["regions_counted"], row["regions_expected"]
    mark = "<p class='warn'>含示例数据：数值系虚构，仅用于演示。</p>" if row["sample"] else ""
    return (
        f"<dl><dt>来源</dt><dd>各区县数相加（{so_many(counted, expected)}），没有单独的原文；"
        f'<a href="{_districts_of(row, indicator)}" target="_self">'
        f"逐个区县的数见“区县对比”</a></dd></dl>{mark}"
    )


def section(title: str, subtitle: str = "", mark: str = "", copied: str = "") -> str:
    """A heading for a chart or table: the insight, then unit and scope in small.

    `mark` is markup already: the sample mark. `copied` is the sentence to paste, behind a button.
    """
    button = copy_button(copied) if copied else ""
    small = f'<p class="subtitle">{text(subtitle)} {mark}{button}</p>' if subtitle or copied else ""
    return f'<h3 class="insight">{text(title)}</h3>{small}'


def copy_button(words: str) -> str:
    """A button that copies the words; what it does stands in `styles/copy.js`."""
    said = text(words)
    return f'<button type="button" class="copy" data-copy="{said}" title="{said}">复制这句</button>'


def scrolling(label: str, css: str = "") -> str:
    """Opens what scrolls within itself; the keyboard can stop at it, link or no link inside."""
    return f'<div class="scroll {css}" tabindex="0" role="region" aria-label="{text(label)}">'
