"""Every page opens, every number on it leads to its source, and no wrong total is shown.

Pages are found by glob, so that none can be forgotten; what must stand on each is a table.
"""

import re
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import catalogue
from catalogue.wording import column_scale, number_in_words
from dashboard import navigation, store, tables
from exports import views
from tests.pages.screen import PAGES, markup, opened, table, words
from warehouse import queries
from warehouse.comparison import amount_of, records
from warehouse.database import Warehouse


@pytest.fixture(autouse=True)
def _on_the_shipped_data(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


@pytest.fixture
def warehouse() -> Warehouse:
    current = store.releases().current()
    assert current is not None
    return Warehouse.open(current, catalogue.load())


def test_the_menu_has_every_page() -> None:
    assert sorted(page.script for page in navigation.PAGES) == PAGES


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("sample", ["on", "off"])
def test_a_page_opens(page: str, sample: str) -> None:
    app = opened(page, sample=sample)
    assert not app.exception
    assert 'class="h1"' in markup(app)


# page, link, what must stand on it
SAID = [
    (
        "targets",
        {"sample": "off"},
        [
            "4项目标：已完成1项，无实际数3项",
            "四川省 会员数",
            "108%",
            "长沙市及区县没有目标数",
        ],
    ),
    (
        "targets",
        {},
        [
            "146项目标：",
            "2022年目标：点开看算式",
        ],
    ),
    ("overview", {"year": "2022"}, ["2022年92项目标：已完成52项，接近完成29项，未完成7项"]),
    ("releases", {}, ["目前只有一个版本，还没有可比的变化", "第1版"]),
    (
        "villages",
        {"year": "2022"},
        [
            "全市万企兴万村参与企业986家，帮扶村797个，项目1374个，投资总额77亿元，平均每家企业780.93万元",
            "另行登记，不连成一条线",
        ],
    ),
    ("villages", {"year": "2022"}, ["衡阳市 2025-08-31", "截至的日子不同，不作排名"]),
    ("villages", {"sample": "off"}, ["2022年没有区县数据：各区县都未报送。", "看演示数"]),
    (
        "members",
        {"year": "2022"},
        ["会员超4万个", "净增2354个：有381个退出或除名，相当于新发展的13.9%"],
    ),
    ("members", {"year": "2021"}, ["退出多少无法计算：上年末9个区县中只有8个有数"]),
    (
        "attraction",
        {"year": "2022"},
        [
            "湘商回归签约项目28个，签约总投资361亿元；按区县合计，到位资金120.17亿元",
            "为当年签约额的33.29%",
            "比值不是履约率",
            "2022-01-01 至 2023-01-31",
        ],
    ),
    ("attraction", {"year": "2022", "sample": "off"}, ["到位资金没有公布数"]),
    ("party", {"year": "2022"}, ["党组织覆盖率100%", "9个区县党组织覆盖率均达到100%"]),
    (
        "service",
        {"year": "2022"},
        [
            "全市（区县合计）走访企业4124家次，解决问题1607个",
            "2022年第6位，2025年前10位",
            "没有数的指标：法治体检",
        ],
    ),
    (
        "service",
        {"year": "2025"},
        ["2025年没有服务与维权的工作数据", "这一年没有要求区县报送", "看2022年"],
    ),
    (
        "overview",
        {"year": "2022"},
        ["2022年，全市万企兴万村投资总额累计77亿元", "1374", "区县报送 9/9"],
    ),
    ("overview", {"year": "2022"}, ["与区县合计一致", "超4", "第6位", "上升3位"]),
    (
        "districts",
        {"indicator": "village_investment", "year": "2022"},
        [
            "浏阳市、长沙县、岳麓区居前三",
            "长沙市（公布） 77",
            "区县合计（9/9） 77",
            "与区县合计一致",
        ],
    ),
    (
        "districts",
        {"indicator": "member_count", "year": "2020"},
        ["以已报8/9区县排名", "未报送：望城区。", "区县合计（8/9）"],
    ),
    (
        "districts",
        {"indicator": "donations", "year": "2021"},
        ["不公布：雨花区。", "区县合计（8/9） 超"],
    ),
    (
        "districts",
        {"indicator": "party_coverage", "year": "2022"},
        ["党组织覆盖率是比率，不能跨区县相加或平均。"],
    ),
    (
        "districts",
        {"indicator": "strength_district_rank", "year": "2022"},
        ["是名次，不能跨区县相加或平均。", "不适用：长沙县、浏阳市、宁乡市。"],
    ),
    (
        "indicators",
        {"year": "2022"},
        ["44项指标、9个区县", "居前三分之一", "民营经济", "不适用", "全市"],
    ),
    ("indicators", {"year": "2020"}, ["望城区29项未报送"]),
    (
        "overview",
        {"year": "2020"},
        [
            "2020年还没有全市总量：万企兴万村投资总额、万企兴万村项目数从2021年才开始；",
            "；会员数、湘商回归签约总投资只有8个区县的数（应有9个）",
            "万企兴万村参与企业 不适用",
            "2020年会员数（以已报8/9区县排名）：",
        ],
    ),
    ("party", {"year": "2021"}, ["9个区县中2个党组织覆盖率达到100%"]),
    ("indicators", {"year": "2022", "pillar": "团结立会"}, ["2022年团结立会"]),
    (
        "profile",
        {"district": "430181", "year": "2022"},
        ["应报34项，已报34项", "同组为县域四地（望城、长沙县、浏阳、宁乡）", "同组第1/4"],
    ),
    (
        "profile",
        {"district": "430112", "year": "2020"},
        ["2020年，望城区29项应报指标均未报送", "应报29项，已报0项；未报送："],
    ),
    ("coverage", {"year": "2022"}, ["应报9个区县×34项，306个数已全部报送", "没有需要催报的。"]),
    ("coverage", {"year": "2020"}, ["已报232/261；望城区未报送", "没有收到报表", "含示例数据"]),
    ("coverage", {"year": "2021"}, ["不公布", "截止日期 2022-01-31"]),
    (
        "districts",
        {"indicator": "village_investment", "year": "2022", "per": "member_count"},
        ["名次对口径敏感", "按会员数平均（万元/个）", "主城五区：都是中心城区", "9个区县均增加"],
    ),
    (
        "districts",
        {"indicator": "party_coverage", "year": "2022"},
        ["按会员数平均：党组织覆盖率是比率，不再折算。"],
    ),
    (
        "trends",
        {"indicator": "member_count", "year": "2022"},
        ["全部区县会员数合计增加2354个，长沙县增加最多", "个区县持续上升", "持续上升：最近5次"],
    ),
    (
        "trends",
        {"indicator": "member_count", "year": "2021", "then": "2020"},
        ["会员数无法分解到区县：望城区2020年未报送。"],
    ),
    ("trends", {"indicator": "member_count"}, ["会员数是时点数，各年不能相加，只看期末数"]),
    ("trends", {"indicator": "party_coverage"}, ["党组织覆盖率是比率，各年不能相加"]),
    ("trends", {"indicator": "member_new"}, ["2018—2022年合计"]),
    ("trends", {"indicator": "member_count", "regions": "430112"}, ["2020年 原文未提", "未报送"]),
]


@pytest.mark.parametrize(("page", "link", "said"), SAID)
def test_the_page_says(page: str, link: dict[str, str], said: list[str]) -> None:
    shown = words(opened(page, **link))
    assert [sentence for sentence in said if sentence not in shown] == []


# Nothing to compare with one release; a preview of a file has 来源 and 位置 beside each number.
WITHOUT_CARDS = ("releases", "downloads")


@pytest.mark.parametrize("page", [page for page in PAGES if page not in WITHOUT_CARDS])
def test_every_number_opens_its_source(page: str) -> None:
    html = markup(opened(page))
    named = re.findall(r'<(?:a|button) [^>]*(?:popovertarget|aria-describedby)="([^"]+)"', html)
    cards = re.findall(r'<div (?:popover )?id="([^"]+)" class="source', html)
    # In a table of hundreds a number says in its title what its card would say.
    titled = re.findall(r'<a class="number[^>]* title="[^"]+　[^"]+">', html)
    assert named or titled
    # The strip above a source opens the same card as the place itself.
    assert sorted(set(named)) == sorted(cards)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in ("sources", *WITHOUT_CARDS)]
)
def test_every_number_is_a_link_to_where_it_stands_or_a_sum(
    page: str, warehouse: Warehouse
) -> None:
    html = markup(opened(page))
    standing = warehouse.connection.execute("SELECT DISTINCT source, locator FROM figures")
    places = set(standing.fetchall())
    numbers = re.findall(r'<(a|button) [^>]*class="number[^>]*>', html)
    links = re.findall(r'<a class="number[^>]* href="(sources\?[^"]+)" target="_blank"', html)
    sums = re.findall(r'<button type="button" class="number[^>]*popovertarget="([^"]+)"', html)
    to_districts = re.findall(
        r'<a class="number[^>]* href="districts\?[^>]*个区县(?:中的\d+个)?相加">', html
    )
    leading = [parse_qs(urlsplit(unescape(link)).query) for link in links]
    assert [one for one in leading if (one["source"][0], one["place"][0]) not in places] == []
    assert links
    assert len(numbers) == len(links) + len(sums) + len(to_districts)
    assert html.count("各区县数相加") == len(sums)
    assert html.count("<dt>原文</dt>") == len(links) - len(re.findall('_blank" title="', html))


