"""Of when a number is, and whether it has happened: what headings hand on, and what they do not.

Each case is a class of sentences; the wrong year or an unmet target told as done is what it
prevents.
"""

import pytest

from tests.etl.reports.gold import reader

REVIEW, PLAN = "宁波市工商联2022年工作总结", "宁波市工商联2022年工作计划"
YEAR = "2022-01-01/2022-12-31"
END = "2022-12-31"


def years_of(year):
    return f"{year}-01-01/{year}-12-31"


def figures(text):
    return [p for p in reader().passages(text) if p.kind == "figure"]


def span(passage):
    """Both ends of a period; one day where they are the same."""
    start, end = passage.period_start, passage.period_end
    return str(end) if start == end else f"{start}/{end}"


def spans(text):
    return {p.text: span(p) for p in figures(text)}


def told(text):
    return {p.text: (p.status, span(p)) for p in figures(text)}


DONE, NEXT = "举办讲座14次。", "举办培训班8期，走访企业300家次。"


@pytest.mark.parametrize(
    ("back", "on"),
    [
        ("一、回顾去年，夯实基础", "二、聚焦政治引领"),
        ("一、2021年工作回顾", "二、优化营商环境"),
        ("（一）去年工作情况", "（二）主要目标"),
        ("1.2021年工作总结", "2.提升服务水平"),
        ("第一部分 2021年工作总结", "第二部分 重点举措"),
    ],
)
def test_a_look_back_in_a_plan_is_over_with_the_next_heading(back, on):
    text = f"{PLAN}\n{back}\n{DONE}\n{on}\n{NEXT}\n"
    past = ("actual", "2021-01-01/2021-12-31")
    planned = ("target", YEAR)
    assert told(text) == {"14次": past, "8期": planned, "300家次": planned}


@pytest.mark.parametrize(
    "heading", ["上半年工作开展情况", "上半年重点工作推进情况", "工作落实情况"]
)
def test_how_the_work_goes_is_a_look_back_though_the_title_plans_too(heading):
    title = "长沙市工商联2022年上半年工作总结和下半年工作安排"
    text = f"{title}\n一、{heading}\n（一）教育引导\n{DONE}\n二、下半年工作安排\n{NEXT}\n"
    assert [p.status for p in figures(text)] == ["actual", "target", "target"]


def test_the_headings_below_a_look_back_are_part_of_it():
    text = f"{PLAN}\n第一部分 2021年工作回顾\n一、思想引领\n{DONE}\n二、服务企业\n{NEXT}\n"
    assert {status for status, _ in told(text).values()} == {"actual"}
    text = f"{PLAN}\n一、2021年工作回顾\n（一）思想引领\n{DONE}\n（二）服务企业\n{NEXT}\n"
    assert {status for status, _ in told(text).values()} == {"actual"}


def test_what_was_left_undone_is_told_of_before_the_plan():
    left = "二、存在的主要问题\n仍有3家商会没有党组织。"
    text = f"{PLAN}\n一、2021年工作回顾\n{DONE}\n{left}\n三、重点任务\n{NEXT}\n"
    statuses = {words: status for words, (status, _) in told(text).items()}
    assert statuses == {"14次": "actual", "3家": "actual", "8期": "target", "300家次": "target"}


@pytest.mark.parametrize(
    "heading",
    [
        "二、下一步工作打算",
        "二、下步工作安排",
        "二、存在差距和努力方向",
        "二、今后工作思路",
        "二、明年重点任务",
    ],
)
def test_the_plan_at_the_end_of_a_review_is_for_the_next_year(heading):
    text = f"{REVIEW}\n一、主要工作\n{DONE}\n{heading}\n{NEXT}\n"
    after = ("target", "2023-01-01/2023-12-31")
    assert told(text) == {"14次": ("actual", YEAR), "8期": after, "300家次": after}


