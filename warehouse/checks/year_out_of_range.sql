-- severity: error
-- message: “{indicator}”的期间{period}不可信（原文“{as_written}”）：应在1978年以后、构建后十年以内。请核对年份。
-- why: A misread serial number or a two-digit year makes dates like 1900 or 2222.

SELECT
    coalesce(s.file, f.source) AS file, f.locator AS place,
    coalesce(i.name, f.indicator) AS indicator, f.period_start, f.period_end, f.as_written
FROM figures AS f
JOIN release AS v
    ON f.period_start < DATE '1978-01-01' OR year(f.period_end) > year(v.built_at) + 10
LEFT JOIN indicators AS i ON i.key = f.indicator
LEFT JOIN sources AS s ON s.key = f.source
ORDER BY file, place
