"""Rows into the tables: in bulk, whatever they hold; and a bad row alone stays out."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from etl.figures import Issue
from tests.warehouse.small import FURONG, RETURN, catalogue, figure, source
from warehouse import filling
from warehouse.database import create

ALL = "SELECT * FROM figures ORDER BY rowid"
YEAR_END = date(2022, 12, 31)


@pytest.fixture
def connection():
    with create(Path(":memory:")) as opened:
        yield opened


def test_a_figure_arrives_as_it_was_read(connection):
    figures = [
        figure("members", "40000.125", qualifier="over", as_written="超“4万”,\n个", sample=True),
        figure("members", 3, qualifier="range", value_max=Decimal(5), correction="改正"),
        figure("members", None, missing_reason="not_disclosed", status="target"),
        figure("members", None, qualifier="indefinite"),
        figure("members", "-1E+3"),
        figure("members", "999999999999999.999"),
    ]
    assert filling.insert_figures(connection, figures) == []
    start = ("members", FURONG, YEAR_END, YEAR_END)
    plain = (RETURN, "第2行")
    assert connection.execute(ALL).fetchall() == [
        (
            *start,
            "actual",
            Decimal("40000.125"),
            None,
            "over",
            None,
            *plain,
            "超“4万”,\n个",
            True,
            None,
        ),
        (*start, "actual", Decimal(3), Decimal(5), "range", None, *plain, "3", False, "改正"),
        (*start, "target", None, None, "exact", "not_disclosed", *plain, "None", False, None),
        (*start, "actual", None, None, "indefinite", None, *plain, "None", False, None),
        (*start, "actual", Decimal(-1000), None, "exact", None, *plain, "-1E+3", False, None),
        (
            *start,
            "actual",
            Decimal("999999999999999.999"),
            None,
            "exact",
            None,
            *plain,
            "999999999999999.999",
            False,
            None,
        ),
    ]


@pytest.mark.parametrize(
    "bad",
    [
        figure("members", None),
        figure("members", 3, missing_reason="not_disclosed"),
        figure("members", 3, qualifier="masked"),
        figure("members", 3, qualifier="some"),
        figure("members", 3, qualifier="range"),
        figure("members", 3, qualifier="range", value_max=Decimal(2)),
        figure("members", 3, value_max=Decimal(4)),
        figure("members", 3, as_written=""),
        figure("members", 3, locator=""),
        figure("members", 3, region=None),
        figure("members", 3, period_start=date(2023, 1, 1)),
        figure("members", "NaN"),
        figure("members", "Infinity"),
        figure("members", "1234567890123456789"),
    ],
)
def test_a_row_that_contradicts_itself_stays_out_alone(bad, connection):
    good = [figure("members", n, f"第{n}行") for n in range(20)]
    for place in (0, 7, 20):
        connection.execute("DELETE FROM figures")
        misfits = filling.insert_figures(connection, [*good[:place], bad, *good[place:]])
        assert [misfit.record for misfit in misfits] == [bad]
        assert misfits[0].reason != ""
        rows = connection.execute("SELECT value FROM figures ORDER BY rowid").fetchall()
        assert rows == [(Decimal(n),) for n in range(20)]


def test_all_rows_may_be_bad_and_there_may_be_none(connection):
    bad = [figure("members", None, f"第{n}行") for n in range(5)]
    assert [misfit.record for misfit in filling.insert_figures(connection, bad)] == bad
    assert filling.insert_figures(connection, []) == []
    assert connection.execute(ALL).fetchall() == []


def test_an_answer_half_read_is_no_hindrance(connection):
    connection.execute("SELECT * FROM range(5)").fetchone()
    assert filling.insert_figures(connection, [figure("members", 3)]) == []


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_file_of_figures_is_loaded_whole(ending, connection, tmp_path):
    filling.insert_figures(
        connection, [figure("members", 3), figure("members", None, qualifier="indefinite")]
    )
    before = connection.execute(ALL).fetchall()
    file = tmp_path / f"figures.{ending}"
    connection.execute(f"COPY figures TO '{file}'")
    connection.execute("DELETE FROM figures")
    assert filling.insert_figures(connection, file) == []
    assert connection.execute(ALL).fetchall() == before


def test_a_file_with_a_bad_row_is_refused_whole(connection, tmp_path):
    file = tmp_path / "figures.csv"
    file.write_text("indicator,region\nmembers,430102\n", encoding="utf-8")
    with pytest.raises(duckdb.ConstraintException):
        filling.insert_figures(connection, file)
    with pytest.raises(ValueError, match=r"figures\.xlsx: neither"):
        filling.insert_figures(connection, tmp_path / "figures.xlsx")
    assert connection.execute(ALL).fetchall() == []


def test_the_catalogue_in_its_own_order(connection):
    filling.insert_catalogue(connection, catalogue())
    regions = connection.execute("SELECT * FROM regions ORDER BY position").fetchall()
    assert regions == [
        ("430100", 0, "长沙市", "prefecture", None, None, None, None),
        ("430102", 1, "芙蓉区", "county", "municipal_district", "430100", None, None),
        ("430103", 2, "天心区", "county", "municipal_district", "430100", None, None),
        ("430121", 3, "长沙县", "county", "county", "430100", None, None),
    ]
    indicators = connection.execute(
        "SELECT key, position, kind, measured, across_regions FROM indicators ORDER BY position"
    ).fetchall()
    assert indicators == [
        ("members", 0, "stock", "moment", "sum"),
        ("projects", 1, "flow", "span", "sum"),
        ("investment", 2, "flow", "span", "sum"),
        ("coverage", 3, "ratio", "moment", "none"),
        ("growth", 4, "ratio", "span", "none"),
        ("place", 5, "rank", "span", "none"),
        ("streets", 6, "stock", "moment", "sum"),
    ]
    expected = connection.execute("SELECT * FROM expected ORDER BY ALL").fetchall()
    assert expected == [(key, year) for key in ("members", "projects") for year in (2021, 2022)]
    applicable = connection.execute(
        "SELECT division FROM applicable WHERE indicator = 'streets'"
    ).fetchall()
    assert applicable == [("municipal_district",)]


def test_sources_and_issues_as_they_are(connection):
    filling.insert_sources(connection, [source("a", sample=True, url="https://example.org")])
    filling.insert_issues(
        connection, [Issue(code="c", severity="info", file="f", place="", message="原文“无”")]
    )
    assert connection.execute("SELECT * FROM sources").fetchall() == [
        (
            "a",
            "《a》",
            "长沙市工商联",
            "2023-01-12",
            "published",
            60,
            "a.csv",
            "https://example.org",
            "",
            True,
        )
    ]
    assert connection.execute("SELECT * FROM issues").fetchall() == [
        ("c", "info", "f", "", "原文“无”")
    ]
