"""报送进度: who has reported what. The sentence, the matrix, the list to chase, what was sent back.

Answers in, markup out; a state is a shape and a word, the colour only says it once more.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from catalogue import Catalogue
from dashboard import notes, scope, store
from dashboard.choices import YEAR
from dashboard.links import to_source
from dashboard.markup import chip, number_with_source, scrolling, section, text
from dashboard.scope import Scope
from exports.reporting import DONE, SHOWN, STATE_NAMES, state_in_words
from warehouse import queries
from warehouse.comparison import records
from warehouse.queries.reporting import STATES

MARKS = {
    "reported": "●",
    "late": "◐",
    "answered": "◎",
    "refused": "✕",
    "not_reported": "○",
    "not_applicable": "–",
}
Rows = list[dict[str, Any]]


def choose_year(here: Scope) -> tuple[int, str]:
    """A year for which something was owed, and what is to be said of years for which nothing
    was; stops with a sentence where there is none.
    """
    years = [row["year"] for row in records(store.ask(queries.years_owed))]
    if not years:
        here.controls.draw()
        st.info(
            "这一版没有记录区县应报什么：或是建成时还不记录报送情况，"
            "或是 catalogue/organisation.toml 没有列出应报的指标。请补充后重新构建。"
        )
        st.stop()
    came = {row["year"]: row["files"] for row in records(store.ask(queries.years_not_asked))}
    wanted = {**dict.fromkeys(_linked_beyond(years[0]), 0), **came}
    year = scope.choose_year(here, sorted({*years, *came}, reverse=True), years[0])
    if year in came:
        here.controls.draw()
        st.info(not_asked(year, came[year]))
        st.stop()
    return year, "\n\n".join(not_asked(other, files) for other, files in wanted.items())


def _linked_beyond(last: int) -> list[int]:
    """The year in the link, where it is one of the next ten."""
    return [year for year in range(last + 1, last + 11) if st.query_params.get(YEAR) == f"{year}"]


def not_asked(year: int, files: int) -> str:
    """收到2023年的9份报表，但2023年不在应报年度内…… and what to do."""
    came = f"收到{year}年的{files}份报表，但" if files else ""
    how = store.meanings().organisation.how_to_ask(year)
    return f"{came}{year}年不在应报年度内，报送进度和催报名单没有这一年。{how}"


def keys(cells: pd.DataFrame) -> str:
    """How many of each state, and the last day: the legend of the matrix too."""
    rows = records(cells)
    counts = Counter(row["state"] for row in rows)
    deadline = next((row["deadline"] for row in rows if row["deadline"] is not None), None)
    pairs = [
        (STATE_NAMES[state], f"{_mark(state)} {counts[state]}")
        for state in STATES
        if counts[state] or state in ("reported", "not_reported")
    ]
    last = [] if deadline is None else [("截止日期", text(deadline.isoformat()))]
    return notes.key_figures([*pairs, *last])


def _mark(state: str) -> str:
    return f'<i class="came {state}" aria-hidden="true">{MARKS[state]}</i>'


def matrix(cells: pd.DataFrame, catalogue: Catalogue, caption: str) -> str:
    """Indicators down, grouped by pillar, districts across; counts at both edges."""
    rows = records(cells)
    districts = {row["region"]: row["region_name"] for row in rows}
    heads = "".join(
        f'<th scope="col">{text(name)}<small>{_count(rows, "region", code)}</small></th>'
        for code, name in districts.items()
    )
    body = "".join(
        _pillar(pillar, list(group), catalogue, len(districts) + 2)
        for pillar, group in groupby(rows, key=lambda r: catalogue.indicator(r["indicator"]).pillar)
    )
    return (
        f'<div class="cf">{scrolling(caption)}<table class="figures matrix" data-view="matrix">'
        f"<caption>{text(caption)}</caption>"
        f'<thead><tr><th scope="col">指标</th>{heads}<th scope="col">已报</th></tr></thead>'
        f"{body}</table></div></div>"
    )


def _pillar(pillar: str, rows: Rows, catalogue: Catalogue, width: int) -> str:
    lines = "".join(
        _line(key, list(group), catalogue)
        for key, group in groupby(rows, key=lambda row: row["indicator"])
    )
    head = f'<th scope="rowgroup" colspan="{width}">{text(pillar)}</th>'
    return f'<tbody><tr class="pillar-row">{head}</tr>{lines}</tbody>'


def _line(key: str, rows: Rows, catalogue: Catalogue) -> str:
    name = catalogue.indicator(key).name
    cells = "".join(
        f'<td data-region="{row["region"]}">{_cell(row, catalogue)}</td>' for row in rows
    )
    count = _count(rows, "indicator", key)
    return (
        f'<tr data-indicator="{key}"><th scope="row">{text(name)}</th>{cells}<td>{count}</td></tr>'
    )


def _cell(row: Mapping[str, Any], catalogue: Catalogue) -> str:
    """A figure that came leads to its source, a return that was sent back to what is wrong."""
    state = row["state"]
    words = state_in_words(row)
    if state == "refused":
        words = f'<a href="#back-{row["region"]}" target="_self">{words}</a>'
    elif state in DONE and row["source"] is not None:
        indicator = catalogue.indicator(row["indicator"])
        name = f"c-{row['region']}-{row['indicator']}"
        words = number_with_source(words, row, indicator, name=name)
    return f'<span class="cell {state}">{_mark(state)}{words}</span>'


def _count(rows: Rows, name: str, value: str) -> str:
    """8/9: of those that can have the figure."""
    owed = [r for r in rows if r[name] == value and r["state"] != "not_applicable"]
    return f"{sum(row['state'] in DONE for row in owed)}/{len(owed)}"


def chase_list(lines: pd.DataFrame, year: int) -> str:
    """催报名单, line for line as in the file; or that there is nobody to chase."""
    title = f'<div class="cf">{section("催报名单", "未报和退回的，每个区县一行")}</div>'
    if lines.empty:
        return title + notes.note(f"{year}年度应报的都已报送，没有需要催报的。")
    heads = "".join(f'<th scope="col">{name}</th>' for name in SHOWN)
    body = "".join(
        f'<tr data-region="{line["地区代码"]}"><th scope="row">{text(line["地区"])}</th>'
        + "".join(f"<td>{text(str(line[name]))}</td>" for name in SHOWN[1:])
        + "</tr>"
        for line in records(lines)
    )
    return (
        f'{title}<div class="cf">{scrolling("催报名单", "tall")}<table class="figures chase" '
        f'data-view="coverage"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
        f"</div></div>"
    )


def sent_back(wrong: pd.DataFrame) -> str:
    """Every return that was sent back, with each of its errors at its place."""
    rows = records(wrong)
    files = "".join(_file(list(group)) for _, group in groupby(rows, key=lambda row: row["file"]))
    title = section("退回的报表", "改正后重新报送，或在 corrections.toml 中裁定，再构建")
    return f'<div class="cf">{title}<div class="back">{files}</div></div>'


def _file(rows: Rows) -> str:
    first = rows[0]
    whose = first["region_name"] or "不知是哪个区县"
    mark = chip("示例", "sample") if first["sample"] else ""
    errors = "".join(f"<li>{_place(row)} {text(row['message'])}</li>" for row in rows)
    anchor = "" if first["region"] is None else f' id="back-{first["region"]}"'
    return (
        f"<section{anchor}><p><strong>{text(whose)}</strong> {text(first['file'])} {mark}</p>"
        f"<ul>{errors}</ul></section>"
    )


def _place(row: Mapping[str, Any]) -> str:
    """Where the error stands: a link into the sheet, if it is a cell and could be read."""
    if row["source"] is None or "!" not in row["place"]:
        return f"<span>{text(row['place'])}</span>"
    address = text(to_source(row["source"], row["place"]))
    return f'<a href="{address}" target="_blank">{text(row["place"])}</a>'
