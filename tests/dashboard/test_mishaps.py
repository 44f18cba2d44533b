"""A page that fails says so in Chinese and shows no traceback."""

from streamlit.testing.v1 import AppTest


def failing(kind: str) -> AppTest:
    script = f"""
from catalogue import CatalogueError
from dashboard import mishaps
assert mishaps.explain({kind}("indicators.toml [a] 字段“name”：缺少这个字段"))
"""
    return AppTest.from_string(script).run()


def test_an_error_of_the_catalogue_is_shown_with_its_place() -> None:
    app = failing("CatalogueError")
    assert [e.value for e in app.error] == ["indicators.toml [a] 字段“name”：缺少这个字段"]


def test_any_other_error_asks_the_reader_for_nothing_but_the_address() -> None:
    app = failing("ZeroDivisionError")
    assert [e.value for e in app.error] == [
        "数据没有受影响。请刷新页面；若仍出现，请把网址和时间告诉维护人员，日志中有详情。"
    ]
