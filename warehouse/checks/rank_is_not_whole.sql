-- severity: error
-- message: “{indicator}”是名次，应为不小于1的整数，读到{value}（原文“{as_written}”）。请核对原文。
-- why: There is no place 0 and no place 2.5 in a list.

SELECT
    coalesce(s.file, f.source) AS file, f.locator AS place,
    i.name AS indicator, f.value, f.as_written
FROM figures AS f
JOIN indicators AS i ON i.key = f.indicator
LEFT JOIN sources AS s ON s.key = f.source
WHERE i.kind = 'rank' AND (
    f.value < 1 OR f.value <> floor(f.value) OR f.value_max <> floor(f.value_max)
)
ORDER BY file, place
