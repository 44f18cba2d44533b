"""The file CURRENT, which names the release in force, and how files are moved into place.

Knows names and bytes only; whether a named file is any good is decided elsewhere.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

POINTER = "CURRENT"
LONGEST = 200  # a file name; whatever is longer is not one
# On Windows a file that somebody reads cannot be replaced for that moment.
PAUSES = (0.01, 0.05, 0.1, 0.2, 0.5) if os.name == "nt" else ()
Answer = TypeVar("Answer")


def _patiently(action: Callable[[], Answer]) -> Answer:
    for pause in PAUSES:
        try:
            return action()
        except PermissionError:
            time.sleep(pause)
    return action()


def named(folder: Path) -> str:
    """What CURRENT says; nothing where it is missing, unreadable or not text."""
    try:
        content = _patiently(lambda: _beginning(folder / POINTER))
    except OSError:
        return ""
    return content.decode("utf-8", errors="replace").strip()


def _beginning(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(LONGEST)


def move(folder: Path, name: str) -> None:
    """Let CURRENT name another file. A reader sees the old name or the new one, never half."""
    written = folder / f"{POINTER}.part"
    try:
        written.write_text(f"{name}\n", encoding="utf-8")
        settle(written)
        _patiently(lambda: written.replace(folder / POINTER))
    finally:
        written.unlink(missing_ok=True)
    settle_folder(folder)


def settle(file: Path) -> None:
    """Wait until the file's bytes are on the disk: a name must not survive a power cut alone."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def settle_folder(folder: Path) -> None:
    """The same for the names in a folder. Windows offers no such thing and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
