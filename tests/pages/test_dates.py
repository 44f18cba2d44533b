"""数据截至 is the last day of what the page shows, and the same on the page and in its files."""

import re
from datetime import date
from pathlib import Path

import pytest

import catalogue
from dashboard import store
from exports.briefing import briefing
from exports.views import VIEWS
from tests.pages.screen import PAGES, opened, words
from warehouse.database import Warehouse

UNTIL = re.compile(r"数据截至 (\d{4}-\d\d-\d\d)")
OF_A_YEAR = ("overview", "districts", "indicators", "profile", "villages", "members", "attraction",
             "party", "service")  # fmt: skip
OF_ALL_YEARS = ("trends", "targets", "downloads")


@pytest.fixture(autouse=True)
def _on_the_shipped_data(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAMBER_DATA_DIR", str(data_folder))
    store.forget()


def days(page: str, **link: str) -> tuple[date | None, date | None]:
    """The day that the page names, and that of its files."""
    app = opened(page, **link)
    said = UNTIL.search(words(app))
    current = store.releases().current()
    assert current is not None
    warehouse = Warehouse.open(current, catalogue.load())
    given = {n: v if isinstance(v, str) else v[0] for n, v in app.query_params.items()}
    made = briefing(VIEWS[page], warehouse, VIEWS[page].arguments(warehouse, given))
    return (None if said is None else date.fromisoformat(said[1])), made.latest


@pytest.mark.parametrize("page", OF_A_YEAR)
@pytest.mark.parametrize("year", ["2022", "2020"])
def test_a_page_of_a_year_does_not_boast_of_later_data(page: str, year: str) -> None:
    """
    2022年 …     数据截至 2025-12-31, because one list of places is of 2025
    """
    if page == "villages" and year == "2020":
        year = "2021"  # it began then
    asked = {"indicator": "member_count"} if page == "districts" else {}
    assert days(page, year=year, **asked) == (date(int(year), 12, 31),) * 2


@pytest.mark.parametrize("page", OF_ALL_YEARS)
def test_a_page_of_all_years_and_its_files_name_one_day(page: str) -> None:
    on_page, in_file = days(page)
    assert on_page == in_file is not None


def test_a_page_without_figures_names_no_day() -> None:
    assert days("coverage") == (None, None)
    assert days("districts", indicator="member_count", year="2020", sample="off") == (None, None)


def test_no_page_is_left_out() -> None:
    apart = ("coverage", "sources", "releases")  # a source has its own date; nothing to compare
    assert {*OF_A_YEAR, *OF_ALL_YEARS, *apart} == {*PAGES}
