"""Numbers that count for each of something: 每季度一次, 人均, 年均. Kept as such, never multiplied.

Words before a number in, what it counts for out. Knows no unit.
"""

import re

EACH = re.compile(
    "(?P<each>每(?P<of>半年|个?季度?|季|个?月|周|年|两年|天|日|户|家|人|亩|村|名|期|场|个|次)|年均|月均|人均|户均|亩均|日均|平均)[^,。;!?]{0,12}\\Z"
)
MEANS = {
    "年均": "年",
    "月均": "月",
    "人均": "人",
    "户均": "户",
    "亩均": "亩",
    "日均": "日",
    "平均": "平均",
}


def per_what(text: str, clause: int, start: int) -> str:
    """The 季度, 年 or 户 for which the number counts; nothing for most."""
    before = text[clause:start]
    if "每" not in before and "均" not in before:
        return ""
    each = EACH.search(text, clause, start)
    return "" if each is None else MEANS.get(each["each"]) or (each["of"] or "").removeprefix("个")
