"""What a reader should know before the numbers: who has not reported, which targets are missed,
what the release changed.

Asks through `store`; markup out.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dashboard import store
from dashboard.links import to_page
from dashboard.markup import chip, text
from dashboard.navigation import PAGES
from dashboard.scope import Scope
from dashboard.targets import counted
from exports import summaries
from warehouse import queries
from warehouse.differences import Difference, differences

SAMPLES_OFF = "{}年各区县报送的都是演示数，现在没有打开。"


def news(here: Scope, year: int) -> str:
    """报送, 目标 and 版本, each with its way to the page that says more."""
    owed = store.ask(queries.reporting, year=year, region=here.region.code, sample=here.sample)
    items = [
        (
            "报送",
            SAMPLES_OFF.format(year)
            if here.sent_samples_only(year)
            else summaries.reporting_sentence(owed, year),
            _link("coverage", "报送进度", {"year": year}),
        ),
        *_targets(here, year),
        ("版本", release_sentence(), _link("releases", "版本与变化", {})),
    ]
    body = "".join(
        f"<div><dt>{name}</dt><dd>{text(said)}{link}</dd></div>" for name, said, link in items
    )
    return f'<div class="cf"><dl class="news">{body}</dl></div>'


def _targets(here: Scope, year: int) -> Iterator[tuple[str, str, str]]:
    """How the year's targets stand, where it has any."""
    rows = summaries.targets_of_year(store.ask(queries.targets, sample=here.sample), year)
    if rows:
        mark = f" {chip('示例', 'sample')}" if counted(rows) else ""
        said = summaries.yearly_targets_sentence(rows, year)
        yield "目标", said, f"{mark}{_link('targets', '目标完成', {})}"


def _link(page: str, title: str, chosen: dict[str, object]) -> str:
    if page not in {known.script for known in PAGES}:
        return ""
    return f' <a href="{text(to_page(page, chosen))}" target="_self">{title}</a>'


def release_sentence() -> str:
    """与第3版相比：新增12个数，修订2个（浏阳市会员数等），消失1个。"""
    shown = store.on_screen()
    if shown is None:
        return ""
    older = _before(shown.path, shown.number)
    if older is None:
        return f"第{shown.number}版，此前没有可比较的版本。"
    number, path = older
    return f"与第{number}版相比，{summaries.changed_in_words(_differences(path, shown.path))}。"


@lru_cache(maxsize=16)
def _before(path: Path, number: int) -> tuple[int, Path] | None:
    """The release before this one, of those that are kept and open."""
    del path  # another folder's release of the same number is another release
    earlier = (r for r in store.releases().all() if r.opens and r.number < number)
    return next(((r.number, r.path) for r in earlier), None)


@lru_cache(maxsize=16)
def _differences(older: Path, newer: Path) -> tuple[Difference, ...]:
    return tuple(differences(older, newer))
