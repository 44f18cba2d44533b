"""One amount per another, from two rows of one place; or why there is none, in Chinese.

Works on rows that have been asked for; asks nothing itself.
"""

from collections.abc import Mapping
from typing import Any

from catalogue import Catalogue, Quotient
from catalogue.quantities import Amount, quotient, times
from catalogue.wording import missing_in_words
from warehouse.comparison import amount_of

# What a figure has from its source; a quotient has no place of its own there.
CLAIMED = (
    "value", "value_max", "qualifier", "source", "source_title", "publisher", "published", "url",
    "file", "locator", "as_written", "claims", "agree", "missing_reason", "rank", "tied", "change",
    "sample", "why",
)  # fmt: skip


def worked_out(
    catalogue: Catalogue, found: Quotient, part: Mapping[str, Any], whole: Mapping[str, Any]
) -> dict[str, Any]:
    """The columns that differ from those of `part`, the row that is divided.

    A figure is not divided by a sample, nor sums that lack a district, nor figures of two days.
    """
    nothing = dict.fromkeys(CLAIMED)
    row = {**part, **nothing, "item": found.key, "part": part, "whole": whole}
    why = _refusal(catalogue, part, whole)
    worked = None if why else quotient(_amount(part), _amount(whole))
    if worked is None:
        exempt = "not_applicable" in (part["missing_reason"], whole["missing_reason"])
        reason = "not_applicable" if exempt else "cannot_be_calculated"
        return {**row, "missing_reason": reason, "why": why or _undivided(catalogue, whole)}
    said = times(worked, found.times)
    return {
        **row, "value": said.value, "value_max": said.value_max, "qualifier": said.qualifier,
        "sample": part["sample"] or whole["sample"],
    }  # fmt: skip


def _undivided(catalogue: Catalogue, whole: Mapping[str, Any]) -> str:
    """Why two figures that belong together have no quotient: 0 is known, 上百 is not."""
    name = catalogue.indicator(whole["item"]).name
    nought = whole["value"] == 0 and whole["qualifier"] == "exact"
    return f"{name}为0，无法计算。" if nought else f"{name}不是确切的数，无法计算。"


def _amount(row: Mapping[str, Any]) -> Amount:
    return amount_of(row) or Amount(value=None, qualifier="indefinite")


def _refusal(catalogue: Catalogue, part: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """Why the one may not be divided by the other: who lacks what, or that they do not belong."""
    for row in (part, whole):
        name = catalogue.indicator(row["item"]).name
        if row["value"] is None:
            return row.get("why") or f"{name}{missing_in_words(row['missing_reason'])}。"
        if row["basis"] == "districts" and row["regions_counted"] != row["regions_expected"]:
            return f"{name}：{row['regions_expected']}个区县中只有{row['regions_counted']}个有数。"
    if part["period_end"] != whole["period_end"]:
        return "两项的截至日期不同，不能相除。"
    if bool(part["sample"]) != bool(whole["sample"]):
        return "一项是公布数，一项是示例数据，不能相除。"
    return ""
