"""What is known of a quotient whose parts are hedged, and what the file of quotients may hold."""

from pathlib import Path

import pytest
from hypothesis import assume, given

import catalogue
from catalogue import CatalogueError
from catalogue.quantities import Amount, Qualifier, quotient, times
from catalogue.quotients import read
from tests.catalogue.test_quantities import MASKED, Part, amount, parts

INDICATORS = catalogue.load().indicators
GOOD = """
[each]
name = "每家企业投资额"
name_en = "Investment each"
definition = "投资总额除以企业数。"
part = "village_investment"
whole = "village_enterprises"
unit = "元"
polarity = "neutral"
"""


@given(parts(), parts())
def test_a_quotient_never_excludes_the_true_one(of: Part, by: Part):
    (part, true_part), (whole, true_whole) = of, by
    assume(true_part >= 0 and true_whole > 0)
    said = quotient(part, whole)
    if said is not None:
        assert said.interval.contains(true_part / true_whole)


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [
        (amount("100"), amount("4"), amount("25")),
        (amount("100", "over"), amount("4"), amount("25", "over")),
        (amount("100"), amount("4", "over"), amount("25", "nearly")),
        (amount("100"), amount("4", "at_least"), amount("25", "at_most")),
        (amount("100", "over"), amount("4", "over"), amount("25", "about")),
        (amount("100"), amount("4", "nearly"), amount("25", "over")),
        (amount("100", "about"), amount("4"), amount("25", "about")),
        (amount("100"), amount("4", "range", "5"), amount("20", "range", "25")),
        (amount("0"), amount("4"), amount("0")),
        (amount("100"), amount("0"), None),
        (MASKED, amount("4"), None),
        (amount("100"), MASKED, None),
        (amount("-1"), amount("4"), None),
    ],
)
def test_the_hedge_of_a_quotient_follows_from_those_of_its_parts(
    part: Amount, whole: Amount, wanted: Amount | None
):
    assert quotient(part, whole) == wanted


@pytest.mark.parametrize("qualifier", ["exact", "over", "nearly", "about"])
def test_so_many_times_an_amount_keeps_its_words(qualifier: Qualifier):
    assert times(amount("0.39", qualifier), 100) == amount("39.00", qualifier)
    assert times(MASKED, 100) == MASKED


def test_a_share_is_worded_as_a_ratio_and_an_amount_each_as_money():
    share, each = (
        catalogue.load().item(k) for k in ("four_good_share", "village_investment_per_village")
    )
    assert (share.kind, share.unit, share.across_regions) == ("ratio", "%", "none")
    assert (each.kind, each.unit, each.across_years) == ("stock", "元", "none")


def test_without_the_file_there_are_no_quotients(tmp_path: Path):
    assert read(tmp_path / "quotients.toml", INDICATORS) == {}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("village_inv", "vilage_inv", "中没有“vilage_investment”；是否想写“village_investment”？"),
        ("village_enterprises", "party_coverage", "“party_coverage”是比率或名次，不能再除"),
        ('unit = "元"', 'unit = "元"\ntimes = 0', "字段“times”：应为1以上的整数，读到“0”"),
        ('unit = "元"', 'unitt = "元"', "字段“unitt”：不认识的字段；是否想写“unit”？"),
        ("[each]", "[member_count]", "“member_count”已是一个指标的代码，请改写"),
        ('"neutral"', '"up"', "字段“polarity”：不认识“up”"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_quotient_stops_the_load(tmp_path: Path, old: str, new: str, message: str):
    file = tmp_path / "quotients.toml"
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        read(file, INDICATORS)
    assert message in str(refused.value)
    assert str(refused.value).startswith("quotients.toml [")
