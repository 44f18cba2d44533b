"""The whole record: every figure of the release, the same in CSV, workbook and Parquet."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pytest

from exports import prepared, record, record_book
from exports.codebook import MEANINGS, codebook
from exports.delimited import cell
from exports.parameters import ExportError
from tests.exports.told import HOSTILE, in_force
from tests.warehouse.tables import claim, release
from warehouse.database import Warehouse

NAMES = [name for name, _, _ in record.COLUMNS]


@pytest.fixture(scope="module")
def warehouse(data_folder: Path) -> Warehouse:
    return in_force(data_folder)


def figures(warehouse: Warehouse, *, sample: bool = True) -> list[tuple[object, ...]]:
    """Straight from the release: key, region, value, qualifier, source, place, words, sample."""
    return warehouse.connection.execute(
        "SELECT indicator, region, value, qualifier, source, locator, as_written, sample "
        "FROM figures WHERE $1 OR NOT sample ORDER BY ALL",
        [sample],
    ).fetchall()


def lines_of_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def csv_bytes(warehouse: Warehouse, folder: Path, *, sample: bool = True) -> bytes:
    path = folder / "record.csv"
    record.write_csv(warehouse, path, sample=sample)
    return b"".join(record.csv_chunks(path))


@pytest.mark.parametrize("sample", [True, False])
def test_the_csv_holds_every_figure_once(warehouse: Warehouse, tmp_path: Path, sample: bool):  # noqa: FBT001
    content = csv_bytes(warehouse, tmp_path, sample=sample)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")
    found = lines_of_csv(content)
    assert list(found[0]) == NAMES
    read = sorted(
        (
            x["指标代码"],
            x["地区代码"],
            x["数值"],
            x["限定"],
            x["来源代码"],
            x["位置"],
            x["原文"],
            x["示例"],
        )
        for x in found
    )
    assert read == sorted(
        (str(k), str(r), cell(v), str(q), str(s), cell(p), cell(w), str(m).lower())
        for k, r, v, q, s, p, w, m in figures(warehouse, sample=sample)
    )
    assert len(found) > (1000 if sample else 100)


def test_parquet_and_workbook_hold_the_same_lines(warehouse: Warehouse, tmp_path: Path):
    parquet, xlsx = tmp_path / "r.parquet", tmp_path / "r.xlsx"
    record.write_parquet(warehouse, parquet, sample=True)
    record_book.write_xlsx(warehouse, xlsx, sample=True)
    with duckdb.connect() as own:
        lines = own.execute(f"SELECT * FROM '{parquet}'").fetchall()
        types = {row[0]: row[1] for row in own.execute(f"DESCRIBE FROM '{parquet}'").fetchall()}
    assert (types["数值"], types["期间止"], types["示例"]) == ("DECIMAL(18,3)", "DATE", "BOOLEAN")
    assert len(lines) == len(figures(warehouse))
    book = openpyxl.load_workbook(xlsx, read_only=True)
    assert book.sheetnames == ["编码手册", "全部数据"]
    head, *rows = book["全部数据"].iter_rows(values_only=True)
    assert list(head) == NAMES
    value = NAMES.index("数值")
    in_book = sorted((row[0], row[3], row[value] or 0.0, str(row[18])) for row in rows)
    in_file = sorted((x[0], x[3], float(x[value] or 0), str(x[18])) for x in lines)
    assert in_book == in_file


def test_more_lines_than_a_sheet_holds_are_refused_with_what_to_take_instead(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(record_book, "SHEET_LINES", 1000)
    with pytest.raises(ExportError) as refused:
        record_book.write_xlsx(warehouse, tmp_path / "r.xlsx", sample=True)
    count = len(figures(warehouse))
    assert f"全部数据有{count}条" in str(refused.value)
    assert "请改取CSV或Parquet" in str(refused.value)
    assert not (tmp_path / "r.xlsx").exists()


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_who_waits_is_told_how_much_is_done(warehouse: Warehouse, tmp_path: Path, suffix: str):
    heard: list[float] = []
    write = prepared.RECORD_FORMS[suffix][0]
    write(warehouse, tmp_path / f"r{suffix}", sample=True, told=heard.append)
    assert heard == sorted(heard)
    assert (min(heard) >= 0, heard[-1]) == (True, 1.0)


def test_a_file_that_nobody_waits_for_any_more_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """
    a reader leaves the page while 3,000,000 lines are written     no file, and the next may ask
    """
    made = release(tmp_path, claim("members", "甲区", 10))
    many = "SELECT range AS a, md5(range::VARCHAR) AS b FROM range(30_000_000)"
    monkeypatch.setattr(record, "_select", lambda *_, **__: many)
    monkeypatch.setattr(record, "TICK", 0.01)

    def leaves(_: float) -> None:
        raise LeavesError

    with pytest.raises(LeavesError):
        prepared.prepared(made, "1.duckdb", ".csv", tmp_path / "p", sample=True, told=leaves)
    assert not list((tmp_path / "p").glob("*.csv"))
    monkeypatch.undo()
    path = prepared.prepared(made, "1.duckdb", ".csv", tmp_path / "p", sample=True)
    assert path.exists()
    made.connection.close()


class LeavesError(Exception):
    """What the screen raises in the thread of a reader who has gone."""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(tmp_path: Path, text: str):
    """In CSV as `delimited.cell` has it, line breaks as CR LF; in a workbook as text."""
    made = release(tmp_path, claim("members", "甲区", 10, as_written=text.replace("\x00", "")))
    (line,) = lines_of_csv(csv_bytes(made, tmp_path))
    wanted = cell(text.replace("\x00", "")).replace("\r\n", "\n").replace("\n", "\r\n")
    assert line["原文"] == wanted
    path = tmp_path / "r.xlsx"
    record_book.write_xlsx(made, path, sample=True)
    (sheet,) = [s for s in openpyxl.load_workbook(path).worksheets if s.title == "全部数据"]
    kinds = {c.data_type for row in sheet.iter_rows() for c in row if c.value is not None}
    assert kinds <= {"s", "n"}
    made.connection.close()


def test_a_number_keeps_its_digits(tmp_path: Path):
    made = release(
        tmp_path,
        claim("members", "甲区", 1000),
        claim("coverage", "甲区", "64.7"),
        claim("started", "甲区", "-5"),
        claim("members", "乙区", qualifier="masked", as_written="X个"),
    )
    values = [x["数值"] for x in lines_of_csv(csv_bytes(made, tmp_path))]
    assert sorted(values) == ["", "-5", "1000", "64.7"]
    made.connection.close()


def test_a_file_is_prepared_once_per_release(warehouse: Warehouse, tmp_path: Path):
    asked = {"folder": tmp_path / "prepared", "sample": True}
    first = prepared.prepared(warehouse, "1-a.duckdb", ".csv", **asked)
    made = first.stat().st_mtime_ns
    assert prepared.prepared(warehouse, "1-a.duckdb", ".csv", **asked) == first
    assert first.stat().st_mtime_ns == made
    second = prepared.prepared(warehouse, "2-b.duckdb", ".csv", **asked)
    assert (first.exists(), second.exists()) == (False, True)
    assert not list((tmp_path / "prepared").glob("*.part"))


def test_the_codebook_explains_every_column_and_code(warehouse: Warehouse):
    table = codebook(warehouse)
    assert list(MEANINGS) == NAMES
    held = set(zip(table["部分"], table["代码"], strict=True))
    used = warehouse.connection.execute(
        "SELECT DISTINCT indicator, region, status, qualifier FROM figures"
    ).fetchall()
    for indicator, region, status, qualifier in used:
        wanted = {("指标", indicator), ("地区", region), ("状态", status), ("限定", qualifier)}
        assert wanted <= held
    assert Decimal(len(table)) > 100