def test_the_total_of_the_city_opens_the_words_it_came_from() -> None:
    html = markup(opened("overview", year="2022"))
    card = re.search(r'id="card-village_investment".*?</div>', html, re.DOTALL)
    assert card is not None
    assert "长沙市工商联2022年工作摘要" in card.group()
    assert "红网" in card.group()
    assert "reports/2022_长沙市_工作摘要.txt" in card.group()
    assert "<mark>77亿元</mark>" in card.group()


def test_a_district_figure_opens_its_cell_and_is_marked_as_sample() -> None:
    html = markup(opened("districts", indicator="village_investment", year="2022"))
    source = re.search(r'id="d-430181[^"]*".*?</div>', html, re.DOTALL)
    assert source is not None
    assert re.search(r"sample/2022/2022_浏阳市\.xlsx　工作成效统计表![A-Z]\d+", source.group())
    assert "示例数据" in source.group()


@pytest.mark.parametrize("page", PAGES)
def test_one_switch_removes_every_sample(page: str) -> None:
    shown = opened(page, sample="off")
    assert "示例" not in words(shown)
    assert "number  sample" not in markup(shown)


@pytest.mark.parametrize(
    ("page", "link", "notice"),
    [
        ("districts", {"indicator": "vilage"}, "链接中的指标“vilage”不可用"),
        ("districts", {"year": "1949"}, "链接中的年份“1949”不可用"),
        ("trends", {"regions": "430102,999999"}, "链接中的区县“999999”不可用"),
        ("overview", {"release": "77"}, "链接中的版本“77”不存在或打不开"),
        ("overview", {"release": "x"}, "链接中的版本“x”不存在或打不开"),
        ("profile", {"district": "430200"}, "链接中的区县“430200”不可用"),
        ("indicators", {"pillar": "党建"}, "链接中的支柱“党建”不可用"),
        ("districts", {"then": "1990"}, "链接中的与哪一年比“1990”不可用"),
        ("districts", {"per": "gdp"}, "链接中的按什么平均“gdp”不可用"),
        ("overview", {"colours": "rot"}, "链接中的升降颜色“rot”不可用"),
        ("trends", {"axis": "log"}, "链接中的小图刻度“log”不可用"),
        ("sources", {"source": "no-such"}, "链接中的来源“no-such”不可用"),
    ],
)
def test_an_unknown_value_in_the_link_is_said_and_falls_back(
    page: str, link: dict[str, str], notice: str
) -> None:
    app = opened(page, **link)
    assert not app.exception
    assert [w for w in app.warning if notice in w.value] != []


