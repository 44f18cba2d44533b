"""Corrections: what they change, what they leave alone, and when they refuse to apply."""

import copy
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import load
from etl.build import Summary, build
from etl.claims import figure_of
from etl.correcting import corrected
from etl.corrections import Correction, read_corrections
from etl.figures import Figure, Issue, Source, SourceError
from etl.passages import Document, Evidence, Passage
from etl.readings import Reading
from tests.etl.forms import form
from tests.etl.small_data import INVESTMENT, MEMBERS, write
from warehouse.database import open_readonly

FILE, DAY = "reports/2022.txt", date(2022, 12, 31)
REPORT = Source(
    key="report-2022",
    title="2022年工作报告",
    publisher="某会",
    published="2023-01-12",
    kind="report",
    precedence=60,
    file=FILE,
)
PASSAGE = Passage(
    start=10,
    end=17,
    text="投资总额77亿元",
    state="doubtful",
    kind="figure",
    value=Decimal(7700000000),
    unit="元",
    status="actual",
    region="430100",
    period_start=DAY,
    period_end=DAY,
    reason="两个指标都有这个说法",
    candidates=("village_investment", "signed_investment"),
)
FIGURE = Figure(
    indicator="village_projects",
    region="430100",
    period_start=DAY,
    period_end=DAY,
    value=Decimal(1374),
    qualifier="over",
    source="report-2022",
    locator="第30—40字",
    as_written="开展超1374个项目",
)
GOOD = """
[[correction]]
source = "a-page"
locator = "第2行"
action = "replace"
expect = "投资总额 77亿元"
value = 770000000
reason = "抄写时多写了一个零"
"""
DROP = '\n[[correction]]\nsource = "a-page"\nlocator = "第2行"\naction = "drop"\n'


def correction(**changes: Any) -> Correction:
    given: dict[str, Any] = {
        "number": 1,
        "source": "report-2022",
        "locator": "第30—40字",
        "action": "drop",
        "expect": "开展超1374个项目",
        "reason": "属于另一项行动",
    }
    return Correction(**{**given, **changes})


def settlement(**changes: Any) -> Correction:
    given: dict[str, Any] = {
        "action": "settle",
        "locator": "第10—17字",
        "expect": "投资总额77亿元",
        "given": {"indicator": "village_investment"},
        "units": ("元", "万元", "亿元"),
    }
    return correction(**{**given, **changes})


def reading(
    *figures: Figure, passage: Passage = PASSAGE, issues: tuple[Issue, ...] = ()
) -> Reading:
    return Reading(
        sources=[REPORT],
        figures=list(figures or (FIGURE,)),
        issues=list(issues),
        documents=[Document(file=FILE, text="字" * 50, blocks=())],
        passages={FILE: [passage]},
    )


def issue(code: str, message: str, *, place: str = "第30—40字", severity: Any = "error") -> Issue:
    return Issue(code=code, severity=severity, file=FILE, place=place, message=message)


def test_a_replaced_value_keeps_its_hedge_and_carries_the_reason() -> None:
    given = correction(action="replace", given={"value": Decimal(1347)}, reason="数字颠倒")
    new = corrected(reading(), [given])
    assert new == replace(
        reading(),
        figures=[replace(FIGURE, value=Decimal(1347), correction="数字颠倒")],
        issues=[
            issue(
                "corrected",
                "“开展超1374个项目”已更正：数值 1374 → 1347。理由：数字颠倒"
                "（corrections.toml 第1个 [[correction]]）。",
                severity="info",
            )
        ],
    )


