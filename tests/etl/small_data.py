"""A small data folder made in a test: published facts of a few rows, one declared source."""

import csv
from pathlib import Path

from etl.published.rows import COLUMNS

SOURCE = """
[{key}]
title = "{key}的报道"
publisher = "某报"
published = "2023-01-12"
kind = "published"
precedence = 60
file = "published/figures.csv"
"""
INVESTMENT = {
    "region": "长沙市",
    "region_code": "430100",
    "period": "2022",
    "period_start": "2022-12-31",
    "period_end": "2022-12-31",
    "indicator": "投资总额",
    "key": "village_investment",
    "value_text": "77亿元",
    "value": "7700000000",
    "value_max": "",
    "unit": "元",
    "qualifier": "exact",
    "status": "actual",
    "source": "a-page",
    "note": "",
    "left_out": "",
}
MEMBERS = {
    **INVESTMENT,
    "indicator": "会员总数",
    "key": "member_count",
    "value_text": "40268个",
    "value": "40268",
    "unit": "个",
}
COVERAGE = {
    **INVESTMENT,
    "indicator": "党组织覆盖率",
    "key": "party_coverage",
    "value_text": "120%",
    "value": "120",
    "unit": "%",
}


def write(folder: Path, *rows: dict[str, str], keys: tuple[str, ...] = ("a-page",)) -> Path:
    """The folder with these rows; what stood there before is replaced."""
    (folder / "published").mkdir(parents=True, exist_ok=True)
    table = folder / "published" / "figures.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    declared = "".join(SOURCE.format(key=key) for key in keys)
    (folder / "sources.toml").write_text(declared, encoding="utf-8")
    return folder
