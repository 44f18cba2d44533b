"""What becomes of the returns of a build: which are in, which late, which sent back, and why.

A return with an error contributes nothing until it is mended or the error is settled in
corrections.toml. Reads no return: it judges what the readers gave.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from catalogue import Catalogue
from etl.correcting import corrected
from etl.corrections import Correction
from etl.figures import Figure, Issue, Source
from etl.known import Known, contradictions, known_of
from etl.known.gone import gone
from etl.known.naming import named, named_otherwise
from etl.known.released import released_values
from etl.known.twice import sent, sent_twice
from etl.readings import Reading
from etl.receipts import Receipt

FOLDERS = {"returns": False, "sample": True}
"""The folders that returns lie in, and whether they are invented there."""
TOLD_BY_THE_RELEASE = ("stock_fell_by_half", "half_year_above_year")
"""What the checks of every release say themselves, of all figures."""
ISO_DATE = len("2023-01-31")

Place = tuple[str | None, int | None]
"""The district and year of a return."""


def with_what_is_known(
    reading: Reading,
    corrections: Sequence[Correction],
    catalogue: Catalogue,
    release: Path | None,
) -> list[Issue]:
    """What speaks against each return: last year, the other districts, the whole, other files.

    Judges the figures as corrected, so that a mended slip is no slip. `release` is the one in
    force, if any; raises `duckdb.Error` where it is none.
    """
    after = corrected(reading, [one for one in corrections if one.action != "accept"])
    sources = {source.key: source for source in after.sources}
    told = [f for f in after.figures if f.source in sources and f.status == "actual"]
    of_files = _by_file(told, sources)
    values = list(known_of(told, sources))
    if release is not None:
        returned = [figure for figures in of_files.values() for figure in figures]
        values += released_values(release, [*returned, *after.unfilled], catalogue)
    known = Known(values)
    blanks = [f for figures in of_files.values() for f in figures if f.value is None]
    found = [
        issue
        for file, figures in of_files.items()
        for issue in (
            *contradictions(figures, file, known, catalogue),
            *named_otherwise(figures, file, catalogue),
        )
        if issue.code not in TOLD_BY_THE_RELEASE
    ]
    return [
        *found,
        *gone([*blanks, *after.unfilled], sources, known, catalogue),
        *sent_twice(sent(after.sources, told), catalogue),
    ]


def _by_file(figures: Iterable[Figure], sources: dict[str, Source]) -> dict[str, list[Figure]]:
    """The figures of the returns, by the file they came in."""
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        source = sources[figure.source]
        if source.kind == "return":
            found.setdefault(source.file, []).append(figure)
    return found


def received(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with a receipt of every return, and without the figures of those that were sent
    back or came twice.

    A correction that no longer fits is the correction's fault, not the return's.
    """
    errors = (issue for issue in reading.issues if issue.severity == "error")
    wrong = Counter(issue.file for issue in errors if not issue.code.startswith("correction_"))
    twice = {issue.file for issue in reading.issues if issue.code == "sent_twice"}
    returns = {source.key: source for source in reading.sources if source.kind == "return"}
    receipts = _receipts(reading, returns, wrong, catalogue)
    out = {receipt.file for receipt in receipts if receipt.state == "refused"} | twice
    kept = [
        f for f in reading.figures if f.source not in returns or returns[f.source].file not in out
    ]
    in_order = [receipt for receipt in receipts if receipt.file not in twice]
    return replace(reading, figures=kept, receipts=in_order)


def _receipts(
    reading: Reading, returns: dict[str, Source], wrong: Counter[str], catalogue: Catalogue
) -> list[Receipt]:
    """In the order of files; of each file its districts and years."""
    doubted = Counter(issue.file for issue in reading.issues if issue.severity == "warning")
    whose = _whose(reading, returns, wrong, catalogue)
    return [
        _receipt(file, place, source, catalogue, errors=wrong[file], warnings=doubted[file])
        for file, places in sorted(whose.items())
        for place, source in places.items()
    ]


def _whose(
    reading: Reading, returns: dict[str, Source], wrong: Counter[str], catalogue: Catalogue
) -> dict[str, dict[Place, Source | None]]:
    """Each return's districts and years, by file: of its figures, else of its name."""
    found: dict[str, dict[Place, Source | None]] = {}
    for figure in reading.figures:
        if figure.source in returns:
            source = returns[figure.source]
            own: Place = (figure.region, figure.period_end.year)
            found.setdefault(source.file, {}).setdefault(own, source)
    unread = {file: None for file in wrong if file.partition("/")[0] in FOLDERS}
    for file, empty in {**unread, **{s.file: s for s in returns.values()}}.items():
        if file not in found:
            district, year = named(file, catalogue)
            found[file] = {(district.code if district else None, year): empty}
    return found


def _receipt(
    file: str,
    place: Place,
    source: Source | None,
    catalogue: Catalogue,
    *,
    errors: int,
    warnings: int,
) -> Receipt:
    region, year = place
    deadline = None if year is None else catalogue.organisation.deadline(year)
    published = "" if source is None else source.published
    # A bare year says nothing of the day: what may have come in time is not called late.
    dated = len(published) == ISO_DATE
    late = dated and deadline is not None and published > deadline.isoformat()
    return Receipt(
        region=region,
        year=year,
        state="refused" if errors else "late" if late else "in",
        file=file,
        source=None if source is None else source.key,
        published=published,
        deadline=deadline,
        errors=errors,
        warnings=warnings,
        sample=FOLDERS.get(file.partition("/")[0], False) if source is None else source.sample,
    )