def test_the_plan_after_half_a_year_is_for_the_other_half():
    text = f"宁波市工商联2022年上半年工作总结\n一、主要工作\n{DONE}\n二、下一步打算\n{NEXT}\n"
    assert told(text) == {
        "14次": ("actual", "2022-01-01/2022-06-30"),
        "8期": ("target", "2022-07-01/2022-12-31"),
        "300家次": ("target", "2022-07-01/2022-12-31"),
    }


def test_a_report_in_the_middle_of_its_year_plans_for_that_year():
    text = f"宁波市工商联2022年重点工作情况通报\n2022年9月20日\n{DONE}\n二、下一步打算\n{NEXT}\n"
    assert told(text)["8期"] == ("target", YEAR)


def test_what_is_there_already_is_not_of_the_year_planned_for():
    text = f"{REVIEW}\n一、主要工作\n{DONE}\n二、下一步打算\n目前已建成基地12个，再建3个。\n"
    assert told(text)["12个"][0] == "actual"
    assert span(figures(text)[1]).endswith("2022-12-31")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("力争签约项目120个，2022年签约94个。", {"120个": "target", "94个": "actual"}),
        (
            "2023年力争培训5000人次；2022年，培训4200人次。",
            {"5000人次": "target", "4200人次": "actual"},
        ),
        ("去年发展会员180个，计划再发展200个。", {"180个": "actual", "200个": "target"}),
        ("已建成基地12个，2025年达到20个。", {"12个": "actual", "20个": "target"}),
        ("在2022年91家的基础上发展到120家。", {"91家": "actual", "120家": "target"}),
    ],
)
def test_a_clause_that_names_its_own_year_is_not_reached_by_the_words_before_it(sentence, expected):
    text = f"{REVIEW}\n一、主要工作\n{DONE}\n二、2023年工作打算\n{sentence}\n"
    assert {p.text: p.status for p in figures(text)[1:]} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("投入资金900万元，比年初计划的800万元多出100万元。", ["actual", "target", "actual"]),
        ("解决问题58个，较年度目标50个高出16%。", ["actual", "target", "actual"]),
    ],
)
def test_what_is_measured_by_a_plan_is_no_plan(sentence, expected):
    assert [p.status for p in figures(f"{REVIEW}\n{sentence}\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "会员总数由五年前的800个增加到1200个。",
            {"800个": "2017-12-31", "1200个": "2022-12-31"},
        ),
        (
            "2022年，行业商会从三年前的40家发展到62家，占全市商会的三成。",
            {"40家": "2019-12-31", "62家": "2022-12-31", "三成": "2022-12-31"},
        ),
        ("会员总数由上届的800个增加到1200个。", {"800个": "2017-12-31", "1200个": "2022-12-31"}),
        ("十年前，全市只有会员300个。走访企业96家次。", {"300个": "2012-12-31", "96家次": YEAR}),
        ("民营经济增加值是2011年的1.8倍。", {"1.8倍": YEAR}),
        ("出口额相当于2015年的两倍多。", {"两倍多": YEAR}),
        (
            "会员总数在2020年底800个的基础上增加到1200个。",
            {"800个": "2020-12-31", "1200个": "2022-12-31"},
        ),
    ],
)  # fmt: skip
def test_what_something_grew_from_is_of_its_own_time(sentence, expected):
    assert spans(f"{REVIEW}\n{sentence}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("提交提案6件，比去年同期的4件有所增加。", {"6件": "half", "4件": "before"}),
        ("今年走访企业120家次。", {"120家次": "half"}),
        (
            "今年以来，走访企业120家次。目前会员总数938个。",
            {"120家次": "half", "938个": "2022-06-30"},
        ),
        ("今年力争走访企业300家次。", {"300家次": YEAR}),
        ("全年计划走访企业300家次。", {"300家次": YEAR}),
        ("到6月底，会员总数938个。", {"938个": "2022-06-30"}),
    ],
)
def test_an_account_of_half_a_year_goes_no_further(sentence, expected):
    halves = {"half": "2022-01-01/2022-06-30", "before": "2021-01-01/2021-06-30"}
    read = spans(f"宁波市工商联2022年上半年工作总结\n{sentence}\n")
    assert read == {words: halves.get(said, said) for words, said in expected.items()}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("年末小微企业园达96个，其中村级园31个。", {"96个": "2022-12-31", "31个": "2022-12-31"}),
        ("截至11月底，全市有科技型企业1638家，走访企业320家次。",
         {"1638家": "2022-11-30", "320家次": "2022-01-01/2022-11-30"}),
        ("年末从业人员23.5万人。全年培训420人次。", {"23.5万人": "2022-12-31", "420人次": YEAR}),
        ("会员总数938个，其中规上企业312个。", {"938个": "2022-12-31", "312个": "2022-12-31"}),
        ("截至12月底，建成扶贫车间48个，解决问题58个。", {"48个": YEAR, "58个": YEAR}),
    ],
)  # fmt: skip
def test_what_is_there_at_an_end_of_time_is_counted_on_that_day(sentence, expected):
    assert spans(f"{REVIEW}\n{sentence}\n") == expected


