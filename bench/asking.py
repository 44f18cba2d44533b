"""Every question of `warehouse.queries`, first asked and asked again, at one size or two.

Opens releases directly: no page, and nothing remembered between two questions.
"""

import inspect
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import pandas as pd

from bench.reporting import Measure
from catalogue import Catalogue, Indicator
from warehouse import queries
from warehouse.database import Warehouse
from warehouse.releases import Releases

Question = Callable[..., pd.DataFrame]
COLD, WARM = 3, 25
REPORT = "report-changsha-2022-review"  # absent from a generated release: an empty answer


def measures(folders: Mapping[str, Path], meanings: Catalogue) -> list[Measure]:
    """Of each question: warm and cold at each size, and how many times longer the last takes.

    `folders` names the data folders by size, smallest first.
    """
    paths = {size: _in_force(folder) for size, folder in folders.items()}
    known = _arguments(meanings)
    return [
        measure
        for name in sorted(queries.__all__)
        if inspect.isfunction(question := getattr(queries, name))
        for measure in _of_question(question, paths, meanings, known)
    ]


def _in_force(folder: Path) -> Path:
    path = Releases(folder / "releases").current()
    if path is None:
        raise RuntimeError(f"{folder} holds no release")
    return path


def _arguments(meanings: Catalogue) -> dict[str, Any]:
    """A value for every parameter that a question may have, by its name."""
    indicator = _summable(meanings)
    year = max(r.until for r in meanings.organisation.reporting)
    return {
        "indicator": indicator.key,
        "indicators": list(meanings.organisation.headline),
        "region": meanings.organisation.root,
        "regions": tuple(r.code for r in meanings.districts),
        "year": year,
        "years": (year - 1, year),
        "first": year - 4,
        "last": year,
        "sample": True,
        "source": REPORT,
        "sheet": "",
        "position": None,
    }


def _summable(meanings: Catalogue) -> Indicator:
    """A headline indicator whose regions and years may both be added."""
    headline = (meanings.indicator(key) for key in meanings.organisation.headline)
    return next(i for i in headline if i.across_regions == "sum" and i.across_years == "sum")


def _of_question(
    question: Question, paths: Mapping[str, Path], meanings: Catalogue, known: Mapping[str, Any]
) -> list[Measure]:
    wanted = [name for name in inspect.signature(question).parameters if name != "warehouse"]
    name = f"ask {question.__name__}"
    if unknown := [one for one in wanted if one not in known]:
        return [Measure(name=name, figure=None, beside=f"not asked: {', '.join(unknown)}?")]
    arguments = {one: known[one] for one in wanted}
    cold = {size: _cold(question, path, meanings, arguments) for size, path in paths.items()}
    warm = _warm(question, paths, meanings, arguments)
    return [
        *(_absolute(f"{name}, {size}", warm[size], cold[size]) for size in paths),
        *([_growth(name, warm)] if len(paths) > 1 else []),
    ]


def _absolute(name: str, warm: float, cold: float) -> Measure:
    return Measure(name=name, figure=warm * 1000, unit="ms", beside=f"first {cold * 1000:.1f} ms")


def _growth(name: str, warm: Mapping[str, float]) -> Measure:
    sizes = list(warm)
    beside = f"{sizes[-1]} / {sizes[0]}"
    return Measure(name=name, figure=warm[sizes[-1]] / warm[sizes[0]], beside=beside)


def _cold(
    question: Question, path: Path, meanings: Catalogue, arguments: Mapping[str, Any]
) -> float:
    """The first question put to a release just opened; opening it is not counted."""
    taken = []
    for _ in range(COLD):
        warehouse = Warehouse.open(path, meanings)
        try:
            taken.append(_seconds(question, warehouse, arguments))
        finally:
            warehouse.connection.close()
    return median(taken)


def _warm(
    question: Question, paths: Mapping[str, Path], meanings: Catalogue, arguments: Mapping[str, Any]
) -> dict[str, float]:
    """Asked in turns of every size, the first rounds left out."""
    opened = {size: Warehouse.open(path, meanings) for size, path in paths.items()}
    taken: dict[str, list[float]] = {size: [] for size in paths}
    try:
        for _ in range(WARM):
            for size, warehouse in opened.items():
                taken[size].append(_seconds(question, warehouse, arguments))
    finally:
        for warehouse in opened.values():
            warehouse.connection.close()
    return {size: median(seconds[3:]) for size, seconds in taken.items()}


def _seconds(question: Question, warehouse: Warehouse, arguments: Mapping[str, Any]) -> float:
    start = time.perf_counter()
    question(warehouse, **arguments)
    return time.perf_counter() - start
