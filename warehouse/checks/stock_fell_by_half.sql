-- severity: warning
-- message: {region}“{indicator}”由{before_date}的{before}{unit}降到{period_end}的{value}{unit}，不足一半。请核对单位、是否漏报。
-- why: Members do not halve within a year; a unit or a missing part of the table does that.

-- Cells are matched by a hash: half of a release stands on either side of the join.
WITH cells AS (
    SELECT
        hash(o.indicator, o.region, o.sample, o.period_start, o.period_end) AS cell,
        hash(
            o.indicator, o.region, o.sample,
            (o.period_start - INTERVAL 1 YEAR)::DATE, (o.period_end - INTERVAL 1 YEAR)::DATE
        ) AS year_before,
        lowest(o.value, o.qualifier) AS low,
        highest(o.value, o.value_max, o.qualifier) AS high
    FROM observations AS o
    JOIN indicators AS i ON i.key = o.indicator AND i.kind = 'stock'
    WHERE o.status = 'actual' AND o.value IS NOT NULL
),
fallen AS MATERIALIZED (
    SELECT now.cell, now.year_before
    FROM cells AS now
    JOIN cells AS before ON before.cell = now.year_before
    WHERE now.high * 2 < before.low
),
-- The few that offend are looked up again, and only then given their names.
concerned AS MATERIALIZED (
    SELECT *, hash(indicator, region, sample, period_start, period_end) AS cell
    FROM observations
    WHERE status = 'actual' AND hash(indicator, region, sample, period_start, period_end) IN (
        SELECT cell FROM fallen UNION SELECT year_before FROM fallen
    )
)
SELECT
    coalesce(s.file, now.source) AS file, now.locator AS place, r.name AS region,
    i.name AS indicator, before.period_end AS before_date, before.value AS before,
    now.period_end, now.value, i.unit
FROM fallen AS f
JOIN concerned AS now ON now.cell = f.cell
JOIN concerned AS before ON before.cell = f.year_before
JOIN indicators AS i ON i.key = now.indicator
JOIN regions AS r ON r.code = now.region
LEFT JOIN sources AS s ON s.key = now.source
ORDER BY file, place
