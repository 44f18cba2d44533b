"""A report on paper: not a character is lost or run, and every place that was read is marked."""

import html
import json
import re

import pytest

from dashboard import document, passages, sheets
from exports.passages import hedge_before
from tests.warehouse.report import TEXT, at, keep
from tests.warehouse.tables import claim, meanings, release
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    given = {"report": {"file": "reports/2022.txt"}}
    folder = tmp_path_factory.mktemp("kept")
    return keep(release(folder, claim("members", "市", 500, source="report"), given=given))


def drawn(kept: Warehouse) -> str:
    blocks = records(queries.source_blocks(kept, source="report"))
    read = queries.source_passages(kept, source="report")
    stretches = tuple((b["start"], b["finish"], b["kind"], b["level"]) for b in blocks)
    return document.paper(read, TEXT, stretches, meanings(), "report")


def on_paper(markup: str) -> str:
    paper = markup.partition("<div popover")[0]
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<i [^>]*>.</i>", "", paper)))


def test_the_paper_holds_every_character_of_the_report(kept: Warehouse) -> None:
    assert on_paper(drawn(kept)) == TEXT.replace("\n", "")


def test_what_looks_like_markup_in_a_report_stays_text(kept: Warehouse) -> None:
    assert "<b>" not in drawn(kept)
    assert "走访&lt;b&gt;" in drawn(kept)


def test_each_passage_is_marked_by_its_state_and_opens_how_it_was_read(kept: Warehouse) -> None:
    markup = drawn(kept)
    marks = re.findall(r'class="passage (\w+)" id="w(\d+)" popovertarget="r(\d+)"', markup)
    places = {"mapped": "超500个", "masked": "X次", "doubtful": "约3万家"} | {
        "set_aside": "亿元以上",
        "unmapped": "20人",
    }
    assert marks == [
        (state, str(at(words)["start"]), str(at(words)["start"])) for state, words in places.items()
    ]
    assert re.findall(r'popover id="r(\d+)"', markup) == [start for _, start, _ in marks]


def test_the_card_names_value_words_and_reason_of_each_field(kept: Warehouse) -> None:
    first, *_ = records(queries.source_passages(kept, source="report"))
    said = html.unescape(re.sub(r"<[^>]+>", " ", passages.how_read(first, meanings())))
    assert re.sub(r"\s+", " ", said).strip() == (
        "超500个 ● 已采用 指标 会员数 会员 会员数的说法 地区 市 来源登记的地区 "
        "期间 截至2022-12-31 数值 超500个 状态 实际"
    )


def test_a_number_without_an_indicator_keeps_its_hedge_and_unit(kept: Warehouse) -> None:
    read = records(queries.source_passages(kept, source="report"))
    assert [passages.amount(row, meanings()) for row in read] == [
        "超500个", "不公布", "约30000家", "1亿元以上", "20.5人/户",
    ]  # fmt: skip


def test_the_place_in_the_link_takes_the_focus_and_no_other_does(kept: Warehouse) -> None:
    start = at("约3万家")["start"]
    markup = document.marked(drawn(kept), str(start))
    assert re.findall(r'here" autofocus id="w(\d+)"', markup) == [str(start)]


def test_passages_that_overlap_stand_together() -> None:
    rows = [{"start": 0, "finish": 9}, {"start": 4, "finish": 6}, {"start": 9, "finish": 11}]
    assert document.places(rows) == [rows[:2], rows[2:]]


def test_a_passage_over_the_end_of_a_block_is_cut_there(kept: Warehouse) -> None:
    read = queries.source_passages(kept, source="report").iloc[:1].assign(start=20, finish=33)
    read = read.astype(object)
    blocks = ((0, 22, "paragraph", 0), (22, len(TEXT), "paragraph", 0))
    markup = document.paper(read, TEXT, blocks, meanings(), "report")
    assert on_paper(markup).replace("\n", "") == TEXT.replace("\n", "")


def test_the_sentence_ends_at_its_own_stops() -> None:
    text = "前一句。引导986家企业参与；后一句。"
    row = {"start": text.index("986"), "finish": text.index("企业")}
    assert document.sentence(text, row) == ("引导", "986家", "企业参与；")


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        ("表1!D7", ("表1", 7, 4)),
        ("a!b!AA12", ("a!b", 12, 27)),
        ("表1!D0", None),
        ("第7行", None),
        ("D7", None),
    ],
)
def test_a_place_is_a_cell_or_none(place: str, cell: tuple[str, int, int] | None) -> None:
    assert sheets.cell_of(place) == cell


def test_columns_are_lettered_as_a_spreadsheet_does() -> None:
    assert [sheets.letters(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_a_hedge_before_the_words_is_marked_and_quoted_with_them() -> None:
    """会员突破4万家, read at 4万家     突破4万家 in the mark, the sentence and the card"""
    text = "会员突破4万家。"
    evidence = [{"field": "qualifier", "words": "突破", "reason": "", "start": 2, "end": 4}]
    row = {
        "start": 4, "finish": 7, "text": "4万家", "state": "mapped", "locator": "第4—7字",
        "evidence": json.dumps(evidence),
    }  # fmt: skip
    assert document.sentence(text, row) == ("会员", "突破4万家", "。")
    block = document._block(text, 0, len(text), "<div>", [[row]])
    assert "<span>突破4万家</span>" in block
    assert on_paper(block) == text
    assert 'id="w4"' in block  # links to the place stay what they were
    assert hedge_before({**row, "text": "突破4万家"}) == ""
    assert hedge_before({**row, "start": None}) == ""
