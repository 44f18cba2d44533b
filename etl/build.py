"""A build: everything in the data folder is read, and becomes the next release.

Decides what is read and in which order; how a source is read stands with its reader, how a
release is made safely in `warehouse.publishing`. Prints nothing.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb

from catalogue import Catalogue
from etl.correcting import SETTLED, corrected
from etl.corrections import read_corrections
from etl.figures import Figure, Issue
from etl.passages import locator
from etl.published import read_published
from etl.readings import Reading
from etl.receipts import Receipt
from etl.receiving import received, with_what_is_known
from etl.reports import read_reports
from etl.returns import read_returns
from etl.sources import read_sources
from warehouse import filling
from warehouse.contents import SourceCount, figures_by_source, recorded_issues
from warehouse.filling import Misfit
from warehouse.publishing import KEEP, WAIT_SECONDS, CheckError, nothing_to_say
from warehouse.releases import Release, Releases

# “……”未采用：期间不明：…… and “……”是表下说明，…… begin with a reason that many rows share.
REASON = re.compile(r"”(?:未采用：|是)([^：，。“”]{1,40})")
Progress = Callable[[int, int, str], None]
"""Called with steps done, steps in all (0 where nobody knows), and what is being done."""


def quiet(_done: int, _total: int, _name: str) -> None:
    """No progress shown."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a build gave. Without a release, `refusal` says why nothing was published."""

    release: Release | None
    refusal: str = ""
    issues: list[Issue] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)

    def of_severity(self, severity: str) -> list[Issue]:
        """The issues of one severity, in the order they were found."""
        return [issue for issue in self.issues if issue.severity == severity]

    @property
    def set_aside(self) -> dict[str, int]:
        """How many rows were left out on purpose, by reason, the commonest first.

        What a correction says of itself, or of an issue it settles, is no such row.
        """
        aside = (i for i in self.of_severity("info") if i.code != "corrected")
        reasons = Counter(reason(issue) for issue in aside if SETTLED not in issue.message)
        return dict(reasons.most_common())


def reason(issue: Issue) -> str:
    """Why a row was set aside: what its message says after the words it quotes, else its code."""
    said = REASON.search(issue.message)
    return said[1] if said else issue.code


def read(data: Path, catalogue: Catalogue, *, sample: bool, progress: Progress) -> Reading:
    """All figures, sources and issues, corrected; a return with errors gives no figure.

    Raises `SourceError` where sources.toml or corrections.toml is no use.
    """
    sources = read_sources(data / "sources.toml")
    corrections = read_corrections(data / "corrections.toml", catalogue)
    progress(0, 0, "读取公布数据")
    reading = read_published(data / "published", catalogue, sources)
    reading.add(read_reports(data / "reports", catalogue, sources, progress=progress))
    sent = {source.file: source for source in sources.values() if source.kind == "return"}
    returned = partial(read_returns, catalogue=catalogue, declared=sent, progress=progress)
    reading.add(returned(data / "returns", sample=False))
    if sample:
        reading.add(returned(data / "sample", sample=True))
    progress(0, 0, "核对报表")
    release = Releases(data / "releases").current()
    reading.issues += with_what_is_known(reading, corrections, catalogue, release)
    return received(corrected(reading, corrections), catalogue)


def build(
    data: Path,
    catalogue: Catalogue,
    *,
    sample: bool = True,
    keep: int = KEEP,
    wait_seconds: float = WAIT_SECONDS,
    progress: Progress = quiet,
    on_wait: Callable[[], None] = nothing_to_say,
) -> Summary:
    """Read the data folder and publish what it gives, without the rows that are wrong.

    Raises `SourceError` and `ReleaseError` where nothing could be read or written at all.
    """
    reading = read(data, catalogue, sample=sample, progress=progress)
    releases = Releases(data / "releases")
    fill = partial(_fill, reading, catalogue, releases, sample=sample)
    progress(0, 0, "写入并检查")
    try:
        release = releases.publish(fill, wait_seconds=wait_seconds, keep=keep, on_wait=on_wait)
    except CheckError as error:
        found = [Issue(**asdict(complaint)) for complaint in error.complaints]
        issues = [*reading.issues, *found]
        return Summary(release=None, refusal=str(error), issues=issues, receipts=reading.receipts)
    issues = [Issue(**row) for row in recorded_issues(release.path)]
    return Summary(release=release, issues=issues, receipts=reading.receipts)


def _fill(
    reading: Reading,
    catalogue: Catalogue,
    releases: Releases,
    connection: duckdb.DuckDBPyConnection,
    number: int,
    *,
    sample: bool,
) -> None:
    filling.insert_release(
        connection,
        number=number,
        built_at=datetime.now(UTC),
        sample=sample,
        organisation=catalogue.organisation.name,
    )
    filling.insert_catalogue(connection, catalogue)
    filling.insert_sources(connection, reading.sources)
    filling.insert_documents(connection, reading.documents)
    filling.insert_passages(connection, reading.passages, locator)
    filling.insert_sheet_rows(connection, reading.sheet_rows)
    filling.insert_returns(connection, reading.receipts)
    misfits = filling.insert_figures(connection, reading.figures)
    files = {source.key: source.file for source in reading.sources}
    refused = [_refused(misfit, files) for misfit in misfits]
    silent = _fallen_silent(releases.current(), reading, sample=sample)
    filling.insert_issues(connection, [*reading.issues, *refused, *silent])


def _refused(misfit: Misfit[Figure], files: dict[str, str]) -> Issue:
    figure = misfit.record
    said = misfit.reason.splitlines()[0]
    return Issue(
        code="figure_refused",
        severity="error",
        file=files.get(figure.source, figure.source),
        place=figure.locator,
        message=f"“{figure.as_written}”（{figure.indicator}，{figure.region}）不合数据库的规则，"
        f"未收入：{said}。请核对数值、限定词和日期。",
    )


def _fallen_silent(previous: Path | None, reading: Reading, *, sample: bool) -> list[Issue]:
    """A warning for each source that gave figures in the last release and gives none now.

    Of a return that was sent back its errors say why.
    """
    if previous is None:
        return []
    speaking = {figure.source for figure in reading.figures}
    returns = (source for source in reading.sources if source.kind == "return")
    heard = {source.file for source in returns if source.key in speaking}
    refused = {receipt.file for receipt in reading.receipts if receipt.state == "refused"}
    return [
        _silence(source)
        for source in figures_by_source(previous)
        if source.key not in speaking and (sample or not source.sample)
        if source.file not in heard | refused
    ]


def _silence(source: SourceCount) -> Issue:
    return Issue(
        code="source_gives_nothing",
        severity="warning",
        file=source.file,
        place="整个文件",
        message=f"“{source.title}”（{source.publisher}）上一版本有{source.figures}个数字，"
        "这次一个也没有。若不是有意删除，请检查文件是否还在、能否读取。",
    )
