"""What a file holds equals what was asked: every line of every view, and the eighteen columns."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from catalogue import CatalogueError
from catalogue.wording import (
    QUALIFIER_NAMES,
    change_in_words,
    missing_in_words,
    period_in_words,
)
from exports import passages, views
from exports.columns import COLUMNS, rank_in_words
from exports.delimited import csv_bytes
from tests.warehouse.report import FILE, TEXT, keep
from tests.warehouse.tables import (
    CITY,
    CODES,
    DISTRICTS,
    INDICATORS,
    claim,
    districts,
    meanings,
    release,
)
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

HEADER = (
    "地区代码,地区,指标代码,指标,期间,数值,单位,限定,缺失原因,"
    "全市值,名次,同比,目标,来源,位置,原文,示例,版本"
)
EVERY = tuple(CODES[d] for d in DISTRICTS)
YEARS = (2021, 2022)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Every indicator, with hedges, gaps, ties, samples, targets, and a city of its own."""
    goal = {"status": "target", "qualifier": "at_least"}
    warehouse = release(
        tmp_path_factory.mktemp("shown"),
        *(f for i in INDICATORS for f in districts(i, *range(1, 10), year=2021)),
        *districts("members", 10, 20, 20, None, 50, 60, 70),
        *districts("sessions", *[3] * 9),
        *districts("place", *[None] * 6, 9, 10, 88),
        *districts("coverage", "64.7", 88, 0, year=2022),
        *districts("started", -5, 8),
        claim("members", "丁区", 40, qualifier="over", as_written="=超40个"),
        claim("members", "辛县", qualifier="masked", as_written="X个"),
        claim("members", "壬市", 100, sample=True),
        claim("members", "甲区", 20, **goal),
        claim("members", "乙区", 25, status="target"),
        claim("members", "丙区", status="target", qualifier="masked"),
        claim("members", "市", 400, qualifier="over", as_written="超400个"),
        claim("members", "市", 350, 2021),
        claim("sessions", "市", 30, qualifier="range", value_max=Decimal(40)),
        claim("money", "市", "7700000000", status="target"),
        claim("coverage", "市", "66.1"),
        claim("paired", "甲区", 4, span="june"),
        claim("paired", "市", 9, span="june"),
    )
    yield warehouse
    warehouse.connection.close()


def lines(table: pd.DataFrame) -> list[dict[str, Any]]:
    assert tuple(table.columns) == COLUMNS
    return records(table)


def test_the_header_is_the_eighteen_columns(shown: Warehouse):
    content = csv_bytes(views.DISTRICTS.table(shown, indicator="members", year=2022))
    assert content.decode("utf-8-sig").split("\r\n")[0] == HEADER
    assert (len(COLUMNS), ",".join(COLUMNS)) == (18, HEADER)


def expected(row: dict[str, Any], key: str, year: int) -> dict[str, Any]:
    """What a line must hold of a row, column by column."""
    of = meanings().indicator(key)
    change, sources = row.get("change"), row.get("regions_counted")
    every = row.get("regions_expected")
    said = f"{every}个区县相加" if sources == every else f"{every}个区县中{sources}个相加"
    added = said if row["value"] is not None else ""
    named = f"{row['source_title']}（{row['publisher']}，{row['published']}）"
    hedge = QUALIFIER_NAMES[row["qualifier"] or "exact"]
    some = bool(added) and every is not None and sources != every
    only = f"仅{sources}/{every}区县合计" if some and not row["source"] else ""
    return {
        "地区代码": row["region"],
        "地区": row["region_name"],
        "指标代码": key,
        "指标": of.name,
        "期间": period_in_words(row["period_start"], row["period_end"]) or f"{year}年",
        "数值": row["value"],
        "单位": of.unit,
        "限定": hedge if row["value_max"] is None else f"{hedge}，上限{row['value_max']:.0f}",
        "缺失原因": missing_in_words(row["missing_reason"]) if row["value"] is None else only,
        "名次": rank_in_words(row),
        "同比": "" if change is None else change_in_words(change, of),
        "来源": named if row["source"] else added,
        "位置": f"{row['file']} {row['locator']}" if row["source"] else "",
        "原文": row["as_written"] or "",
        "示例": "是" if row["sample"] else "否",
        "版本": "第7版",
    }


