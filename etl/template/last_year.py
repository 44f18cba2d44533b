"""What a district reported the year before, from the release in force: shown beside each cell.

Reads the release's observations; without a release nothing is shown. Knows no form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from catalogue import Catalogue
from catalogue.quantities import Amount
from catalogue.wording import MISSING, amount_in_words
from warehouse.database import open_readonly
from warehouse.releases import Releases

OF_YEAR = """
SELECT indicator, region, value, value_max, qualifier, missing_reason, sample
FROM observations
WHERE year = ? AND status = 'actual'
"""


@dataclass(frozen=True, kw_only=True)
class LastValue:
    """An exact value in the base unit, or the words for any other: 约2600人次, 不公布."""

    value: Decimal | None
    words: str
    sample: bool


def values_of(data: Path, catalogue: Catalogue, year: int) -> Mapping[tuple[str, str], LastValue]:
    """Every actual value of `year`, by indicator and region; empty where no release opens."""
    path = Releases(data / "releases").current()
    if path is None:
        return {}
    connection = open_readonly(path)
    try:
        rows = connection.execute(OF_YEAR, [year]).fetchall()
    finally:
        connection.close()
    return {
        (indicator, region): _last(catalogue, indicator, *row)
        for indicator, region, *row in rows
        if indicator in catalogue.indicators
    }


def _last(
    catalogue: Catalogue,
    indicator: str,
    value: Decimal | None,
    value_max: Decimal | None,
    qualifier: str,
    missing_reason: str | None,
    sample: bool,  # noqa: FBT001
) -> LastValue:
    if value is None:
        return LastValue(
            value=None, words=MISSING[missing_reason or "not_mentioned"], sample=sample
        )
    if qualifier == "exact":
        return LastValue(value=value, words="", sample=sample)
    amount = Amount(value=value, value_max=value_max, qualifier=qualifier)  # type: ignore[arg-type]
    words = amount_in_words(amount, catalogue.indicator(indicator))
    return LastValue(value=None, words=words, sample=sample)
