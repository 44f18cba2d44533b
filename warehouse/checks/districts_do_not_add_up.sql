-- severity: warning
-- message: {region}“{indicator}”（{period}）公布“{as_written}”，各区县合计{sample}{total}{unit}，相差{difference}{unit}。请核对是口径不同还是填报有误。
-- why: A total that differs from its parts is a different scope or an error; both must be known.

WITH apart AS (
    SELECT
        o.indicator, o.region, o.period_start, o.period_end, o.source, o.locator, o.as_written,
        t.value AS total, t.regions_counted, t.sample, abs(t.value - o.value) AS difference
    FROM totals AS t
    JOIN observations AS o USING (indicator, region, period_start, period_end, status)
    -- Targets are set: districts are asked for more than the city promised.
    WHERE t.with_sample AND t.status <> 'target' AND (
        lowest(o.value, o.qualifier) > highest(t.value, t.value_max, t.qualifier)
        OR highest(o.value, o.value_max, o.qualifier) < lowest(t.value, t.qualifier)
    )
),
expectation AS (
    SELECT a.indicator, a.region, a.period_start, a.period_end, count(*) AS regions_expected
    FROM apart AS a
    JOIN regions AS part ON part.parent = a.region
        AND (part.valid_from IS NULL OR part.valid_from <= year(a.period_end))
        AND (part.valid_to IS NULL OR year(a.period_end) < part.valid_to)
    LEFT JOIN applicable AS p ON p.indicator = a.indicator AND p.division = part.division
    WHERE part.division IS NULL OR p.indicator IS NOT NULL
    GROUP BY a.indicator, a.region, a.period_start, a.period_end
)
SELECT
    coalesce(s.file, a.source) AS file, a.locator AS place, r.name AS region,
    i.name AS indicator, a.period_start, a.period_end, a.as_written,
    a.total, a.difference, i.unit,
    CASE WHEN a.sample THEN '（含示例数据）' ELSE '' END AS sample
FROM apart AS a
JOIN expectation AS e USING (indicator, region, period_start, period_end)
JOIN indicators AS i ON i.key = a.indicator
JOIN regions AS r ON r.code = a.region
LEFT JOIN sources AS s ON s.key = a.source
WHERE a.regions_counted >= e.regions_expected
ORDER BY file, place
