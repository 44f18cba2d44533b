"""Under every view: its files, and its sentences, link and citation once they are asked for."""

from pathlib import Path

import pytest

import catalogue
from dashboard import store
from exports.citations import citation
from exports.views import VIEWS
from tests.exports.told import told
from tests.pages.screen import PAGES, opened
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
