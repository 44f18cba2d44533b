"""What stands around a chart: key figures above it, and source, meaning and notes below.

Answers in, markup out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue import Break, Indicator
from catalogue.meaning import CAVEATS
from dashboard.markup import text
from dashboard.palette import Palette


def key_figures(pairs: Sequence[tuple[str, str]]) -> str:
    """A row of named numbers (already markup) above a chart."""
    items = "".join(f"<div><dt>{text(name)}</dt><dd>{value}</dd></div>" for name, value in pairs)
    return f'<div class="cf"><dl class="keys">{items}</dl></div>'


def source_line(rows: Sequence[Mapping[str, Any]], extra: str = "") -> str:
    """单位 and 来源 under a chart: the publishers, each once; samples named as such."""
    real = dict.fromkeys(r["publisher"] for r in rows if r["publisher"] and not r["sample"])
    sample = any(r["sample"] or r.get("districts_sample") for r in rows)
    said = [
        *([f"来源：{'、'.join(real)}"] if real else []),
        *(["区县数为示例数据"] if sample else []),
    ]
    line = "；".join(filter(None, [extra.rstrip("。"), *said]))
    return f'<div class="cf"><p class="note">{text(line)}</p></div>'


def meaning(indicator: Indicator, breaks: tuple[Break, ...]) -> str:
    """口径: definition, unit, kind, caveats and breaks, folded below the chart."""
    kinds = {"stock": "时点数", "flow": "时期数", "ratio": "比率", "rank": "名次"}
    adds = {"sum": "可相加", "last": "取期末数", "none": "不可相加"}
    entries = [
        ("指标", f"{indicator.name}（{indicator.key}）"),
        ("定义", indicator.definition),
        ("类型", f"{kinds[indicator.kind]}，单位：{indicator.unit}"),
        ("合计", f"跨区县{adds[indicator.across_regions]}，跨年{adds[indicator.across_years]}"),
        *(("注意", CAVEATS[c]) for c in indicator.caveats),
        *(("断点", f"{b.year}年：{b.reason}") for b in breaks),
    ]
    rows = "".join(f"<dt>{text(name)}</dt><dd>{text(said)}</dd>" for name, said in entries)
    return (
        f'<div class="cf"><details class="meaning"><summary>口径与说明</summary>'
        f"<dl>{rows}</dl></details></div>"
    )


def ramp(palette: Palette) -> str:
    """The map's colours from little to much, and the hatch of a district without a value."""
    steps = "".join(f'<i style="background:{colour}"></i>' for colour in palette.amounts)
    return (
        f'<div class="cf"><p class="note ramp">少 <span aria-hidden="true">{steps}</span> 多'
        f'<b style="border-color:{palette.missing}"></b>无数</p></div>'
    )


def note(words: str) -> str:
    """A quiet sentence under a chart."""
    return f'<div class="cf"><p class="note">{text(words)}</p></div>'
