"""Files made to choke a reader: each ends within 10 seconds and 500 MB, with its own message."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import programs
from etl.returns.files import read_file
from etl.returns.files.sniffing import OLE
from etl.returns.issues import RefusedError
from tests.etl.forms import form, with_parts

SECONDS, MEGABYTES = 10, 500  # of the processor's time, so that other tests do not count
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

PROGRAM = """
import json, resource, sys
from pathlib import Path
from etl.returns.files import read_file
from etl.returns.issues import RefusedError
path = Path(sys.argv[1])
try:
    sheets = read_file(path.read_bytes(), path.name)
    sizes = [(grid.height, grid.width) for grid in sheets.grids]
    said = [found.at("").message for found in sheets.complaints], sizes
except RefusedError as error:
    said = error.complaint.code + " " + error.complaint.at("").message
used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
seconds = sum(u.ru_utime + u.ru_stime for u in used)
peak = next(l for l in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in l)
print(json.dumps([said, seconds, int(peak.split()[1]) / 1024]))
"""


def measured(path: Path, content: bytes) -> str:
    """What reading the file says; fails where it took too long or too much."""
    path.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said, seconds, megabytes = json.loads(done.stdout)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    return f"{said} ({seconds:.1f} s, {megabytes:.0f} MB)"


def packed(sheet: bytes, **parts: bytes) -> bytes:
    """A workbook with this sheet and these parts, packed tight enough to be let in."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = with_parts(form(("会员数", "个", 5)), {SHEET: sheet, **parts})
        with zipfile.ZipFile(io.BytesIO(whole)) as given:
            for name in given.namelist():
                archive.writestr(name, given.read(name))
        archive.writestr("xl/media/x.bin", NOISE, zipfile.ZIP_STORED)
    return kept.getvalue()


NOISE = bytes(700_000)  # stored, so that the ratio of the whole stays ordinary


def sheet(rows: bytes, *, before: bytes = b"", after: bytes = b"") -> bytes:
    return b"<worksheet %b>%b<sheetData>%b</sheetData>%b</worksheet>" % (MAIN, before, rows, after)


def rows(cell: bytes, height: int, width: int) -> bytes:
    """Rows of equal cells; `cell` is what follows the place."""
    letters = [bytes([65 + n]) for n in range(width)]
    return b"".join(
        b'<row r="%d">%b</row>'
        % (r, b"".join(b'<c r="%b%d"%b' % (letter, r, cell) for letter in letters))
        for r in range(1, height + 1)
    )


FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a far cell": (lambda: packed(sheet(FAR)), "too_large 表格行数"),
    "a far cell in small letters": (
        lambda: packed(sheet(FAR.replace(b"XFD", b"xfd"))),
        "not_a_workbook ",
    ),
    "a wide and a long row": (
        lambda: packed(sheet(b'<c r="OJ1"><v>1</v></c><c r="A249999"><v>1</v></c>')),
        "too_large 有内容的区域应不超过250万格，实际为249999行×400列",
    ),
    "a claim of all cells": (
        lambda: packed(
            sheet(rows(b"><v>1</v></c>", 2, 2), before=b'<dimension ref="A1:XFD1048576"/>')
        ),
        "[[2, 2]]",
    ),
    "blank cells": (lambda: packed(sheet(rows(b' s="0"/>', 60_000, 20))), "没有可读的表格"),
    "cells without places": (
        lambda: packed(sheet(rows(b"><v>1</v></c>", 40_000, 20).replace(b' r="', b' q="'))),
        "too_large 由其他软件生成的工作表",
    ),
    "formulas without results": (
        lambda: packed(sheet(rows(b"><f>1</f></c>", 90_000, 12))),
        "too_large 公式、错误值和百分数等单元格",
    ),
    "one long text everywhere": (
        lambda: packed(
            sheet(rows(b' t="s"><v>0</v></c>', 10_000, 12)),
            **{STRINGS: b"<sst %b><si><t>%b</t></si></sst>" % (MAIN, b"x" * 30_000)},
        ),
        "too_large 文字应不超过150MB",
    ),
    "overlapping merges": (
        lambda: packed(
            sheet(
                rows(b"><v>1</v></c>", 2000, 20),
                after=b"<mergeCells>%b</mergeCells>" % (b'<mergeCell ref="A1:T2000"/>' * 50_000),
            )
        ),
        "too_large 合并的单元格",
    ),
    "unclosed cells": (
        lambda: packed(sheet(b'<c r="A1" t="inlineStr"><is><strike' * 300_000)),
        "not_a_workbook ",
    ),
    "a wide tree": (lambda: packed(sheet(b"", after=b"<x/>" * 2_200_000)), "too_large 样式、批注"),
    "many styles": (
        lambda: packed(
            sheet(rows(b' s="7"><v>1</v></c>', 20_000, 12)),
            **{
                "xl/styles.xml": b"<styleSheet %b><cellXfs>%b</cellXfs></styleSheet>"
                % (MAIN, b'<xf numFmtId="9"/>' * 60_000)
            },
        ),
        "[[20000, 12]]",
    ),
    "a line of commas": (lambda: b"," * 20_000_000, "too_large 表格列数"),
    "empty lines": (lambda: b"a,b\n" + b"\n" * 20_000_000, "too_large 表格行数"),
    "one open quote": (lambda: b'a,b\n"' + b"x\n" * 9_000_000, "not_a_workbook "),
    "a spanning web page": (
        lambda: b"<table>" + b"<tr><td rowspan=9999 colspan=400>1" * 20_000,
        "too_large 有内容的区域",
    ),
    "noise of the old format": (lambda: OLE + bytes(range(256)) * 60_000, "not_a_workbook "),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_bounded(tmp_path, attack):
    make, said = ATTACKS[attack]
    assert said in measured(tmp_path / "a.xlsx", make())


def test_a_reader_that_does_not_come_to_an_end_is_stopped(monkeypatch):
    monkeypatch.setattr(programs, "SECONDS", 0.5)
    with pytest.raises(RefusedError) as caught:
        read_file(b"<html>" + b"<!--" * 300_000, "a.xls")
    assert caught.value.complaint.found["what"] == "读取时间"
