-- severity: warning
-- message: {region}“{indicator}”（{period}）有两种说法：“{one}”与“{other}”（{other_file} {other_place}）。两个来源同级，现取日期较晚的一个；如不对，请在 data/sources.toml 中调整 precedence，或撤去其中一份。
-- why: Of two sources of one rank the later date wins; a person should say whether that is right.

WITH doubted AS (
    SELECT indicator, region, period_start, period_end, status
    FROM observations
    WHERE claims > 1 AND NOT agree
),
claims AS (
    SELECT f.*, s.precedence, s.file
    FROM figures AS f
    SEMI JOIN doubted AS d USING (indicator, region, period_start, period_end, status)
    JOIN sources AS s ON s.key = f.source
    WHERE f.value IS NOT NULL
),
contradicted AS (
    SELECT
        indicator, region, period_start, period_end, status, precedence,
        arg_min(as_written, value) AS one,
        arg_max(as_written, value) AS other,
        arg_min(file, value) AS file,
        arg_max(file, value) AS other_file,
        arg_min(locator, value) AS place,
        arg_max(locator, value) AS other_place
    FROM claims
    GROUP BY indicator, region, period_start, period_end, status, precedence
    HAVING count(DISTINCT source) > 1
        AND max(lowest(value, qualifier)) > min(highest(value, value_max, qualifier))
)
SELECT
    c.file, c.place, r.name AS region, i.name AS indicator, c.period_start, c.period_end,
    c.one, c.other, c.other_file, c.other_place
FROM contradicted AS c
JOIN indicators AS i ON i.key = c.indicator
JOIN regions AS r ON r.code = c.region
ORDER BY c.file, c.place
