"""The downloads under a view. A file is made only when its button is pressed."""

from functools import partial
from typing import Any

import streamlit as st

from dashboard import store
from exports.forms import FORMS
from exports.view import View


def row(view: View, **arguments: Any) -> None:
    """A button for each kind of file, of exactly what `view` shows for these arguments.

    The release is fixed when the page is drawn, so that a file asked for after a new build
    still equals the screen it was asked from.
    """
    warehouse = store.warehouse()
    for suffix, form in FORMS.items():
        st.download_button(
            f"下载{form.label}",
            data=partial(form.content, view, warehouse, arguments),
            file_name=view.file_name(warehouse, arguments, suffix),
            mime=form.mime,
            on_click="ignore",
            icon=":material/download:",
            key=f"{view.name}{suffix}",
        )
