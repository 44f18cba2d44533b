"""A briefing as a workbook that Excel and WPS open without a question: `workbook_bytes`.

Cover, 说明, one table a sheet with its native chart, and 数据: every line as the CSV has it.
Numbers stay numbers and are shown in 万 and 亿; nothing in a cell is ever run.
"""

from exports.workbook.writing import workbook_bytes

__all__ = ["workbook_bytes"]