def compare(table: pd.DataFrame, wanted: list[dict[str, Any]]) -> None:
    found = lines(table)
    assert [{k: line[k] for k in wanted[0]} for line in found] == wanted
    assert all(str(line["数值"]) != "nan" for line in found)


@pytest.mark.parametrize("key", INDICATORS)
def test_the_file_of_districts_equals_the_question(shown: Warehouse, key: str):
    # Samples there are of members only: elsewhere leaving them out asks the same.
    switches = (True, False) if key == "members" else (True,)
    for year, sample in product(YEARS, switches):
        asked = {"indicator": key, "year": year, "sample": sample}
        rows = records(queries.by_district(shown, **asked, region=CITY))
        assert len(rows) == 9
        compare(views.DISTRICTS.table(shown, **asked), [expected(row, key, year) for row in rows])


@pytest.mark.parametrize("key", INDICATORS)
def test_the_file_of_years_equals_the_question(shown: Warehouse, key: str):
    rows = records(queries.trend(shown, indicator=key, regions=(CITY, *EVERY)))
    wanted = [expected(row, key, row["year"]) for row in rows]
    compare(views.TRENDS.table(shown, indicator=key, regions=EVERY), wanted)
    one = views.TRENDS.table(shown, indicator=key, regions=(CODES["庚县"],))
    names = {line["地区"] for line in lines(one)}
    assert names - {"市"} == {"庚县"}


@pytest.mark.parametrize("sample", [True, False])
def test_the_file_of_headlines_equals_the_question(shown: Warehouse, sample: bool):  # noqa: FBT001
    keys = views.overview_indicators(shown)
    assert keys == ("members", "money", "sessions", "coverage")
    for year in YEARS:
        rows = records(
            queries.overview(shown, indicators=keys, year=year, region=CITY, sample=sample)
        )
        place = {"region": CITY, "region_name": "市"}
        wanted = [
            expected(
                {**r, **place, "missing_reason": r["missing_reason"] or "not_mentioned"},
                r["indicator"],
                year,
            )
            for r in rows
        ]
        for line, row in zip(wanted, rows, strict=True):
            if row["change_basis"] == "districts" and row["basis"] == "reported":
                line["同比"] += "（按区县合计）"
        compare(views.OVERVIEW.table(shown, year=year, sample=sample), wanted)


def test_a_line_whole(shown: Warehouse):
    (line,) = [
        x
        for x in lines(views.DISTRICTS.table(shown, indicator="members", year=2022))
        if x["地区"] == "甲区"
    ]
    assert line == {
        "地区代码": "430101",
        "地区": "甲区",
        "指标代码": "members",
        "指标": "会员数",
        "期间": "截至2022-12-31",
        "数值": 10,
        "单位": "个",
        "限定": "",
        "缺失原因": "",
        "全市值": "超400",
        "名次": "第8/8",
        "同比": "▲ 增加9个（900%）",
        "目标": "20以上",
        "来源": "return表（某区工商联，2023-01-06）",
        "位置": "returns/2022.xlsx 甲区!members",
        "原文": "10",
        "示例": "否",
        "版本": "第7版",
    }


def test_hedges_of_the_whole_and_of_targets_are_not_dropped(shown: Warehouse):
    """
    members 市 超400, 甲区 target 20以上, 丙区 target X     never the bare 400 and 20
    """
    found = {
        x["地区"]: x for x in lines(views.DISTRICTS.table(shown, indicator="members", year=2022))
    }
    assert {x["全市值"] for x in found.values()} == {"超400"}
    assert [found[d]["目标"] for d in ("甲区", "乙区", "丙区", "丁区")] == [
        "20以上",
        25,
        "不公布",
        None,
    ]
    before = lines(views.DISTRICTS.table(shown, indicator="members", year=2021))
    assert {x["全市值"] for x in before} == {350}
    (own,) = [
        x for x in lines(views.OVERVIEW.table(shown, year=2022)) if x["指标代码"] == "sessions"
    ]
    assert (own["数值"], own["限定"], own["全市值"]) == (30, "区间，上限40", "30—40")