def test_the_place_in_the_report_shows_the_corrected_number_and_why() -> None:
    """原文核对 showed how the number was first read, beside a figure that said otherwise."""
    counted = Evidence("indicator", "项目", "目录中的说法", 37, 39)
    hedged = Evidence("qualifier", "超", "限定词", 31, 32)
    read = PASSAGE._replace(
        start=30, end=40, state="mapped", indicator="village_projects", value=Decimal(1374),
        qualifier="over", evidence=(hedged, counted),
    )  # fmt: skip
    given = {"value": Decimal(1347), "qualifier": "exact"}
    put_in = correction(action="replace", given=given, reason="数字颠倒")
    assert corrected(reading(passage=read), [put_in]).passages == {
        FILE: [
            read._replace(
                value=Decimal(1347),
                qualifier="exact",
                reason="已更正：数字颠倒",
                evidence=(
                    counted,
                    Evidence("value", "", "已更正"),
                    Evidence("qualifier", "", "已更正"),
                ),
            )
        ]
    }
    hidden = correction(action="replace", given={"qualifier": "masked"}, reason="来源撤回")
    (shown,) = corrected(reading(passage=read), [hidden]).passages[FILE]
    assert (shown.state, shown.value, shown.qualifier) == ("masked", None, "masked")


def test_a_correction_does_not_change_the_reading_it_was_given() -> None:
    before = reading(issues=(issue("doubtful", "存疑", place="第10—17字", severity="warning"),))
    kept = copy.deepcopy(before)
    after = corrected(before, [correction(), settlement(number=2)])
    after.sources.clear()
    after.passages[FILE].clear()
    assert before == kept


def test_a_dropped_figure_is_no_value_and_its_passage_is_set_aside() -> None:
    read = PASSAGE._replace(state="mapped", indicator="village_investment")
    figure = figure_of(read, REPORT)
    drop = correction(locator="第10—17字", expect="投资总额77亿元")
    new = corrected(reading(FIGURE, figure, passage=read), [drop])
    assert new.figures == [FIGURE]
    assert new.passages == {FILE: [read._replace(state="set_aside", reason="属于另一项行动")]}
    assert [(i.code, i.severity) for i in new.issues] == [("corrected", "info")]


def test_a_doubtful_passage_counts_only_once_a_person_has_settled_it() -> None:
    doubt = issue("doubtful", "指标存疑。", place="第10—17字", severity="warning")
    new = corrected(reading(issues=(doubt,)), [settlement(reason="见上下文")])
    settled = PASSAGE._replace(indicator="village_investment")
    assert new.figures == [FIGURE, replace(figure_of(settled, REPORT), correction="见上下文")]
    assert new.figures[1] == Figure(
        indicator="village_investment",
        region="430100",
        period_start=DAY,
        period_end=DAY,
        value=Decimal(7700000000),
        source="report-2022",
        locator="第10—17字",
        as_written="投资总额77亿元",
        correction="见上下文",
    )
    assert new.passages == {FILE: [settled._replace(state="mapped", reason="见上下文")]}
    assert new.issues == [
        replace(doubt, severity="info", message="指标存疑。（已裁定：见上下文）"),
        issue(
            "corrected",
            "“投资总额77亿元”已裁定为 village_investment（430100，2022-12-31—2022-12-31，"
            "7700000000）。理由：见上下文（corrections.toml 第1个 [[correction]]）。",
            place="第10—17字",
            severity="info",
        ),
    ]


def test_a_doubtful_passage_can_be_set_aside_for_good() -> None:
    drop = correction(locator="第10—17字", expect=Decimal(7700000000))
    new = corrected(reading(), [drop])
    assert new.figures == [FIGURE]
    assert new.passages == {FILE: [PASSAGE._replace(state="set_aside", reason="属于另一项行动")]}


def test_money_is_never_settled_as_a_count() -> None:
    count = settlement(given={"indicator": "village_projects"}, units=("个", "项"))
    new = corrected(reading(), [count])
    assert (new.figures, new.passages) == ([FIGURE], {FILE: [PASSAGE]})
    assert [i.code for i in new.issues] == ["correction_refused"]
    families = PASSAGE._replace(text="投资总额77亿元", unit="家")
    assert len(corrected(reading(passage=families), [count]).figures) == 2


