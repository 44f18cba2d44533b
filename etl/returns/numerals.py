"""The text of a cell to a number, its scale, its unit and its hedge: 近3.2亿元, 200余家.

The whole text must be read, or none of it: a number with an unread neighbour is refused,
never cut out. Knows no indicator.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from catalogue.quantities import Qualifier
from etl.returns.folding import folded
from etl.returns.issues import RefusedError

BEFORE: dict[str, Qualifier] = {
    "约": "about",
    "大约": "about",
    "近": "nearly",
    "将近": "nearly",
    "不足": "nearly",
    "不到": "nearly",
    "超": "over",
    "超过": "over",
    "突破": "over",
    "逾": "over",
    "不少于": "at_least",
    "不低于": "at_least",
    "至少": "at_least",
    "不超过": "at_most",
    "不多于": "at_most",
    "至多": "at_most",
}
MORE: dict[str, Qualifier] = {"多": "over", "余": "over"}
AFTER: dict[str, Qualifier] = {
    "以上": "at_least",
    "以内": "at_most",
    "以下": "at_most",
    "左右": "about",
}
SCALES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}


def _any(words: dict[str, Qualifier] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


LONGEST = 80  # characters of a cell that may still be one number
# Thousands by commas or by blanks, never by both; else plain digits.
NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,3}(?: [0-9]{3}){1,6}|[0-9]{1,30})(?:\.[0-9]{1,20})?"
)
NUMERAL = re.compile(
    rf"(?P<before>{_any(BEFORE)})? ?(?P<bracket>\()?(?P<minus>[-△▲])? ?(?P<number>{NUMBER})"
    rf"(?(bracket)\)) ?(?P<more>{_any(MORE)})?(?P<scale>{_any(SCALES)})?"
    rf"(?P<more_after>{_any(MORE)})? ?(?P<unit>[^0-9\s.,+\-百千万亿余多]{{0,8}}?)"
    rf"(?P<after>{_any(AFTER)})?"
)
RANGE = re.compile(rf"(?:{NUMBER})[^0-9]{{0,4}}(?:-|~|—|–|至|到)(?:{NUMBER})[^0-9]{{0,6}}")
# 2亿3000万 is one number; 2亿3000 may be anything.
COMPOUND = re.compile(r"(?<![0-9.,])([0-9]{1,6})亿([0-9]{1,4}(?:\.[0-9]{1,4})?)万")
POINT = re.compile(r"(?<=[0-9])。(?=[0-9])")  # 12。5, typed with Chinese signs on
PLUS = re.compile(r"^['’‘]?\+?(?=[0-9.])")  # '988 and +7 are 988 and 7
BARE_POINT = re.compile(r"^(-?)\.(?=[0-9])")
SIGN = re.compile(
    r"^(?P<hedge>[^0-9￥¥]{0,3}?)(?:￥|¥|RMB|CNY|人民币) ?(?=[0-9])|(?<=[0-9万亿]) ?(?:RMB|CNY)$"
)
RUN_OF_DIGITS = re.compile(r"[0-9][0-9,.]{0,40}")


@dataclass(frozen=True, kw_only=True)
class Numeral:
    """What a text says. `scale` is None where the text names none; `unit` may be empty; `signed`
    with a sign of money, which says nothing of its size.
    """

    number: Decimal
    scale: int | None = None
    unit: str = ""
    qualifier: Qualifier = "exact"
    signed: bool = False


def read_numeral(text: str) -> Numeral:
    """The number that the whole of `text` says. Raises `RefusedError` with the reason."""
    written = _usual(folded(text))
    plain = SIGN.sub(lambda found: found["hedge"] or "", written)
    if "百分点" in plain:
        raise RefusedError("percentage_point_text")
    found = NUMERAL.fullmatch(plain) if len(plain) <= LONGEST else None
    hedges = _hedges(found) if found else set()
    if found is None or len(hedges) > 1:
        raise _refusal(plain)
    number = Decimal(re.sub("[, ]", "", found["number"]))
    return Numeral(
        number=-number if found["bracket"] or found["minus"] else number,
        scale=SCALES[found["scale"]] if found["scale"] else None,
        unit=(found["unit"] or "").strip("()").replace("元整", "元"),
        qualifier=next(iter(hedges), "exact"),
        signed=plain != written,
    )


def _usual(plain: str) -> str:
    """The same number as it is usually written: 23000万 for 2亿3000万, 7 for +7, 0.5 for .5."""
    plain = BARE_POINT.sub(r"\g<1>0.", PLUS.sub("", POINT.sub(".", plain)))
    return COMPOUND.sub(lambda found: f"{int(found[1]) * 10**4 + Decimal(found[2])}万", plain)


def _hedges(found: re.Match[str]) -> set[Qualifier]:
    """What the words around the number say of it; more than one thing is a contradiction."""
    words = (
        BEFORE.get(found["before"] or ""),
        MORE.get(found["more"] or found["more_after"] or ""),
        AFTER.get(found["after"] or ""),
    )
    return {word for word in words if word is not None}


def _refusal(plain: str) -> RefusedError:
    if len(plain) <= LONGEST and RANGE.fullmatch(plain):
        return RefusedError("range_value")
    several = len(RUN_OF_DIGITS.findall(plain[:LONGEST])) > 1
    return RefusedError("multiple_numbers" if several else "not_a_number")
