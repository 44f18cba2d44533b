"""`python -m etl` as a person runs it: exit codes and printed text, in a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.etl.small_data import COVERAGE, INVESTMENT, MEMBERS, write
from warehouse.releases import Releases

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = [sys.executable, "-m", "etl"]
WRONG = {**MEMBERS, "region_code": "439999"}


def run(*words, before=(), **environment):
    return subprocess.run(
        [*before, *COMMAND, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


def said(capsys, *words):
    """Exit code, standard output and standard error of a command in this process."""
    try:
        code = main([str(word) for word in words])
    except SystemExit as left:
        code = left.code
    out, err = capsys.readouterr()
    return code, out, err


def test_a_life_on_the_command_line(tmp_path):
    write(tmp_path, INVESTMENT, MEMBERS)
    first = run("build", "--data", tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert re.fullmatch(
        r"第1版已建成并启用：1-\d{8}T\d{6}Z\.duckdb\n"
        r"  数字  2\n  观测  2\n  来源  1\n  指标  2\n  地区  1\n  年份  2022—2022\n",
        first.stdout,
    )
    write(
        tmp_path,
        {**INVESTMENT, "value_text": "超78亿元", "value": "7800000000", "qualifier": "over"},
    )
    assert run("build", CHAMBER_DATA_DIR=str(tmp_path)).returncode == 0
    changed = run("diff", 1, 2, "--data", tmp_path)
    assert (changed.returncode, changed.stderr) == (0, "")
    assert changed.stdout.splitlines() == [
        "第1版 → 第2版：新增0，修订1，消失1",
        "修订  长沙市 万企兴万村投资总额 截至2022-12-31：77亿元 → 超78亿元",
        "消失  长沙市 会员数 截至2022-12-31：40268个",
    ]
    back = run("rollback", 1, "--data", tmp_path)
    assert (back.returncode, back.stderr) == (0, "")
    assert re.fullmatch(r"已启用第1版（1-.*\.duckdb）\n", back.stdout)
    table = run("releases", "--data", tmp_path)
    assert (table.returncode, table.stderr) == (0, "")
    moment = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    header, *rows = table.stdout.splitlines()
    assert " ".join(header.split()) == "版本 构建时间 数字 示例 观测 指标 地区 来源 提示 状态"
    assert re.fullmatch(rf" +2  {moment} +1 +0 +1 +1 +1 +1 +0", rows[0])
    assert re.fullmatch(rf" +1  {moment} +2 +0 +2 +2 +1 +1 +0  现行", rows[1])


def test_rank_changes_caused_by_a_revision_are_named(tmp_path, capsys):
    districts = [
        {**MEMBERS, "region": name, "region_code": code, "value_text": f"{n}个", "value": str(n)}
        for name, code, n in (("芙蓉区", "430102", 30), ("天心区", "430103", 20))
    ]
    write(tmp_path, *districts)
    assert main(["build", "--data", str(tmp_path)]) == 0
    write(tmp_path, {**districts[0], "value_text": "15个", "value": "15"}, districts[1])
    assert main(["build", "--data", str(tmp_path)]) == 0
    capsys.readouterr()
    code, out, _ = said(capsys, "diff", 1, 2, "--data", tmp_path)
    assert code == 0
    assert out.splitlines()[1:] == [
        "修订  芙蓉区 会员数 截至2022-12-31：30个 → 15个",
        "名次  芙蓉区 会员数 截至2022-12-31：因修订由第1位变为第2位",
        "名次  天心区 会员数 截至2022-12-31：因修订由第2位变为第1位",
    ]


def test_rows_with_errors_are_told_and_the_rest_is_published(tmp_path, capsys):
    write(tmp_path, INVESTMENT, WRONG)
    code, out, err = said(capsys, "build", "--data", tmp_path, "--all-issues")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[1] == "有1处错误，有错的数据未收入；请按下面的提示改正后重新构建。"
    assert lines[-1].startswith("    published/figures.csv 第3行")
    assert Releases(tmp_path / "releases").find(1).in_force


def test_a_release_that_the_checks_refuse_is_not_published(tmp_path, capsys):
    write(tmp_path, INVESTMENT, COVERAGE)
    code, out, err = said(capsys, "build", "--data", tmp_path)
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert lines[0] == "没有发布新版本：检查发现1处错误，新版本未启用，原版本继续有效。"
    assert lines[1:3] == ["错误：1", "  ratio_out_of_bounds（1处）"]
    assert Releases(tmp_path / "releases").all() == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "缺少命令"),
        (("bake",), "命令：没有“bake”，可用："),
        (("build", "--keep", "0"), "--keep：应为不小于1的整数，读到“0”"),
        (("build", "--keep"), "--keep：后面应有一个值"),
        (("build", "more"), "多出的参数：more"),
        (("rollback",), "缺少N"),
        (("rollback", "-1"), "N：应为版本号，读到“-1”"),
        (("rollback", "第一"), "N：应为版本号，读到“第一”"),
        (("diff", "1"), "缺少M"),
        (("releases", "--data", "/nowhere/at/all"), "没有数据文件夹"),
    ],
)
def test_wrong_usage_leaves_with_2_and_one_sentence(words, told, capsys):
    code, out, err = said(capsys, *words)
    assert (code, out) == (2, "")
    assert err.startswith("用法：python -m etl")
    assert told in err
    assert err.endswith("--help 查看说明。\n")


@pytest.mark.parametrize("words", [("rollback", 7), ("diff", 7, 8)])
def test_a_release_that_does_not_exist_leaves_with_1(words, tmp_path, capsys):
    assert said(capsys, *words, "--data", tmp_path) == (1, "", "没有第7版；没有可用的版本\n")


def test_before_the_first_release(tmp_path, capsys):
    listed = said(capsys, "releases", "--data", tmp_path)
    assert listed == (0, "还没有版本，请先运行 python -m etl build\n", "")
    assert said(capsys, "releases", "--quiet-if-any", "--data", tmp_path) == (1, "", "")
    write(tmp_path, INVESTMENT)
    assert main(["build", "--data", str(tmp_path)]) == 0
    capsys.readouterr()
    assert said(capsys, "releases", "--quiet-if-any", "--data", tmp_path) == (0, "", "")


def test_a_broken_release_is_listed_as_such(tmp_path, capsys):
    write(tmp_path, INVESTMENT)
    for _ in range(2):
        main(["build", "--data", str(tmp_path)])
    broken = Releases(tmp_path / "releases").current()
    broken.write_bytes(b"no release")
    capsys.readouterr()
    code, out, _ = said(capsys, "releases", "--data", tmp_path)
    assert code == 0
    assert f"打不开（{broken.name}）" in out
    assert out.endswith(f"打不开，已跳过：{broken.name}\n")
    code, _, err = said(capsys, "diff", 1, 2, "--data", tmp_path)
    assert (code, err) == (1, f"第2版（{broken.name}）打不开，无法比较\n")


def test_a_file_that_is_not_there_is_told_in_chinese(tmp_path, capsys):
    assert main(["check", str(tmp_path / "没有.xlsx")]) == 1
    assert "没有.xlsx：读到0个数" in (out := capsys.readouterr().out)
    assert "文件无法从磁盘读出（没有这个文件）" in out


def test_a_code_that_does_not_exist_is_not_called_another_city(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["check", "--region", "430199", str(tmp_path / "a.xlsx")])
    error = capsys.readouterr().err
    assert "目录中没有地区代码“430199”；可用：430102（芙蓉区）、" in error
    assert "433101" not in error


def test_help_names_every_command_and_is_chinese(capsys):
    code, out, _ = said(capsys, "--help")
    assert code == 0
    assert [word for word in ("build", "releases", "rollback", "diff") if word not in out] == []
    for word in ("build", "releases", "rollback", "diff"):
        code, out, _ = said(capsys, word, "--help")
        assert code == 0
        assert out.startswith(f"用法：python -m etl {word}")
        assert "--data DIR" in out


def without_network():
    return shutil.which("unshare") is not None and not subprocess.call(
        ["unshare", "--user", "--map-root-user", "--net", "true"], stderr=subprocess.DEVNULL
    )


@pytest.mark.skipif(not without_network(), reason="the network cannot be taken away here")
def test_a_build_needs_no_network(tmp_path):
    write(tmp_path, INVESTMENT)
    away = ("unshare", "--user", "--map-root-user", "--net")
    done = run("build", "--data", tmp_path, before=away)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="a shell's pipe")
def test_neither_a_closed_pipe_nor_a_poor_terminal_ends_in_a_traceback(tmp_path):
    write(tmp_path, INVESTMENT)
    command = ["sh", "-c", f"{sys.executable} -m etl build --data {tmp_path} | true"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=environment,
    )
    assert done.stderr == b""
    listed = run("releases", "--data", tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "现行" in listed.stdout
