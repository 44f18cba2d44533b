"""Forms that need telling: `etl/layouts/*.toml`, read and checked.

Returns are read by their content; a layout adds what no content says. A missing, misspelt or
unknown field stops the load with file, field and "did you mean", as in the catalogue. Nothing
here looks at a sheet.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.tables import suggestion
from etl.returns.vocabulary import bare

FOLDER = Path(__file__).parent.parent / "layouts"
# Each pattern, and what it must give: (?P<year>…).
PATTERNS = {"title": ("year",), "file": ("year", "region")}


class LayoutError(Exception):
    """A layout file cannot be used. The message names file and field."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One form. A sheet with its title is held to it: its file's name must agree, and its sender
    be a district. `headings` are those that this form means otherwise than the catalogue, each
    with the indicator's key.
    """

    name: str
    title: re.Pattern[str]
    file: re.Pattern[str]
    headings: Mapping[str, str]


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

    def take(self, content: dict[str, Any], *fields: str) -> dict[str, Any]:
        """The content, if it has exactly these fields."""
        for name in content:
            if name not in fields:
                raise self.error(name, f"不认识的字段{suggestion(name, fields)}")
        for name in fields:
            if name not in content:
                near = suggestion(name, content.keys() - set(fields))
                raise self.error(name, f"缺少这个字段{near}")
        return {name: content[name] for name in fields}

    def text(self, field: str, found: Any) -> str:
        """The field, if it is a text."""
        if not isinstance(found, str):
            raise self.error(field, f"应为文字，读到“{found}”")
        return found

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

    def headings(self, found: Any) -> dict[str, str]:
        """Headings, compared as cells are, with the key of what each means."""
        if not isinstance(found, dict):
            raise self.error("headings", f"应为表，读到“{found}”")
        return {bare(name): self.text(f"headings.{name}", key) for name, key in found.items()}


def read_layout(path: Path) -> Layout:
    """The layout in one file. Raises `LayoutError`."""
    file = _File(path)
    found = file.take(file.content, "name", *PATTERNS, "headings")
    return Layout(
        name=file.text("name", found["name"]),
        title=file.pattern("title", found["title"], *PATTERNS["title"]),
        file=file.pattern("file", found["file"], *PATTERNS["file"]),
        headings=file.headings(found["headings"]),
    )


@cache
def load_layouts(folder: Path = FOLDER) -> tuple[Layout, ...]:
    """Every form we know, in the order of their files."""
    return tuple(read_layout(path) for path in sorted(folder.glob("*.toml")))