@pytest.mark.parametrize(
    ("page", "chosen"),
    [
        ("districts", {"indicator": "village_investment", "year": "2022"}),
        ("districts", {"indicator": "member_count", "year": "2020"}),
        ("trends", {"indicator": "member_count", "year": "2021", "regions": "430102,430112"}),
        ("indicators", {"year": "2020", "pillar": "政治建会"}),
        ("overview", {"year": "2020"}),
        ("members", {"year": "2020"}),
        ("profile", {"year": "2020", "district": "430112"}),
    ],
)
def test_switching_the_samples_off_changes_nothing_else_that_was_chosen(
    page: str, chosen: dict[str, str]
) -> None:
    """
    村投资总额 2022, samples off     another indicator, because no district has this one
    """
    app = opened(page, **chosen)
    app.toggle(key="choice_sample").set_value(False).run()
    assert not app.exception
    assert not app.warning
    assert {name: app.query_params[name] for name in chosen} == chosen
    assert app.query_params["sample"] == "off"


def test_without_samples_the_published_total_stays_and_the_districts_say_why() -> None:
    said = words(opened("districts", indicator="village_investment", year="2022", sample="off"))
    assert "长沙市（公布） 77" in said
    assert "2022年没有万企兴万村投资总额的区县数据：各区县都未报送。" in said
    assert "看演示数" in said
    assert "数据截至 2022-12-31" in said


def test_the_link_holds_every_control() -> None:
    app = opened("districts", indicator="member_count", year="2021")
    assert dict(app.query_params) == {
        "indicator": "member_count",
        "year": "2021",
        "sample": "on",
        "then": "2020",
        "per": "chamber_count",
        "colours": "judgement",
    }


