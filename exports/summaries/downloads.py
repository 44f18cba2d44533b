"""下载中心: how much was chosen.

The lines of the view in, words out.
"""

import pandas as pd

from exports.delimited import csv_bytes


def downloads_sentence(lines: pd.DataFrame) -> str:
    """所选数据共418条，涉及35个指标、10个地区，CSV约140 KB"""
    if lines.empty:
        return "所选条件没有数据，请另选年份、主题或地区"
    indicators, places = lines["指标代码"].nunique(), lines["地区代码"].nunique()
    size = size_in_words(len(csv_bytes(lines)))
    return f"所选数据共{len(lines)}条，涉及{indicators}个指标、{places}个地区，CSV约{size}"


def size_in_words(count: float) -> str:
    for unit in ("B", "KB", "MB"):
        if count < 1024:  # noqa: PLR2004 - what a unit holds of the one before
            return f"{count:.0f} {unit}"
        count /= 1024
    return f"{count:.1f} GB"
