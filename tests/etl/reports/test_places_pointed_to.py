"""Of whom a number is told where the text only points: 该市, 当地, 从全国看, 凉山全州."""

import pytest

from tests.etl.reports.gold import reader

PROVINCE_HEAD = "湖南省工商联2023年工作总结\n\n"
UNKNOWN_HEAD = "在义乌市工商联（总商会）执委会议上的讲话\n（2023年12月16日）\n"
HUNAN, CHANGSHA, LIUYANG, NINGXIANG, XIANGXI = "430000", "430100", "430181", "430182", "433100"
COUNTRY = "000000"


def regions(text):
    return {p.text: p.region for p in reader().passages(text) if p.kind == "figure"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("与怀化毗邻的湘西州行动快。该州签约项目96个。", {"96个": XIANGXI}),
        ("活动在浏阳市启动。今年以来，该市参与企业96家，投资9亿元。",
         {"96家": LIUYANG, "9亿元": LIUYANG}),
        ("宁乡市把重点放在后半程。目前，该市已评估项目96个。", {"96个": NINGXIANG}),
        ("走进浏阳市的花炮车间。\n该市带动就业9600人。", {"9600人": LIUYANG}),
        ("在长沙县走访企业后，座谈会召开。该县新增会员96个。", {"96个": "430121"}),
        ("第一站是浏阳市沙市镇的茶园。当地一家企业建成基地9600亩。", {"9600亩": LIUYANG}),
        ("代表团走进凤凰县。当地新建车间96个，带动就业960人。",
         {"96个": "433123", "960人": "433123"}),
        ("企业的车间带动当地就业960人。", {"960人": HUNAN}),
        ("长沙市行动早，该市浏阳市新增会员96个。", {"96个": LIUYANG}),
        ("参观团来到浏阳市和醴陵市。该市参与企业96家。", {"96家": None}),
        ("来到长沙市。该市平江县参与企业96家。", {"96家": None}),
        ("该县级商会达96家。", {"96家": HUNAN}),
    ],
)  # fmt: skip
def test_that_place_is_the_one_named_last_or_nobody_known(sentence, expected):
    assert regions(PROVINCE_HEAD + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("截至8月底，湘西全州共有参与企业96家。", XIANGXI),
        ("截至8月底，长沙全市共有参与企业96家。", CHANGSHA),
        ("其中，浏阳全市参与企业96家。", LIUYANG),
        ("目前湖南全省参与企业96家。", HUNAN),
        ("长沙县全县参与企业96家。", "430121"),
        ("全州参与企业96家。", None),
    ],
)
def test_all_of_a_place_that_is_named_is_that_place(sentence, expected):
    head = "全省“万企兴万村”行动巡礼\n2023年9月5日\n"
    assert regions(head + sentence) == {"96家": expected}


def test_all_of_a_prefecture_is_its_own_report_and_no_county_of_that_name():
    head = "湘西州工商联2023年工作总结\n\n"
    assert regions(head + "浏阳市参与企业9家，全州参与企业96家。")["96家"] == XIANGXI
    assert regions(head + "赴全州县考察，签约项目96个。") == {"96个": XIANGXI}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("从全国看，民企贡献了50%以上的税收。", {"50%以上": COUNTRY}),
        ("放眼全国，行动势头强劲，参与企业18万家。", {"18万家": COUNTRY}),
        ("纵观全国，民营经济主体1.8亿户。", {"1.8亿户": COUNTRY}),
        ("从全省看，民营经济占浙江省税收的七成。", {"七成": "330000"}),
        ("从全省看，民营经济占税收的七成。", {"七成": None}),
        ("从全国看，占比96%。从全省看，占浙江省税收的七成。而在义乌，占97%。",
         {"96%": COUNTRY, "七成": "330000", "97%": None}),
        ("荣获全国先进单位2个。", {"2个": None}),
        ("全国“四好”商会达9家。", {"9家": None}),
    ],
)  # fmt: skip
def test_the_country_is_one_for_a_report_of_an_unknown_place(sentence, expected):
    assert regions(UNKNOWN_HEAD + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全国工商联有关负责人介绍，截至2022年底，纳入全国台账的企业有18万家。商会达31家。",
         {"18万家": COUNTRY, "31家": HUNAN}),
        ("全国工商联副主席在会上指出，全国参与企业18万家，湖南省参与企业6000家。",
         {"18万家": COUNTRY, "6000家": HUNAN}),
        ("全国工商联副主席到会指导，现场签约项目96个。", {"96个": HUNAN}),
        ("省工商联负责人介绍，纳入全国台账的企业有6000家。", {"6000家": HUNAN}),
        ("获评全国工商联“四好”商会31家。", {"31家": HUNAN}),
    ],
)  # fmt: skip
def test_what_a_national_voice_tells_of_the_whole_country_is_the_countrys(sentence, expected):
    assert regions(PROVINCE_HEAD + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "在长沙市工商联、株洲市工商联和株洲市驻长办事处的关心指导下，商会共有会员96家。",
        "在湖南省工商联的领导下，会员96家。",
        "在株洲市工商联大力支持下，商会会员达96家。",
        "在长沙市、株洲市有关部门的帮助下，新增会员96家。",
    ],
)
def test_who_leads_or_helps_is_not_spoken_of(sentence):
    assert regions("长沙市株洲商会2023年度工作报告\n\n" + sentence) == {"96家": CHANGSHA}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("江华瑶族自治县新增会员96个。", None),
        ("其中通道侗族自治县洽谈电子、医药等项目96个。", None),
        ("对接会落幕；鄂伦春自治旗签约项目96个。", None),
        ("积石山保安族东乡族撒拉族自治县新增会员96个。", None),
        ("少数民族自治县新增会员96个。", HUNAN),
        ("赴江华瑶族自治县考察，签约项目96个。", HUNAN),
        ("各自治县新增会员96个。", HUNAN),
    ],
)
def test_a_place_of_a_nationality_that_is_not_known_is_nobody_known(sentence, expected):
    assert regions(PROVINCE_HEAD + sentence) == {"96个": expected}


