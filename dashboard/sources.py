"""原文核对: which source and which place in it, and the blocks that its page is made of.

The source itself is drawn in `dashboard.originals`.
"""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cards, choices, originals, passages, sheets, store
from dashboard.links import to_source
from dashboard.markup import chip, text
from dashboard.originals import Original
from dashboard.scope import Scope
from exports import views
from exports.delimited import cell
from exports.passages import COLUMNS, STATE_NAMES
from exports.summaries.originals import AT_FIRST, numbers_in, source_sentence
from warehouse import queries
from warehouse.comparison import records
from warehouse.queries.sources import STATES

KINDS = {"report": "报告", "published": "公开数据", "return": "报表"}


def choose(here: Scope) -> Original:
    """The source in the link, or the first; stops with a sentence where there is none at all."""
    listed = store.drawn(_by_key, store.ask(queries.sources, sample=here.sample))
    if not listed:
        here.controls.draw()
        st.info("这一版没有任何来源。可在左侧打开“含示例数据”，或先放入来源文件再构建。")
        st.stop()
    options = store.drawn(_names, store.ask(queries.sources, sample=here.sample))
    known = {} if here.sample else store.drawn(_hidden, store.ask(queries.sources, sample=True))
    key = here.controls.choose(choices.SOURCE, "来源", options, next(iter(options)), known=known)
    return Original(
        row=listed[key],
        place=_place(key),
        readings=store.ask(queries.readings, source=key),
        coverage=next(iter(records(store.ask(queries.source_coverage, source=key))), {}),
    )


def _by_key(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {row["key"]: row for row in records(table)}


def _names(table: pd.DataFrame) -> dict[str, str]:
    return {row["key"]: _name(row) for row in records(table)}


def _hidden(every: pd.DataFrame) -> dict[str, str]:
    """The sources of samples, while those are off: key to why it is not on the screen."""
    return {
        row["key"]: f"“{row['title']}”是示例数据，左侧“含示例数据”现在没有打开"
        for row in records(every)
        if row["sample"]
    }


def _name(row: dict[str, Any]) -> str:
    sample = "，示例" if row["sample"] else ""
    return f"{KINDS[row['kind']]}｜{row['title']}（{row['publisher']}，{row['published']}{sample}）"


def _place(key: str) -> str:
    """The place in the link. It goes when the reader turns to another source."""
    if st.query_params.get(choices.SOURCE, key) != key:
        st.query_params.pop(choices.PLACE, None)
    return st.query_params.get(choices.PLACE, "")


def marks(original: Original) -> list[str]:
    """Who published it and when, its kind and file, for the line under the title."""
    row = original.row
    number = store.warehouse().number
    return [
        text(f"{row['publisher']}　{row['published']}"),
        text(KINDS[row["kind"]]),
        text(row["file"]),
        *([text(row["url"])] if row["url"] else []),
        f"第{number}版",
        chip("示例数据", "sample") if row["sample"] else "",
    ]


def coverage(original: Original) -> str:
    """How much of the source became figures: a small bar, and the same in words."""
    covered = original.coverage
    wholes = {"report": "passages", "published": "rows", "return": "cells"}
    whole = covered.get(wholes[original.row["kind"]], 0) if covered else 0
    if original.row["kind"] == "report" and whole:
        whole = numbers_in(original.row)
    if not whole:
        return ""
    part = original.row["mapped"] if covered["passages"] else covered["places"]
    said = {
        "report": f"读到的{whole}个数中，{part}个进入看板",
        "published": f"摘录的{whole}行中，{part}行进入看板",
        "return": f"{whole}个非空单元格中，{part}个读作数据；其余是标题、序号、单位和说明",
    }[original.row["kind"]]
    return (
        f'<div class="cf"><p class="note covered"><span class="gauge" aria-hidden="true">'
        f'<i style="width:{part / whole * 100:.1f}%"></i></span>{text(said)}</p></div>'
    )


def legend(here: Scope, original: Original) -> tuple[str, ...]:
    """The states with mark and count, which also choose what is shown; none without passages."""
    if not original.coverage.get("passages"):
        return ()
    options = {
        state: f"{passages.MARKS[state]} {STATE_NAMES[state]} {original.row[state]}"
        for state in STATES
    }
    return here.controls.choose_several(choices.SHOW, "显示", options, AT_FIRST, below=True)


def say_what_is_unknown(original: Original) -> None:
    """A message where the link names a place that is not in this source."""
    if original.place and not original.at_place and not _row_is_there(original):
        st.warning(
            f"链接中的位置“{original.place}”不在这个来源里，现显示整个来源。",
            icon=":material/link_off:",
        )


def _row_is_there(original: Original) -> bool:
    """Whether the place is a row of the table that was set aside, or a cell that was not read."""
    line, at = sheets.line_of(original.place), sheets.cell_of(original.place)
    if line is not None and original.row["kind"] == "published":
        return any(row["position"] == line for row in originals.facts_around(original, line)[1:])
    return at is not None and any(
        r["position"] == at[1] for r in originals.sheet_around(original, at[0], at[1])
    )


def table(original: Original, show: tuple[str, ...], *, sample: bool) -> str:
    """Everything that was read, as the file has it; each place is a link to it."""
    lines = store.ask(views.SOURCES.table, source=original.key, show=show, sample=sample)
    heads = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    body = "".join(_line(original, line) for line in records(lines))
    return (
        f'<div class="cf"><details class="meaning all"><summary>全部读数（{len(lines)}条）'
        f'</summary><div class="scroll"><table class="figures readings" data-view="sources">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div></details></div>"
    )


def _line(original: Original, line: dict[str, Any]) -> str:
    address = text(to_source(original.key, line["位置"]))
    place = f'<th scope="row"><a href="{address}" target="_self">{text(line["位置"])}</a></th>'
    rest = (line[name] for name in COLUMNS[1:])
    shown = "".join(f"<td>{text(v if isinstance(v, str) else cell(v))}</td>" for v in rest)
    return f"<tr>{place}{shown}</tr>"


def title(original: Original) -> str:
    """The page's first sentence, whose words these are, and how much of them became figures; of
    a return that is not in, why.
    """
    out = records(store.ask(queries.left_out, source=original.key))
    said = source_sentence(original.row, original.coverage, out)
    return cards.title(said, marks(original)) + (_errors(original, out) or coverage(original))


def _errors(original: Original, out: list[dict[str, Any]]) -> str:
    """Each finding at its place; nothing where the return is in."""
    told = "".join(f"<li>{_at(original, row['place'])} {text(row['message'])}</li>" for row in out)
    return f'<div class="cf"><div class="back"><ul>{told}</ul></div></div>' if told else ""


def _at(original: Original, place: str) -> str:
    """A cell as a link to itself; the name of what is larger."""
    if "!" not in place:
        return text(place)
    return f'<a href="{text(to_source(original.key, place))}" target="_self">{text(place)}</a>'
