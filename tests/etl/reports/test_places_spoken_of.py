"""Of whom a number is told: a district's figure must not become its city's, nor the reverse."""

import pytest

from etl.reports import Told
from tests.etl.reports.gold import reader

HEAD = "长沙市工商联2023年工作总结\n\n"
CITY, LIUYANG, NINGXIANG, COUNTY = "430100", "430181", "430182", "430121"
PROVINCE, COUNTRY = "430000", "000000"


def regions(text, told=None):
    return {p.text: p.region for p in reader().passages(text, told=told) if p.kind == "figure"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("参与企业1026家，其中浏阳市216家。全年捐款6800万元。",
         {"1026家": CITY, "216家": LIUYANG, "6800万元": CITY}),
        ("走访企业320家次，其中，宁乡市96家次，浏阳市88家次。举办培训班8期。",
         {"320家次": CITY, "96家次": NINGXIANG, "88家次": LIUYANG, "8期": CITY}),
        ("浏阳市参与企业216家。带动就业3860人，其中长沙县人员410人。另有培训班6期。",
         {"216家": LIUYANG, "3860人": LIUYANG, "410人": COUNTY, "6期": LIUYANG}),
    ],
)  # fmt: skip
def test_a_part_is_spoken_of_to_the_end_of_its_sentence(sentence, expected):
    assert regions(HEAD + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "江阴市入围9家。",
        "总计12家，宜兴市3家。",
        "总计12家；昆山市参与企业9家。",
        "总计12家，其中姑苏区企业9家。",
        "平江县投资总额9亿元。",
        "浏阳、宁乡、长沙县各新增项目30个。",
        "芙蓉、天心两区新增项目30个。",
        "长沙市、株洲市和湘潭市民营经济增加值12000亿元。",
    ],
)
def test_another_place_or_several_at_once_are_not_the_reports_own(sentence):
    assert list(regions(HEAD + sentence).values())[-1] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "联合市融媒体中心推出访谈节目18期。",
        "会同县司法局开展法治体检21次。",
        "少数区县台账更新不及时，16个项目无进展。",
        "新增上市企业9家。",
        "高新区企业新增9家。",
        "中心城区商会达31家。",
        "贫困县项目新增9个。",
        "全市参与企业1026家。",
        "各区县新增企业9家。",
    ],
)
def test_words_that_end_like_a_place_name_none(sentence):
    assert set(regions(HEAD + sentence).values()) == {CITY}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("芙蓉、天心、岳麓三区开展结对，分别联系村18个、23个和31个。",
         {"18个": "430102", "23个": "430103", "31个": "430104"}),
        ("浏阳、宁乡两市推进项目，投资额分别为12亿元、9亿元。",
         {"12亿元": LIUYANG, "9亿元": NINGXIANG}),
        ("长沙、株洲和湘潭分别有企业26家、25家、12家。",
         {"26家": "430100", "25家": "430200", "12家": "430300"}),
    ],
)  # fmt: skip
def test_the_numbers_of_a_list_go_to_its_places_in_order(sentence, expected):
    assert regions(HEAD + sentence) == expected


def test_a_list_of_other_things_goes_to_no_places():
    text = HEAD + "浏阳、宁乡两市参与企业、实施项目分别为403家、501个。"
    assert set(regions(text).values()) == {None}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全市民营经济增加值增长5.8%，全省增长6.1%。商会达31家。",
         {"5.8%": CITY, "6.1%": PROVINCE, "31家": CITY}),
        ("全市投资增长3.5%；全国民间固定资产投资增长3.2%。企业达96家。",
         {"3.5%": CITY, "3.2%": COUNTRY, "96家": CITY}),
        ("新增投资9亿元，全省参与企业突破6000家。", {"9亿元": CITY, "6000家": PROVINCE}),
        ("荣获全国先进单位2个。", {"2个": CITY}),
        ("全国“四好”商会达9家。", {"9家": CITY}),
        ("会员达938家，占全省的9.5%。", {"938家": CITY, "9.5%": CITY}),
        ("浏阳市与我市其他县区毗邻，其企业达96家。", {"96家": LIUYANG}),
    ],
)  # fmt: skip
def test_what_the_region_belongs_to_is_spoken_of_in_passing(sentence, expected):
    assert regions(HEAD + sentence) == expected


@pytest.mark.parametrize(
    "opening",
    [
        "现将长沙市2023年度有关工作情况通报如下。",
        "2023年，长沙市工商联围绕中心工作，取得新成效。",
        "一年来，在湖南省工商联的指导下，长沙市工商联履职尽责。",
        "2023年，长沙市民营经济平稳发展。",
    ],
)
def test_a_title_without_a_place_leaves_it_to_the_first_sentences(opening):
    text = f"关于2023年度全市重点工作情况的通报\n各区县（市）工商联：\n{opening}\n"
    text += "全市参与企业1026家。\n浏阳市工商联走访企业96家次。\n"
    assert regions(text) == {"1026家": CITY, "96家次": LIUYANG}


def test_first_sentences_of_several_places_or_a_hidden_one_say_nothing():
    head = "关于2023年度重点工作情况的通报\n"
    hidden = head + "在长沙市工商联指导下，X区工商联履职尽责。\n走访企业96家次。"
    assert regions(hidden) == {"96家次": None}
    both = head + "2023年，浏阳市工商联和宁乡市工商联签约结对。\n走访企业96家次。"
    assert regions(both) != {"96家次": NINGXIANG}


