"""The CSVW description of a view's CSV: what its columns are, whose it is, how it is written.

Form: W3C, Metadata Vocabulary for Tabular Data. It lies beside the file, as `….csv-metadata.json`.
"""

import json
from collections.abc import Mapping
from typing import Any

from exports.briefing import briefing
from exports.view import View
from warehouse.database import Warehouse

DESCRIPTIONS = {
    "地区代码": "GB/T 2260 代码，文本",
    "地区": "地区名称",
    "指标代码": "指标的固定代码",
    "指标": "指标名称",
    "期间": "时点（截至某日）或时期",
    "数值": "以单位计的数；没有数时为空",
    "单位": "基本单位，元而不是万元",
    "限定": "超、近、约、以上、不超过、区间；区间的上限也在这里",
    "缺失原因": "未报送、退回、不适用、不公布、未统计、原文未提、无法计算",
    "全市值": "来源公布的全市数；有限定词时为文字",
    "名次": "在已报区县中的名次，并列注明",
    "同比": "与上年相比，文字",
    "目标": "同期目标；有限定词时为文字",
    "来源": "标题（发布者，日期），或由几个区县相加",
    "位置": "文件和其中的位置",
    "原文": "来源中的原话或单元格内容",
    "示例": "是：虚构的示例数据，不得引用",
    "版本": "数据版本",
}
"""What the eighteen columns of every view mean."""


def sidecar_bytes(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> bytes:
    """The description as JSON, in UTF-8."""
    told = briefing(view, warehouse, arguments)
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "url": view.file_name(warehouse, arguments, ".csv"),
        "dc:title": told.title,
        "dc:publisher": told.organisation,
        "dc:modified": told.built.isoformat(),
        "dc:description": told.mark,
        "dc:source": list(told.sources),
        "dialect": {
            "encoding": "utf-8",
            "lineTerminators": ["\r\n"],
            "delimiter": ",",
            "quoteChar": '"',
            "header": True,
        },
        "tableSchema": {"columns": [_column(str(name)) for name in told.lines.columns]},
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode("utf-8")


def _column(name: str) -> dict[str, str]:
    said = {"dc:description": DESCRIPTIONS[name]} if name in DESCRIPTIONS else {}
    return {"titles": name, "datatype": "decimal" if name == "数值" else "string", **said}