def test_a_settlement_without_its_period_is_no_figure() -> None:
    timeless = PASSAGE._replace(period_start=None, period_end=None)
    new = corrected(reading(passage=timeless), [settlement()])
    assert (new.figures, new.passages) == ([FIGURE], {FILE: [timeless]})
    assert [(i.code, i.message[:45]) for i in new.issues] == [
        (
            "correction_refused",
            "“投资总额77亿元”缺少起始日（period_start）、截止日（period_end）",
        )
    ]


def test_a_hidden_number_stays_hidden_whatever_hedge_stood_beside_it() -> None:
    hidden = PASSAGE._replace(text="**余亿元", value=None, qualifier="over", state="masked")
    figure = figure_of(hidden._replace(indicator="village_investment"), REPORT)
    stored = (figure.value, figure.qualifier, figure.missing_reason)
    assert stored == (None, "masked", "not_disclosed")


@pytest.mark.parametrize(
    "lost",
    [
        correction(expect="开展超1347个项目"),
        correction(expect=Decimal(1375)),
        correction(locator="第31—40字"),
        correction(source="report-2023"),
        correction(of="village_investment"),
        correction(action="replace", given={"value": Decimal(1374)}),
        correction(action="replace", locator="第10—17字", given={"value": Decimal(1)}),
        settlement(expect="投资总额7.7亿元"),
        settlement(locator="第30—40字"),
        correction(action="accept", code="doubtful"),
    ],
)
def test_a_correction_whose_source_has_changed_changes_nothing_and_says_so(
    lost: Correction,
) -> None:
    new = corrected(reading(), [lost])
    assert (new.figures, new.passages) == ([FIGURE], {FILE: [PASSAGE]})
    assert [(i.code, i.severity) for i in new.issues] == [("correction_outdated", "error")]
    assert "未更正。来源若已改正，请删去这一条" in new.issues[0].message


def test_what_is_read_already_is_not_settled_into_a_second_figure() -> None:
    read = PASSAGE._replace(state="mapped", indicator="village_investment")
    given = reading(figure_of(read, REPORT), passage=read)
    new = corrected(given, [settlement()])
    assert new.figures == given.figures
    assert [i.code for i in new.issues] == ["correction_outdated"]


def test_a_place_with_two_figures_is_corrected_only_by_name() -> None:
    other = replace(FIGURE, indicator="village_villages")
    new = corrected(reading(FIGURE, other), [correction()])
    assert new.figures == [FIGURE, other]
    assert [i.code for i in new.issues] == ["correction_ambiguous"]
    assert corrected(reading(FIGURE, other), [correction(of="village_villages")]).figures == [
        FIGURE
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"qualifier": "range"},
        {"value_max": Decimal(9)},
        {"qualifier": "range", "value_max": Decimal(9)},
        {"period_start": date(2023, 1, 1)},
    ],
)
def test_a_correction_to_what_no_figure_can_be_is_refused(given: dict[str, Any]) -> None:
    new = corrected(reading(), [correction(action="replace", given=given)])
    assert new.figures == [FIGURE]
    assert [i.code for i in new.issues] == ["correction_refused"]


def test_a_figure_declared_masked_loses_its_value() -> None:
    given = correction(action="replace", given={"qualifier": "masked"}, reason="来源撤回")
    (figure,) = corrected(reading(), [given]).figures
    assert figure == replace(FIGURE, value=None, qualifier="masked", correction="来源撤回")


def test_a_sample_figure_is_mended_where_it_is_invented() -> None:
    invented = replace(reading(), sources=[replace(REPORT, sample=True)])
    new = corrected(invented, [correction()])
    assert new.figures == [FIGURE]
    assert [i.code for i in new.issues] == ["correction_refused"]


def test_an_accepted_issue_asks_for_nothing_more_and_no_other_is_silenced() -> None:
    found = issue("not_a_number", "应为数字，读到“7.7”。")
    other = issue("not_a_number", "应为数字，读到“17.7”。")
    accept = correction(action="accept", code="not_a_number", expect="7.7", reason="已核实")
    new = corrected(reading(issues=(other, found)), [accept])
    assert new.issues == [
        other,
        replace(found, severity="info", message="应为数字，读到“7.7”。（已裁定：已核实）"),
    ]


