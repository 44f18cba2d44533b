-- severity: error
-- message: “{indicator}”是时段数，却只写了{period_end}一天（原文“{as_written}”）。请写明起止日期，如全年为1月1日至12月31日。
-- why: A year's projects dated to one day fall out of every comparison of years.

SELECT
    coalesce(s.file, f.source) AS file, f.locator AS place,
    i.name AS indicator, f.period_end, f.as_written
FROM figures AS f
JOIN indicators AS i ON i.key = f.indicator
LEFT JOIN sources AS s ON s.key = f.source
WHERE i.measured = 'span' AND f.period_start = f.period_end
ORDER BY file, place
