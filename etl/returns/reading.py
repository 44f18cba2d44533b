"""A folder of district returns to figures, issues and sources. One bad file never stops the rest.

bytes → archive → grids → head → rows → figures. Nothing here looks inside a cell.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from catalogue import Catalogue, Region
from etl.figures import Figure, Issue, Source
from etl.passages import SheetRow
from etl.readings import Reading
from etl.returns.files import read_file
from etl.returns.files.archives import check_file_size
from etl.returns.folding import closed_up
from etl.returns.grids import Grid
from etl.returns.heads import Head, find_head
from etl.returns.issues import RefusedError, complaint
from etl.returns.labels import Labels
from etl.returns.layouts import load_layouts
from etl.returns.rows import Claim, Rows

SAMPLE, REAL = 10, 90  # precedence: a real return always goes before an invented one


@dataclass(frozen=True, kw_only=True)
class Return:
    """One district's return for one year, read from one sheet of one file."""

    file: str
    sha256: str
    region: Region
    year: int
    title: str
    published: str
    claims: tuple[Claim, ...]
    rows: tuple[SheetRow, ...] = ()


def _silent(_done: int, _total: int, _name: str) -> None:
    """No progress shown."""


def read_returns(
    folder: Path,
    catalogue: Catalogue,
    *,
    sample: bool,
    progress: Callable[[int, int, str], None] = _silent,
) -> Reading:
    """Every return below `folder`, which lies directly in the data folder.

    `progress` is called with files done, files in all, and the name of the next one.
    """
    reading, labels = Reading(), Labels(catalogue)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    returns: list[Return] = []
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        found, issues = _file(path, path.relative_to(folder.parent).as_posix(), labels)
        returns.extend(found)
        reading.issues.extend(issues)
    progress(len(files), len(files), "")
    for source, claimed in _sources(returns, sample=sample):
        reading.sources.append(source)
        reading.figures.extend(_figure(claim, claimed, source) for claim in claimed.claims)
        reading.sheet_rows.extend(claimed.rows)
    return reading


def _file(path: Path, file: str, labels: Labels) -> tuple[list[Return], list[Issue]]:
    """The returns in one file, whatever it may be."""
    if path.name.startswith("~$"):
        return [], [complaint("lock_file").at(file)]
    if path.name.startswith(".") or path.stem == "README":  # kept for people and systems
        return [], []
    try:
        check_file_size(path.stat().st_size)
        content = path.read_bytes()
    except OSError as error:
        return [], [complaint("unreadable_file", found=error.strerror).at(file)]
    except RefusedError as error:
        return [], [error.complaint.at(file)]
    return read_return(content, file, labels)


def read_return(content: bytes, file: str, labels: Labels) -> tuple[list[Return], list[Issue]]:
    """The returns in one workbook: usually one, none where it is refused."""
    try:
        sheets = read_file(content, file)
    except RefusedError as error:
        return [], [error.complaint.at(file)]
    issues = [found.at(file) for found in sheets.complaints]
    issues += [complaint("hidden_sheet_skipped").at(file, name) for name in sheets.hidden]
    digest = sha256(content).hexdigest()
    found = [_sheet(grid, file, digest, labels, issues) for grid in sheets.grids]
    return [sent for sent in found if sent is not None], issues


def _sheet(
    grid: Grid, file: str, digest: str, labels: Labels, issues: list[Issue]
) -> Return | None:
    """The return on one sheet; None, with an issue, where the whole of it is in doubt."""
    layouts = load_layouts()
    head = next((h for layout in layouts if (h := find_head(grid, layout))), None)
    if head is None:
        expected = "；或".join(layout.looks_like for layout in layouts)
        issues.append(complaint("unknown_layout", expected=expected).at(file, grid.title))
        return None
    place = f"{grid.title}!{head.publisher_place}"
    try:
        region, year = _whose(head, file, labels)
    except RefusedError as error:
        issues.append(error.complaint.at(file, place))
        return None
    if head.published is None:
        issues.append(complaint("date_missing", found=year).at(file, place))
    rows = Rows(grid, head, labels, year=year, file=file)
    issues.extend(rows.issues)
    return Return(
        file=file,
        sha256=digest,
        region=region,
        year=year,
        title=head.title,
        published=head.published.isoformat() if head.published else str(year),
        claims=tuple(rows.claims),
        rows=tuple(_as_they_stand(grid, file)),
    )


def _as_they_stand(grid: Grid, file: str) -> Iterator[SheetRow]:
    """The sheet's rows that hold anything, to be shown around a figure."""
    for position, row in enumerate(grid.rows, 1):
        cells = [cell.shown for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield SheetRow(file=file, sheet=grid.title, position=position, cells=tuple(cells))


def _whose(head: Head, file: str, labels: Labels) -> tuple[Region, int]:
    """Whose return this is and for which year. Raises `RefusedError` where that is in doubt."""
    endings = head.layout.publisher_endings
    region = labels.region(head.publisher, endings)
    years = dict(head.years)
    named = head.layout.file.fullmatch(closed_up(Path(file).name))
    if named:
        years["文件名"] = int(named["year"])
        try:
            other = labels.region(named["region"], endings)
        except RefusedError:
            other = region  # a name that says nothing we know contradicts nothing
        if other != region:
            raise RefusedError("region_conflict", file_name=named["region"], found=head.publisher)
    if len(set(years.values())) > 1:
        found = "，".join(f"{where}为{year}年" for where, year in years.items())
        raise RefusedError("year_conflict", found=found)
    return region, years["标题"]


def _sources(returns: list[Return], *, sample: bool) -> Iterator[tuple[Source, Return]]:
    """Each return with its source. A later one of the same district and year gets -2, -3 …"""
    ordered = sorted(returns, key=lambda r: (r.year, r.region.code, r.published, r.file))
    for (year, code), group in groupby(ordered, key=lambda r: (r.year, r.region.code)):
        for place, sent in enumerate(group, 1):
            kind = "sample-return" if sample else "return"
            key = f"{kind}-{year}-{code}" + (f"-{place}" if place > 1 else "")
            yield _source(key, sent, sample=sample), sent


def _source(key: str, sent: Return, *, sample: bool) -> Source:
    return Source(
        key=key,
        title=sent.title,
        publisher=f"{sent.region.name}工商联",
        published=sent.published,
        kind="return",
        precedence=SAMPLE if sample else REAL,
        file=sent.file,
        sha256=sent.sha256,
        sample=sample,
    )


def _figure(claim: Claim, sent: Return, source: Source) -> Figure:
    """A stock stands for the year's last day, anything else for the whole year."""
    end = date(sent.year, 12, 31)
    return Figure(
        indicator=claim.indicator.key,
        region=sent.region.code,
        period_start=end if claim.indicator.measured == "moment" else date(sent.year, 1, 1),
        period_end=end,
        value=claim.value.value,
        qualifier=claim.value.qualifier,
        missing_reason=claim.value.missing_reason,
        source=source.key,
        locator=claim.locator,
        as_written=claim.as_written,
        sample=source.sample,
    )
