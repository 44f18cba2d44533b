"""What stands on a page run by AppTest: HTML numbers with their sources, and the charts."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard import store

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def opened(page: str, **parameters: str) -> AppTest:
    """The page after its first run, as a link with these parameters opens it."""
    store.forget()
    app = AppTest.from_file(str(ROOT / "dashboard" / "main.py"), default_timeout=60).run()
    app.query_params.clear()
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def markup(app: AppTest) -> str:
    """All our HTML on the page, without the style sheet."""
    pieces = [str(element.proto.body) for kind in ("markdown", "html") for element in app.get(kind)]
    return re.sub(r"<style>.*?</style>", "", "\n".join(pieces), flags=re.DOTALL)


def words(app: AppTest) -> str:
    """The text of our HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup(app))).strip()


@dataclass
class Cell:
    """One cell of a table: its shown text, in it the number or why there is none, its value."""

    text: str = ""
    number: str = ""
    value: str | None = None
    source: bool = False


class _Table(HTMLParser):
    """Reads one of our tables: rows of cells, the numbers' cards left out of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[dict[str, str | None], list[Cell]]] = []
        self.inside = False
        self.popover = 0
        self.number = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "div":
            self.popover += bool(self.popover) or "source" in (given.get("class") or "").split()
        if tag == "tr":
            self.rows.append((given, []))
        if tag in ("td", "th") and self.rows:
            self.rows[-1][1].append(Cell())
            self.inside = True
        looks = {*(given.get("class") or "").split()}
        if looks & {"number", "absent"} and self.inside:
            self.number = tag
        if "number" in looks and self.inside:
            self.rows[-1][1][-1].value = given.get("data-value")
            self.rows[-1][1][-1].source = "popovertarget" in given or "href" in given

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.popover:
            self.popover -= 1
        if tag in ("td", "th"):
            self.inside = False
        if tag in ("td", "th", self.number):
            self.number = ""

    def handle_data(self, data: str) -> None:
        if self.inside and not self.popover and self.rows:
            self.rows[-1][1][-1].text += data
            self.rows[-1][1][-1].number += data if self.number else ""


def table(app: AppTest, view: str) -> list[tuple[dict[str, str | None], list[Cell]]]:
    """The rows of the table of this view, the header first."""
    found = re.search(rf'<table[^>]*data-view="{view}".*?</table>', markup(app), re.DOTALL)
    assert found is not None, f"no table {view}"
    return rows_of(found.group())


def rows_of(html: str) -> list[tuple[dict[str, str | None], list[Cell]]]:
    """The rows of a table."""
    reader = _Table()
    reader.feed(html)
    return reader.rows
