"""Who came and who must have left: what was added in a year beside how much more there is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalogue.changes import breaks_in
from catalogue.quantities import difference
from warehouse.comparison import amount_of, records
from warehouse.database import Warehouse
from warehouse.queries.side_by_side import side_by_side

COLUMNS = (
    "region", "region_name", "basis", "year", "joined", "net", "left", "sample", "why", "rank",
    "stock", "flow",
)  # fmt: skip


def turnover(
    warehouse: Warehouse, *, stock: str, flow: str, year: int, region: str, sample: bool = True
) -> pd.DataFrame:
    """One row for the sum of the region's parts, and one per part, most left first.

    `joined` is the year's flow, `net` the change of the stock on the year, `left` what joined
    less what is more: members who are no longer counted. Numbers, or None with `why` in Chinese:
    only of exact figures, and none where more were gained than joined, because then the two do
    not belong together. `rank` is the place of the stock; `stock` and `flow` are their rows.

    Columns: region, region_name, basis, year, joined, net, left, sample, why, rank, stock, flow.
    """
    asked = {"items": (stock, flow), "year": year, "region": region, "sample": sample}
    before = _rows(warehouse, {**asked, "year": year - 1})
    catalogue = warehouse.catalogue

    def broken(code: str) -> bool:
        return breaks_in(year, catalogue.indicator(stock), catalogue.region(code))

    rows = [
        _turnover(now, before.get(where), broken=broken(where[0]))
        for where, now in _rows(warehouse, asked).items()
        if where[0] != region or where[1] == "districts"
    ]
    whole = [row for row in rows if row["basis"] == "districts"]
    parts = [row for row in rows if row["basis"] != "districts"]
    parts.sort(key=lambda row: (row["left"] is None, -(row["left"] or 0)))
    return pd.DataFrame([*whole, *parts], columns=list(COLUMNS), dtype=object)


def _rows(
    warehouse: Warehouse, asked: Mapping[str, Any]
) -> dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]:
    found = records(side_by_side(warehouse, **asked))
    return {
        (one["region"], one["basis"]): (one, two)
        for one, two in zip(found[::2], found[1::2], strict=True)
    }


def _turnover(
    now: tuple[dict[str, Any], dict[str, Any]],
    before: tuple[dict[str, Any], dict[str, Any]] | None,
    *,
    broken: bool,
) -> dict[str, Any]:
    stock, flow = now
    last = None if before is None else before[0]
    why = "口径有变，与上年不可比。" if broken else _refusal(stock, flow, last)
    joined = flow["value"] if flow["qualifier"] == "exact" else None
    net = None if why or last is None else _net(stock, last)
    left = None if joined is None or net is None else joined - net
    if left is not None and left < 0:
        net, left, why = None, None, "净增多于新增，两数对不上。"
    names = ("region", "region_name", "basis", "year", "rank")
    return {
        **{name: stock[name] for name in names},
        "joined": joined, "net": net, "left": left, "why": why,
        "sample": bool(stock["sample"]) or bool(flow["sample"]), "stock": stock, "flow": flow,
    }  # fmt: skip


def _net(stock: Mapping[str, Any], last: Mapping[str, Any]) -> Any:
    now, then = amount_of(stock), amount_of(last)
    gained = None if now is None or then is None else difference(now, then)
    return None if gained is None else gained.value


def _refusal(
    stock: Mapping[str, Any], flow: Mapping[str, Any], last: Mapping[str, Any] | None
) -> str:
    named = (("本年末", stock), ("上年末", last), ("本年新增", flow))
    for name, row in named:
        if row is None or row["value"] is None:
            return f"{name}数缺失，无法计算。"
        if row["qualifier"] != "exact":
            return f"{name}数是约数，无法精确计算。"
        if row["basis"] == "districts" and row["regions_counted"] != row["regions_expected"]:
            counted, expected = row["regions_counted"], row["regions_expected"]
            return f"{name}{expected}个区县中只有{counted}个有数，合计不可比。"
    if len({bool(row["sample"]) for _, row in named if row is not None}) > 1:
        return "公布数与示例数据不能相减。"
    return ""
