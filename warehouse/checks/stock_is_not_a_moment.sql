-- severity: error
-- message: “{indicator}”是时点数，却写成{period}的时段（原文“{as_written}”）。请改为统计当日，或改用“新增”类指标。
-- why: Members are counted on a day; as a span they would be added over years.

SELECT
    coalesce(s.file, f.source) AS file, f.locator AS place,
    i.name AS indicator, f.period_start, f.period_end, f.as_written
FROM figures AS f
JOIN indicators AS i ON i.key = f.indicator
LEFT JOIN sources AS s ON s.key = f.source
WHERE i.measured = 'moment' AND f.period_start <> f.period_end
ORDER BY file, place
