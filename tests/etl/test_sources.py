"""The declared sources: the shipped file, and each way in which a table can be wrong."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.figures import Source, SourceError
from etl.sources import read_sources

DATA = Path(__file__).parents[2] / "data"
GOOD = """
[a-page]
title = "一篇报道"
publisher = "某报"
published = "2023-01-12"
kind = "published"
precedence = 60
file = "published/figures.csv"
url = "https://example.cn/1"
"""
SECOND = GOOD.replace("a-page", "another")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "figures.csv").write_bytes(b"")
    return tmp_path


def read(data: Path, text: str) -> dict[str, Source]:
    (data / "sources.toml").write_text(text, encoding="utf-8")
    return read_sources(data / "sources.toml")


def test_a_table_is_a_source(data: Path) -> None:
    assert read(data, GOOD) == {
        "a-page": Source(
            key="a-page",
            title="一篇报道",
            publisher="某报",
            published="2023-01-12",
            kind="published",
            precedence=60,
            file="published/figures.csv",
            url="https://example.cn/1",
        )
    }


def test_a_data_folder_without_the_file_declares_no_source(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "sources.toml") == {}


def test_the_shipped_sources_are_108_pages_with_the_changsha_report_among_them() -> None:
    sources = read_sources(DATA / "sources.toml")
    assert len([s for s in sources.values() if s.kind == "published"]) == 108
    assert sources["rednet-2023-01-12-changsha"] == Source(
        key="rednet-2023-01-12-changsha",
        title="2023年长沙市工商联系统怎么干？这场大会有目标、有路径",
        publisher="红网时刻",
        published="2023-01-12",
        kind="published",
        precedence=60,
        file="published/figures.csv",
    )


def test_statistics_outrank_newspapers_and_these_their_copies() -> None:
    sources = read_sources(DATA / "sources.toml")
    keys = (
        "hunan-statistics-2018-04-03-changsha", "rednet-2022-11-04-changsha",
        "chinanews-2023-12-25-hunan", "mirror-2024-08-27-changsha",
    )  # fmt: skip
    assert [sources[key].precedence for key in keys] == [80, 60, 40, 20]


DATES = "应为 2023-01-12、2023-01 或 2023，读到"
WRONG = [
    ("title =", "titel =", "titel", "不认识的字段；是否想写“title”？"),
    ("precedence = 60\n", "", "precedence", "缺少这个字段"),
    ('"一篇报道"', '" "', "title", "不能为空"),
    ("= 60", '= "60"', "precedence", "应为整数，读到 60"),
    ("= 60", "= true", "precedence", "应为整数，读到 True"),
    ("= 60", "= 101", "precedence", "应在 0 到 100 之间，读到 101"),
    ('"2023-01-12"', "2023-01-12", "published", "应为加引号的文字，读到 2023-01-12"),
    ('"2023-01-12"', '"2023-02-30"', "published", f"{DATES}“2023-02-30”"),
    ('"2023-01-12"', '"去年"', "published", f"{DATES}“去年”"),
    ('"published"\n', '"publishd"\n', "kind", "不认识“publishd”；是否想写“published”？"),
    (
        "figures.csv", "figure.csv", "file",
        "没有文件“published/figure.csv”；是否想写“figures.csv”？",
    ),
    (
        "published/figures.csv", "../figures.csv", "file",
        "应为数据文件夹内的相对路径（用 /），读到“../figures.csv”",
    ),
    (
        "https://example.cn/1", "example.cn", "url",
        "应以 http:// 或 https:// 开头，没有网址则留空，读到“example.cn”",
    ),
    ("\nurl", '\nsha256 = "ab"\nurl', "sha256", "应为64位小写十六进制，读到“ab”"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "field", "found"), WRONG)
def test_a_wrong_field_stops_with_file_table_and_field(
    data: Path, before: str, after: str, field: str, found: str
) -> None:
    with pytest.raises(SourceError) as stopped:
        read(data, GOOD.replace(before, after, 1))
    assert str(stopped.value) == f"sources.toml [a-page] 字段“{field}”：{found}"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("[a-page]", "['A Page']", "sources.toml [A Page]：表名只用小写字母、数字、- 和 _"),
        ("\n[a-page]", "x = 1\n[a-page]", "sources.toml [x]：应写在某个 [表] 之内"),
    ],
)
def test_a_table_that_is_none_is_refused(data: Path, before: str, after: str, message: str) -> None:
    with pytest.raises(SourceError) as stopped:
        read(data, GOOD.replace(before, after, 1))
    assert str(stopped.value) == message


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (SECOND, "sources.toml [another] 字段“url”：与 [a-page] 相同；同一来源只登记一次"),
        (
            SECOND.replace("/1", "/2"),
            "sources.toml [another] 字段“title”：标题、发布者和日期与 [a-page] 相同；只登记一次",
        ),
    ],
)
def test_one_document_is_declared_once(data: Path, second: str, message: str) -> None:
    with pytest.raises(SourceError) as stopped:
        read(data, GOOD + second)
    assert str(stopped.value) == message


def test_a_key_is_declared_once(data: Path) -> None:
    with pytest.raises(SourceError, match=r"^sources\.toml 不是有效的 TOML：.*只能写一次$"):
        read(data, GOOD + GOOD)


def test_two_returns_of_the_same_form_are_two_sources(data: Path) -> None:
    text = ""
    for name in ("芙蓉区", "天心区"):
        (data / f"2022_{name}.xlsx").write_bytes(b"")
        entry = GOOD.replace("published/figures", f"2022_{name}").replace(".csv", ".xlsx")
        text += entry.replace("a-page", f"r{len(text)}").replace('"published"', '"return"')
    text = text.replace("https://example.cn/1", "")
    assert [s.file for s in read(data, text).values()] == ["2022_芙蓉区.xlsx", "2022_天心区.xlsx"]


def test_a_file_that_is_no_text_is_refused_in_words(data: Path) -> None:
    (data / "sources.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match=r"^sources\.toml 应为 UTF-8 文本："):
        read_sources(data / "sources.toml")


TEXTS = st.text(max_size=8) | st.sampled_from(["title", "a\x00b", "/", "..", "con", "x" * 400])
VALUES = TEXTS | st.integers() | st.booleans() | st.floats() | st.dates() | st.none()


@given(st.dictionaries(TEXTS, VALUES, max_size=3), st.sampled_from(["file", "url", "kind"]), TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_table_is_a_source_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, extra: dict[str, object], name: str, text: str
) -> None:
    data = tmp_path_factory.getbasetemp()
    lines = [f"{_quoted(k)} = {_literal(v)}" for k, v in extra.items()]
    changed = [
        f"{name} = {_quoted(text)}" if ln.startswith(name) else ln for ln in GOOD.split("\n")
    ]
    with suppress(SourceError):
        read(data, "\n".join([*changed, *lines]))


def _literal(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    return str(value).lower()


def _quoted(text: str) -> str:
    """A TOML string, every character escaped."""
    return '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"'
