"""Progress of long work on standard error: a bar on a terminal, a line now and then elsewhere.

Knows nothing of what is being done but its name.
"""

import sys
import time
import unicodedata
from typing import TextIO

WIDTH = 20
SECONDS_BETWEEN_LINES = 5.0
SECONDS_BETWEEN_BARS = 0.1


def width(text: str) -> int:
    """How many columns a terminal needs: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """The text with blanks up to so many columns."""
    blanks = " " * max(0, columns - width(text))
    return f"{blanks}{text}" if right else f"{text}{blanks}"


class Bar:
    """Called with steps done, steps in all (0: unknown) and a name. Call `finish` at the end."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream if stream is not None else sys.stderr
        self.on_terminal = self.stream.isatty()
        self.next_at = 0.0 if self.on_terminal else time.monotonic() + SECONDS_BETWEEN_LINES
        self.shown = 0

    def __call__(self, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if now < self.next_at and not (self.on_terminal and total == 0):
            return
        pause = SECONDS_BETWEEN_BARS if self.on_terminal else SECONDS_BETWEEN_LINES
        self.next_at = now + pause
        if self.on_terminal:
            self._replace(_bar(done, total, name))
        else:
            self._write(f"{_counted(done, total)}{name}\n")

    def finish(self) -> None:
        """Wipe the bar away; what follows starts on a clean line."""
        if self.shown:
            self._replace("")
            self._write("\r")
            self.shown = 0

    def _replace(self, text: str) -> None:
        self._write("\r" + padded(text, self.shown))
        self.shown = width(text)

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


def _counted(done: int, total: int) -> str:
    return f"{done}/{total} " if total else ""


def _bar(done: int, total: int, name: str) -> str:
    if not total:
        return f"{name} …"
    filled = WIDTH * done // total
    return f"[{'#' * filled}{'-' * (WIDTH - filled)}] {done}/{total} {name[:40]}"
