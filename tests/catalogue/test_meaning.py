"""What the shipped catalogue says about figures, places and duties, and what it must not say."""

import re
from collections import defaultdict
from dataclasses import fields, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

import catalogue
from catalogue import Indicator, Organisation, Region, Reporting
from catalogue.meaning import CAVEATS

SHIPPED = catalogue.load()
DOCS = Path(__file__).parents[2] / "docs"


def region(**changed: object) -> Region:
    fields = {"code": "430112", "name": "望城区", "short_name": "望城", "aliases": ()}
    return Region(**{**fields, "level": "county", "parent": "430100", **changed})


@pytest.mark.parametrize(
    ("begun", "ended", "existed"),
    [
        (2011, None, [2011, 2012]),  # 望城区 since 2011: a district at the end of that year
        (None, 2011, [2010]),  # 望城县 until 2011: no longer a county at the end of that year
        (2011, 2012, [2011]),
        (None, None, [2010, 2011, 2012]),
    ],
)
def test_a_district_owes_nothing_before_it_existed_nor_after(
    begun: int | None, ended: int | None, existed: list[int]
):
    place = region(valid_from=begun, valid_to=ended)
    assert [year for year in (2010, 2011, 2012) if place.existed_in(year)] == existed


@pytest.mark.parametrize(
    ("key", "ranked"),
    [
        (
            "investment_competitiveness_district_rank",
            ["芙蓉", "天心", "岳麓", "开福", "雨花", "望城"],
        ),
        ("investment_competitiveness_county_rank", ["长沙县", "浏阳", "宁乡"]),
        ("potential_district_rank", ["芙蓉", "天心", "岳麓", "开福", "雨花", "望城"]),
        ("potential_county_rank", ["长沙县", "浏阳", "宁乡"]),
        ("strength_district_rank", ["芙蓉", "天心", "岳麓", "开福", "雨花", "望城"]),
        ("strength_county_rank", ["长沙县", "浏阳", "宁乡"]),
        ("county_economy_rank", ["长沙县", "浏阳", "宁乡"]),
        ("competitiveness_county_rank", ["长沙县", "浏阳", "宁乡"]),
        ("business_environment_rank", []),
    ],
)
def test_districts_and_counties_are_never_in_one_ranking(key: str, ranked: list[str]):
    indicator = SHIPPED.indicator(key)
    assert [d.short_name for d in SHIPPED.districts if indicator.applies(d)] == ranked


def test_a_list_of_districts_or_cities_does_not_shut_out_the_city():
    assert SHIPPED.indicator("business_environment_rank").applies(SHIPPED.region("430100"))


def test_what_is_no_rank_applies_to_every_district():
    elsewhere = {k for k, i in SHIPPED.indicators.items() if i.kind != "rank"}
    everywhere = {
        k for k, i in SHIPPED.indicators.items() if all(i.applies(d) for d in SHIPPED.districts)
    }
    assert everywhere == elsewhere


@pytest.mark.parametrize(
    ("indicator", "years"),
    [
        ("member_count", [2018, 2019, 2020, 2021, 2022]),
        ("poverty_investment", [2018, 2019, 2020]),
        ("village_investment", [2021, 2022]),
        ("village_donations", []),
        ("gdp", []),
    ],
)
def test_a_district_is_not_chased_for_what_nobody_asked_it(indicator: str, years: list[int]):
    expected = SHIPPED.organisation.expected
    assert [y for y in range(2017, 2024) if expected(indicator, y)] == years


def test_a_return_is_due_in_the_year_after_and_without_a_rule_never():
    assert SHIPPED.organisation.deadline(2022) == date(2023, 1, 31)
    assert replace(SHIPPED.organisation, returns_due=None).deadline(2022) is None


