"""Small returns made in a test: the annual form with a few rows, and what reading it gives."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import load
from etl.readings import Reading
from etl.returns import read_returns

SHEET = "工作成效统计表"
Row = tuple[object, ...]


def form(
    *rows: Row,
    change: Callable[[Worksheet], object] = lambda _: None,
    title: str = "长沙市工商联系统2022年度工作成效统计表",
    publisher: str = "填报单位：芙蓉区工商联",
    sent: str = "报送日期：2023年1月6日",
    heading: str = "2022年",
) -> bytes:
    """A workbook; rows of 指标, 计量单位, value and 备注 begin in row 4, values are in D."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    sheet["A1"], sheet["A2"], sheet["D2"] = title, publisher, sent
    for column, text in zip("ABCDE", ("序号", "指标", "计量单位", heading, "备注"), strict=True):
        sheet[f"{column}3"] = text
    for number, row in enumerate(rows, 4):
        for column, cell in zip("BCDE", row, strict=False):
            sheet[f"{column}{number}"] = cell
    change(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The archive with these parts put in or replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(packed, "w") as archive:
        for name in given.namelist():
            if name not in parts:
                archive.writestr(name, given.read(name))
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def sheet_xml(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def read(folder: Path, files: dict[str, bytes] | bytes, *, sample: bool = False) -> Reading:
    """What the files give when they lie in `folder`/returns; one file is called a.xlsx."""
    returns = folder / "returns"
    for name, content in (files if isinstance(files, dict) else {"a.xlsx": files}).items():
        path = returns / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return read_returns(returns, load(), sample=sample)


def lines(reading: Reading) -> list[str]:
    """Its issues, one text each: severity, code, place and the whole message."""
    return [f"{i.severity} {i.code} {i}" for i in reading.issues]


def values(reading: Reading) -> dict[str, object]:
    return {f.indicator: f.value for f in reading.figures}


def said(*texts: str) -> Iterable[str]:
    """Expected issues of a.xlsx, without repeating where they are."""
    return [text.replace("@", f"returns/a.xlsx {SHEET}!", 1) for text in texts]
