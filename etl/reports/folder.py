"""A folder of work reports to figures, issues, and the reports themselves.

Each file is declared in `data/sources.toml`; what is certain becomes a figure, what is
doubtful an issue with its candidates. One bad file never stops the rest. Reads no prose:
that is `reading`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from catalogue import Catalogue
from etl.claims import figure_of
from etl.documents import DocumentError, Opened, read_document, severity
from etl.figures import Figure, Issue, Severity, Source
from etl.passages import Document, Passage, locator
from etl.readings import Reading
from etl.reports.opening import Told
from etl.reports.reading import Reader
from etl.usage import reason_in_chinese

WHOLE = "整个文件"


def _silent(_done: int, _total: int, _name: str) -> None:
    """No progress shown."""


def read_reports(
    folder: Path,
    catalogue: Catalogue,
    sources: Mapping[str, Source],
    *,
    progress: Callable[[int, int, str], None] = _silent,
) -> Reading:
    """Every report below `folder`, which lies directly in the data folder.

    `sources` of the reading are those whose file could be read. `progress` is called with
    files done, files in all, and the name of the next one.
    """
    reading, reader = Reading(), Reader(catalogue)
    declared = {source.file: source for source in sources.values() if source.kind == "report"}
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _kept(path))
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        name = path.relative_to(folder.parent).as_posix()
        reading.add(_of_file(path, name, declared.get(name), reader))
    progress(len(files), len(files), "")
    return reading


def _kept(path: Path) -> bool:
    """What lies there for people and systems, and is no report."""
    return path.name.startswith((".", "~$")) or path.stem == "README"


def _of_file(path: Path, name: str, source: Source | None, reader: Reader) -> Reading:
    try:
        opened = read_document(path.read_bytes(), path.name)
    except DocumentError as error:
        return Reading(issues=[_issue(error.code, "error", name, str(error))])
    except OSError as error:
        message = f"打不开（{reason_in_chinese(error)}）。请检查权限。"
        return Reading(issues=[_issue("unreadable_file", "error", name, message)])
    reading = Reading(issues=[_issue(c, severity(c), name, said) for c, said in opened.notes])
    if source is None:
        message = UNDECLARED.format(name=name)
        reading.issues.append(_issue("undeclared_report", "error", name, message))
        return reading
    reading.add(read_report(opened, source, reader))
    return reading


UNDECLARED = (
    "没有在 sources.toml 登记，未采用。请加上一段："
    '[报告的代码] title、publisher、published、kind = "report"、precedence、file = "{name}"。'
)


def _issue(code: str, weight: Severity, file: str, message: str) -> Issue:
    return Issue(code=code, severity=weight, file=file, place=WHOLE, message=message)


def read_report(opened: Opened, source: Source, reader: Reader) -> Reading:
    """What one declared report gives."""
    told = Told(region=source.region or None, year=source.year or None, published=_day(source))
    read = reader.read(opened.text, opened.marks, told)
    reading = Reading(sources=[source])
    reading.documents.append(Document(file=source.file, text=opened.text, blocks=read.blocks))
    reading.passages[source.file] = read.passages
    for passage in read.passages:
        if passage.state == "doubtful":
            reading.issues.append(_doubt(passage, passage.reason, source, reader.catalogue))
        elif is_certain(passage):
            try:
                reading.figures.append(figure_of(passage, source))
            except ValueError as error:
                reading.issues.append(_doubt(passage, str(error), source, reader.catalogue))
    reading.figures = _said_once(reading.figures)
    return reading


def is_certain(passage: Passage) -> bool:
    """Whether a passage is a figure: mapped, or hidden but certain in all else."""
    return passage.state == "mapped" or (passage.state == "masked" and not passage.reason)


def _day(source: Source) -> date | None:
    """The day a source appeared, where it is known to the day."""
    try:
        return date.fromisoformat(source.published)
    except ValueError:
        return None


def _said_once(figures: list[Figure]) -> list[Figure]:
    """A number said twice in one report is one claim: one with a value goes before a hidden one,
    an exact one before a hedged one, else the first.
    """
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        cell = (
            figure.indicator,
            figure.region,
            figure.period_start,
            figure.period_end,
            figure.status,
        )
        before = kept.get(cell)
        if before is None or _plainness(figure) > _plainness(before):
            kept[cell] = figure
    return list(kept.values())


def _plainness(figure: Figure) -> int:
    """0 without a value, 1 hedged, 2 exact: **家 must not displace 超100家."""
    return 0 if figure.value is None else 2 if figure.qualifier == "exact" else 1


def _doubt(passage: Passage, reason: str, source: Source, catalogue: Catalogue) -> Issue:
    """What a person has to settle, with what it could be."""
    keys = passage.candidates or ((passage.indicator,) if passage.indicator else ())
    names = "、".join(
        f"{catalogue.indicators[k].name}（{k}）" for k in keys if k in catalogue.indicators
    )
    could = f"可能是：{names}。" if names else ""
    return Issue(
        code="doubtful_figure",
        severity="warning",
        file=source.file,
        place=locator(passage),
        message=f"“{passage.text}”未采用：{reason}。{could}"
        "请核对原文，在 corrections.toml 中裁定。",
    )
