"""A build of the shipped data and of small folders: what it gives, and what it leaves out."""

import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from catalogue import load
from etl import build as building
from etl import console
from etl.build import build, quiet, read
from etl.figures import Issue, SourceError
from tests.etl.small_data import COVERAGE, INVESTMENT, MEMBERS, write
from warehouse.database import open_readonly
from warehouse.releases import ReleaseError, Releases

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = ROOT / "data"
WRONG = {**MEMBERS, "region_code": "439999"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """A copy of the shipped data, for releases of its own."""
    folder = tmp_path_factory.mktemp("build") / "data"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("releases"))
    return folder


def asked(path, statement, *parameters):
    with open_readonly(path) as connection:
        return connection.execute(statement, list(parameters)).fetchall()


def sent(data, folder):
    """One return of 芙蓉区 for 2022."""
    (data / folder / "2022").mkdir(parents=True)
    name = "2022/2022_芙蓉区.xlsx"
    shutil.copyfile(SHIPPED / "sample" / name, data / folder / name)


def test_the_shipped_data_arrives_whole(shipped):
    summary = build(shipped, load())
    reading = read(shipped, load(), sample=True, progress=quiet)
    contents = summary.release.contents
    sample = sum(figure.sample for figure in reading.figures)
    assert (contents.figures, contents.sample_figures) == (len(reading.figures), sample)
    assert (contents.sources, contents.sample) == (len(reading.sources), True)
    assert contents.organisation == load().organisation.name
    assert contents.regions == len({figure.region for figure in reading.figures})
    assert contents.indicators == len({figure.indicator for figure in reading.figures})
    assert 0 < contents.observations <= contents.figures
    assert summary.refusal == ""
    assert summary.of_severity("error") == []
    assert summary.issues[: len(reading.issues)] == reading.issues
    assert sum(summary.set_aside.values()) == len(summary.of_severity("info"))
    stored = asked(summary.release.path, "SELECT indicator, region, value, as_written FROM figures")
    read_figures = [(f.indicator, f.region, f.value, f.as_written) for f in reading.figures]
    assert sorted(map(repr, map(_plain, stored))) == sorted(map(repr, map(_plain, read_figures)))


def _plain(row):
    """Values as numbers alone: 3 and 3.000 are one."""
    return tuple(cell.normalize() if isinstance(cell, Decimal) else cell for cell in row)


def test_the_declared_headline_figures_are_there(shipped):
    path = Releases(shipped / "releases").current() or build(shipped, load()).release.path
    found = asked(
        path,
        "SELECT indicator, value, qualifier, sample FROM observations WHERE region = '430100' "
        "AND series_year = 2022 AND status = 'actual' AND indicator IN "
        "('village_investment', 'village_projects', 'village_enterprises', 'member_count') "
        "ORDER BY indicator",
    )
    assert found == [
        ("member_count", Decimal(40000), "over", False),
        ("village_enterprises", Decimal(986), "exact", False),
        ("village_investment", Decimal(7700000000), "exact", False),
        ("village_projects", Decimal(1374), "exact", False),
    ]


def test_no_sample_leaves_no_sample_row(shipped):
    release = build(shipped, load(), sample=False).release
    for table in ("figures", "observations", "totals", "sources"):
        assert asked(release.path, "SELECT count(*) FROM query_table(?) WHERE sample", table) == [
            (0,)
        ]
    assert asked(release.path, "SELECT sample FROM release") == [(False,)]
    assert release.contents.sample_figures == 0
    assert release.contents.figures > 0


def test_leaving_the_samples_out_is_no_silence(tmp_path):
    write(tmp_path, INVESTMENT)
    sent(tmp_path, "sample")
    assert build(tmp_path, load()).release.contents.sample_figures > 0
    summary = build(tmp_path, load(), sample=False)
    assert [i for i in summary.issues if i.code == "source_gives_nothing"] == []


def test_a_wrong_row_does_not_stop_the_rest(tmp_path):
    summary = build(write(tmp_path, INVESTMENT, WRONG, MEMBERS), load())
    (error,) = summary.of_severity("error")
    assert (error.code, error.file, error.place[:3]) == (
        "unknown_region",
        "published/figures.csv",
        "第3行",
    )
    rows = asked(summary.release.path, "SELECT indicator, value FROM figures ORDER BY indicator")
    assert rows == [
        ("member_count", Decimal(40268)),
        ("village_investment", Decimal(7700000000)),
    ]
    stored = asked(summary.release.path, "SELECT code, severity, file, place, message FROM issues")
    assert [Issue(*[], **dict(zip(Issue.__slots__, row, strict=True))) for row in stored] == [error]


def test_an_error_of_the_checks_publishes_nothing_and_keeps_every_issue(tmp_path):
    good = build(write(tmp_path, INVESTMENT), load()).release
    summary = build(write(tmp_path, INVESTMENT, COVERAGE, WRONG), load())
    assert summary.release is None
    assert [issue.code for issue in summary.issues] == ["unknown_region", "ratio_out_of_bounds"]
    assert "读到120%" in summary.refusal
    assert Releases(tmp_path / "releases").current() == good.path