def test_choosing_another_indicator_writes_its_key_to_the_link() -> None:
    app = opened("districts", indicator="member_count", year="2021")
    app.selectbox(key="choice_indicator").set_value("donations").run()
    assert app.query_params["indicator"] == "donations"
    assert app.query_params["year"] == "2021"


def cells(rows: list[tuple[dict[str, Any], list[Any]]]) -> list[tuple[str, str, str | None]]:
    return [(str(given.get("data-region")), row[2].text, row[2].value) for given, row in rows[1:]]


def test_the_table_equals_the_file_for_every_indicator_and_year(warehouse: Warehouse) -> None:
    root = warehouse.catalogue.organisation.root
    present = records(queries.available(warehouse, region=root))
    asked = [(r["indicator"], r["year"]) for r in present if r["districts"] > 0]
    assert len(asked) > 100
    for key, year in asked:
        indicator = warehouse.catalogue.indicator(key)
        answer = queries.by_district(warehouse, indicator=key, year=year, region=root)
        scale = column_scale([*answer["value"], *answer["value_max"]], indicator)
        html = tables.district_table(answer, indicator, scale, "")
        file = records(views.DISTRICTS.table(warehouse, indicator=key, year=year))
        on_screen = _read(html)
        in_file = [
            (
                line["地区代码"],
                line["缺失原因"] or number_in_words(amount_of(row), indicator, scale),  # type: ignore[arg-type]
                None if line["数值"] is None else str(line["数值"]),
            )
            for line, row in zip(file, records(answer), strict=True)
        ]
        assert on_screen == in_file, (key, year)


def _read(html: str) -> list[tuple[str, str, str | None]]:
    from tests.pages.screen import _Table

    reader = _Table()
    reader.feed(html)
    return cells(reader.rows)


def test_the_heat_table_equals_the_file(warehouse: Warehouse) -> None:
    rows = table(opened("indicators", year="2022"), "indicators")
    given = [
        (row.get("data-indicator"), value)
        for row, found in rows
        if "data-indicator" in row
        for value in (cell.value for cell in found[1:])
    ]
    file = views.INDICATORS.table(warehouse, year=2022)
    assert given == [
        (key, None if value is None else str(value))
        for key, value in zip(file["指标代码"], file["数值"], strict=True)
    ]


def test_the_four_views_equal_their_file(warehouse: Warehouse) -> None:
    asked = {"indicator": "village_investment", "per": "member_count"}
    rows = table(opened("districts", year="2022", **asked), "standings")
    file = views.STANDINGS.table(warehouse, year=2022, **asked)
    shown = [[cell.text for cell in found] for _, found in rows[1:]]
    assert [(found[0], found[5]) for found in shown] == [
        (name, f"第{best}" if best == worst else f"第{best}～第{worst}")
        for name, best, worst in zip(file["地区"], file["最好名次"], file["最差名次"], strict=True)
    ]
    assert [found[2].split("（")[1] for found in shown] == [f"{p}）" for p in file["平均名次"]]
    assert [found[3].split("（")[1] for found in shown] == [f"{p}）" for p in file["较上年名次"]]


def test_the_contributions_equal_their_file(warehouse: Warehouse) -> None:
    rows = table(opened("trends", indicator="member_count", year="2022"), "contribution")
    file = views.CONTRIBUTION.table(warehouse, indicator="member_count", year=2022, then=2021)
    assert [(found[0].text, found[1].text) for _, found in rows[2:]] == [
        (name, f"+{gain:f}".removesuffix(".000"))
        for name, gain in zip(file["地区"], file["增量"], strict=True)
    ]


def test_the_table_of_a_district_equals_its_file(warehouse: Warehouse) -> None:
    rows = table(opened("profile", district="430102", year="2022"), "profile")
    given = [
        (row["data-indicator"], cell[1].value) for row, cell in rows if "data-indicator" in row
    ]
    file = views.PROFILE.table(warehouse, district="430102", year=2022)
    assert given == [
        (key, None if value is None else str(value))
        for key, value in zip(file["指标代码"], file["数值"], strict=True)
    ]


def test_the_trend_table_equals_the_file(warehouse: Warehouse) -> None:
    app = opened("trends", indicator="member_count", regions="430102,430112")
    rows = table(app, "trends")
    shown = {c.value for _, row in rows[1:] for c in row[1:] if c.value is not None}
    file = views.TRENDS.table(warehouse, indicator="member_count", regions=("430102", "430112"))
    assert shown == {str(v) for v in file["数值"] if v is not None}
    assert Decimal(40000) in set(file["数值"])
