"""A folder of district returns to figures, issues and sources. One bad file never stops the rest.

bytes → grids → tables → claims → figures. Nothing here looks inside a cell.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from catalogue import Catalogue, Region
from etl.figures import Figure, Issue, Source, Status, Unfilled
from etl.passages import SheetRow
from etl.readings import Reading
from etl.returns.claims import Claim
from etl.returns.contexts import Told
from etl.returns.files import read_file
from etl.returns.files.archives import check_file_size
from etl.returns.forms import district_sheets, read_sheet
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.marker import SHEET, marker_of
from etl.returns.sending import Return, out_of_order, sources
from etl.returns.sheets import SheetReading, as_they_stand
from etl.returns.within import agreed, copied
from etl.returns.words import Words
from etl.usage import reason_in_chinese

NOTHING_TOLD = Told()


def _silent(_done: int, _total: int, _name: str) -> None:
    """No progress shown."""


def read_returns(
    folder: Path,
    catalogue: Catalogue,
    *,
    sample: bool,
    declared: Mapping[str, Source] = MappingProxyType({}),
    progress: Callable[[int, int, str], None] = _silent,
) -> Reading:
    """Every return below `folder`, which lies directly in the data folder.

    `declared` says of files, by their paths below the data folder, what sources.toml does.
    `progress` is called with files done, files in all, and the name of the next one.
    """
    reading, words = Reading(), Words(catalogue)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    returns: list[Return] = []
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        file = path.relative_to(folder.parent).as_posix()
        found = read_path(path, file, words, _told(declared.get(file), catalogue))
        returns.extend(found.returns)
        reading.issues.extend(found.issues)
    progress(len(files), len(files), "")
    reading.issues.extend(out_of_order(returns, declared))
    for source, claimed in sources(returns, declared, sample=sample):
        reading.sources.append(source)
        reading.figures.extend(figures_of(claimed.claims, source))
        reading.unfilled.extend(unfilled_of(claimed.claims, source))
        reading.sheet_rows.extend(claimed.rows)
    return reading


def _told(source: Source | None, catalogue: Catalogue) -> Told:
    """Of whom and when a declared return is, where it does not say."""
    if source is None:
        return NOTHING_TOLD
    return Told(region=catalogue.regions.get(source.region), year=source.year or None)


@dataclass(frozen=True, kw_only=True)
class FileReading:
    """What one file gave: all its claims in the order of their cells, and its issues."""

    file: str
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    returns: tuple[Return, ...] = ()


def read_path(path: Path, file: str, words: Words, told: Told = NOTHING_TOLD) -> FileReading:
    """What the file at `path` says; `file` is how its issues name it."""
    if path.name.startswith("~$"):
        return FileReading(file=file, issues=(complaint("lock_file").at(file),))
    if path.name.startswith(".") or path.stem == "README":  # kept for systems and people
        return FileReading(file=file)
    try:
        check_file_size(path.stat().st_size)
        content = path.read_bytes()
    except OSError as error:
        found = complaint("unreadable_file", found=reason_in_chinese(error))
        return FileReading(file=file, issues=(found.at(file),))
    except RefusedError as error:
        return FileReading(file=file, issues=(error.complaint.at(file),))
    return read_return(content, file, words, told)


def read_return(content: bytes, file: str, words: Words, told: Told = NOTHING_TOLD) -> FileReading:
    """What a file says, whatever it is; nothing but issues where it is refused."""
    try:
        sheets = read_file(content, file)
    except RefusedError as error:
        return FileReading(file=file, issues=(error.complaint.at(file),))
    issues = [found.at(file) for found in sheets.complaints]
    hidden = [name for name in sheets.hidden if name != SHEET]
    issues += [complaint("hidden_sheet_skipped").at(file, name) for name in hidden]
    titles = (*sheets.hidden, *(grid.title for grid in sheets.grids))
    marker = marker_of(content) if SHEET in titles else None
    grids = district_sheets(sheets.grids, marker)
    read = [read_sheet(grid, marker, file, words, told) for grid in grids]
    claims, found = _together(read, file, told)
    issues += [*(issue for sheet in read for issue in sheet.issues), *found]
    if sheets.grids and not any(sheet.tables for sheet in read):
        issues.append(complaint("no_table_found").at(file))
    issues += [complaint("nothing_read").at(file, sheet.title) for sheet in _unread(read, issues)]
    rows = {grid.title: tuple(as_they_stand(grid, file)) for grid in sheets.grids}
    root, digest = words.regions.root, sha256(content).hexdigest()
    returns = _returns(claims, read, rows, root, file, digest)
    return FileReading(
        file=file, claims=tuple(claims), issues=tuple(issues), returns=tuple(returns)
    )


def _unread(read: Sequence[SheetReading], issues: Sequence[Issue]) -> Iterator[SheetReading]:
    """The sheets with numbers of which none was read, where no error says why: a warning says
    enough beside sheets that were read.
    """
    if any(issue.severity == "error" for issue in issues):
        return
    nothing = not any(sheet.claims for sheet in read)
    for sheet in read:
        told = any(issue.severity == "warning" for issue in sheet.issues)
        if sheet.held and not sheet.claims and (nothing or not told):
            yield sheet


def _together(
    read: Sequence[SheetReading], file: str, told: Told
) -> tuple[list[Claim], list[Issue]]:
    """The claims of all sheets that stand, and what the sheets say against each other."""
    issues: list[Issue] = []
    copies = dict(copied([(sheet.title, sheet.numbers) for sheet in read]))
    issues += [complaint("copied_sheet", found=of).at(file, title) for title, of in copies.items()]
    claims = [c for sheet in read if sheet.title not in copies for c in sheet.claims]
    kept, twice = agreed(claims)
    issues += [found.at(file, place) for place, found in twice]
    another = _not_as_named(claims, told)
    if another is not None:
        issues.append(another.at(file))
    stopped = another is not None or any(sheet.stopped for sheet in read)
    return ([] if stopped else kept), issues


def _not_as_named(claims: Sequence[Claim], told: Told) -> Complaint | None:
    """A file of another year or district than the sender named."""
    years = {claim.period.year for claim in claims}
    if told.year is not None and years and told.year not in years:
        found = "、".join(f"{year}年" for year in sorted(years))
        return complaint("year_not_as_named", told=told.year, found=found)
    regions = {claim.region.code: claim.region.name for claim in claims}
    if told.region is not None and regions and told.region.code not in regions:
        found = "、".join(regions.values())
        return complaint("region_not_as_named", told=told.region.name, found=found)
    return None


def _grouped(claims: Sequence[Claim], root: Region) -> Iterator[tuple[Region, Status, list[Claim]]]:
    """By year and district. The targets of several districts are set by one table, the city's."""
    aimed = {claim.region.code for claim in claims if claim.status == "target"}
    groups: dict[tuple[int, Status, str], list[Claim]] = {}
    for claim in claims:
        together = claim.status == "target" and len(aimed) > 1
        whose = root.code if together else claim.region.code
        groups.setdefault((claim.period.year, claim.status, whose), []).append(claim)
    for (_, status, whose), group in groups.items():
        yield root if whose == root.code else group[0].region, status, group


