"""Words that look like an indicator and are only a part of it, another's, or one more."""

import pytest

from tests.etl.reports.gold import reader

HEAD = "宁波市工商联2023年工作总结\n\n"


def indicators(sentence):
    passages = reader().passages(HEAD + sentence)
    return [(p.text, p.indicator) for p in passages if p.kind == "figure" and p.start >= len(HEAD)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("征集提案线索70条，提交提案46件。", [("70条", None), ("46件", "proposals")]),
        ("年内再组织3场银企对接会。", [("3场", None)]),
        ("调处了一起标的额420万元的合同纠纷。", [("420万元", None)]),
        ("非公企业党组织覆盖率达到58%。", [("58%", None)]),
        ("21篇调研报告被市委、市政府采纳。", [("21篇", None)]),
        ("新成立行业商会2家、乡镇商会5家。", [("2家", None), ("5家", None)]),
        (
            "会员总数达1120个，比2020年的760个增长47.4%。",
            [("1120个", "member_count"), ("760个", "member_count"), ("47.4%", None)],
        ),
        ("民间投资同比增长5.3%。", [("5.3%", "private_investment_growth")]),
    ],
)
def test_a_part_or_another_count_is_not_the_indicator(sentence, expected):
    assert indicators(sentence) == expected


def test_what_is_compared_with_belongs_to_its_own_year():
    (now, before, _) = (
        p
        for p in reader().passages(HEAD + "力争会员总数达到1120个，比2020年的760个增长47.4%。")
        if p.kind == "figure"
    )
    assert (now.period_end.year, now.status) == (2023, "target")
    assert (before.period_end.year, before.status) == (2020, "actual")


def test_a_place_that_only_receives_is_not_of_whom_a_report_speaks():
    text = HEAD + "向甘孜藏族自治州、凉山彝族自治州捐赠款物4360万元。"
    assert [p.region for p in reader().passages(text) if p.text == "4360万元"] == ["330200"]


def test_a_report_without_a_place_in_its_title_speaks_of_the_federation_it_names_most():
    text = (
        "商会搭台唱好大合唱\n\n盛夏时节，走进螃蟹养殖基地，水面波光粼粼，合作社负责人笑着说，"
        "商会帮我们联系了订单。这是五河县工商联的一个缩影，据了解，全县会员总数达1120个。"
    )
    assert [p.region for p in reader().passages(text) if p.text == "1120个"] == ["340322"]
    hidden = text.replace("大合唱\n", "大合唱\n\nXX区工商联供稿\n")
    assert [p.region for p in reader().passages(hidden) if p.text == "1120个"] == [None]


def test_a_report_without_a_date_speaks_from_the_latest_year_it_does_not_only_look_forward_to():
    text = (
        "商会搭台唱好大合唱\n\n该合作社2019年成立。2024年以来，五河县工商联走访企业96家次。\n"
        "截至今年6月底，会员总数达1120个，到2027年达到1300个。"
    )
    ends = {p.text: p.period_end for p in reader().passages(text) if p.kind == "figure"}
    assert {words: day.isoformat() for words, day in ends.items()} == {
        "96家次": "2024-12-31", "1120个": "2024-06-30", "1300个": "2027-12-31",
    }  # fmt: skip


def test_lines_of_a_list_count_what_the_sentence_before_them_announces_each_for_its_place():
    head = "长沙市工商联2023年工作总结\n\n"
    text = "新发展会员288个。新发展会员较多的依次为：\n\n宁乡市　54个\n\n高新园区　20个\n"
    read = [p for p in reader().passages(head + text) if p.text in ("54个", "20个")]
    assert [(p.indicator, p.region, p.state) for p in read] == [
        ("member_new", "430182", "mapped"),
        ("member_new", "430100", "doubtful"),
    ]
