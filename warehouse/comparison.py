"""What follows from an answer's rows: rank, share, change on the year.

Frames in, frames out; nothing here opens a database or words a number.
"""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.changes import Change, change
from catalogue.quantities import Amount, Qualifier


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain dictionaries, values as they are.

    Not by `to_dict`, which reaches for each column once a row and costs more than the question.
    """
    names = [str(name) for name in rows.columns]
    values = rows.to_numpy(dtype=object).tolist()
    return [dict(zip(names, row, strict=True)) for row in values]


def any_sample(table: pd.DataFrame) -> bool:
    """Whether the answer holds a sample figure."""
    columns = [c for c in ("sample", "districts_sample") if c in table]
    return any(value is True for column in columns for value in table[column])


def latest_of(*answers: pd.DataFrame) -> date | None:
    """The last day that a figure in the answers speaks of; None where there is none.

    Of differences, which have no `value` but two, every row is one.
    """
    days = [
        row["period_end"]
        for answer in answers
        for row in records(answer)
        if row["period_end"] is not None and ("value" not in row or row["value"] is not None)
    ]
    return max(days, default=None)


def amount_of(row: Mapping[str, Any], prefix: str = "") -> Amount | None:
    """The amount in the columns `value`, `value_max`, `qualifier` (with a prefix), if any."""
    qualifier: Qualifier | None = row[f"{prefix}qualifier"]
    value: Decimal | None = row[f"{prefix}value"]
    if qualifier is None or (value is None and qualifier not in ("indefinite", "masked")):
        return None
    return Amount(value=value, qualifier=qualifier, value_max=row[f"{prefix}value_max"])


def with_change(
    rows: pd.DataFrame, indicator: Indicator, *, broken: Collection[str] = ()
) -> pd.DataFrame:
    """Adds `change` (`Change`) from the columns of this year and those named previous_…

    `broken` are the regions whose series breaks between the two years.
    """
    changes = [
        gain(row, _previous(row), indicator, broken=row["region"] in broken)
        for row in records(rows)
    ]
    return rows.assign(change=pd.Series(changes, index=rows.index, dtype=object))


def _previous(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[f"previous_{name}"] for name in ("value", "value_max", "qualifier")},
        "sample": row.get("previous_sample"),
    }


def gain(
    now: Mapping[str, Any] | None,
    before: Mapping[str, Any] | None,
    indicator: Indicator,
    *,
    broken: bool = False,
) -> Change:
    """The change between two rows: never across a break, never of a real figure from a sample."""
    changed = change(_amount_in(now), _amount_in(before), indicator)
    if now is None or before is None or changed.amount is None:
        return changed
    if broken:
        return Change(None, None, "口径有变")
    if before["sample"] and not now["sample"]:
        return Change(None, None, "上年为示例数据")
    return changed


def _amount_in(row: Mapping[str, Any] | None) -> Amount | None:
    return None if row is None else amount_of(row)


def change_columns(changed: Change) -> tuple[Decimal | None, Decimal | None, str | None]:
    """A change as plain columns: amount, percent, why there is none."""
    value = None if changed.amount is None else changed.amount.value
    return value, changed.percent, changed.reason


def ranked(rows: pd.DataFrame, indicator: Indicator, *, needs_percent: int) -> pd.DataFrame:
    """Adds `rank`, `tied`, `regions_counted`, `regions_expected`; first place first, absent last.

    Lower is first for ranks and for indicators whose polarity is lower. Equal values share
    a place: 3, 3, 5. A hedged value stands where its words put it: 超100 before 100, 近100
    behind it, a range by its middle. With fewer than `needs_percent` of those expected
    present there is no rank at all, because it would change with every return that comes in.
    """
    found = records(rows)
    lower_first = indicator.kind == "rank" or indicator.polarity == "lower"
    standings = [_standing(row) for row in found]
    ordered = sorted((s for s in standings if s is not None), reverse=not lower_first)
    places = {standing: ordered.index(standing) + 1 for standing in set(ordered)}
    expected = sum(row["missing_reason"] != "not_applicable" for row in found)
    enough = len(ordered) * 100 >= needs_percent * expected > 0
    last = len(found) + 1
    order = sorted(
        range(len(found)), key=lambda i: last if (s := standings[i]) is None else places[s]
    )
    present = [standings[i] if enough else None for i in order]
    index = pd.RangeIndex(len(found))
    return (
        rows.iloc[order]
        .reset_index(drop=True)
        .assign(
            rank=pd.Series([None if s is None else places[s] for s in present], index, object),
            tied=pd.Series(
                [s is not None and ordered.count(s) > 1 for s in present], index, object
            ),
            regions_counted=pd.Series(len(ordered), index, object),
            regions_expected=pd.Series(expected, index, object),
        )
    )


def _standing(row: Mapping[str, Any]) -> tuple[Decimal, int] | None:
    """What a row is ranked by: its value, and whether it lies above or below that value."""
    amount = amount_of(row)
    if amount is None or amount.value is None:
        return None
    return amount.middle, {"over": 1, "nearly": -1}.get(amount.qualifier, 0)


def with_share(rows: pd.DataFrame, total: Amount | None) -> pd.DataFrame:
    """Adds `share` in percent of `total`; None where a share would be no share.

    With a part below zero the others would be more than the whole.
    """
    base = total.value if total is not None and total.qualifier == "exact" else None
    if any(value is not None and value < 0 for value in rows["value"]):
        base = None

    def share(value: Decimal | None) -> Decimal | None:
        if value is None or base is None or base <= 0:
            return None
        return value / base * 100

    shares = [share(v) for v in rows["value"]]
    return rows.assign(share=pd.Series(shares, index=rows.index, dtype=object))


FEWEST = 6
"""So many make thirds of two each: third of three is 第3/3, which is no 居后三分之一."""


def third_of(row: Mapping[str, Any], values: Collection[Decimal]) -> str:
    """Which third of those that reported the row stands in: front, middle, back; "" unranked.

    `values` are theirs: where all are equal nobody is in front of anybody. Of fewer than
    `FEWEST` no third is named.
    """
    rank, counted = row["rank"], row["regions_counted"]
    if rank is None or counted < FEWEST:
        return ""
    if len(set(values)) == 1:
        return "middle"
    if rank * 3 <= counted:
        return "front"
    return "back" if rank > counted - counted // 3 else "middle"
