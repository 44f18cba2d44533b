"""会员进出: who joined, how many more there are, and who must have left, by district."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalogue.wording import plain
from exports.parameters import YEAR
from exports.refusals import years_there
from exports.summaries import turnover_insight
from exports.tables import (
    NONE,
    UNSCALED,
    Cell,
    Chart,
    Column,
    Section,
    Table,
    source_line,
    words,
)
from exports.view import View
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

STOCK, FLOW = "member_count", "member_new"
COLUMNS = (
    "地区代码", "地区", "年份", "新发展", "退出或除名", "净增", "单位", "说明", "示例", "版本",
)  # fmt: skip
Row = dict[str, Any]


def _answer(warehouse: Warehouse, year: int, *, sample: bool) -> pd.DataFrame:
    root = warehouse.catalogue.organisation.root
    asked: dict[str, Any] = {"year": year, "region": root, "sample": sample}
    return queries.turnover(warehouse, stock=STOCK, flow=FLOW, **asked)


def turnover_lines(warehouse: Warehouse, *, year: int, sample: bool = True) -> pd.DataFrame:
    """The sum of the districts, then each, most left first. Columns: `COLUMNS`."""
    lines = [_line(row, warehouse) for row in records(_answer(warehouse, year, sample=sample))]
    return pd.DataFrame(lines, columns=list(COLUMNS), dtype=object)


def _line(row: Row, warehouse: Warehouse) -> Row:
    return {
        "地区代码": row["region"],
        "地区": _name(row),
        "年份": f"{row['year']}年",
        "新发展": row["joined"],
        "退出或除名": row["left"],
        "净增": row["net"],
        "单位": warehouse.catalogue.indicator(FLOW).unit,
        "说明": row["why"] or "",
        "示例": "是" if row["sample"] else "否",
        "版本": f"第{warehouse.number}版",
    }


def _name(row: Mapping[str, Any]) -> str:
    return "区县合计" if row["basis"] == "districts" else str(row["region_name"])


def turnover_sections(
    warehouse: Warehouse, *, year: int, sample: bool = True
) -> tuple[Section, ...]:
    """The same as a table with bars of both ways, the districts before their sum."""
    answer = _answer(warehouse, year, sample=sample)
    rows = records(answer)
    whole = [row for row in rows if row["basis"] == "districts"]
    parts = [row for row in rows if row["basis"] != "districts"]
    parts.sort(key=lambda row: row["joined"] is None)
    unit = warehouse.catalogue.indicator(FLOW).unit
    title = f"{year}年各区县新发展会员与退出或除名的会员"
    table = Table(
        title=title,
        columns=(
            Column(title="区县"),
            *(Column(title=f"{name}（{unit}）") for name in ("新发展", "退出或除名", "净增")),
            Column(title="说明"),
        ),
        rows=tuple(_cells(row) for row in (*parts, *whole)),
        source=source_line([row[name] for row in parts for name in ("stock", "flow")]),
        sample=any(row["sample"] is True for row in (*parts, *whole)),
        insight=turnover_insight(answer, year),
        chart=Chart(
            kind="bars",
            title=title,
            scale=UNSCALED,
            labels=0,
            series=(1, 2),
            rows=sum(row["joined"] is not None for row in parts),
        ),
    )
    return (Section(heading="会员进出", tables=(table,)),)


def _cells(row: Row) -> tuple[Cell, ...]:
    numbers = (row["joined"], row["left"], row["net"])
    shown = (
        Cell(words=NONE, absent=True) if n is None else Cell(words=plain(n), value=n)
        for n in numbers
    )
    return (words(_name(row)), *shown, words(row["why"]))


TURNOVER = View(
    name="turnover",
    title="会员进出",
    parameters=(YEAR,),
    table=turnover_lines,
    charted=True,
    years=lambda warehouse, asked: years_there(warehouse, asked, (STOCK, FLOW)),
    sections=turnover_sections,
)
