"""How well reports are read, level by level, over sets of texts with gold.

`python -m tests.etl.reports.levels [DIR…]` prints the table for the sets kept here and for any
folder in their form. Decides nothing and writes nothing; the floors stand in `levels.toml`.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from etl.passages import Passage
from tests.etl.reports.gold import HERE, GoldSet, Line, from_digests, from_folder

LEVELS = ("span", "value_unit", "qualifier", "status")
FIELDS = ("region", "period", "indicator")
SIDES = {"at_least": "over", "at_most": "nearly"}
HEADS = ("span", "value, unit", "+ qualifier", "+ status")


@dataclass(kw_only=True)
class Score:
    """Hits of one set. `fields` are (right, known) of those right on all four levels."""

    gold: int = 0
    read: int = 0
    hits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))
    fields: dict[str, tuple[int, int]] = field(
        default_factory=lambda: dict.fromkeys(FIELDS, (0, 0))
    )
    false_hits: int = 0
    invented: int = 0
    wrong: list[str] = field(default_factory=list)

    def levels(self) -> dict[str, float]:
        """Precision and recall of each level, and of each field that gold tells the share right,
        from 0 to 1.
        """
        found = {}
        for level, hits in self.hits.items():
            found[f"{level}_precision"] = _share(hits, self.read)
            found[f"{level}_recall"] = _share(hits, self.gold)
        known = {name: counts for name, counts in self.fields.items() if counts[1]}
        return found | {name: _share(*counts) for name, counts in known.items()}


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def score(texts: GoldSet) -> Score:
    """One set's levels. Each level holds only what is right on all before it."""
    result = Score()
    for name, read in texts.texts.items():
        lines = [line for line in texts.lines if line.file == name]
        spans = [(start, end) for file, start, end in texts.not_figures if file == name]
        _add(result, [p for p in read.passages if p.kind == "figure"], lines, spans)
    return result


def _add(
    result: Score, read: list[Passage], lines: list[Line], spans: list[tuple[int, int]]
) -> None:
    met = dict(_pairs(read, lines))
    aside = {n for n, p in enumerate(read) if _is_optional(n, p, met, lines)}
    result.gold += sum(not line.optional for line in lines)
    result.read += len(read) - len(aside)
    for n, passage in enumerate(read):
        line = lines[met[n]] if n in met else None
        if n in aside:
            continue
        if line is None:
            result.wrong.append(f"nothing there: {passage.text}")
            result.false_hits += any(_overlap(passage, *span) > 0 for span in spans)
        else:
            _compare(result, passage, line)
    missed = set(range(len(lines))) - set(met.values())
    result.wrong += [f"missed: {lines[m]}" for m in sorted(missed) if not lines[m].optional]


def _is_optional(n: int, passage: Passage, met: dict[int, int], lines: list[Line]) -> bool:
    if n in met:
        return lines[met[n]].optional
    return any(line.optional and _overlap(passage, line.start, line.end) > 0 for line in lines)


def _compare(result: Score, passage: Passage, line: Line) -> None:
    result.invented += line.value is None and passage.value is not None
    right = dict(zip(LEVELS, _steps(passage, line), strict=True))
    for level, is_right in right.items():
        if not is_right:
            result.wrong.append(f"{level}: {passage.text} {passage} ≠ {line}")
            return
        result.hits[level] += 1
    for name, expected in line.known.items():
        hit = agrees(passage, name, expected)
        before = result.fields[name]
        result.fields[name] = (before[0] + hit, before[1] + 1)
        result.wrong += [] if hit else [f"{name}: {passage.text} ≠ {expected}"]


def _steps(passage: Passage, line: Line) -> Iterator[bool]:
    """Whether each level is right."""
    values = tuple(v for v in (passage.value, passage.value_max) if v is not None)
    yield True
    yield (values or None) == line.value and passage.unit == line.unit
    yield one_side(passage.qualifier) == one_side(line.qualifier)
    yield passage.status == line.status


def one_side(qualifier: str) -> str:
    """The two lower bounds count as one here, and so do the two upper bounds."""
    return SIDES.get(qualifier, qualifier)


def agrees(passage: Passage, name: str, expected: str) -> bool:
    """Whether a field is as gold says; a period in gold is a year or two dates."""
    if name != "period":
        return (getattr(passage, name) or "") == expected
    start, end = passage.period_start, passage.period_end
    if len(expected) == len("2022"):
        return end is not None and str(end.year) == expected
    return "/".join("" if day is None else day.isoformat() for day in (start, end)) == expected


def _pairs(read: list[Passage], lines: list[Line]) -> Iterator[tuple[int, int]]:
    """One to one, the longest overlap first, what must be read before what may be."""
    found = []
    for n, passage in enumerate(read):
        for m, line in enumerate(lines):
            shared = _overlap(passage, line.start, line.end)
            if shared > 0:
                longer = abs((passage.end - passage.start) - (line.end - line.start))
                found.append((line.optional, -shared, longer, n, m))
    taken: set[tuple[str, int]] = set()
    for *_, n, m in sorted(found):
        if not {("read", n), ("gold", m)} & taken:
            taken |= {("read", n), ("gold", m)}
            yield n, m


def _overlap(passage: Passage, start: int, end: int) -> int:
    return min(passage.end, end) - max(passage.start, start)


def kept_sets() -> list[GoldSet]:
    """The sets that lie here: hard lines, golden documents, reports whose answers were written
    before any rule had read them, the project's own digests.
    """
    folders = (from_folder(HERE / name) for name in ("hard", "golden", "other_hands"))
    return [*folders, from_digests()]


def table(sets: Iterable[GoldSet], *, wrong: bool = False) -> str:
    """The levels of several sets as text, precision/recall/F1; with `wrong`, each error below."""
    head = f"{'set':<12}{'gold':>6}{'read':>6}  " + "".join(f"{name:<20}" for name in HEADS)
    rows = [f"{head}{'region':<8}{'period':<8}{'indic.':<8}false  invented"]
    for texts in sets:
        result = score(texts)
        levels = "".join(_written(hits, result) for hits in result.hits.values())
        fields = "".join(
            f"{f'{_share(*counts):.3f}' if counts[1] else '—':<8}"
            for counts in result.fields.values()
        )
        rows.append(
            f"{texts.name:<12}{result.gold:>6}{result.read:>6}  {levels}{fields}"
            f"{result.false_hits:<7}{result.invented}"
        )
        rows += [f"    {said}" for said in result.wrong] if wrong else []
    return "\n".join(rows)


def _written(hits: int, result: Score) -> str:
    if not result.gold:
        return f"{'—':<20}"
    precision, recall = _share(hits, result.read), _share(hits, result.gold)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0
    return f"{f'{precision:.3f}/{recall:.3f}/{f1:.3f}':<20}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.etl.reports.levels", description=__doc__)
    parser.add_argument("folder", nargs="*", type=Path, help="texts with gold*.jsonl or *.csv")
    parser.add_argument("--wrong", action="store_true", help="print what was read wrongly")
    given = parser.parse_args()
    print(table([*kept_sets(), *map(from_folder, given.folder)], wrong=given.wrong))


if __name__ == "__main__":
    main()
