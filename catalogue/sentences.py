"""What is said of one indicator, region and year: a sentence to paste.

By template and from what is given alone: hedges stay, a base of zero gets words, and invented
figures say so. Nothing here asks anything.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from catalogue.changes import Change
from catalogue.meaning import Indicator
from catalogue.quantities import Amount
from catalogue.wording import (
    amount_in_words,
    percent_in_words,
    size_of_change,
)

SAMPLE = "示例数据"
NOTHING_TO_COMPARE = ("本年无数", "上年无数")
# How a rise and a fall are called: 增长 is praise, so it is kept for what is better when higher.
RISE_AND_FALL = {"higher": ("增长", "下降"), "lower": ("增加", "减少"), "neutral": ("增加", "减少")}
OF_A_RATIO = {"higher": ("提高", "下降"), "lower": ("上升", "下降"), "neutral": ("上升", "下降")}


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a district stands among those of `whole` that reported; `sample`: by invented ones."""

    rank: int
    tied: bool
    counted: int
    expected: int
    whole: str
    sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One indicator of one region in one year. `region` is how it is called: 全市, 浏阳市.

    `summed` are the districts counted and expected where the amount is their sum; the change is
    that of the sums where `change_of_sums` says so, of invented ones with `change_sample`.
    Without an amount `missing_reason` says why.
    """

    indicator: Indicator
    region: str
    year: int
    amount: Amount | None
    missing_reason: str | None = None
    change: Change | None = None
    place: Place | None = None
    summed: tuple[int, int] | None = None
    change_of_sums: bool = False
    change_sample: bool = False
    sample: bool = False

    @property
    def has_words(self) -> bool:
        """Whether there is a number, or at least 若干."""
        return self.amount is not None and self.amount.qualifier != "masked"


def sentence(said: Statement) -> str:
    """2022年，浏阳市万企兴万村投资总额累计11.2亿元，比上年增长19.2%，居全市第3位（并列）。"""
    return f"{said.year}年，{said.region}{clause(said, said.indicator.name)}。"


def to_paste(insight: str, *, about: str = "", sample: bool = False) -> str:
    """An insight as a sentence that stands alone: of what, 示例数据 where it holds any, a stop.

    `about` is what the heading leaves to the page: 2022年会员数：
    """
    mark = f"（含{SAMPLE}）" if sample and SAMPLE not in insight else ""
    return f"{about}{insight.rstrip('。')}{mark}。"


def so_many(counted: int, expected: int) -> str:
    """全部9个区县, 9个区县中的8个"""
    return f"全部{expected}个区县" if counted == expected else f"{expected}个区县中的{counted}个"


@dataclass(frozen=True)
class Note:
    """What limits a clause, by its sort; `words` stand in the clause, or once for all of them."""

    sort: str
    words: str


def notes(said: Statement) -> list[Note]:
    """The notes of a clause; empty words where a note of that sort could stand and does not."""
    place = _placed(said)
    notes = [Note("summed", _summed(said)), Note("sample", SAMPLE if said.sample else "")]
    words = _change(said)
    if words:
        apart = words if words.startswith("与上年不可比") else ""
        notes.append(Note("incomparable", apart))
        if not apart and said.summed is None:
            notes.append(Note("basis", _of_what(said)))
    if place is not None:
        notes.append(Note("scope", _scope(place)))
        if not said.sample:
            notes.append(Note("ranked_sample", "名次含示例数据" if place.sample else ""))
    return notes


NOWHERE: AbstractSet[str] = frozenset()


def clause(said: Statement, name: str, left_out: AbstractSet[str] = NOWHERE) -> str:
    """What is said without year and region; notes of the sorts `left_out` are said elsewhere."""
    if not said.has_words or said.amount is None:
        return f"{name}{_absent(said)}"
    linked = _linked(said.indicator)
    words = amount_in_words(said.amount, said.indicator)
    unit = said.indicator.unit if said.amount.qualifier == "indefinite" else ""
    summed = _beside([] if "summed" in left_out else [_summed(said)])
    parts = [
        f"{name}{linked}{words}{unit}{summed}",
        "" if "incomparable" in left_out else _change(said, told="basis" not in left_out),
        _place(said, left_out),
    ]
    sample = _beside([SAMPLE] if said.sample and "sample" not in left_out else [])
    return "，".join(part for part in parts if part) + sample


def _linked(indicator: Indicator) -> str:
    """投资总额累计77亿元: a sum since 2021 beside 2022年 alone was taken for the year's."""
    if indicator.kind in ("ratio", "rank"):
        return "为"
    return "累计" if indicator.cumulative else ""


