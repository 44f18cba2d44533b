"""A sentence to paste: hedges stay, a base of zero gets words, ties and samples are named."""

from dataclasses import replace
from decimal import Decimal

import pytest

import catalogue
from catalogue import Indicator
from catalogue.changes import Change, change
from catalogue.paragraphs import paragraph
from catalogue.quantities import Amount
from catalogue.sentences import Place, Statement, sentence


def indicator(key: str) -> Indicator:
    return catalogue.load().indicator(key)


MONEY, MEMBERS, COVERAGE, RANK = map(
    indicator,
    ("village_investment", "member_count", "party_coverage", "business_environment_rank"),
)
NEUTRAL = replace(MEMBERS, polarity="neutral")
EXACT = Amount(value=Decimal(100))
OVER = Amount(value=Decimal(100), qualifier="over")


def said(of: Indicator, now: Amount | None, before: Amount | None = None, **more: object) -> str:
    changed = change(now, before, of)
    return sentence(
        Statement(indicator=of, region="全市", year=2022, amount=now, change=changed, **more)  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("of", "now", "before", "words"),
    [
        (MONEY, 7_700_000_000, 7_000_000_000, "投资总额累计77亿元，比上年增长10%。"),
        (MEMBERS, 100, None, "会员数100个。"),
        (MEMBERS, 0, 5, "会员数0个，比上年下降100%。"),
        (MEMBERS, 5, 0, "会员数5个，比上年增加5个（上年为零，不计增幅）。"),
        (MEMBERS, 5, -5, "会员数5个，比上年增加10个（上年为负，不计增幅）。"),
        (MEMBERS, 5, 5, "会员数5个，与上年持平。"),
        (MEMBERS, 10001, 10000, "会员数10001个，比上年增长不足0.1%。"),
        (NEUTRAL, 110, 100, "会员数110个，比上年增加10%。"),
        (NEUTRAL, 90, 100, "会员数90个，比上年减少10%。"),
        (COVERAGE, "64.7", "65", "党组织覆盖率为64.7%，比上年下降0.3个百分点。"),
        (COVERAGE, "65", "64.7", "党组织覆盖率为65%，比上年提高0.3个百分点。"),
        (RANK, 6, 9, "名次为第6位，比上年上升3位。"),
        (RANK, 9, 6, "名次为第9位，比上年下降3位。"),
    ],
)
def test_a_sentence_of_exact_numbers(
    of: Indicator, now: int | str, before: int | str | None, words: str
):
    earlier = None if before is None else Amount(value=Decimal(before))
    assert said(of, Amount(value=Decimal(now)), earlier).endswith(words)


def test_hedges_are_never_dropped():
    """
    超100 after 80, after 超80, 若干 after 80     超, and no growth where nobody knows the way
    """
    eighty = Amount(value=Decimal(80))
    assert said(MEMBERS, OVER, eighty) == "2022年，全市会员数超100个，比上年增长约25%。"
    assert said(MEMBERS, OVER, replace(eighty, qualifier="over")) == (
        "2022年，全市会员数超100个，比上年增减无法精确计算（含约数）。"
    )
    assert said(MEMBERS, Amount(value=None, qualifier="indefinite"), eighty) == (
        "2022年，全市会员数若干个。"
    )
    between = Amount(value=Decimal(3), value_max=Decimal(5), qualifier="range")
    assert said(MEMBERS, between) == "2022年，全市会员数3—5个。"


@pytest.mark.parametrize(
    ("amount", "reason", "words"),
    [
        (None, "not_reported", "会员数未报送。"),
        (None, "not_applicable", "会员数不适用。"),
        (None, "not_mentioned", "会员数无数据（原文未提）。"),
        (None, "cannot_be_calculated", "会员数无法计算。"),
        (Amount(value=None, qualifier="masked"), None, "会员数不公布。"),
    ],
)
def test_an_absent_number_says_why(amount: Amount | None, reason: str | None, words: str):
    assert said(MEMBERS, amount, missing_reason=reason) == f"2022年，全市{words}"


def test_a_tie_an_incomplete_ranking_and_invented_numbers_are_named():
    place = Place(rank=3, tied=True, counted=9, expected=9, whole="全市")
    assert said(MEMBERS, EXACT, place=place).endswith("会员数100个，居全市第3位（并列）。")
    some = replace(place, tied=False, counted=8, sample=True)
    assert said(MEMBERS, EXACT, place=some).endswith(
        "居全市第3位（以已报8/9个区县排名，名次含示例数据）。"
    )
    assert said(MEMBERS, EXACT, place=some, sample=True).endswith(
        "居全市第3位（以已报8/9个区县排名）（示例数据）。"
    )


def test_a_sum_of_districts_is_called_one_and_so_is_its_change():
    assert said(MEMBERS, EXACT, EXACT, summed=(8, 9)).endswith(
        "会员数100个（已报8/9个区县合计），与上年持平。"
    )
    assert said(MEMBERS, EXACT, EXACT, change_of_sums=True, change_sample=True).endswith(
        "会员数100个，按区县合计（示例数据）与上年持平。"
    )


def test_what_cannot_be_compared_says_why():
    of = Statement(indicator=MEMBERS, region="全市", year=2022, amount=EXACT)
    broken = replace(of, change=Change(None, None, "口径有变"))
    assert sentence(broken) == "2022年，全市会员数100个，与上年不可比（口径有变）。"


def test_a_paragraph_names_theme_and_year_once():
    """
    投资总额 77亿, 项目数 1374, 参与企业 masked     the masked one is left out, not written as 0
    """
    told = [
        Statement(indicator=indicator(f"village_{key}"), region="全市", year=2022, amount=amount)
        for key, amount in (
            ("investment", Amount(value=Decimal(7_700_000_000))),
            ("projects", Amount(value=Decimal(1374))),
            ("enterprises", Amount(value=None, qualifier="masked")),
        )
    ]
    assert paragraph("万企兴万村", told) == (
        "万企兴万村方面，2022年，全市投资总额累计77亿元；项目数累计1374个。"
    )
    assert paragraph("万企兴万村", told[2:]) == ""
