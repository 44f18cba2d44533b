"""Random tables in random orientation, units and spelling are read back equal."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.etl.returns.written import checked, figures, workbook

NAMES = ("芙蓉区", "天心区", "岳麓区", "开福区", "长沙县", "浏阳市")
SPELLED = {
    "芙蓉区": ("芙蓉区", "芙蓉", "长沙市芙蓉区", "芙 蓉 区", "芙蓉区工商联", "1.芙蓉区"),
    "天心区": ("天心区", "天心", "　天心区", "天心区\u00a0"),
    "长沙县": ("长沙县", "长沙县工商联"),
}
# Key, headings that mean it, and the units it may be written in, each with its factor.
MEANT = {
    "member_count": (("会员数", "会员总数", "会 员 数", "年末会员数"), {"个": 1, "家": 1, "": 1}),
    "chamber_count": (("商会数", "所属商会数", "2.商会数"), {"个": 1, "": 1}),
    "donations": (("捐赠款物", "捐赠总额"), {"元": 1, "万元": 10**4, "亿元": 10**8}),
    "village_investment": (("万企兴万村投资额", "兴村投资额"), {"万元": 10**4, "亿元": 10**8}),
    "party_coverage": (("党组织覆盖率",), {"%": 1}),
}
YEARS = (2022, 2023, 2024)
YEAR_SPELLED = ("{}", "{}年", "{}年度", "{}年底")


@dataclass(frozen=True)
class Drawn:
    """A table that was drawn, and what it says."""

    rows: list[list[object]]
    merges: list[str]
    truth: dict[str, object]


def written(value: int, spelling: str) -> object:
    spelled: dict[str, object] = {
        "number": value,
        "text": str(value),
        "thousands": f"{value:,}",
        "wide": str(value).translate({c: c + 0xFEE0 for c in range(0x30, 0x3A)}),
        "blanks": f"\u00a0{value}\u200b ",
        "missing": "—",
        "blank": None,
    }
    return spelled[spelling]


SPELLINGS = ("number", "text", "thousands", "wide", "blanks", "missing", "blank")


@st.composite
def tables(draw: st.DrawFn) -> Drawn:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    keys = draw(st.lists(st.sampled_from(sorted(MEANT)), min_size=1, max_size=4, unique=True))
    year = draw(st.sampled_from(YEARS))
    labels = [draw(st.sampled_from(SPELLED.get(name, (name,)))) for name in names]
    truth: dict[str, object] = {}
    heads, columns = [], []
    for key in keys:
        headings, units = MEANT[key]
        unit = draw(st.sampled_from(sorted(units)))
        heads.append((draw(st.sampled_from(headings)), unit))
        column = []
        for name in names:
            number = draw(st.integers(2, 100 if key == "party_coverage" else 99_999))
            spelling = draw(st.sampled_from(SPELLINGS))
            column.append(written(number, spelling))
            value = float(Decimal(number) * units[unit])
            truth[f"{name} {year} {key}"] = None if spelling in ("missing", "blank") else value
        columns.append(column)
    way = draw(st.sampled_from(("down", "across", "unit column", "years", "merged")))
    spelled = draw(st.sampled_from(YEAR_SPELLED)).format(year)
    return Drawn(*laid_out(draw, way, labels, heads, columns, spelled), truth)


def laid_out(draw, way, labels, heads, columns, year):
    brackets = draw(st.sampled_from(("（{}）", "({})", "\n（{}）", "（单位：{}）")))
    headed = [name + (brackets.format(unit) if unit else "") for name, unit in heads]
    title = [[f"长沙市工商联{year if '年' in year else year + '年'}情况统计表"]]
    down = [list(row) for row in zip(labels, *columns, strict=True)]
    if way == "down":
        return [*title, ["区县（市）", *headed], *down], []
    if way == "years":
        rows = [[label, year, *row] for label, *row in down]
        return [["区县", "年份", *headed], *rows], []
    if way == "across":
        across = [[h, *column] for h, column in zip(headed, columns, strict=True)]
        return [*title, ["指标", *labels], *across], []
    if way == "unit column":
        across = [[n, u, *c] for (n, u), c in zip(heads, columns, strict=True)]
        return [*title, ["指标", "计量单位", *labels], *across], []
    last = chr(ord("A") + len(headed))
    merges = ["A2:A3"] + ([f"B2:{last}2"] if len(headed) > 1 else [])
    return [*title, ["区县", "基本情况"], [None, *headed], *down], merges


@given(tables())
@settings(max_examples=400, deadline=None)
def test_a_table_is_read_back_equal(drawn):
    read = checked(workbook(drawn.rows, merges=drawn.merges))
    found = figures(read)
    wrong = {key: value for key, value in found.items() if drawn.truth.get(key) != value}
    assert wrong == {}
    lost = [key for key, value in drawn.truth.items() if value is not None and key not in found]
    assert lost == []
