"""What the forms look like: `etl/layouts/*.toml`, read and checked.

A layout names no district and no indicator: only headings, patterns and words. A missing,
misspelt or unknown field stops the load with file, field and "did you mean", as in the
catalogue. Nothing here looks at a sheet.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.tables import suggestion
from etl.returns.folding import closed_up

FOLDER = Path(__file__).parent.parent / "layouts"
# Each pattern, and what it must give: (?P<year>…).
PATTERNS = {
    "title": ("year",),
    "publisher": ("region",),
    "published": ("year", "month", "day"),
    "file": ("year", "region"),
}
COLUMNS = ("label", "unit", "value", "note", "number")
MISSING = ("not_disclosed", "not_applicable", "not_reported", "ambiguous", "masked")


class LayoutError(Exception):
    """A layout file cannot be used. The message names file and field."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One form. `columns` and `missing` hold patterns, most of them built from lists of words.

    `looks_like` says to a person, in Chinese, what a sheet of this form must have.
    """

    name: str
    looks_like: str
    title: re.Pattern[str]
    publisher: re.Pattern[str]
    published: re.Pattern[str]
    file: re.Pattern[str]
    publisher_endings: tuple[str, ...]
    columns: Mapping[str, re.Pattern[str]]
    ignored: tuple[tuple[re.Pattern[str], str], ...]
    missing: Mapping[str, re.Pattern[str]]

    def reason_to_ignore(self, text: str) -> str | None:
        """Why a row that begins with this text holds no indicator; None where it may."""
        plain = closed_up(text)
        return next((reason for p, reason in self.ignored if p.fullmatch(plain)), None)

    def kind_of_missing(self, text: str) -> str | None:
        """Which of `MISSING` the text of a value cell says; None where it says something."""
        plain = closed_up(text)
        return next((kind for kind in MISSING if self.missing[kind].fullmatch(plain)), None)


class _File:
    """A layout file, whose errors name where it stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LayoutError(f"{path.name} 不是有效的 TOML：{error}") from error

    def error(self, field: str, found: str) -> LayoutError:
        return LayoutError(f"{self.path.name} 字段“{field}”：{found}")

    def take(self, content: Any, *fields: str, within: str = "") -> dict[str, Any]:
        """The content, if it is a table of exactly these fields."""
        if not isinstance(content, dict):
            raise self.error(within.rstrip("."), f"应为表，读到“{content}”")
        for name in content:
            if name not in fields:
                raise self.error(within + name, f"不认识的字段{suggestion(name, fields)}")
        for name in fields:
            if name not in content:
                near = suggestion(name, content.keys() - set(fields))
                raise self.error(within + name, f"缺少这个字段{near}")
        return {name: content[name] for name in fields}

    def text(self, field: str, found: Any) -> str:
        """The field, if it is a text."""
        if not isinstance(found, str):
            raise self.error(field, f"应为文字，读到“{found}”")
        return found

    def texts(self, field: str, found: Any) -> tuple[str, ...]:
        """The field, if it is a list of texts."""
        if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
            raise self.error(field, f"应为文字列表，读到“{found}”")
        return tuple(found)

    def pattern(self, field: str, found: Any, *groups: str) -> re.Pattern[str]:
        """The compiled pattern, which must give these groups."""
        text = self.text(field, found)
        try:
            compiled = re.compile(text)
        except re.error as error:
            raise self.error(field, f"不是有效的正则表达式（{error}）") from error
        for group in groups:
            if group not in compiled.groupindex:
                raise self.error(field, f"应含有 (?P<{group}>…)，读到“{text}”")
        return compiled

    def words(self, field: str, found: Any) -> re.Pattern[str]:
        """A pattern that matches any of the words, compared as cells are."""
        return re.compile("|".join(re.escape(closed_up(word)) for word in self.texts(field, found)))


def _columns(file: _File, content: Any) -> dict[str, re.Pattern[str]]:
    """Headings are lists of words; but the value's, which names a year, is a pattern."""
    found = file.take(content, *COLUMNS, within="columns.")
    value = file.pattern("columns.value", found.pop("value"), "year")
    return {**{n: file.words(f"columns.{n}", words) for n, words in found.items()}, "value": value}


def _missing(file: _File, content: Any) -> dict[str, re.Pattern[str]]:
    """Lists of words; but what is masked has many spellings and is a pattern."""
    found = file.take(content, *MISSING, within="missing.")
    masked = file.pattern("missing.masked", found.pop("masked"))
    return {
        **{n: file.words(f"missing.{n}", words) for n, words in found.items()},
        "masked": masked,
    }


def _ignored(file: _File, rows: Any) -> Iterator[tuple[re.Pattern[str], str]]:
    for row in rows if isinstance(rows, list) else [rows]:
        found = file.take(row, "pattern", "reason", within="ignored.")
        yield (
            file.pattern("ignored.pattern", found["pattern"]),
            file.text("ignored.reason", found["reason"]),
        )


def read_layout(path: Path) -> Layout:
    """The layout in one file. Raises `LayoutError`."""
    file = _File(path)
    fields = ("name", "looks_like", *PATTERNS, "publisher_endings", "columns", "ignored", "missing")
    found = file.take(file.content, *fields)
    patterns = {field: file.pattern(field, found[field], *PATTERNS[field]) for field in PATTERNS}
    return Layout(
        name=file.text("name", found["name"]),
        looks_like=file.text("looks_like", found["looks_like"]),
        publisher_endings=file.texts("publisher_endings", found["publisher_endings"]),
        columns=_columns(file, found["columns"]),
        ignored=tuple(_ignored(file, found["ignored"])),
        missing=_missing(file, found["missing"]),
        **patterns,
    )


@cache
def load_layouts(folder: Path = FOLDER) -> tuple[Layout, ...]:
    """Every form we know, in the order of their files."""
    return tuple(read_layout(path) for path in sorted(folder.glob("*.toml")))
