"""A folder of reports, and the release built from it: what becomes a figure, what a question.

Real files in a data folder of their own; how a sentence is read is tested elsewhere.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from catalogue import load
from etl.build import Summary, build
from etl.readings import Reading
from etl.reports import read_reports
from etl.sources import read_sources
from tests.etl.small_data import INVESTMENT, write
from warehouse.database import open_readonly

DECLARED = """
[{key}]
title = "{key}的总结"
publisher = "某会"
published = "2023-01-20"
kind = "report"
precedence = 50
file = "reports/{key}.txt"
"""
REVIEW = "长沙市工商联2022年工作总结\n"
VILLAGE = "截至2022年末，“万企兴万村”行动投资总额77亿元。\n"
SETTLE = """
[[correction]]
source = "review"
locator = "{locator}"
action = "settle"
expect = "{text}"
reason = "已向报送单位核实"
period_start = "2021-12-31"
period_end = "2021-12-31"
indicator = "specialised_firms"
"""


def data(folder: Path, **reports: str) -> Path:
    """A data folder with these declared reports."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for key, text in reports.items():
        (folder / "reports" / f"{key}.txt").write_text(text, encoding="utf-8")
    declared = "".join(DECLARED.format(key=key) for key in reports)
    with (folder / "sources.toml").open("a", encoding="utf-8") as stream:
        stream.write(declared)
    return folder


def read(folder: Path) -> Reading:
    sources = read_sources(folder / "sources.toml")
    return read_reports(folder / "reports", load(), sources)


def issues(found: Reading | Summary) -> list[tuple[str, str, str]]:
    return [(issue.code, issue.severity, issue.file) for issue in found.issues]


def values(reading: Reading) -> list[tuple[str, Decimal | None, str, str]]:
    return [(f.indicator, f.value, f.qualifier, f.status) for f in reading.figures]


def asked(summary: Summary, statement: str) -> list[tuple[object, ...]]:
    assert summary.release is not None, summary.refusal
    with open_readonly(summary.release.path) as connection:
        return connection.execute(statement).fetchall()


def test_a_report_nobody_declared_gives_no_figure_and_says_so(tmp_path):
    folder = data(tmp_path, review=REVIEW + VILLAGE)
    (folder / "reports" / "unknown.txt").write_text(REVIEW + VILLAGE, encoding="utf-8")
    reading = read(folder)
    assert issues(reading) == [("undeclared_report", "error", "reports/unknown.txt")]
    assert "reports/unknown.txt" in reading.issues[0].message
    assert [figure.source for figure in reading.figures] == ["review"]
    assert [source.key for source in reading.sources] == ["review"]


def test_a_broken_report_never_stops_the_others(tmp_path):
    folder = data(tmp_path, broken="", review=REVIEW + VILLAGE)
    (folder / "reports" / "broken.txt").write_bytes(b"%PDF-1.4 cut off")
    (folder / "reports" / "~$review.docx").write_bytes(b"a lock of an open document")
    (folder / "reports" / "README.md").write_text("约定", encoding="utf-8")
    reading = read(folder)
    ((_code, severity, file),) = issues(reading)
    assert (severity, file) == ("error", "reports/broken.txt")
    assert values(reading) == [("village_investment", Decimal(7700000000), "exact", "actual")]
    assert [source.key for source in reading.sources] == ["review"]
    assert [document.file for document in reading.documents] == ["reports/review.txt"]


def test_a_report_that_contradicts_itself_is_believed_in_neither(tmp_path):
    text = f"{REVIEW}截至2022年末，会员总数为3万个。\n截至2022年末，会员总数为3.2万个。\n"
    reading = read(data(tmp_path, review=text))
    assert reading.figures == []
    assert issues(reading) == [("doubtful_figure", "warning", "reports/review.txt")] * 2
    for issue in reading.issues:
        assert "“3万个”、“3.2万个”" in issue.message
        assert "member_count" in issue.message
    passages = reading.passages["reports/review.txt"]
    assert {p.state for p in passages if p.kind == "figure"} == {"doubtful"}


