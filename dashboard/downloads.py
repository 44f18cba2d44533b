"""The downloads under a view. A file is made only when its button is pressed."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import store
from exports.delimited import csv_bytes
from warehouse.database import Warehouse


def csv_button(view: Callable[..., pd.DataFrame], *names: str, **arguments: Any) -> None:
    """下载CSV of exactly what `view` (of `exports.views`) shows for these arguments.

    `names` make the file's name: page, indicator, year; the release is added, and whether
    samples are inside. The release is fixed when the page is drawn, so that a file asked for
    after a new build still equals the screen it was asked from.
    """
    warehouse = store.warehouse()
    marks = [f"第{warehouse.number}版", *(["含示例"] if arguments.get("sample") else [])]
    st.download_button(
        "下载CSV",
        data=partial(_content, view, warehouse, arguments),
        file_name=f"{'_'.join([*names, *marks])}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"csv_{view.__name__}",
    )


def _content(
    view: Callable[..., pd.DataFrame], warehouse: Warehouse, arguments: dict[str, Any]
) -> bytes:
    return csv_bytes(view(warehouse, **arguments))
