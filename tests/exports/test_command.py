"""`python -m exports`: the same bytes as the page's button, and whole sentences when it cannot."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

import catalogue
from etl.figures import Figure
from exports.__main__ import main
from exports.delimited import csv_bytes
from exports.forms import FORMS
from exports.views import VIEWS
from tests.warehouse.tables import claim, fill
from warehouse import filling
from warehouse.database import Warehouse
from warehouse.releases import Releases

ROOT = Path(__file__).resolve().parents[2]
KEY = "village_investment"


def figures() -> list[Figure]:
    """Two districts of the shipped catalogue, one real and one sample."""
    day = {"period_start": date(2022, 12, 31)}
    return [
        claim(KEY, "430102", 700_000_000, **day),
        claim(KEY, "430103", 90_000, sample=True, **day),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one release in force."""

    def write(connection: duckdb.DuckDBPyConnection, number: int) -> None:
        filling.insert_release(
            connection,
            number=number,
            built_at=datetime(2026, 11, 23, tzinfo=UTC),
            sample=True,
            organisation="工商联",
        )
        filling.insert_catalogue(connection, catalogue.load())
        fill(connection, figures())

    made = tmp_path_factory.mktemp("data")
    Releases(made / "releases").publish(write)
    return made


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "exports", *words],
        cwd=ROOT,
        env={**os.environ, "CHAMBER_DATA_DIR": str(data), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def wanted(folder: Path, view: str, **asked: object) -> bytes:
    """What the page's button gives."""
    path = Releases(folder / "releases").current()
    assert path is not None
    warehouse = Warehouse.open(path, catalogue.load())
    return csv_bytes(VIEWS[view].table(warehouse, **asked))


def test_done_is_0_and_says_where_the_file_is(folder: Path, tmp_path: Path):
    out = tmp_path / "区县对比.csv"
    done = run(folder, "districts", "--indicator", KEY, "--year", "2022", "-o", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"已写入 {out}\n", "")
    assert out.read_bytes() == wanted(folder, "districts", indicator=KEY, year=2022)


def test_what_cannot_be_made_is_1_with_the_reason(folder: Path, tmp_path: Path):
    out = tmp_path / "x.csv"
    done = run(
        folder, "districts", "--indicator", "vilage_investment", "--year", "2022", "-o", str(out)
    )
    reason = "没有指标“vilage_investment”；是否想写“village_investment”？\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", reason)
    assert not out.exists()


def test_wrong_usage_is_2_with_the_reason(folder: Path, tmp_path: Path):
    done = run(folder, "districts", "--indicator", KEY, "-o", str(tmp_path / "x.csv"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == "python -m exports: error: 请用 --year 给出年份"


# The rest within this process: starting one costs more than a second.


@pytest.mark.parametrize(
    ("view", "words", "asked"),
    [
        (
            "districts",
            ["--indicator", KEY, "--year", "2022", "--no-sample"],
            {"indicator": KEY, "year": 2022, "sample": False},
        ),
        (
            "trends",
            ["--indicator", KEY, "--region", "430103", "--region", "430102"],
            {"indicator": KEY, "regions": ("430103", "430102")},
        ),
        ("overview", ["--year", "2022"], {"year": 2022}),
        ("sources", ["--source", "return"], {"source": "return"}),
        ("coverage", ["--year", "2022"], {"year": 2022}),
        (
            "coverage",
            ["--year", "2022", "--show", "reported,late"],
            {"year": 2022, "show": ("reported", "late")},
        ),
    ],
)
def test_each_view_is_the_buttons_file(
    folder: Path, tmp_path: Path, view: str, words: list[str], asked: dict[str, object]
):
    out = tmp_path / "x.CSV"
    assert main([view, *words, "--data", str(folder), "-o", str(out)]) == 0
    assert out.read_bytes() == wanted(folder, view, **asked)


def test_no_sample_leaves_the_invented_figure_out(folder: Path, tmp_path: Path):
    asked = ["districts", "--indicator", KEY, "--year", "2022", "--data", str(folder)]
    assert main([*asked, "-o", str(tmp_path / "with.csv")]) == 0
    assert main([*asked, "--no-sample", "-o", str(tmp_path / "without.csv")]) == 0
    with_sample, without = (
        (tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig") for name in ("with", "without")
    )
    assert (",90000," in with_sample, ",90000," in without) == (True, False)
    assert ",700000000," in without


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The exit code and the last line on standard error."""
    try:
        code = main(list(words))
    except SystemExit as left:
        code = int(str(left.code))
    said = capsys.readouterr()
    assert said.out == ""
    return code, said.err.splitlines()[-1].removeprefix("python -m exports: error: ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["districts", "--year", "2022", "-o", "x.csv"], "请用 --indicator 给出指标代码"),
        (["trends", "--region", "430102", "-o", "x.csv"], "请用 --indicator 给出指标代码"),
        (["trends", "--indicator", KEY, "-o", "x.csv"], "请用 --region 给出至少一个地区代码"),
        (["overview", "-o", "x.csv"], "请用 --year 给出年份"),
        (["sources", "-o", "x.csv"], "请用 --source 给出来源的代码"),
        (
            ["overview", "--year", "2022", "-o", "x.odt"],
            f"只能导出 {'、'.join(FORMS)}，读到“x.odt”",
        ),
    ],
)
def test_what_is_missing_is_said(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
):
    assert refused(capsys, *words) == (2, message)


def test_an_unknown_region_is_named(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
):
    words = ["trends", "--indicator", KEY, "--region", "430199", "--data", str(folder)]
    out = tmp_path / "x.csv"
    code, message = refused(capsys, *words, "-o", str(out))
    assert (code, message.partition("；")[0], out.exists()) == (1, "没有地区代码“430199”", False)


def test_an_unknown_source_is_named_with_the_nearest(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
):
    words = ["sources", "--source", "returm", "--data", str(folder)]
    code, message = refused(capsys, *words, "-o", str(tmp_path / "x.csv"))
    assert (code, message) == (1, "没有来源“returm”；是否想写“return”？")


def test_before_the_first_release_there_is_nothing_to_export(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(tmp_path))
    words = ["overview", "--year", "2022", "-o", str(tmp_path / "x.csv")]
    assert refused(capsys, *words) == (1, "还没有版本，请先运行 python -m etl build")


def test_a_file_that_cannot_be_written_is_named(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
):
    out = tmp_path / "没有" / "x.csv"
    words = ["overview", "--year", "2022", "--data", str(folder), "-o", str(out)]
    advice = "请检查文件夹是否存在、能否写入，文件是否正被别的程序打开"
    assert refused(capsys, *words) == (1, f"写不进 {out}：{advice}")


def test_the_list_to_chase_can_be_had_as_a_workbook(folder: Path, tmp_path: Path):
    out = tmp_path / "催报名单.xlsx"
    assert main(["coverage", "--year", "2022", "--data", str(folder), "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")
