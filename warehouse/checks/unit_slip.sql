-- severity: warning
-- message: {region}“{indicator}”{period_end}为{value}{unit}（原文“{as_written}”），上年同期为{before}{unit}，相差约{times}倍。请核对元、万元、亿元是否写错。
-- why: A ratio near 10^4 or 10^8 to last year is a mix-up of yuan, ten thousands and hundred millions.

-- Cells are matched by a hash: all of a release stands on either side of the join.
WITH cells AS (
    SELECT
        hash(indicator, region, sample, period_start, period_end) AS cell,
        hash(
            indicator, region, sample,
            (period_start - INTERVAL 1 YEAR)::DATE, (period_end - INTERVAL 1 YEAR)::DATE
        ) AS year_before,
        value::DOUBLE AS value
    FROM observations
    WHERE status = 'actual' AND value > 0
),
pairs AS (
    SELECT
        now.cell, now.year_before,
        -- Both ways round: the larger of the two over the smaller.
        greatest(now.value, before.value) / least(now.value, before.value) AS ratio
    FROM cells AS now
    JOIN cells AS before ON before.cell = now.year_before
),
slipped AS MATERIALIZED (
    SELECT * FROM pairs WHERE ratio BETWEEN 5e3 AND 2e4 OR ratio BETWEEN 5e7 AND 2e8
),
-- The few that offend are looked up again, and only then given their names.
concerned AS MATERIALIZED (
    SELECT *, hash(indicator, region, sample, period_start, period_end) AS cell
    FROM observations
    WHERE status = 'actual' AND hash(indicator, region, sample, period_start, period_end) IN (
        SELECT cell FROM slipped UNION SELECT year_before FROM slipped
    )
)
SELECT
    coalesce(s.file, now.source) AS file, now.locator AS place, r.name AS region,
    i.name AS indicator, now.period_end, now.value, i.unit, now.as_written,
    before.value AS before, CASE WHEN p.ratio < 1e6 THEN '一万' ELSE '一亿' END AS times
FROM slipped AS p
JOIN concerned AS now ON now.cell = p.cell
JOIN concerned AS before ON before.cell = p.year_before
JOIN indicators AS i ON i.key = now.indicator AND i.kind IN ('stock', 'flow')
JOIN regions AS r ON r.code = now.region
LEFT JOIN sources AS s ON s.key = now.source
ORDER BY file, place
