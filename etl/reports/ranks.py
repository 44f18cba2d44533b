"""Places in a list: 第6, 位列全国40位, 居首位, 前十. Ordinals of meetings and batches are none.

Reads places only; which list it is, is found by the catalogue's phrases.
"""

import re
from decimal import Decimal

from etl.reports.numerals import chinese
from etl.reports.quantities import Quantity

NUMBER = r"(?P<number>\d{1,4}|[一二三四五六七八九十百]{1,5})"
NTH = re.compile(rf"第{NUMBER}(?P<unit>位|名)?")
HIDDEN = re.compile("第[*Xx×○□]{1,4}[位名]")
HEAD = re.compile("首位|榜首")
TOP = re.compile(rf"前{NUMBER}(?P<unit>位|名|强)?(?![个年月天批期季日周届次%.\d亿万千])")
# What a rank is the object of. 排 and 列 alone are too short to stand far away.
CUE = re.compile(
    "(?:位列|位居|排名|排位|排在|名列|列居|跃居|跃升|跻身|进入|迈入|升至|升到|上升到|上升至|稳居|居于|蝉联|"
    "荣登|荣获|获评|夺得|摘得|勇夺|取得|获得|获|考核|评比|评为|综合评价|位次|名次|连续[^,。]{0,6}|保持|居|列|排|登)"
    "[^,。;!?、“”]{0,16}\\Z"
)
LISTED = re.compile("(?:第(?:\\d{1,4}|[一二三四五六七八九十]{1,3})(?:位|名)?、)\\Z")
CHANGE = re.compile("(?:提升|上升|前进|进位|跃升|下降|后退|前移|提高|攀升|晋升|赶超)(?:了)?\\Z")
# 由全省第八上升到第三
MOVED_ON = re.compile(
    "(?:大幅|一跃)?(?:上升|提升|跃升|前进|晋升|进位|跃居|升|下降|回落|降|退)(?:到|至|为)?"
)
RANKED = re.compile(
    "(?:位列|位居|排名|排在|名列|列|居|跃居|升至|跃升至|排位)[^,。;!?、“”]{0,10}\\Z"
)


def rank_at(text: str, place: int) -> Quantity | None:
    """The rank that starts at `place`; None for ordinals and for anything else."""
    head = HEAD.match(text, place)
    if head is not None:
        return _rank(place, head.end(), Decimal(1)) if _cued(text, place) else None
    if text[place] == "前":
        return _top(text, place)
    found = NTH.match(text, place)
    if found is None:
        return None
    if found["unit"] is None and (_is_ordinal(text, found.end()) or not _cued(text, place)):
        return None
    value = _value(found["number"])
    if value is None or text[found.end() : found.end() + 1] == "届":
        return None
    return _rank(place, found.end(), value)


def _is_ordinal(text: str, end: int) -> bool:
    """第一属性, 第三产业: a noun follows, where a rank would end the clause."""
    after = text[end : end + 1]
    if "\u4e00" <= after <= "\u9fff" and after not in "和与及的":
        return MOVED_ON.match(text, end) is None
    return False


def masked_rank_at(text: str, place: int) -> Quantity | None:
    """第xx位: a rank whose number is hidden."""
    found = HIDDEN.match(text, place)
    if found is None or not _cued(text, place):
        return None
    return Quantity(
        start=place,
        end=found.end(),
        value=None,
        unit="位",
        family="rank",
        qualifier="masked",
        masked=True,
    )


def is_rank(text: str, found: Quantity) -> bool:
    """Whether N位 counts places and not people: 位列全国40位, 提升3位, but not 70位企业家."""
    before = text[max(0, found.start - 18) : found.start]
    return bool(RANKED.search(before) or CHANGE.search(before))


def _cued(text: str, place: int) -> bool:
    before = text[max(0, place - 24) : place]
    return bool(CUE.search(before) or LISTED.search(before))


def _top(text: str, place: int) -> Quantity | None:
    found = TOP.match(text, place)
    value = None if found is None else _value(found["number"])
    if found is None or value is None or not _cued(text, place):
        return None
    return _rank(place, found.end(), value, top=True)


def _value(number: str) -> Decimal | None:
    if number.isdecimal():
        return Decimal(number)
    read = chinese(number)
    return None if read is None or read.high is not None else read.low


def _rank(start: int, end: int, value: Decimal, *, top: bool = False) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        value=value,
        unit="位",
        family="rank",
        qualifier="at_most" if top else "exact",
    )