def test_all_of_an_unknown_city_is_not_the_district_spoken_of_before():
    text = "2023年度重点工作通报\n浏阳市参与企业216家。全市参与企业1026家。"
    assert regions(text)["1026家"] is None
    assert regions(text, Told(region=CITY))["1026家"] == CITY


def test_a_county_is_not_the_city_with_whose_name_it_begins():
    text = "2023年湘潭市民营经济运行情况\n湘潭县增长6.1%，湘乡市增长5.8%，全市增长6.0%。"
    assert regions(text) == {"6.1%": None, "5.8%": "430381", "6.0%": "430300"}


PROVINCE_HEAD = "湖南省工商联2023年工作总结\n\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("从全省看，行动势头很好，参与企业6000家，投资9亿元。全市参与企业96家。",
         {"6000家": PROVINCE, "9亿元": PROVINCE, "96家": CITY}),
        ("全国：截至2023年9月底，民营经济主体1.81亿户，占比96.4%。民营企业60万家。",
         {"1.81亿户": COUNTRY, "96.4%": COUNTRY, "60万家": COUNTRY}),
        ("浏阳市会员938个；其所辖的宁乡市新建商会26个。", {"938个": LIUYANG, "26个": NINGXIANG}),
        ("浏阳市与醴陵市工商联结对共建商会14对。", {"14对": LIUYANG}),
        ("对接会落幕。沅江县举行座谈会，现场签约3个项目。", {"3个": None}),
        ("3月，浏阳市举办大会，签约9个项目。", {"9个": LIUYANG}),
        ("大会在浏阳市举办，签约9个项目。", {"9个": CITY}),
        ("商会达31家。下一步，市工商联举办恳谈会10场。", {"31家": CITY, "10场": CITY}),
        ("其中浏阳市在2018年、平江县在2020年入列。会员938个。", {"938个": CITY}),
        ("長沙縣新增企業9家。", {"9家": COUNTY}),
    ],
)  # fmt: skip
def test_who_is_spoken_of_is_told_by_the_head_of_the_clause(sentence, expected):
    assert regions(HEAD + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("长沙、株洲、湘潭分别签约项目186个、92个和71个，到位资金依次为7亿元、2亿元、3亿元。",
         {"186个": "430100", "92个": "430200", "71个": "430300",
          "7亿元": "430100", "2亿元": "430200", "3亿元": "430300"}),
        ("长沙市要引进项目25个，湘西州投资不低于90亿元。", {"25个": CITY, "90亿元": "433100"}),
        ("鳳凰縣新註冊企業6家。", {"6家": "433123"}),
    ],
)  # fmt: skip
def test_the_numbers_of_a_province_go_to_its_places(sentence, expected):
    assert regions(PROVINCE_HEAD + sentence) == expected


def test_a_heading_of_several_places_is_of_none_of_them():
    text = PROVINCE_HEAD + "长沙县、邵东、娄底：捷报频传\n集中签约项目95个。\n"
    assert regions(text) == {"95个": None}


def test_business_people_of_a_province_name_it_where_the_title_tells_of_all_of_it():
    text = "喜迎“湘商回归”——2023年春节全省返乡投资综述\n全省签约项目518个。\n"
    assert regions(text) == {"518个": PROVINCE}
    assert regions(text.replace("全省返乡", "返乡")) == {"518个": None}


DRAWN = """湘潭市2023年民营经济摘编
一、分县主要指标
县市区    私营企业（户）  会员（个）    投资额（万元）
湘潭县    1250     938      4200
韶山市    860      －       1500
湘乡市    2048     1120     9600
"""


def test_a_table_drawn_with_blanks_is_read_cell_by_cell():
    read = {p.text: (p.unit, p.region) for p in reader().passages(DRAWN) if p.kind == "figure"}
    xiangxiang = "430381"
    assert read["2048"] == ("户", xiangxiang)
    assert read["1120"] == ("个", xiangxiang)
    assert read["9600"] == ("元", xiangxiang)
    assert sorted(read) == ["1120", "1250", "1500", "2048", "4200", "860", "938", "9600"]
    assert {p.text: p.value for p in reader().passages(DRAWN)}["1500"] == 15_000_000


def test_blanks_in_prose_draw_no_table():
    drawn = "一、党建    二、会员    三、服务\n联系人    张　先生    刘女士\n"
    text = f"湘潭市2023年总结\n\n{drawn}走访企业96家。\n"
    assert regions(text) == {"96家": "430300"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "平江县、浏阳市、汨罗市参与行动的企业分别为32家、18家和20家，项目分别为12个、7个、8个。",
            [None, LIUYANG, None] * 2,
        ),
        ("汨罗市、平江县进展较快，分别新发展会员126家、98家。", [None, None]),
    ],
)
def test_of_a_list_with_unknown_places_only_the_known_one_has_its_number(sentence, expected):
    assert list(regions(HEAD + sentence).values()) == expected


@pytest.mark.parametrize(
    "sentence",
    ["农商行为23家“兴村”企业发放贷款4.2亿元。",
     "“万企兴万村”行动中，当地引进的某食品有限公司总投资1.2亿元。"],
)  # fmt: skip
def test_one_firm_and_those_who_are_given_something_are_not_all_there_are(sentence):
    first = reader().passages(HEAD + sentence)[-1 if "公司" in sentence else -2]
    assert first.kind == "figure"
    assert first.indicator is None
