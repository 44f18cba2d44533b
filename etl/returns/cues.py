"""The cues in words beside numbers: that they are of another time, were corrected, or are an
estimate. One vocabulary for notes, remarks and captions.

Knows one clause and the period of the numbers beside it; reads no value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from etl.returns.folding import closed_up
from etl.returns.months import MONTHS, parts_in
from etl.returns.years import COMPARED, TO, Period, periods_in, plain_digits

Kind = Literal["time", "correction", "estimate", "doubt"]
CLAUSES = re.compile(r"[。；;，,!！\n]|\s{2,}")
LEAD = re.compile(
    r"^(?:(?:备?注|说明|附注|填报说明|填表说明)[0-9一二三四五六]{0,2}[:：.、]|\(?[0-9]{1,2}[.、)](?![0-9]))+"
)
# 2021年行动启动以来累计 says since when something is counted, not of when the number is.
SINCE = re.compile(r"(?:自|从)?(?:19|20)[0-9]{2}年(?:[^,，。;；]{0,12}以来|起|至今|开始)")
# How forms are filled in and sent: 请于1月底前报送, 不得漏报, 如有误请联系.
INSTRUCTION = re.compile(
    r"请[于在勿]|[如若]有|如需|不得|[请切]勿|避免|防止|务必|前报|报送|上报|填报[时日]|填表|制表|打印|印发|反馈"
)
UNTIL = re.compile(r"统计[至到]")  # 统计至2020年, beside numbers of 2018: how long it was counted
MONTH_WORD = re.compile(r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九])(?=月)")
BEFORE = re.compile(r"(?<![比较同与和及对于])(?:上年|去年|上一年)度?")
TIME = (
    rf"(?:(?:(?:19|20)[0-9]{{2}}年度?)?(?:[上下]半年|[0-9]{{1,2}}月?份?{TO}[0-9]{{1,2}}月份?|前[0-9]{{1,2}}个?月|前三季度"
    r"|第?[一二三四1-4]季度|[0-9]{1,2}月份?(?:[0-9]{1,2}日)?)|(?:19|20)[0-9]{2}年度?|(?:上年|去年|上一年)度?)"
    r"(?:同期|年?底|年?末|年?初)?"
)
# 截至11月底, 为2022年数, 数据时间：7-12月; not 为2022年成立, 按2020年口径.
STATED = re.compile(
    rf"截[至止]到?{TIME}|(?:时间|期间|时段|区间|日期|统计期|报告期|沿用|填的?是)[:：为是]?{TIME}"
    rf"|(?:为|系|是|用|按|取|属)(?:的是)?{TIME}(?:的|累计|实际|完成|统计)*(?:数据?|数字|情况|值)?$"
    rf"|^(?:此|该|本行|以上|上述|本表|表中)?(?:数据?)?{TIME}(?:的|累计)*(?:数据?|数字|情况|统计)?$"
)
CORRECTION = re.compile(
    r"(?<![已经])(?:更正|勘误|订正)|应(?:改?为|是|填)[^0-9]{0,8}[0-9]|误[填报写录]|[填写录算报]错|填反"
    r"|(?<![无没])有误|作废|[漏少多][填报]|(?:实际?|改)为[0-9]"
)
# 修订：原报115个，漏报跨乡镇项目: the number beside it is the right one.
REVISED = re.compile(r"原报|已(?:经)?(?:更正|修订|补报|改正)|^修订")
ESTIMATE = (
    "预计|预估|预测|(?<!工作)(?<!情况)快报|暂估|估算|估计|测算|推算|初步数|初步统计"
    "|暂定|概算|概数|约数"
)
ESTIMATED = re.compile(
    rf"(?:为|系|是|均|属|按|含|用)[^,，。]{{0,6}}(?:{ESTIMATE})|(?:{ESTIMATE})(?:数|值|统计|填报|口径|结果|$)"
)
DOUBTFUL = re.compile(rf"未统计|未核实|待核|不含|不包括|^累计数据?$|{ESTIMATE}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """What a clause says against numbers. `sure`: of these numbers themselves; else of something
    that may concern them.
    """

    kind: Kind
    sure: bool


def clauses(text: str) -> Iterator[str]:
    """The clauses of a line, closed up, without its 注： or number; without what was mended."""
    revised = REVISED.search(closed_up(text))
    for part in CLAUSES.split(text.strip()):
        plain = LEAD.sub("", closed_up(part)).strip("()")
        if plain and not (revised and CORRECTION.search(plain)):
            yield plain


def cue_in(clause: str, period: Period | None) -> Cue | None:
    """What a clause says against numbers of this period; None where it says nothing.

    Where the period is not known, no time can be told from it: what it says of one is a doubt.
    """
    if CORRECTION.search(clause) and not INSTRUCTION.search(clause):
        return Cue(kind="correction", sure=True)
    if _of_another_time(clause, period):
        return Cue(kind="time", sure=period is not None and bool(STATED.search(_plain(clause))))
    if re.search(ESTIMATE, clause):
        return Cue(kind="estimate", sure=bool(ESTIMATED.search(clause)))
    return Cue(kind="doubt", sure=False) if DOUBTFUL.search(clause) else None


def _plain(clause: str) -> str:
    """The clause without what it compares with, months in words as digits."""
    plain = COMPARED.sub("", SINCE.sub("", plain_digits(clause)))
    return MONTH_WORD.sub(lambda word: str(MONTHS.index(word[1]) + 1), plain)


def years_named(clause: str) -> set[int]:
    """The years that a clause names."""
    return {said.year for said in periods_in(_plain(clause))}


def _of_another_time(clause: str, period: Period | None) -> bool:
    plain = _plain(clause)
    if INSTRUCTION.search(plain):
        return False
    if BEFORE.search(plain):
        return True
    said = list(periods_in(plain))
    parts, vague = parts_in(plain)
    if period is None:
        return bool(parts - {(1, 12)} or vague)
    own = (period.first, period.last)
    if UNTIL.search(plain):
        said = [p for p in said if p.year <= period.year]
    years = any(p.year != period.year or (p.partial and (p.first, p.last) != own) for p in said)
    return years or bool(parts - {own, (1, 12)}) or bool(vague)