def test_a_count_of_june_is_not_the_whole_of_december(shown: Warehouse):
    """
    paired 市 2022-06-30 9 · 甲区 2022-06-30 4; of 2021 甲区 1     9 beside the 4 of June only
    """
    asked = {"indicator": "paired", "regions": (CODES["甲区"], CODES["乙区"])}
    found = lines(views.TRENDS.table(shown, **asked))
    assert [(x["地区"], x["期间"], x["数值"], x["全市值"]) for x in found] == [
        ("市", "2021年", None, None),
        ("市", "截至2022-06-30", 9, 9),
        ("甲区", "截至2021-12-31", 1, None),
        ("甲区", "截至2022-06-30", 4, 9),
        ("乙区", "截至2021-12-31", 2, None),
        ("乙区", "2022年", None, None),
    ]


def test_a_change_of_the_districts_beside_a_reported_total_says_so(tmp_path: Any):
    """
    members 市 2022 100; districts 2021 9 real, 2022 18 with one sample     同比 of the sums, 示例
    """
    warehouse = release(
        tmp_path,
        claim("members", "市", 100),
        *districts("members", *[1] * 9, year=2021),
        *districts("members", *[2] * 8),
        claim("members", "壬市", 2, sample=True),
    )
    (line,) = [
        x for x in lines(views.OVERVIEW.table(warehouse, year=2022)) if x["指标代码"] == "members"
    ]
    assert (line["数值"], line["示例"]) == (100, "否")
    assert line["同比"] == "▲ 增加9个（100%）（按区县合计，示例数据）"


def test_a_real_line_holds_no_invented_whole(tmp_path: Any):
    """
    members 甲区 real 1 · 乙区 sample 2 · 市 sample 9     全市值 9 beside 乙区 only
    """
    warehouse = release(
        tmp_path,
        claim("members", "甲区", 1),
        claim("members", "乙区", 2, sample=True),
        claim("members", "市", 9, sample=True),
    )
    found = lines(views.DISTRICTS.table(warehouse, indicator="members", year=2022))
    assert {x["地区"]: x["全市值"] for x in found if x["全市值"] is not None} == {"乙区": 9}


def test_a_sum_says_how_many_districts_it_counts(shown: Warehouse):
    found = lines(views.TRENDS.table(shown, indicator="members", regions=()))
    sums = [
        (x["期间"], x["数值"], x["限定"], x["来源"], x["示例"]) for x in found if x["位置"] == ""
    ]
    assert sums == [
        ("截至2021-12-31", 45, "", "9个区县相加", "否"),
        ("截至2022-12-31", 370, "超", "9个区县中8个相加", "是"),
    ]


