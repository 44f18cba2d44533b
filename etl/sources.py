"""The declared sources: `data/sources.toml`, one table a document, every field checked.

Says what a source is and that its file is there; never opens that file.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from catalogue.tables import suggestion
from etl.figures import Source, SourceError

KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
DATE_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
KINDS = ("published", "report", "return")
HIGHEST_PRECEDENCE = 100
TYPES: Mapping[str, type] = {"precedence": int, "sample": bool, "year": int}
MAY_BE_EMPTY = ("url", "sha256", "region")
TYPE_NAMES = {str: "加引号的文字", int: "整数", bool: "true 或 false"}


def read_sources(file: Path) -> dict[str, Source]:
    """The declared sources by key, in the order of the file. A file that does not exist
    declares none. Raises `SourceError` naming file, table and field; never returns half.
    """
    sources: dict[str, Source] = {}
    for key, content in _tables(file).items():
        source = _source(f"{file.name} [{key}]", key, content)
        _check_file(f"{file.name} [{key}]", file.parent, source.file)
        _check_new(f"{file.name} [{key}]", source, sources)
        sources[key] = source
    return sources


def _tables(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SourceError(f"{file.name} 应为 UTF-8 文本：{error}") from error
    except tomllib.TOMLDecodeError as error:
        told = "；同一个表或字段只能写一次" if "twice" in str(error) else ""
        raise SourceError(f"{file.name} 不是有效的 TOML：{error}{told}") from error


def _error(place: str, name: str, found: str) -> SourceError:
    return SourceError(f"{place} 字段“{name}”：{found}")


def _source(place: str, key: str, content: Any) -> Source:
    """One table as a record, each of its fields known, present and well written."""
    if not isinstance(content, dict):
        raise SourceError(f"{place}：应写在某个 [表] 之内")
    if not KEY.fullmatch(key):
        raise SourceError(f"{place}：表名只用小写字母、数字、- 和 _")
    _check_names(place, content)
    for name, value in content.items():
        _check_type(place, name, value)
    _check_words(place, content)
    return Source(key=key, **content)


def _check_names(place: str, content: Mapping[str, Any]) -> None:
    known = {f.name for f in fields(Source)} - {"key"}
    for name in content:
        if name not in known:
            raise _error(place, name, f"不认识的字段{suggestion(name, known)}")
    for f in fields(Source):
        if f.name in known and f.default is MISSING and f.name not in content:
            raise _error(place, f.name, "缺少这个字段")


def _check_type(place: str, name: str, value: Any) -> None:
    expected = TYPES.get(name, str)
    if type(value) is not expected:
        raise _error(place, name, f"应为{TYPE_NAMES[expected]}，读到 {value}")
    if isinstance(value, str) and not value.strip() and name not in MAY_BE_EMPTY:
        raise _error(place, name, "不能为空")


def _check_words(place: str, content: Mapping[str, Any]) -> None:
    kind, published, url = content["kind"], content["published"], content.get("url", "")
    if kind not in KINDS:
        near = suggestion(kind, KINDS) or f"；可用：{'、'.join(KINDS)}"
        raise _error(place, "kind", f"不认识“{kind}”{near}")
    if not _is_date(published):
        found = f"应为 2023-01-12、2023-01 或 2023，读到“{published}”"
        raise _error(place, "published", found)
    if not 0 <= content["precedence"] <= HIGHEST_PRECEDENCE:
        found = f"应在 0 到 {HIGHEST_PRECEDENCE} 之间，读到 {content['precedence']}"
        raise _error(place, "precedence", found)
    if url and not url.startswith(("http://", "https://")):
        raise _error(place, "url", f"应以 http:// 或 https:// 开头，没有网址则留空，读到“{url}”")
    sha256 = content.get("sha256", "")
    if sha256 and not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise _error(place, "sha256", f"应为64位小写十六进制，读到“{sha256}”")


def _is_date(text: str) -> bool:
    """An ISO date, a year-month or a year that is one."""
    found = DATE_PARTS.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _check_file(place: str, folder: Path, name: str) -> None:
    """The file lies in the data folder: a source is never read from elsewhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise _error(place, "file", f"应为数据文件夹内的相对路径（用 /），读到“{name}”")
    try:
        there = (folder / name).is_file()
    except (OSError, ValueError):  # a name that no file can have
        there = False
    if not there:
        near = suggestion(path.name, (p.name for p in (folder / path.parent).glob("*")))
        raise _error(place, "file", f"没有文件“{name}”{near}")


def _check_new(place: str, source: Source, others: Mapping[str, Source]) -> None:
    """One document is one source, or its claims would count as two that agree."""
    for other in others.values():
        if source.url and source.url == other.url:
            raise _error(place, "url", f"与 [{other.key}] 相同；同一来源只登记一次")
        if _names(source) == _names(other):
            raise _error(place, "title", f"标题、发布者和日期与 [{other.key}] 相同；只登记一次")


def _names(source: Source) -> tuple[str, str, str, str]:
    """What tells two documents apart. Districts send returns of the same title: the file."""
    file = "" if source.kind == "published" else source.file
    return source.title, source.publisher, source.published, file
