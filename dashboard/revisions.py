"""版本与变化: the releases there are, and what changed between two of them.

Asks which files there are through `store`; what differs is a question of the release on screen.
"""

from typing import Any

import pandas as pd

from catalogue.periods import in_beijing
from catalogue.wording import period_in_words
from dashboard import store
from dashboard.changes import change_with_judgement, coloured
from dashboard.links import to_page
from dashboard.markup import chip, text
from dashboard.scope import Scope
from dashboard.side_by_side import framed
from exports.summaries.releases import KINDS
from exports.views.revisions import SHOWN as HEADS
from exports.views.revisions import STATUSES, by_how_much, sides
from warehouse.comparison import records
from warehouse.database import Warehouse
from warehouse.releases import Release

SHOWN = 300
NOTHING = '<div class="cf"></div>'
Row = dict[str, Any]


def opening() -> list[Release]:
    """The releases that open, newest first."""
    return [release for release in store.releases().all() if release.opens]


def choose(here: Scope, found: list[Release]) -> tuple[int, int] | None:
    """The older and the newer release; None where there is only one."""
    numbers = [release.number for release in found]
    if len(numbers) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    options = {str(number): f"第{number}版" for number in numbers}
    newer = here.controls.choose("newer", "较新的版本", options, str(numbers[0]))
    before = next((n for n in numbers if n < int(newer)), numbers[-1])
    older = here.controls.choose("older", "较早的版本", options, str(before))
    return int(older), int(newer)


def releases_table(found: list[Release], *, sample: bool) -> str:
    """The releases, newest first: number as a link that opens it, when it was built, counts."""
    body = "".join(_release(release, sample=sample) for release in found)
    samples = ["示例"] if sample else []
    heads = ["版本", "建成", "数字", *samples, "观测", "指标", "地区", "来源", "提示"]
    return framed("releases", "点版本号，按那一版打开看板；时间为北京时间", heads, body)


def _release(release: Release, *, sample: bool) -> str:
    contents = release.contents
    if contents is None:
        return ""
    counts = (
        contents.figures,
        *([contents.sample_figures] if sample else []),
        contents.observations,
        contents.indicators,
        contents.regions,
        contents.sources,
        contents.issues,
    )
    mark = chip("现行") if release.in_force else ""
    address = text(to_page("overview", {"release": release.number}))
    link = f'<a href="{address}" target="_self">第{release.number}版</a>'
    cells = "".join(f"<td>{count}</td>" for count in counts)
    return (
        f'<tr data-release="{release.number}"><th scope="row">{link} {mark}</th>'
        f"<td>{in_beijing(contents.built_at):%Y-%m-%d %H:%M}</td>{cells}</tr>"
    )


def changes_table(table: pd.DataFrame, warehouse: Warehouse, older: int, newer: int) -> str:
    """Every difference, revised values first; the places that a revision moved last."""
    rows = records(table)
    if not rows:
        return NOTHING
    body = "".join(_change(row, warehouse, older, newer) for row in rows[:SHOWN])
    rest = f"；只列前{SHOWN}处，全部{len(rows)}处见下载的文件" if len(rows) > SHOWN else ""
    heads = HEADS[:-1]
    return framed("changes", f"修订在前，其次新增、消失、名次变化{rest}", heads, body, "tall")


def any_coloured(table: pd.DataFrame, warehouse: Warehouse) -> bool:
    """Whether a revised value on the screen went up or down where one of the two is better."""
    known = warehouse.catalogue.indicators
    moved = ((by_how_much(row, warehouse), row["indicator"]) for row in records(table)[:SHOWN])
    return any(change is not None and coloured(change, known[key]) for change, key in moved)


def _change(row: Row, warehouse: Warehouse, older: int, newer: int) -> str:
    period = period_in_words(row["period_start"], row["period_end"])
    status = STATUSES.get(row["status"] or "", "")
    before, after = sides(row, warehouse)
    old = _linked(before, row, "old_", older)
    new = _linked(after, row, "new_", newer) + _by_how_much(row, warehouse)
    mark = chip("示例", "sample") if row["sample"] else ""
    return (
        f'<tr data-kind="{row["kind"]}" data-region="{row["region"]}"><th scope="row">'
        f"{text(row['region_name'])} {text(row['indicator_name'])} {mark}</th>"
        f"<td>{text(period)}{text(status)}</td><td>{KINDS[row['kind']]}</td>"
        f"<td>{old or '—'}</td><td>{new or '—'}</td></tr>"
    )


def _linked(words: str, row: Row, side: str, release: int) -> str:
    """The words as a link to where they stand in their source, in the release that says so."""
    source = row[f"{side}source"]
    if not source or row["kind"] == "rank":
        return text(words)
    place = {"source": source, "place": row[f"{side}locator"]}
    address = to_page("sources", {**place, "release": release})
    return f'<a href="{text(address)}" target="_blank">{text(words)}</a>'


def _by_how_much(row: Row, warehouse: Warehouse) -> str:
    """Which way a revised value went, in small, where both sides are numbers."""
    revised = by_how_much(row, warehouse)
    if revised is None:
        return ""
    indicator = warehouse.catalogue.indicator(row["indicator"])
    return f"<br><small>{change_with_judgement(revised, indicator)}</small>"
