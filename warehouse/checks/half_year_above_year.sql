-- severity: warning
-- message: {region}“{indicator}”{period}为“{part}”，多于{year}年全年的“{whole}”。请核对两个数的期间和口径。
-- why: What happened by June has happened by December; one of the two has another scope.

SELECT
    coalesce(s.file, part.source) AS file, part.locator AS place, r.name AS region,
    i.name AS indicator, part.period_start, part.period_end, part.as_written AS part,
    year(part.period_end) AS year, whole.as_written AS whole
FROM observations AS part
JOIN observations AS whole
    ON whole.indicator = part.indicator AND whole.region = part.region
    AND whole.status = part.status AND whole.sample = part.sample
    AND whole.period_start = part.period_start
    AND whole.period_end = make_date(year(part.period_start), 12, 31)
JOIN indicators AS i ON i.key = part.indicator AND i.kind = 'flow'
JOIN regions AS r ON r.code = part.region
LEFT JOIN sources AS s ON s.key = part.source
WHERE part.status = 'actual'
    AND part.period_start = make_date(year(part.period_end), 1, 1)
    AND part.period_end < make_date(year(part.period_end), 12, 31)
    AND lowest(part.value, part.qualifier) > highest(whole.value, whole.value_max, whole.qualifier)
ORDER BY file, place
