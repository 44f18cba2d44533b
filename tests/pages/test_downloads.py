"""Under every view: its files, and its sentences, link and citation once they are asked for."""

import shutil
from pathlib import Path

import pytest

import catalogue
from catalogue.wording import column_scale
from dashboard import store, tables
from exports.citations import citation
from exports.delimited import cell
from exports.views import VIEWS
from exports.views.districts import district_table
from tests.exports.told import told
from tests.pages.screen import PAGES, _Table, markup, opened, table
from warehouse import queries
from warehouse.comparison import records
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


@pytest.mark.parametrize("page", [p for p in PAGES if p in VIEWS and p != "releases"])
def test_the_address_of_a_page_is_understood_by_its_file(page: str, warehouse: Warehouse) -> None:
    """
    districts?indicator=…&then=2021&per=…     no 400 for what only the page knows
    (变更记录 has nothing to compare while there is one release)
    """
    app = opened(page)
    given = {name: value for name, (value,) in _texts(dict(app.query_params)).items()}
    arguments = VIEWS[page].arguments(warehouse, given)
    read_again = VIEWS[page].arguments(warehouse, VIEWS[page].link(arguments))
    assert read_again == arguments


def _texts(params: dict[str, object]) -> dict[str, list[str]]:
    return {k: [v] if isinstance(v, str) else list(v) for k, v in params.items()}  # type: ignore[call-overload]


def test_the_row_offers_every_kind_and_a_picture_where_there_is_a_chart() -> None:
    def labels(page: str, **link: str) -> list[str]:
        app = opened(page, **link)
        return [str(b.proto.label) for b in app.get("download_button")][:5]

    kinds = ["下载CSV", "下载Excel", "下载Word", "下载幻灯片"]
    drawn = labels("districts", indicator="village_investment", year="2022")
    assert (drawn[:4], "下载图片" in drawn) == (kinds, True)
    places = labels("districts", indicator="investment_competitiveness_district_rank")
    assert "下载图片" not in places


def test_a_citation_names_source_place_release_and_date(warehouse: Warehouse) -> None:
    made = told(warehouse, "districts", {"indicator": "member_count", "year": "2022"})
    cited = citation(made, "http://127.0.0.1/districts", made.built)
    start = "长沙市工商业联合会（总商会）. 2022年会员数区县对比：第1版[DB/OL]. "
    day = made.built.isoformat()
    assert cited.startswith(f"{start}({day})[{day}]. http://127.0.0.1/districts 资料来源：")
    assert "2022_长沙县.xlsx 工作成效统计表!D" in cited
    assert cited.endswith("等9处。 含示例数据，不得作为事实引用。")


def test_a_source_of_several_figures_is_cited_once(warehouse: Warehouse) -> None:
    """总览 2022: five figures of one report     its name once, five places"""
    made = told(warehouse, "overview", {"year": "2022"})
    named = citation(made, "", made.built).partition("资料来源：")[2].partition("。")[0].split("；")
    sources = [one.partition("，第")[0] for one in named]
    assert len(set(sources)) == len(sources)
    assert "、第" in named[0]


def test_the_preview_is_the_beginning_of_the_file(warehouse: Warehouse) -> None:
    link = {"years": "2021,2022", "themes": "万企兴万村", "regions": "430100,430181"}
    app = opened("downloads", **link)
    shown_in_link = {k: v for k, (v,) in _texts(dict(app.query_params)).items()}
    asked = VIEWS["downloads"].arguments(warehouse, shown_in_link)
    assert asked["years"] == (2022, 2021)  # as on the page, the latest first
    lines = records(VIEWS["downloads"].table(warehouse, **asked))
    shown = [[c.text for c in row] for _, row in table(app, "downloads")]
    assert {"数值", "来源", "位置", "示例"} <= set(shown[0])
    assert shown[1:] == [[cell(line[name]) for name in shown[0]] for line in lines[:8]]
    assert f"所选数据共{len(lines)}条" in markup(app)
    assert {line["地区代码"] for line in lines} == {"430100", "430181"}
    assert {line["期间"][-10:-6] or line["期间"][:4] for line in lines} >= {"2021", "2022"}


def test_a_choice_without_data_says_so_and_offers_no_file_of_it() -> None:
    app = opened("downloads", years="2009", themes="党建")
    assert "所选条件没有数据" in markup(app)
    labels = [str(b.proto.label) for b in app.get("download_button")]
    assert labels.count("下载CSV") == 1  # of the briefing only


def test_the_whole_record_is_prepared_once_and_then_linked(data_folder: Path) -> None:
    prepared = data_folder / "prepared"
    shutil.rmtree(prepared, ignore_errors=True)
    app = opened("downloads")
    assert not prepared.exists()  # nothing before it is asked for
    app.button(key="record.csv").click().run()
    (file,) = prepared.glob("*.csv")
    made = file.stat().st_mtime_ns
    assert 'href="exports/record.csv"' in markup(app)
    assert 'href="exports/record.csv"' in markup(opened("downloads"))
    assert file.stat().st_mtime_ns == made
    assert 'href="exports/record.csv?sample=off"' not in markup(opened("downloads", sample="off"))


def test_the_briefing_follows_the_choice() -> None:
    def briefing_of(**link: str) -> str:
        return markup(opened("downloads", **link))

    assert "2021年浏阳市工商联工作成效简报" in briefing_of(years="2021", regions="430181")
    assert "2022年长沙市万企兴万村情况" in briefing_of(years="2022", themes="万企兴万村")


def test_every_table_in_a_file_reads_as_on_the_screen(warehouse: Warehouse) -> None:
    """
    every indicator and year: 区县, 名次, 数值, 占比, 较上年     the same words, cell by cell
    """
    root = warehouse.catalogue.organisation.root
    present = records(queries.available(warehouse, region=root))
    asked = [(r["indicator"], r["year"]) for r in present if r["districts"] > 0]
    assert len(asked) > 100
    for key, year in asked:
        indicator = warehouse.catalogue.indicator(key)
        answer = queries.by_district(warehouse, indicator=key, year=year, region=root)
        scale = column_scale([*answer["value"], *answer["value_max"]], indicator)
        reader = _Table()
        reader.feed(tables.district_table(answer, indicator, scale, ""))
        shown = [[_plain(c.text) for c in row] for _, row in reader.rows[1:]]
        in_file = district_table(records(answer), indicator, year)
        assert shown == [[_plain(c.words) for c in row] for row in in_file.rows], (key, year)


def _plain(words: str) -> str:
    """The share's sign stands in the head of a file's column, in the cell on the screen."""
    text = "".join(words.split())
    return text.removesuffix("%") if text.removesuffix("%").replace(".", "").isdigit() else text


def test_every_year_with_a_figure_is_offered_and_says_what_its_file_holds(
    warehouse: Warehouse,
) -> None:
    """2016, of which only the city has figures     2016年（无区县数）"""
    root = warehouse.catalogue.organisation.root
    rows = records(queries.available(warehouse, region=root))
    there = {row["year"] for row in rows if row["districts"] or row["whole"]}
    apart = {row["year"] for row in rows if row["districts"]}
    assert there - apart >= {2016, 2017}
    app = opened("downloads", years="2016")
    (options,) = (list(b.options) for b in app.get("button_group") if b.label == "年份")
    assert options == [
        f"{year}年{'' if year in apart else '（无区县数）'}" for year in sorted(there, reverse=True)
    ]
    assert "都是长沙市的数" in markup(app)