def test_a_number_said_twice_is_one_claim_and_the_exact_one(tmp_path):
    text = f"{REVIEW}截至2022年末，会员总数超3万个。\n截至2022年末，会员总数为31200个。\n"
    reading = read(data(tmp_path, review=text))
    assert values(reading) == [("member_count", Decimal(31200), "exact", "actual")]
    assert reading.issues == []
    assert [p.state for p in reading.passages["reports/review.txt"] if p.kind == "figure"] == [
        "mapped"
    ] * 2


def test_a_target_of_a_plan_is_never_told_as_done(tmp_path):
    plan = "长沙市工商联2023年工作计划\n新发展会员500个。\n"
    summary = build(data(tmp_path, review=REVIEW + "新发展会员420个。\n", plan=plan), load())
    assert asked(
        summary, "SELECT series_year, status, value FROM observations ORDER BY series_year"
    ) == [
        (2022, "actual", Decimal(420)),
        (2023, "target", Decimal(500)),
    ]


def test_a_report_and_a_table_that_say_the_same_are_two_claims_that_agree(tmp_path):
    write(tmp_path, INVESTMENT)
    summary = build(data(tmp_path, review=REVIEW + VILLAGE), load())
    assert summary.of_severity("error") == []
    found = asked(summary, "SELECT indicator, value, claims, agree, source FROM observations")
    assert found == [("village_investment", Decimal(7700000000), 2, True, "a-page")]


def test_a_report_and_a_table_that_differ_do_not_agree(tmp_path):
    write(tmp_path, INVESTMENT)
    summary = build(data(tmp_path, review=REVIEW + VILLAGE.replace("77", "78")), load())
    found = asked(summary, "SELECT value, claims, agree, source FROM observations")
    assert found == [(Decimal(7700000000), 2, False, "a-page")]


def test_a_hidden_number_is_stored_as_hidden_and_without_a_value(tmp_path):
    text = f"{REVIEW}全年走访民营企业XX家次，举办招聘会6场，挽回损失**余万元。\n"
    summary = build(data(tmp_path, review=text), load())
    found = asked(
        summary,
        "SELECT indicator, value, qualifier, missing_reason FROM figures ORDER BY indicator",
    )
    assert found == [
        ("enterprise_visits", None, "masked", "not_disclosed"),
        ("job_fairs", Decimal(6), "exact", None),
        ("losses_recovered", None, "masked", "not_disclosed"),
    ]


def test_a_hidden_number_of_nobody_knows_what_is_no_figure(tmp_path):
    reading = read(data(tmp_path, review=REVIEW + "慰问老党员XX名。\n"))
    assert (reading.figures, reading.issues) == ([], [])


@pytest.fixture
def doubtful(tmp_path):
    """A report with one number that it leaves open, and one that is certain."""
    text = f"{REVIEW}专精特新“小巨人”企业由12家增加到19家。\n"
    return data(tmp_path, review=text)


def test_a_doubtful_number_is_asked_about_with_what_it_could_be(doubtful):
    summary = build(doubtful, load())
    (issue,) = summary.of_severity("warning")
    assert (issue.code, issue.file) == ("doubtful_figure", "reports/review.txt")
    assert issue.place == "第28—31字"
    assert issue.message.startswith("“12家”未采用：")
    assert "可能是：民营专精特新“小巨人”（specialised_firms）" in issue.message
    assert asked(summary, "SELECT value FROM figures") == [(Decimal(19),)]


def test_a_doubtful_number_can_be_settled_and_asks_no_more(doubtful):
    (issue,) = build(doubtful, load()).of_severity("warning")
    settled = SETTLE.format(locator=issue.place, text="12家")
    (doubtful / "corrections.toml").write_text(settled, encoding="utf-8")
    summary = build(doubtful, load())
    assert summary.of_severity("error") == []
    assert summary.of_severity("warning") == []
    assert asked(
        summary,
        "SELECT year(period_end), value, locator, correction FROM figures ORDER BY 1",
    ) == [
        (2021, Decimal(12), issue.place, "已向报送单位核实"),
        (2022, Decimal(19), "第34—37字", None),
    ]
