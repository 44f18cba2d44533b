"""The downloads under a view. A file is made only when its button is pressed."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import store
from exports.forms import FORMS
from exports.view import View


def row(view: View, **arguments: Any) -> None:
    """A button for each kind of file, of exactly what `view` shows for these arguments."""
    with st.container(horizontal=True):
        for suffix, form in FORMS.items():
            _button(view, suffix, f"下载{form.label}", arguments)


def single(view: View, of: str, **arguments: Any) -> None:
    """One button for the CSV of a table that stands beside the page's own."""
    _button(view, ".csv", f"下载{of}CSV", arguments)


def _button(view: View, suffix: str, label: str, arguments: dict[str, Any]) -> None:
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
        key=f"{view.name}{suffix}",
    )