def _returns(
    claims: Sequence[Claim],
    read: Sequence[SheetReading],
    rows: Mapping[str, tuple[SheetRow, ...]],
    root: Region,
    file: str,
    digest: str,
) -> Iterator[Return]:
    """The claims of a file by district and year; each with the sheets that they stand on."""
    sheets = {sheet.title: sheet for sheet in read}
    shown: set[str] = set()
    for region, status, group in _grouped(claims, root):
        titles = list(dict.fromkeys(claim.locator.rpartition("!")[0] for claim in group))
        sheet = sheets[titles[0]]
        yield Return(
            file=file,
            sha256=digest,
            region=region,
            year=group[0].period.year,
            status=status,
            title=sheet.heading,
            published=sheet.published.isoformat() if sheet.published else str(group[0].period.year),
            claims=tuple(group),
            rows=tuple(row for title in titles if title not in shown for row in rows[title]),
        )
        shown.update(titles)


def figures_of(claims: Sequence[Claim], source: Source) -> Iterator[Figure]:
    """The claims as figures. What was not reported is no figure: nobody claimed anything."""
    for claim in claims:
        said, reason = claim.value, claim.value.missing_reason
        if reason != "not_reported":
            yield Figure(
                **_cell(claim, source),
                value=said.value,
                qualifier=said.qualifier,
                missing_reason=reason,
                status=claim.status,
            )


def unfilled_of(claims: Sequence[Claim], source: Source) -> Iterator[Unfilled]:
    """The cells that ask for a figure and hold none."""
    for claim in claims:
        if claim.value.missing_reason == "not_reported":
            yield Unfilled(**_cell(claim, source))


def _cell(claim: Claim, source: Source) -> dict[str, Any]:
    """What a figure and a cell left blank have in common: of what, whose, when and where."""
    start, end = claim.period.dates(claim.indicator)
    return {
        "indicator": claim.indicator.key,
        "region": claim.region.code,
        "period_start": start,
        "period_end": end,
        "source": source.key,
        "locator": claim.locator,
        "as_written": claim.as_written,
        "sample": source.sample,
    }
