"""Layout files: the shipped ones load; a mistake in one names file, field and the way out."""

# ruff: noqa: E501  # the table below holds whole messages, one line each

import pytest

from etl.returns.layouts import FOLDER, LayoutError, load_layouts, read_layout

SHIPPED = FOLDER / "annual_return.toml"


def test_the_shipped_layouts_load():
    assert [layout.name for layout in load_layouts()] == ["工作成效统计表"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\ntitle =", "\ntitel =", "字段“titel”：不认识的字段；是否想写“title”？"),
        ("\nlabel =", "\n# label =", "字段“columns.label”：缺少这个字段"),
        ("reason =", "reasons =", "字段“ignored.reasons”：不认识的字段；是否想写“reason”？"),
        ("not_applicable = [", "not_applied = [", "字段“missing.not_applied”：不认识的字段；是否想写“not_applicable”？"),
        ("(?P<month>", "(", "字段“published”：应含有 (?P<month>…)，读到“报送日期:(?P<year>20\\d\\d)年(\\d{1,2})月(?P<day>\\d{1,2})日”"),
        ("(?P<region>.{0,40})", "(?P<region>", "字段“publisher”：不是有效的正则表达式（missing ), unterminated subpattern at position 5）"),
        ('\nnote = ["备注"]', "\nnote = 5", "字段“columns.note”：应为文字列表，读到“5”"),
        ("[columns]", "columns = 1\n[other]", "字段“other”：不认识的字段"),
        ("\nlooks_like =", "\nlooks_like = 1 #", "字段“looks_like”：应为文字，读到“1”"),
        ("name = ", "name ", "不是有效的 TOML：Expected '=' after a key in a key/value pair (at line 9, column 6)"),
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
