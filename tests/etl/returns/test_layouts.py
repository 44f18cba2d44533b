"""Layout files: the shipped ones load; a mistake in one names file, field and the way out; a
heading that a form means otherwise is read so.
"""

# ruff: noqa: E501  # the table below holds whole messages, one line each

import pytest

from catalogue import load
from etl.returns import Words, read_return
from etl.returns.layouts import FOLDER, LayoutError, load_layouts, read_layout
from tests.etl.forms import form

SHIPPED = FOLDER / "annual_return.toml"


def test_the_shipped_layouts_load():
    assert [layout.name for layout in load_layouts()] == ["工作成效统计表"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\ntitle =", "\ntitel =", "字段“titel”：不认识的字段；是否想写“title”？"),
        ("\nfile =", "\n# file =", "字段“file”：缺少这个字段"),
        ("(?P<region>", "(", "字段“file”：应含有 (?P<region>…)，读到“(?P<year>20\\d\\d)_([^_.]{1,20})(?:_.{0,40})?\\.xlsx”"),
        ("(?P<region>[^_.]{1,20})", "(?P<region>", "字段“file”：不是有效的正则表达式（missing ), unterminated subpattern at position 17）"),
        ("[headings]", "headings = 1", "字段“headings”：应为表，读到“1”"),
        ("[headings]", '[headings]\n"规模" = 1', "字段“headings.规模”：应为文字，读到“1”"),
        ("name = ", "name ", "不是有效的 TOML：Expected '=' after a key in a key/value pair (at line 7, column 6)"),
    ],
)  # fmt: skip
def test_a_mistake_stops_the_load(tmp_path, old, new, message):
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "annual_return.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LayoutError) as stopped:
        read_layout(path)
    assert str(stopped.value) == f"annual_return.toml {message}"


@pytest.mark.parametrize(("told", "expected"), [("", []), ('"规模" = "member_count"', [5])])
def test_a_heading_is_read_as_its_form_means_it(tmp_path, told, expected):
    text = SHIPPED.read_text(encoding="utf-8").replace("[headings]", f"[headings]\n{told}")
    path = tmp_path / "annual_return.toml"
    path.write_text(text, encoding="utf-8")
    words = Words(load(), (read_layout(path),))
    read = read_return(form(("规模", "个", 5)), "returns/a.xlsx", words)
    assert [claim.value.value for claim in read.claims] == expected
