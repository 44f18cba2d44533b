"""A number that was worked out, as a button that opens its arithmetic.

Rows in, markup out. Each number in the arithmetic leads to its own source.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue import Catalogue, Indicator
from catalogue.sentences import so_many
from catalogue.wording import amount_in_words, missing_in_words, period_in_words
from dashboard.links import to_page, to_source
from dashboard.markup import text
from warehouse.comparison import amount_of


def worked(
    shown: str,
    title: str,
    lines: Sequence[tuple[str, str]],
    *,
    name: str,
    absent: bool = False,
    sample: bool = False,
) -> str:
    """`shown` as a button; behind it `lines`, each a name and markup. `name` is its id.

    Dots under it say that it holds a `sample`, as under any other number.
    """
    looks = f"worked{' absent' if absent else ''}{' sample' if sample else ''}"
    entries = "".join(f"<dt>{text(term)}</dt><dd>{said}</dd>" for term, said in lines)
    return (
        f'<button type="button" class="{looks}" popovertarget="{name}">{text(shown)}</button>'
        f'<div popover id="{name}" class="source" role="dialog" aria-label="算式：{text(title)}">'
        f"<strong>{text(title)}</strong><dl>{entries}</dl></div>"
    )


def quotient(shown: str, row: Mapping[str, Any], catalogue: Catalogue, *, name: str) -> str:
    """A cell of a quotient, from a row of `queries.side_by_side` that has `part` and `whole`.

    A number opens how it was divided; what could not be worked out opens why.
    """
    found = catalogue.quotients[row["item"]]
    title = f"{row['region_name']} {found.name}"
    parts = [
        (catalogue.indicator(key).name, claimed(of, catalogue.indicator(key)))
        for key, of in ((found.part, row["part"]), (found.whole, row["whole"]))
    ]
    factor = f" × {found.times}" if found.times > 1 else ""
    amount = amount_of(row)
    if amount is None:
        last = ("结果", text(f"无法计算：{row['why'] or missing_in_words(row['missing_reason'])}"))
    else:
        result = amount_in_words(amount, catalogue.item(found.key))
        names = " ÷ ".join(term for term, _ in parts)
        last = ("算式", text(f"{names}{factor} ＝ {result}"))
    sample = [("注意", "含示例数据：数值系虚构，仅用于演示。")] if row["sample"] else []
    defined = ("口径", text(found.definition))
    lines = [*parts, last, defined, *sample]
    return worked(
        shown, title, lines, name=name, absent=amount is None, sample=row["sample"] is True
    )


def claimed(row: Mapping[str, Any], indicator: Indicator) -> str:
    """An amount in words that leads to its source; a sum leads to the comparison of its parts."""
    amount = amount_of(row)
    if amount is None:
        return text(row.get("why") or missing_in_words(row["missing_reason"]))
    words = text(amount_in_words(amount, indicator))
    day = text(period_in_words(row["period_start"], row["period_end"]))
    if row["source"]:
        address = text(to_source(row["source"], row["locator"]))
        return f'<a href="{address}" target="_blank">{words}</a>，{day}，{text(row["publisher"])}'
    counted = f"{so_many(row['regions_counted'], row['regions_expected'])}相加"
    address = text(to_page("districts", {"indicator": indicator.key, "year": row["year"]}))
    return f'<a href="{address}" target="_self">{words}</a>，{day}，{counted}'
