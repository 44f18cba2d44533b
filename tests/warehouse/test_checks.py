"""Each check: a tiny table that offends, its complaints compared whole; and several that do not."""

from pathlib import Path

import pytest

from etl.figures import Figure
from tests.warehouse.offences import OFFENDS
from tests.warehouse.small import (
    CITY,
    CITY_PAPER,
    CITY_REPORT,
    JUNE,
    TIANXIN,
    city,
    districts,
    figure,
    filled,
)
from warehouse.checking import SHOWN, Complaint, check, checks, complaints

CHECKS = Path(__file__).resolve().parent.parent.parent / "warehouse" / "checks"
BOUNDS = CHECKS.parent / "bounds.sql"

IS_FINE: dict[str, list[list[Figure]]] = {
    "unknown_indicator": [[figure("members", 3)]],
    "unknown_region": [[figure("members", 3, region=CITY)]],
    "unknown_source": [[figure("members", 3, source=CITY_PAPER)]],
    "stock_is_not_a_moment": [[figure("members", 3), figure("projects", 3)]],
    "flow_is_not_a_span": [[figure("projects", 3, **JUNE), figure("members", 3)]],
    "rank_is_not_whole": [[figure("place", 1), figure("growth", "2.5")]],
    "ratio_out_of_bounds": [
        [figure("coverage", 0), figure("coverage", 100, region=TIANXIN)],
        [figure("growth", -3), figure("growth", 250, region=TIANXIN)],
        [figure("members", 40268)],
    ],
    "negative_count": [[figure("members", 0), figure("growth", -3)]],
    "year_out_of_range": [[figure("members", 3, year=1978), figure("members", 3, year=2036)]],
    "nothing_to_show": [[figure("members", 0)]],
    "same_source_claims_twice": [
        [figure("members", 986, "第2行"), figure("members", 986, "第7行")],
        [figure("members", 900, "第2行", qualifier="over"), figure("members", 986, "第7行")],
        [figure("members", 900, "第2行", qualifier="about"), figure("members", 920, "第7行")],
        [figure("members", 986), figure("members", 968, status="target")],
        [figure("members", 986), figure("members", 968, year=2021)],
        [figure("members", 986), figure("members", 968, region=TIANXIN)],
        [
            figure("members", 986),
            figure("members", None, "第7行", missing_reason="not_disclosed"),
        ],
    ],
    "duplicate_claims_disagree": [
        # Of two ranks the higher one counts, and the page says that the other differs.
        [figure("members", 986, source=CITY_REPORT), figure("members", 968)],
        [
            figure("members", 900, source=CITY_REPORT, qualifier="over"),
            figure("members", 986, source=CITY_PAPER),
        ],
        [
            figure("members", 986, source=CITY_REPORT, sample=True),
            figure("members", 968, source=CITY_PAPER),
        ],
    ],
    "districts_do_not_add_up": [
        [*districts("members", 10, 20, 30), city("members", 60)],
        [*districts("members", 10000, 20000, 10268), city("members", 40000, qualifier="over")],
        [*districts("members", 10, 20), city("members", 70)],
        [*districts("members", 10, 20, 30, year=2021), city("members", 70)],
        [*districts("coverage", 80, 90, 100), city("coverage", 70)],
        [*districts("members", 10, 20, 30, qualifier="over"), city("members", 70)],
        [*districts("members", 10, 20, 30), city("members", 62, qualifier="about")],
    ],
    "parts_above_the_whole": [
        [*districts("members", 10, 20), city("members", 30)],
        [*districts("members", 10, 20), city("members", 25, qualifier="over")],
        [*districts("coverage", 80, 90), city("coverage", 85)],
    ],
    "stock_fell_by_half": [
        [figure("members", 100, year=2021), figure("members", 50)],
        [figure("members", 100, year=2020), figure("members", 49)],
        [figure("projects", 100, year=2021), figure("projects", 49)],
        [figure("members", 100, year=2021), figure("members", 49, qualifier="over")],
        [figure("members", 100, year=2021, qualifier="nearly"), figure("members", 49)],
        [figure("members", 100, year=2021), figure("members", 49, sample=True)],
        [figure("members", 100, year=2021), figure("members", 49, region=TIANXIN)],
    ],
    "unit_slip": [
        [figure("investment", 77000, year=2021), figure("investment", 77000 * 400)],
        [figure("investment", 77000, year=2021), figure("investment", 77000 * 40000)],
        [figure("investment", 0, year=2021), figure("investment", 10000)],
        [figure("investment", 77000, year=2020), figure("investment", 770000000)],
        [figure("growth", "0.001", year=2021), figure("growth", 10)],
    ],
    "half_year_above_year": [
        [figure("projects", 30, **JUNE), figure("projects", 30, "第3行")],
        [figure("projects", 31, **JUNE), figure("projects", 30, "第3行", year=2021)],
        [figure("projects", 31, **JUNE), figure("projects", 30, "第3行", qualifier="over")],
        [figure("growth", 31, **JUNE), figure("growth", 30, "第3行")],
    ],
}


def by_code(code):
    return next(one for one in checks() if one.code == code)


def all_complaints(connection, code):
    connection.execute(BOUNDS.read_text(encoding="utf-8"))
    return complaints(connection, by_code(code))


@pytest.mark.parametrize("code", OFFENDS)
def test_a_check_returns_the_offending_rows_and_nothing_else_complains(code):
    figures, told = OFFENDS[code]
    severity = by_code(code).severity
    with filled(figures) as connection:
        assert check(connection) == [
            Complaint(code=code, severity=severity, file=file, place=place, message=message)
            for file, place, message in told
        ]


@pytest.mark.parametrize(
    ("code", "figures"), [(code, figures) for code, all_ in IS_FINE.items() for figures in all_]
)
def test_a_check_is_silent_where_all_is_well(code, figures):
    with filled(figures) as connection:
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


def test_a_sample_beside_its_real_total_is_no_error_but_named_as_a_sample():
    samples = districts("members", 10, 20, 30, sample=True)
    with filled([*samples, city("members", 60)]) as connection:
        assert check(connection) == []
    with filled([*samples, city("members", 61)]) as connection:
        assert [complaint.message for complaint in check(connection)] == [
            (
                "长沙市“会员数”（截至2022-12-31）公布“61”，各区县合计（含示例数据）60个，相差1个。"
                "请核对是口径不同还是填报有误。"
            )
        ]


def test_a_district_that_cannot_have_the_indicator_is_not_waited_for():
    figures = [*districts("streets", 13, 14), city("streets", 28)]
    with filled(figures) as connection:
        assert [complaint.code for complaint in check(connection)] == ["districts_do_not_add_up"]


def test_half_a_years_districts_are_added_up_like_a_years():
    figures = [*districts("projects", 1, 2, 3, **JUNE), city("projects", 7, **JUNE)]
    with filled(figures) as connection:
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
def test_a_unit_slip_downwards_is_seen_too(factor):
    figures = [figure("investment", 9 * factor, year=2021), figure("investment", 9)]
    with filled(figures) as connection:
        assert [complaint.code for complaint in check(connection)] == ["unit_slip"]


def test_beyond_the_first_complaints_the_rest_are_counted():
    figures = [figure("negative", 1, f"第{n}行", year=2000) for n in range(SHOWN + 7)]
    with filled(figures) as connection:
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
