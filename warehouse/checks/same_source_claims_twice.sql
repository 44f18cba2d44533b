-- severity: error
-- message: 同一来源对{region}“{indicator}”（{period}）给出互相矛盾的数：“{one}”与“{other}”（{other_place}）。请核对原文，改正其中一处。
-- why: A source that contradicts itself cannot be right; picking one by chance hides it.

-- Grouped by a hash first: few cells repeat, and texts are dear to group by.
WITH repeated AS (
    SELECT hash(source, indicator, region, period_start, period_end, status) AS cell
    FROM figures
    WHERE value IS NOT NULL
    GROUP BY cell
    HAVING count(*) > 1
),
contradicted AS (
    SELECT
        f.source, f.indicator, f.region, f.period_start, f.period_end, f.status,
        arg_min(f.as_written, f.value) AS one,
        arg_max(f.as_written, f.value) AS other,
        arg_min(f.locator, f.value) AS place,
        arg_max(f.locator, f.value) AS other_place
    FROM figures AS f
    SEMI JOIN repeated AS t
        ON t.cell
            = hash(f.source, f.indicator, f.region, f.period_start, f.period_end, f.status)
    WHERE f.value IS NOT NULL
    GROUP BY f.source, f.indicator, f.region, f.period_start, f.period_end, f.status
    HAVING max(lowest(f.value, f.qualifier)) > min(highest(f.value, f.value_max, f.qualifier))
)
SELECT
    coalesce(s.file, c.source) AS file, c.place, coalesce(r.name, c.region) AS region,
    coalesce(i.name, c.indicator) AS indicator, c.period_start, c.period_end,
    c.one, c.other, c.other_place
FROM contradicted AS c
LEFT JOIN indicators AS i ON i.key = c.indicator
LEFT JOIN regions AS r ON r.code = c.region
LEFT JOIN sources AS s ON s.key = c.source
ORDER BY file, c.place
