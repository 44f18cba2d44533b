"""下载中心 in a real browser: choose, see how much it is, look, take each kind along, copy."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Server
from tests.exports import read_back
from tests.pages.visit import Visit

pytestmark = pytest.mark.browser
KINDS = {"下载CSV": ".csv", "下载Excel": ".xlsx", "下载Word": ".docx", "下载幻灯片": ".pptx"}


@pytest.fixture
def visit(chromium: Any, server: Server) -> Iterator[Visit]:
    shutil.rmtree(server.data / "prepared", ignore_errors=True)
    one = Visit(chromium, server)
    yield one
    one.context.close()


def taken(visit: Visit, button: str) -> tuple[str, bytes]:
    """The file of the first button of this name."""
    with visit.page.expect_download(timeout=60_000) as waiting:
        visit.page.get_by_role("button", name=button).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_what_is_chosen_is_seen_and_taken_along_in_each_kind(visit: Visit) -> None:
    visit.opens("downloads?years=2022&themes=万企兴万村").settles()
    for name in ("2021年", "长沙市", "浏阳市"):
        visit.page.get_by_role("button", name=name, exact=True).click()
        visit.settles()
    visit.page.wait_for_function("location.search.includes('regions=430100%2C430181')")
    visit.page.wait_for_function("document.querySelector('.cf .h1').innerText.includes('2个地区')")
    assert "years=2022%2C2021" in visit.page.url
    title = visit.text(".cf .h1")
    files = {kind: taken(visit, button) for button, kind in KINDS.items()}
    lines = read_back.lines(files[".csv"][1])
    assert title.startswith(f"所选数据共{len(lines)}条，涉及")
    assert "CSV约" in title
    shown = visit.page.evaluate(
        """[...document.querySelectorAll('table[data-view=downloads] tbody tr')].map(
            row => [row.cells[0].innerText, row.cells[1].innerText, row.cells[3].innerText])"""
    )
    assert shown == [[x["地区"], x["指标"], x["数值"]] for x in lines[: len(shown)]]
    assert len(shown) == 8
    stem = "所选数据_2022年、2021年_万企兴万村_第1版_含示例"
    assert {name for name, _ in files.values()} == {f"{stem}{kind}" for kind in KINDS.values()}
    for kind in (".xlsx", ".docx", ".pptx"):
        assert zipfile.ZipFile(io.BytesIO(files[kind][1])).testzip() is None
    assert (visit.errors, visit.elsewhere, visit.failed) == ([], [], [])


@pytest.mark.parametrize(("name", "kind"), [("CSV", ".csv"), ("Parquet", ".parquet")])
def test_the_whole_record_is_prepared_when_asked_for_and_then_a_link(
    visit: Visit, name: str, kind: str
) -> None:
    visit.opens("downloads").settles()
    assert not (visit.server.data / "prepared").exists()
    visit.page.get_by_role("button", name=f"准备{name}").click()
    link = visit.page.get_by_role("link", name=f"下载全部数据_第1版_含示例{kind}")
    link.wait_for(timeout=60_000)
    visit.settles()
    assert visit.page.locator("[data-testid=stProgress]").count() == 0
    with visit.page.expect_download(timeout=60_000) as waiting:
        link.click()
    (file,) = (visit.server.data / "prepared").glob(f"*{kind}")
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == f"全部数据_第1版_含示例{kind}"
    if kind == ".parquet":
        assert content == file.read_bytes()
    else:
        assert len(read_back.lines(content)) > 1000
    assert (visit.errors, visit.failed) == ([], [])


def test_sentences_link_and_citation_are_copied_with_one_press_each(visit: Visit) -> None:
    """The popover of 区县对比: what its button copies is what stands in it."""
    visit.opens("districts?indicator=village_investment&year=2022").settles()
    visit.page.get_by_role("button", name="复制文字、链接、引用").click()
    body = visit.page.locator("[data-testid=stPopoverBody]")
    blocks = body.locator("[data-testid=stCode]")
    blocks.nth(3).wait_for(timeout=60_000)
    titles = body.locator("[data-testid=stCaptionContainer]").all_inner_texts()
    assert [title.strip() for title in titles] == ["文字", "链接", "Excel、WPS 取数的链接", "引用"]
    copied = []
    for position in range(4):
        block = blocks.nth(position)
        block.hover()
        block.get_by_role("button").click()
        copied.append(visit.pasted())
        assert "".join(copied[-1].split()) == "".join(block.inner_text().split())
    said, page, file, cited = copied
    assert "2022年，浏阳市万企兴万村投资总额累计11.24亿元" in said
    assert page.startswith(f"{visit.server.address}/districts?")
    assert "release=1" in page
    assert file == (
        f"{visit.server.address}/exports/districts.csv?indicator=village_investment&year=2022"
    )
    assert "第1版[DB/OL]" in cited
    assert "不得作为事实引用" in cited
