"""Each check: a tiny table that offends, its complaints compared whole; and several that do not."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.warehouse.no_offences import IS_FINE
from tests.warehouse.offences import OFFENDS
from tests.warehouse.small import (
    JUNE,
    city,
    districts,
    figure,
    filled,
)
from warehouse import filling
from warehouse.checking import SHOWN, Complaint, check, checks, complaints
from warehouse.database import materialise

CHECKS = Path(__file__).resolve().parent.parent.parent / "warehouse" / "checks"
BOUNDS = CHECKS.parent / "bounds.sql"


@pytest.fixture(scope="module")
def empty():
    """A release without figures. Making one for each test would cost more than the tests."""
    with filled([]) as connection:
        yield connection


@pytest.fixture
def holding(empty):
    """Lets the release hold these figures for a while."""

    @contextmanager
    def hold(figures):
        for table in ("observations", "totals"):
            empty.execute(f"DROP TABLE IF EXISTS {table}")
        assert filling.insert_figures(empty, figures) == []
        materialise(empty)
        yield empty
        empty.execute("DELETE FROM figures")

    return hold


def by_code(code):
    return next(one for one in checks() if one.code == code)


def all_complaints(connection, code):
    connection.execute(BOUNDS.read_text(encoding="utf-8"))
    return complaints(connection, by_code(code))


@pytest.mark.parametrize("code", OFFENDS)
def test_a_check_returns_the_offending_rows_and_nothing_else_complains(code, holding):
    figures, told = OFFENDS[code]
    severity = by_code(code).severity
    with holding(figures) as connection:
        assert check(connection) == [
            Complaint(code=code, severity=severity, file=file, place=place, message=message)
            for file, place, message in told
        ]


@pytest.mark.parametrize(
    ("code", "figures"), [(code, figures) for code, all_ in IS_FINE.items() for figures in all_]
)
def test_a_check_is_silent_where_all_is_well(code, figures, holding):
    with holding(figures) as connection:
        assert all_complaints(connection, code) == []


def test_every_check_is_tested_both_ways():
    files = sorted(file.stem for file in CHECKS.iterdir())
    assert sorted(OFFENDS) == files
    assert sorted(IS_FINE) == files


@pytest.mark.parametrize("file", sorted(CHECKS.glob("*.sql")), ids=lambda file: file.stem)
def test_a_check_says_how_grave_it_is_what_to_do_and_why(file):
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] in ("-- severity: error", "-- severity: warning")
    assert lines[1].startswith("-- message: ")
    assert lines[1].endswith("。")
    assert lines[2].startswith("-- why: ")
    assert lines[2].isascii()
    assert lines[3] == ""


def test_only_what_cannot_be_right_stops_a_release():
    assert {one.code for one in checks() if one.severity == "warning"} == {
        "districts_do_not_add_up",
        "duplicate_claims_disagree",
        "half_year_above_year",
        "parts_above_the_whole",
        "stock_fell_by_half",
        "unit_slip",
    }


def test_a_sample_beside_its_real_total_is_no_error_but_named_as_a_sample(holding):
    samples = districts("members", 10, 20, 30, sample=True)
    with holding([*samples, city("members", 60)]) as connection:
        assert check(connection) == []
    with holding([*samples, city("members", 61)]) as connection:
        assert [complaint.message for complaint in check(connection)] == [
            (
                "长沙市“会员数”（截至2022-12-31）公布“61”，各区县合计（含示例数据）60个，相差1个。"
                "请核对是口径不同还是填报有误。"
            )
        ]


@pytest.mark.parametrize(
    ("qualifier", "value", "value_max", "agrees"),
    [
        ("over", 40, None, True),
        ("over", 70, None, False),
        ("at_least", 60, None, True),
        ("at_least", 61, None, False),
        ("nearly", 70, None, True),
        ("nearly", 50, None, False),
        ("at_most", 60, None, True),
        ("at_most", 59, None, False),
        ("about", 62, None, True),
        ("about", 70, None, False),
        ("about", 50, None, False),
        ("range", 50, 70, True),
        ("range", 61, 70, False),
        ("range", 50, 59, False),
    ],
)
def test_a_hedged_total_agrees_with_what_its_words_allow(
    qualifier, value, value_max, agrees, holding
):
    total = city("members", value, qualifier=qualifier, value_max=value_max)
    with holding([*districts("members", 10, 20, 30), total]) as connection:
        found = all_complaints(connection, "districts_do_not_add_up")
    assert (found == []) is agrees


def test_a_district_that_cannot_have_the_indicator_is_not_waited_for(holding):
    figures = [*districts("streets", 13, 14), city("streets", 28)]
    with holding(figures) as connection:
        assert [complaint.code for complaint in check(connection)] == ["districts_do_not_add_up"]


def test_half_a_years_districts_are_added_up_like_a_years(holding):
    figures = [*districts("projects", 1, 2, 3, **JUNE), city("projects", 7, **JUNE)]
    with holding(figures) as connection:
        assert [(c.code, c.message) for c in check(connection)] == [
            (
                "districts_do_not_add_up",
                (
                    "长沙市“项目数”（2022-01-01 至 2022-06-30）公布“7”，各区县合计6个，相差1个。"
                    "请核对是口径不同还是填报有误。"
                ),
            )
        ]


@pytest.mark.parametrize("factor", [10**4, 10**8])
def test_a_unit_slip_downwards_is_seen_too(factor, holding):
    figures = [figure("investment", 9 * factor, year=2021), figure("investment", 9)]
    with holding(figures) as connection:
        assert [complaint.code for complaint in check(connection)] == ["unit_slip"]


def test_beyond_the_first_complaints_the_rest_are_counted(holding):
    figures = [figure("negative", 1, f"第{n}行", year=2000) for n in range(SHOWN + 7)]
    with holding(figures) as connection:
        found = complaints(connection, by_code("unknown_indicator"))
    assert len(found) == SHOWN + 1
    assert found[-1] == Complaint(
        code="unknown_indicator",
        severity="error",
        file="",
        place="",
        message="另有7处同样的问题，未逐条列出。",
    )


@pytest.mark.parametrize(
    "head",
    [
        "-- severity: fatal\n-- message: 有。\n-- why: so\n",
        "-- severity: error\n-- why: so\n-- message: 有。\n",
        "SELECT 1\n",
    ],
)
def test_a_check_without_its_head_is_refused(head, tmp_path):
    (tmp_path / "bad.sql").write_text(f"{head}\nSELECT 1", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.sql"):
        checks(tmp_path)
