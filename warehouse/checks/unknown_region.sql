-- severity: error
-- message: 不认识地区代码“{region}”（原文“{as_written}”）。请在 catalogue/regions.toml 中登记，或改正来源。
-- why: A figure of no known place would be missing from every comparison without a word.

SELECT coalesce(s.file, f.source) AS file, f.locator AS place, f.region, f.as_written
FROM figures AS f
ANTI JOIN regions AS r ON r.code = f.region
LEFT JOIN sources AS s ON s.key = f.source
ORDER BY file, place
