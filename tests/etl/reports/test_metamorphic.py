"""What must stay the same when a text changes: offsets, order, and who says what is planned."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.passages import Passage
from tests.etl.reports.gold import HERE, digests, reader, texts_of

REVIEW, PLAN = "岳麓区工商联2022年工作总结", "岳麓区工商联2022年工作计划"
PLAIN = [
    "举办培训班12期。",
    "走访民营企业320家次。",
    "组织法律讲座8场，走访会员企业45家次。",
    "新发展会员150个。",
    "召开政企座谈会XX场。",
    "投入资金三千五百万元。",
]
KNOWN = {**texts_of(HERE / "golden"), **texts_of(HERE / "hard"), **digests()}
# Words without a year, a region, a plan, a quotation or a digit.
WORDS = st.text("春风秋月江水花红叶落山高云白松竹梅兰", min_size=1, max_size=120)
SPICES = "1一*X第“”《》（）()万亿年月.,。；千百_\n\r\t 　、分至到-~%家元个近超约余\ufeff\u200b①²"


def whole(text: str) -> list[Passage]:
    return reader().passages(text)


def moved(passage: Passage, by: int) -> Passage:
    evidence = tuple(
        said if said.start is None else said._replace(start=said.start + by, end=said.end + by)
        for said in passage.evidence
    )
    return passage._replace(start=passage.start + by, end=passage.end + by, evidence=evidence)


def assert_sound(text: str) -> None:
    """Every passage is its slice, in order, apart from the others; evidence is in the text."""
    end = 0
    for passage in whole(text):
        assert end <= passage.start < passage.end <= len(text)
        assert passage.text == text[passage.start : passage.end]
        assert (passage.value is None) or passage.qualifier not in ("masked", "indefinite")
        assert (passage.value_max is None) == (passage.qualifier != "range")
        for said in passage.evidence:
            assert said.start is None or 0 <= said.start < said.end <= len(text)
        end = passage.end


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plan_is_never_told_as_done_nor_a_review_as_planned(sentence):
    for title, status in ((REVIEW, "actual"), (PLAN, "target")):
        figures = [p for p in whole(f"{title}\n{sentence}\n") if p.kind == "figure"]
        assert figures
        assert {p.status for p in figures} == {status}


@pytest.mark.parametrize("sentence", PLAIN)
def test_the_title_changes_the_status_alone(sentence):
    def without_status(title):
        # both titles are equally long: 总结 and 计划
        passages = whole(f"{title}\n{sentence}\n")
        return [p._replace(status="unknown", evidence=()) for p in passages]

    assert without_status(REVIEW) == without_status(PLAN)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("已举办培训班12期。", "actual"),
        ("累计走访民营企业320家次。", "actual"),
        ("力争走访民营企业320家次。", "target"),
        ("拟举办培训班12期。", "target"),
        ("预计举办培训班12期。", "estimate"),
    ],
)
def test_a_clause_that_tells_beats_every_title(sentence, status):
    for title in (REVIEW, PLAN):
        (figure,) = [p for p in whole(f"{title}\n{sentence}\n") if p.kind == "figure"]
        assert figure.status == status


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_title_that_promises_both_leaves_the_status_open(sentence):
    text = f"岳麓区工商联2022年工作总结和下一步打算\n{sentence}\n"
    assert {p.status for p in whole(text) if p.kind == "figure"} == {"unknown"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, st.sampled_from([s for s in PLAIN if "X" not in s]))
def test_words_before_shift_the_offsets_and_change_no_number(words, sentence):
    prefix = f"{words}。\n"
    text = f"{REVIEW}\n{sentence}\n"
    title = len(REVIEW) + 1
    longer = f"{REVIEW}\n{prefix}{sentence}\n"
    shifted = [moved(p, len(prefix)) for p in whole(text) if p.start >= title]
    found = [p for p in whole(longer) if p.start >= title]
    assert [p._replace(evidence=()) for p in found] == [p._replace(evidence=()) for p in shifted]


@pytest.mark.parametrize("name", KNOWN)
def test_every_passage_of_a_report_is_a_slice_of_it(name):
    read = KNOWN[name]
    for passage in read.passages:
        assert passage.text == read.text[passage.start : passage.end]
    assert_sound(read.text)


@pytest.mark.parametrize("name", KNOWN)
def test_the_same_text_is_always_read_the_same(name):
    assert whole(KNOWN[name].text) == whole(KNOWN[name].text)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_stops_the_reader(text):
    assert_sound(text)


@settings(max_examples=500, deadline=None)
@given(st.text(SPICES, max_size=120))
def test_no_mixture_of_marks_and_numerals_stops_the_reader(text):
    assert_sound(text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*PLAIN, f"{REVIEW}\n", "第一、", "*", "\t", "20", "亿", "“"]), max_size=12
    )
)
def test_no_order_of_sentences_stops_the_reader(pieces):
    assert_sound("".join(pieces))
