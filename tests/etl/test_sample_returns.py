"""The sample returns are what the script writes, add up to what was published, and have the
gaps that real returns have. Read through the reader, so that both are tested.
"""

from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from catalogue import load
from etl.figures import Figure
from etl.readings import Reading
from etl.returns import read_returns
from etl.sample_figures import STOCKS
from etl.sample_returns import write_all

DATA = Path(__file__).parents[2] / "data"
YEARS = range(2018, 2023)
DISTRICTS = [region.code for region in load().districts]
PUBLISHED_2022 = {
    "village_enterprises": 986,
    "village_villages": 797,
    "village_projects": 1374,
    "village_investment": 7_700_000_000,
    "member_count": 40_268,
    "party_organisation_count": 88,
    "signed_projects": 28,
    "signed_investment": 36_100_000_000,
}


@cache
def reading() -> Reading:
    return read_returns(DATA / "sample", load(), sample=True)


@cache
def latest() -> dict[tuple[str, str, int], Figure]:
    """The last claim of each figure: sources come in the order in which they were sent."""
    done = [f for f in reading().figures if f.status == "actual"]
    return {(f.indicator, f.region, f.period_end.year): f for f in done}


def value(indicator: str, region: str, year: int) -> Decimal | None:
    figure = latest().get((indicator, region, year))
    return figure.value if figure else None


def column(indicator: str, year: int) -> dict[str, Decimal]:
    found = {region: value(indicator, region, year) for region in DISTRICTS}
    return {region: number for region, number in found.items() if number is not None}


def test_the_script_writes_the_committed_files_byte_for_byte(tmp_path):
    write_all(tmp_path, load())
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*.xlsx")}
    committed = {p.relative_to(DATA): p.read_bytes() for p in (DATA / "sample").rglob("*.xlsx")}
    assert made.keys() == committed.keys()
    assert [str(name) for name in made if made[name] != committed[name]] == []


def test_every_row_is_read_or_set_aside_with_a_reason():
    codes = Counter((issue.code, issue.severity) for issue in reading().issues)
    assert codes == {
        ("row_ignored", "info"): 384,
        ("approximate_value", "warning"): 1,
        ("remark", "warning"): 1,  # 签到表缺失，按约数填报
    }
    assert len(reading().sources) == 45 + 4
    assert Counter(f.status for f in reading().figures) == {"actual": 1400, "target": 146}
    assert all(f.sample for f in reading().figures)
    assert all(s.sample and s.precedence == 10 for s in reading().sources)


@pytest.mark.parametrize("indicator", PUBLISHED_2022)
def test_districts_of_2022_add_up_to_the_published_total(indicator):
    values = column(indicator, 2022)
    assert list(values) == DISTRICTS
    assert sum(values.values()) == PUBLISHED_2022[indicator]


def test_each_year_asks_what_the_organisation_asks_for():
    for year in YEARS:
        owed = {k for k in load().indicators if load().organisation.expected(k, year)}
        for region in DISTRICTS:
            claimed = {k for k, r, y in latest() if (r, y) == (region, year)}
            assert claimed == (set() if (region, year) == ("430112", 2020) else owed)


@pytest.mark.parametrize("indicator", STOCKS)
def test_stocks_do_not_fall(indicator):
    for region in DISTRICTS:
        values = [v for y in YEARS if (v := value(indicator, region, y)) is not None]
        assert values == sorted(values)


def test_awards_that_are_given_anew_do_fall_somewhere():
    falls = [
        (region, year)
        for region in DISTRICTS
        for year in YEARS
        if (value("four_good_chambers", region, year) or 0)
        < (value("four_good_chambers", region, year - 1) or 0)
        and (region, year) != ("430112", 2020)
    ]
    assert falls


@pytest.mark.parametrize("what", ["enterprises", "projects", "investment"])
def test_what_is_new_is_the_difference(what):
    for region in DISTRICTS:
        before = value(f"village_{what}", region, 2021)
        assert value(f"village_{what}_new", region, 2021) == before
        gained = value(f"village_{what}", region, 2022) - before
        assert value(f"village_{what}_new", region, 2022) == gained > 0


def test_parts_are_not_above_the_whole():
    for part, whole in (
        ("grassroots_chamber_count", "chamber_count"),
        ("four_good_chambers", "chamber_count"),
        ("party_organisation_count", "chamber_count"),
        ("member_new", "member_count"),
    ):
        for year in YEARS:
            wholes = column(whole, year)
            assert all(number <= wholes[region] for region, number in column(part, year).items())


def test_members_grow_by_no_more_than_the_new_ones():
    for region in DISTRICTS:
        for year in YEARS[1:]:
            before, now = (value("member_count", region, y) for y in (year - 1, year))
            if before is not None and now is not None:
                assert now - before <= value("member_new", region, year)


def test_paid_in_exceeds_signed_only_where_nothing_was_signed():
    above = [
        (region, year)
        for year in YEARS
        for region, paid in column("paid_in_investment", year).items()
        if paid > value("signed_investment", region, year)
    ]
    assert above == [("430105", 2020)]


