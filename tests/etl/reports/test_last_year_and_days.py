"""When and whether, where a report speaks early in a year of the one before, or of single days."""

import pytest

from tests.etl.reports.gold import reader

LAST, END = "2022-01-01/2022-12-31", "2022-12-31"
HELD_IN_JANUARY = "长沙市株洲商会2022年度工作报告\n\n一、2022年工作回顾\n{}\n2023年1月12日\n"
SPEECH = (
    "在浏阳市工商联（总商会）执委会议上的讲话\n（2023年1月16日）\n"
    "今天，我们召开会议，总结2022年工作，部署2023年任务。\n"
    "一、充分肯定成绩\n{}\n二、奋力开创新局面\n{}\n"
)
BOTH = "宁波市工商联2022年工作总结和2023年工作打算\n一、2022年主要工作\n{}\n二、2023年工作{}\n{}\n"


def figures(text):
    return [p for p in reader().passages(text) if p.kind == "figure"]


def spans(text):
    told = {}
    for p in figures(text):
        whole = (p.period_start, p.period_end)
        told[p.text] = str(whole[1]) if whole[0] == whole[1] else f"{whole[0]}/{whole[1]}"
    return told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("截至去年12月底，共有会员326家，其中全年新吸收会员41家。", {"326家": END, "41家": LAST}),
        ("截至上年底，会员总数938个。", {"938个": END}),
        ("会员总数由去年底的860个增加到938个。", {"860个": "2021-12-31", "938个": END}),
        ("走访企业96家，比去年增长9%。", {"96家": LAST, "9%": LAST}),
    ],
)
def test_the_end_of_last_year_up_to_which_is_counted_is_that_of_the_year_told_of(
    sentence, expected
):
    assert spans(HELD_IN_JANUARY.format(sentence)) == expected


def test_all_of_the_year_in_what_a_speech_looks_back_on_is_not_the_year_of_its_day():
    done = "走访企业200家。联合银行推出产品，全年授信12亿元。到年底，所属商会达61家。"
    read = spans(SPEECH.format(done, "新的一年，力争全年走访企业300家。"))
    coming = "2023-01-01/2023-12-31"
    assert read == {"200家": LAST, "12亿元": LAST, "61家": END, "300家": coming}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("春节期间（1月21日至27日），签约项目96个，投资9亿元。接待客商960人次。",
         dict.fromkeys(("96个", "9亿元", "960人次"), "2022-01-21/2022-01-27")),
        ("国庆假期（2021年10月1日—7日），签约项目96个。", {"96个": "2021-10-01/2021-10-07"}),
        ("服务周（3月28日至4月3日）走访企业96家。", {"96家": "2022-03-28/2022-04-03"}),
        ("交易会（5月40日至52日）签约项目96个。", {"96个": LAST}),
        ("9月8日至10日，签约项目96个。", {"96个": LAST}),
    ],
)  # fmt: skip
def test_days_in_brackets_are_the_time_of_what_they_stand_beside(sentence, expected):
    assert spans(f"宁波市工商联2022年工作总结\n{sentence}\n") == expected


@pytest.mark.parametrize("plan", ["打算", "设想", "安排", "构想"])
def test_the_year_of_a_heading_tells_which_of_review_and_plan_it_is(plan):
    done, coming = "全年举办活动14次。", "每季度举办沙龙至少2场，组织外出考察3—4次。"
    read = figures(BOTH.format(done, plan, coming))
    assert [p.status for p in read] == ["actual", "target", "target"]


