"""What the columns and codes of the whole record mean: one table, for people and programs."""

import pandas as pd

from catalogue.wording import MISSING, QUALIFIER_NAMES
from exports.passages import STATUS_NAMES
from warehouse.database import Warehouse

COLUMNS = ("部分", "代码", "名称", "单位", "含义")
MEANINGS = {
    "指标代码": "指标的固定代码，见“指标”部分。",
    "指标": "指标名称。",
    "支柱": "政治建会、团结立会、服务兴会、改革强会、民营经济。",
    "地区代码": "GB/T 2260 代码，文本。",
    "地区": "地区名称。",
    "期间起": "期间的第一天；时点数起止同日。",
    "期间止": "期间的最后一天。",
    "状态": "actual、target、estimate、unknown，见“状态”部分。",
    "数值": "以单位计的数；没有数时为空，原因见“缺失原因”和“限定”。",
    "数值上限": "限定为 range 时的上限。",
    "单位": "基本单位：元，不是万元。",
    "限定": "数前后的限定词，见“限定”部分。",
    "缺失原因": "没有数的原因，见“缺失原因”部分。",
    "来源代码": "来源的固定代码。",
    "来源": "来源的标题。",
    "发布者": "来源的发布者。",
    "发布日期": "来源的发布日期。",
    "文件": "来源文件在 data/ 下的路径。",
    "位置": "数在来源中的位置：工作表和单元格，或字符起止。",
    "原文": "来源中的原话或单元格内容。",
    "示例": "true 为虚构的示例数据，不得引用。",
    "更正": "对已知错误的更正说明。",
}
"""The columns of the whole record, in its order."""


def codebook(warehouse: Warehouse) -> pd.DataFrame:
    """One row per column, code and indicator of the record. Columns: `COLUMNS`."""
    rows = [
        *(("列", name, name, "", meaning) for name, meaning in MEANINGS.items()),
        *(("状态", code, name, "", "") for code, name in STATUS_NAMES.items()),
        *(("限定", code, name or "确数", "", "") for code, name in QUALIFIER_NAMES.items()),
        *(("缺失原因", code, name, "", "") for code, name in MISSING.items()),
        *(
            ("指标", i.key, i.name, i.unit, i.definition)
            for i in warehouse.catalogue.indicators.values()
        ),
        *(
            ("地区", region.code, region.name, "", "")
            for region in warehouse.catalogue.regions.values()
        ),
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
