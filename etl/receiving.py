"""What becomes of the returns of a build: which are in, which late, which sent back, and why.

A return with an error contributes nothing until it is mended or the error is settled in
corrections.toml. Reads no return: it judges what the readers gave.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from catalogue import Catalogue, Organisation
from etl.correcting import corrected
from etl.corrections import Correction
from etl.figures import Figure, Issue, Source
from etl.known import Known, contradictions, known_of
from etl.known.gone import gone
from etl.known.naming import misnamed, named, named_otherwise
from etl.known.released import released_values
from etl.known.replaced import replaced, settled
from etl.known.twice import sent, sent_twice
from etl.readings import Reading
from etl.receipts import Receipt

FOLDERS = {"returns": False, "sample": True}
"""The folders that returns lie in, and whether they are invented there."""
TOLD_BY_THE_RELEASE = ("stock_fell_by_half", "half_year_above_year")
"""What the checks of every release say themselves, of all figures."""
ISO_DATE = len("2023-01-31")
FEW = 3
"""So many files are named; of more it is said that there are more."""

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
    wrong = _wrong([*after.issues, *found])
    return [
        *found,
        *gone([*blanks, *after.unfilled], sources, known, catalogue),
        *sent_twice(sent(after.sources, told), catalogue, wrong),
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
    back or came twice. One that was sent back and is replaced asks for nothing any more.

    A correction that no longer fits is the correction's fault, not the return's.
    """
    twice = {issue.file for issue in reading.issues if issue.code == "sent_twice"}
    returns = {source.key: source for source in reading.sources if source.kind == "return"}
    reading = replace(reading, issues=_blanks_sent_back(reading.issues, returns.values()))
    receipts = _receipts(reading, returns, catalogue)
    out = {receipt.file for receipt in receipts if receipt.state == "refused"} | twice
    kept = [
        f for f in reading.figures if f.source not in returns or returns[f.source].file not in out
    ]
    copies = twice - set(misnamed(reading.issues))
    sent_once = [receipt for receipt in receipts if receipt.file not in copies]
    instead = replaced(sent_once, returns, [f for f in reading.figures if f.status == "actual"])
    in_order = [receipt for receipt in sent_once if receipt.file not in instead]
    issues = [*settled(reading.issues, instead), *not_asked(in_order, catalogue.organisation)]
    return replace(reading, figures=kept, receipts=in_order, issues=issues)


def _blanks_sent_back(issues: Iterable[Issue], returns: Iterable[Source]) -> list[Issue]:
    """A form of which nothing at all was filled in is an error; a blank sheet beside others not."""
    filled = {source.file for source in returns}
    return [
        replace(issue, severity="error")
        if issue.code == "form_blank" and issue.file not in filled
        else issue
        for issue in issues
    ]


def _wrong(issues: Iterable[Issue]) -> Counter[str]:
    """How many errors each file has."""
    errors = (issue for issue in issues if issue.severity == "error")
    return Counter(issue.file for issue in errors if not issue.code.startswith("correction_"))


def not_asked(receipts: Sequence[Receipt], organisation: Organisation) -> Iterator[Issue]:
    """A warning for each year of which returns came though nothing was asked for it: then nobody
    is chased. Years before the first that was asked for are history.
    """
    begun = min((asked.since for asked in organisation.reporting), default=0)
    came: dict[int, list[str]] = {}
    for one in receipts:
        year = one.year or 0
        if not one.sample and year > begun and not organisation.asks(year):
            came.setdefault(year, []).append(one.file)
    for year, files in sorted(came.items()):
        told = dict.fromkeys(files)
        named = f"{'、'.join(list(told)[:FEW])}{'等' if len(told) > FEW else ''}"
        message = (
            f"收到{year}年的{len(told)}份报表（{named}），但{year}年不在应报年度内："
            f"报送进度和催报名单都没有这一年。{organisation.how_to_ask(year)}"
        )
        yield Issue(
            code="year_not_asked",
            severity="warning",
            file="catalogue/organisation.toml",
            place="[[reporting]]",
            message=message,
        )


def _receipts(reading: Reading, returns: dict[str, Source], catalogue: Catalogue) -> list[Receipt]:
    """In the order of files; of each file its districts and years."""
    wrong = _wrong(reading.issues)
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
    """Each return's districts and years, by file: of its figures, else of its name. What is named
    otherwise is missed where its name says, too; and only there, where the rest came twice.

    A table of targets is no return that is owed: it is told of only where it was sent back.
    """
    found: dict[str, dict[Place, Source | None]] = {}
    for figure in reading.figures:
        if figure.source in returns and figure.status == "actual":
            source = returns[figure.source]
            own: Place = (figure.region, figure.period_end.year)
            found.setdefault(source.file, {}).setdefault(own, source)
    unread = {file: None for file in wrong if file.partition("/")[0] in FOLDERS}
    aims = {figure.source for figure in reading.figures if figure.status == "target"}
    told = {s.file: s for s in returns.values() if s.key not in aims or wrong[s.file]}
    for file, empty in {**unread, **told}.items():
        if file not in found:
            district, year = named(file, catalogue)
            found[file] = {(district.code if district else None, year): empty}
    twice = {issue.file for issue in reading.issues if issue.code == "sent_twice"}
    for file in misnamed(reading.issues):
        (code, year), own_source = next(iter(found[file].items()))
        district, wanted = named(file, catalogue)
        place = (district.code if district else code, wanted or year)
        found[file] = {**({} if file in twice else found[file]), place: own_source}
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
