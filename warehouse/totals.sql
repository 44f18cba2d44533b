-- The sums of a region's parts, by indicator and period, where the kind allows a sum.
-- The qualifier follows catalogue/quantities.py: hedges are added as the intervals they mean,
-- a masked part adds as "over 0" and is not counted. Kept twice, with and without samples.

CREATE TABLE totals AS
WITH switches AS (
    SELECT true AS with_sample UNION ALL SELECT false
),
parts AS (
    SELECT
        o.*,
        r.parent,
        w.with_sample,
        o.qualifier IN ('over', 'at_least', 'indefinite', 'masked') AS unbounded_above,
        o.qualifier IN ('nearly', 'at_most') AS unbounded_below
    FROM observations AS o
    JOIN regions AS r ON r.code = o.region
    JOIN indicators AS i ON i.key = o.indicator
    CROSS JOIN switches AS w
    WHERE r.parent IS NOT NULL
        AND i.across_regions = 'sum'
        AND (o.value IS NOT NULL OR o.qualifier IN ('indefinite', 'masked'))
        AND (w.with_sample OR NOT o.sample)
),
sums AS (
    SELECT
        indicator, parent AS region, period_start, period_end, status, with_sample,
        any_value(year) AS year,
        count(value) AS regions_counted,
        bool_or(sample) AS sample,
        sum(coalesce(value, 0)) AS low,
        sum(coalesce(value_max, value, 0)) AS high,
        sum((coalesce(value, 0) + coalesce(value_max, value, 0)) / 2) AS middle,
        bool_or(unbounded_above) AS above,
        bool_or(unbounded_below) AS below,
        bool_or(qualifier = 'about') AS about,
        bool_or(qualifier IN ('over', 'indefinite', 'masked')) AS above_open,
        bool_or(qualifier = 'nearly') AS below_open,
        bool_or(qualifier = 'range') AS ranged
    FROM parts
    GROUP BY indicator, parent, period_start, period_end, status, with_sample
),
expectation AS (
    SELECT s.indicator, s.region, s.year, count(*) AS regions_expected
    FROM (SELECT DISTINCT indicator, region, year FROM sums WHERE year IS NOT NULL) AS s
    JOIN regions AS r ON r.parent = s.region
        AND (r.valid_from IS NULL OR r.valid_from <= s.year)
        AND (r.valid_to IS NULL OR s.year < r.valid_to)
    WHERE r.division IS NULL OR EXISTS (
        SELECT 1 FROM applicable AS a
        WHERE a.indicator = s.indicator AND a.division = r.division
    )
    GROUP BY s.indicator, s.region, s.year
),
qualified AS (
    SELECT
        *,
        CASE
            WHEN about OR (above AND below) THEN 'about'
            WHEN above THEN CASE WHEN above_open THEN 'over' ELSE 'at_least' END
            WHEN below THEN CASE WHEN below_open THEN 'nearly' ELSE 'at_most' END
            WHEN ranged AND high > low THEN 'range'
            ELSE 'exact'
        END AS qualifier
    FROM sums
)
SELECT
    q.indicator, q.region, q.period_start, q.period_end, q.status, q.with_sample,
    CASE
        WHEN q.qualifier = 'about' THEN q.middle
        WHEN q.qualifier IN ('nearly', 'at_most') THEN q.high
        ELSE q.low
    END::DECIMAL(18, 3) AS value,
    CASE WHEN q.qualifier = 'range' THEN q.high END::DECIMAL(18, 3) AS value_max,
    q.qualifier,
    q.regions_counted::INTEGER AS regions_counted,
    e.regions_expected::INTEGER AS regions_expected,
    q.sample,
    q.year
FROM qualified AS q
LEFT JOIN expectation AS e
    ON e.indicator = q.indicator AND e.region = q.region AND e.year = q.year
ORDER BY q.indicator, q.region, q.period_end;
