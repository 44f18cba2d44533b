import time
from pathlib import Path

import pytest

from etl.documents.reading import Opened, read_document
from etl.documents.refusals import DocumentError
from etl.passages import Block
from tests.etl.documents.paper import pdf, shown

FILES = Path(__file__).parent / "files"
SPEECH = (
    "各位代表，同志们：现在，我代表市工商业联合会第十四届执行委员会，向大会作工作报告，"
    "请予审议，并请各位代表提出意见。五年来，在市委、市政府的坚强领导下，在省工商联的精心指导下，"
    "全市各级工商联组织围绕中心、服务大局，引导986家企业参与万企兴万村，在797个村开展1374个项目，"
    "投资总额达77.35亿元，带动就业12.6万人，捐赠款物折合人民币3.2亿元。"
)
TITLE = "在市工商业联合会第十四次会员代表大会上的工作报告"
TABLE = (
    "区县\t企业数（家）\t投资总额（亿元）",
    "芙蓉区\t37\t1.5",
    "天心区\t\t3.25",
    "岳麓区\t1 111\t4.5",
)


def opened(*pages: str) -> Opened:
    return read_document(pdf(*pages), "report.pdf")


def refused(content: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_document(content, "report.pdf")
    return caught.value


def lines(*texts: str, size: float = 12) -> str:
    """Texts below each other, from the top of the body."""
    return "".join(shown(text, 80, 650 - 20 * i, size) for i, text in enumerate(texts))


def test_a_printed_report_reads_like_the_document_it_was_printed_from():
    expected = [TITLE]
    for number, ordinal in enumerate("二三四五", 1):
        expected += [
            f"（{ordinal}）团结立会，共同富裕显担当",
            SPEECH[number * 7 :],
            SPEECH[9 : 80 + number],
            "二是抓实",
        ]
    expected += [*TABLE, "报告完毕，谢谢大家！"]
    read = read_document((FILES / "report.pdf").read_bytes(), "report.pdf")
    assert read.text == "\n".join(expected)
    assert [(m.kind, read.text[m.start : m.end]) for m in read.marks] == [
        ("title", TITLE),
        *(("row", row) for row in TABLE),
    ]
    assert [code for code, _ in read.notes] == ["table_by_position"]


def test_a_password_is_named_as_what_keeps_the_file_out():
    assert refused((FILES / "locked.pdf").read_bytes()).code == "password_protected"


def test_a_scan_is_refused_with_the_way_out():
    error = refused(pdf("0 0 600 800 re f", "0 0 600 800 re f"))
    assert error.code == "no_text_layer"
    assert str(error) == (
        "PDF 是扫描件，2页都没有文字层。请报送原始文档，或先用 OCR 识别、核对后再报送。"
    )


def test_page_numbers_alone_are_no_text():
    numbers = [shown(f"- {n} -", 290, 40) for n in (1, 2, 3)]
    assert refused(pdf(*numbers)).code == "no_text_layer"


def test_a_scanned_page_among_others_is_named():
    read = opened(lines("a"), "", lines("b"))
    assert read.text == "a\nb"
    assert [code for code, _ in read.notes] == ["pages_without_text"]
    assert read.notes[0][1].startswith("第2页没有文字层")


def test_numbers_of_pages_go_and_a_number_that_ends_a_sentence_stays():
    pages = [lines("total", f"{n}") + shown(f"{n}", 300, 40) for n in (5, 6, 7)]
    assert opened(*pages).text == "total\n5\ntotal\n6\ntotal\n7"
    assert opened(*pages[:2]).text == "total\n5\ntotal\n6"
    assert opened(lines("total") + shown("986", 80, 40)).text == "total\n986"
    unlike = [lines("total") + shown(number, 80, 40) for number in ("986", "797", "137")]
    assert opened(*unlike).text == "total\n986\ntotal\n797\ntotal\n137"


def test_running_heads_are_set_aside_and_named():
    words = ("alpha", "beta", "gamma", "delta")
    read = opened(*[shown("Annual report 2022", 200, 770) + lines(w) for w in words])
    assert read.text == "alpha\nbeta\ngamma\ndelta"
    assert read.notes == (
        ("page_margins_ignored", "页眉、页脚和页码未计入正文：“Annual report 2022”。"),
    )


def test_a_footnote_digit_is_not_glued_to_the_number():
    assert opened(shown("986", 80, 600) + shown("1", 101, 604, 6)).text == "986¹"


def test_two_numbers_on_two_lines_stay_two():
    full = "x" * 60 + " 2022"
    assert opened(lines(full, "986 y", full)).text == f"{full} 986 y\n{full}"


def test_a_slanted_watermark_is_not_mixed_into_the_lines():
    mark = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET"
    read = opened(lines("one", "two") + mark)
    assert read.text == "one\ntwo"
    assert [code for code, _ in read.notes] == ["slanted_text_ignored"]


def test_a_page_turned_on_its_side_reads_the_same():
    turned = "BT /F 12 Tf 0 1 -1 0 100 100 Tm (one two) Tj ET"
    content = pdf(turned).replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    assert read_document(content, "a.pdf").text == "one two"


def test_an_empty_cell_keeps_the_numbers_in_their_columns():
    rows = [("name", "one", "two"), ("A", "", "3"), ("B", "1", "2")]
    drawn = [
        shown(text, 80 + 150 * column, 600 - 20 * row)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    assert opened("".join(drawn)).text == "name\tone\ttwo\nA\t\t3\nB\t1\t2"


def test_larger_type_makes_headings_by_size():
    drawn = "".join(
        [
            shown("Title", 80, 700, 24),
            shown("First", 80, 660, 18),
            shown("Below", 80, 630, 15),
            *[shown(f"body text {i}.", 80, 600 - 20 * i) for i in range(9)],
        ]
    )
    assert opened(drawn).marks == (
        Block(start=0, end=5, kind="title"),
        Block(start=6, end=11, kind="heading", level=1),
        Block(start=12, end=17, kind="heading", level=2),
    )


def test_a_file_out_of_bounds_is_refused_in_time():
    start = time.monotonic()
    assert str(refused(pdf(*[""] * 2001))).startswith("PDF 页数应不超过2000页，实际为2001页")
    assert refused(pdf("q " * 3_000_000)).code in ("too_large", "no_text_layer", "not_a_document")
    assert time.monotonic() - start < 25


def test_a_broken_pdf_says_so_and_one_named_txt_is_read():
    assert refused(b"%PDF-1.7 nothing").code == "not_a_document"
    read = read_document(pdf(lines("one")), "report.txt")
    assert (read.text, [code for code, _ in read.notes]) == ("one", ["wrong_ending"])
