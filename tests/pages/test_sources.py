"""原文核对: a number stands where its link says, and the file is what the page shows."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import catalogue
from dashboard import store
from exports import views
from exports.delimited import cell
from exports.passages import STATE_NAMES
from tests.pages.report import KEY, place, with_report
from tests.pages.screen import markup, opened, table, words
from warehouse import queries
from warehouse.comparison import records
from warehouse.database import Warehouse

CHANGSHA = "rednet-2023-01-12-changsha"
RETURN, SHEET = "sample-return-2022-430181", "工作成效统计表"
LIGHT = 3
"""A rerun of the page may cost so many times that of the overview."""


@pytest.fixture(scope="module")
def folder(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_report(data_folder, tmp_path_factory.mktemp("report"))


@pytest.fixture(autouse=True)
def _with_the_report(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(folder))
    store.forget()


def strip(app: AppTest) -> str:
    found = re.search(r'<section class="strip".*?</section>', markup(app), re.DOTALL)
    return "" if found is None else re.sub(r"<[^>]+>", "", found.group())


def here(app: AppTest) -> list[str]:
    return re.findall(r'here" autofocus [^>]*?id="w([^"]+)"', markup(app))


def test_the_first_sentence_says_how_much_of_a_report_became_figures() -> None:
    said = "《2022年工作总结》共读到240个数，其中60个进入看板，60个待核，60个隐去，60个未对应指标"
    assert f"{said}；另有60处日期、序号等不计入" in words(opened("sources", source=KEY))


def test_a_link_to_a_passage_shows_its_sentence_and_puts_the_focus_there() -> None:
    where = place(60)
    app = opened("sources", source=KEY, place=where)
    assert here(app) == [re.findall(r"\d+", where)[0]]
    assert "1374个项目" in strip(app)
    assert "引导986家企业参与" in strip(app)
    assert "待核" in strip(app)
    assert "有两个指标说得通" in words(app)


def test_a_link_to_a_cell_shows_the_rows_around_it() -> None:
    app = opened("sources", source=RETURN, place=f"{SHEET}!D19")
    rows = table(app, "sheet")
    assert [row[0].text for _, row in rows[1:]] == [str(n) for n in range(13, 26)]
    assert [cell.text for cell in rows[7][1][1:4]] == ["14", "万企兴万村投资总额", "万元"]
    assert here(app) == ["D19"]
    assert "万企兴万村投资总额" in strip(app)


def test_a_link_to_a_row_shows_it_as_a_record_with_its_citation() -> None:
    app = opened("sources", source=CHANGSHA, place="第20行")
    record = re.search(r'<dl class="record">(.*?)</dl>', markup(app))
    assert record is not None
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", record.group(1)) == [
        ("原文说法", "“万企兴万村”投资总额"),
        ("原文数", "77亿元"),
        ("地区", "长沙市"),
        ("期间", "2022"),
        ("状态", "实际"),
        ("出处", "2023年长沙市工商联系统怎么干？这场大会有目标、有路径"),
        ("发布", "红网时刻　2023-01-12"),
        ("摘录", "published/figures.csv　第20行"),
    ]
    assert here(app) == ["20"]


def test_a_row_that_was_set_aside_says_why_and_is_no_unknown_place() -> None:
    app = opened("sources", source=CHANGSHA, place="第10行")
    assert app.warning == []
    assert "目录中没有这一指标：颁发纪念杯" in words(app)


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        (KEY, "第1—2字"),
        (KEY, "<script>"),
        (RETURN, f"{SHEET}!D900"),
        (RETURN, "第20行"),
        (CHANGSHA, "第2行"),
        (CHANGSHA, f"{SHEET}!D19"),
    ],
)
def test_an_unknown_place_is_said_and_the_whole_source_shown(source: str, unknown: str) -> None:
    app = opened("sources", source=source, place=unknown)
    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        f"链接中的位置“{unknown}”不在这个来源里，现显示整个来源。"
    ]
    assert (strip(app), here(app)) == ("", [])
    assert 'class="paper' in markup(app) or 'data-view="' in markup(app)


def test_turning_to_another_source_leaves_the_place_behind() -> None:
    app = opened("sources", source=KEY, place=place(2))
    app.selectbox(key="choice_source").set_value(RETURN).run()
    assert app.query_params["source"] == RETURN
    assert "place" not in app.query_params
    assert app.warning == []


def test_a_report_without_its_text_says_that_it_was_not_kept(folder: Path, tmp_path: Path) -> None:
    import shutil

    import duckdb

    data = tmp_path / "data"
    shutil.copytree(folder, data)
    with duckdb.connect(str(next((data / "releases").glob("*.duckdb")))) as connection:
        connection.execute("DELETE FROM documents")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHAMBER_DATA_DIR", str(data))
        assert "原文未存入本版本" in words(opened("sources", source=KEY, place=place(1)))


def test_years_and_numbers_of_headings_are_unmarked_until_asked_for() -> None:
    app = opened("sources", source=KEY)
    assert 'class="paper hide-set_aside"' in markup(app)
    assert len(table(app, "sources")) == 241


def test_states_that_are_not_shown_lose_their_mark_and_their_lines() -> None:
    app = opened("sources", source=KEY, show="doubtful,masked")
    assert 'class="paper hide-mapped hide-unmapped hide-set_aside"' in markup(app)
    states = {row[2].text for _, row in table(app, "sources")[1:]}
    assert states == {"待核", "隐去"}
    assert app.query_params["show"] == "doubtful,masked"


@pytest.mark.parametrize("source", [KEY, RETURN, CHANGSHA])
def test_the_file_equals_the_table_on_the_screen(source: str, folder: Path) -> None:
    path = next((folder / "releases").glob("*.duckdb"))
    warehouse = Warehouse.open(path, catalogue.load())
    rows = table(opened("sources", source=source, show=",".join(STATE_NAMES)), "sources")
    file = views.SOURCES.table(warehouse, source=source)
    shown = [[cell.text for cell in row] for _, row in rows]
    assert shown[0] == list(file.columns)
    assert shown[1:] == [
        [value if isinstance(value, str) else cell(value) for value in line.values()]
        for line in records(file)
    ]
    assert len(shown) - 1 == len(queries.readings(warehouse, source=source))


def test_a_title_runs_on_over_the_blank_cells_of_a_wide_sheet() -> None:
    """It stood as a column of single characters before thirteen columns of districts."""
    html = markup(opened("sources", source="sample-targets-2022-430100"))
    assert '<td colspan="13">长沙市工商联系统2022年度工作目标任务分解表（示例数据）</td>' in html
    assert '<td colspan="3">制表单位：长沙市工商联</td>' in html
    assert '<td colspan="13">一、政治建会</td>' in html