def _beside(notes: Sequence[str]) -> str:
    """（并列，以已报8/9个区县排名）"""
    told = "，".join(note for note in notes if note)
    return f"（{told}）" if told else ""


def _absent(said: Statement) -> str:
    if said.amount is not None:
        return "不公布"
    return {
        "not_reported": "未报送",
        "refused": "未报送（报表已退回）",
        "not_applicable": "不适用",
        "not_disclosed": "不公布",
        "not_counted": "未统计",
        "cannot_be_calculated": "无法计算",
    }.get(said.missing_reason or "", "无数据（原文未提）")


def _summed(said: Statement) -> str:
    if said.summed is None:
        return ""
    counted, expected = said.summed
    return "区县合计" if counted == expected else f"已报{counted}/{expected}个区县合计"


def _change(said: Statement, *, told: bool = True) -> str:
    """比上年增长19.2%, of the districts' sums where that is `told` here."""
    changed = said.change
    if changed is None or (changed.amount is None and changed.reason in NOTHING_TO_COMPARE):
        return ""
    if changed.amount is None or changed.amount.value is None:
        return f"与上年不可比（{changed.reason}）"
    of = _of_what(said) if told else ""
    if changed.direction == "level":
        return f"{of}与上年持平"
    if changed.direction == "unknown":
        return f"{of}比上年增减无法精确计算（含约数）"
    size = _size(changed, changed.amount, said.indicator)
    return f"{of}比上年{_way(changed, said.indicator)}{size}"


def _of_what(said: Statement) -> str:
    if not said.change_of_sums:
        return ""
    return f"按区县合计（{SAMPLE}）" if said.change_sample and not said.sample else "按区县合计"


def _way(changed: Change, indicator: Indicator) -> str:
    if indicator.kind == "rank":  # a smaller place number is a better place
        return "下降" if changed.direction == "up" else "上升"
    words = OF_A_RATIO if indicator.kind == "ratio" else RISE_AND_FALL
    # 增长5个 is no Chinese: where there is no percentage, it is an amount that was added.
    plain = indicator.kind != "ratio" and changed.percent is None
    rise, fall = RISE_AND_FALL["neutral"] if plain else words[indicator.polarity]
    return rise if changed.direction == "up" else fall


def _size(changed: Change, amount: Amount, indicator: Indicator) -> str:
    if changed.percent is None or amount.middle == 0:
        return size_of_change(changed, amount, indicator)
    return percent_in_words(changed.percent, "" if amount.qualifier == "exact" else "约")


def _placed(said: Statement) -> Place | None:
    """The place, but of a rank, which says it itself."""
    return None if said.indicator.kind == "rank" else said.place


def _place(said: Statement, left_out: AbstractSet[str]) -> str:
    place = _placed(said)
    if place is None:
        return ""
    notes = [
        "并列" if place.tied else "",
        "" if "scope" in left_out else _scope(place),
        "名次含示例数据"
        if place.sample and not said.sample and "ranked_sample" not in left_out
        else "",
    ]
    return f"居{place.whole}第{place.rank}位{_beside(notes)}"


def _scope(place: Place) -> str:
    if place.counted >= place.expected:
        return ""
    return f"以已报{place.counted}/{place.expected}个区县排名"
