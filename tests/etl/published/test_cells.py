"""A table of published facts as any program may have saved it, and bytes that are none."""

import csv
import io
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import load
from catalogue.quantities import QUALIFIERS
from etl.figures import Figure, Issue, Source
from etl.published import read_published
from etl.published.rows import COLUMNS
from etl.readings import Reading

SOURCE = Source(
    key="a-page", title="一篇报道", publisher="某报", published="2023", kind="published",
    precedence=60, file="published/figures.csv",
)  # fmt: skip
GOOD = {
    "region": "长沙市", "region_code": "430100", "period": "2022",
    "period_start": "2022-12-31", "period_end": "2022-12-31", "indicator": "投资总额",
    "key": "village_investment", "value_text": "77亿元", "value": "7700000000",
    "value_max": "", "unit": "元", "qualifier": "exact", "status": "actual",
    "source": "a-page", "note": "", "left_out": "",
}  # fmt: skip
FIGURE = Figure(
    indicator="village_investment", region="430100", period_start=date(2022, 12, 31),
    period_end=date(2022, 12, 31), value=Decimal(7700000000), source="a-page",
    locator="第2行", as_written="投资总额 77亿元",
)  # fmt: skip


def as_csv(*records: dict[str, str]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


def reading_of(content: bytes | str, name: str = "figures.csv") -> Reading:
    encoded = content.encode() if isinstance(content, str) else content
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "published" / name
        file.parent.mkdir()
        file.write_bytes(encoded)
        return read_published(file.parent, load(), {SOURCE.key: SOURCE})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_whatever_program_saved_the_table_it_reads_the_same(encoding: str) -> None:
    reading = reading_of(as_csv(GOOD).encode(encoding))
    assert (reading.figures, reading.sources) == ([FIGURE], [SOURCE])
    said = [] if encoding.startswith("utf-8") else [f"不是 UTF-8，已按 {encoding.upper()} 读取。"]
    assert [i.message.split("若")[0] for i in reading.issues] == said


def test_excel_s_unicode_text_with_tabs_and_its_dates_read_the_same() -> None:
    cells = {**GOOD, "period_start": "2022/12/31", "period_end": "2022/12/31"}
    text = "\r\n".join("\t".join(line) for line in (COLUMNS, cells.values()))
    assert reading_of(text.encode("utf-16")).figures == [FIGURE]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "文件是空的。"),
        (b"\r\n \r\n", "文件是空的。"),
        (b"\x00\x01\x02", "不是文本文件，无法按 UTF-8、UTF-16 或 GB18030 读取。"),
        (b"\xef\xbb\xbf\xff", "不是文本文件，无法按 UTF-8、UTF-16 或 GB18030 读取。"),
        (b"PK\x03\x04rest", "这是 Excel 工作簿，不是 CSV；请另存为“CSV UTF-8（逗号分隔）”。"),
        (b'"open', "引号没有成对（unexpected end of data）。"),
        (b"<html>", "第一行应为列名（region、region_code、period …），读到“<html>”。"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_table_give_one_issue(content: bytes, message: str) -> None:
    reading = reading_of(content)
    assert [(i.code, i.severity, i.message) for i in reading.issues] == [
        ("not_a_csv", "error", message + "这个文件未读取。")
    ]
    assert reading.figures == []


def test_a_file_that_is_no_csv_is_named_and_an_editor_s_lock_file_is_not() -> None:
    message = "不是 CSV 文件，未读取。请另存为 CSV，或移出此文件夹。"
    assert reading_of(b"", "notes.txt").issues == [
        Issue(code="not_read", severity="info", file="published/notes.txt", place="整个文件",
              message=message)
    ]  # fmt: skip
    assert reading_of(b"", "~$figures.csv") == Reading()
    assert read_published(Path("no such folder"), load(), {}) == Reading()


def test_an_open_quote_stops_the_reading_in_its_row_and_keeps_those_before() -> None:
    reading = reading_of(as_csv(GOOD, GOOD) + '"长沙市,430100')
    message = "从这一行起无法读取（unexpected end of data）。请检查引号是否成对。"
    assert len(reading.figures) == 2
    assert [(i.code, i.place, i.message) for i in reading.issues] == [
        ("not_a_csv", "第4行", message)
    ]


@given(st.binary() | st.text().map(str.encode))
@settings(deadline=None)
def test_any_bytes_give_issues_and_never_a_traceback(content: bytes) -> None:
    reading = reading_of(content)
    assert reading.figures == []
    assert reading.issues


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_below_the_header_never_raise(content: bytes) -> None:
    reading = reading_of(as_csv(GOOD).encode() + content)
    assert all(issue.message for issue in reading.issues)


@given(
    st.fixed_dictionaries(
        {
            column: st.just(GOOD[column])
            | st.text(max_size=12)
            | st.sampled_from(["", "0", "-1", "1e9", "2022-02-30", "前十", "3-5期", *QUALIFIERS])
            for column in COLUMNS
        }
    )
)
@settings(max_examples=300, deadline=None)
def test_any_row_gives_a_figure_that_can_be_stored_or_an_issue(row: dict[str, str]) -> None:
    reading = reading_of(as_csv(row))
    if any(cell.strip() for cell in row.values()):
        assert reading.figures or reading.issues
    for figure in reading.figures:
        assert figure.period_start <= figure.period_end
        assert (figure.value is None) == (figure.qualifier in ("indefinite", "masked"))
        assert (figure.value_max is None) == (figure.qualifier != "range")