def test_the_written_file_keeps_text_as_text_and_numbers_as_numbers(shown: Warehouse):
    content = csv_bytes(views.DISTRICTS.table(shown, indicator="members", year=2022))
    rows = {r["地区"]: r for r in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    assert (rows["丁区"]["地区代码"], rows["丁区"]["数值"]) == ("430104", "40")
    assert (rows["丁区"]["限定"], rows["丁区"]["原文"]) == ("超", "'=超40个")
    assert (rows["辛县"]["数值"], rows["辛县"]["缺失原因"]) == ("", "不公布")
    below = csv_bytes(views.DISTRICTS.table(shown, indicator="started", year=2022))
    assert {r["数值"] for r in csv.DictReader(io.StringIO(below.decode("utf-8-sig")))} == {
        "",
        "-5",
        "8",
    }


def given(view: str, shown: Warehouse, **texts: str) -> dict[str, Any]:
    return views.VIEWS[view].arguments(shown, texts)


def test_a_link_becomes_the_arguments_of_its_view(shown: Warehouse):
    assert given("trends", shown, indicator="members", regions="430101,430100,430101") == {
        "indicator": "members",
        "regions": ("430101", CITY),
        "sample": True,
    }
    link = {"indicator": "members", "year": "2022", "sample": "off", "release": "7"}
    assert given("districts", shown, **link) == {
        "indicator": "members",
        "year": 2022,
        "sample": False,
    }


@pytest.mark.parametrize(
    ("view", "texts", "message"),
    [
        ("overview", {}, "请用参数 year 给出年份，如 2022"),
        ("overview", {"year": "二〇二二"}, "年份应为四位数字，如 2022，读到“二〇二二”"),
        ("overview", {"year": "1066"}, "“总览”没有1066年的数据；有数据的年份：2018—2022年"),
        ("overview", {"year": "20220"}, "年份应为四位数字，如 2022，读到“20220”"),
        ("overview", {"year": "２０２２"}, "年份应为四位数字，如 2022，读到“２０２２”"),
        ("overview", {"yaer": "2022"}, "“总览”没有参数“yaer”；是否想写“year”？"),
        (
            "districts",
            {"indicator": "membres", "year": "2022"},
            "没有指标“membres”；是否想写“members”？",
        ),
        ("trends", {"indicator": "members", "regions": ","}, "请给出至少一个地区代码，如 430102"),
        (
            "trends",
            {"indicator": "members", "regions": "430182"},
            "没有地区代码“430182”；是否想写“430181”？",
        ),
        ("overview", {"year": "2022", "sample": "no"}, "参数 sample 应为 on 或 off，读到“no”"),
        ("sources", {"source": "retrun"}, "没有来源“retrun”；是否想写“return”？"),
        (
            "sources",
            {"source": "return", "show": "doubtfull"},
            "没有状态“doubtfull”；是否想写“doubtful”？",
        ),
    ],
)
def test_what_cannot_be_asked_is_said(
    shown: Warehouse, view: str, texts: dict[str, str], message: str
):
    with pytest.raises(CatalogueError) as refused:
        given(view, shown, **texts)
    assert str(refused.value) == message


def test_a_file_is_named_after_what_it_shows(shown: Warehouse):
    asked = {"indicator": "members", "year": 2022, "sample": True}
    named = views.DISTRICTS.file_name(shown, asked, ".csv")
    assert named == "区县对比_会员数_2022年_第7版_含示例.csv"
    without = views.OVERVIEW.file_name(shown, {"year": 2022, "sample": False}, ".csv")
    assert without == "总览_2022年_第7版.csv"


def test_the_lines_of_a_source_are_what_was_read_in_it(tmp_path: Path) -> None:
    given = {"report": {"file": FILE}}
    kept = keep(release(tmp_path, claim("members", "市", 500, source="report"), given=given))
    lines = views.SOURCES.table(kept, source="report")
    assert tuple(lines.columns) == passages.COLUMNS
    start = TEXT.index("超500个")
    assert [tuple(row.values()) for row in records(lines)][:2] == [
        (
            f"第{start}—{start + 5}字", "超500个", "已采用", "会员数", "市", "截至2022-12-31",
            Decimal(500), "个", "超", "实际", "",
        ),
        (
            f"第{start + 10}—{start + 12}字", "X次", "隐去", "活动场次", "市", "",
            None, "次", "不公布", "实际", "原文隐去了数字",
        ),
    ]  # fmt: skip
    shown = views.SOURCES.table(kept, source="report", show=("doubtful", "unmapped"))
    told = shown[["状态", "限定", "单位", "理由"]].itertuples(index=False, name=None)
    assert list(told) == [
        ("待核", "约", "家", "两个指标都说得通"),
        ("未对应指标", "", "人/户", "目录中没有"),
    ]
    kept.connection.close()


def test_a_sample_source_has_no_lines_without_samples(tmp_path: Path) -> None:
    invented = release(tmp_path, claim("members", "甲区", 3, sample=True))
    assert len(views.SOURCES.table(invented, source="sample")) == 1
    assert views.SOURCES.table(invented, source="sample", sample=False).empty
    assert views.SOURCES.table(invented, source="no-such").empty
    invented.connection.close()
