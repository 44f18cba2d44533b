-- severity: error
-- message: 来源“{source}”没有登记（{figures}个数字，如“{as_written}”）。请在 data/sources.toml 中登记。
-- why: Every figure must open the document it came from; one without a source is dropped unseen.

SELECT
    f.source AS file, min(f.locator) AS place, f.source,
    count(*) AS figures, min(f.as_written) AS as_written
FROM figures AS f
ANTI JOIN sources AS s ON s.key = f.source
GROUP BY f.source
ORDER BY f.source
