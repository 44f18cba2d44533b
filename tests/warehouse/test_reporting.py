"""Who has reported what: no district is chased for what came, and none forgotten that owes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.figures import Issue
from etl.receipts import Receipt
from exports import views
from exports.reporting import COLUMNS, problem
from exports.summaries.comparison import absent_sentence
from tests.warehouse.tables import CITY, CODES, OWED, claim, release
from warehouse import filling, queries
from warehouse.comparison import records
from warehouse.database import Warehouse

DUE = date(2023, 1, 31)
WRONG = {"code": "not_a_number", "severity": "error", "place": "表!D7"}


def receipt(region: str | None, state: Any, file: str, **given: Any) -> Receipt:
    """A return of a district for 2022."""
    content: dict[str, Any] = {
        "region": None if region is None else CODES[region],
        "year": 2022,
        "source": "return",
        "published": "2023-01-06",
        "deadline": DUE,
        "errors": 1 if state == "refused" else 0,
        "warnings": 0,
        "sample": False,
    }
    return Receipt(state=state, file=file, **{**content, **given})


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """甲 in and revised late, 乙 late, 丙 sent back though it has samples, 丁 silent, 戊 in
    with a gap and a word, 己 sample only.
    """
    given = {"甲": "first", "乙": "late", "戊": "return"}
    warehouse = release(
        tmp_path_factory.mktemp("small"),
        *(claim(key, "甲区", 5, source=given["甲"]) for key in OWED),
        claim("members", "甲区", 6, source="revised"),
        *(claim(key, "乙区", 5, source=given["乙"]) for key in OWED),
        *(claim(key, "丙区", 5, sample=True) for key in OWED),
        *(claim(key, "戊区", 5) for key in OWED[:3]),
        claim("donations", "戊区", missing_reason="not_disclosed", qualifier="masked"),
        claim("coverage", "戊区", 50, sample=True),
        *(claim(key, "己区", 5, sample=True) for key in OWED),
        given={
            "first": {"kind": "return", "published": "2023-01-06", "file": "returns/甲.xlsx"},
            "revised": {"file": "returns/甲_修订.xlsx"},
            "late": {"kind": "return", "published": "2023-02-01", "file": "returns/乙.xlsx"},
        },
    )
    later = {"source": "revised", "published": "2023-03-01"}
    receipts = [
        receipt("甲区", "in", "returns/甲.xlsx", source="first"),
        receipt("甲区", "late", "returns/甲_修订.xlsx", **later),
        receipt("乙区", "late", "returns/乙.xlsx", source="late", published="2023-02-01"),
        receipt("丙区", "refused", "returns/丙.xlsx", source=None, published=""),
        receipt("丙区", "in", "sample/丙.xlsx", source="sample", sample=True),
        receipt("戊区", "in", "returns/戊.xlsx"),
        receipt("己区", "in", "sample/己.xlsx", source="sample", sample=True),
        receipt(None, "refused", "returns/谁的.xlsx", year=None, source=None, published=""),
    ]
    filling.insert_returns(warehouse.connection, receipts)
    issues = [
        Issue(**WRONG, file="returns/丙.xlsx", message="应为数字。"),
        Issue(**{**WRONG, "severity": "warning"}, file="returns/丙.xlsx", message="请核对。"),
        Issue(**WRONG, file="returns/谁的.xlsx", message="读不出。"),
    ]
    filling.insert_issues(warehouse.connection, issues)
    yield warehouse
    warehouse.connection.close()


def states(warehouse: Warehouse, **asked: Any) -> dict[str, str]:
    """The states of each district, one letter an indicator in the order of OWED."""
    answer = queries.reporting(warehouse, year=2022, region=CITY, **asked)
    found: dict[str, dict[str, str]] = {}
    for row in records(answer):
        found.setdefault(row["region_name"], {})[row["indicator"]] = row["state"]
    letters = {"reported": "+", "late": "l", "answered": "a", "refused": "x", "not_reported": "o"}
    return {name: "".join(letters[of[key]] for key in OWED) for name, of in found.items()}


def test_every_owed_figure_is_in_late_sent_back_or_missing(small: Warehouse):
    assert states(small) == {
        "甲区": "+++++",  # a late revision does not make late what came in time
        "乙区": "lllll",
        "丙区": "xxxxx",  # invented figures do not hide that the real return was sent back
        "丁区": "ooooo",
        "戊区": "++++o",  # nor the gap in a real return
        "己区": "+++++",
        "庚县": "ooooo",
        "辛县": "ooooo",
        "壬市": "ooooo",
    }
    assert states(small, sample=False)["己区"] == "ooooo"


def test_no_page_counts_a_district_as_sent_that_was_sent_back(small: Warehouse):
    answer = records(queries.reporting(small, year=2022, region=CITY))
    found: dict[str, set[str]] = {}
    for row in answer:
        found.setdefault(row["region_name"], set()).add(row["state"])
    assert found["丙区"] == {"refused"}  # its samples stand in the charts, but nobody sent them
    assert found["戊区"] == {"reported", "not_reported"}
    assert found["己区"] == {"reported"}


def test_what_cannot_have_the_figure_is_not_chased(small: Warehouse):
    small.connection.execute("INSERT INTO expected VALUES ('streets', 2019)")
    answer = queries.reporting(small, year=2019, region=CITY)
    found = {
        row["region_name"]: row["state"] for row in records(answer) if row["indicator"] == "streets"
    }
    assert found["庚县"] == "not_applicable"
    assert found["甲区"] == "not_reported"


def test_a_figure_that_came_says_where_it_stands(small: Warehouse):
    answer = queries.reporting(small, year=2022, region=CITY)
    row = next(
        r for r in records(answer) if (r["region_name"], r["indicator"]) == ("甲区", "members")
    )
    assert (row["value"], row["source"], row["file"], row["claims"], row["agree"]) == (
        6,
        "revised",
        "returns/甲_修订.xlsx",
        2,
        False,
    )


def test_returns_are_listed_with_those_that_did_not_come(small: Warehouse):
    answer = queries.returns(small, year=2022, region=CITY)
    assert [(r["region_name"], r["state"], r["file"]) for r in records(answer)] == [
        ("甲区", "in", "returns/甲.xlsx"),
        ("甲区", "late", "returns/甲_修订.xlsx"),
        ("乙区", "late", "returns/乙.xlsx"),
        ("丙区", "refused", "returns/丙.xlsx"),
        ("丁区", "missing", None),
        ("戊区", "in", "returns/戊.xlsx"),
        ("己区", "in", "sample/己.xlsx"),
        ("庚县", "missing", None),
        ("辛县", "missing", None),
        ("壬市", "missing", None),
        ("", "refused", "returns/谁的.xlsx"),
    ]


def test_what_was_sent_back_says_why(small: Warehouse):
    answer = queries.refusals(small, year=2022, region=CITY)
    assert [(r["region_name"], r["place"], r["message"]) for r in records(answer)] == [
        ("丙区", "表!D7", "应为数字。"),
        ("", "表!D7", "读不出。"),
    ]


def test_nothing_is_owed_to_a_neighbour_or_before_the_first_year(small: Warehouse):
    assert queries.reporting(small, year=2022, region="430200").empty
    assert queries.reporting(small, year=2010, region=CITY).empty
    assert list(queries.years_owed(small)["year"]) == [2022, 2021, 2020, 2019, 2018]


def test_a_release_from_before_returns_were_recorded_still_tells_who_has_figures(tmp_path: Path):
    old = release(tmp_path, claim("members", "甲区", 5))
    for table in ("returns", "reporting"):
        old.connection.execute(f"DROP TABLE {table}")
    assert queries.years_owed(old).empty
    for question in (queries.returns, queries.refusals):
        assert question(old, year=2022, region=CITY).empty
    # 未要求报送 would be wrong.
    owed = records(queries.reporting(old, year=2022, region=CITY))
    found = {(r["region_name"], r["indicator"]): (r["state"], r["deadline"]) for r in owed}
    assert found["甲区", "members"] == ("reported", None)
    assert found["乙区", "members"] == ("not_reported", None)
    old.connection.close()


def chased(warehouse: Warehouse, **asked: Any) -> list[dict[str, Any]]:
    table = views.COVERAGE.table(warehouse, year=2022, **asked)
    assert tuple(table.columns) == COLUMNS
    return records(table)


def test_the_list_to_chase_is_one_line_a_district_and_names_what_is_missing(small: Warehouse):
    lines = chased(small)
    assert [(line["地区"], line["状态"], line["项数"], line["指标"]) for line in lines] == [
        ("丙区", "退回", 5, "全部5项"),
        ("丁区", "未报", 5, "全部5项"),
        ("戊区", "未报", 1, "覆盖率"),
        *((name, "未报", 5, "全部5项") for name in ("庚县", "辛县", "壬市")),
    ]
    assert lines[0] == {
        "地区代码": "430103",
        "地区": "丙区",
        "年度": "2022",
        "状态": "退回",
        "项数": 5,
        "指标": "全部5项",
        "指标代码": ",".join(OWED),
        "截止日期": "",
        "报表": "returns/丙.xlsx",
        "报送日期": "",
        "问题": "报表有1处错误，已退回：表!D7 应为数字。",
        "示例": "否",
        "版本": "第7版",
    }
    gap = lines[2]
    assert (gap["指标代码"], gap["报表"], gap["问题"]) == (
        "coverage",
        "returns/戊.xlsx",
        "报表已收，此项空缺",
    )
    assert (lines[1]["报表"], lines[1]["问题"]) == ("", "没有收到报表")


def test_a_district_is_told_of_more_than_its_first_error():
    wrong = [{"code": "x", "place": f"表!D{n}", "message": f"第{n}个数有误。"} for n in range(1, 6)]
    row = {"state": "refused", "missing_reason": None}
    assert problem(row, [], wrong) == (
        "报表有5处错误，已退回：表!D1 第1个数有误；表!D2 第2个数有误；表!D3 第3个数有误；另有2处。"
    )
    blank = [{"code": "form_blank", "place": "表!A1", "message": "一个数也没有填。"}]
    assert problem(row, [], blank) == "报表是空白的，请填写后重新报送"


def test_who_answered_that_he_keeps_no_count_is_not_chased(tmp_path: Path):
    answered = claim("members", "甲区", missing_reason="not_counted")
    warehouse = release(tmp_path, answered, claim("donations", "甲区", 5))
    assert states(warehouse, sample=False)["甲区"].count("a") == 1
    assert "members" not in chased(warehouse)[0]["指标代码"].split(",")
    rows = records(queries.by_district(warehouse, indicator="members", year=2022, region=CITY))
    reasons = {row["region_name"]: row["missing_reason"] for row in rows}
    assert (reasons["甲区"], reasons["乙区"]) == ("not_counted", "not_reported")
    warehouse.connection.close()


def test_a_comparison_says_of_whom_the_return_was_sent_back(small: Warehouse):
    asked = {"indicator": "members", "year": 2022, "region": CITY, "sample": False}
    rows = records(queries.by_district(small, **asked))
    reasons = {row["region_name"]: row["missing_reason"] for row in rows}
    assert (reasons["丙区"], reasons["丁区"]) == ("refused", "not_reported")
    assert "退回：丙区。" in absent_sentence(queries.by_district(small, **asked))


def test_a_year_of_which_returns_came_unasked_is_not_passed_over(small: Warehouse):
    assert queries.years_not_asked(small).empty
    filling.insert_returns(
        small.connection,
        [receipt("甲区", "in", f"returns/{year}.xlsx", year=year) for year in (2015, 2023)],
    )
    answer = records(queries.years_not_asked(small))
    small.connection.execute("DELETE FROM returns WHERE year IN (2015, 2023)")
    assert [(row["year"], row["files"]) for row in answer] == [(2023, 1)]


def test_the_file_is_called_the_list_to_chase(small: Warehouse):
    asked = views.COVERAGE.arguments(small, {"year": "2022", "sample": "off"})
    assert views.COVERAGE.file_name(small, asked, ".csv") == "报送进度_2022年_催报名单_第7版.csv"


def test_the_list_shows_other_states_where_they_are_asked_for(small: Warehouse):
    late = chased(small, show=("late",))
    assert {(line["地区"], line["状态"]) for line in late} == {("乙区", "迟报")}
    done = chased(small, show=("reported",), sample=False)
    assert {line["地区"] for line in done} == {"甲区", "戊区"}
    assert [(line["指标代码"], line["问题"]) for line in done if line["问题"]] == [
        ("donations", "不公布")
    ]