def test_a_title_of_such_a_place_is_not_the_one_above_it():
    text = "广西壮族自治区融水苗族自治县工商联2023年总结\n\n新增会员96个。"
    assert regions(text) == {"96个": None}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("兰州、浏阳、宁乡三地分别新增96个、69个和9个。",
         {"96个": None, "69个": LIUYANG, "9个": NINGXIANG}),
        ("参与企业稳步增加。义乌市、永康市分别建成车间96个和69个。", {"96个": None, "69个": None}),
        ("一年来，组织建设有新进展，发展质量稳步提高，新增会员960个。浏阳、宁乡分别新增96个和69个。商会覆盖率达90%。",
         {"960个": HUNAN, "96个": LIUYANG, "69个": NINGXIANG, "90%": HUNAN}),
        ("一年来，组织建设有新进展，发展质量稳步提高，新增会员960个。浏阳、宁乡分别新增96个和69个。两地共建商会9家。",
         {"9家": None}),
        ("全省参与企业960家，长沙约占26%。培训会员96人次。", {"26%": CHANGSHA, "96人次": HUNAN}),
        ("培训会员960人，长沙约占26%。", {"26%": HUNAN}),
    ],
)  # fmt: skip
def test_each_place_of_a_list_has_its_own_number_for_its_sentence(sentence, expected):
    read = regions(PROVINCE_HEAD + sentence)
    assert {words: read[words] for words in expected} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("从全省看，2022年浙江民营经济增加值占GDP比重为67%。", "330000"),
        ("从全省看，2022年民营经济增加值占GDP比重为67%。", None),
        ("全省民营经济增加值占比67%，广东客商也来投资。", None),
    ],
)
def test_the_province_looked_at_is_the_one_named_next(sentence, expected):
    assert regions(UNKNOWN_HEAD + sentence) == {"67%": expected}


def test_the_paper_that_has_a_report_tells_which_place_is_ours():
    news = "民企下乡记\n——我市深入开展“万企兴万村”行动\n2023年9月5日 来源：长沙晚报\n"
    assert regions(news + "全市参与企业96家。") == {"96家": CHANGSHA}
    assert regions(news.replace("我市", "各地") + "参与企业96家。") == {"96家": None}


def test_the_province_of_a_speech_is_the_one_in_which_nearly_all_its_places_lie():
    speech = "在全省工商联组织建设推进会上的讲话\n（2023年9月5日）\n{}\n会员总数96万家。"
    here = "岳阳、常德行动早，衡阳、邵阳、怀化起步晚。"
    assert regions(speech.format(here)) == {"96万家": HUNAN}
    assert regions(speech.format("岳阳、常德行动早。")) == {"96万家": None}
    assert regions(speech.format(here + "苏州、无锡、宁波走在前。")) == {"96万家": None}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("岳阳——商会牵线，签约项目96个；\n会员31家。", {"96个": "430600", "31家": HUNAN}),
        ("长沙浏阳——签约项目96个。", {"96个": LIUYANG}),
        ("岳阳华容县——签约项目96个。", {"96个": None}),
        ("岳阳做法——签约项目96个。", {"96个": HUNAN}),
        ("总量靠前的，岳阳430亿元，常德390亿元。会员31家。",
         {"430亿元": "430600", "390亿元": "430700", "31家": HUNAN}),
        ("入围全国500强9家、湖南100强96家。", {"9家": HUNAN, "96家": HUNAN}),
        ("赴江苏、上海96次。", {"96次": HUNAN}),
        ("长沙县率先实现商会全覆盖，新增会员96家。", {"96家": "430121"}),
        ("在湖南省率先实现商会全覆盖，新增会员96家。", {"96家": HUNAN}),
        ("获评全国“五好”县级工商联，全国共1800家，我省96家。",
         {"1800家": COUNTRY, "96家": HUNAN}),
        ("1—5月投资增长3.4%，而同期全国增长6.9%。", {"3.4%": HUNAN, "6.9%": COUNTRY}),
        ("其中长沙县96家，醴陵、耒阳两市分别为22家和19家。",
         {"96家": "430121", "22家": None, "19家": None}),
    ],
)  # fmt: skip
def test_a_line_headed_by_a_place_and_a_place_beside_its_number_speak_of_it(sentence, expected):
    assert regions(PROVINCE_HEAD + sentence) == expected