def test_an_empty_folder_gives_nothing_to_show(tmp_path):
    summary = build(tmp_path, load())
    assert summary.release is None
    assert [issue.code for issue in summary.issues] == ["nothing_to_show"]


def test_a_row_set_aside_is_counted_by_its_reason(tmp_path):
    aside = [
        {**MEMBERS, "left_out": "期间不明：原文为“近年来”，起止未写明"},
        {**MEMBERS, "left_out": "期间不明：来源没有日期"},
        {**MEMBERS, "left_out": "名次变化不是名次"},
    ]
    summary = build(write(tmp_path, INVESTMENT, *aside), load())
    assert summary.set_aside == {"期间不明": 2, "名次变化不是名次": 1}


def test_a_source_that_falls_silent_is_a_warning(tmp_path):
    both = ("a-page", "b-page")
    other = {**MEMBERS, "source": "b-page"}
    assert build(write(tmp_path, INVESTMENT, other, keys=both), load()).issues == []
    summary = build(write(tmp_path, INVESTMENT, keys=both), load())
    assert summary.issues == [
        Issue(
            code="source_gives_nothing",
            severity="warning",
            file="published/figures.csv",
            place="整个文件",
            message="“b-page的报道”（某报）上一版本有1个数字，这次一个也没有。"
            "若不是有意删除，请检查文件是否还在、能否读取。",
        )
    ]
    assert build(write(tmp_path, INVESTMENT, keys=both), load()).issues == []


def test_a_real_return_displaces_the_sample_of_the_same_district_and_year(tmp_path):
    sent(tmp_path, "sample")
    sent(tmp_path, "returns")
    summary = build(tmp_path, load())
    assert summary.of_severity("error") == []
    assert asked(summary.release.path, "SELECT key, sample FROM sources ORDER BY key") == [
        ("return-2022-430102", False),
        ("sample-return-2022-430102", True),
    ]
    assert asked(summary.release.path, "SELECT DISTINCT sample, source FROM observations") == [
        (False, "return-2022-430102")
    ]


def test_a_figure_that_the_schema_refuses_is_an_issue_and_stays_out_alone(tmp_path, monkeypatch):
    def with_a_contradiction(*given, **options):
        reading = read(*given, **options)
        object.__setattr__(reading.figures[0], "qualifier", "masked")
        return reading

    monkeypatch.setattr(building, "read", with_a_contradiction)
    summary = build(write(tmp_path, INVESTMENT, MEMBERS), load())
    (error,) = summary.of_severity("error")
    assert (error.code, error.file) == ("figure_refused", "published/figures.csv")
    assert error.message.startswith(
        "“投资总额 77亿元”（village_investment，430100）不合数据库的规则，未收入："
    )
    assert summary.release.contents.figures == 1


def test_sources_that_cannot_be_read_stop_the_build(tmp_path):
    write(tmp_path, INVESTMENT)
    (tmp_path / "sources.toml").write_text("[a-page", encoding="utf-8")
    with pytest.raises(SourceError, match=r"sources\.toml 不是有效的 TOML"):
        build(tmp_path, load())
    assert not (tmp_path / "releases").exists()


def test_progress_names_what_is_being_done(tmp_path, monkeypatch):
    told = []
    build(write(tmp_path, INVESTMENT), load(), progress=lambda *step: told.append(step))
    names = [name for _, _, name in told]
    assert names[0] == "读取公布数据"
    assert names[-1] == "写入并检查"

    def fails(*_given, **_options):
        raise ReleaseError("磁盘空间不足")

    monkeypatch.setattr(console, "build", fails)
    assert console.build_and_report(tmp_path) == 1


def test_the_report_says_what_was_published_and_what_was_not(tmp_path):
    aside = {**MEMBERS, "left_out": "名次变化不是名次"}
    wrong = [{**WRONG, "period": str(n)} for n in range(5)]
    summary = build(write(tmp_path, INVESTMENT, aside, *wrong), load())
    lines = console.report(summary, all_issues=False)
    assert lines[:9] == [
        f"第1版已建成并启用：{summary.release.name}",
        "有5处错误，有错的数据未收入；请按下面的提示改正后重新构建。",
        "  数字  1",
        "  观测  1",
        "  来源  1",
        "  指标  1",
        "  地区  1",
        "  年份  2022—2022",
        "有意未采用的行：1",
    ]
    assert lines[9:12] == ["  名次变化不是名次  1", "错误：5", "  unknown_region（5处）"]
    assert len(lines[12:]) == 4
    assert lines[-1] == "    ……另有2处，加 --all-issues 全部列出"
    everything = console.report(summary, all_issues=True)
    assert [f"    {issue}" for issue in summary.issues] == [
        line for line in everything if line.startswith("    ")
    ]


def test_a_release_is_not_opened_for_writing_by_anybody(tmp_path):
    release = build(write(tmp_path, INVESTMENT), load()).release
    with (
        open_readonly(release.path) as connection,
        pytest.raises(duckdb.InvalidInputException),
    ):
        connection.execute("DELETE FROM figures")
