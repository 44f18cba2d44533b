"""Programs of our own that read what a library may choke on, each in a process that is stopped.

A program takes the file on its input and answers with JSON; it bounds its memory itself. Knows
no kind of file.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from etl.returns.files.extents import CELL_LIMIT
from etl.returns.files.refusals import broken, too_large
from etl.returns.issues import RefusedError

SECONDS = 10


def answer_of(program: str, content: bytes) -> dict[str, Any]:
    """What the program beside this module makes of the file. Raises `RefusedError`."""
    command = [sys.executable, "-I", str(Path(__file__).with_name(program))]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file goes to its input
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise too_large("读取时间", f"{SECONDS}秒", "更久") from error
    answer: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"refused": ""}
    match answer.get("refused"):
        case None:
            return answer
        case "password":
            raise RefusedError("password_protected")
        case "large":
            raise too_large("有内容的区域", f"{CELL_LIMIT // 10_000}万格", "更多")
        case _:
            raise broken("文件已损坏，可能没有传完整")
