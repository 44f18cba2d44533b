-- severity: error
-- message: “{indicator}”是占比，应在0到100之间，读到{value}{unit}（原文“{as_written}”）。请核对是否多写或少写了百分号。
-- why: A coverage is a part of a whole; 0.88 and 8800 are slips of the percent sign. Growth rates are spans.

SELECT
    coalesce(s.file, f.source) AS file, f.locator AS place, i.name AS indicator,
    CASE WHEN f.value < 0 THEN f.value ELSE coalesce(f.value_max, f.value) END AS value,
    i.unit, f.as_written
FROM figures AS f
JOIN indicators AS i ON i.key = f.indicator
LEFT JOIN sources AS s ON s.key = f.source
WHERE i.kind = 'ratio' AND i.measured = 'moment' AND i.unit = '%'
    AND (f.value < 0 OR coalesce(f.value_max, f.value) > 100)
ORDER BY file, place