def test_a_duty_ends_with_its_last_year_and_may_come_back():
    duties = tuple(
        Reporting(since=since, until=until, indicators=("donations",))
        for since, until in ((2018, 2018), (2020, 2021))
    )
    asked = Organisation(
        name="某市工商联",
        short_name="工商联",
        title="成效",
        root="430100",
        headline=(),
        reporting=duties,
    )
    years = range(2017, 2023)
    assert [y for y in years if asked.expected("donations", y)] == [2018, 2020, 2021]


def test_the_two_village_actions_share_no_year():
    of = {topic: set() for topic in ("万企帮万村", "万企兴万村")}
    for indicator in SHIPPED.indicators.values():
        if indicator.topic in of:
            of[indicator.topic].add((indicator.since, indicator.until))
    assert of == {"万企帮万村": {(2015, 2020)}, "万企兴万村": {(2021, None)}}


def test_members_at_year_end_are_never_added_over_years():
    assert {i.across_years for i in SHIPPED.indicators.values() if i.kind == "stock"} == {"last"}


def test_ratios_and_ranks_are_never_added():
    sums = {
        (i.across_regions, i.across_years)
        for i in SHIPPED.indicators.values()
        if i.kind in ("ratio", "rank")
    }
    assert sums == {("none", "none")}


def test_what_two_districts_both_report_is_not_added_over_them():
    paired = {
        k
        for k, i in SHIPPED.indicators.items()
        if i.kind in ("stock", "flow") and i.across_regions == "none"
    }
    assert paired == {"partnership_pairs", "friendly_chamber_count"}


def test_enterprises_that_come_back_each_year_are_not_added_over_years():
    returning = {
        k for k, i in SHIPPED.indicators.items() if i.kind == "flow" and i.across_years == "none"
    }
    assert returning == {"donating_enterprises", "safety_guidance_enterprises"}


def test_a_coverage_is_counted_on_a_day_and_a_growth_over_a_span():
    at_a_moment = {
        k for k, i in SHIPPED.indicators.items() if i.kind == "ratio" and i.measured == "moment"
    }
    assert at_a_moment == {
        "party_coverage",
        "enterprise_member_share",
        "chamber_organisation_coverage",
        "chamber_registration_coverage",
        "chamber_party_coverage",
        "private_employment_share",
    }


def test_a_series_that_changed_its_meaning_is_broken_there():
    broken = {k: [b.year for b in i.breaks] for k, i in SHIPPED.indicators.items() if i.breaks}
    villages = {k: [2021] for k in SHIPPED.indicators if k.startswith("village_")}
    private = ("private_value_added", "private_value_added_growth", "private_share_of_gdp")
    assert broken == {**villages, **{k: [2018] for k in private}}


def test_every_definition_is_one_sentence_long_enough_to_say_something():
    short = [
        k
        for k, i in SHIPPED.indicators.items()
        if not i.definition.endswith("。") or i.definition.count("。") > 1 or len(i.definition) < 15
    ]
    assert short == []


def test_only_stocks_are_defined_at_the_end_of_the_period():
    counted = {k: i for k, i in SHIPPED.indicators.items() if i.kind in ("stock", "flow")}
    at_the_end = {k for k, i in counted.items() if "报告期末" in i.definition}
    assert at_the_end == {k for k, i in counted.items() if i.kind == "stock"}


def test_the_base_unit_is_one_of_its_spellings():
    assert [k for k, i in SHIPPED.indicators.items() if i.unit not in i.unit_spellings] == []


def test_money_is_read_in_its_three_spellings_everywhere():
    spellings = {i.unit_spellings for i in SHIPPED.indicators.values() if i.unit == "元"}
    assert spellings == {("元", "万元", "亿元")}


def test_one_phrase_never_means_two_indicators():
    meaning = defaultdict(list)
    for indicator in SHIPPED.indicators.values():
        for phrase in indicator.reported_as:
            meaning[phrase].append(indicator)
    undecided = [
        (phrase, one.key, other.key)
        for phrase, indicators in meaning.items()
        for one, other in combinations(indicators, 2)
        if set(one.context) & set(other.context) or not (one.context or other.context)
    ]
    assert undecided == []