def test_the_new_year_is_the_one_after_the_year_told_of():
    sentence = "新的一年，预期会员总数达到1300个。今后五年，培训1万人次。"
    ends = {"1300个": "2023-12-31", "1万人次": "2023-01-01/2027-12-31"}
    assert spans(f"{REVIEW}\n{DONE}\n{sentence}\n") == {"14次": YEAR, **ends}
    plan = spans(f"{PLAN}\n新的一年，力争会员总数达到1300个。\n")
    assert plan == {"1300个": "2022-12-31"}


def test_the_first_sentences_say_of_which_quarters_a_speech_gives_account():
    head = "宁波市工商联在推进会上的发言\n（2022年7月15日）\n下面，我就上半年工作作简要汇报。\n"
    text = f"{head}一、主要做法\n{DONE}\n二、下步打算\n{NEXT}年底前会员总数达到1300个。\n"
    rest = "2022-07-01/2022-12-31"
    assert spans(text) == {
        "14次": "2022-01-01/2022-06-30", "8期": rest, "300家次": rest, "1300个": "2022-12-31",
    }  # fmt: skip


def test_the_years_of_a_title_that_promises_both_tell_in_its_sentences():
    text = f"宁波市工商联2022年工作总结及2023年工作计划\n2022年，{DONE}\n2023年，{NEXT}\n"
    after = ("target", "2023-01-01/2023-12-31")
    assert told(text) == {"14次": ("actual", YEAR), "8期": after, "300家次": after}


def test_a_share_of_a_target_is_done():
    text = f"{REVIEW}\n引进资金3亿元，占年度目标4亿元的75%。\n"
    assert [p.status for p in figures(text)] == ["actual", "target", "actual"]


