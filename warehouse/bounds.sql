-- The interval that a value and its qualifier stand for, as in catalogue/quantities.py.
-- 约 is read as within five per cent. NULL is no bound.

CREATE OR REPLACE TEMP MACRO lowest(value, qualifier) AS CASE
    WHEN qualifier IN ('exact', 'over', 'at_least', 'range') THEN value
    WHEN qualifier = 'about' THEN value - abs(value) * 0.05
END;

CREATE OR REPLACE TEMP MACRO highest(value, value_max, qualifier) AS CASE
    WHEN qualifier = 'range' THEN value_max
    WHEN qualifier IN ('exact', 'nearly', 'at_most') THEN value
    WHEN qualifier = 'about' THEN value + abs(value) * 0.05
END;
