"""One reader of the dashboard in a real browser, and everything that went wrong on the way."""

from typing import Any

from tests.conftest import Server

SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 375, "height": 812}}
WITHOUT_CHARTS = (
    "sources",
    "indicators",
    "profile",
    "coverage",
    "targets",
    "releases",
    "downloads",
)
# Streamlit's own client asks below the deep link first and is told 404; then it asks the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")


class Visit:
    """One reader with an empty cache: the page, and everything that went wrong on it."""

    def __init__(
        self, browser: Any, server: Server, size: str = "desk", theme: str = "light"
    ) -> None:
        self.server = server
        self.context = browser.new_context(
            viewport=SIZES[size], color_scheme=theme, accept_downloads=True, locale="zh-CN"
        )
        self.page = self.context.new_page()
        self.elsewhere: list[str] = []
        self.failed: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._watch)
        self.page.on("response", self._note)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _watch(self, request: Any) -> None:
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def _note(self, response: Any) -> None:
        if response.status >= 400 and not response.url.endswith(PROBES):
            self.failed.append(f"{response.status} {response.url}")

    def opens(self, path: str) -> "Visit":
        self.page.goto(f"{self.server.address}/{path}")
        self.page.wait_for_selector(".cf .h1", timeout=60_000)
        return self

    def settles(self) -> "Visit":
        """Until the charts are drawn and the script has ended."""
        if not any(f"/{name}" in self.page.url for name in WITHOUT_CHARTS):
            self.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        return self

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))
