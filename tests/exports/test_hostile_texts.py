"""Hostile words of a source, a district and the organisation come out as words in every file."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import duckdb
import openpyxl
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from catalogue.meaning import Indicator
from catalogue.quantities import Qualifier
from catalogue.wording import AROUND, AROUND_NEGATIVE, column_scale
from exports import record, record_book
from exports.delimited import RUNS, cell, csv_bytes
from exports.document import document_bytes
from exports.forms import FORMS
from exports.slides import slides_bytes
from exports.tables import figure
from exports.texts import UNFIT, fitting, harmless
from exports.views import VIEWS
from exports.workbook import workbook_bytes
from exports.workbook.formats import number_format
from tests.exports import read_back
from tests.exports.shown import displayed
from tests.exports.told import HOSTILE, small
from tests.warehouse.tables import claim, districts, meanings, release
from warehouse.database import Warehouse

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[*HealthCheck])
UNHURRIED = settings(deadline=None)
ASKED = {"indicator": "members", "year": 2022, "sample": True}
STORED = [text.replace("\x00", "") for text in HOSTILE]
"""No source can bring a character of zero into a release: DuckDB ends a text there."""


@pytest.fixture(params=STORED, ids=range(len(STORED)))
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def warehouse(text: str, tmp_path: Path) -> Iterator[Warehouse]:
    """A release in which a source, its words, a district and the organisation are called so."""
    named = {"title": text, "publisher": text, "url": text, "file": text}
    made = release(
        tmp_path,
        claim("members", "甲区", 10, as_written=text, locator=text, correction=text),
        *districts("members", None, 20, 30, 40, 50, 60, 70, 80, 90),
        given={"return": named},
    )
    made.connection.execute("UPDATE regions SET name = ? WHERE code = '430101'", [text])
    known = made.catalogue
    called = replace(known.organisation, name=text, short_name=text)
    region = replace(known.regions["430101"], name=text, short_name=text, aliases=(text,))
    regions = {**known.regions, "430101": region}
    yield replace(made, catalogue=replace(known, organisation=called, regions=regions))
    made.connection.close()


def made(warehouse: Warehouse, kind: str) -> bytes:
    return FORMS[kind].content(VIEWS["districts"], warehouse, ASKED)


def test_nothing_in_a_csv_can_be_run(warehouse: Warehouse, text: str) -> None:
    lines = read_back.lines(made(warehouse, ".csv"))
    (own,) = [line for line in lines if line["地区代码"] == "430101"]
    assert (own["地区"], own["原文"], own["数值"]) == (cell(text), cell(text), "10")
    assert own["来源"] == cell(f"{text}（{text}，2023-01-06）")
    assert [v for line in lines for v in line.values() if v.startswith(RUNS)] == []


def test_a_workbook_holds_words_and_numbers_only(warehouse: Warehouse, text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(warehouse, ".xlsx")))
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    kinds = {c.data_type for c in cells if c.value is not None}
    assert kinds <= {"s", "n", "f"}
    # The only formulas are those of the hidden copy behind a chart, each the cell of a table.
    runs = [c for c in cells if c.data_type == "f"]
    assert {c.parent.title for c in runs} <= {"图表数据"}
    assert [c for c in cells if c.hyperlink and c.hyperlink.target] == []
    assert fitting(text) in [c.value for c in cells]


def test_document_slides_and_picture_open_and_hold_the_words(
    warehouse: Warehouse, text: str
) -> None:
    document = docx.Document(io.BytesIO(made(warehouse, ".docx")))
    held = [c.text for grid in document.tables for row in grid.rows for c in row.cells]
    assert any(harmless(text) in words for words in held)
    assert not [r for r in document.part.rels.values() if r.is_external]
    presentation = pptx.Presentation(io.BytesIO(made(warehouse, ".pptx")))
    assert not [r for s in presentation.slides for r in s.part.rels.values() if r.is_external]
    with Image.open(io.BytesIO(made(warehouse, ".png"))) as picture:
        assert picture.width == 1920


def test_the_description_of_a_csv_is_json(warehouse: Warehouse, text: str) -> None:
    described = json.loads(made(warehouse, ".csv-metadata.json"))
    assert described["dc:publisher"] == text
    assert any(text in source for source in described["dc:source"])


def test_the_whole_record_keeps_the_words(warehouse: Warehouse, text: str, tmp_path: Path) -> None:
    """In Parquet as they are; in CSV and workbook so that nothing runs them."""
    record.write_parquet(warehouse, tmp_path / "r.parquet", sample=True)
    with duckdb.connect() as own:
        found = own.execute(
            "SELECT 地区, 来源, 发布者, 位置, 原文, 更正 FROM read_parquet(?) WHERE 数值 = 10",
            [str(tmp_path / "r.parquet")],
        ).fetchall()
    assert found == [(text,) * 6]
    record.write_csv(warehouse, tmp_path / "r.csv", sample=True)
    lines = read_back.lines(b"".join(record.csv_chunks(tmp_path / "r.csv")))
    assert [v for line in lines for v in line.values() if v.startswith(RUNS)] == []
    record_book.write_xlsx(warehouse, tmp_path / "r.xlsx", sample=True)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    kinds = {c.data_type for s in book for row in s.iter_rows() for c in row if c.value is not None}
    assert kinds <= {"s", "n"}


ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=60)
"""Halves of characters too: no file brings them, a program may."""


@FEW
@given(ANY_TEXT)
def test_any_text_makes_files_that_open(text: str) -> None:
    told = small(text)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(told)))
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert {c.data_type for c in cells if c.value is not None} <= {"s", "n"}
    docx.Document(io.BytesIO(document_bytes(told)))
    pptx.Presentation(io.BytesIO(slides_bytes(told)))
    assert csv_bytes(told.lines).decode("utf-8-sig")


def test_a_sheets_name_is_as_short_as_excel_counts_it() -> None:
    """Excel refused the whole file: 31 of a rare character are 62 to it."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(small("𠮷" * 40))))
    assert all(len(name.encode("utf-16-le")) <= 62 for name in book.sheetnames)
    assert any(name.endswith("𠮷") for name in book.sheetnames)


