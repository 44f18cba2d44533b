"""A blank return, filled in, reads back as exactly what was filled in, without an issue."""

import io
import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from catalogue import Region, load
from etl.marking import returned
from etl.returns import FileReading, Words, read_return
from etl.returns.marker import MarkedLine, Marker, marker_of
from etl.template.asking import asked
from etl.template.writing import workbook

CATALOGUE = load()
WORDS = Words(CATALOGUE)
SHEET = "工作成效统计表"
FACTORS = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
REASONS = {"未统计": "not_counted", "不适用": "not_applicable", "不公布": "not_disclosed"}
Filled = dict[tuple[str, str], tuple[Decimal | None, str | None]]


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same form every time, no secret


def blank(*regions: str) -> bytes:
    chosen: tuple[Region, ...] = tuple(map(CATALOGUE.region, regions or ("430102",)))
    return workbook(asked(CATALOGUE, 2022, chosen, {}))


ONE, ALL = blank(), blank(*(region.code for region in CATALOGUE.districts))


def marker(content: bytes) -> Marker:
    found = marker_of(content)
    assert found is not None
    return found


def random_value(line: MarkedLine, unit: str, chance: random.Random) -> Decimal:
    """A value that validation lets through: as many decimals as a person would type."""
    indicator = CATALOGUE.indicator(line.indicator)
    if indicator.unit == "%":
        return Decimal(chance.choice([0, chance.randint(11, 1000)])) / 10
    if indicator.unit == "元":
        places = {"元": 0, "万元": 2, "亿元": 6}[unit]
        return Decimal(chance.randint(0, 10**9)).scaleb(-places)
    return Decimal(chance.choice([0, chance.randint(1, 9), chance.randint(10, 10**6)]))


