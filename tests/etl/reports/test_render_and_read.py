"""A number written in any of its spellings is read back exactly, or not at all.

What is written here is known, so nothing need be trusted: value, upper end, unit and hedge.
"""

from dataclasses import dataclass
from decimal import Decimal

import cn2an
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from etl.passages import Passage
from tests.etl.reports.gold import reader

UNITS = ("家", "个", "件", "人次", "名", "元", "户", "篇")
BEFORE = {
    "": "exact",
    "近": "nearly",
    "不足": "nearly",
    "不到": "nearly",
    "接近": "nearly",
    "超": "over",
    "超过": "over",
    "突破": "over",
    "逾": "over",
    "约": "about",
    "大约": "about",
    "不少于": "at_least",
    "不低于": "at_least",
    "至少": "at_least",
    "不超过": "at_most",
}
AFTER = {"以上": "at_least", "以内": "at_most", "左右": "about", "上下": "about"}
SCALES = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
JOINTS = ("-", "－", "—", "–", "~", "～", "至", "到", "--")
MASKS = (
    "X", "XX", "XXX", "x", "xx", "Ｘ", "*", "**", "****", "＊＊", "×", "××", "○○", "〇〇", "□□",
    "■■", "●●", "▲▲", "△", "__", "____", "N", "（　）", "( )", "【】", "[]", "**.**", "X.X", "×.×",
    "1**", "2*", "3.*", "*.5",
)  # fmt: skip
BLANKS = ("", " ", "　", "\u00a0", "  ", "\u200b")
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
FORMS = ("plain", "thousands", "blank", "characters", "scaled", "scaled characters")
LEAST = 11  # up to ten in characters may be no count: 三个建设
YEARS = range(1900, 2100)  # 2019-2023 is a span of years


@dataclass(frozen=True)
class Written:
    """A number in one spelling."""

    text: str
    value: Decimal


