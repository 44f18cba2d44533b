"""What a change is judged to be and which way an amount went are two things, both in the markup."""

import re
from decimal import Decimal
from typing import Any

import pytest

import catalogue
from catalogue import Indicator
from catalogue.changes import change
from catalogue.quantities import Amount
from dashboard.changes import JUDGED, MARKET, RULES, change_with_judgement, rule, short_change
from dashboard.markup import STYLES
from dashboard.palette import DARK, LIGHT, MARKET_DARK, MARKET_LIGHT, Palette, palette
from tests.dashboard.test_palette import contrast

KNOWN = catalogue.load()


def moved(indicator: Indicator, before: int, now: int) -> str:
    gained = change(Amount(value=Decimal(now)), Amount(value=Decimal(before)), indicator)
    return change_with_judgement(gained, indicator)


def one(**wanted: Any) -> Indicator:
    return next(
        i for i in KNOWN.indicators.values() if all(getattr(i, k) == v for k, v in wanted.items())
    )


@pytest.mark.parametrize(
    ("kind", "polarity", "before", "now", "classes"),
    [
        ("flow", "higher", 100, 120, ["rise", "good"]),
        ("flow", "higher", 120, 100, ["fall", "bad"]),
        ("stock", "higher", 100, 120, ["rise", "good"]),
        ("flow", "neutral", 100, 120, []),
        ("ratio", "higher", 50, 60, ["good"]),
        ("ratio", "higher", 60, 50, ["bad"]),
        ("rank", "lower", 9, 6, ["good"]),
        ("rank", "lower", 6, 9, ["bad"]),
        ("flow", "higher", 100, 100, []),
    ],
)
def test_only_amounts_rise_and_fall_and_a_better_place_is_no_rise(
    kind: str, polarity: str, before: int, now: int, classes: list[str]
) -> None:
    shown = moved(one(kind=kind, polarity=polarity), before, now)
    assert re.findall(r'class="([^"]+)"', shown) == classes


def test_arrow_and_word_stay_whatever_is_coloured() -> None:
    members = KNOWN.indicator("member_count")
    assert re.sub("<[^>]+>", "", moved(members, 100, 120)) == "▲ 增加20个（20%）"
    assert re.sub("<[^>]+>", "", moved(members, 120, 100)) == "▼ 减少20个（16.7%）"
    fell = change(Amount(value=Decimal(100)), Amount(value=Decimal(120)), members)
    assert re.sub("<[^>]+>", "", short_change(fell, members)) == "▼ 较上年减少16.7%"


def test_what_an_order_of_hedges_leaves_open_has_no_colour() -> None:
    members = KNOWN.indicator("member_count")
    now = Amount(value=Decimal(120), qualifier="over")
    before = Amount(value=Decimal(110), qualifier="over")
    shown = change_with_judgement(change(now, before, members), members)
    assert shown == "<span>无法精确计算（含约数）</span>"


def test_each_rule_says_itself() -> None:
    assert set(RULES) == {JUDGED, MARKET}
    assert "红涨绿跌" not in rule(JUDGED)
    assert "数量红涨绿跌，比率、名次绿向好、红向差" in rule(MARKET)


def declared(name: str) -> tuple[str, str]:
    """The colour of a role in the style sheet, on light and on dark paper."""
    sheet = (STYLES / "changes.css").read_text(encoding="utf-8")
    found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", sheet)
    assert found is not None
    return found[1], found[2]


@pytest.mark.parametrize("role", ["rise", "fall"])
def test_words_and_charts_rise_and_fall_in_one_colour(role: str) -> None:
    assert declared(role) == (getattr(MARKET_LIGHT, role), getattr(MARKET_DARK, role))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["rise", "fall"])
def test_what_rose_and_fell_can_be_read_on_paper_and_wash(role: str, *, dark: bool) -> None:
    colours = palette(dark=dark, market=True)
    wash = "#1D232B" if dark else "#F5F3EF"
    assert min(contrast(getattr(colours, role), on) for on in (colours.paper, wash)) >= 4.5


@pytest.mark.parametrize(("plain", "market"), [(LIGHT, MARKET_LIGHT), (DARK, MARKET_DARK)])
def test_the_rule_changes_no_other_colour(plain: Palette, market: Palette) -> None:
    changed = {k for k, v in vars(plain).items() if vars(market)[k] != v}
    assert changed == {"rise", "fall"}
