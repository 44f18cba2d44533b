"""Why a view is empty, and where there is something instead.

Words and links as markup; asks only which years have a figure. Never an empty chart without it.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from catalogue import Indicator
from dashboard import store
from dashboard.links import to_page
from dashboard.markup import text

if TYPE_CHECKING:
    from dashboard.scope import Scope

HIDDEN = "区县的数没有公开来源，演示数现在没有打开。"
MOST = 3
NONE: Mapping[str, object] = {}
Ways = Sequence[tuple[str, str]]
"""Words and address of each way."""


def way_out(why: str, ways: Ways) -> str:
    """Why there is nothing, and links to where there is something."""
    links = "".join(f'<a href="{text(to)}" target="_self">{text(words)}</a>' for words, to in ways)
    return f'<div class="cf"><div class="way-out"><p>{text(why)}</p>{links}</div></div>'


def nothing_at_all(here: "Scope", said: str = "没有任何区县数据。") -> NoReturn:
    """Nothing that this page could show: it says so, and ends."""
    here.controls.draw()
    why = f"{said}{'请先报送区县数据，再重新构建。' if here.sample else HIDDEN}"
    st.html(way_out(why, samples(here, "", {})))
    st.stop()


def no_districts(
    here: "Scope",
    page: str,
    items: Sequence[str],
    year: int,
    chosen: Mapping[str, object] = NONE,
) -> None:
    """No district has any of the items in the year: why, the years that have some, the samples.

    `chosen` is what the page's link keeps beside the year.
    """
    known = [i for key in items if (i := store.meanings().indicators.get(key)) is not None]
    name = f"{known[0].name}的" if len(known) == 1 else ""
    why = f"{year}年没有{name}区县数据：{_reason(items, known, year)}。"
    with_samples = {**chosen, "year": _year_of_samples(here, known, year)}
    ways = [*_years(here, page, known, year, chosen), *samples(here, page, with_samples)]
    st.html(way_out(f"{why}{'' if here.sample else HIDDEN}", ways))


def _reason(items: Sequence[str], known: Sequence[Indicator], year: int) -> str:
    begun = [one.since for one in known if one.since is not None]
    if known and len(begun) == len(known) and year < min(begun):
        return f"从{min(begun)}年才开始统计"
    owed = any(store.meanings().organisation.expected(item, year) for item in items)
    return "各区县都未报送" if owed else "这一年没有要求区县报送"


def _years(
    here: "Scope", page: str, known: Sequence[Indicator], year: int, chosen: Mapping[str, object]
) -> Ways:
    years = sorted({y for one in known for y in here.years(one, districts=True)}, reverse=True)
    others = [y for y in years if y != year]
    return [(f"看{y}年", to_page(page, {**chosen, "year": y})) for y in others[:MOST]]


def _year_of_samples(here: "Scope", known: Sequence[Indicator], year: int) -> int:
    """The year itself where districts have samples of it, else the latest that has some."""
    years = {y for one in known for y in here.years(one, districts=True, hidden=True)}
    return year if year in years else max(years, default=year)


def samples(here: "Scope", page: str, chosen: Mapping[str, object]) -> Ways:
    """The way to the same view with samples, where they are off."""
    return [] if here.sample else [("看演示数", to_page(page, {**chosen, "sample": "on"}))]


def no_years(here: "Scope", indicator: Indicator, regions: Sequence[str]) -> None:
    """None of the chosen districts has the indicator in any year: it cannot, or nobody said."""
    places = [store.meanings().region(code) for code in regions]
    cannot = all(not indicator.applies(place) for place in places)
    names = "、".join(place.name for place in places)
    reason = "这一指标不适用于所选区县" if cannot else "没有报送，来源也没有提到"
    why = f"{names}没有{indicator.name}：{reason}。{'' if here.sample else HIDDEN}"
    there = {
        code
        for code in (region.code for region in store.meanings().districts)
        if code not in regions and indicator.applies(store.meanings().region(code))
    }
    chosen: dict[str, object] = {"indicator": indicator.key}
    kept = {**chosen, "regions": ",".join(regions)}
    ways = (
        [("换成有数的区县", to_page("trends", chosen))]
        if there and here.years(indicator, districts=True)
        else []
    )
    st.html(way_out(why, [*ways, *samples(here, "trends", kept)]))


def no_figures(here: "Scope", region: str, year: int) -> None:
    """A district without a single number of the year."""
    name = store.meanings().region(region).name
    owed = any(
        store.meanings().organisation.expected(key, year) for key in store.meanings().indicators
    )
    said = f"{name}还没有报送" if owed else "这一年没有要求区县报送，来源也没有提到"
    years = [y for y in here.years(districts=True) if y != year]
    chosen: dict[str, object] = {"district": region}
    ways = [(f"看{y}年", to_page("profile", {**chosen, "year": y})) for y in years[:MOST]]
    why = f"{year}年没有{name}的数：{said}。{'' if here.sample else HIDDEN}"
    more = samples(here, "profile", {**chosen, "year": year})
    st.html(way_out(why, [*ways, ("看报送进度", to_page("coverage", {"year": year})), *more]))
