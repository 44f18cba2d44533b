"""One reader of the dashboard in a real browser, and everything that went wrong on the way."""

from typing import Any

from tests.conftest import Server
from tests.pages.wording import FOREIGN

SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 375, "height": 812}}
# Streamlit's own client asks below the deep link first and is told 404; then it asks the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")
# The script has ended, the code of every element has come, and every chart is drawn.
SETTLED = """() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState
        === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton]")
    && [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
        .every(chart => chart.querySelector(".main-svg"))"""
SIDEWAYS = """() => ["[data-testid=stMain]", "html"].map(place => document.querySelector(place))
    .filter(place => place.scrollWidth > place.clientWidth).length"""
BROKEN = "[data-testid=stException], [data-testid=stPlotlyChart]:not([aria-label])"
VIEW = """() => ({
    words: [...document.querySelectorAll("[data-testid=stMain] .cf")].map(one => one.textContent),
    charts: [...document.querySelectorAll("[data-testid=stPlotlyChart]")].map(one => one.ariaLabel),
    lists: [...document.querySelectorAll("[data-testid=stSelectbox] input")].map(one => one.value),
    switches: [...document.querySelectorAll("[data-testid=stCheckbox] input")]
        .map(one => one.checked),
    pills: [...document.querySelectorAll("[data-testid=stButtonGroup] button[kind$=Active]")]
        .map(one => one.innerText),
})"""


class Visit:
    """One reader with an empty cache: the page, and everything that went wrong on it.

    Nothing is kept from page to page: each opening is that of a clean browser, but for the
    files that it need not fetch twice.
    """

    def __init__(
        self, browser: Any, server: Server, size: str = "desk", theme: str = "light"
    ) -> None:
        self.server, self.size = server, size
        self.context = browser.new_context(
            viewport=SIZES[size], color_scheme=theme, accept_downloads=True, locale="zh-CN"
        )
        self.context.set_default_timeout(120_000)  # a busy machine is slow, not wrong
        self.context.add_init_script("localStorage.clear(); sessionStorage.clear()")
        self.page = self.context.new_page()
        self.elsewhere: list[str] = []
        self.failed: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._watch)
        self.page.on("response", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._hear)

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def _note(self, response: Any) -> None:
        if response.status >= 400 and not response.url.endswith(PROBES):
            self.failed.append(f"{response.status} {response.url}")

    def _hear(self, said: Any) -> None:
        if said.type == "error" and not said.location["url"].endswith(PROBES):
            self.errors.append(said.text)

    def opens(self, path: str) -> "Visit":
        self.page.goto(f"{self.server.address}/{path}")
        self.page.wait_for_selector(".cf .h1", timeout=60_000)
        return self

    def settles(self) -> "Visit":
        """Until the charts are drawn and the script has ended."""
        self.page.wait_for_function(SETTLED, timeout=60_000)
        return self

    @property
    def link(self) -> str:
        """The address of what is on the screen, without the server's."""
        return str(self.page.url.removeprefix(f"{self.server.address}/"))

    def faults(self) -> list[str]:
        """Everything that is wrong with the page as it stands; nothing, if all is well."""
        sideways, foreign = self.page.evaluate(SIDEWAYS), self.page.evaluate(*FOREIGN)
        return [
            *self.elsewhere,
            *self.failed,
            *self.errors,
            *(["it scrolls sideways"] if sideways else []),
            *(["something broke"] if self.page.locator(BROKEN).count() else []),
            *(f"not Chinese: {words}" for words in foreign),
        ]

    def view(self) -> dict[str, list[str]]:
        """What the page says and what is chosen on it."""
        seen: dict[str, list[str]] = self.page.evaluate(VIEW)
        return seen

    def pasted(self) -> str:
        """What was copied, as it arrives in another window.

        Asked by a script a browser may ask back for leave, and then the script waits for ever.
        """
        other = self.context.new_page()
        other.set_content("<textarea autofocus></textarea>")
        other.locator("textarea").press("Control+V")
        other.wait_for_function("document.querySelector('textarea').value !== ''")
        words = str(other.input_value("textarea"))
        other.close()
        return words

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))
