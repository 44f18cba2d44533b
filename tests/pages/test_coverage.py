"""报送进度: nobody is chased for what came, and what was sent back says why and where."""

import re
from pathlib import Path

import duckdb
import pytest

import catalogue
from dashboard import store
from etl.build import build
from exports import views
from tests.etl.forms import SHEET, form
from tests.etl.small_data import INVESTMENT, write
from tests.pages.screen import markup, opened, table, words
from warehouse.comparison import records
from warehouse.database import Warehouse

MEMBERS = ("会员数", "个", 1067)
DONATIONS = ("捐赠款物", "万元", "三百多")


def put(data: Path, district: str, *rows: tuple[object, ...], **given: str) -> None:
    (data / "returns").mkdir(exist_ok=True)
    content = form(*rows, **{"publisher": f"填报单位：{district}工商联", **given})
    (data / "returns" / f"2022_{district}.xlsx").write_bytes(content)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """芙蓉区 in with one figure, 天心区 sent back, 开福区 late, the others silent."""
    data = write(tmp_path_factory.mktemp("few"), INVESTMENT)
    put(data, "芙蓉区", MEMBERS)
    put(data, "天心区", MEMBERS, DONATIONS)
    put(data, "开福区", MEMBERS, sent="报送日期：2023年2月1日")
    build(data, catalogue.load())
    return data


@pytest.fixture(autouse=True)
def _on_few(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(few))
    store.forget()


def test_the_sentence_answers_who_has_not_reported_what() -> None:
    app = opened("coverage", year="2022")
    said = "2022年度应报9个区县×34项，已报2/306；岳麓区等6个区县未报送，天心区已退回，其余缺66个数"
    assert said in words(app)
    assert "截止日期 2023-01-31" in words(app)
    assert "示例" not in words(app)


def test_the_matrix_and_the_list_can_be_taken_along_as_table_and_workbook() -> None:
    for page in ("coverage", "downloads"):
        labels = [
            str(button.proto.label)
            for button in opened(page, year="2022", years="2022").get("download_button")
        ]
        assert {"下载矩阵CSV", "下载矩阵Excel"} <= {*labels}
    assert {"下载催报名单CSV", "下载催报名单Excel"} <= {*labels}


def test_a_cell_says_its_state_in_shape_and_word() -> None:
    app = opened("coverage", year="2022")
    rows = table(app, "matrix")
    (members,) = [row for given, row in rows if given.get("data-indicator") == "member_count"]
    assert [cell.text for cell in members] == [
        "会员数", "●已报", "✕退回", "○未报", "◐迟报", *["○未报"] * 5, "2/9",
    ]  # fmt: skip
    assert [cell.source for cell in members].count(True) == 2
    head = [cell.text for cell in table(app, "matrix")[0][1]]
    assert head[:5] == ["指标", "芙蓉区1/34", "天心区0/34", "岳麓区0/34", "开福区1/34"]


def test_what_was_sent_back_leads_to_its_error_and_the_error_to_its_cell() -> None:
    html = markup(opened("coverage", year="2022"))
    assert html.count('href="#back-430103"') == 34
    section = re.search(r'<section id="back-430103">.*?</section>', html, re.DOTALL)
    assert section is not None
    assert "捐赠款物应为数字，读到“三百多”。" in section.group()
    assert "source=return-2022-430103" in section.group()
    assert "D5" in section.group()


def test_the_cell_of_an_error_opens_in_its_sheet() -> None:
    app = opened("sources", source="return-2022-430103", place=f"{SHEET}!D5")
    assert not app.exception
    assert "三百多" in words(app)
    assert [w.value for w in app.warning] == []


def test_the_list_to_chase_equals_the_file() -> None:
    rows = table(opened("coverage", year="2022"), "coverage")
    current = store.releases().current()
    assert current is not None
    warehouse = Warehouse.open(current, catalogue.load())
    file = records(views.COVERAGE.table(warehouse, year=2022))
    names = [cell.text for cell in rows[0][1]]
    assert [[cell.text for cell in row] for _, row in rows[1:]] == [
        [str(line[name]) for name in names] for line in file
    ]
    assert [(line["地区"], line["状态"], line["项数"]) for line in file[:3]] == [
        ("芙蓉区", "未报", 33),
        ("天心区", "退回", 34),
        ("岳麓区", "未报", 34),
    ]


def test_a_year_that_nobody_asked_for_says_what_to_do() -> None:
    app = opened("coverage", year="2023")
    (info,) = app.info
    assert info.value == (
        "2023年不在应报年度内，报送进度和催报名单没有这一年。请在 catalogue/organisation.toml 的 "
        "[[reporting]] 中把仍在报送的各段的 until 由2022改为2023，再运行 python -m etl build。"
    )
    assert [w.value for w in app.warning] == ["链接中的年份“2023”不可用，已改为“2022年”。"]
    assert not opened("coverage", year="1999").info


def test_a_year_of_which_returns_came_unasked_can_be_chosen_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path, INVESTMENT)
    put(data, "芙蓉区", MEMBERS)
    given = {"title": "长沙市工商联系统2023年度工作成效统计表", "sent": "报送日期：2024年1月6日"}
    content = form(MEMBERS, publisher="填报单位：天心区工商联", heading="2023年", **given)
    (data / "returns" / "2023_天心区.xlsx").write_bytes(content)
    build(data, catalogue.load())
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data))
    store.forget()
    assert "收到2023年的1份报表，但2023年不在应报年度内" in opened("coverage").info[0].value
    app = opened("coverage", year="2023")
    assert not app.exception
    assert not app.warning
    assert "把仍在报送的各段的 until 由2022改为2023" in app.info[0].value


def test_the_source_of_a_return_that_was_sent_back_says_so_and_why() -> None:
    html = markup(opened("sources", source="return-2022-430103"))
    assert "已退回：有1处错误，其中的数都没有采用" in html
    assert "读作数据" not in html
    assert "捐赠款物应为数字，读到“三百多”" in html


def test_a_release_that_does_not_know_what_was_owed_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path, INVESTMENT)
    release = build(data, catalogue.load()).release
    assert release is not None
    with duckdb.connect(str(release.path)) as connection:
        connection.execute("DROP TABLE reporting")
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data))
    app = opened("coverage")
    assert not app.exception
    assert "这一版没有记录区县应报什么" in app.info[0].value


def test_the_source_of_a_return_that_was_made_good_says_by_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(tmp_path, INVESTMENT)
    put(data, "天心区", MEMBERS, DONATIONS)
    put(data, "天心区_修订", MEMBERS, publisher="填报单位：天心区工商联")
    build(data, catalogue.load())
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data))
    store.forget()
    html = markup(opened("sources", source="return-2022-430103"))
    assert "未采用：已有另一份代替" in html
    assert "有1处错误，未采用；已由 returns/2022_天心区_修订.xlsx 代替" in html
    assert "天心区已退回" not in words(opened("coverage", year="2022"))
