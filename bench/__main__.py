"""`python -m bench`: what the dashboard costs, as ratios within one run.

Puts the parts in order and prints one table; every figure is taken elsewhere. Always exits
with 0: the bars are there to be read.
"""

import argparse
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import duckdb

import catalogue
from bench import (
    asking,
    crowding,
    exporting,
    generating,
    ledgers,
    opening,
    processes,
    reading,
    rebuilding,
    reporting,
    rerunning,
)
from bench.reporting import Measure
from bench.serving import APP, EMPTY, NAIVE, ROOT, serving
from warehouse.releases import ReleaseError, Releases

DEFAULT, LARGE = "default", "6.4 million"
RERUN_BARS: Mapping[str, float] = {DEFAULT: 2.0, LARGE: 2.5}
PARTS = (
    "reading",
    "ledgers",
    "rebuilding",
    "asking",
    "rerunning",
    "crowding",
    "opening",
    "exporting",
)
FAILURES = (OSError, RuntimeError, ReleaseError, duckdb.Error, StopIteration)


@dataclass
class Run:
    """What is measured where, and what has been found so far."""

    scratch: Path
    parts: tuple[str, ...]
    quick: bool
    found: list[Measure] = field(default_factory=list)

    def take(self, name: str, measuring: Callable[[], list[Measure]]) -> None:
        """Add one part's measures; a part that fails is one line of the table."""
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            self.found += measuring()
        except FAILURES as failure:
            print(failure, file=sys.stderr)
            reason = str(failure).strip().splitlines()[-1:] or [type(failure).__name__]
            self.found.append(Measure(name=name, figure=None, beside=f"failed: {reason[0]}"))

    @property
    def small(self) -> Path:
        """The data folder of the default size."""
        return self.scratch / "default"

    @property
    def large(self) -> Path:
        """The data folder of the large size."""
        return self.scratch / "large"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the default size only")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="generated files, for next time")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part, or several")
    return parser.parse_args()


@contextmanager
def _scratch(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="chamber-bench-") as folder:
        yield Path(folder)


def _build_default(folder: Path) -> None:
    """The shipped data with its release, in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("releases"))
    processes.run("etl", "build", "--data", folder)


def _rebuild(run: Run) -> None:
    """Both builds; the release from Parquet stays for the other parts."""
    shutil.rmtree(run.large, ignore_errors=True)
    from_csv = run.scratch / "csv"
    for suffix, folder in ((".parquet", run.large), (".csv", from_csv)):
        figures = generating.figures_file(run.scratch, suffix)
        run.take(f"rebuild from {suffix}", partial(rebuilding.measures, figures, folder))
    shutil.rmtree(from_csv, ignore_errors=True)


def _large_release(run: Run) -> None:
    """Make sure that there is a large release, without measuring."""
    if Releases(run.large / "releases").current() is None:
        rebuilding.build(generating.figures_file(run.scratch, ".parquet"), run.large)


def _serve_and_measure(run: Run, size: str, folder: Path) -> None:
    with serving(EMPTY) as empty, serving(APP, folder) as app:
        if "rerunning" in run.parts:
            bar = RERUN_BARS[size]
            run.take(f"rerun, {size}", lambda: rerunning.measures(app, empty, size, bar))
        if "crowding" in run.parts and size == DEFAULT:
            with serving(NAIVE, folder) as naive:
                run.take("a crowd", lambda: crowding.measures(app, naive, empty))
        if "opening" in run.parts and size == DEFAULT:
            run.take("open in a browser", lambda: opening.measures(app, empty))


def _export(run: Run) -> None:
    """The whole record of the largest release there is."""
    release = Releases((run.small if run.quick else run.large) / "releases").current()
    if release is None:
        raise RuntimeError("there is no release to export")
    run.take("export", partial(exporting.measures, release, run.scratch / "exported"))


def _measure(run: Run) -> list[Measure]:
    """Every part asked for, each noted by itself; what is left to note: nothing."""
    sizes = {DEFAULT: run.small} if run.quick else {DEFAULT: run.small, LARGE: run.large}
    if "reading" in run.parts:
        run.take("read reports", lambda: reading.measures(ROOT / "data", catalogue.load()))
    if "ledgers" in run.parts:
        _build_default(run.small)
        run.take("read a ledger", lambda: ledgers.measures(catalogue.load(), run.small))
    if "rebuilding" in run.parts and not run.quick:
        _rebuild(run)
    if {"asking", "rerunning", "crowding", "opening", "exporting"} & {*run.parts}:
        _build_default(run.small)
    if {"asking", "rerunning", "exporting"} & {*run.parts} and not run.quick:
        _large_release(run)
    if "asking" in run.parts:
        run.take("ask", lambda: asking.measures(sizes, catalogue.load()))
    if "exporting" in run.parts:
        _export(run)
    if {"rerunning", "crowding", "opening"} & {*run.parts}:
        for size, folder in sizes.items():
            _serve_and_measure(run, size, folder)
    return []


def main() -> None:
    """Measure, print, write down."""
    # A plain kill must stop the servers too: it becomes an exit, which unwinds.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    asked = _arguments()
    with _scratch(asked.keep) as scratch:
        run = Run(scratch=scratch, parts=tuple(asked.only or PARTS), quick=asked.quick)
        run.take("bench", partial(_measure, run))
    print(reporting.table(run.found))
    print(f"\nwritten to {reporting.save(run.found).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
