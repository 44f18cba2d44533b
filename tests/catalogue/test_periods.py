"""A day that words end on is read back, and a moment is told by the clocks of Beijing."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from catalogue.periods import in_beijing, last_day
from catalogue.wording import period_in_words


@given(some.dates(min_value=date(1900, 1, 1)), some.integers(0, 4000))
def test_the_words_of_a_period_end_on_its_last_day(start: date, days: int) -> None:
    end = min(start + timedelta(days=days), date(9999, 12, 31))
    assert last_day(period_in_words(start, end)) == end


def test_words_without_a_day_end_on_none() -> None:
    assert [last_day(words) for words in ("", "不详", "2022年上半年", "第3版")] == [None] * 4


def test_an_evening_in_utc_is_the_next_day_in_beijing() -> None:
    """a release built at 20:03 UTC on the 23rd is one of the 24th"""
    moment = datetime(2026, 11, 23, 20, 3, 12, tzinfo=UTC)
    assert f"{in_beijing(moment):%Y-%m-%d %H:%M}" == "2026-11-24 04:03"
    assert in_beijing(moment.replace(tzinfo=None)) == in_beijing(moment)
