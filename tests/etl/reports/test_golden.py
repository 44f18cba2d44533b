"""Whole reports as lists that a clerk can check: every number of them, and no other.

A list is right or wrong by the text, not by the reader: where a rule changes one, read the
sentence before the list is touched.
"""

import difflib
from collections.abc import Mapping
from pathlib import Path

import pytest

from etl.passages import Passage
from tests.etl.reports.gold import (
    COLUMNS,
    HERE,
    ReadText,
    counted,
    digests,
    row_of,
    rows_in,
    texts_of,
)

GOLDEN = HERE / "golden"
DIGESTS = HERE / "digests"
TEXTS = texts_of(GOLDEN)
OWN = digests()
LISTED = [(Path(name).stem, GOLDEN, read) for name, read in TEXTS.items()] + [
    (name, DIGESTS, read) for name, read in OWN.items()
]
IDS = [f"{folder.name}-{name}" for name, folder, _ in LISTED]
DOUBTFUL = "20%左右"


def shown(row: Mapping[str, str]) -> str:
    """A row on one line, its empty cells left out."""
    return "  ".join(f"{column}={row[column]!r}" for column in COLUMNS if row[column])


def differences(read: list[Passage], file: Path) -> str:
    """What the list says and what was read, as a diff; empty where they agree."""
    expected, got = map(shown, rows_in(file)), (shown(row_of(p)) for p in read)
    said = difflib.unified_diff([*expected], [*got], f"{file.name} (the list)", "as read", n=1)
    return "\n".join(said)


@pytest.mark.parametrize(("name", "folder", "read"), LISTED, ids=IDS)
def test_every_number_of_a_report_is_read_as_its_list_says(
    name: str, folder: Path, read: ReadText
) -> None:
    said = differences(counted(read.passages), folder / f"{name}.csv")
    assert not said, f"\n{said}"


@pytest.mark.parametrize(("name", "folder", "read"), LISTED, ids=IDS)
def test_a_list_opens_in_a_spreadsheet_with_all_its_columns(
    name: str, folder: Path, read: ReadText
) -> None:
    file = folder / f"{name}.csv"
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert all(tuple(row) == COLUMNS and None not in row.values() for row in rows_in(file))
    assert all(row["原文"] in read.text for row in rows_in(file))


def test_no_list_is_left_without_its_report():
    assert {p.stem for p in GOLDEN.glob("*.csv")} == {Path(name).stem for name in TEXTS}
    assert {p.stem for p in DIGESTS.glob("*.csv")} == set(OWN)


def test_a_hidden_number_of_a_plan_is_never_a_number():
    plan = TEXTS["masked_plan.txt"].passages
    hidden = [p for p in plan if p.state == "masked"]
    assert len(hidden) == 18
    assert {p.value for p in hidden} == {None}


def test_a_hidden_number_of_a_review_is_never_a_number():
    review = [p for p in TEXTS["five_year_review.txt"].passages if p.kind == "figure"]
    assert {p.state for p in review} == {"masked"}
    assert {p.value for p in review} == {None}


def test_a_growth_without_its_base_is_no_figure():
    plan = OWN["2023_湖北省_组织建设规划摘要"].passages
    (growth,) = [p for p in plan if p.text == DOUBTFUL]
    assert (growth.state, growth.reason) == ("doubtful", "增长幅度没有说明从何时算起")
