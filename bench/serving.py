"""A dashboard or an empty page in a process of its own, for as long as it is measured.

Starts and stops servers; what is asked of them stands in `rerunning` and `opening`.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app.py"
EMPTY = ROOT / "bench" / "empty.py"
NAIVE = ROOT / "bench" / "naive.py"
START_SECONDS = 180.0


@contextmanager
def serving(script: Path, data: Path | None = None) -> Iterator[int]:
    """The port of a running server; it is stopped whatever happens inside."""
    port = _free_port()
    with tempfile.TemporaryFile() as log:
        process = _started(script, data, port, log)
        try:
            _wait(process, port, log)
            yield port
        finally:
            _stop(process)


def _started(
    script: Path, data: Path | None, port: int, log: BinaryIO
) -> "subprocess.Popen[bytes]":
    folder = {} if data is None else {"CHAMBER_DATA_DIR": str(data)}
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    if script != APP:  # as Streamlit comes, whatever our settings say
        options.append("--runner.postScriptGC=true")
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", str(script)),
            *(*options, "--server.enableAgentApi=true"),
        ],
        cwd=ROOT,
        env={**os.environ, **folder},
        stdout=log,
        stderr=subprocess.STDOUT,
    )


def _wait(process: "subprocess.Popen[bytes]", port: int, log: BinaryIO) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(port):
        if process.poll() is not None or time.monotonic() > deadline:
            log.seek(0)
            raise RuntimeError(f"no server: {log.read().decode(errors='replace')[-2000:]}")
        time.sleep(0.2)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}/_stcore/health", timeout=5
        ) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
