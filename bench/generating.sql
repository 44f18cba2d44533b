-- All figures of the invented country, from places(region, parent, since, tier, generated, r),
-- counted(indicator, kind, measured, unit, across_regions, i) and years(year).
-- Cities are the sums of their counties and provinces of their cities, so that the checks
-- find what they would find in a real release: little.

CREATE TEMP MACRO invented(kind, unit, r, i, y) AS (CASE kind
    WHEN 'rank' THEN 1 + (r * 31 + i * 17) % 30
    WHEN 'ratio' THEN 40 + (r * 31 + i * 17 + y * 3) % 55
    ELSE (CASE WHEN unit = '元' THEN 10000 ELSE 1 END)
        * ((20 + (r * 7919 + i * 104729) % 1980) * (100 + 4 * y + (r * 13 + i * 7 + y * 11) % 9)
            // 100)
END)::BIGINT;

-- A few counties in a hundred hedge, mask or withhold; in the last year some have not reported
-- and a survey of the year before claims a second time what their return said.
CREATE TEMP TABLE cells AS
SELECT p.region, p.parent, p.tier, p.r, c.indicator, c.kind, c.measured, c.unit, c.i,
    c.across_regions = 'sum' AND p.since <= y.year AS summed, y.year, p.generated,
    invented(c.kind, c.unit, p.r, c.i, y.year - 2000) AS value,
    CASE WHEN p.generated AND p.tier = 'county' AND c.kind IN ('stock', 'flow')
        THEN (p.r * 31 + c.i * 17 + y.year * 7) % 100 ELSE 99
    END AS mark,
    p.generated AND p.tier = 'county' AND y.year = (SELECT max(year) FROM years)
        AND (p.r * 31 + c.i * 17) % 50 = 7 AS again
FROM places AS p CROSS JOIN counted AS c CROSS JOIN years AS y;

CREATE TEMP TABLE cities AS
SELECT parent AS region, any_value(p.above) AS parent, indicator, year, sum(value) AS value
FROM cells
JOIN (SELECT region AS code, parent AS above FROM places) AS p ON p.code = cells.parent
WHERE tier = 'county' AND summed
GROUP BY cells.parent, indicator, year;

CREATE TEMP TABLE wholes AS
SELECT region, indicator, year, value FROM cities
UNION ALL
SELECT parent, indicator, year, sum(value) FROM cities GROUP BY parent, indicator, year;

CREATE TEMP VIEW claimed AS
SELECT c.* REPLACE (
        CASE WHEN c.again THEN invented(c.kind, c.unit, c.r, c.i, c.year - 2001)
            ELSE coalesce(w.value, c.value)
        END AS value,
        CASE WHEN c.again THEN c.year - 1 ELSE c.year END AS year
    )
FROM cells AS c
LEFT JOIN wholes AS w
    ON w.region = c.region AND w.indicator = c.indicator AND w.year = c.year AND c.tier <> 'county';

CREATE TEMP VIEW given AS
SELECT
    indicator, region,
    make_date(year, CASE measured WHEN 'moment' THEN 12 ELSE 1 END,
        CASE measured WHEN 'moment' THEN 31 ELSE 1 END) AS period_start,
    make_date(year, 12, 31) AS period_end,
    'actual' AS status,
    CASE WHEN mark IN (2, 3) THEN NULL ELSE value END::DECIMAL(18, 3) AS value,
    NULL::DECIMAL(18, 3) AS value_max,
    CASE mark WHEN 0 THEN 'over' WHEN 1 THEN 'about' WHEN 2 THEN 'masked' ELSE 'exact' END
        AS qualifier,
    CASE mark WHEN 3 THEN 'not_disclosed' END AS missing_reason,
    CASE WHEN again THEN 'survey_' || year ELSE 'return_' || year || '_' || region END AS source,
    '表1!D' || (6 + i) AS locator,
    CASE mark WHEN 0 THEN '超' WHEN 1 THEN '约' ELSE '' END || CASE
        WHEN mark = 2 THEN 'X' || unit
        WHEN mark = 3 THEN '不公布'
        WHEN unit = '元' THEN (value // 10000) || '万元'
        ELSE value || unit
    END AS as_written,
    NOT generated AND tier = 'county' AS sample,
    NULL::VARCHAR AS correction
FROM claimed
ORDER BY year, r, i;
