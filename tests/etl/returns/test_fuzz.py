"""Whatever the bytes or the cells: no traceback, and never a value that is not written there."""

import io
import math
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalogue import load
from etl.figures import SourceError
from etl.returns.files.archives import Archive
from etl.returns.grids import Cell
from etl.returns.issues import RefusedError
from etl.returns.numerals import SCALES, read_numeral
from etl.returns.reading import FileReading, read_return
from etl.returns.values import read_value
from etl.returns.words import Words
from tests.etl.forms import form

REAL = Path(__file__).parents[3] / "data/sample/2022/2022_芙蓉区.xlsx"
NAME = "returns/2022_芙蓉区.xlsx"
WORDS = Words(load())


@cache
def real() -> bytes:
    return REAL.read_bytes()


@cache
def parts() -> dict[str, bytes]:
    archive = Archive(real())
    return {name: archive.part(name) for name in archive.names}


def claims(read: FileReading) -> set[tuple[str, str, str]]:
    return {(c.indicator.key, c.as_written, str(c.value.value)) for c in read.claims}


@given(st.binary(max_size=2000) | st.binary(max_size=500).map(lambda b: b"PK\x03\x04" + b))
@settings(max_examples=300, deadline=None)
def test_random_bytes_are_refused(content):
    read = read_return(content, NAME, WORDS)
    assert read.claims == ()
    assert "error" in [issue.severity for issue in read.issues]


CHANGES = st.lists(
    st.tuples(st.integers(0, 40_000), st.integers(0, 3), st.binary(max_size=6)),
    min_size=1,
    max_size=8,
)


def changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The content with pieces overwritten, cut out and put in."""
    for place, cut, put in changes:
        start = place % (len(content) + 1)
        content = content[:start] + put + content[start + cut :]
    return content


@given(CHANGES)
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_gives_nothing_that_was_not_in_it(changes):
    read = read_return(changed(real(), changes), NAME, WORDS)
    assert claims(read) <= claims(read_return(real(), NAME, WORDS))
    assert read.claims or read.issues


@given(st.sampled_from(sorted(parts())), CHANGES, st.booleans())
@settings(max_examples=150, deadline=None)
def test_damaged_parts_never_raise(name, changes, dropped):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, content in parts().items():
            if part != name:
                archive.writestr(part, content)
            elif not dropped:
                archive.writestr(part, changed(content, changes))
    read = read_return(packed.getvalue(), NAME, WORDS)
    assert read.claims or read.issues


# Texts made of what stands in value cells, so that many are nearly numbers.
SIGNS = "0123456789０５,，.． -－()（）%％~+eE×*X\u00a0\u200b万亿千百元个家约近超余多至无"
PIECES = st.sampled_from([*SIGNS, "不超过", "以上", "左右", "百分点", "其中", "不公布"])
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=12)
UNITS = st.sampled_from(["元", "万元", "亿元", "个", "家", "%", "", "万美元"])
INDICATORS = st.sampled_from(["donations", "member_count", "party_coverage", "member_growth"])


@given(TEXTS)
@example("1 2")
@example("12,34")
@example("3万2千")
@settings(max_examples=1500, deadline=None)
def test_a_text_is_read_whole_or_not_at_all(text):
    try:
        numeral = read_numeral(text)
    except SourceError:
        return
    plain = text.translate({c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)})
    digits = "".join(re.findall(r"[0-9.]", plain))
    assert digits.count(".") <= 1
    assert abs(numeral.number) == Decimal(digits)
    scale = "".join(re.findall(r"[0-9.][)余多 \u00a0\u200b]*([百千万亿]*)", plain)[-1:])
    assert numeral.scale in ({SCALES[scale]} if scale in SCALES else {None})


NUMBERS = (
    st.integers(-(10**17), 10**17) | st.floats() | st.decimals(-1000, 1000, places=2).map(float)
)


@given(NUMBERS, st.sampled_from([1, 10_000]))
@settings(max_examples=1500, deadline=None)
def test_a_number_keeps_its_value(number, times):
    if isinstance(number, float) and not math.isfinite(number):
        return
    cell = Cell(row=7, column=4, shown=str(number), number=Decimal(f"{number:.15g}"))
    unit = {1: "元", 10_000: "万元"}[times]
    try:
        value = read_value(cell, unit, load().indicator("donations"))
    except RefusedError:
        assert number < 0 or abs(Decimal(f"{number:.15g}")) * times >= 10**15
        return
    exact = cell.number * times
    assert value.value == exact.quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)
    assert (value.value == exact) == ("rounded" not in [c.code for c in value.complaints])


@given(TEXTS, UNITS, INDICATORS)
@settings(max_examples=1500, deadline=None)
def test_any_cell_gives_a_claim_or_a_refusal(text, unit, key):
    cell = Cell(row=7, column=4, shown=text)
    try:
        value = read_value(cell, unit, load().indicator(key))
    except RefusedError as error:
        issue = error.complaint.at(NAME, "D7", label="x", found=text)
        value = None
    if value is None:
        assert issue.message
        return
    assert (value.value is None) == (value.missing_reason is not None)
    assert value.value is None or re.search(r"[0-9０-９]", text)
    if key == "party_coverage" and value.value is not None:
        assert 0 <= value.value <= 100


CELLS = st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats(0, 10**6) | TEXTS


def saved(cell: object) -> bool:
    """Whether a workbook can hold this text at all; a formula would be another test."""
    text = cell if isinstance(cell, str) else ""
    return not text.startswith("=") and all(sign.isprintable() for sign in text)


@given(st.lists(CELLS.filter(saved), min_size=12, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_workbook_of_random_cells_gives_only_what_they_say(cells):
    asked = [i for i in load().indicators.values() if i.unit == "元"][: len(cells)]
    rows = [(i.name, "元", cell) for i, cell in zip(asked, cells, strict=True)]
    read = read_return(form(*rows), NAME, WORDS)
    given_cells = {i.key: cell for i, cell in zip(asked, cells, strict=True)}
    for claim in read.claims:
        cell = given_cells[claim.indicator.key]
        if claim.value.missing_reason == "not_reported":
            continue
        assert cell is not None
        assert not isinstance(cell, bool)
        if not isinstance(cell, str):
            expected = Decimal(f"{cell:.15g}").quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)
            assert claim.value.value == expected
    read_or_told = {c.indicator.name for c in read.claims}
    told = " ".join(issue.message for issue in read.issues)
    assert all(i.name in read_or_told or i.name in told for i in asked)