def test_what_a_share_is_to_grow_from_tells_not_when_it_has_grown():
    plan = "到2027年，主要目标是：\n——会员达到1200个。\n——覆盖率由目前的72.5%提高到90%。\n"
    read = spans(f"宁波市工商联2022年工作总结\n\n二、今后五年工作打算\n{plan}")
    assert read["72.5%"] == END
    assert read["90%"][-10:] == "2027-12-31"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会议要求，2022年新注册企业不少于1200家。", ["target"]),
        ("会议要求，2022年，引进项目不低于25个。", ["target"]),
        ("会议要求抓落实。2022年，引进项目25个。", ["actual"]),
    ],
)
def test_a_meeting_asks_for_no_less_in_the_year_told_of_too(sentence, expected):
    assert [p.status for p in figures(f"宁波市工商联2022年工作总结\n{sentence}\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2020年，新增会员96个；培训420人次。五年来，捐款9亿元。",
         {"96个": "2020-01-01/2020-12-31", "420人次": "2020-01-01/2020-12-31",
          "9亿元": "2018-01-01/2022-12-31"}),
        ("2019年，走访企业96家。近三年来，培训420人次。",
         {"96家": "2019-01-01/2019-12-31", "420人次": "2020-01-01/2022-12-31"}),
        ("到2020年，五年来捐款9亿元。", {"9亿元": "2016-01-01/2020-12-31"}),
    ],
)  # fmt: skip
def test_the_years_past_are_those_up_to_the_year_told_of(sentence, expected):
    assert spans(f"宁波市工商联2022年工作总结\n{sentence}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年，重点抓好以下工作：一是每季度举办沙龙至少2场；二是外出考察不少于3次。",
         ["target", "target"]),
        ("2022年，举办沙龙至少2场。", ["actual"]),
        ("2023年1月，走访企业96家。", ["actual"]),
        ("拟新建项目26个，其中4个项目已开工。", ["target", "actual"]),
        ("力争签约项目26个，其中9个已投产。", ["target", "actual"]),
        ("力争使26个项目开工。", ["target"]),
        ("计划走访96家已签约企业。", ["target"]),
        ("计划走访96家已投产的企业。", ["target"]),
    ],
)  # fmt: skip
def test_what_is_asked_for_in_the_year_to_come_is_not_done_and_what_has_begun_is(
    sentence, expected
):
    assert [p.status for p in figures(f"宁波市工商联2022年工作总结\n{sentence}\n")] == expected


def test_tasks_that_a_speech_announces_are_asked_for_one_by_one():
    tasks = "一是丰富活动，组织外出考察3次。二是引进项目5个。"
    head = "宁波市工商联座谈会上的讲话\n（2023年1月16日）\n走访企业96家。\n"
    text = f"{head}2023年，我们要抓好几项工作。{tasks}"
    assert [p.status for p in figures(text)] == ["actual", "target", "target"]
    done = "2022年，我们主要抓党建促会建。走访企业96家。"
    assert [p.status for p in figures(f"宁波市工商联2022年工作总结\n{done}\n")] == ["actual"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("11月以来，走访企业54家。举办招聘会4场。", {"54家": "2022-11-01/2022-12-31", "4场": LAST}),
        ("从一季度看，民间投资增长3.4%。", {"3.4%": "2022-01-01/2022-03-31"}),
        ("由一季度的3.4%提高到6.9%。", {"3.4%": "2022-01-01/2022-03-31", "6.9%": LAST}),
        ("10月底完成目标的91.6%。", {"91.6%": "2022-01-01/2022-10-31"}),
        ("统计部门发布了前三季度的报告：投资增长3.4%。占比54%。",
         dict.fromkeys(("3.4%", "54%"), "2022-01-01/2022-09-30")),
        ("截至8月底，示范带动96家企业参与，如今已成气候。\n同期，浏阳市走访企业54家。",
         {"96家": "2022-08-31", "54家": "2022-01-01/2022-08-31"}),
    ],
)  # fmt: skip
def test_words_of_months_and_quarters_hold_for_what_they_are_said_of(sentence, expected):
    assert spans(HELD_IN_JANUARY.format(sentence)) == expected


def test_the_end_of_a_year_in_a_plan_for_its_second_half_is_that_half():
    plan = "长沙市工商联2022年下半年工作计划\n年底前走访企业200家，全年新发展会员96家。"
    assert spans(plan) == {"200家": "2022-07-01/2022-12-31", "96家": LAST}


def test_a_yearly_average_up_to_a_year_is_that_of_all_the_years():
    plan = "长沙市工商联今后五年工作规划（2022—2026年）\n到2026年，总数达3万家，年均增长8%。"
    assert spans(plan)["8%"] == "2022-01-01/2026-12-31"
