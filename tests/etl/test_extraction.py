"""`python -m etl extract` as another program reads it: its lines, its exit codes, its offsets."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = (
    "宁乡市工商联2023年工作总结\n"
    "2023年，引导96家企业参与“万企兴万村”，投资总额超12亿元。全年签约项目8个，举办培训班X期。"
    "2024年，力争会员总数达到1500家。\n"
)
YEAR, NEXT = ("2023-01-01", "2023-12-31"), ("2024-12-31", "2024-12-31")
END = ("2023-12-31", "2023-12-31")
UNSURE = "没有说是湘商回归，可能是一般招商"
READ = [
    ("96家", 96, "家", "exact", "actual", "village_enterprises", END, "企业参与", None),
    ("12亿元", 1200000000, "元", "over", "actual", "village_investment", END, "投资总额", None),
    ("8个", 8, "个", "exact", "actual", "signed_projects", YEAR, "签约项目", UNSURE),
    ("X期", None, "期", "masked", "actual", "training_courses", YEAR, "培训班", None),
    ("1500家", 1500, "家", "exact", "target", "member_count", NEXT, "会员总数", None),
]


def run(*words):
    return subprocess.run(
        [sys.executable, "-m", "etl", "extract", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def lines(file, *options):
    done = run(file, "--json", *options)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "总结.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def whole(file, row):
    """The line of a row of `READ`: every key that other programs rely on, in this order."""
    text, value, unit, qualifier, status, indicator, period, counted, doubt = row
    start = TEXT.index(text)
    return {
        "file": str(file),
        "start": start,
        "end": start + len(text),
        "text": text,
        "value": value,
        "value_max": None,
        "unit": unit,
        "qualifier": qualifier,
        "direction": None,
        "status": status,
        "masked": value is None,
        "indicator": indicator,
        "region": "430182",
        "period_start": period[0],
        "period_end": period[1],
        "counted": counted,
        "kind": "figure",
        "doubt": doubt,
    }


def test_every_number_of_a_report_is_a_line_and_a_doubtful_one_says_so(report):
    assert lines(report) == [whole(report, row) for row in READ]


def test_the_table_for_people_keeps_doubtful_and_masked_apart_from_what_counts(report):
    said = run(report).stdout.splitlines()
    heads = [line for line in said if not line.startswith(" ")]
    assert heads == [
        str(report),
        "团结立会：2",
        "改革强会：1",
        "待核：1",
        "数字已隐去：1",
        "不计入：4",
    ]


def test_region_and_year_told_are_those_of_a_report_that_names_none(tmp_path):
    file = tmp_path / "小结.txt"
    file.write_text("共走访企业120家。\n", encoding="utf-8")
    (silent,) = lines(file)
    (told,) = lines(file, "--region", "430182", "--year", "2023")
    assert (silent["region"], silent["period_start"]) == (None, None)
    assert (told["region"], told["period_start"], told["period_end"]) == ("430182", *YEAR)


@pytest.mark.parametrize("name", ["2021_长沙市_民营经济摘要.docx", "2013_长沙县_非公经济摘要.pdf"])
def test_offsets_are_those_of_the_text_that_is_shown(name):
    file = ROOT / "data" / "reports" / name
    text = run(file, "--text").stdout
    read = lines(file)
    assert read
    assert [line["text"] for line in read] == [text[line["start"] : line["end"]] for line in read]


def test_one_bad_file_stops_no_other_and_the_exit_code_tells(report, tmp_path):
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    done = run(tmp_path / "没有.txt", empty, report, "--json")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == len(READ)
    first, second = done.stderr.splitlines()
    assert "没有.txt" in first
    assert second.startswith(f"{empty}：")


@pytest.mark.parametrize(
    "words", [(), ("--region", "439999"), ("--year", "23"), ("--json", "--text")], ids=repr
)
def test_wrong_usage_is_told_before_anything_is_read(report, words):
    done = run(*(report, *words) if words else ())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
