"""A chart does not change by accident: each is compared whole, for each kind of answer.

The rules behind them stand in `test_charts.py` and `test_comparing_charts.py`.
"""

import pytest

from tests.dashboard.figures import DRAWN, GOLDEN, golden_text


@pytest.mark.parametrize("chart", list(DRAWN))
def test_the_chart_is_the_one_that_was_looked_at(chart: str) -> None:
    golden = (GOLDEN / f"{chart}.jsonl").read_text(encoding="utf-8")
    assert golden_text(chart).splitlines() == golden.splitlines()


def test_every_golden_file_belongs_to_a_chart() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.jsonl")) == sorted(DRAWN)
