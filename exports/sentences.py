"""From the rows of an answer to what may be said of them (`catalogue.sentences`).

Rows of `queries.by_district` and `queries.overview`; wording stands in the catalogue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from catalogue import Indicator, Region
from catalogue.sentences import Place, Statement, sentence
from warehouse.comparison import amount_of


def called(region: Region) -> str:
    """How the whole is called among its parts: 长沙市 is 全市."""
    return f"全{region.name[-1]}"


def of_district(
    row: Mapping[str, Any],
    indicator: Indicator,
    year: int,
    whole: Region,
    *,
    ranked_with_sample: bool,
) -> Statement:
    """What may be said of a row of `queries.by_district`."""
    place = None
    if row["rank"] is not None:
        place = Place(
            rank=row["rank"],
            tied=row["tied"],
            counted=row["regions_counted"],
            expected=row["regions_expected"],
            whole=called(whole),
            sample=ranked_with_sample,
        )
    return Statement(
        indicator=indicator,
        region=row["region_name"],
        year=year,
        amount=amount_of(row),
        missing_reason=row["missing_reason"],
        change=row["change"],
        place=place,
        sample=row["sample"] is True,
    )


def of_districts(
    rows: Sequence[Mapping[str, Any]], indicator: Indicator, year: int, whole: Region
) -> list[Statement]:
    """What may be said of every row of one comparison, in its order."""
    sample = any(row["sample"] is True for row in rows if row["value"] is not None)
    return [of_district(row, indicator, year, whole, ranked_with_sample=sample) for row in rows]


def of_whole(row: Mapping[str, Any], indicator: Indicator, year: int, whole: Region) -> Statement:
    """What may be said of a row of `queries.overview`."""
    sums = row["basis"] == "districts"
    return Statement(
        indicator=indicator,
        region=called(whole),
        year=year,
        amount=amount_of(row),
        missing_reason=row["missing_reason"] or "not_mentioned",
        change=row["change"],
        summed=(row["regions_counted"], row["regions_expected"]) if sums else None,
        change_of_sums=row["change_basis"] == "districts" and not sums,
        change_sample=row["districts_sample"] is True,
        sample=row["sample"] is True,
    )


def first_of(told: Sequence[Statement]) -> str:
    """What is said first, to stand above the rest: 2022年，全市万企兴万村投资总额累计77亿元.

    That it is a sample stands beside it, and why nothing compares below.
    """
    said = next((one for one in told if one.has_words), None)
    if said is None:
        return ""
    changed = said.change if said.change is not None and said.change.amount is not None else None
    place = None if said.place is None else replace(said.place, sample=False)
    return sentence(replace(said, change=changed, place=place, sample=False)).removesuffix("。")
