"""What several floors' tests share: a release of the shipped data, a server, a browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import etl  # noqa: F401 - says how openpyxl writes, before any test imports it

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")
NEEDED = "CHAMBER_TESTS_NEED_EVERYTHING"
START_SECONDS = 120


def absent(what: str, package: str) -> None:
    """Skip with a sentence; where everything was promised, fail instead."""
    sentence = f"{what} is not on this machine (Debian package {package})"
    if os.environ.get(NEEDED):
        pytest.fail(sentence)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with its first release, in a folder of its own."""
    folder = tmp_path_factory.mktemp("shipped") / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("releases"))
    etl_command(folder, "build")
    return folder


def etl_command(data: Path, *command: str) -> str:
    """What `python -m etl` says, on the data of this folder; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", *command, "--data", str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def answers(address: str) -> bool:
    """Whether the address answers with 200."""
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own server
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


class Server:
    """A running dashboard, in a process of its own."""

    def __init__(self, data: Path, folder: Path = ROOT, below: str = "") -> None:
        """`below` is the path of a portal that the dashboard is served under."""
        self.data = data
        self.folder = folder
        self.port = free_port()
        self.below = below
        self.address = f"http://127.0.0.1:{self.port}/{below}".rstrip("/")
        self.log = data.parent / f"server-{self.port}.log"

    def start(self) -> "Server":
        """Start it and wait until it serves."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        options = ["--server.port", str(self.port), "--server.enableAgentApi", "true"]
        options += ["--server.baseUrlPath", self.below] if self.below else []
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *options],
                cwd=self.folder,
                env={**os.environ, "CHAMBER_DATA_DIR": str(self.data)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + START_SECONDS
        while not answers(f"{self.address}/_stcore/health"):
            assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, self.log.read_text(encoding="utf-8")
            time.sleep(0.2)
        return self

    def stop(self) -> None:
        """Stop it, at once if it does not go by itself."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def server(data_folder: Path) -> Iterator[Server]:
    """The dashboard on the shipped data."""
    running = Server(data_folder).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A real browser without a window."""
    if not CHROMIUM.exists():
        absent("Chromium", "chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice's command."""
    found = shutil.which("soffice")
    if found is None:
        absent("LibreOffice", "libreoffice-calc-nogui")
    return str(found)


EXIT_STATUS = pytest.StashKey[int]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's files go first: the longest, begun last, would keep one core alone."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[EXIT_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End without DuckDB's note on references that the interpreter still holds at its end.

    It comes after the runner's own last line, which is the one that is read. A worker's end is
    not read by anybody, and it still has results to hand over.
    """
    if hasattr(config, "workerinput"):
        return
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(config.stash.get(EXIT_STATUS, 0))
