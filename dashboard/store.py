"""The release on the screen, and its answers, remembered as long as it is in force.

Knows which file is read and nothing of what is asked. A release never changes, so an answer
is kept under (file, question, arguments); a new release has a new file name.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Catalogue
from dashboard import links
from warehouse.database import Warehouse
from warehouse.queries import CannotBeAdded
from warehouse.releases import ReleaseError, Releases

ROOT = Path(__file__).resolve().parent.parent
Arguments = ParamSpec("Arguments")
Drawn = TypeVar("Drawn")


def data_folder() -> Path:
    """Where the sources and releases lie: CHAMBER_DATA_DIR, else `data/`."""
    return Path(os.environ.get("CHAMBER_DATA_DIR", ROOT / "data"))


def prepared_folder() -> Path:
    """Where long files wait that have been asked for once."""
    return data_folder() / "prepared"


def meanings() -> Catalogue:
    """The catalogue that explains the figures."""
    return catalogue.load()


@lru_cache(maxsize=8)
def _releases(folder: Path) -> Releases:
    return Releases(folder)


def releases() -> Releases:
    """All releases of the data folder."""
    return _releases(data_folder() / "releases")


@lru_cache(maxsize=4)
def _open(path: Path) -> Warehouse:
    return Warehouse.open(path, meanings())


@dataclass(frozen=True)
class OnScreen:
    """The release being shown, and what must be said about it."""

    path: Path
    number: int
    notice: str | None = None


def _requested(wanted: str) -> OnScreen | None:
    """The older release that the link names, if there is one and it opens."""
    try:
        found = releases().find(int(wanted))
    except (ReleaseError, ValueError):
        return None
    if not found.opens:
        return None
    notice = None if found.in_force else f"正在查看第{found.number}版，不是现行版。"
    return OnScreen(found.path, found.number, notice)


def on_screen() -> OnScreen | None:
    """The release in force, or the one the link names; None before the first one is built."""
    wanted = st.query_params.get("release")
    if wanted is not None and (requested := _requested(wanted)) is not None:
        return requested
    in_force = releases().in_force()
    if in_force.path is None:
        return None
    number = _open(in_force.path).number
    if wanted is not None:
        notice = f"链接中的版本“{wanted}”不存在或打不开，现显示第{number}版。"
        return OnScreen(in_force.path, number, notice)
    if not in_force.unusable:
        return OnScreen(in_force.path, number)
    broken = "、".join(in_force.unusable)
    return OnScreen(in_force.path, number, f"文件 {broken} 打不开，现显示最近可用的第{number}版。")


def warehouse() -> Warehouse:
    """The release on screen, open. Raises `LookupError` before the first one is built."""
    shown = on_screen()
    if shown is None:
        raise LookupError("no release")
    return _open(shown.path)


def ask(
    question: Callable[Concatenate[Warehouse, Arguments], pd.DataFrame],
    *_: Arguments.args,
    **arguments: Arguments.kwargs,
) -> pd.DataFrame:
    """The answer of the release on screen. Shared between readers: never change it in place.

    Raises `CannotBeAdded`, which is remembered like an answer.
    """
    shown = on_screen()
    if shown is None:
        raise LookupError("no release")
    answer = _answer(shown.path, question, tuple(sorted(arguments.items())))
    if isinstance(answer, str):
        raise CannotBeAdded(answer)
    return answer


@lru_cache(maxsize=4096)
def _answer(
    path: Path, question: Callable[..., pd.DataFrame], arguments: tuple[tuple[str, Any], ...]
) -> pd.DataFrame | str:
    """The answer, or why there is none."""
    try:
        answer = question(_open(path), **dict(arguments))
    except CannotBeAdded as refusal:
        return str(refusal)
    answer.attrs["asked"] = (path, question.__name__, arguments)
    return answer


def drawn(draw: Callable[..., Drawn], table: pd.DataFrame, *arguments: Any) -> Drawn:
    """What `draw` makes of an answer, remembered under the question that was asked.

    `arguments` must be hashable, or answers too. Drawing is pure, so a rerun costs a look-up.
    """
    # Links in the markup carry the release and the samples of the reader who sees them.
    state = tuple(links.kept().items())
    known = tuple(_Asked(a) if isinstance(a, pd.DataFrame) else a for a in arguments)
    result: Drawn = _drawn(draw, _Asked(table), known, state)
    return result


class _Asked:
    """A table that is equal to another when both answer one question of one release."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table
        self.key = table.attrs["asked"]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=2048)
def _drawn(
    draw: Callable[..., Any],
    asked: _Asked,
    arguments: tuple[Any, ...],
    _state: tuple[tuple[str, str], ...],
) -> Any:
    given = (a.table if isinstance(a, _Asked) else a for a in arguments)
    return draw(asked.table, *given)


def forget() -> None:
    """Drop everything remembered (tests, which change folders within one process)."""
    for remembered in (_releases, _open, _answer, _drawn):
        remembered.cache_clear()


def opened(path: Path) -> Warehouse:
    """The release in `path`, open. Raises `duckdb.Error` if it cannot be."""
    return _open(path)
