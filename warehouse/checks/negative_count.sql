-- severity: error
-- message: “{indicator}”不能小于零，读到{value}{unit}（原文“{as_written}”）。请核对原文；减少的数应登记为单独的指标。
-- why: What is counted or paid cannot be below zero.

SELECT
    coalesce(s.file, f.source) AS file, f.locator AS place,
    i.name AS indicator, f.value, i.unit, f.as_written
FROM figures AS f
JOIN indicators AS i ON i.key = f.indicator
LEFT JOIN sources AS s ON s.key = f.source
WHERE i.kind IN ('stock', 'flow') AND f.value < 0
ORDER BY file, place
