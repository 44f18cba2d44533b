"""The shipped catalogue loads whole; a faulty one stops with a message that says where."""

import tomllib
from pathlib import Path

import pytest

import catalogue
from catalogue import Break, CatalogueError, Indicator, Organisation, Region, Reporting
from catalogue.meaning import LEVELS

# The keys are fixed: links, files and other programs use them.
KEYS = {
    "政治建会": """
        ideals_education_sessions integrity_education_sessions advanced_seminars
        presidents_seminars lecture_sessions people_trained training_courses role_models
        education_bases party_organisation_count party_coverage party_exchange_sessions
        media_reports
    """,
    "团结立会": """
        village_enterprises village_villages village_projects village_investment
        village_enterprises_new village_projects_new village_investment_new village_jobs
        village_donations poverty_enterprises poverty_villages poverty_investment
        poverty_projects poverty_jobs poverty_people poverty_donations donations
        epidemic_donations donating_enterprises rent_reductions scholarships
        scholarship_donations partnership_pairs proposals public_opinion_reports
        research_reports proposals_adopted
    """,
    "服务兴会": """
        enterprise_visits safety_guidance_enterprises dialogue_meetings problems_solved
        appeal_response_rate finance_matching_events credit_granted job_fairs job_openings
        signed_projects signed_investment paid_in_investment support_payments legal_checkups
        losses_recovered disputes_mediated mediation_value mediation_organisations mediators
        legal_lectures business_environment_rank investment_competitiveness_district_rank
        investment_competitiveness_county_rank potential_district_rank potential_county_rank
        delegations_received study_trips programme_episodes
    """,
    "改革强会": """
        member_count member_new member_growth enterprise_member_share enterprise_members
        group_members individual_members chamber_count industry_chamber_count
        remote_chamber_count grassroots_chamber_count friendly_chamber_count
        four_good_chambers five_good_federations chamber_organisation_coverage
        chamber_registration_coverage chamber_party_coverage honours
    """,
    "民营经济": """
        private_value_added private_value_added_growth private_share_of_gdp gdp
        business_entities enterprises private_enterprises individual_businesses
        private_employment private_employment_share private_tax private_investment_growth
        specialised_firms listed_private_companies high_tech_enterprises nev_chain_tech_firms
        county_economy_rank strength_district_rank strength_county_rank
        competitiveness_county_rank
    """,
}

