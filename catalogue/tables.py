"""A TOML file of the catalogue as tables whose errors name file, table and field.

Turns a table into a record and knows which fields a record has; not what they mean.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from catalogue.meaning import (
    Break,
    Indicator,
    Organisation,
    Parts,
    Peers,
    Quotient,
    Region,
    Reporting,
)
from catalogue.thresholds import Marks

TEXT_TYPES = ("<class 'str'>", "str", "typing.Literal")  # as a dataclass field prints them
Record = TypeVar(
    "Record", Indicator, Quotient, Region, Organisation, Peers, Reporting, Break, Parts, Marks
)


class CatalogueError(Exception):
    """A file of the catalogue cannot be used. The message names file, table and field."""


def suggestion(unknown: str, known: Iterable[str]) -> str:
    """A closing “；是否想写…？” for the nearest known name, or nothing."""
    near = difflib.get_close_matches(unknown, list(known), n=1, cutoff=0.6)
    return f"；是否想写“{near[0]}”？" if near else ""


class Table:
    """One table of a file, whose errors name where it stands."""

    def __init__(self, file: Path, name: str, content: Mapping[str, Any]) -> None:
        self.place = f"{file.name} [{name}]"
        self.content = content

    def error(self, field_name: str, found: str) -> CatalogueError:
        return CatalogueError(f"{self.place} 字段“{field_name}”：{found}")

    def record(self, kind: type[Record], **given: Any) -> Record:
        """The table as a record; `given` are the fields that the file does not hold."""
        known = {f.name for f in fields(kind)} - {"key", "code"}
        for name in self.content:
            if name not in known:
                raise self.error(name, f"不认识的字段{suggestion(name, known)}")
        values = {**given, **{k: frozen(v) for k, v in self.content.items() if k not in given}}
        for f in fields(kind):
            if f.name not in values and f.default is MISSING and f.default_factory is MISSING:
                raise self.error(f.name, "缺少这个字段")
        self._check_shapes(kind, values)
        return kind(**values)

    def _check_shapes(self, kind: type[Record], values: Mapping[str, Any]) -> None:
        for f in fields(kind):
            value, annotation = values.get(f.name), str(f.type)
            if value is None:
                continue
            if annotation.startswith("tuple[str") and not is_texts(value):
                raise self.error(f.name, f"应为文字列表，读到“{value}”")
            if annotation.startswith(TEXT_TYPES) and not isinstance(value, str):
                raise self.error(f.name, f"应为文字，读到“{value}”")
            if "int" in annotation and "tuple" not in annotation and type(value) is not int:
                raise self.error(f.name, f"应为整数，读到“{value}”")
            if annotation == "<class 'bool'>" and type(value) is not bool:
                raise self.error(f.name, f"应为 true 或 false，读到“{value}”")
            if value == "" or (isinstance(value, str) and not value.strip()):
                raise self.error(f.name, "不能为空")

    def one_of(self, field_name: str, allowed: Iterable[str]) -> None:
        """Stop unless the field, or each of its items, is one of `allowed`."""
        found = self.content.get(field_name)
        options = tuple(allowed)
        for item in found if isinstance(found, list) else [found]:
            if item is not None and item not in options:
                near = suggestion(str(item), options) or f"；可用：{'、'.join(options)}"
                raise self.error(field_name, f"不认识“{item}”{near}")

    def parts(self, kind: type[Record], field_name: str) -> tuple[Record, ...]:
        """An array of tables inside this one, as records."""
        found = self.content.get(field_name, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise self.error(field_name, "应为 [[…]] 表")
        return tuple(
            Table(Path(self.place), f"{field_name} {n}", item).record(kind)
            for n, item in enumerate(found, 1)
        )


def frozen(value: Any) -> Any:
    """A list of the file as a tuple; everything else as it is."""
    return tuple(value) if isinstance(value, list) else value


def is_texts(value: Any) -> bool:
    """Whether the value is a tuple of texts, none of them blank."""
    return isinstance(value, tuple) and all(isinstance(v, str) and v.strip() for v in value)


def tables_in(file: Path) -> dict[str, Any]:
    """The file's content. Raises `CatalogueError` if it is missing or not TOML."""
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        raise CatalogueError(f"缺少文件 {file}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{file.name} 不是有效的 TOML：{error}") from error


def named_tables(file: Path) -> Iterable[tuple[str, Table]]:
    """Every table of the file with its name; nothing may stand outside of one."""
    for name, content in tables_in(file).items():
        if not isinstance(content, dict):
            raise CatalogueError(f"{file.name}：“{name}”应写在某个 [表] 之内")
        yield name, Table(file, name, content)
