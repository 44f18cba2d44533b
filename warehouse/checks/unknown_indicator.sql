-- severity: error
-- message: 不认识指标“{indicator}”（原文“{as_written}”）。请在 catalogue/indicators.toml 中登记，或改正来源。
-- why: A figure whose meaning nobody declared can be neither added nor shown.

SELECT coalesce(s.file, f.source) AS file, f.locator AS place, f.indicator, f.as_written
FROM figures AS f
ANTI JOIN indicators AS i ON i.key = f.indicator
LEFT JOIN sources AS s ON s.key = f.source
ORDER BY file, place