@UNHURRIED
@given(ANY_TEXT)
def test_what_is_made_fit_holds_nothing_unfit_and_loses_nothing_else(text: str) -> None:
    clean = harmless(text)
    assert UNFIT.search(clean) is None
    assert "\r" not in clean
    kept = (c for c in text.replace("\r\n", "\n").replace("\r", "\n") if not UNFIT.match(c))
    assert clean == "".join(kept)


NUMBERS = st.decimals(min_value=-(10**15) + 1, max_value=10**15 - 1, places=3)
KINDS = st.sampled_from([i for i in meanings().indicators.values() if i.kind != "rank"])


@UNHURRIED
@given(
    NUMBERS, st.lists(NUMBERS, max_size=3), KINDS, st.sampled_from(sorted({*AROUND} - {"range"}))
)
def test_any_number_is_shown_with_its_hedge_and_never_as_another(
    value: Decimal, others: list[Decimal], indicator: Indicator, qualifier: Qualifier
) -> None:
    """What a cell of a workbook shows, read back, is the number rounded once; zero only of zero."""
    scale = column_scale([value, *others], indicator)
    row: dict[str, Any] = {"value": value, "value_max": None, "qualifier": qualifier}
    found = figure({**row, "missing_reason": None, "source": None}, indicator, scale)
    shown = displayed(value, number_format(found))
    before, after = (AROUND if value > 0 else AROUND_NEGATIVE)[qualifier]
    assert shown.startswith(before)
    assert shown.endswith(after)
    digits = shown.removeprefix(before).removesuffix(after)
    plain = digits.removesuffix(indicator.unit)
    power = Decimal(1) if plain != digits else scale.power  # its own unit, else the column's
    number, places = Decimal(plain), len(plain.partition(".")[2])
    assert abs(number - value / power) <= Decimal(5).scaleb(-places - 1)
    assert (number == 0) == (value == 0)