def test_a_file_that_gave_no_source_is_accepted_by_its_name() -> None:
    found = Issue(
        code="date_missing", severity="warning", file="returns/a.xlsx", place="B2", message="缺"
    )
    accept = correction(
        action="accept", code="date_missing", source="returns/a.xlsx", locator="B2", expect="缺"
    )
    assert corrected(Reading(issues=[found]), [accept]).issues == [
        replace(found, severity="info", message="缺（已裁定：属于另一项行动）")
    ]


def read(folder: Path, text: str) -> tuple[Correction, ...]:
    (folder / "corrections.toml").write_text(text, encoding="utf-8")
    return read_corrections(folder / "corrections.toml", load())


def test_a_table_is_a_correction(tmp_path: Path) -> None:
    dated = GOOD.replace("expect", 'date = 2024-03-01\nperiod_end = "2022-12-31"\nexpect')
    assert read(tmp_path, dated) == (
        Correction(
            number=1,
            source="a-page",
            locator="第2行",
            action="replace",
            expect="投资总额 77亿元",
            reason="抄写时多写了一个零",
            date=date(2024, 3, 1),
            given={"value": Decimal(770000000), "period_end": DAY},
        ),
    )


def test_no_file_and_the_shipped_file_correct_nothing(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "data" / "corrections.toml"
    assert read_corrections(tmp_path / "corrections.toml", load()) == ()
    assert shipped.is_file()
    assert read_corrections(shipped, load()) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[correction]]", "[correction]", "应写成 [[correction]] 表"),
        ("[[correction]]", "[[corrections]]", "不认识“corrections”；是否想写“correction”？"),
        ("locator", "locater", "“locater”：不认识的字段；是否想写“locator”？"),
        ('"replace"', '"replase"', "“action”：不认识“replase”；是否想写“replace”？"),
        ("value =", "code =", "“code”：replace 不用这个字段"),
        ('reason = "抄写时多写了一个零"', "", "“reason”：缺少这个字段"),
        ('expect = "投资总额 77亿元"', "", "“expect”：缺少这个字段"),
        ("抄写时多写了一个零", "typo", "“reason”：应为中文"),
        ("value = 770000000", 'value = "770000000"', "“value”：应为不加引号的数字"),
        ("value = 770000000", "value = true", "“value”：应为不加引号的数字"),
        ("value = 770000000", "value = nan", "“value”：整数至多15位"),
        ("value = 770000000", "value = 0.0001", "“value”：整数至多15位"),
        ("value = 770000000", "", "“action”：replace 至少要写一个字段"),
        (
            "value = 770000000",
            'of = "village_investmant"\nvalue = 1',
            "是否想写“village_investment”？",
        ),
        (
            "value = 770000000",
            'region = "芙蓉区"',
            "“region”：应为地区代码，读到“芙蓉区”；它的代码是 430102",
        ),
        ("value = 770000000", "region = 430102", "“region”：应为加引号的文字"),
        ("value = 770000000", 'period_end = "2022-02-30"', "“period_end”：应为日期"),
        ("value = 770000000", "period_end = 2022-12-31T00:00:00", "“period_end”：应为日期"),
        ("value = 770000000", 'status = "actuall"', "是否想写“actual”？"),
        ("value = 770000000", 'qualifier = "masked"\nvalue = 1', "“qualifier”：masked 没有数值"),
        ('"replace"', '"settle"', "“value”：settle 不用这个字段"),
        ("[[correction]]", "[[correction]", "不是有效的 TOML"),
    ],
)
def test_a_table_that_is_wrong_stops_with_its_field(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(SourceError) as raised:
        read(tmp_path, GOOD.replace(old, new))
    assert str(raised.value).startswith("corrections.toml")
    assert message in str(raised.value)


def test_one_place_is_not_corrected_twice_in_the_order_of_the_file(tmp_path: Path) -> None:
    drop = DROP + 'expect = "投资总额 77亿元"\nreason = "重复"\n'
    with pytest.raises(SourceError, match=r"第2个 \[\[correction\]\]：与第1个"):
        read(tmp_path, GOOD + drop)
    apart = GOOD + 'of = "village_investment"\n', drop + 'of = "member_count"\n'
    assert len(read(tmp_path, "".join(apart))) == 2


VALUES = st.sampled_from(
    [
        '"x"',
        '""',
        "1",
        "-0.0",
        "1e400",
        "inf",
        "true",
        "[]",
        "{}",
        "2022-12-31",
        '"2022-13-01"',
        "[[1]]",
    ]
) | st.integers().map(str)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["source", "value", "expect", "of", "region", "date", "code", "zz"]), VALUES)
def test_no_value_breaks_the_reading_but_by_a_message(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: str
) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(f"{name} ")]
    folder = tmp_path_factory.getbasetemp()
    with suppress(SourceError):
        (one,) = read(folder, "\n".join([*lines, f"{name} = {value}"]))
        assert one.source.strip()


