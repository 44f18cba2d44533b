"""下载中心: what is chosen to be taken along, a look at it, and the whole record.

The files themselves are made by `exports`; nothing is made before it is asked for.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import choices, downloads, links, notes, store, ways_out
from dashboard.markup import scrolling, section, text
from dashboard.scope import Scope
from exports import prepared, record, record_book, views
from exports.codebook import codebook
from exports.delimited import cell, csv_bytes
from exports.summaries.downloads import size_in_words
from exports.views import BRIEFING
from warehouse import queries
from warehouse.comparison import records

SEEN = ("地区", "指标", "期间", "数值", "单位", "限定", "缺失原因", "名次", "来源", "位置")
FIRST_LINES = 8
CITY_ONLY = "（无区县数）"
NAMES = {".csv": "CSV", ".xlsx": "Excel", ".parquet": "Parquet"}


@dataclass(frozen=True)
class Chosen:
    """What the reader wants; nothing named is everything."""

    years: tuple[int, ...]
    themes: tuple[str, ...]
    regions: tuple[str, ...]


def choose(here: Scope) -> Chosen:
    """Years, themes and regions, on the page itself; the latest year that districts owed."""
    meanings = store.meanings()
    years = here.years()
    if not years:
        ways_out.nothing_at_all(here, "没有任何数据。")
    owed = [r.until for r in meanings.organisation.reporting if r.until in years]
    apart = {*here.years(districts=True)}
    options = {str(year): f"{year}年{'' if year in apart else CITY_ONLY}" for year in years}
    latest = str(max(owed, default=years[0]))
    topics = dict.fromkeys(i.topic for i in meanings.indicators.values())
    places = {r.code: r.name for r in (here.region, *meanings.districts)}
    ask = here.controls.choose_several
    chosen = ask(choices.YEARS, "年份", options, [latest], below=True)
    return Chosen(
        years=tuple(map(int, chosen)),
        themes=ask(choices.THEMES, "主题（不选即全部）", {t: t for t in topics}, [], below=True),
        regions=ask(choices.REGIONS, "地区（不选即全部）", places, [], below=True),
    )


def preview(lines: pd.DataFrame) -> str:
    """The first lines of the file, with the columns that say most."""
    shown = (*SEEN, "示例") if "是" in set(lines["示例"]) else SEEN
    heads = "".join(f'<th scope="col"{_looks(name)}>{name}</th>' for name in shown)
    rows = "".join(
        "<tr>" + "".join(_seen(name, line) for name in shown) + "</tr>"
        for line in records(lines.head(FIRST_LINES))
    )
    return (
        f'<div class="cf">{scrolling("文件预览")}'
        '<table class="figures preview" data-view="downloads">'
        f"<caption>文件的前{min(FIRST_LINES, len(lines))}条（共{len(lines)}条）</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def _seen(name: str, line: dict[str, object]) -> str:
    """A cell of the preview: numbers to the right, words to the left."""
    return f"<td{_looks(name)}>{text(cell(line[name]))}</td>"


def _looks(name: str) -> str:
    return "" if name == "数值" else ' class="text"'


def too_narrow(here: Scope) -> str:
    """What was chosen leaves nothing: why, and the way back to everything."""
    why = "所选的年份、主题和地区凑在一起没有数据：这几项互相排斥，请放宽一项。"
    ways = [("清除所有筛选", links.to_page("downloads", {}))]
    return ways_out.way_out(why, [*ways, *ways_out.samples(here, "downloads", {})])


def briefing_asked(here: Scope, chosen: Chosen) -> dict[str, object]:
    """The briefing that suits the choice: its latest year, its one region and its one theme."""
    (region,) = chosen.regions if len(chosen.regions) == 1 else (here.region.code,)
    (theme,) = chosen.themes if len(chosen.themes) == 1 else (None,)
    own = None if region == here.region.code else region
    return {"year": max(chosen.years), "region": own, "theme": theme, "sample": here.sample}


def briefing_title(asked: dict[str, object]) -> str:
    """2022年浏阳市工商联工作成效简报"""
    heading = BRIEFING.heading
    return "" if heading is None else heading(store.warehouse(), asked)


def reporting(here: Scope, chosen: Chosen) -> None:
    """报送矩阵 and 催报名单 of the latest year of the choice for which something was owed."""
    owed = {row["year"] for row in records(store.ask(queries.years_owed))}
    year = max(owed & {*chosen.years}, default=None)
    said = "所选年份没有要求区县报送" if year is None else f"{year}年度各区县报了什么、还缺什么"
    st.html(f'<div class="cf">{section("报送进度", said)}</div>')
    if year is not None:
        asked = {"year": year, "sample": here.sample}
        downloads.pair(views.MATRIX, "矩阵", **asked)
        downloads.pair(views.COVERAGE, "催报名单", **asked)


def whole_record(here: Scope) -> None:
    """Every figure with its source: prepared on the first asking, then a link to the file."""
    shown = store.on_screen()
    if shown is None:
        return
    count = record.count_lines(store.opened(shown.path), sample=here.sample)
    for column, suffix in zip(st.columns(len(NAMES)), NAMES, strict=True):
        with column:
            _record(shown.path, suffix, count, sample=here.sample)


def _record(release: Path, suffix: str, count: int, *, sample: bool) -> None:
    """A button that prepares the file, and once it is there the link with its size."""
    path = prepared.path_of(release.name, suffix, store.prepared_folder(), sample=sample)
    if suffix == ".xlsx" and count > record_book.SHEET_LINES:
        st.html(notes.note(record_book.too_long(count)))
        return
    if not path.exists():
        if not st.button(f"准备{NAMES[suffix]}（{count}条）", key=f"record{suffix}"):
            return
        _prepare(release, suffix, sample=sample)
    name = prepared.record_name(store.opened(release), suffix, sample=sample)
    address = text(links.to_record(suffix, sample=sample))
    size = size_in_words(path.stat().st_size)
    st.html(
        f'<div class="cf"><p class="note"><a href="{address}" download>下载{text(name)}</a>'
        f"（{size}）</p></div>"
    )


def _prepare(release: Path, suffix: str, *, sample: bool) -> None:
    """Make the file, and say meanwhile how much of it is done."""
    said = f"正在准备{NAMES[suffix]}，完成后出现下载链接"
    bar = st.progress(0.0, text=said)

    def told(share: float) -> None:
        bar.progress(min(share, 1.0), text=f"{said}：{share * 100:.0f}%")

    prepared.prepared(
        store.opened(release),
        release.name,
        suffix,
        store.prepared_folder(),
        sample=sample,
        told=told,
    )
    bar.empty()


def codes() -> None:
    """What the columns and codes of the whole record mean, as a file."""
    warehouse = store.warehouse()
    st.download_button(
        "下载编码手册CSV",
        data=lambda: csv_bytes(codebook(warehouse)),
        file_name=f"编码手册_第{warehouse.number}版.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key="codebook",
    )
