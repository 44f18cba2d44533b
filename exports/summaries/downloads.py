"""下载中心: how much was chosen.

The lines of the view in, words out.
"""

import pandas as pd

from exports.delimited import csv_bytes
from exports.texts import listed


def downloads_sentence(lines: pd.DataFrame) -> str:
    """所选数据共418条，涉及35个指标、10个地区（其中2025年只有长沙市的数），CSV约140 KB"""
    if lines.empty:
        return "所选条件没有数据，请另选年份、主题或地区"
    indicators, places = lines["指标代码"].nunique(), lines["地区代码"].nunique()
    size = size_in_words(len(csv_bytes(lines)))
    whole = (
        f"、{places}个地区{_alone(lines)}" if places > 1 else f"，都是{lines['地区'].iloc[0]}的数"
    )
    return f"所选数据共{len(lines)}条，涉及{indicators}个指标{whole}，CSV约{size}"


def _alone(lines: pd.DataFrame) -> str:
    """（其中2025年只有长沙市的数）; nothing where every year has several places."""
    years = lines["期间"].str.extract(r"(\d{4})")[0]
    places = lines.groupby(years)["地区"].unique()
    alone = {year: names[0] for year, names in places.items() if len(names) == 1}
    if not alone:
        return ""
    told = "、".join(f"{year}年" for year in alone)
    return f"（其中{told}只有{listed(dict.fromkeys(alone.values()))}的数）"


def size_in_words(count: float) -> str:
    for unit in ("B", "KB", "MB"):
        if count < 1024:  # noqa: PLR2004 - what a unit holds of the one before
            return f"{count:.0f} {unit}"
        count /= 1024
    return f"{count:.1f} GB"
