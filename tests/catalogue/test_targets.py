"""A target is reached, near or missed by its own words; the marks come from a file."""

from decimal import Decimal
from pathlib import Path

import pytest

import catalogue
from catalogue import CatalogueError
from catalogue.meaning import Indicator
from catalogue.quantities import Amount
from catalogue.targets import judged, read
from catalogue.thresholds import Marks, Thresholds
from tests.catalogue.test_quantities import MASKED, amount

MEMBERS, VISITS, COVERAGE, RANK = (
    catalogue.load().indicator(key)
    for key in ("member_count", "enterprise_visits", "party_coverage", "business_environment_rank")
)
MARKS = Thresholds()


@pytest.mark.parametrize(
    ("indicator", "target", "actual", "light"),
    [
        (VISITS, amount("100"), amount("100"), "reached"),
        (VISITS, amount("100"), amount("99"), "near"),
        (VISITS, amount("100"), amount("89"), "behind"),
        (VISITS, amount("100", "over"), amount("100"), "near"),  # 突破100 needs more than 100
        (VISITS, amount("100", "over"), amount("100", "over"), "reached"),
        (VISITS, amount("100", "at_least"), amount("100"), "reached"),
        (VISITS, amount("100", "about"), amount("95"), "reached"),
        (VISITS, amount("100"), amount("100", "nearly"), "unknown"),
        (VISITS, amount("100"), amount("98", "about"), "unknown"),
        (VISITS, amount("100"), amount("200", "about"), "reached"),
        (VISITS, amount("3", "range", "5"), amount("3"), "reached"),
        (VISITS, MASKED, amount("3"), "unknown"),
        (VISITS, amount("100"), None, "none"),
        (VISITS, amount("100"), MASKED, "none"),
        (VISITS, amount("100"), amount("0"), "behind"),
        (RANK, amount("10", "at_most"), amount("6"), "reached"),
        (RANK, amount("10", "at_most"), amount("11"), "near"),
        (RANK, amount("10"), amount("20"), "behind"),
        (VISITS, amount("5", "at_most"), amount("6"), "behind"),  # a bound from above
    ],
)
def test_a_target_is_judged_by_its_own_words(
    indicator: Indicator, target: Amount, actual: Amount | None, light: str
):
    assert judged(target, actual, indicator, MARKS).light == light


def test_a_place_is_no_part_of_a_place():
    """6th against 10th read 60 %, and 112 % stood beside a place that was missed."""
    verdict = judged(amount("10", "at_most"), amount("6"), RANK, MARKS)
    assert (verdict.light, verdict.done, verdict.due, verdict.gap) == ("reached", None, None, None)


def test_half_the_work_after_half_the_year_is_on_time():
    def at(done: str, elapsed: str) -> tuple[str, Amount | None]:
        found = judged(amount("100"), amount(done), VISITS, MARKS, elapsed=Decimal(elapsed))
        return found.light, found.gap

    assert at("50", "0.5") == ("reached", Amount(value=Decimal(0)))
    assert at("45", "0.5") == ("near", Amount(value=Decimal(-5)))
    assert at("39", "0.5") == ("behind", Amount(value=Decimal(-11)))


def test_members_who_were_there_before_are_not_this_years_work():
    """
    9,000 before, 10,000 wanted, 9,200 at half of the year     20 % of the growth, not 92 %
    """
    asked = {"indicator": MEMBERS, "thresholds": MARKS, "elapsed": Decimal("0.5")}
    found = judged(amount("10000"), amount("9200"), base=amount("9000"), **asked)
    assert (found.light, found.done, found.of_growth) == ("behind", amount("20"), True)
    alone = judged(amount("10000"), amount("9200"), **asked)
    assert (alone.light, alone.why) == ("unknown", "没有上年末的数，不知道今年要增加多少")


def test_a_share_does_not_pile_up_with_time():
    found = judged(amount("100"), amount("60"), COVERAGE, MARKS, elapsed=Decimal("0.5"))
    assert (found.light, found.gap) == ("unknown", None)


def test_the_marks_come_from_the_file(tmp_path: Path):
    file = tmp_path / "targets.toml"
    assert read(file) == Thresholds()
    file.write_text("[final]\nreached = 95\nnear = 80\n", encoding="utf-8")
    assert read(file) == Thresholds(final=Marks(reached=95, near=80))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[final]\nreached = 90\nnear = 90\n", "字段“near”：应小于 reached（90），读到“90”"),
        ("[final]\nreached = 90\n", "字段“near”：缺少这个字段"),
        ('[final]\nreached = "x"\nnear = 1\n', "字段“reached”：应为整数，读到“x”"),
        ("[finals]\nreached = 90\nnear = 80\n", "不认识的表“finals”；可用：final、running"),
    ],
)
def test_marks_that_make_no_sense_stop_the_load(tmp_path: Path, text: str, message: str):
    file = tmp_path / "targets.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as refused:
        read(file)
    assert message in str(refused.value)
