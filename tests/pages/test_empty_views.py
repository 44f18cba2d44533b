"""Where there is nothing, the page says why and leads to where there is something."""

import re
from html import unescape
from pathlib import Path

import pytest

from dashboard import store
from tests.pages.screen import PAGES, markup, opened, words


@pytest.fixture(autouse=True)
def _on_the_shipped_data(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


def ways_out(html: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each reason with its ways: words and address."""
    found = re.findall(r'class="way-out"><p>(.*?)</p>(.*?)</div>', html)
    return [
        (why, [(words, unescape(to)) for to, words in re.findall(r'href="(.*?)".*?>(.*?)<', links)])
        for why, links in found
    ]


HIDDEN = "区县的数没有公开来源，演示数现在没有打开。"
SILENT = f"2022年没有区县数据：各区县都未报送。{HIDDEN}"


@pytest.mark.parametrize(
    ("page", "link", "why", "ways"),
    [
        (
            "overview",
            {"year": "2018", "sample": "off"},
            f"2018年没有会员数的区县数据：各区县都未报送。{HIDDEN}",
            ["看演示数"],
        ),
        (
            "overview",
            {"sample": "off"},
            f"2022年没有万企兴万村投资总额的区县数据：各区县都未报送。{HIDDEN}",
            ["看演示数"],
        ),
        *(
            (page, {"sample": "off"}, SILENT, ["看演示数"])
            for page in ("villages", "members", "attraction", "party", "service")
        ),
        (
            "profile",
            {"district": "430102", "year": "2013"},
            "2013年没有芙蓉区的数：这一年没有要求区县报送，来源也没有提到。",
            ["看2024年", "看2023年", "看2022年", "看报送进度"],
        ),
        (
            "profile",
            {"district": "430112", "year": "2020"},
            "2020年没有望城区的数：望城区还没有报送。",
            ["看2024年", "看2023年", "看2022年", "看报送进度"],
        ),
        (
            "trends",
            {"indicator": "strength_county_rank", "regions": "430102"},
            "芙蓉区没有全国综合实力百强县市名次：这一指标不适用于所选区县。",
            ["换成有数的区县"],
        ),
    ],
)
def test_an_empty_view_says_why_and_leads_out(
    page: str, link: dict[str, str], why: str, ways: list[str]
) -> None:
    app = opened(page, **link)
    assert not app.exception
    ((said, found),) = ways_out(markup(app))
    assert (said, [words for words, _ in found]) == (why, ways)


@pytest.mark.parametrize(
    ("page", "link"),
    [("overview", {"sample": "off"}), ("members", {"sample": "off"}),
     ("service", {"sample": "off", "year": "2025"}),
     ("trends", {"indicator": "strength_county_rank", "regions": "430102"})],
)  # fmt: skip
def test_every_way_out_leads_to_something(page: str, link: dict[str, str]) -> None:
    ((_, ways),) = ways_out(markup(opened(page, **link)))
    for _, address in ways:
        there, _, query = address.partition("?")
        given = dict(pair.split("=", 1) for pair in query.split("&") if pair)
        assert ways_out(markup(opened(there, **given))) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "link",
    [{"year": "1949"}, {"sample": "off", "year": "2018"}, {"district": "999999"},
     {"regions": "999999"}, {"indicator": "no_such"}, {"sample": "perhaps"}],
    ids=str,
)  # fmt: skip
def test_no_link_breaks_a_page(page: str, link: dict[str, str]) -> None:
    app = opened(page, **link)
    assert not app.exception
    assert 'class="h1"' in markup(app)


@pytest.mark.parametrize(
    ("page", "link", "said"),
    [
        ("trends", {"regions": ""}, "链接中的区县是空的，现按默认显示。"),
        ("downloads", {"themes": "x"}, "链接中的主题“x”不可用，已略去，现按默认显示。"),
        (
            "profile",
            {"district": "430100"},
            "长沙市不是一个区县，它的数见“总览”，已改为“芙蓉区”。",
        ),
        (
            "sources",
            {"source": "sample-return-2022-430102", "sample": "off"},
            "是示例数据，左侧“含示例数据”现在没有打开，已改为“",
        ),
    ],
)
def test_what_a_link_cannot_have_is_said_above_what_is_shown_instead(
    page: str, link: dict[str, str], said: str
) -> None:
    app = opened(page, **link)
    (notice,) = (w.value for w in app.warning)
    assert said in notice
    kinds = [element.type for element in app.main]
    assert kinds.index("alert" if "alert" in kinds else "warning") < kinds.index("markdown")


def test_a_list_of_which_nothing_is_known_falls_back_to_the_default_and_says_so() -> None:
    said = [w.value for w in opened("trends", regions="999999").warning]
    assert said == ["链接中的区县“999999”不可用，已略去，现按默认显示。"]


@pytest.mark.parametrize("page", ["overview", "coverage"])
def test_nobody_is_called_late_because_samples_are_switched_off(page: str) -> None:
    said = words(opened(page, sample="off", year="2022"))
    assert "2022年各区县报送的都是演示数，现在没有打开" in said
    assert "区县报送为演示数，没有打开" in said or page == "coverage"
    assert "未报送：芙蓉区" not in said
    assert "区县报送 0/9" not in said


def test_the_sum_of_some_districts_is_not_the_citys_number() -> None:
    shown = markup(opened("overview", year="2020"))
    card = re.search(r'data-indicator="member_count".*?</article>', shown, re.DOTALL)
    assert card is not None
    big = re.search(r'<div class="value">.*?</div>', card.group(), re.DOTALL)
    assert big is not None
    assert ("未报齐" in big.group(), "9个区县中的8个合计" in card.group()) == (True, True)
