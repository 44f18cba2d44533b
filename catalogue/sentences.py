"""What is said of one indicator, region and year: a sentence to paste, and a theme's paragraph.

By template and from what is given alone: hedges stay, a base of zero gets words, and invented
figures say so. Nothing here asks anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    """2022年，浏阳市万企兴万村投资总额11.2亿元，比上年增长19.2%，居全市第3位（并列）。"""
    return f"{said.year}年，{said.region}{_clause(said, said.indicator.name)}。"


def paragraph(topic: str, statements: Sequence[Statement]) -> str:
    """万企兴万村方面，2022年，全市投资总额77亿元，比上年增长19.2%；项目数1374个。

    Of the statements of one region and year that have a number; nothing where none has. The
    theme's own name is not said again in each clause; without a theme there is no opening.
    """
    told = [said for said in statements if said.has_words]
    if not told:
        return ""
    # Once at the end where every clause would say it.
    invented = all(said.sample for said in told)
    kept = [_unmarked(said) for said in told] if invented else told
    clauses = "；".join(_clause(said, _within(topic, said.indicator.name)) for said in kept)
    about = f"{topic}方面，" if topic else ""
    end = f"（以上均为{SAMPLE}）" if invented else ""
    return f"{about}{told[0].year}年，{told[0].region}{clauses}{end}。"


def _unmarked(said: Statement) -> Statement:
    place = None if said.place is None else replace(said.place, sample=False)
    return replace(said, sample=False, place=place)


def _within(topic: str, name: str) -> str:
    return name.removeprefix(topic) or name


def _clause(said: Statement, name: str) -> str:
    if not said.has_words or said.amount is None:
        return f"{name}{_absent(said)}"
    linked = "为" if said.indicator.kind in ("ratio", "rank") else ""
    words = amount_in_words(said.amount, said.indicator)
    unit = said.indicator.unit if said.amount.qualifier == "indefinite" else ""
    parts = [f"{name}{linked}{words}{unit}{_summed(said)}", _change(said), _place(said)]
    return "，".join(part for part in parts if part) + (f"（{SAMPLE}）" if said.sample else "")


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
    return "（区县合计）" if counted == expected else f"（已报{counted}/{expected}个区县合计）"


def _change(said: Statement) -> str:
    changed = said.change
    if changed is None or (changed.amount is None and changed.reason in NOTHING_TO_COMPARE):
        return ""
    if changed.amount is None or changed.amount.value is None:
        return f"与上年不可比（{changed.reason}）"
    of = _of_what(said)
    if changed.direction == "level":
        return f"{of}与上年持平"
    if changed.direction == "unknown":
        return f"{of}比上年增减无法精确计算（含约数）"
    return (
        f"{of}比上年{_way(changed, said.indicator)}{_size(changed, changed.amount, said.indicator)}"
    )


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


def _place(said: Statement) -> str:
    place = said.place
    if place is None or said.indicator.kind == "rank":
        return ""
    notes = [
        *(["并列"] if place.tied else []),
        *(
            [f"以已报{place.counted}/{place.expected}个区县排名"]
            if place.counted < place.expected
            else []
        ),
        *(["名次含示例数据"] if place.sample and not said.sample else []),
    ]
    beside = f"（{'，'.join(notes)}）" if notes else ""
    return f"居{place.whole}第{place.rank}位{beside}"
