"""Whatever the bytes: a text with marks in order, or a refusal in Chinese, and in time."""

import time
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.documents.reading import Opened, read_document
from etl.documents.refusals import MESSAGES, DocumentError
from tests.etl.documents.paper import word

PRINTED = (Path(__file__).parent / "files/report.pdf").read_bytes()
SECONDS = 13
CHANGES = st.lists(
    st.tuples(st.integers(0, 60_000), st.integers(0, 3), st.binary(max_size=6)),
    min_size=1,
    max_size=8,
)
INLINE = ("r", "t", "del", "ins", "moveFrom", "br", "tab", "sym", "rPr", "txbxContent")
BLOCKS = ("p", "pPr", "pStyle", "numPr", "numId", "tbl", "tr", "trPr", "gridBefore", "tc", "tcPr")
ELEMENTS = st.sampled_from([*INLINE, *BLOCKS, "gridSpan"])
LEAVES = st.text("一家986\t\n", max_size=5)


@cache
def written() -> bytes:
    document = Document()
    document.add_heading("2022年工作总结", 0)
    document.add_paragraph("引导986家企业。")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "芙蓉区"
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def changed(content: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The content with pieces overwritten, cut out and put in."""
    for place, cut, put in changes:
        start = place % (len(content) + 1)
        content = content[:start] + put + content[start + cut :]
    return content


def check(content: bytes, file: str = "report.docx") -> None:
    start = time.monotonic()
    outcome = outcome_of(content, file)
    if isinstance(outcome, DocumentError):
        assert outcome.code in MESSAGES
        assert str(outcome).endswith("。")
    else:
        assert outcome.text.strip()
        edges = [edge for mark in outcome.marks for edge in (mark.start, mark.end)]
        assert edges == sorted(edges)
        assert all(mark.start < mark.end <= len(outcome.text) for mark in outcome.marks)
        assert {code for code, _ in outcome.notes} <= set(MESSAGES)
    assert time.monotonic() - start < SECONDS


def outcome_of(content: bytes, file: str) -> Opened | DocumentError:
    try:
        return read_document(content, file)
    except DocumentError as error:
        return error


@given(st.binary(max_size=3000) | st.text(max_size=500).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_random_bytes_and_texts_are_read_or_refused(content):
    check(content, "report.txt")
    check(b"PK\x03\x04" + content)


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip))
@settings(max_examples=200, deadline=None)
def test_a_utf8_text_comes_back_whole_unless_it_is_markup(text):
    outcome = outcome_of(text.encode(), "report.txt")
    if isinstance(outcome, DocumentError):
        assert outcome.code in {"unknown_encoding", "file_kind_unread", "empty_document"}
    else:
        assert outcome.text == text


@given(CHANGES)
@settings(max_examples=150, deadline=None)
def test_a_damaged_word_file_never_fails_otherwise(changes):
    check(changed(written(), changes))


@given(CHANGES)
@settings(max_examples=150, deadline=None)
def test_damaged_parts_of_a_word_file_never_fail_otherwise(changes):
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(written())) as old, zipfile.ZipFile(packed, "w") as new:
        for name in ("_rels/.rels", "word/document.xml", "word/styles.xml"):
            new.writestr(name, changed(old.read(name), changes))
    check(packed.getvalue())


@given(st.recursive(LEAVES, st.lists, max_leaves=30), st.data())
@settings(max_examples=200, deadline=None)
def test_elements_in_any_order_never_fail_otherwise(tree, data):
    def drawn(node: str | list) -> str:
        name = data.draw(ELEMENTS)
        inner = node if isinstance(node, str) else "".join(map(drawn, node))
        value = data.draw(st.sampled_from(["", "1", "986", "a3", "²"]))
        return f'<w:{name} w:val="{value}" w:char="{value}">{inner}</w:{name}>'

    check(word(drawn(tree)))


@given(CHANGES)
@settings(max_examples=30, deadline=None)
def test_a_damaged_pdf_never_fails_otherwise(changes):
    check(changed(PRINTED, changes), "report.pdf")
