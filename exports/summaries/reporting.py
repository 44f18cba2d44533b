"""报送进度: how much of what was owed has come, and who is silent.

An answer of `queries.reporting` in, words out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from exports.reporting import DONE
from warehouse import queries
from warehouse.comparison import records


def coverage_sentence(cells: pd.DataFrame, year: int) -> str:
    """2022年度应报9个区县×34项，已报272/306；望城区未报送，开福区已退回，另缺3项."""
    rows = records(cells)
    owed = [row for row in rows if row["state"] != "not_applicable"]
    if not owed:
        return f"{year}年度没有应报的指标"
    done = sum(row["state"] in DONE for row in owed)
    answered = sum(row["state"] == "answered" for row in owed)
    told = f"（其中{answered}个答复未统计）" if answered else ""
    size = f"{len({r['region'] for r in rows})}个区县×{len({r['indicator'] for r in rows})}项"
    if done == len(owed):
        late = sum(row["state"] == "late" for row in owed)
        said = f"{year}年度应报{size}，{len(owed)}个数已全部报送"
        return f"{said}{told}，其中{late}个迟报" if late else f"{said}{told}"
    return f"{year}年度应报{size}，已报{done}/{len(owed)}{told}；{'，'.join(_absent(owed))}"


def _absent(owed: Sequence[Mapping[str, Any]]) -> list[str]:
    """Which districts sent nothing, which were sent back, how much the others lack."""
    states: dict[str, set[str]] = {}
    for row in owed:
        states.setdefault(row["region_name"], set()).add(row["state"])
    silent = [name for name, found in states.items() if found == {"not_reported"}]
    back = [name for name, found in states.items() if "refused" in found]
    rest = sum(row["state"] == "not_reported" and row["region_name"] not in silent for row in owed)
    return [
        *([f"{_few(silent)}未报送"] if silent else []),
        *([f"{_few(back)}已退回"] if back else []),
        *([f"{'其余' if silent or back else ''}缺{rest}个数"] if rest else []),
    ]


def _few(names: Sequence[str]) -> str:
    """Up to three by name; more by their first and number: 开福区等5个区县."""
    few = 3
    return "、".join(names) if len(names) <= few else f"{names[0]}等{len(names)}个区县"


def reporting_sentence(owed: pd.DataFrame, year: int) -> str:
    """2022年9个区县均已报送 / 2022年9个区县中8个已报送；未报送：望城区；开福区缺3项."""
    states: dict[str, list[str]] = {}
    for row in records(owed):
        if row["state"] != "not_applicable":
            states.setdefault(row["region_name"], []).append(row["state"])
    if not states:
        return f"{year}年未要求区县报送。"
    owing = {n: own for n, own in states.items() if set(own) <= {*queries.NOT_SENT}}
    back = [name for name, own in owing.items() if "refused" in own]
    silent = [name for name in owing if name not in back]
    partly = [
        f"{name}缺{lacking}项"
        for name, own in states.items()
        if name not in owing and (lacking := sum(map(own.count, queries.NOT_SENT)))
    ]
    came = len(states) - len(owing)
    said = [
        f"{year}年{len(states)}个区县{f'中{came}个' if owing else '均'}已报送",
        *([f"未报送：{'、'.join(silent)}"] if silent else []),
        *([f"已退回：{'、'.join(back)}"] if back else []),
        *(["、".join(partly)] if partly else []),
    ]
    return "；".join(said) + "。"