def test_village_work_looks_natural():
    investment = column("village_investment", 2022)
    assert sorted(investment, key=investment.get, reverse=True)[:3] == [
        "430181",
        "430121",
        "430104",
    ]
    assert min(investment, key=investment.get) == "430102"
    enterprises, projects = column("village_enterprises", 2022), column("village_projects", 2022)
    for region in DISTRICTS:
        assert Decimal("1.2") <= projects[region] / enterprises[region] <= Decimal("1.7")
        for counted in (enterprises, projects, column("village_villages", 2022)):
            assert counted[region] % 10 != 0


def test_events_dip_in_the_year_of_the_epidemic():
    for indicator in ("ideals_education_sessions", "enterprise_visits", "dialogue_meetings"):
        sums = [sum(column(indicator, year).values()) for year in (2019, 2020, 2021)]
        assert min(sums) == sums[1]


def test_exactly_one_pair_ties_in_dialogue_meetings():
    counted = Counter(column("dialogue_meetings", 2022).values())
    assert sorted(counted.values()) == [1] * 7 + [2]


def test_the_gaps_of_real_returns_are_there():
    assert not (DATA / "sample/2020/2020_望城区.xlsx").exists()
    withheld = latest()["donations", "430111", 2021]
    assert (withheld.value, withheld.qualifier) == (None, "masked")
    assert (withheld.missing_reason, withheld.as_written) == ("not_disclosed", "捐赠款物 不公布")
    hedged = latest()["people_trained", "430182", 2019]
    assert (hedged.value, hedged.qualifier) == (2600, "about")
    assert hedged.as_written == "培训人次 约2600人次"
    for indicator in ("signed_projects", "signed_investment"):
        zero = latest()[indicator, "430105", 2020]
        assert (zero.value, zero.missing_reason) == (0, None)


def test_one_return_came_twice_and_both_are_kept():
    first, second = [s for s in reading().sources if s.key.startswith("sample-return-2021-430181")]
    assert (first.key, first.published) == ("sample-return-2021-430181", "2022-01-10")
    assert (second.key, second.published) == ("sample-return-2021-430181-2", "2022-02-18")
    assert second.file == "sample/2021/2021_浏阳市_修订.xlsx"
    said = {
        source.key: {f.indicator: f.value for f in reading().figures if f.source == source.key}
        for source in (first, second)
    }
    differing = [k for k, v in said[first.key].items() if said[second.key][k] != v]
    assert differing == [
        "village_projects",
        "village_investment",
        "village_projects_new",
        "village_investment_new",
    ]


@cache
def sheet_of(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))


FILES = sorted((DATA / "sample").rglob("*.xlsx"))
RETURNS = [path for path in FILES if "目标" not in path.stem]


@pytest.mark.parametrize("path", RETURNS, ids=lambda p: p.stem)
def test_every_sheet_says_that_it_is_a_sample_and_names_nobody(path):
    rows = sheet_of(path)
    assert rows[0][0].endswith("工作成效统计表（示例数据）")
    texts = [str(cell).strip() for row in rows for cell in row if cell is not None]
    assert "注：1.本表为示例数据，数值系虚构，仅用于演示。" in texts
    assert texts[-2].replace("\u3000", "") == "单位负责人：（盖章）"
    assert texts[-1].replace("\u3000", "") == "填表人："


def test_the_revision_says_what_was_revised():
    rows = sheet_of(DATA / "sample/2021/2021_浏阳市_修订.xlsx")
    remarks = {row[1]: row[4] for row in rows if row[4] and str(row[4]).startswith("修订")}
    assert remarks == {
        "万企兴万村项目数": "修订：原报115个，漏报跨乡镇项目",
        "万企兴万村投资总额": "修订：原报61482.35万元，漏报跨乡镇项目",
        "万企兴万村当年新增项目": "修订：原报115个，漏报跨乡镇项目",
        "万企兴万村当年新增投资": "修订：原报61482.35万元，漏报跨乡镇项目",
    }


@pytest.mark.parametrize("path", sorted(set(FILES) - set(RETURNS)), ids=lambda p: p.stem)
def test_every_table_of_targets_says_that_it_is_a_sample(path):
    rows = sheet_of(path)
    assert rows[0][0].endswith("表（示例数据）")
    assert "注：1.本表为示例数据，目标系虚构，仅用于演示。" in [row[0] for row in rows]


def test_targets_are_the_citys_and_the_districts_own_with_their_hedges():
    aims = [f for f in reading().figures if f.status == "target"]
    years = (2021, 2022, 2024, 2025)
    assert {f.source for f in aims} == {f"sample-targets-{year}-430100" for year in years}
    assert all(f.sample for f in aims)
    of_2022 = {f.region for f in aims if f.period_end.year == 2022}
    assert of_2022 == {"430100", *DISTRICTS}
    hedges = Counter(f.qualifier for f in aims)
    assert hedges == {"exact": 110, "at_least": 28, "at_most": 7, "about": 1}