def test_the_most_specific_phrase_comes_first():
    hidden = [
        (indicator.key, early, late)
        for indicator in SHIPPED.indicators.values()
        for early, late in combinations(indicator.reported_as, 2)
        if early in late
    ]
    assert hidden == []


def test_names_are_not_shared():
    for names in ("name", "name_en", "definition"):
        written = [getattr(i, names) for i in SHIPPED.indicators.values()]
        assert sorted(set(written)) == sorted(written)


def test_no_caveat_is_idle():
    assert {c for i in SHIPPED.indicators.values() for c in i.caveats} == set(CAVEATS)


def test_the_districts_stand_in_their_fixed_order_and_zones_are_not_among_them():
    districts = [
        (d.code, d.name, d.division, d.valid_from, d.tile_row, d.tile_column)
        for d in SHIPPED.districts
    ]
    assert districts == [
        ("430102", "芙蓉区", "municipal_district", 1996, 1, 2),
        ("430103", "天心区", "municipal_district", 1996, 2, 2),
        ("430104", "岳麓区", "municipal_district", 1996, 1, 1),
        ("430105", "开福区", "municipal_district", 1996, 0, 2),
        ("430111", "雨花区", "municipal_district", 1996, 2, 3),
        ("430112", "望城区", "municipal_district", 2011, 0, 1),
        ("430121", "长沙县", "county", 1981, 0, 3),
        ("430181", "浏阳市", "county_city", 1993, 1, 3),
        ("430182", "宁乡市", "county_city", 2017, 1, 0),
    ]


def test_a_zone_is_part_of_no_sum():
    zones = {r.name: r.parent for r in SHIPPED.regions.values() if r.level == "zone"}
    assert zones == {
        "湖南湘江新区": None,
        "长沙高新技术产业开发区": None,
        "长沙经济技术开发区": None,
    }


def test_districts_whose_area_changed_are_broken_in_that_year():
    breaks = {
        r.short_name: [b.year for b in r.breaks] for r in SHIPPED.regions.values() if r.breaks
    }
    assert breaks == {"天心": [2015], "雨花": [2015], "望城": [2011], "长沙县": [2015]}


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("芙蓉", "430102"),
        ("长沙市天心区", "430103"),
        ("雨花区工商联", "430111"),
        ("望城县", "430112"),
        ("星沙", "430121"),
        ("浏阳县", "430181"),
        ("宁乡县", "430182"),
        ("湘西州", "433100"),
        ("湖南湘江新区", "430100Z01"),
    ],
)
def test_old_and_short_names_lead_to_the_place_of_today(spelling: str, code: str):
    assert SHIPPED.region_names[spelling] == code


def test_a_code_begins_like_the_code_of_its_parent():
    significant = {"country": 0, "province": 2, "prefecture": 4, "county": 6}
    astray = [
        r.code
        for r in SHIPPED.regions.values()
        if r.parent is not None
        and not r.code.startswith(r.parent[: significant[SHIPPED.region(r.parent).level]])
    ]
    assert astray == []


def test_the_glossary_holds_every_indicator_with_its_names_and_no_other():
    lines = (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
    wanted = [f"| `{i.key}` | {i.name} | {i.name_en} |" for i in SHIPPED.indicators.values()]
    assert [line for line in lines if line.startswith("| `")] == wanted


def test_every_field_of_an_indicator_is_explained_with_a_good_and_a_bad_value():
    text = (DOCS / "adding-an-indicator.md").read_text(encoding="utf-8")
    explained = {
        name
        for section in text.split("\n### ")[1:]
        for name in re.findall(r"`(\w+)`", section.splitlines()[0])
        if "\n- good: " in section and "\n- bad: " in section
    }
    assert {f.name for f in fields(Indicator)} - {"key"} <= explained
