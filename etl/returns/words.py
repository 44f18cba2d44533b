"""Everything a cell's text may be: a place, a period, a unit, a heading, a number, a mark.

One verdict a text, remembered: a sheet says the same few words over and over. Knows no grid.
"""

from typing import Literal

from catalogue import Catalogue
from catalogue.meaning import PILLARS
from etl.returns.headers import Headings
from etl.returns.issues import RefusedError
from etl.returns.layouts import Layout, load_layouts
from etl.returns.months import months_of
from etl.returns.numerals import read_numeral
from etl.returns.phrases import Match, Phrases
from etl.returns.regions import Regions
from etl.returns.units import Units
from etl.returns.vocabulary import axis_of, kind_of_missing, reason_to_ignore
from etl.returns.years import period_of, plain_digits

Sort = Literal[
    "region",
    "sender",
    "total",
    "of_which",
    "indicator",
    "axis",
    "period",
    "unit",
    "missing",
    "value",
    "aside",
    "text",
]
LONGEST = 60  # characters of a label


class Words:
    """The vocabulary of one organisation's returns."""

    def __init__(self, catalogue: Catalogue, layouts: tuple[Layout, ...] | None = None) -> None:
        self.catalogue = catalogue
        self.regions = Regions(catalogue)
        self.units = Units(catalogue)
        self.phrases = Phrases(catalogue)
        self.headings = Headings(self.units, self.phrases.phrases)
        self.layouts = load_layouts() if layouts is None else layouts
        self.sorts: dict[str, Sort] = {}

    def sort(self, text: str) -> Sort:
        """What a text that is not blank most likely is. `sender`: a district as it signs, a label
        where values stand beside it, else a line of its own: 填报单位：雨花区工商联（盖章）.
        """
        if text not in self.sorts:
            self.sorts[text] = self._sort(text) if len(text) <= LONGEST else "text"
        return self.sorts[text]

    def _sort(self, text: str) -> Sort:
        if self.regions.signed(text):
            return "sender"
        place = self.regions.place(text).kind
        if place != "unknown":
            added = place in ("total", "subtotal", "some", "own")
            return "of_which" if place == "of_which" else "total" if added else "region"
        if axis_of(text):
            return "axis"
        if period_of(text) or months_of(text):
            return "period"
        if self.units.stated(text):
            return "unit"
        if kind_of_missing(text) is not None:
            return "missing"
        if self._is_numeral(text):
            return "value"
        if self.names_indicator(text):
            return "indicator"
        return "aside" if reason_to_ignore(text) else "text"

    def pillar(self, text: str) -> str:
        """“支柱名称” or “主题名称” where the line is one; else ""."""
        core = "".join(self.headings.heading(text).cores)
        return "支柱名称" if core in PILLARS else "主题名称" if core in self.phrases.groups else ""

    def names_indicator(self, text: str) -> bool:
        """Whether the text by itself is a heading that some indicator goes by."""
        cores = self.headings.heading(text).cores
        verdict = self.phrases.match(cores, "", None).verdict if cores else "unknown"
        return verdict in ("indicator", "assumed", "ambiguous")

    def _is_numeral(self, text: str) -> bool:
        """A number as text, also one that will be refused: 1.2-1.5亿. Not 2022年会员数."""
        try:
            unit = read_numeral(text).unit
        except RefusedError as error:
            # 2024年度（截至11月底）is no range of numbers
            return error.complaint.code == "range_value" and "年" not in plain_digits(text)
        return not unit or self.units.like(unit)

    def match(
        self, cores: tuple[str, ...], around: str, year: int | None, layout: Layout | None
    ) -> Match:
        """The indicator of a path of headings: as the form says, else as the catalogue does."""
        key = layout.headings.get("".join(cores)) if layout is not None else None
        if key is not None:
            return Match(verdict="indicator", indicator=self.catalogue.indicator(key))
        return self.phrases.match(cores, around, year)
