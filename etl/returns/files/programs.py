"""What a program of ours says of a file that it refuses, as a refusal of a return.

How it is run and stopped stands in `etl.programs`. Knows no kind of file.
"""

from pathlib import Path
from typing import Any

from etl import programs
from etl.returns.files.extents import CELL_LIMIT
from etl.returns.files.refusals import broken, too_large
from etl.returns.issues import RefusedError

MEGABYTES = 500


def answer_of(program: str, content: bytes) -> dict[str, Any]:
    """What the program beside this module makes of the file. Raises `RefusedError`."""
    path = Path(__file__).with_name(program)
    try:
        answer = programs.answer_of(path, content, megabytes=MEGABYTES)
    except programs.TooSlowError as error:
        raise too_large("读取时间", f"{programs.SECONDS}秒", "更久") from error
    match answer.get("refused"):
        case None:
            return answer
        case "password":
            raise RefusedError("password_protected")
        case "large":
            raise too_large("有内容的区域", f"{CELL_LIMIT // 10_000}万格", "更多")
        case _:
            raise broken("文件已损坏，可能没有传完整")