INDICATORS = """
[village_investment]
name = "投资总额"
name_en = "Investment to date"
definition = "自行动启动至报告期末，企业在兴村项目中的投资合计。"
topic = "万企兴万村"
pillar = "团结立会"
kind = "stock"
unit = "元"
polarity = "higher"
reported_as = ["投资总额"]
context = ["兴村"]
caveats = ["double_counting"]
unit_spellings = ["元"]
since = 2021
[[village_investment.breaks]]
year = 2021
reason = "另一项行动"

[party_coverage]
name = "覆盖率"
name_en = "Coverage"
definition = "报告期末有党组织的商会所占的比例。"
topic = "党建"
pillar = "政治建会"
kind = "ratio"
unit = "%"
polarity = "higher"
measured = "moment"
reported_as = ["覆盖率"]
context = []
caveats = []
unit_spellings = ["%"]
"""
REGIONS = """
["430100"]
name = "长沙市"
short_name = "长沙"
aliases = []
level = "prefecture"
parent = "000000"

["430102"]
name = "芙蓉区"
short_name = "芙蓉"
aliases = ["芙蓉区工商联"]
level = "county"
parent = "430100"
division = "municipal_district"

["000000"]
name = "全国"
short_name = "全国"
aliases = []
level = "country"
"""
ORGANISATION = """
name = "长沙市工商业联合会（总商会）"
short_name = "长沙市工商联"
title = "成效看板"
root = "430100"
headline = ["village_investment"]
ranking_needs = 80

[pillars]
"团结立会" = ["village_investment"]

[[reporting]]
since = 2021
until = 2022
indicators = ["party_coverage"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small catalogue that loads, to be spoilt by a test."""
    for name, text in (
        ("indicators.toml", INDICATORS),
        ("regions.toml", REGIONS),
        ("organisation.toml", ORGANISATION),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def spoil(folder: Path, file: str, good: str, bad: str) -> str:
    """The message with which the catalogue stops once `good`, its first place, reads `bad`."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as stopped:
        catalogue.load(folder)
    return str(stopped.value)


def test_the_shipped_catalogue_holds_every_fixed_key_and_no_other_in_order():
    held: dict[str, list[str]] = {}
    for key, indicator in catalogue.load().indicators.items():
        held.setdefault(indicator.pillar, []).append(key)
    assert held == {pillar: keys.split() for pillar, keys in KEYS.items()}
    assert list(held) == list(KEYS)


def test_an_indicator_is_read_field_by_field(folder: Path):
    assert catalogue.load(folder).indicators == {
        "village_investment": Indicator(
            key="village_investment",
            name="投资总额",
            name_en="Investment to date",
            definition="自行动启动至报告期末，企业在兴村项目中的投资合计。",
            topic="万企兴万村",
            pillar="团结立会",
            kind="stock",
            unit="元",
            polarity="higher",
            reported_as=("投资总额",),
            context=("兴村",),
            caveats=("double_counting",),
            unit_spellings=("元",),
            across_regions="sum",
            across_years="last",
            measured="moment",
            since=2021,
            breaks=(Break(year=2021, reason="另一项行动"),),
        ),
        "party_coverage": Indicator(
            key="party_coverage",
            name="覆盖率",
            name_en="Coverage",
            definition="报告期末有党组织的商会所占的比例。",
            topic="党建",
            pillar="政治建会",
            kind="ratio",
            unit="%",
            polarity="higher",
            reported_as=("覆盖率",),
            context=(),
            caveats=(),
            unit_spellings=("%",),
            across_regions="none",
            across_years="none",
            measured="moment",
        ),
    }


def test_a_region_is_read_field_by_field(folder: Path):
    assert catalogue.load(folder).regions == {
        "430100": Region(
            code="430100",
            name="长沙市",
            short_name="长沙",
            aliases=(),
            level="prefecture",
            parent="000000",
        ),
        "430102": Region(
            code="430102",
            name="芙蓉区",
            short_name="芙蓉",
            aliases=("芙蓉区工商联",),
            level="county",
            parent="430100",
            division="municipal_district",
        ),
        "000000": Region(
            code="000000", name="全国", short_name="全国", aliases=(), level="country"
        ),
    }


def test_an_organisation_is_read_field_by_field(folder: Path):
    assert catalogue.load(folder).organisation == Organisation(
        name="长沙市工商业联合会（总商会）",
        short_name="长沙市工商联",
        title="成效看板",
        root="430100",
        headline=("village_investment",),
        pillars={"团结立会": ("village_investment",)},
        reporting=(Reporting(since=2021, until=2022, indicators=("party_coverage",)),),
        ranking_needs=80,
    )


@pytest.mark.parametrize(
    ("kind", "across_regions", "across_years", "measured"),
    [
        ("stock", "sum", "last", "moment"),
        ("flow", "sum", "sum", "span"),
        ("ratio", "none", "none", "span"),
        ("rank", "none", "none", "span"),
    ],
)
def test_what_may_be_added_follows_from_the_kind(
    folder: Path, kind: str, across_regions: str, across_years: str, measured: str
):
    text = INDICATORS.replace('kind = "stock"', f'kind = "{kind}"')
    (folder / "indicators.toml").write_text(text, encoding="utf-8")
    indicator = catalogue.load(folder).indicator("village_investment")
    followed = (indicator.across_regions, indicator.across_years, indicator.measured)
    assert followed == (across_regions, across_years, measured)


def test_what_differs_from_the_kind_is_written_and_holds(folder: Path):
    text = INDICATORS.replace('kind = "stock"', 'kind = "stock"\nacross_regions = "none"')
    (folder / "indicators.toml").write_text(text, encoding="utf-8")
    assert catalogue.load(folder).indicator("village_investment").across_regions == "none"


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        (
            'polarity = "higher"',
            'polarty = "higher"',
            "字段“polarty”：不认识的字段；是否想写“polarity”？",
        ),
        ('polarity = "higher"\n', "", "字段“polarity”：缺少这个字段"),
        ('kind = "stock"\n', "", "字段“kind”：缺少这个字段"),
        (
            'pillar = "团结立会"',
            'pillar = "团结建会"',
            "字段“pillar”：不认识“团结建会”；是否想写“团结立会”？",
        ),
        (
            'kind = "stock"',
            'kind = "balance"',
            "字段“kind”：不认识“balance”；可用：stock、flow、ratio、rank",
        ),
        ('kind = "stock"', 'kind = ["stock"]', "字段“kind”：应为文字，读到“['stock']”"),
        (
            'polarity = "higher"',
            'polarity = ["higher"]',
            "字段“polarity”：应为文字，读到“('higher',)”",
        ),
        (
            'caveats = ["double_counting"]',
            'caveats = ["double_counted"]',
            "字段“caveats”：不认识“double_counted”；是否想写“double_counting”？",
        ),
        (
            'reported_as = ["投资总额"]',
            'reported_as = "投资总额"',
            "字段“reported_as”：应为文字列表，读到“投资总额”",
        ),
        ('reported_as = ["投资总额"]', "reported_as = []", "字段“reported_as”：至少要有一个说法"),
        ("since = 2021", 'since = "2021"', "字段“since”：应为整数，读到“2021”"),
        ('name = "投资总额"', "name = 77", "字段“name”：应为文字，读到“77”"),
        ('unit = "元"', 'unit = " "', "字段“unit”：不能为空"),
        (
            'reason = "另一项行动"',
            'reasons = "另一项行动"',
            "[breaks 1] 字段“reasons”：不认识的字段；是否想写“reason”？",
        ),
        (
            "[[village_investment.breaks]]",
            "[village_investment.breaks]",
            "字段“breaks”：应为 [[…]] 表",
        ),
        (
            "since = 2021",
            "cumulative = 1\nsince = 2021",
            "字段“cumulative”：应为 true 或 false，读到“1”",
        ),
        (
            "[[village_investment.breaks]]",
            '[[village_investment.parts]]\nindicators = ["vilage"]\n[[village_investment.breaks]]',
            "字段“parts”：没有指标“vilage”",
        ),
        (
            "[[village_investment.breaks]]",
            (
                '[[village_investment.parts]]\nindicators = ["party_coverage"]\n'
                "[[village_investment.breaks]]"
            ),
            "字段“parts”：“party_coverage”不是同样计量的数，不能是它的一部分",
        ),
    ],
)
def test_a_faulty_indicator_stops_the_load(folder: Path, good: str, bad: str, message: str):
    place = "indicators.toml [village_investment]"
    assert spoil(folder, "indicators.toml", good, bad) == f"{place} {message}"


def test_a_field_outside_every_table_belongs_to_no_indicator(folder: Path):
    outside = 'measured = "moment"\n[village_investment]'
    message = spoil(folder, "indicators.toml", "[village_investment]", outside)
    assert message == "indicators.toml：“measured”应写在某个 [表] 之内"


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        (
            'parent = "430100"',
            'parent = "430l00"',
            " [430102] 字段“parent”：没有“430l00”；是否想写“430100”？",
        ),
        ('parent = "430100"\n', "", " [430102] 字段“parent”：缺少这个字段"),
        (
            'short_name = "芙蓉"',
            'short_name = "长沙"',
            "：“长沙”同时指 430100 和 430102，请改写其中一个",
        ),
        (
            'aliases = ["芙蓉区工商联"]',
            'aliases = ["长沙市"]',
            "：“长沙市”同时指 430100 和 430102，请改写其中一个",
        ),
        (
            'division = "municipal_district"',
            'division = "district"',
            " [430102] 字段“division”：不认识“district”；是否想写“municipal_district”？",
        ),
        (
            'level = "county"',
            'level = "区县"',
            f" [430102] 字段“level”：不认识“区县”；可用：{'、'.join(LEVELS)}",
        ),
        ('["430102"]', '["43010"]', " [43010]：地区代码应为6位（乡镇9位）"),
        ('aliases = ["芙蓉区工商联"]\n', "", " [430102] 字段“aliases”：缺少这个字段"),
    ],
)
def test_a_faulty_region_stops_the_load(folder: Path, good: str, bad: str, message: str):
    assert spoil(folder, "regions.toml", good, bad) == f"regions.toml{message}"


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        (
            'headline = ["village_investment"]',
            'headline = ["vilage_investment"]',
            "：没有指标“vilage_investment”；是否想写“village_investment”？",
        ),
        (
            '"团结立会" = ["village_investment"]',
            '"团结立会" = ["coverage"]',
            "：没有指标“coverage”；是否想写“party_coverage”？",
        ),
        ('indicators = ["party_coverage"]', 'indicators = ["members"]', "：没有指标“members”"),
        (
            '"团结立会" = ["village_investment"]',
            '"团结兴会" = ["village_investment"]',
            " [pillars]：不认识“团结兴会”；是否想写“团结立会”？",
        ),
        (
            '"团结立会" = ["village_investment"]',
            '"团结立会" = "village_investment"',
            " [organisation] 字段“pillars.团结立会”：应为文字列表，读到“village_investment”",
        ),
        ('root = "430100"', 'root = "430200"', " 字段“root”：regions.toml 中没有“430200”"),
        ('title = "成效看板"\n', "", " [organisation] 字段“title”：缺少这个字段"),
        (
            "ranking_needs = 80",
            "ranking_needs = true",
            " [organisation] 字段“ranking_needs”：应为整数，读到“True”",
        ),
        (
            "ranking_needs = 80",
            'returns_due = "02-29"',
            " [organisation] 字段“returns_due”：应为每年都有的一天，月-日，如 01-31，读到“02-29”",
        ),
        (
            "until = 2022",
            "until = 2022\nunit = 3",
            " [organisation] [reporting 1] 字段“unit”：不认识的字段；是否想写“until”？",
        ),
    ],
)
def test_a_faulty_organisation_stops_the_load(folder: Path, good: str, bad: str, message: str):
    assert spoil(folder, "organisation.toml", good, bad) == f"organisation.toml{message}"


@pytest.mark.parametrize("file", ["indicators.toml", "regions.toml", "organisation.toml"])
def test_a_file_that_is_not_toml_is_named_with_the_place_of_the_fault(folder: Path, file: str):
    with pytest.raises(tomllib.TOMLDecodeError) as fault:
        tomllib.loads("name = 长沙")
    (folder / file).write_text("name = 长沙", encoding="utf-8")
    with pytest.raises(CatalogueError) as stopped:
        catalogue.load(folder)
    assert str(stopped.value) == f"{file} 不是有效的 TOML：{fault.value}"


def test_a_table_written_twice_is_not_read_as_one(folder: Path):
    (folder / "indicators.toml").write_text(INDICATORS + INDICATORS, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^indicators\.toml 不是有效的 TOML："):
        catalogue.load(folder)


@pytest.mark.parametrize("file", ["indicators.toml", "regions.toml", "organisation.toml"])
def test_a_missing_file_is_named(folder: Path, file: str):
    (folder / file).unlink()
    with pytest.raises(CatalogueError) as stopped:
        catalogue.load(folder)
    assert str(stopped.value) == f"缺少文件 {folder / file}"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("village_investments", "没有指标“village_investments”；是否想写“village_investment”？"),
        ("投资总额", "没有指标“投资总额”"),
    ],
)
def test_an_unknown_key_is_answered_with_the_nearest_one(folder: Path, key: str, message: str):
    with pytest.raises(CatalogueError) as stopped:
        catalogue.load(folder).indicator(key)
    assert str(stopped.value) == message


def test_an_unknown_region_code_is_answered_with_the_nearest_one(folder: Path):
    with pytest.raises(CatalogueError) as stopped:
        catalogue.load(folder).region("43O102")
    assert str(stopped.value) == "没有地区代码“43O102”；是否想写“430102”？"
