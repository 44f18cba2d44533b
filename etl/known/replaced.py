"""Returns with errors that another return of the same district and year has made good since.

A later one replaces them, by its day or its name; one that nothing puts in order does where it
says everything that could be read in them. Judges whole files; mends nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from etl.correcting import SETTLED
from etl.figures import Figure, Issue, Source
from etl.receipts import Receipt
from etl.returns.sending import Sent, sent_as

Cell = tuple[str, date, date]
Said = tuple[Decimal | None, str, str | None]


@dataclass(kw_only=True)
class _Told:
    """What one file says of one district and year, and when it was sent."""

    receipt: Receipt
    sent: Sent
    said: dict[Cell, Said] = field(default_factory=dict)

    def replaces(self, other: "_Told") -> bool:
        """Whether nothing of the other is wanted any more."""
        if self.sent.after(other.sent) or other.sent.after(self.sent):
            return self.sent.after(other.sent)
        return bool(other.said) and other.said.items() <= self.said.items()


def replaced(
    receipts: Sequence[Receipt], sources: Mapping[str, Source], figures: Iterable[Figure]
) -> dict[str, str]:
    """The files that were sent back and are replaced, each with the file that replaces it: for
    every district and year that it tells of, one that is in.
    """
    told = _told(receipts, sources, figures)
    by_place: dict[object, list[_Told]] = {}
    for one in told:
        by_place.setdefault(_place(one.receipt), []).append(one)
    instead: dict[str, list[str | None]] = {}
    for one in told:
        if one.receipt.state == "refused":
            others = (
                by_place[_place(one.receipt)] if one.receipt.year and one.receipt.region else ()
            )
            good = (o for o in others if o.receipt.state != "refused" and o.replaces(one))
            file = next((other.receipt.file for other in good), None)
            instead.setdefault(one.receipt.file, []).append(file)
    return {file: good[-1] for file, good in instead.items() if good[-1] and None not in good}


def _place(receipt: Receipt) -> object:
    return receipt.region, receipt.year, receipt.sample


def _told(
    receipts: Sequence[Receipt], sources: Mapping[str, Source], figures: Iterable[Figure]
) -> list[_Told]:
    told = {}
    for receipt in receipts:
        source = sources.get(receipt.source or "")
        title, published = (source.title, source.published) if source else ("", "")
        sent = sent_as(receipt.file, title, published)
        told[receipt.file, receipt.region, receipt.year] = _Told(receipt=receipt, sent=sent)
    for f in figures:
        source = sources.get(f.source)
        one = told.get((source.file, f.region, f.period_end.year)) if source else None
        if one is not None:
            cell = (f.indicator, f.period_start, f.period_end)
            one.said[cell] = (f.value, f.qualifier, f.missing_reason)
    return list(told.values())


def settled(issues: Iterable[Issue], files: Mapping[str, str]) -> Iterator[Issue]:
    """The issues, those of replaced files no longer asking for anything; and a line a file."""
    counts = dict.fromkeys(files, 0)
    for issue in issues:
        if issue.file in files and issue.severity != "info":
            counts[issue.file] += issue.severity == "error"
            said = f"{issue.message}{SETTLED}由 {files[issue.file]} 代替）"
            yield replace(issue, severity="info", message=said)
        else:
            yield issue
    for file, count in counts.items():
        message = f"有{count}处错误，未采用；已由 {files[file]} 代替，不必再改。"
        yield Issue(code="replaced", severity="info", file=file, place="文件", message=message)
