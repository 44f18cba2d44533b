"""What follows from an answer's rows: rank, share, change on the year.

Frames in, frames out; nothing here opens a database or words a number.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

import pandas as pd

from catalogue import Indicator
from catalogue.quantities import Amount, Qualifier
from catalogue.wording import Change, change


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain dictionaries, values as they are."""
    return cast("list[dict[str, Any]]", rows.to_dict("records"))


def amount_of(row: Mapping[str, Any], prefix: str = "") -> Amount | None:
    """The amount in the columns `value`, `value_max`, `qualifier` (with a prefix), if any."""
    qualifier: Qualifier | None = row[f"{prefix}qualifier"]
    value: Decimal | None = row[f"{prefix}value"]
    if qualifier is None or (value is None and qualifier not in ("indefinite", "masked")):
        return None
    return Amount(value=value, qualifier=qualifier, value_max=row[f"{prefix}value_max"])


def with_change(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Adds `change` (`Change`) from the columns of this year and those named previous_…"""
    changes = [
        change(amount_of(row), amount_of(row, "previous_"), indicator) for row in records(rows)
    ]
    return rows.assign(change=pd.Series(changes, index=rows.index, dtype=object))


def change_columns(changed: Change) -> tuple[Decimal | None, Decimal | None, str | None]:
    """A change as plain columns: amount, percent, why there is none."""
    value = None if changed.amount is None else changed.amount.value
    return value, changed.percent, changed.reason


def ranked(rows: pd.DataFrame, indicator: Indicator, *, needs_percent: int) -> pd.DataFrame:
    """Adds `rank`, `tied`, `ranked` (how many take part); largest first, then the absent ones.

    Lower is first for ranks and for indicators whose polarity is lower. Equal values share
    a place: 3, 3, 5. With fewer than `needs_percent` of those expected present there is no
    rank at all, because it would change with every return that still comes in.
    """
    lower_first = indicator.polarity == "lower"
    has_value = rows["value"].map(lambda v: v is not None)
    present, absent = rows[has_value], rows[~has_value]
    ordered = sorted(present["value"], reverse=not lower_first)
    expected = int((rows["missing_reason"] != "not_applicable").sum())
    enough = len(ordered) * 100 >= needs_percent * expected > 0
    places = {value: ordered.index(value) + 1 for value in set(ordered)} if enough else {}
    result = pd.concat(
        [
            present.assign(
                rank=pd.Series([places.get(v) for v in present["value"]], present.index, object),
                tied=[enough and ordered.count(v) > 1 for v in present["value"]],
            ).sort_values("value", ascending=lower_first, kind="stable"),
            absent.assign(rank=None, tied=False),
        ]
    ).reset_index(drop=True)
    result["rank"] = result["rank"].astype(object).where(result["rank"].notna(), None)
    return result.assign(regions_counted=len(ordered), regions_expected=expected)


def with_share(rows: pd.DataFrame, total: Amount | None) -> pd.DataFrame:
    """Adds `share` in percent of `total`; None where a share would be no share."""
    base = total.value if total is not None and total.qualifier == "exact" else None

    def share(value: Decimal | None) -> Decimal | None:
        if value is None or base is None or base <= 0 or value < 0:
            return None
        return value / base * 100

    shares = [share(v) for v in rows["value"]]
    return rows.assign(share=pd.Series(shares, index=rows.index, dtype=object))
