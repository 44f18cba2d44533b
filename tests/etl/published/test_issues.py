"""Each way in which a row of published facts can be wrong, with the whole message."""

import csv
import io
from pathlib import Path

import pytest

from catalogue import load
from catalogue.quantities import QUALIFIERS
from etl.figures import Figure, Issue, Source
from etl.published import read_published
from etl.published.rows import COLUMNS

SOURCE = Source(
    key="a-page", title="一篇报道", publisher="某报", published="2023", kind="published",
    precedence=60, file="published/figures.csv",
)  # fmt: skip
STOCK = {
    "region": "长沙市", "region_code": "430100", "period": "2022",
    "period_start": "2022-12-31", "period_end": "2022-12-31", "indicator": "投资总额",
    "key": "village_investment", "value_text": "77亿元", "value": "7700000000",
    "value_max": "", "unit": "元", "qualifier": "exact", "status": "actual",
    "source": "a-page", "note": "", "left_out": "",
}  # fmt: skip
FLOW = STOCK | {
    "period_start": "2022-01-01", "indicator": "媒体报道", "key": "media_reports",
    "value_text": "许多次", "value": "100", "unit": "次",
}  # fmt: skip
RANK = FLOW | {"key": "business_environment_rank", "value_text": "名列前茅", "unit": "位"}
MISSING = "缺少内容。采用的一行必须填写；若不采用，请在 left_out 写明原因。"
MOMENT = (
    "“万企兴万村投资总额”是时点数，起止应为同一天，"
    "读到 2022-01-01 至 2022-12-31。年末数两列都填 12-31。"
)
MEND = "请改正，或先在其中登记。"
NO_VALUE = "缺少数值。缺数不是0；原文没有公布数字的，qualifier 写 masked 或 indefinite。"


def read(folder: Path, row: dict[str, str], header: tuple[str, ...] = COLUMNS) -> tuple:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, extrasaction="ignore")
    writer.writeheader()
    writer.writerow(row)
    (folder / "figures.csv").write_text(text.getvalue(), encoding="utf-8")
    reading = read_published(folder, load(), {SOURCE.key: SOURCE})
    return reading.figures, reading.issues


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "published").mkdir()
    return tmp_path / "published"


