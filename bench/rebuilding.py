"""A release built the whole way from millions of figures: seconds and memory.

Each build runs in a process of its own (`python -m bench.rebuilding FIGURES FOLDER`), because
memory is measured by process. Generates nothing and asks nothing.
"""

import json
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

import catalogue
from bench import generating
from bench.processes import peak, told_by
from bench.reporting import Measure
from catalogue import Catalogue
from etl.figures import Source
from warehouse import filling
from warehouse.releases import Releases

BAR_SECONDS, BAR_GIGABYTES = 90.0, 4.0


def measures(figures: Path, folder: Path) -> list[Measure]:
    """Build a release of `figures` into `folder`; its seconds and its memory."""
    told = build(figures, folder)
    name = f"rebuild 6.4 million from {figures.suffix[1:].upper()}"
    per_million = told["seconds"] / (told["figures"] / 1e6)
    beside = (
        f"{per_million:.2f} s a million figures, {told['fill']:.1f} s reading them in, "
        f"{told['cpu']:.0f} s of processor time; "
        f"{told['observations']:,} observations, {told['megabytes']:.0f} MB"
    )
    return [
        Measure(name=name, figure=told["seconds"], unit="s", bar=BAR_SECONDS, beside=beside),
        Measure(
            name=f"{name}, peak memory", figure=told["peak"] / 1e9, unit="GB", bar=BAR_GIGABYTES
        ),
    ]


def build(figures: Path, folder: Path) -> dict[str, Any]:
    """What the building process says of itself. Raises `RuntimeError` if it fails."""
    return told_by("bench.rebuilding", figures, folder)


@dataclass
class _Filling:
    """Fills a new release from a file, and notes when it was done."""

    figures: Path
    meanings: Catalogue
    sources: list[Source]
    done: float = 0.0

    def __call__(self, connection: duckdb.DuckDBPyConnection, number: int) -> None:
        filling.insert_release(
            connection,
            number=number,
            built_at=datetime.now(UTC),
            sample=True,
            organisation=self.meanings.organisation.name,
        )
        filling.insert_catalogue(connection, self.meanings)
        filling.insert_sources(connection, self.sources)
        filling.insert_figures(connection, self.figures)
        self.done = time.perf_counter()


def _build_here(figures: Path, folder: Path) -> dict[str, Any]:
    fill = _Filling(figures, generating.meanings(), generating.sources(catalogue.load()))
    start, processor = time.perf_counter(), time.process_time()
    release = Releases(folder / "releases").publish(fill)
    end = time.perf_counter()
    if release.contents is None:
        raise RuntimeError("the release does not open")
    return {
        "seconds": end - start,
        "fill": fill.done - start,
        "cpu": time.process_time() - processor,
        "peak": peak(),
        "figures": release.contents.figures,
        "observations": release.contents.observations,
        "megabytes": release.path.stat().st_size / 1e6,
    }


if __name__ == "__main__":
    print(json.dumps(_build_here(Path(sys.argv[1]), Path(sys.argv[2]))))