def test_a_word_that_asks_is_not_answered_by_the_share_in_the_clause_after_it():
    text = f"{REVIEW}\n力争新增会员60家，任务完成率达到90%。\n"
    assert [p.status for p in figures(text)] == ["target", "target"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("把调解周期控制在30天以内。", {"30天以内": "at_most"}),
        ("审批时限压缩到3个工作日。", {"3个工作日": "exact"}),
        ("平均用时由25天缩短至15天。", {"25天": "exact", "15天": "exact"}),
        ("举办为期3—5天的培训班4期。", {"4期": "exact"}),
        ("24小时内签收、5个工作日内办结诉求96件。", {"96件": "exact"}),
        ("民营企业约占80%。", {"80%": "about"}),
        ("民营企业数约占全市企业总数的九成。", {"九成": "about"}),
        ("比计划的800万元多出一成。", {"800万元": "exact", "一成": "exact"}),
    ],
)  # fmt: skip
def test_how_long_something_takes_is_a_result_and_how_long_it_lasts_is_none(sentence, expected):
    assert {p.text: p.qualifier for p in figures(f"{REVIEW}\n{sentence}\n")} == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("截至2022年底，私营企业6215家；会员938个。", {"6215家": END, "938个": END}),
        ("2021年，新增会员96个；走访企业88家次。",
         {"96个": years_of(2021), "88家次": years_of(2021)}),
        ("年末高新技术企业872家，其中民营企业占九成。", {"872家": END, "九成": END}),
        ("截至11月底，走访企业893家，其中规上企业512家。",
         {"893家": "2022-01-01/2022-11-30", "512家": "2022-01-01/2022-11-30"}),
        ("7个街道全部建有商会。", {"7个": "2022-12-31"}),
        ("引进资金3亿元，完成2021年至2023年目标12亿元的25%。",
         {"3亿元": YEAR, "12亿元": "2021-01-01/2023-12-31", "25%": YEAR}),
        ("2021年，增长5.4%。今年以来，建立机制。上半年走访企业96家次。",
         {"5.4%": years_of(2021), "96家次": "2022-01-01/2022-06-30"}),
    ],
)  # fmt: skip
def test_the_time_of_a_part_is_that_of_its_whole(sentence, expected):
    assert spans(f"{REVIEW}\n{sentence}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("超额完成280亿元的年度目标任务，完成率113.8%。", ["target", "actual"]),
        ("到2020年底收官时，共有161家企业参与，帮扶538个村。", ["actual", "actual"]),
        ("2023年预期目标：增加值增长6.5%，净增企业5家，累计投资达到55亿元。", ["target"] * 3),
        ("上门洽谈项目26个，拟投资61亿元，其中装备制造3个。", ["actual", "target", "actual"]),
        ("会议要求，2023年新注册企业1200家，引进项目25个。", ["target", "target"]),
        ("全面完成年度目标任务，走访企业96家次。", ["actual"]),
        ("到2025年，覆盖率由目前的72.5%提高到90%。", ["actual", "target"]),
    ],
)
def test_a_word_that_asks_reaches_what_it_asks_for(sentence, expected):
    assert [p.status for p in figures(f"{REVIEW}\n{sentence}\n")] == expected


@pytest.mark.parametrize(
    "sentence",
    ["返乡二次创业的吴女士说。", "推行“1+4+N”工作法，即一张清单管总、N个部门联动。"],
)
def test_words_with_a_number_in_them_count_nothing(sentence):
    assert figures(f"{REVIEW}\n{sentence}\n") == []


def test_a_heading_of_both_is_a_review_up_to_where_the_plan_begins():
    both = "三、工作成效与下一步打算\n"
    text = f"{REVIEW}\n{both}会员总数938个。\n下一步，市工商联举办讲座14次。\n"
    assert [p.status for p in figures(text)] == ["actual", "target"]
    assert [p.status for p in figures(f"{REVIEW}\n{both}会员总数938个。\n")] == ["unknown"]


@pytest.mark.parametrize(
    ("sentence", "moment"),
    [
        ("截至2023年8月底，96家企业联建69个村。", {"96家": True, "69个": True}),
        ("截至2023年8月底，结对村庄69个，撬动社会资本9亿元。", {"69个": True, "9亿元": True}),
        ("截至2023年8月底，带动消费9亿元，新结对村庄69个。", {"9亿元": False, "69个": False}),
    ],
)
def test_what_is_linked_up_to_a_day_is_counted_on_that_day(sentence, moment):
    head = "长沙市工商联2023年工作总结\n\n"
    read = {p.text: p.period_start == p.period_end for p in reader().passages(head + sentence)}
    assert {words: read[words] for words in moment} == moment


@pytest.mark.parametrize(
    ("sentence", "words", "status"),
    [
        ("力争到2026年底，企业突破960家，累计投资超过96亿元，再打造69个样板。", "96亿元", "target"),
        ("力争到2026年底，企业突破960家，累计投资超过96亿元，再打造69个样板。", "69个", "target"),
        ("调解纠纷96件，努力做到矛盾不上交，挽回损失9亿元。", "9亿元", "actual"),
        ("努力做到全年培训960人次。", "960人次", "target"),
    ],
)
def test_what_is_hoped_for_by_a_year_is_asked_for_to_the_end_of_its_sentence(
    sentence, words, status
):
    read = reader().passages("长沙市工商联“万企兴万村”行动\n2024年9月5日\n" + sentence)
    assert next(p.status for p in read if p.text == words) == status
