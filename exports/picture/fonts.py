"""The Chinese font of this machine, looked up once.

By the names under which Windows, macOS and Linux ship one; CHAMBER_FONT names another file.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

NO_FONT = (
    "这台服务器没有中文字体，画不出图片；Excel和幻灯片里的图可以直接使用。"
    "安装 Noto Sans CJK，或用环境变量 CHAMBER_FONT 指出一个中文字体文件即可。"
)
# Regular and bold of one family; the first family that is there is used.
FAMILIES = (
    ("msyh.ttc", "msyhbd.ttc"),
    ("PingFang.ttc", "PingFang.ttc"),
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf"),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf"),
    ("Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc"),
    ("STHeiti Light.ttc", "STHeiti Medium.ttc"),
    ("simhei.ttf", "simhei.ttf"),
    ("simsun.ttc", "simsunb.ttf"),
    ("wqy-microhei.ttc", "wqy-microhei.ttc"),
    ("wqy-zenhei.ttc", "wqy-zenhei.ttc"),
    ("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf"),
)
FOLDERS = (
    "C:/Windows/Fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
)
MOST_FACES = 16


def folders() -> list[Path]:
    """Where fonts lie on the three systems."""
    return [Path(folder).expanduser() for folder in FOLDERS]


@lru_cache(maxsize=1)
def _files() -> tuple[Path, Path] | None:
    """Regular and bold; None where there is no Chinese font."""
    named = os.environ.get("CHAMBER_FONT")
    if named and Path(named).is_file():
        return Path(named), Path(named)
    found = {path.name.lower(): path for folder in folders() for path in _fonts_in(folder)}
    for regular, bold in FAMILIES:
        if regular.lower() in found:
            file = found[regular.lower()]
            return file, found.get(bold.lower(), file)
    return None


def _fonts_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (p for p in folder.rglob("*") if p.suffix.lower() in (".ttc", ".ttf", ".otf"))


def available() -> bool:
    """Whether pictures can be drawn here."""
    return _files() is not None


@lru_cache(maxsize=64)
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font in this size. Raises `LookupError` where there is none."""
    files = _files()
    if files is None:
        raise LookupError(NO_FONT)
    file = files[1] if bold else files[0]
    return ImageFont.truetype(str(file), size, index=_simplified(file))


@lru_cache(maxsize=4)
def _simplified(file: Path) -> int:
    """Which face of a collection has the forms of the mainland; the first where none says so."""
    if file.suffix.lower() != ".ttc":
        return 0
    for index in range(MOST_FACES):
        try:
            name = ImageFont.truetype(str(file), 12, index=index).getname()[0] or ""
        except OSError:
            break
        if name.endswith(" SC") or "SC" in name.split():
            return index
    return 0


def forget() -> None:
    """Look for fonts again (tests, which hide them)."""
    for remembered in (_files, font, _simplified):
        remembered.cache_clear()
