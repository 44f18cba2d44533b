"""What a reader should know before the numbers: who has not reported, what the release changed.

Asks through `store`; markup out.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard import store
from dashboard.links import to_page
from dashboard.markup import text
from dashboard.navigation import PAGES
from dashboard.scope import Scope
from warehouse import queries
from warehouse.comparison import records
from warehouse.differences import Difference, differences

NAMED = 2  # revised figures that are named
KINDS = {"new": "新增", "revised": "修订", "gone": "撤去"}


def news(here: Scope, year: int) -> str:
    """报送 and 版本, each with its way to the page that says more."""
    owed = store.ask(queries.coverage, year=year, region=here.region.code, sample=here.sample)
    items = [
        ("报送", reporting_sentence(owed, year), _link("coverage", "报送进度", {"year": year})),
        ("版本", release_sentence(), _link("releases", "版本与变化", {})),
    ]
    body = "".join(
        f"<div><dt>{name}</dt><dd>{text(said)}{link}</dd></div>" for name, said, link in items
    )
    return f'<div class="cf"><dl class="news">{body}</dl></div>'


def _link(page: str, title: str, chosen: dict[str, object]) -> str:
    if page not in {known.script for known in PAGES}:
        return ""
    return f' <a href="{text(to_page(page, chosen))}" target="_self">{title}</a>'


def reporting_sentence(owed: pd.DataFrame, year: int) -> str:
    """9个区县均已报送 / 未报送：望城区；8/9个区县已报送 — of `queries.coverage`."""
    states: dict[str, list[str]] = {}
    for row in records(owed):
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
        f"{year}年{came}/{len(states)}个区县已报送" if owing else f"{year}年{came}个区县均已报送",
        *([f"未报送：{'、'.join(silent)}"] if silent else []),
        *([f"已退回：{'、'.join(back)}"] if back else []),
        *(["、".join(partly)] if partly else []),
    ]
    return "，".join(said) + "。"


def release_sentence() -> str:
    """与第3版相比：新增12个数，修订2个（浏阳市会员数等），撤去1个。"""
    shown = store.on_screen()
    if shown is None:
        return ""
    older = _before(shown.path, shown.number)
    if older is None:
        return f"第{shown.number}版，此前没有可比较的版本。"
    number, path = older
    return f"与第{number}版相比，{changed_in_words(_differences(path, shown.path))}。"


@lru_cache(maxsize=16)
def _before(path: Path, number: int) -> tuple[int, Path] | None:
    """The release before this one, of those that are kept and open."""
    del path  # another folder's release of the same number is another release
    earlier = (r for r in store.releases().all() if r.opens and r.number < number)
    return next(((r.number, r.path) for r in earlier), None)


@lru_cache(maxsize=16)
def _differences(older: Path, newer: Path) -> tuple[Difference, ...]:
    return tuple(differences(older, newer))


def changed_in_words(found: Sequence[Difference]) -> str:
    """新增12个数，修订2个（浏阳市会员数、开福区会员数） or 没有变化."""
    counts: Counter[str] = Counter(one.kind for one in found)
    if not counts:
        return "没有变化"
    said = []
    for kind, word in KINDS.items():
        if not counts[kind]:
            continue
        words = f"{word}{counts[kind]}个数"
        if kind == "revised":
            names = [f"{d.region_name}{d.indicator_name}" for d in found if d.kind == kind]
            more = "等" if len(names) > NAMED else ""
            words += f"（{'、'.join(names[:NAMED])}{more}）"
        said.append(words)
    return "，".join(said)
