"""What is new is told as it is: who is silent, who sent a part, what a release changed."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from exports.summaries import changed_in_words, reporting_sentence
from warehouse.differences import Difference


def owed(**states: str) -> pd.DataFrame:
    """甲区="rn": one indicator reported, one not."""
    words = {"r": "reported", "n": "not_reported", "d": "not_applicable", "x": "refused"}
    rows = [
        {"region": name, "region_name": name, "indicator": str(n), "state": words[letter]}
        for name, letters in states.items()
        for n, letter in enumerate(letters)
    ]
    return pd.DataFrame(rows, columns=["region", "region_name", "indicator", "state"])


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({}, "2022年未要求区县报送。"),
        ({"甲区": "rr", "乙区": "rd"}, "2022年2个区县均已报送。"),
        ({"甲区": "rr", "乙区": "nn"}, "2022年2个区县中1个已报送；未报送：乙区。"),
        ({"甲区": "rn", "乙区": "rr"}, "2022年2个区县均已报送；甲区缺1项。"),
        (
            {"甲区": "rx", "乙区": "xx", "丙区": "nn"},
            "2022年3个区县中1个已报送；未报送：丙区；已退回：乙区；甲区缺1项。",
        ),
    ],
)
def test_who_is_silent_is_not_who_sent_a_part(states: dict[str, str], said: str) -> None:
    assert reporting_sentence(owed(**states), 2022) == said


def difference(kind: Any, region: str = "浏阳市") -> Difference:
    absent = dict.fromkeys(
        f"{age}_{name}"
        for age in ("old", "new")
        for name in ("value", "value_max", "qualifier", "missing_reason", "source")
    )
    return Difference(
        kind=kind,
        indicator="member_count",
        indicator_name="会员数",
        unit="个",
        region="430181",
        region_name=region,
        period_start=date(2022, 12, 31),
        period_end=date(2022, 12, 31),
        status="actual",
        **absent,
    )


def test_what_a_release_changed_is_counted_by_kind_and_revisions_are_named() -> None:
    revised = [difference("revised", name) for name in ("浏阳市", "开福区", "芙蓉区")]
    assert changed_in_words([]) == "没有变化"
    assert changed_in_words([difference("new"), *revised, difference("gone")]) == (
        "新增1个数，修订3个数（浏阳市会员数、开福区会员数等），消失1个数"
    )
