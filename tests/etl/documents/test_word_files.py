import time
import zipfile
from io import BytesIO

import pytest
from docx import Document

from etl.documents.reading import Opened, read_document
from etl.documents.refusals import DocumentError
from etl.passages import Block
from tests.etl.documents.paper import W, cell, packed, paragraph, run, styled, table, word

DELETED_MARK = "<w:rPr><w:del/></w:rPr>"


def opened(body: str) -> Opened:
    return read_document(word(body), "report.docx")


def text(body: str) -> str:
    return opened(body).text


def codes(body: str) -> list[str]:
    return [code for code, _ in opened(body).notes]


def refused(content: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(content, "report.docx")
    return caught.value.code


def test_the_styles_of_word_in_chinese_and_in_english_tell_the_headings():
    body = (
        styled("工作总结", "a3")
        + styled("一、团结立会", "1")
        + styled("（一）兴村", "2")
        + styled("1.项目", "own")
        + styled("二、服务兴会", "heir")
        + paragraph("直接设大纲级别", '<w:outlineLvl w:val="3"/>')
        + paragraph("正文986家。")
        + paragraph("甲", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>')
        + paragraph("取消编号", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("", "1")
    )
    read = opened(body)
    assert [(m.kind, m.level, read.text[m.start : m.end]) for m in read.marks] == [
        ("title", 0, "工作总结"),
        ("heading", 1, "一、团结立会"),
        ("heading", 2, "（一）兴村"),
        ("heading", 3, "1.项目"),
        ("heading", 1, "二、服务兴会"),
        ("heading", 4, "直接设大纲级别"),
        ("item", 0, "甲"),
    ]


def test_a_file_written_by_a_library_is_read_whole():
    document = Document()
    document.add_heading("2022年工作总结", 0)
    document.add_heading("一、团结立会", 1)
    document.add_paragraph("引导986家企业。")
    document.add_paragraph("第一项", style="List Bullet")
    grid = document.add_table(rows=2, cols=2)
    for place, words in zip(grid._cells, ["区县", "家数", "芙蓉区", "37"], strict=True):
        place.text = words
    content = BytesIO()
    document.save(content)
    assert read_document(content.getvalue(), "a.docx") == Opened(
        text="2022年工作总结\n一、团结立会\n引导986家企业。\n第一项\n区县\t家数\n芙蓉区\t37",
        marks=(
            Block(start=0, end=9, kind="title"),
            Block(start=10, end=16, kind="heading", level=1),
            Block(start=27, end=30, kind="item"),
            Block(start=31, end=36, kind="row"),
            Block(start=37, end=43, kind="row"),
        ),
    )


def test_a_whole_paragraph_in_the_style_of_a_heading_is_prose():
    assert opened(styled("引导企业。" * 30, "1")).marks == ()


def test_merged_cells_are_read_once_and_leave_the_other_columns_in_place():
    body = table(
        cell("合计", '<w:gridSpan w:val="2"/>') + cell("77"),
        cell("芙蓉区", '<w:vMerge w:val="restart"/>') + cell("甲") + cell("1"),
        cell("", "<w:vMerge/>") + cell("乙") + cell("2"),
    )
    assert text(paragraph("表1") + body + paragraph("完")) == (
        "表1\n合计\t\t77\n芙蓉区\t甲\t1\n\t乙\t2\n完"
    )


def test_a_cell_with_several_paragraphs_stays_one_cell():
    two = f"<w:tc>{paragraph('投资')}{paragraph('总额')}</w:tc>"
    assert text(table(two + cell("77"))) == "投资 总额\t77"


def test_a_table_in_a_cell_is_read_into_it_with_a_note():
    body = table(f"<w:tc>{table(cell('甲') + cell('1'))}{paragraph('')}</w:tc>" + cell("2"))
    assert text(body) == "甲 1\t2"
    assert codes(body) == ["nested_table_read"]


def test_deleted_words_are_gone_and_inserted_ones_stay():
    body = (
        f"<w:p>{run('引导')}<w:del><w:r><w:delText>900</w:delText></w:r></w:del>"
        f"<w:ins>{run('986')}</w:ins>{run('家')}"
        f"<w:moveFrom>{run('一千家')}</w:moveFrom></w:p>"
    )
    assert text(body) == "引导986家"
    assert codes(body) == ["revisions_accepted"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    joined = paragraph("引导98", DELETED_MARK) + paragraph("6家")
    assert text(joined + paragraph("完")) == "引导986家\n完"
    assert text(table(f"<w:tc>{paragraph('甲', DELETED_MARK)}</w:tc>" + cell("乙"))) == "甲\t乙"
    assert text(paragraph("最后", DELETED_MARK)) == "最后"


def test_a_deleted_row_is_gone():
    deleted = "<w:trPr><w:del/></w:trPr>" + cell("900")
    assert text(table(deleted, cell("986"))) == "986"


def test_footnote_marks_are_not_glued_to_the_number():
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = f"<w:p>{run('986')}{mark}{run('家')}</w:p>"
    assert text(body) == "986家"
    assert codes(body) == ["footnotes_ignored"]


def test_a_text_box_stands_after_its_paragraph_and_is_read_once():
    box = f"<w:txbxContent>{paragraph('框内37家')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p>{run('前')}<w:r>{both}</w:r>{run('后')}</w:p>" + paragraph("完")
    assert text(body) == "前后\n框内37家\n完"
    assert codes(body) == ["text_box_read"]


def test_breaks_tabs_and_symbols_are_characters_and_pages_are_not():
    body = (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>"
        '<w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0A3"/></w:r></w:p>'
    )
    assert text(body) == "甲\n乙\t丙\ufffd"
    assert codes(body) == ["unreadable_characters"]


def test_hidden_words_are_left_out_and_struck_ones_are_reported():
    body = f"<w:p>{run('内部', '<w:vanish/>')}{run('986家')}</w:p>"
    assert (text(body), codes(body)) == ("986家", ["hidden_text_ignored"])
    not_struck = run("家", '<w:strike w:val="0"/>')
    body = f"<w:p>{run('900', '<w:strike/>')}{not_struck}</w:p>"
    assert opened(body).notes == (("strikethrough", "“900”带删除线，仍照常读取。请确认是否作废。"),)


def test_macros_are_noted_and_the_words_are_read():
    read = read_document(changed(**{"word/vbaProject.bin": "x"}), "report.docm")
    assert (read.text, [code for code, _ in read.notes]) == ("甲", ["macro_ignored"])


def changed(**put: str) -> bytes:
    """A good file with parts put in or in the place of its own."""
    with zipfile.ZipFile(BytesIO(word(paragraph("甲")))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return packed({**parts, **put})


def test_a_word_file_named_txt_is_read_as_what_it_is():
    read = read_document(word(paragraph("986家")), "report.txt")
    assert (read.text, [code for code, _ in read.notes]) == ("986家", ["wrong_ending"])


def test_the_strict_spelling_of_the_standard_is_read_too():
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    document = f"<w:document {strict}><w:body>{paragraph('986家')}</w:body></w:document>"
    read = read_document(changed(**{"word/document.xml": document}), "report.docx")
    assert read == Opened(text="986家")


def test_entities_are_never_expanded():
    bomb = '<!DOCTYPE a [<!ENTITY a "986"><!ENTITY b "&a;&a;">]>'
    document = f"{bomb}<w:document {W}><w:body>{paragraph('&b;')}</w:body></w:document>"
    assert refused(changed(**{"word/document.xml": document})) == "not_a_document"


def test_bombs_are_refused_within_seconds():
    start = time.process_time()
    assert refused(word("<w:p/>" * 12_000_000)) == "decompression_bomb"
    assert refused(word("<w:p/>" * 400_000)) == "too_large"
    assert refused(word("<w:p>" * 5_000 + "</w:p>" * 5_000)) == "not_a_document"
    assert refused(b"PK\x03\x04" + b"PK\x01\x02" * 30_000) == "decompression_bomb"
    assert time.process_time() - start < 10


def test_a_damaged_or_empty_word_file_says_so():
    content = word(paragraph("甲"))
    assert refused(content[: len(content) // 2]) == "not_a_document"
    assert refused(word("<w:p>")) == "not_a_document"
    assert refused(word("")) == "empty_document"
