"""Controls whose state is the link: every choice is in the URL, by key.

Not Streamlit's own binding: it writes what `format_func` shows, so that renaming a title
breaks every shared link. A choice is known before its control is drawn, so that a page can
show its numbers first: with an empty cache the browser needs most of a second for the code
of a list. Nothing here knows what a choice is for.
"""

import time
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

INDICATOR, YEAR, REGIONS, SAMPLE = "indicator", "year", "regions", "sample"
SOURCE, PLACE, SHOW = "source", "place", "show"
THEMES, YEARS = "themes", "years"
COLOURS = "colours"
DISTRICT, PILLAR, THEN, PER, AXIS = "district", "pillar", "then", "per", "axis"
APPEARING_SECONDS = 0.4
FEW = 16
"""Up to so many options all stand in view; more go into a list."""


def _arrived(name: str) -> str | None:
    """The value in the link, if it did not come from our own control.

    The link wins when the page is opened, when the reader goes back, and when the address is
    edited by hand; otherwise the control does.
    """
    linked = st.query_params.get(name)
    return linked if linked != st.session_state.get(f"written_{name}") else None


def _write(chosen: Mapping[str, str]) -> None:
    """All at once: each write is a step of the browser's way back."""
    changed = {n: value for n, value in chosen.items() if st.query_params.get(n) != value}
    if changed:
        st.query_params.update(changed)
    for name, value in chosen.items():
        st.session_state[f"written_{name}"] = value
        # Widget state is dropped when its page is left; this survives.
        st.session_state[f"kept_{name}"] = value


def _notice(said: str) -> None:
    """Where it is found, which is before the page's first number: that is of something else."""
    st.warning(said, icon=":material/link_off:")


def _unknown(label: str, value: str, instead: str) -> str:
    return f"链接中的{label}“{value}”不可用，已改为“{instead}”。"


def _left_out(label: str, value: str, *, some: bool) -> str:
    name = label.partition("（")[0]
    instead = "其余的照常显示" if some else "现按默认显示"
    return f"链接中的{name}“{value}”不可用，已略去，{instead}。"


def _empty(label: str) -> str:
    return f"链接中的{label}是空的，现按默认显示。"


class Controls:
    """The controls of one page and one rerun: first asked, later drawn in the sidebar.

    Widget state is written on every run, because a widget of the same key on another page
    starts from nothing.
    """

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []
        self._below: list[Callable[[], None]] = []
        self._last: list[Callable[[], None]] = []
        self._chosen: dict[str, str] = {}
        self._chosen_below: dict[str, str] = {}

    def choose(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        default: str,
        *,
        known: Mapping[str, str] | None = None,
        last: str | None = None,
    ) -> str:
        """One of `options` (key to label): the link's, else the reader's, else the default.

        `known` says of keys that are options at other times why they are none now: who had
        chosen one, as before switching the samples off, is told so. With `last`, which is its
        help, the control stands below all the others.
        """
        state = f"choice_{name}"
        arrived = _arrived(name)
        kept = st.session_state.get(state, st.session_state.get(f"kept_{name}"))
        value = next((v for v in (arrived, kept) if v is not None and v in options), default)
        wanted = arrived if arrived is not None else kept
        if wanted is not None and wanted not in options:
            if wanted in (known or {}):
                _notice(f"{(known or {})[wanted]}，已改为“{options[value]}”。")
            elif arrived is not None:
                _notice(_unknown(label, arrived, options[value]))
        st.session_state[state] = value
        waiting = self._waiting if last is None else self._last
        waiting.append(lambda: _draw_list(label, options, state, last))
        self._chosen[name] = value
        return value

    def choose_several(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        default: Sequence[str],
        *,
        below: bool = False,
    ) -> tuple[str, ...]:
        """Some of `options`, in their fixed order; the default where none is left.

        `below` the control stands on the page, where `draw_below` is called.
        """
        state = f"choice_{name}"
        arrived = _arrived(name)
        linked = arrived.split(",") if arrived else []
        unknown = [code for code in linked if code not in options]
        some = len(unknown) < len(linked)
        for code in unknown:
            _notice(_left_out(label, code, some=some))
        if arrived == "" and default:
            _notice(_empty(label))
        kept = st.session_state.get(f"kept_{name}", "").split(",")
        wanted = linked or st.session_state.get(state, kept)
        chosen = tuple(o for o in options if o in wanted) or tuple(default)
        st.session_state[state] = list(chosen)
        waiting = self._below if below else self._waiting
        waiting.append(lambda: _draw_several(label, options, state))
        (self._chosen_below if below else self._chosen)[name] = ",".join(chosen)
        return chosen

    def with_samples(self) -> bool:
        """Whether sample figures are shown: one switch, `?sample=off`, for every page."""
        state = f"choice_{SAMPLE}"
        kept = st.session_state.get(f"kept_{SAMPLE}", "on") != "off"
        now = "on" if st.session_state.get(state, kept) else "off"
        value = (_arrived(SAMPLE) or now) != "off"
        st.session_state[state] = value
        self._waiting.append(lambda: _draw_switch(state))
        self._chosen[SAMPLE] = "on" if value else "off"
        return value

    def draw(self) -> None:
        """Draw what was asked, and write the link."""
        _let_the_first_numbers_appear()
        with st.sidebar:
            for draw in (*self._waiting, *self._last):
                draw()
        self._waiting.clear()
        self._last.clear()
        _write(self._chosen)

    def draw_below(self) -> None:
        """Draw what belongs on the page itself, at this place of it."""
        for draw in self._below:
            draw()
        self._below.clear()
        _write(self._chosen_below)


def _let_the_first_numbers_appear() -> None:
    """Once in a visit, give the browser the time to show what it has.

    What follows makes it load lists and charts, and it shows nothing new until their code is
    there: the first number came at 1.5 times the time of an empty page, with this at 1.1.
    """
    if "numbers_have_appeared" not in st.session_state:
        st.session_state["numbers_have_appeared"] = True
        time.sleep(APPEARING_SECONDS)


def _draw_list(label: str, options: Mapping[str, str], state: str, explained: str | None) -> None:
    name = options.__getitem__
    st.selectbox(label, list(options), format_func=name, key=state, help=explained)


def _draw_several(label: str, options: Mapping[str, str], state: str) -> None:
    name = options.__getitem__
    if len(options) <= FEW:
        st.pills(label, list(options), format_func=name, key=state, selection_mode="multi")
    else:
        st.multiselect(label, list(options), format_func=name, key=state, placeholder="请选择")


def _draw_switch(state: str) -> None:
    st.toggle(
        "含示例数据",
        key=state,
        help="区县明细没有公开来源，以示例数据演示；关闭后只看公开发布的真实数据。",
    )
