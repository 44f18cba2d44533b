-- The sums of a region's parts, by indicator and period, where the kind allows a sum.
-- The qualifier follows catalogue/quantities.py: hedges are added as the intervals they mean,
-- a masked part adds as "over 0" and is not counted. Where nothing is counted there is no sum.
-- Kept twice, with and without samples.

CREATE TABLE totals AS
WITH switches AS (
    SELECT true AS with_sample UNION ALL SELECT false
),
-- Which indicators are added over which parts: not for a county in a list of districts.
members AS (
    SELECT i.key AS indicator, r.code, r.parent, r.valid_from, r.valid_to
    FROM regions AS r
    JOIN indicators AS i ON i.across_regions = 'sum'
    WHERE r.parent IS NOT NULL AND (r.division IS NULL OR EXISTS (
        SELECT 1 FROM applicable AS a
        WHERE a.indicator = i.key AND a.division = r.division
    ))
),
-- A part counts where it existed at the period's end: its predecessor is not added to it.
parts AS (
    SELECT
        o.indicator, m.parent AS region, o.period_start, o.period_end, o.status, o.year,
        o.value, o.value_max, o.qualifier, o.sample, w.with_sample,
        o.value IS NOT NULL OR o.qualifier IN ('indefinite', 'masked') AS adds,
        o.qualifier IN ('over', 'at_least', 'indefinite', 'masked') AS unbounded_above,
        o.qualifier IN ('nearly', 'at_most') AS unbounded_below
    FROM observations AS o
    JOIN members AS m ON m.code = o.region AND m.indicator = o.indicator
    CROSS JOIN switches AS w
    WHERE (w.with_sample OR NOT o.sample)
        AND (m.valid_from IS NULL OR m.valid_from <= year(o.period_end))
        AND (m.valid_to IS NULL OR year(o.period_end) < m.valid_to)
        AND (o.value IS NOT NULL OR o.qualifier IN ('indefinite', 'masked')
            OR o.missing_reason = 'not_applicable')
),
sums AS (
    SELECT
        indicator, region, period_start, period_end, status, with_sample,
        any_value(year) AS year,
        count(value) AS regions_counted,
        count(*) FILTER (WHERE NOT adds) AS regions_exempt,
        bool_or(sample) FILTER (WHERE adds) AS sample,
        sum(coalesce(value, 0)) AS low,
        sum(coalesce(value_max, value, 0)) AS high,
        bool_or(unbounded_above) FILTER (WHERE adds) AS above,
        bool_or(unbounded_below) FILTER (WHERE adds) AS below,
        bool_or(qualifier = 'about') FILTER (WHERE adds) AS about,
        bool_or(qualifier IN ('over', 'indefinite', 'masked')) FILTER (WHERE adds) AS above_open,
        bool_or(qualifier = 'nearly') FILTER (WHERE adds) AS below_open,
        bool_or(qualifier = 'range') FILTER (WHERE adds) AS ranged
    FROM parts
    GROUP BY indicator, region, period_start, period_end, status, with_sample
    HAVING count(value) > 0
),
expectation AS (
    SELECT s.indicator, s.region, s.last_year, count(*) AS regions_expected
    FROM (SELECT DISTINCT indicator, region, year(period_end) AS last_year FROM sums) AS s
    JOIN members AS m ON m.parent = s.region AND m.indicator = s.indicator
        AND (m.valid_from IS NULL OR m.valid_from <= s.last_year)
        AND (m.valid_to IS NULL OR s.last_year < m.valid_to)
    GROUP BY s.indicator, s.region, s.last_year
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
        -- Halved by multiplying: a division would give binary floating point.
        WHEN q.qualifier = 'about' THEN (q.low + q.high) * 0.5
        WHEN q.qualifier IN ('nearly', 'at_most') THEN q.high
        ELSE q.low
    END::DECIMAL(18, 3) AS value,
    CASE WHEN q.qualifier = 'range' THEN q.high END::DECIMAL(18, 3) AS value_max,
    q.qualifier,
    q.regions_counted::INTEGER AS regions_counted,
    (e.regions_expected - q.regions_exempt)::INTEGER AS regions_expected,
    q.sample,
    q.year
FROM qualified AS q
JOIN expectation AS e
    ON e.indicator = q.indicator AND e.region = q.region AND e.last_year = year(q.period_end)
ORDER BY q.indicator, q.region, q.period_end;
