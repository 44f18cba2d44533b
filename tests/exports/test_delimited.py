"""CSV that Excel and WPS open without a question, and that nothing in it can run."""

import csv
import io
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.delimited import cell, csv_bytes

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNHURRIED = settings(deadline=None)  # the machine may be busy with something else


def table(*rows: tuple[object, ...]) -> pd.DataFrame:
    names = [f"列{n}" for n in range(1, len(rows[0]) + 1)]
    return pd.DataFrame(rows, columns=names, dtype=object)


def read_back(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_bytes_of_a_small_table():
    content = csv_bytes(table(("430102", "芙蓉区", Decimal("7700.500"), None), ("x", "", 0, "a,b")))
    assert content == (
        b"\xef\xbb\xbf" + '列1,列2,列3,列4\r\n430102,芙蓉区,7700.5,\r\nx,,0,"a,b"\r\n'.encode()
    )


def test_there_is_one_mark_one_header_and_no_comment_line():
    content = csv_bytes(table(("a",), ("b",)))
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content.count(b"\r\n") == content.count(b"\n") == 3
    assert read_back(content) == [["列1"], ["a"], ["b"]]


def test_an_empty_table_is_its_header():
    assert read_back(csv_bytes(pd.DataFrame(columns=["地区代码", "数值"]))) == [
        ["地区代码", "数值"]
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("", ""),
        ("430102", "430102"),
        ("000000", "000000"),
        ("430100Z01", "430100Z01"),
        (Decimal("0.000"), "0"),
        (Decimal("-0.000"), "0"),
        (Decimal(100), "100"),
        (Decimal("-5.250"), "-5.25"),
        (Decimal("1E+3"), "1000"),
        (Decimal("999999999999999.999"), "999999999999999.999"),
        (-3, "-3"),
        (date(2022, 12, 31), "2022-12-31"),
        ("—", "—"),
        ("− 5", "− 5"),
        ("a=b", "a=b"),
        ("x\x00y", "xy"),
        ("\x00=1", "'=1"),
    ],
)
def test_a_cell(value: object, written: str):
    assert cell(value) == written


@pytest.mark.parametrize("start", RUNS)
def test_what_a_spreadsheet_would_run_is_made_text(start: str):
    harmful = f'{start}HYPERLINK("http://x";"点我")'
    assert read_back(csv_bytes(table((harmful, "芙蓉区")))) == [
        ["列1", "列2"],
        [f"'{harmful}", "芙蓉区"],
    ]
    headed = pd.DataFrame([["a"]], columns=[harmful], dtype=object)
    assert read_back(csv_bytes(headed))[0] == [f"'{harmful}"]


@pytest.mark.parametrize(
    "text",
    ['说“好”和"好"', "第一行\n第二行", "甲\r\n乙", "a,b;c\td", '"', "''", "末尾\n", " 前后 "],
)
def test_quotes_and_line_breaks_survive(text: str):
    assert read_back(csv_bytes(table((text, "后")))) == [["列1", "列2"], [text, "后"]]


@UNHURRIED
@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_any_text_comes_back_but_for_the_neutralising_quote(rows: list[tuple[str, str]]):
    content = csv_bytes(pd.DataFrame(rows, columns=["甲", "乙"], dtype=object))
    for written, given_row in zip(read_back(content)[1:], rows, strict=True):
        for back, text in zip(written, given_row, strict=True):
            kept = text.replace("\x00", "")
            assert back == (f"'{kept}" if kept[:1] in RUNS and kept else kept)
            assert not back.startswith(RUNS)


@UNHURRIED
@given(st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=3))
def test_any_number_comes_back_as_itself(value: Decimal):
    (back,) = read_back(csv_bytes(table((value, "x"))))[1][:1]
    assert Decimal(back) == value
    assert back.lstrip("-")[:1].isdigit()
    assert not back.startswith("-0") or value != 0


@pytest.mark.office
def test_an_office_program_reads_the_same(soffice: str, tmp_path: Path):
    """Numbers as numbers, codes with all their digits, nothing run, nothing garbled.

    A CSV has no types: what looks like a number arrives as one. That codes are text too is for
    the workbook to say; here no digit of them may be lost.
    """
    rows: list[tuple[object, ...]] = [
        ("430102", "芙蓉区", Decimal(7700000000), Decimal("-5.25"), "超4万个，“好”"),
        ("430100Z01", "高新区", None, Decimal(0), "第一行\n第二行"),
        ("430103", "天心区", Decimal("0.125"), None, "=1+1"),
        ("430104", "岳麓区", Decimal(40268), Decimal(3), "@SUM(A1:A2)"),
        ("430105", "开福区", Decimal(1), Decimal(4), " =1+1"),
        ("430111", "雨花区", Decimal(2), Decimal(5), "▲ 增加12.6亿元（19.6%）"),
    ]
    written = tmp_path / "表.csv"
    written.write_bytes(csv_bytes(table(*rows)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # 44 comma, 34 quote, 76 UTF-8, from line 1: what the import dialogue proposes by itself.
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--infilter=CSV:44,34,76,1"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path), str(written)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sheet = openpyxl.load_workbook(tmp_path / "表.xlsx").active
    assert sheet is not None
    assert list(sheet.iter_rows(values_only=True)) == [
        ("列1", "列2", "列3", "列4", "列5"),
        (430102, "芙蓉区", 7700000000, -5.25, "超4万个，“好”"),
        ("430100Z01", "高新区", None, 0, "第一行\n第二行"),
        (430103, "天心区", 0.125, None, "'=1+1"),
        (430104, "岳麓区", 40268, 3, "'@SUM(A1:A2)"),
        (430105, "开福区", 1, 4, " =1+1"),
        (430111, "雨花区", 2, 5, "▲ 增加12.6亿元（19.6%）"),
    ]