def thousands(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


@st.composite
def numbers(draw):
    """Digits, characters, thousands, full width, scales."""
    number = draw(st.one_of(st.integers(LEAST, 9999), st.integers(LEAST, 10**9 - 1)))
    form = draw(st.sampled_from(FORMS))
    tenths = draw(st.sampled_from(["", ".5", ".25", ".08"]))
    # 百万 after characters is 二百万 and no scale of its own
    scale = draw(st.sampled_from(["万", "亿"] if form == "scaled characters" else [*SCALES]))
    small = number % 9000 + LEAST
    match form:
        case "plain":
            written = Written(f"{number}{tenths}", Decimal(f"{number}{tenths}"))
        case "thousands":
            written = Written(thousands(number, ",") + tenths, Decimal(f"{number}{tenths}"))
        case "blank":
            written = Written(
                thousands(number, draw(st.sampled_from([" ", "\u00a0", "　"]))), Decimal(number)
            )
        case "characters":
            written = Written(cn2an.an2cn(number, "low"), Decimal(number))
        case "scaled":
            written = Written(
                f"{small}{tenths}{scale}", Decimal(f"{small}{tenths}") * SCALES[scale]
            )
        case _:
            written = Written(f"{cn2an.an2cn(small, 'low')}{scale}", Decimal(small) * SCALES[scale])
    wide = draw(st.booleans())
    return Written(written.text.translate(WIDE), written.value) if wide else written


def figures(text: str) -> list[Passage]:
    return [p for p in reader().passages(text) if p.kind == "figure"]


def said(passage: Passage) -> tuple[object, ...]:
    return passage.value, passage.value_max, passage.unit, passage.qualifier


def the_one(text: str) -> Passage:
    found = figures(text)
    assert len(found) == 1, [(p.text, p.value) for p in found]
    return found[0]


@settings(max_examples=250, deadline=None)
@given(numbers(), st.sampled_from(UNITS), st.sampled_from([*BEFORE]), st.sampled_from(BLANKS))
def test_no_spelling_of_a_number_changes_its_value_or_loses_a_hedge_before_it(
    number, unit, hedge, blank
):
    read = the_one(f"全年共计{hedge}{blank}{number.text}{blank}{unit}。")
    assert said(read) == (number.value, None, unit, BEFORE[hedge])
    assert read.text == f"{number.text}{blank}{unit}"


@settings(max_examples=200, deadline=None)
@given(numbers(), st.sampled_from(UNITS), st.sampled_from([*AFTER]), st.sampled_from(BLANKS))
def test_no_hedge_behind_a_number_is_lost(number, unit, hedge, blank):
    read = the_one(f"全年共计{number.text}{blank}{unit}{hedge}。")
    assert said(read) == (number.value, None, unit, AFTER[hedge])
    assert read.text.endswith(hedge)


@settings(max_examples=200, deadline=None)
@given(numbers(), st.sampled_from(UNITS), st.sampled_from("余多"))
def test_no_hedge_within_a_number_is_lost(number, unit, hedge):
    read = the_one(f"全年共计{number.text}{hedge}{unit}。")
    assert said(read) == (number.value, None, unit, "over")


@settings(max_examples=300, deadline=None)
@given(
    st.integers(1, 4000),
    st.integers(1, 4000),
    st.sampled_from(["", "万", "亿", "百万"]),
    st.sampled_from(UNITS),
    st.sampled_from(JOINTS),
    st.sampled_from(["last", "both", "scale"]),
)
def test_no_range_loses_an_end_or_a_scale(low, more, scale, unit, joint, form):
    high = low + more
    assume(not (low in YEARS and high in YEARS))
    factor = SCALES.get(scale, 1)
    first = {"last": "", "both": scale + unit, "scale": scale}[form]
    read = the_one(f"全年共计{low}{first}{joint}{high}{scale}{unit}。")
    assert said(read) == (Decimal(low) * factor, Decimal(high) * factor, unit, "range")


@pytest.mark.parametrize("mask", MASKS)
@pytest.mark.parametrize("scale", ["", "万", "亿", "余", "万余", "余万"])
def test_a_hidden_number_never_gets_a_value(mask, scale):
    for unit in UNITS:
        read = the_one(f"全年共计{mask}{scale}{unit}。")
        assert said(read) == (None, None, unit, "over" if "余" in scale else "masked")
        assert (read.masked, read.state) == (True, "masked")
        assert read.text == f"{mask}{scale}{unit}"


@pytest.mark.parametrize("mask", MASKS)
@pytest.mark.parametrize("hedge", ["超", "近", "约", "不少于"])
def test_a_hidden_number_keeps_its_hedge_and_gets_no_value(mask, hedge):
    read = the_one(f"全年共计{hedge}{mask}家。")
    assert said(read) == (None, None, "家", BEFORE[hedge])
    assert read.masked


@settings(max_examples=100, deadline=None)
@given(
    st.integers(11, 10**8),
    st.sampled_from(["\n", "\r\n", " \n", "\n　"]),
    st.sampled_from("个家件名"),
)
def test_a_line_wrap_before_the_unit_loses_nothing(number, wrap, unit):
    read = the_one(f"全年共计{number}{wrap}{unit}。")
    assert said(read) == (Decimal(number), None, unit, "exact")


@pytest.mark.parametrize("numeral", ["1 69", "12，34", "1.2.3", "1，2345", "一二三", "二〇二二"])
def test_a_numeral_that_cannot_be_read_gives_no_number(numeral):
    assert figures(f"全年共计{numeral}家。") == []


@settings(max_examples=300, deadline=None)
@given(
    st.from_regex(r"[0-9]{1,4}(?:[,.，．][0-9]{1,4}){0,3}", fullmatch=True), st.sampled_from(UNITS)
)
def test_digits_with_an_unread_neighbour_never_give_their_tail(numeral, unit):
    assert_no_tail(numeral, unit)


@settings(max_examples=300, deadline=None)
@given(
    st.from_regex("[一二三四五六七八九两]{1,9}", fullmatch=True),
    st.sampled_from(UNITS),
)
def test_characters_with_an_unread_neighbour_never_give_their_tail(numeral, unit):
    assert_no_tail(numeral, unit)


def assert_no_tail(numeral: str, unit: str) -> None:
    """Any value belongs to a numeral that begins where the writing begins."""
    text = f"全年共计{numeral}{unit}。"
    begin = text.index(numeral)
    tails = [(p.text, p.value) for p in figures(text) if p.start > begin and p.value is not None]
    assert tails == []