WRONG = [
    (STOCK | {"value": ""}, "missing_field", "value", NO_VALUE),
    (STOCK | {"source": ""}, "missing_field", "source", MISSING),
    (
        STOCK | {"region": "长沙天心区", "region_code": "430109"}, "unknown_region",
        "region_code", "地区代码“430109”不在 catalogue/regions.toml 中；是否想写“长沙市天心区”？"
        + MEND,
    ),
    (
        STOCK | {"region_code": "999"}, "unknown_region", "region_code",
        "地区代码“999”不在 catalogue/regions.toml 中；“长沙市”是 430100。" + MEND,
    ),
    (
        STOCK | {"region": "天心区", "region_code": "430102"}, "region_differs_from_words",
        "region_code", "region 写“天心区”（430103），代码 430102 却是芙蓉区。请改正其中一列。",
    ),
    (
        STOCK | {"key": "village_investmnt"}, "unknown_indicator", "key",
        "指标“village_investmnt”不在 catalogue/indicators.toml 中；是否想写“village_investment”？"
        + MEND,
    ),
    (
        STOCK | {"source": "some-paper"}, "unknown_source", "source",
        "来源“some-paper”不在 data/sources.toml 中。" + MEND,
    ),
    (
        STOCK | {"qualifier": "overr"}, "unknown_qualifier", "qualifier",
        "不认识“overr”；是否想写“over”？可用：" + "、".join(QUALIFIERS) + "。",
    ),
    (
        STOCK | {"status": "done"}, "unknown_status", "status",
        "不认识“done”。可用：actual、target、estimate、unknown。",
    ),
    (
        STOCK | {"period_end": "2022-02-30"}, "bad_date", "period_end",
        "应为日期，如 2022-12-31，读到“2022-02-30”。请改正。",
    ),
    (
        FLOW | {"period_start": "2023-01-01"}, "bad_date", "period_end",
        "起始日 2023-01-01 晚于截止日 2022-12-31。请改正其中一个。",
    ),
    (
        STOCK | {"value": "77亿"}, "not_a_number", "value",
        "应为数字，以基本单位计，不带单位、逗号和约数，读到“77亿”。请改正。",
    ),
    (
        STOCK | {"value": "7.7E+09"}, "not_a_number", "value",
        "读到“7.7E+09”：Excel 改成了科学计数法，尾数可能已丢失。请按原文重填全部数字。",
    ),
    (
        FLOW | {"value": "1234567890123456"}, "number_too_long", "value",
        "“1234567890123456”太长：整数至多15位，小数至多3位。请核对单位。",
    ),
    (
        FLOW | {"value": "0.1234"}, "number_too_long", "value",
        "“0.1234”太长：整数至多15位，小数至多3位。请核对单位。",
    ),
    (
        STOCK | {"unit": "亿元"}, "wrong_unit", "unit",
        "“万企兴万村投资总额”的单位是“元”，读到“亿元”。请把数值换算成以“元”计，再改单位。",
    ),
    (
        STOCK | {"period_start": "2022-01-01"}, "moment_expected", "period_start",
        MOMENT,
    ),
    (
        FLOW | {"value_text": "100次", "period_start": "2022-12-31"}, "span_expected",
        "period_start",
        "“媒体报道”是期间数，应有起有止，两列都读到 2022-12-31。全年填 01-01 和 12-31。",
    ),
    (
        STOCK | {"value": "770000000"}, "value_differs_from_words", "value",
        "原文“77亿元”应为 7700000000，读到 770000000。请对照原文改正其中一处。",
    ),
    (
        STOCK | {"value_text": "超77亿元"}, "hedge_dropped", "qualifier",
        "原文“超77亿元”是约数，qualifier 却为 exact。请改为 over、nearly、about 等。",
    ),
    (
        RANK | {"value": "6.5"}, "rank_not_whole", "value",
        "名次应为不小于1的整数，读到“6.5”。请改正。",
    ),
    (
        RANK | {"value": "0"}, "rank_not_whole", "value",
        "名次应为不小于1的整数，读到“0”。请改正。",
    ),
    (
        FLOW | {"value_text": "三五期", "qualifier": "range"}, "bad_range", "value_max",
        "value_max 与 qualifier 不符：区间（range）填上限，其他一律留空。请改正。",
    ),
    (
        FLOW | {"value_text": "三五期", "qualifier": "range", "value_max": "5"}, "bad_range",
        "value_max", "上限 5 小于下限 100。请对调。",
    ),
    (
        FLOW | {"value_text": "X次", "qualifier": "masked"}, "value_not_allowed", "value",
        "qualifier 为 masked 时没有数值，读到“100”。请改正其中一列。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("row", "code", "column", "message"), WRONG)
def test_a_wrong_row_is_kept_out_and_says_what_to_do(
    folder: Path, row: dict[str, str], code: str, column: str, message: str
) -> None:
    figures, issues = read(folder, row)
    assert figures == []
    assert issues == [
        Issue(code=code, severity="error", file="published/figures.csv",
              place=f"第2行 {column}", message=message)
    ]  # fmt: skip


def test_all_faults_of_a_row_are_told_at_once(folder: Path) -> None:
    row = STOCK | {"region_code": "999", "unit": "亿元", "value": "77", "period_end": "2022"}
    codes = [issue.code for issue in read(folder, row)[1]]
    assert codes == ["unknown_region", "bad_date", "value_differs_from_words", "wrong_unit"]


def test_a_row_set_aside_is_listed_with_its_words_and_reason(folder: Path) -> None:
    figures, issues = read(folder, STOCK | {"value": "", "left_out": "期间不明"})
    message = "“长沙市 2022 投资总额 77亿元”未采用：期间不明。"
    assert (figures, issues) == ([], [
        Issue(code="set_aside", severity="info", file="published/figures.csv", place="第2行",
              message=message)
    ])  # fmt: skip


def test_a_cell_beyond_the_last_column_keeps_the_row_out(folder: Path) -> None:
    header = (*COLUMNS, "")
    figures, issues = read(folder, STOCK | {"": "逗号之后"}, header)
    message = "列名右边多出“逗号之后”。含逗号的文字请加英文双引号。"
    assert (figures, [(i.code, i.message) for i in issues]) == ([], [("extra_cells", message)])


def test_without_the_column_left_out_nothing_is_read(folder: Path) -> None:
    header = (*COLUMNS[:-1], "left_outt")
    figures, issues = read(folder, STOCK, header)
    assert (figures, [(i.code, i.severity, i.message) for i in issues]) == ([], [
        ("missing_column", "error",
         "缺少列“left_out”；是否想写“left_outt”？请补上这一列；此前整个文件不读取。"),
        ("unknown_column", "warning",
         "不认识列“left_outt”；是否想写“left_out”？这一列未读取。"),
    ])  # fmt: skip


def test_a_column_written_twice_is_refused(folder: Path) -> None:
    figures, issues = read(folder, STOCK, (*COLUMNS, "value"))
    message = "列“value”写了两次。请删去一列。"
    assert (figures, [(i.code, i.message) for i in issues]) == ([], [("duplicate_column", message)])


def test_a_strange_column_is_named_and_the_rest_is_read(folder: Path) -> None:
    figures, issues = read(folder, STOCK | {"经办": "某人"}, (*COLUMNS, "经办"))
    assert [f.indicator for f in figures] == ["village_investment"]
    assert [(i.code, i.severity, i.place, i.message) for i in issues] == [
        ("unknown_column", "warning", "第1行", "不认识列“经办”。这一列未读取。")
    ]


def test_a_masked_number_is_a_figure_without_value(folder: Path) -> None:
    figures, issues = read(folder, FLOW | {"value_text": "X次", "value": "", "qualifier": "masked"})
    assert issues == []
    assert [_value(f) for f in figures] == [(None, "masked", "not_disclosed")]


def test_an_indefinite_number_is_a_figure_without_value(folder: Path) -> None:
    row = FLOW | {"value_text": "数十次", "value": "", "qualifier": "indefinite"}
    assert [_value(f) for f in read(folder, row)[0]] == [(None, "indefinite", None)]


def test_a_table_s_own_unit_is_taken_from_the_note(folder: Path) -> None:
    row = STOCK | {"value_text": "568219", "value": "5682190000", "note": "原表单位万元，见表3"}
    assert [f.value for f in read(folder, row)[0]] == [5682190000]


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.qualifier, figure.missing_reason
