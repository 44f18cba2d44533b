"""A source as it stands on its page: the paper of a report, the sheet, the rows of a table.

Asks through `store`, draws with `document`, `sheets` and `passages`; which source and which
place is chosen in `dashboard.sources`.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import document, passages, sheets, store
from dashboard.links import to_page
from dashboard.markup import text
from warehouse import queries
from warehouse.comparison import records
from warehouse.queries.sources import STATES

NOT_KEPT = "原文未存入本版本：这一版建成时还不保存原文，或原文件已无法读取。请重新构建后再看。"


@dataclass(frozen=True)
class Original:
    """A source on screen, and the place in it that the link names, if it is there."""

    row: dict[str, Any]
    place: str
    readings: pd.DataFrame
    coverage: dict[str, Any]

    @property
    def key(self) -> str:
        """The source's key."""
        return str(self.row["key"])

    @property
    def at_place(self) -> list[dict[str, Any]]:
        """What was read at the place."""
        return [r for r in records(self.readings) if r["locator"] == self.place]


def facts_around(original: Original, line: int | None) -> list[dict[str, Any]]:
    """The rows of the source in its table, those nearest to a line; the header first."""
    return records(store.ask(queries.records_of, source=original.key, position=line))


def sheet_around(original: Original, name: str, row: int | None) -> list[dict[str, Any]]:
    """The rows of a sheet around one of them."""
    return records(store.ask(queries.rows_around, source=original.key, sheet=name, position=row))


def body(original: Original, show: tuple[str, ...]) -> str:
    """The source itself: strip and paper of a report, the sheet or rows of anything else."""
    drawn = {"report": _document, "published": _published, "return": _workbook}
    return f'<div class="cf original">{drawn[original.row["kind"]](original, show)}</div>'


def _document(original: Original, show: tuple[str, ...]) -> str:
    found = records(store.ask(queries.source_text, source=original.key))
    if not found:
        return _strip(original) + _not_kept()
    words = found[0]["text"]
    blocks = records(store.ask(queries.source_blocks, source=original.key))
    stretches = tuple((b["start"], b["finish"], b["kind"], b["level"]) for b in blocks)
    read = store.ask(queries.source_passages, source=original.key)
    markup = store.drawn(document.paper, read, words, stretches, store.meanings(), original.key)
    hidden = " ".join(f"hide-{state}" for state in STATES if show and state not in show)
    markup = markup.replace('class="paper"', f'class="paper {hidden}"', 1)
    first = original.at_place[0] if original.at_place else None
    if first is None or first["start"] is None:
        return _strip(original) + markup
    at = next(
        rows[0]["start"]
        for rows in document.places(records(read))
        if any(row["start"] == first["start"] for row in rows)
    )
    strip = _strip(original, name=str(at), around=document.sentence(words, first))
    return strip + document.marked(markup, str(at))


def _strip(original: Original, name: str = "", around: tuple[str, str, str] | None = None) -> str:
    rows = original.at_place
    if not rows:
        return ""
    said = around or ("", rows[0]["text"], "")
    return passages.strip(rows, store.meanings(), name=name, sentence=said)


def _published(original: Original, _show: tuple[str, ...]) -> str:
    line = sheets.line_of(original.place)
    rows = facts_around(original, line)
    read = sheets.by_place(records(original.readings))
    strip = _strip(original, name="" if line is None or not rows else str(line))
    if len(rows) <= 1:
        return strip + _not_kept()
    told = sheets.facts(rows, read, store.meanings(), source=original.key, place=original.place)
    return strip + sheets.record(rows, original.row, original.place) + told


def _workbook(original: Original, _show: tuple[str, ...]) -> str:
    at = sheets.cell_of(original.place)
    kept = records(store.ask(queries.sheets, source=original.key))
    rows = sheet_around(original, at[0], at[1]) if at is not None else []
    if not rows and kept:
        rows, at = sheet_around(original, kept[0]["sheet"], None), None
    column = "" if at is None else f"{sheets.letters(at[2])}{at[1]}"
    strip = _strip(original, name=column)
    if not rows:
        return strip + _not_kept()
    read = sheets.by_place(records(original.readings))
    whole = "" if at is None else _whole_sheet(original)
    return (
        strip
        + sheets.sheet(rows, read, store.meanings(), source=original.key, place=original.place)
        + whole
    )


def _whole_sheet(original: Original) -> str:
    address = text(to_page("sources", {"source": original.key}))
    return f'<p class="note"><a href="{address}" target="_self">看整张表</a></p>'


def _not_kept() -> str:
    return f'<p class="note">{NOT_KEPT}</p>'