def figures(summary: Summary) -> list[tuple[Any, ...]]:
    assert summary.release is not None
    asked = "SELECT indicator, value, as_written, correction FROM figures ORDER BY indicator"
    with open_readonly(summary.release.path) as connection:
        return connection.execute(asked).fetchall()


def test_a_correction_ends_with_the_error_that_it_repairs(tmp_path: Path) -> None:
    slip = {**INVESTMENT, "value_text": "770000000元", "value": "770000000"}
    fix = GOOD.replace("投资总额 77亿元", "投资总额 770000000元").replace(
        "= 770000000\n", "= 7700000000\n"
    )
    write(tmp_path, slip, MEMBERS)
    (tmp_path / "corrections.toml").write_text(fix, encoding="utf-8")
    first = build(tmp_path, load())
    members = ("member_count", Decimal(40268), "会员总数 40268个", None)
    reason = "抄写时多写了一个零"
    words, value = "投资总额 770000000元", Decimal(7700000000)
    assert figures(first) == [members, ("village_investment", value, words, reason)]
    assert [(i.code, i.file, i.place) for i in first.issues] == [
        ("corrected", "published/figures.csv", "第2行")
    ]
    assert first.set_aside == {}
    second = build(write(tmp_path, INVESTMENT, MEMBERS), load())
    assert figures(second) == [members, ("village_investment", value, "投资总额 77亿元", None)]
    assert [(i.code, i.severity) for i in second.issues] == [("correction_outdated", "error")]
    assert "应见“投资总额 770000000元”，现为“投资总额 77亿元”" in second.issues[0].message


def test_a_cell_of_a_return_is_corrected_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "returns").mkdir()
    sent = form(("万企兴万村投资总额", "亿元", 77, ""))
    (tmp_path / "returns" / "2022_芙蓉区.xlsx").write_bytes(sent)
    (before,) = figures(build(tmp_path, load()))
    fix = f"""
[[correction]]
source = "return-2022-430102"
locator = "工作成效统计表!D4"
action = "replace"
expect = "{before[2]}"
value = 770000000
reason = "单位应为千万元，已向填报单位核实"
"""
    (tmp_path / "corrections.toml").write_text(fix, encoding="utf-8")
    (after,) = figures(build(tmp_path, load()))
    assert before[1:] == (Decimal(7700000000), before[2], None)
    assert after == (before[0], Decimal(770000000), before[2], "单位应为千万元，已向填报单位核实")


def test_a_wrong_corrections_file_publishes_nothing(tmp_path: Path) -> None:
    write(tmp_path, INVESTMENT)
    (tmp_path / "corrections.toml").write_text("[[correction]]\n", encoding="utf-8")
    with pytest.raises(SourceError, match="缺少这个字段"):
        build(tmp_path, load())
    assert not (tmp_path / "releases").exists()
