"""What a check wrote into a workbook it returned, so that it is not read as the district's own.

A workbook is mended and sent in again: the list of issues and our comments come back with it.
"""

import re
from typing import Literal

LIST = "问题清单"
LIST_TITLE = "报表检查问题清单"
Marked = Literal["error", "warning"]
NAMES: dict[Marked, str] = {"error": "错误", "warning": "提醒"}
OURS = re.compile(r"\s*【检查·(?:错误|提醒)】.*", re.DOTALL)


def mark(severity: Marked, message: str) -> str:
    """One issue as it stands in a comment."""
    return f"【检查·{NAMES[severity]}】{message}"


def is_marked(text: str) -> bool:
    """Whether a mark of ours may stand in the text."""
    return "【检查" in text


def without_marks(comment: str) -> str:
    """What the district itself wrote: ours always stands at the end."""
    return OURS.sub("", comment)