def fill(content: bytes, chance: random.Random) -> tuple[bytes, Filled]:
    """The form with something valid in every line, and what it must give in the base unit."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    expected: Filled = {}
    for marked in marker(content).sheets:
        sheet = book[marked.title]
        sheet[marked.date_cell] = date(2023, 1, chance.randint(1, 28))
        for line in marked.lines:
            key = (marked.region, line.indicator)
            if chance.random() < 0.15:
                reason = chance.choice(list(REASONS))
                sheet[line.reason_cell] = reason
                expected[key] = (None, REASONS[reason])
                continue
            unit = str(sheet[line.unit_cell].value)
            if unit in FACTORS:
                unit = chance.choice(list(FACTORS))
                sheet[line.unit_cell] = unit
            value = random_value(line, unit, chance)
            sheet[line.value_cell] = int(value) if value == int(value) else float(value)
            sheet[f"G{sheet[line.value_cell].row}"] = chance.choice(
                [None, "含2家外地企业", "=约数"]
            )
            expected[key] = (value * FACTORS.get(unit, 1), None)
    return saved(book), expected


def saved(book: openpyxl.Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def changed(content: bytes, change: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book[SHEET])
    return saved(book)


def read(content: bytes) -> FileReading:
    return read_return(content, "2022_芙蓉区.xlsx", WORDS)


def figures(reading: FileReading) -> Filled:
    return {
        (c.region.code, c.indicator.key): (c.value.value, c.value.missing_reason)
        for c in reading.claims
    }


def issues(content: bytes) -> list[tuple[str, str, str]]:
    return [(i.severity, i.code, i.place.removeprefix(f"{SHEET}!")) for i in read(content).issues]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_what_was_filled_in_is_read_exactly_and_without_an_issue(seed: int):
    content, expected = fill(ONE, seeded(seed))
    reading = read(content)
    assert [str(issue) for issue in reading.issues] == []
    assert figures(reading) == expected


def test_all_districts_in_one_workbook_are_each_read_as_their_own():
    content, expected = fill(ALL, seeded(7))
    reading = read_return(content, "全市.xlsx", WORDS)
    assert [str(issue) for issue in reading.issues] == []
    assert figures(reading) == expected
    assert len(reading.returns) == 9


def test_the_day_it_was_sent_is_read_and_may_be_missing():
    content, _ = fill(ONE, seeded(1))
    sent = changed(content, lambda sheet: sheet.__setitem__("G2", date(2023, 1, 9)))
    unsent = changed(content, lambda sheet: sheet.__setitem__("G2", None))
    assert [read(c).returns[0].published for c in (sent, unsent)] == ["2023-01-09", "2022"]
    assert issues(unsent) == []


def test_a_blank_line_is_not_reported_and_not_zero():
    content, _ = fill(ONE, seeded(1))
    line = marker(ONE).sheets[0].lines[0]

    def clear(sheet: Worksheet) -> None:
        sheet[line.value_cell] = sheet[line.reason_cell] = None

    assert issues(changed(content, clear)) == [("warning", "not_reported", line.value_cell)]
    assert figures(read(changed(content, clear)))["430102", line.indicator] == (
        None,
        "not_reported",
    )


def test_a_sheet_on_which_nothing_was_filled_in_is_no_return():
    assert issues(ONE) == [("warning", "form_blank", "A1")]
    assert read(ONE).returns == ()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("多", "not_a_number"),
        (-3, "negative_count"),
        (52.5, "non_integer_count"),
        ("3—5", "range_value"),
        ("=1/0", "formula_without_cached_value"),
    ],
)
def test_a_wrong_cell_is_refused_alone(value: object, code: str):
    content, expected = fill(ONE, seeded(3))
    line = next(x for x in marker(ONE).sheets[0].lines if x.indicator == "member_count")

    def spoil(sheet: Worksheet) -> None:
        sheet[line.value_cell], sheet[line.reason_cell] = value, None

    wrong = changed(content, spoil)
    assert issues(wrong) == [("error", code, line.value_cell)]
    expected.pop(("430102", "member_count"))
    assert figures(read(wrong)) == expected


def test_a_number_beside_a_reason_for_having_none_is_neither():
    content, _ = fill(ONE, seeded(3))
    line = marker(ONE).sheets[0].lines[0]

    def both(sheet: Worksheet) -> None:
        sheet[line.value_cell], sheet[line.reason_cell] = 5, "不适用"

    assert issues(changed(content, both)) == [("error", "value_and_reason", line.value_cell)]


def test_a_share_of_less_than_one_is_asked_about():
    content, _ = fill(ONE, seeded(3))
    line = next(x for x in marker(ONE).sheets[0].lines if x.indicator == "party_coverage")

    def small(sheet: Worksheet) -> None:
        sheet[line.value_cell], sheet[line.reason_cell] = 0.885, None

    found = [("warning", "percent_scale_ambiguous", line.value_cell)]
    assert issues(changed(content, small)) == found


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("A1", "长沙市工商联系统2023年度工作成效统计表"),
        ("A2", "填报单位：天心区工商联"),
        ("D3", "2023年"),
    ],
)
def test_last_years_form_with_a_new_heading_is_not_believed(cell: str, text: str):
    content, _ = fill(ONE, seeded(3))
    wrong = changed(content, lambda sheet: sheet.__setitem__(cell, text))
    assert issues(wrong) == [("error", "form_changed", cell)]
    assert read(wrong).claims == ()


def test_a_row_that_moved_is_read_by_its_name_and_told():
    content, expected = fill(ONE, seeded(3))
    lines = marker(ONE).sheets[0].lines

    def move(sheet: Worksheet) -> None:
        for column in "ABCDEFGH":
            sheet[f"{column}50"], sheet[f"{column}39"] = sheet[f"{column}39"].value, None

    assert issues(changed(content, move)) == [("warning", "form_line_moved", "B50")]
    assert figures(read(changed(content, move))) == expected
    gone = changed(content, lambda sheet: sheet.__setitem__(lines[0].label_cell, "其他"))
    assert ("error", "form_line_missing", lines[0].label_cell) in issues(gone)


def test_a_number_beside_the_form_is_told():
    content, _ = fill(ONE, seeded(3))
    beside = changed(content, lambda sheet: sheet.__setitem__("K9", 77))
    assert issues(beside) == [("warning", "number_outside_table", "K9")]


def test_the_marked_form_that_was_mended_reads_clean():
    content, expected = fill(ONE, seeded(5))
    line = next(x for x in marker(ONE).sheets[0].lines if x.indicator == "member_count")

    def put(value: object) -> Callable[[Worksheet], None]:
        def change(sheet: Worksheet) -> None:
            sheet[line.value_cell], sheet[line.reason_cell] = value, None

        return change

    wrong = changed(content, put("约七百"))
    sent_back = returned(wrong, "2022_芙蓉区.xlsx", read(wrong).issues)
    mended = changed(sent_back, put(700))
    assert issues(mended) == []
    assert figures(read(mended)) == {**expected, ("430102", "member_count"): (Decimal(700), None)}
