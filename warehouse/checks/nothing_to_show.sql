-- severity: error
-- message: 没有读到任何数字。请检查 data/published/、data/sample/、data/returns/ 中是否有文件。
-- why: An empty release would blank every page in place of yesterday's numbers.

SELECT '' AS file, '' AS place
WHERE NOT EXISTS (SELECT 1 FROM figures)
