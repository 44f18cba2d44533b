-- The chosen claim for each cell: the source's precedence, then its date, then its key.
-- A real claim displaces the sample claims of its cell altogether, so that leaving the
-- samples out is a filter and never changes a real figure.
-- agree: every pair of claims can be true at once (their intervals meet; 约 within 5 %).
-- 超 and 近 exclude their bound: it stands a millionth inside, finer than any value or 5 %.

CREATE TABLE observations AS
-- Few cells are claimed twice; a hash finds them, and texts are compared only for those.
WITH doubted AS MATERIALIZED (
    SELECT hash(indicator, region, period_start, period_end, status) AS cell
    FROM figures
    GROUP BY cell
    HAVING count(*) > 1
),
claims AS MATERIALIZED (
    SELECT
        f.*,
        s.precedence,
        s.published,
        CASE
            WHEN f.qualifier IN ('exact', 'at_least', 'range') THEN f.value
            WHEN f.qualifier = 'over' THEN f.value + 0.000001
            WHEN f.qualifier = 'about' THEN f.value - abs(f.value) * 0.05
        END AS low,
        CASE
            WHEN f.qualifier = 'range' THEN f.value_max
            WHEN f.qualifier IN ('exact', 'at_most') THEN f.value
            WHEN f.qualifier = 'nearly' THEN f.value - 0.000001
            WHEN f.qualifier = 'about' THEN f.value + abs(f.value) * 0.05
        END AS high,
        bool_and(f.sample) OVER (
            PARTITION BY f.indicator, f.region, f.period_start, f.period_end, f.status
        ) AS only_samples
    FROM figures AS f
    SEMI JOIN doubted AS d
        ON d.cell = hash(f.indicator, f.region, f.period_start, f.period_end, f.status)
    JOIN sources AS s ON s.key = f.source
),
weighed AS MATERIALIZED (
    SELECT
        c.*,
        row_number() OVER (
            PARTITION BY c.indicator, c.region, c.period_start, c.period_end, c.status
            ORDER BY c.precedence DESC, c.published DESC, c.source DESC, c.locator, c.as_written
        ) AS place,
        count(*) OVER cell AS claims,
        coalesce(max(c.low) OVER cell <= min(c.high) OVER cell, true)
            -- 不适用 contradicts every number.
            AND NOT (
                bool_or(c.value IS NOT NULL) OVER cell
                AND coalesce(bool_or(c.missing_reason = 'not_applicable') OVER cell, false)
            ) AS agree
    FROM claims AS c
    WHERE c.only_samples OR NOT c.sample
    WINDOW cell AS (PARTITION BY c.indicator, c.region, c.period_start, c.period_end, c.status)
),
chosen AS NOT MATERIALIZED (
    SELECT * EXCLUDE (precedence, published, low, high, only_samples, place)
    FROM weighed WHERE place = 1
    UNION ALL
    SELECT f.*, 1 AS claims, true AS agree
    FROM figures AS f
    ANTI JOIN doubted AS d
        ON d.cell = hash(f.indicator, f.region, f.period_start, f.period_end, f.status)
    SEMI JOIN sources AS s ON s.key = f.source
),
-- Numbers are sorted faster than texts: the places of the keys in the order of the keys.
indicator_places AS MATERIALIZED (
    SELECT key, measured, row_number() OVER (ORDER BY key) AS place FROM indicators
),
region_places AS MATERIALIZED (
    SELECT code, row_number() OVER (ORDER BY code) AS place FROM regions
),
dated AS NOT MATERIALIZED (
    SELECT
        c.*,
        i.measured,
        i.place AS indicator_place,
        -- A calendar year matches both ends; a five-year figure belongs to no year. A moment
        -- and a span that end on one day never stand for the same year twice.
        CASE
            WHEN month(c.period_end) = 12 AND day(c.period_end) = 31
                AND c.period_start = CASE
                    WHEN i.measured = 'moment' THEN c.period_end
                    ELSE make_date(year(c.period_end), 1, 1)
                END
            THEN year(c.period_end)
        END AS year
    FROM chosen AS c
    JOIN indicator_places AS i ON i.key = c.indicator
),
-- A stock counted within a year stands for that year in a trend where no later one does.
within AS MATERIALIZED (
    SELECT
        indicator, region, status, sample,
        year(period_end) AS series_year,
        max(period_end) AS period_end
    FROM dated
    WHERE measured = 'moment' AND year IS NULL AND period_start = period_end
    GROUP BY indicator, region, status, sample, year(period_end)
),
last_within AS MATERIALIZED (
    SELECT w.*
    FROM within AS w
    ANTI JOIN dated AS d
        ON d.indicator = w.indicator AND d.region = w.region AND d.status = w.status
        AND d.sample = w.sample AND d.year = w.series_year
)
SELECT
    d.indicator, d.region, d.period_start, d.period_end, d.status,
    d.value, d.value_max, d.qualifier,
    -- 若干 is mentioned, X次 is hidden: neither is 原文未提.
    CASE
        WHEN d.value IS NOT NULL OR d.missing_reason IS NOT NULL THEN d.missing_reason
        WHEN d.qualifier = 'masked' THEN 'not_disclosed'
        ELSE 'cannot_be_calculated'
    END AS missing_reason,
    d.source, d.locator, d.as_written, d.sample, d.correction,
    d.claims::INTEGER AS claims,
    d.agree,
    d.year::INTEGER AS year,
    coalesce(d.year, l.series_year)::INTEGER AS series_year
FROM dated AS d
LEFT JOIN last_within AS l
    ON d.year IS NULL
    AND l.indicator = d.indicator AND l.region = d.region AND l.status = d.status
    AND l.sample = d.sample AND l.period_end = d.period_end AND d.period_start = d.period_end
LEFT JOIN region_places AS r ON r.code = d.region
ORDER BY d.indicator_place, r.place, d.period_end;
