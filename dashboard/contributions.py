"""Who made the change of the whole: the sentence and the table.

An answer of `queries.contribution` in, words and markup out.
"""

from decimal import Decimal
from typing import Any

import pandas as pd

from catalogue import Indicator
from catalogue.wording import Scale, plain, rounded
from dashboard.changes import way
from dashboard.markup import scrolling, text
from warehouse.comparison import records


def contribution_table(
    table: pd.DataFrame, indicator: Indicator, scale: Scale, caption: str
) -> str:
    """区县, 增量, 拉动, 贡献率, largest gain first, and the whole above them."""
    rows = records(table)
    whole = {
        "region": "",
        "region_name": "区县合计",
        "gained": sum((row["gained"] for row in rows), Decimal(0)),
        "pulled": _added(rows, "pulled"),
        "part": _added(rows, "part"),
    }
    body = "".join(_row(row, indicator, scale, whole=row is whole) for row in (whole, *rows))
    heads = ("区县", f"增量（{scale.unit}）", "拉动（百分点）", "贡献率")
    return (
        f'<div class="cf">{scrolling(caption)}<table class="figures" data-view="contribution">'
        f"<caption>{text(caption)}。拉动：增量占上期区县合计的百分比；贡献率：占区县合计增量的百分比，"
        "有增有减时不计。</caption><thead><tr>"
        + "".join(f'<th scope="col">{text(head)}</th>' for head in heads)
        + f"</tr></thead><tbody>{body}</tbody></table></div></div>"
    )


def _added(rows: list[dict[str, Any]], name: str) -> Decimal | None:
    """The parts added up again; None where one is absent."""
    parts = [row[name] for row in rows]
    return None if any(part is None for part in parts) else sum(parts, Decimal(0))


def _row(row: dict[str, Any], indicator: Indicator, scale: Scale, *, whole: bool) -> str:
    gained: Decimal = row["gained"]
    plus = "+" if gained > 0 else ""
    pulled = "—" if row["pulled"] is None else plain(rounded(row["pulled"], 2))
    looks = ' class="whole"' if whole else ""
    moved = way("up" if gained > 0 else "down" if gained < 0 else "level", indicator)
    part = "—" if row["part"] is None else f"{rounded(row['part'], 1):f}%"
    return (
        f'<tr data-region="{row["region"]}"{looks}>'
        f'<th scope="row">{text(row["region_name"])}</th>'
        f'<td class="{moved}">{plus}{scale.number(gained)}</td>'
        f"<td>{pulled}</td><td>{part}</td></tr>"
    )
