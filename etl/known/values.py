"""What is known of a cell beside the file at hand: by a release, or by other files.

Holds records; how they are read from a release stands in `etl.known.released`. Judges nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.quantities import Amount
from etl.figures import Figure, Source, Unfilled

Cell = tuple[str, str, date, date]
"""Indicator, region, first and last day."""
Trust = tuple[int, str, str]
"""By which the claim that counts is chosen: precedence, date, key of the source."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownValue:
    """A value, and where it stands. `release` is the release that holds it, 0 for a file that is
    read in the same build, and then `trust` that of its source. `returned`: a return says it.
    """

    amount: Amount
    file: str
    place: str
    sample: bool = False
    release: int = 0
    returned: bool = False
    trust: Trust = (0, "", "")

    @property
    def where(self) -> str:
        """第3版，returns/2021_芙蓉区.xlsx 工作成效统计表!D7."""
        release = f"第{self.release}版，" if self.release else ""
        return f"{release}{self.file} {self.place}"


class Known:
    """Known values by cell. Of a cell that has several the first one given counts.

    A real figure is held against real ones only, and an invented one against invented ones:
    neither says anything of the other.
    """

    def __init__(self, values: Iterable[tuple[Cell, KnownValue]] = ()) -> None:
        self._values: dict[tuple[Cell, bool], list[KnownValue]] = {}
        for cell, value in values:
            self._values.setdefault((cell, value.sample), []).append(value)

    def value(self, cell: Cell, *, sample: bool, beside: str) -> KnownValue | None:
        """The value of the cell by any other file than `beside`, or by a release."""
        found = self._values.get((cell, sample), ())
        return next((v for v in found if v.release or v.file != beside), None)

    def released(self, cell: Cell, *, sample: bool, by: str) -> KnownValue | None:
        """The value of the cell in the release; None where `by` is not the file that now counts.

        The release may have taken it from a later return than this one.
        """
        found = self._values.get((cell, sample), [])
        if found and not found[0].release and found[0].file != by:
            return None
        return next((v for v in found if v.release), None)

    def returned(self, cell: Cell, *, sample: bool, by: str) -> KnownValue | None:
        """What another return says of the cell that `by` leaves blank; where no file says
        anything of it, what the release has from a return.
        """
        found = self._values.get((cell, sample), [])
        if any(not v.release and v.file == by for v in found):
            return None
        files = [v for v in found if not v.release]
        return next((v for v in files or found if v.returned), None)


def trust(source: Source) -> Trust:
    """How far a source is trusted beside another: the greater goes before."""
    return source.precedence, source.published, source.key


def cell_of(figure: Figure | Unfilled) -> Cell:
    """Where a figure belongs."""
    return figure.indicator, figure.region, figure.period_start, figure.period_end


def amount_of(figure: Figure) -> Amount | None:
    """The figure's amount; None where it has no number."""
    if figure.value is None:
        return None
    return Amount(value=figure.value, qualifier=figure.qualifier, value_max=figure.value_max)


def known_of(
    figures: Iterable[Figure], sources: Mapping[str, Source]
) -> Iterator[tuple[Cell, KnownValue]]:
    """What the figures of a build say of actual values, the most trusted source first."""
    told = [f for f in figures if f.source in sources and f.status == "actual"]
    for figure in sorted(told, key=lambda one: trust(sources[one.source]), reverse=True):
        amount, source = amount_of(figure), sources[figure.source]
        if amount is not None:
            yield (
                cell_of(figure),
                KnownValue(
                    amount=amount,
                    file=source.file,
                    place=figure.locator,
                    sample=figure.sample,
                    returned=source.kind == "return",
                    trust=trust(source),
                ),
            )
