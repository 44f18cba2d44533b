"""The returns of one district and year in the order in which they were sent, each a source.

The day that a return bears, or that is declared for it, decides; where one bears none, what the
returns call themselves: 修订, 第二次, v2. What neither tells is asked for. Reads no sheet.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from catalogue import Region
from etl.figures import Issue, Source, Status
from etl.passages import SheetRow
from etl.returns.claims import Claim
from etl.returns.folding import closed_up
from etl.returns.issues import complaint

SAMPLE, REAL, HIGHEST = 10, 90, 100
"""Precedences: a real return always goes before an invented one."""
ISO_DATE = len("2023-01-31")
TIMES = {sign: n for n, sign in enumerate("一二三四五六七八九", 1)}
NUMBERED = re.compile(
    r"第(?P<time>[一二三四五六七八九1-9])(?:次|版|稿)|(?<![a-z0-9])v(?P<version>[1-9][0-9]?)(?![0-9])"
)
REVISED = re.compile(r"(?:修订|更正|订正|重报)(?:稿|版)?(?P<again>[一二三四五六七八九1-9])?")


@dataclass(frozen=True, kw_only=True)
class Return:
    """What one file says of one district and year. `published` is a day, or only the year;
    of `status` target it is what the district, or the city for all of them, is to reach.
    """

    file: str
    sha256: str
    region: Region
    year: int
    title: str
    published: str
    claims: tuple[Claim, ...]
    rows: tuple[SheetRow, ...] = ()
    status: Status = "actual"

    @property
    def sent(self) -> "Sent":
        """When it was sent, as far as it says."""
        return sent_as(self.file, self.title, self.published)

    @property
    def day(self) -> str:
        """The day on which it was sent; "" where nobody says."""
        return self.sent.day

    @property
    def time(self) -> int:
        """The how manieth it calls itself."""
        return self.sent.time

    def contradicts(self, other: "Return") -> bool:
        """Whether the two say different things of one cell."""
        said = {claim.key: _said(claim) for claim in other.claims}
        found = ((_said(claim), said.get(claim.key)) for claim in self.claims)
        return any(mine and theirs and mine != theirs for mine, theirs in found)

    def tied(self, other: "Return") -> bool:
        """Whether nothing tells which of the two is the later one."""
        return not (self.sent.after(other.sent) or other.sent.after(self.sent))


@dataclass(frozen=True, kw_only=True)
class Sent:
    """When a return was sent: the day, "" where nobody says, and the how manieth it is."""

    day: str
    time: int

    def after(self, other: "Sent") -> bool:
        """Whether it is told that this one is the later of the two."""
        if self.day and other.day:
            return (self.day, self.time) > (other.day, other.time)
        return self.time > other.time


def sent_as(file: str, title: str, published: str) -> Sent:
    """What the day, the name of the file and the title say of the order."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    day = published if len(published) == ISO_DATE else ""
    return Sent(day=day, time=max(_time(stem), _time(title)))


def _time(text: str) -> int:
    plain = closed_up(text).lower()
    found = NUMBERED.search(plain)
    if found:
        return int(found["version"] or TIMES.get(found["time"]) or found["time"])
    revised = REVISED.search(plain)
    again = (revised["again"] or "1") if revised else "0"
    return int(TIMES.get(again) or again) + 1


def _said(claim: Claim) -> tuple[object, ...]:
    """What a claim says; nothing where the cell was left blank."""
    value = claim.value
    blank = value.missing_reason == "not_reported"
    return () if blank else (value.value, value.qualifier, value.missing_reason)


def sources(
    returns: Sequence[Return], declared: Mapping[str, Source], *, sample: bool
) -> Iterator[tuple[Source, Return]]:
    """Each return with its source, as `declared` by its file or as it says itself. A later one
    of the same district and year gets -2, -3 … and, where not all bear a day, goes before by
    precedence.
    """
    first = SAMPLE if sample else REAL
    for (year, code, status), group in _sent_again(returns, declared):
        dated = all(one.day for one in group)
        for place, sent in enumerate(group, 1):
            key = f"{_kind(status, sample=sample)}-{year}-{code}" + (
                f"-{place}" if place > 1 else ""
            )
            precedence = first if dated else min(first + place - 1, HIGHEST)
            source = declared.get(sent.file) or _source(sent, precedence)
            yield replace(source, key=key, sha256=sent.sha256, sample=sample), sent


def _kind(status: Status, *, sample: bool) -> str:
    """How the key of a return begins."""
    kind = "targets" if status == "target" else "return"
    return f"sample-{kind}" if sample else kind


def _place(one: Return) -> tuple[int, str, Status]:
    return one.year, one.region.code, one.status


def _sent_again(
    returns: Sequence[Return], declared: Mapping[str, Source]
) -> Iterator[tuple[tuple[int, str, Status], list[Return]]]:
    """The returns by year, district and status, each group in the order in which they were sent."""
    told = [
        replace(one, published=declared[one.file].published) if one.file in declared else one
        for one in returns
    ]
    ordered = sorted(told, key=lambda one: (_place(one), one.file))
    for place, sent in groupby(ordered, key=_place):
        group = list(sent)
        if all(one.day for one in group):
            yield place, sorted(group, key=lambda one: (one.day, one.time))
        else:
            yield place, sorted(group, key=lambda one: (one.time, one.day))


def _source(sent: Return, precedence: int) -> Source:
    return Source(
        key="",
        title=sent.title,
        publisher=f"{sent.region.name}工商联",
        published=sent.published,
        kind="return",
        precedence=precedence,
        file=sent.file,
    )


def out_of_order(returns: Sequence[Return], declared: Mapping[str, Source]) -> Iterator[Issue]:
    """An error for each return of which nobody can tell whether it replaces another; a warning
    for each that is taken for the later one by its name alone.
    """
    for _, group in _sent_again(returns, declared):
        for place, one in enumerate(group):
            others = [o for o in group if o.file != one.file and one.contradicts(o)]
            tied = next((o for o in others if one.tied(o) and not (one.day and not o.day)), None)
            if tied is not None:
                yield _asked("order_unknown", one, tied)
            elif not one.day and (before := [o for o in group[:place] if o in others]):
                yield _asked("order_by_name", one, before[-1])


def _asked(code: str, one: Return, other: Return) -> Issue:
    why = "报送日期相同" if one.day else "没有写明报送日期"
    whose = f"{one.region.name}{one.year}年"
    return complaint(code, found=other.file, whose=whose, why=why).at(one.file)
