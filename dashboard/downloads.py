"""The downloads under a view: its files, its sentences, its link and how to cite it.

A file is made only when its button is pressed, and words only when they are asked for.
"""

from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from catalogue.periods import in_beijing
from dashboard import links, store
from exports import picture
from exports.briefing import briefing
from exports.citations import citation
from exports.forms import FORMS
from exports.view import View

OF_CHARTS = (".csv", ".xlsx", ".png")
NOTHING_TO_COPY = "本页没有可复制的句子；各数字的出处见下载的文件。"


def row(view: View, **arguments: Any) -> None:
    """A button for each kind of file, of exactly what `view` shows for these arguments, and
    what can be copied.
    """
    with st.container(horizontal=True):
        for suffix, form in FORMS.items():
            if form.offered and (suffix != ".png" or _is_drawn(view, arguments)):
                _button(view, suffix, f"下载{form.label}", arguments)
        _to_copy(view, arguments)


def single(view: View, of: str, **arguments: Any) -> None:
    """One button for the CSV of a table that stands beside the page's own."""
    _button(view, ".csv", f"下载{of}CSV", arguments)


def pair(view: View, of: str, **arguments: Any) -> None:
    """CSV and workbook of a table that is not the page's own."""
    with st.container(horizontal=True, gap="small"):
        for suffix in (".csv", ".xlsx"):
            _button(view, suffix, f"下载{of}{FORMS[suffix].label}", arguments)


def of_chart(view: View, **arguments: Any) -> None:
    """Quiet buttons under a chart that is not the page's own: its numbers, and it as a picture."""
    with st.container(horizontal=True, gap="small"):
        for suffix in OF_CHARTS:
            if suffix != ".png" or _is_drawn(view, arguments):
                _button(view, suffix, f"图的{FORMS[suffix].label}", arguments, quiet=True)


def _is_drawn(view: View, arguments: dict[str, Any]) -> bool:
    """Whether there is a chart, and a font to write on it (`exports.picture.NO_FONT`)."""
    shown = store.on_screen()
    asked = tuple(sorted(arguments.items()))
    return shown is not None and picture.available() and _drawn(view, shown.path, asked)


@lru_cache(maxsize=1024)
def _drawn(view: View, release: Path, asked: tuple[tuple[str, Any], ...]) -> bool:
    return view.drawn(store.opened(release), dict(asked))


def _button(
    view: View, suffix: str, label: str, arguments: dict[str, Any], *, quiet: bool = False
) -> None:
    """The release is fixed when the page is drawn, so that a file asked for after a new build
    still equals the screen it was asked from.
    """
    warehouse = store.warehouse()
    form = FORMS[suffix]
    st.download_button(
        label,
        data=partial(form.content, view, warehouse, arguments),
        file_name=view.file_name(warehouse, arguments, suffix),
        mime=form.mime,
        on_click="ignore",
        icon=":material/download:",
        type="tertiary" if quiet else "secondary",
        key=f"{view.name}{suffix}",
    )


def _to_copy(view: View, arguments: dict[str, Any]) -> None:
    """复制文字, 复制链接, 引用; each has a button of its own to copy it."""
    opened = st.popover(
        "复制文字、链接、引用",
        icon=":material/content_copy:",
        on_change="rerun",
        key=f"copy_{view.name}",
    )
    if not opened.open:
        return
    told = briefing(view, store.warehouse(), arguments)
    said = [words for section in told.sections for words in section.paragraphs]
    page, file = (
        links.to_here(view.name, told.release),
        links.to_file(view.name, view.link(arguments)),
    )
    with opened:
        for title, words in (
            ("文字", "\n".join(said) or NOTHING_TO_COPY),
            ("链接", page),
            ("Excel、WPS 取数的链接", file),
            ("引用", citation(told, page, in_beijing(datetime.now(UTC)).date())),
        ):
            if words:
                st.caption(title)
                st.code(words, language=None, wrap_lines=True)
