"""Returns that came before: the same file again, or another's numbers under a new name.

Compares whole returns with each other; what a single number is worth is judged elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
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


def sent(sources: Iterable[Source], figures: Iterable[Figure]) -> list[Sent]:
    """Every return by district and year, in the order in which they came."""
    of_returns = {source.key: source for source in sources if source.kind == "return"}
    groups: dict[tuple[str, str, int], list[Figure]] = {}
    for figure in figures:
        if figure.source in of_returns:
            key = (figure.source, figure.region, figure.period_end.year)
            groups.setdefault(key, []).append(figure)
    found = [_sent(of_returns[key], region, year, f) for (key, region, year), f in groups.items()]
    return sorted(found, key=lambda one: (one.published, one.file))


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


def sent_twice(returns: Sequence[Sent], catalogue: Catalogue) -> Iterator[Issue]:
    """A warning for what came twice, an error for numbers copied from elsewhere, once a file."""
    told: set[str] = set()
    for place, one in enumerate(returns):
        for other in returns[:place]:
            if one.file in told or one.file == other.file or one.sample != other.sample:
                continue
            same_place = (one.region, one.year) == (other.region, other.year)
            if one.sha256 == other.sha256 or (same_place and one.values == other.values):
                told.add(one.file)
                yield _again(one, other)
            elif one.telling and one.values == other.values:
                told.add(one.file)
                yield _copied(one, other, catalogue)


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
