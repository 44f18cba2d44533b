"""Of when the silent sentences of a report are: never of the day on which it was written.

Each case is a way in which reports say, or leave out, the year of which they give account.
"""

import pytest

from tests.etl.reports.gold import reader
from tests.etl.reports.test_time_and_status import figures, span, spans

SILENT = "走访企业96家次。"
MEETING = "在2023年工商联工作会议上的报告"
LAST = "2023-01-01/2023-12-31"


def silent(head, *, before="", tail=""):
    """The period of a sentence that names none, below `head`."""
    text = f"{head}\n{before}{SILENT}\n{tail}"
    return next(span(p) for p in figures(text) if p.text == "96家次")


def years(first, last=None):
    return f"{first}-01-01/{last or first}-12-31"


@pytest.mark.parametrize(
    ("head", "before", "tail", "expected"),
    [
        # the title's year, whatever day the report bears
        ("宁波市工商联2022年工作总结", "", "2023年1月15日", years(2022)),
        ("2022年湘潭市民营经济摘编\n湘潭市工商业联合会研究室 2023年2月", "", "", years(2022)),
        ("2022年湘潭市民营经济摘编", "", "湘潭市工商联办公室 2023年3月", years(2022)),
        ("宁波市工商联2022年上半年工作总结", "", "2022年7月15日", "2022-01-01/2022-06-30"),
        # no year in the title, written in the first quarter: the year before
        ("绵阳市工商联工作总结", "2022年，召开会议6次。", "2023年1月15日", years(2022)),
        ("绵阳市工商联工作总结", "", "2023年1月15日", years(2022)),
        ("绵阳市工商联工作总结", "", "（2023年2月）", years(2022)),
        # nor where its sentences name the year of writing as one that is under way
        ("绵阳市工商联工作纪实", "2023年以来，召开会议6次。", "2023年3月15日", years(2023)),
        # news without any year are of their own day
        ("绵阳市工商联走访企业", "", "2023-02-15 来源：绵阳日报", years(2023)),
        # written later: the year of writing
        ("绵阳市工商联工作汇报", "", "2023年9月15日", years(2023)),
        # a congress tells of the years before the one in which it meets
        ("过去五年工作报告\n——在第七次代表大会上\n（2022年1月15日）", "", "", years(2017, 2021)),
        ("在第七次会员代表大会上的报告\n（2022年1月15日）", "五年来，", "", years(2017, 2021)),
        ("在第七次会员代表大会上的报告\n（2021年10月15日）", "五年来，", "", years(2017, 2021)),
        # the year of a meeting is not the one it hears of
        (f"{MEETING}\n（2023年1月15日）", "2022年，召开会议6次。", "", years(2022)),
        (f"{MEETING}\n（2023年1月15日）", "", "", years(2022)),
        # a title that looks ahead speaks from the day of its news
        ("绵阳：到2027年会员增长20%", "2023年，召开会议6次。", "2024-01-26 来源：商讯", LAST),
    ],
)  # fmt: skip
def test_a_sentence_that_names_no_time_is_of_the_one_told_of(head, before, tail, expected):
    assert silent(head, before=before, tail=tail) == expected


CONGRESS = "在第七次会员代表大会上的工作报告\n（2022年1月15日）\n一、过去五年工作回顾\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会员总数938个。", "2021-12-31"),
        ("目前，会员总数938个。", "2021-12-31"),
        ("去年，走访企业96家次。", years(2021)),
        ("今年，计划走访企业96家次。", years(2022)),
    ],
)
def test_a_congress_counts_what_is_there_at_the_end_of_the_year_before(sentence, expected):
    assert list(spans(CONGRESS + sentence).values()) == [expected]


def test_last_year_in_news_of_january_is_the_one_before_the_news_whatever_the_plan():
    text = "绵阳：到2027年会员增长20%\n2024-01-26 来源：商讯\n江油市去年新增会员96个。\n"
    assert spans(text)["96个"] == years(2023)
    assert reader().passages(text)[0].status != "actual"


FIVE = "过去五年工作报告\n——在第七次代表大会上\n（2022年1月15日）\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("商会从6家增加到29家，其中乡镇商会22家。",
         {"6家": "2016-12-31", "29家": "2021-12-31", "22家": "2021-12-31"}),
        ("会员由2018年底的486个发展到1052个，其中企业会员835个。",
         {"486个": "2018-12-31", "1052个": "2021-12-31", "835个": "2021-12-31"}),
        ("到2020年底收官时，共有161家企业参与；企业会员达到120个。",
         {"161家": "2020-12-31", "120个": "2020-12-31"}),
        ("至今年3月底，已有会员938个。", {"938个": "2022-03-31"}),
    ],
)  # fmt: skip
def test_what_the_years_began_and_ended_with_is_counted_on_those_days(sentence, expected):
    assert spans(FIVE + sentence) == expected
