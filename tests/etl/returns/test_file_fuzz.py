"""Whatever the bytes: grids or a refusal, never a traceback; what was written is what is read."""

import csv
import io
import json
import re
import zipfile
from functools import cache

import pytest
import xlsxwriter
import xlwt
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from etl.returns.files import read_file, sniffing
from etl.returns.files.old_program import BROKEN, _workbook
from etl.returns.grids import Sheets
from etl.returns.issues import RefusedError

QUICK = settings(max_examples=150, deadline=None)
STARTS = [b"PK\x03\x04", sniffing.OLE, b"<html><table><tr><td>", b"\xff\xfe", b"a,b\n", b""]
WORDS = [
    "区县",
    "芙蓉区",
    "会员数（个）",
    "1，198",
    "3.2亿多",
    "—",
    " １２ ",
    "含\n行",
    "㐂",
    "0",
    "=1+1",
    '"',
]


def outcome(content: bytes, name: str = "a.xlsx") -> Sheets | None:
    try:
        sheets = read_file(content, name)
    except RefusedError as error:
        message = error.complaint.at(name).message
        return None if message else pytest.fail("a refusal without a word")
    for grid in sheets.grids:
        assert all(len(row) == grid.width for row in grid.values)
        assert all(cell.shown == grid.shown(cell.row, cell.column) for r in grid.rows for cell in r)
    return sheets


@given(st.sampled_from(STARTS), st.binary(max_size=1500))
@QUICK
def test_random_bytes_end_in_words(start, rest):
    assume(not start.startswith(sniffing.OLE))  # a process each: fewer of them below
    outcome(start + rest)


@cache
def workbook() -> dict[str, bytes]:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet("表")
        book.add_worksheet("隐").hide()
        look = book.add_format({"num_format": "0.0%", "font_strikeout": True, "indent": 1})
        sheet.write_row(0, 0, ["区县", "会员数", "占比"])
        sheet.write_row(1, 0, ["芙蓉区", 776])
        sheet.write(1, 2, 0.125, look)
        sheet.write_formula(2, 1, "=B2", None, 776)
        sheet.write_rich_string(2, 0, "天", look, "心", "区")
        sheet.merge_range("A4:B5", "注")
        sheet.write_comment("B2", "待核实")
        sheet.autofilter("A1:C3")
        sheet.filter_column("B", "x > 100")
        sheet.set_row(2, options={"hidden": True})
        sheet.set_column("D:E", None, None, {"hidden": True})
    with zipfile.ZipFile(kept) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return kept.getvalue()


CHANGES = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(0, 4), st.binary(max_size=5)),
    min_size=1,
    max_size=4,
)


def changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The content with pieces overwritten, cut out and put in."""
    for place, cut, put in changes:
        start = place % (len(content) + 1)
        content = content[:start] + put + content[start + cut :]
    return content


@given(st.sampled_from(sorted(workbook())), CHANGES)
@example("xl/styles.xml", [(75, 0, b"}")])  # one reader of XML let it pass, the other did not
@settings(max_examples=400, deadline=None)
def test_damaged_parts_end_in_words(name, changes):
    outcome(packed({**workbook(), name: changed(workbook()[name], changes)}))


PIECES = re.compile(rb"<[^<>]*>|[^<>]+")


@given(st.sampled_from(sorted(workbook())), st.data())
@settings(max_examples=400, deadline=None)
def test_parts_whose_elements_are_moved_dropped_and_doubled_end_in_words(name, data):
    pieces = PIECES.findall(workbook()[name])
    at = st.integers(0, max(len(pieces) - 1, 0))
    for _ in range(data.draw(st.integers(1, 3))):
        take, put = data.draw(at), data.draw(at)
        match data.draw(st.sampled_from(["move", "drop", "double"])):
            case "move":
                pieces.insert(put, pieces.pop(take))
            case "drop":
                pieces[take] = b""
            case _:
                pieces.insert(put, pieces[take])
    outcome(packed({**workbook(), name: b"".join(pieces)}))


@cache
def old_workbook() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row, word in enumerate(WORDS):
        sheet.write(row, 0, word)
        sheet.write(row, 1, row / 8, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write_merge(20, 21, 0, 1, "并")
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@given(CHANGES)
@settings(max_examples=150, deadline=None)
def test_damaged_old_workbooks_end_in_words(changes):
    """In this process, for speed: the program catches exactly these."""
    try:
        json.dumps(_workbook(changed(old_workbook(), changes)))
    except (MemoryError, *BROKEN):
        return


@given(CHANGES)
@settings(max_examples=8, deadline=None)
def test_damaged_old_workbooks_end_in_words_from_their_program_too(changes):
    outcome(changed(old_workbook(), changes), "a.xls")


TEXTS = st.sampled_from(WORDS) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028"), max_size=8
)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).map(lambda x: round(x, 4))
GRIDS = st.lists(st.lists(TEXTS | NUMBERS, min_size=2, max_size=5), min_size=1, max_size=8)


def filled(rows: list[list[object]]) -> list[list[object]]:
    """The rows as a grid holds them: equally long, without what is blank below and behind."""
    wide = max(map(len, rows))
    square = [[*row, *[""] * (wide - len(row))] for row in rows]
    while square and not any(cell != "" for cell in square[-1]):
        square.pop()
    while square and square[0] and not any(row[-1] != "" for row in square):
        square = [row[:-1] for row in square]
    return square


@given(GRIDS)
@QUICK
def test_a_workbook_gives_back_what_was_written(rows):
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                write = sheet.write_string if isinstance(value, str) else sheet.write_number
                if value != "":
                    write(number, column, value)
    sheets = outcome(kept.getvalue())
    assert sheets is not None
    read = sheets.grids[0].values if sheets.grids else []
    assert read == filled(rows)


@given(
    st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from([",", "\t", ";"]),
    st.sampled_from(["\n", "\r\n"]),
)
@example([["芙蓉区", "1,067"], ["天心区", "2；3"]], "gb18030", ",", "\r\n")
@QUICK
def test_a_csv_gives_back_what_was_written(rows, encoding, separator, end):
    rows = [["区县", "会员数（个）"], *rows, ["合计", "一共"], ["填表人", "单位"]]
    assume(not any(sign in "".join(map("".join, rows)) for sign in ";|；，\t"))
    kept = io.StringIO(newline="")
    csv.writer(kept, delimiter=separator, lineterminator=end).writerows(rows)
    sheets = outcome(kept.getvalue().encode(encoding), "a.csv")
    if sheets is None:  # rare characters alone may look like another encoding: refused, not guessed
        assert encoding == "gb18030"
        return
    assert sheets.grids[0].values == [
        [cell[2:-1] if re.fullmatch('="[^"]*"', cell) else cell for cell in row] for row in rows
    ]
