"""Measures in one table on the terminal and as JSON in `bench/results/`.

Knows what a measure is, not how any is taken. A bar is read, never enforced.
"""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).parent / "results"
HEAD = ("measure", "figure", "bar", "", "beside")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure, the most it may be, and what it was computed from."""

    name: str
    figure: float | None
    unit: str = "x"
    bar: float | None = None
    beside: str = ""

    @property
    def verdict(self) -> str:
        """`ok` or `over`; nothing where there is no bar or no figure."""
        if self.bar is None or self.figure is None:
            return ""
        return "ok" if self.figure <= self.bar else "over"


def ratio(
    name: str, ours: Sequence[float], theirs: Sequence[float], bar: float | None = None
) -> Measure:
    """How many times longer ours takes, by medians of seconds."""
    mine, other = median(ours), median(theirs)
    beside = f"{_milliseconds(mine)} / {_milliseconds(other)}, n={len(ours)}"
    return Measure(name=name, figure=mine / other, bar=bar, beside=beside)


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def table(measures: Sequence[Measure]) -> str:
    """All measures, one a line, under one head."""
    rows = [HEAD, *(_row(measure) for measure in measures)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "-" * len(max(lines, key=len)), *lines[1:]])


def _row(measure: Measure) -> tuple[str, ...]:
    figure = "-" if measure.figure is None else f"{measure.figure:.2f} {measure.unit}"
    bar = "" if measure.bar is None else f"{measure.bar:g} {measure.unit}"
    return (measure.name, figure, bar, measure.verdict, measure.beside)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def save(measures: Sequence[Measure]) -> Path:
    """Write them down with the moment and the machine's kind; returns the file."""
    now = datetime.now(UTC)
    content = {
        "measured_at": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "measures": [{**asdict(m), "verdict": m.verdict} for m in measures],
    }
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{now:%Y%m%dT%H%M%SZ}.json"
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file
