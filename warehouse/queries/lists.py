"""Places in national lists: each only within its own list and year."""

import pandas as pd

from warehouse.database import Warehouse
from warehouse.queries.shared import OBSERVED

PLACES_IN_LISTS = f"""
WITH places AS (
    SELECT o.*, row_number() OVER (
        PARTITION BY o.indicator, o.region ORDER BY o.year DESC, o.period_start
    ) AS place
    FROM observations AS o
    JOIN indicators AS i ON i.key = o.indicator AND i.kind = 'rank'
    JOIN regions AS r ON r.code = o.region
    WHERE (o.region = $region OR r.parent = $region)
        AND o.status = 'actual' AND o.year IS NOT NULL AND o.year <= $year
        AND o.value IS NOT NULL AND ($sample OR NOT o.sample)
)
SELECT o.indicator AS item, o.region, r.name AS region_name, 'reported' AS basis, o.year,
    {OBSERVED}, o.missing_reason
FROM places AS o
JOIN sources AS s ON s.key = o.source
JOIN regions AS r ON r.code = o.region
JOIN indicators AS i ON i.key = o.indicator
WHERE o.place = 1
ORDER BY i.position, o.value, r.position
"""


def places_in_lists(
    warehouse: Warehouse, *, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """The last place, up to the year, of the region and its parts in each list they stand in.

    By list, best place first; a list of districts and one of counties are two lists. Columns:
    item, region, region_name, basis, year, period_start, period_end, value, value_max,
    qualifier, source, source_title, publisher, published, url, file, locator, as_written,
    sample, claims, agree, missing_reason.
    """
    return warehouse.ask(PLACES_IN_LISTS, {"year": year, "region": region, "sample": sample})
