"""Programs of our own that read what a library may choke on, each in a process that is stopped.

A program takes the file on its input and answers with JSON. Run as one itself, this module bounds
the memory and becomes the program that it is given; so it imports nothing of ours.
"""

import importlib
import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

SECONDS = 10
MEGABYTE = 1024 * 1024


class TooSlowError(Exception):
    """The program did not answer within `SECONDS` and was stopped."""


def answer_of(program: Path, content: bytes, *, megabytes: int) -> dict[str, Any]:
    """What the program makes of the file within so much memory; `{"refused": word}` where it
    refuses it, with the word "broken" where it failed. Raises `TooSlowError`.
    """
    bound = str(megabytes * MEGABYTE)
    command = [sys.executable, "-I", __file__, str(program), bound]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file goes to its input
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlowError(program.name) from error
    answer: dict[str, Any] = {"refused": "broken"}
    return answer if done.returncode != 0 else json.loads(done.stdout)


def bound_memory(size: int) -> None:
    """Let this process take no more than `size` bytes of address space."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:  # Windows has none; the time limit holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    bound_memory(int(sys.argv[2]))
    runpy.run_path(sys.argv[1], run_name="__main__")
