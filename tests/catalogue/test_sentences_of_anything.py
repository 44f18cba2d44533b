"""Any figure, change, place and note, worded and read back, is the same."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

import catalogue
from catalogue.changes import change
from catalogue.paragraphs import paragraph
from catalogue.quantities import Amount
from catalogue.sentences import Place, Statement, sentence
from tests.exports import reader
from tests.exports.reader import Said
from tests.exports.truth import change_is

KNOWN = list(catalogue.load().indicators.values())
NUMBERS = st.decimals(Decimal(-(10**6)), Decimal(10**13), places=3).map(lambda d: d.normalize())
HEDGES = st.sampled_from(["exact", "over", "at_least", "nearly", "at_most", "about"])


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    """Any amount that a source may give: every hedge, zero and negative numbers, ranges, 若干."""
    sort = draw(st.sampled_from(["number"] * 6 + ["small", "range", "indefinite", "masked"]))
    if sort in ("indefinite", "masked"):
        return Amount(value=None, qualifier=sort)  # type: ignore[arg-type]
    value = draw(NUMBERS if sort == "number" else st.integers(-3, 12).map(Decimal))
    if sort == "range":
        return Amount(value=value, value_max=value + draw(st.integers(1, 99)), qualifier="range")
    return Amount(value=value, qualifier=draw(HEDGES))  # type: ignore[arg-type]


@st.composite
def statements(draw: st.DrawFn) -> tuple[Statement, Amount | None]:
    """Any statement, with what was there the year before."""
    indicator = draw(st.sampled_from(KNOWN))
    now, before = draw(amounts()), draw(st.none() | amounts())
    if indicator.kind == "rank":
        now = Amount(value=Decimal(draw(st.integers(1, 300))))
        before = before and Amount(value=Decimal(draw(st.integers(1, 300))))
    counted = draw(st.integers(1, 9))
    place = Place(rank=draw(st.integers(1, counted)), tied=draw(st.booleans()), counted=counted,
                  expected=draw(st.sampled_from([counted, 9])), whole="全市",
                  sample=draw(st.booleans()))  # fmt: skip
    summed = draw(st.none() | st.sampled_from([(9, 9), (8, 9)]))
    said = Statement(
        indicator=replace(
            indicator, polarity=draw(st.sampled_from(["higher", "lower", "neutral"]))
        ),
        region="浏阳市",
        year=draw(st.integers(1990, 2060)),
        amount=now,
        change=change(now, before, indicator),
        place=draw(st.none() | st.just(place)),
        summed=summed,
        change_of_sums=summed is None and draw(st.booleans()),
        change_sample=draw(st.booleans()),
        sample=draw(st.booleans()),
    )
    return said, before


def row(amount: Amount) -> dict[str, object]:
    return {"value": amount.value, "value_max": amount.value_max, "qualifier": amount.qualifier}


def is_what_was_meant(heard: Said, said: Statement, before: Amount | None) -> bool:
    """Number, unit, hedge, change, place and every note."""
    assert said.amount is not None
    if not said.has_words:
        return heard.absent == "not_disclosed"
    assert heard.told is not None
    assert heard.told.fits(row(said.amount))
    assert heard.told.unit == said.indicator.unit
    counted = said.summed
    assert heard.summed == (counted and (counted[0] == counted[1] or counted))
    assert heard.sample == said.sample
    if before is None or before.value is None or said.amount.value is None:
        assert heard.change is None
    else:
        assert heard.change is not None
        assert change_is(heard.change, row(said.amount), row(before), said.indicator), heard
        assert heard.of_sums == said.change_of_sums
        marked = said.change_sample and not said.sample
        assert heard.of_samples == (said.change_of_sums and marked)
    return is_the_place(heard, said)


def is_the_place(heard: Said, said: Statement) -> bool:
    place = None if said.indicator.kind == "rank" else said.place
    if place is None:
        return heard.rank is None
    partly = place.counted < place.expected
    assert heard.scope == ((place.counted, place.expected) if partly else None)
    assert heard.ranked_sample == (place.sample and not said.sample)
    return (heard.rank, heard.tied, heard.whole) == (place.rank, place.tied, place.whole)


@given(statements())
@settings(max_examples=400, deadline=None)
def test_a_sentence_read_back_is_what_was_meant(told: tuple[Statement, Amount | None]):
    said, before = told
    year, heard = reader.sentence(sentence(said), said.region)
    assert (year, heard.name) == (said.year, said.indicator.name)
    assert is_what_was_meant(heard, said, before)


@given(st.lists(statements(), min_size=1, max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_paragraph_read_back_is_its_statements(told: list[tuple[Statement, Amount | None]]):
    """Sums and samples may change places with others; what is lifted is said of each again."""
    pairs = [(replace(said, year=2022), before) for said, before in told if said.has_words]
    words = paragraph("", [said for said, _ in pairs])
    if not pairs:
        assert words == ""
        return
    assert words.count("2022年") == words.count("浏阳市") == 1
    year, heard = reader.paragraph(words, "", "浏阳市")
    assert (year, len(heard)) == (2022, len(pairs))
    left = list(pairs)
    for one in heard:
        found = next((p for p in left if fits(one, *p)), None)
        assert found is not None, (one, words)
        left.remove(found)


def fits(heard: Said, said: Statement, before: Amount | None) -> bool:
    """Whether the clause is this statement's."""
    try:
        about = set(heard.name) <= set(said.indicator.name)
        return about and is_what_was_meant(heard, said, before)
    except AssertionError:
        return False
