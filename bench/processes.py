"""A measure taken in a process of its own: what it says at its end, and the memory it took.

Memory is measured by process; knows nothing of what is measured.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.serving import ROOT


def run(module: str, *arguments: object) -> str:
    """What `python -m module` printed. Raises `RuntimeError` with its last words if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{module} failed: {(done.stdout + done.stderr)[-2000:]}")
    return done.stdout


def told_by(module: str, *arguments: object) -> dict[str, Any]:
    """The last line that it printed, which is JSON."""
    told: dict[str, Any] = json.loads(run(module, *arguments).splitlines()[-1])
    return told


def peak() -> int:
    """The most memory this process ever held, in bytes; what its parent held is left out."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource  # noqa: PLC0415 - not on every system, and not needed on Linux

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
