"""Returns that came before: the same file again, or another's numbers under a new name.

Compares whole returns with each other; what a single number is worth is judged elsewhere.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from catalogue import Catalogue
from etl.figures import Figure, Issue, Source

ENOUGH = 5
"""So many numbers that differ from zero are not equal by chance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """What one file says of one district and year: each indicator's value."""

    file: str
    sha256: str
    published: str
    region: str
    year: int
    sample: bool
    values: tuple[tuple[str, Decimal | None, str], ...]

    @property
    def telling(self) -> bool:
        """Whether there are enough numbers to know it again."""
        return sum(bool(value) for _, value, _ in self.values) >= ENOUGH

    def copies(self, other: "Sent") -> bool:
        """Whether another district or year says exactly the same."""
        elsewhere = (self.region, self.year) != (other.region, other.year)
        return elsewhere and self.values == other.values


def sent(sources: Iterable[Source], figures: Iterable[Figure]) -> list[Sent]:
    """Every return by district and year."""
    of_returns = {source.key: source for source in sources if source.kind == "return"}
    groups: dict[tuple[str, str, int], list[Figure]] = {}
    for figure in figures:
        if figure.source in of_returns:
            key = (figure.source, figure.region, figure.period_end.year)
            groups.setdefault(key, []).append(figure)
    return [_sent(of_returns[key], region, year, f) for (key, region, year), f in groups.items()]


def _sent(source: Source, region: str, year: int, figures: Sequence[Figure]) -> Sent:
    return Sent(
        file=source.file,
        sha256=source.sha256,
        published=source.published,
        region=region,
        year=year,
        sample=source.sample,
        values=tuple(
            (f.indicator, f.value, f.qualifier)
            for f in sorted(figures, key=lambda f: (f.indicator, f.qualifier, str(f.value)))
        ),
    )


def sent_twice(
    returns: Sequence[Sent], catalogue: Catalogue, wrong: Collection[str] = ()
) -> Iterator[Issue]:
    """A warning for what came twice, an error for numbers copied from elsewhere, once a file.

    `wrong` are the files that have errors already: of copies another one is kept. A file that
    says more than came before is none: the city's workbook beside a district's own; nor is one in
    which not everything could be read, but the very same file.
    """
    before: list[Sent] = []
    for own in _best_first(returns, wrong):
        others = [other for other in before if other.sample == own[0].sample]
        whole = own[0].file not in wrong
        again = [next((o for o in others if _is_same(one, o, whole=whole)), None) for one in own]
        copied = ((one, o) for one in own for o in others if one.telling and one.copies(o))
        if again[0] is not None and None not in again:
            yield _again(own[0], again[0])
        elif (pair := next(copied, None)) is not None:
            yield _copied(*pair, catalogue)
        before += own


def _best_first(returns: Iterable[Sent], wrong: Collection[str]) -> list[list[Sent]]:
    """By file. Of copies the first is kept: one in order before one with errors, the earlier
    before the later, and the original's name before that of its copy, which is always longer.
    """
    files: dict[str, list[Sent]] = {}
    for one in returns:
        files.setdefault(one.file, []).append(one)

    def order(file: str) -> tuple[bool, str, int, str]:
        return file in wrong, max(one.published for one in files[file]), len(file), file

    return [files[file] for file in sorted(files, key=order)]


def _is_same(one: Sent, other: Sent, *, whole: bool) -> bool:
    """`whole`: whether all of it could be read, so that equal values are equal contents."""
    same_place = (one.region, one.year) == (other.region, other.year)
    return one.sha256 == other.sha256 or (whole and same_place and one.values == other.values)


def _again(one: Sent, other: Sent) -> Issue:
    same = "是同一个文件" if one.sha256 == other.sha256 else "内容完全相同"
    message = (
        f"与 {other.file} {same}，只取一份。请删去一份；如为修订，请确认发来的是修订后的文件。"
    )
    return Issue(
        code="sent_twice", severity="warning", file=one.file, place="文件", message=message
    )


def _copied(one: Sent, other: Sent, catalogue: Catalogue) -> Issue:
    names = [f"{catalogue.region(sent.region).name}{sent.year}年" for sent in (one, other)]
    message = (
        f"{names[0]}的{len(one.values)}个数与 {other.file}（{names[1]}）完全相同，本表未入库。"
        "请核对是否传错文件，或照抄了另一份报表。"
    )
    return Issue(
        code="copied_return", severity="error", file=one.file, place="文件", message=message
    )
