"""Controls whose state is the link: every choice is in the URL, by key.

Not Streamlit's own binding: it writes what `format_func` shows, so that renaming a title
breaks every shared link. Nothing here knows what a choice is for.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

INDICATOR, YEAR, REGIONS, SAMPLE = "indicator", "year", "regions", "sample"


def _arrived(name: str) -> str | None:
    """The value in the link, if it did not come from our own control.

    The link wins when the page is opened, when the reader goes back, and when the address is
    edited by hand; otherwise the control does.
    """
    linked = st.query_params.get(name)
    return linked if linked != st.session_state.get(f"written_{name}") else None


def _write(name: str, value: str) -> None:
    if st.query_params.get(name) != value:
        st.query_params[name] = value
    st.session_state[f"written_{name}"] = value
    # Widget state is dropped when its page is left; this survives.
    st.session_state[f"kept_{name}"] = value


def _unknown(label: str, value: str, instead: str) -> None:
    st.warning(f"链接中的{label}“{value}”不可用，已改为“{instead}”。", icon=":material/link_off:")


def choose(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """One of `options` (key to label), shown as a list in the sidebar."""
    state = f"choice_{name}"
    arrived = _arrived(name)
    kept = st.session_state.get(state, st.session_state.get(f"kept_{name}"))
    value = next((v for v in (arrived, kept) if v is not None and v in options), default)
    if arrived is not None and arrived not in options:
        _unknown(label, arrived, options[value])
    st.session_state[state] = value
    with st.sidebar:
        chosen = st.selectbox(label, list(options), format_func=options.__getitem__, key=state)
    _write(name, chosen)
    return chosen


def choose_several(
    name: str, label: str, options: Mapping[str, str], default: Sequence[str]
) -> tuple[str, ...]:
    """Some of `options`, in their fixed order; the default where none is left."""
    state = f"choice_{name}"
    arrived = _arrived(name)
    linked = arrived.split(",") if arrived is not None else []
    for unknown in (code for code in linked if code not in options):
        _unknown(label, unknown, "其余所选")
    kept = st.session_state.get(f"kept_{name}", "").split(",")
    wanted = linked or st.session_state.get(state, kept)
    st.session_state[state] = [code for code in wanted if code in options] or list(default)
    with st.sidebar:
        if len(options) <= FEW:
            shown = st.pills(
                label,
                list(options),
                format_func=options.__getitem__,
                key=state,
                selection_mode="multi",
            )
        else:
            shown = st.multiselect(
                label,
                list(options),
                format_func=options.__getitem__,
                key=state,
                placeholder="请选择",
            )
    chosen = tuple(o for o in options if o in shown) or tuple(default)
    _write(name, ",".join(chosen))
    return chosen


FEW = 16
"""Up to so many options all stand in view; more go into a list."""


def with_samples() -> bool:
    """Whether sample figures are shown: one switch, `?sample=off`, for every page."""
    arrived = _arrived(SAMPLE)
    kept = st.session_state.get(f"kept_{SAMPLE}", "on")
    now = "on" if st.session_state.get("choice_sample", kept == "on") else "off"
    # Written on every run: a widget of the same key on another page starts from nothing.
    st.session_state["choice_sample"] = (arrived or now) != "off"
    with st.sidebar:
        on = st.toggle(
            "含示例数据",
            key="choice_sample",
            help="区县明细没有公开来源，以示例数据演示；关闭后只看公开发布的真实数据。",
        )
    _write(SAMPLE, "on" if on else "off")
    return on
