"""No file is empty without a word: what nobody has a figure of is refused with what there is."""

from pathlib import Path

import pytest

from catalogue import CatalogueError
from exports.__main__ import main
from exports.refusals import years_in_words
from exports.views import VIEWS
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

MEMBERS = {"indicator": "member_count"}
OF_YEARS = [n for n, v in VIEWS.items() if {"year", "years"} & {p.name for p in v.parameters}]


def refusal(warehouse: Warehouse, view: str, **given: str) -> str:
    with pytest.raises(CatalogueError) as refused:
        VIEWS[view].arguments(warehouse, given)
    return str(refused.value)


def years_of(warehouse: Warehouse, key: str) -> set[int]:
    root = warehouse.catalogue.organisation.root
    return {
        row["year"]
        for row in records(queries.available(warehouse, region=root))
        if row["indicator"] == key and (row["districts"] or row["whole"])
    }


@pytest.mark.parametrize("year", ["1066", "2031"])
@pytest.mark.parametrize("view", OF_YEARS)
def test_a_year_that_nobody_speaks_of_makes_no_empty_file(
    shipped: Warehouse, view: str, year: str
) -> None:
    examples = {p.name: p.example for p in VIEWS[view].parameters if p.required}
    given = {**examples, "years" if "years" in examples else "year": year}
    told = refusal(shipped, view, **given)
    assert told.startswith(f"“{VIEWS[view].title}”没有{year}年的数据；有数据的年份：")


def test_the_years_that_there_are_are_named(shipped: Warehouse) -> None:
    """会员数 1066     the years of 会员数, not those of anything"""
    there = years_in_words(years_of(shipped, "member_count"))
    told = refusal(shipped, "districts", **MEMBERS, year="1066")
    assert told == f"“区县对比”没有1066年的数据；有数据的年份：{there}"
    then = refusal(shipped, "two_years", **MEMBERS, year="2022", then="1066")
    assert then == f"“两年对比”没有1066年的数据；有数据的年份：{there}"


def test_years_in_a_row_are_told_as_a_span() -> None:
    assert years_in_words({2022, 2015, 2021, 2020}) == "2015年、2020—2022年"


def test_a_year_that_was_owed_and_never_came_has_a_file_of_absences(shipped: Warehouse) -> None:
    """Without samples no district has 走访企业 of 2020: 未报送, nine times"""
    given = {"indicator": "enterprise_visits", "year": "2020", "sample": "off"}
    lines = VIEWS["districts"].table(shipped, **VIEWS["districts"].arguments(shipped, given))
    assert (len(lines), set(lines["缺失原因"])) == (9, {"未报送"})


@pytest.mark.parametrize(
    ("view", "given", "told"),
    [
        (
            "districts",
            {"indicator": "zzz", "year": "2022"},
            "village_investment 万企兴万村投资总额",
        ),
        ("trends", {**MEMBERS, "regions": "zz"}, "430100 长沙市、430102 芙蓉区"),
        ("profile", {"district": "zz", "year": "2022"}, "430181 浏阳市"),
        ("trends", {**MEMBERS, "regions": "510000"}, "没有地区代码“510000”"),
        ("sources", {"source": "zzz"}, "strength-ranking-2022 2022年全国综合实力、投资潜力"),
        ("downloads", {"years": "2016", "regions": "430181"}, "请放宽其中一项"),
        ("briefing", {"year": "2016", "region": "430181"}, "请放宽其中一项"),
    ],
)
def test_what_is_unknown_is_told_with_what_there_is(
    shipped: Warehouse, view: str, given: dict[str, str], told: str
) -> None:
    assert told in refusal(shipped, view, **given)


def test_the_command_says_the_same_and_writes_nothing(
    data_folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "x.csv"
    words = ["districts", "--indicator", "member_count", "--year", "1066"]
    assert main([*words, "--data", str(data_folder), "-o", str(out)]) == 1
    assert "没有1066年的数据；有数据的年份：" in capsys.readouterr().err
    assert not out.exists()
