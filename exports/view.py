"""A view: what one page shows, as a table that every kind of file is made of.

Name, title, parameters and the function that asks; the table of all views is `exports.views`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from catalogue.tables import suggestion
from exports.parameters import ExportError, Parameter, switch
from exports.refusals import refuse_years, years_there
from exports.tables import Section, any_chart
from warehouse.database import Warehouse

SAMPLE, RELEASE = "sample", "release"
OF_EVERY_PAGE = ("colours",)
"""What every page's address has and a file has no use for."""


@dataclass(frozen=True, kw_only=True)
class View:
    """One page's table.

    `name` is the page's address, `table` the function (warehouse, *, sample, …parameters) that
    asks for it, `page_only` the parameters that the page's address has and a file has no use for.
    `sections` (the same keywords) makes of it what is read in workbooks and documents
    (`exports.tables.Section`), `heading` their title; else the lines become a table to read.
    `told` (the same keywords) is what may be pasted, the page's first sentence first; it stands
    before what `sections` say. `charted` is a view whose page offers its sections' chart as a
    picture. `years` are those for which there is something to show, given the keywords; `empty`
    is said instead of a file without lines, where such a file would not say itself.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    table: Callable[..., pd.DataFrame]
    page_only: tuple[str, ...] = ()
    sections: Callable[..., Sequence[Section]] | None = None
    heading: Callable[[Warehouse, Mapping[str, Any]], str] | None = None
    told: Callable[..., Sequence[str]] | None = None
    charted: bool = False
    years: Callable[[Warehouse, Mapping[str, Any]], Collection[int]] = years_there
    empty: str = ""

    def drawn(self, warehouse: Warehouse, arguments: Mapping[str, Any]) -> bool:
        """Whether there is a chart to be taken as a picture."""
        if not self.charted or self.sections is None:
            return False
        return any_chart(self.sections(warehouse, **arguments))

    def missing(self, given: Mapping[str, str]) -> Parameter | None:
        """The first parameter that must be given and is not."""
        wanted = (p for p in self.parameters if p.required and not given.get(p.name))
        return next(wanted, None)

    def arguments(self, warehouse: Warehouse, given: Mapping[str, str]) -> dict[str, Any]:
        """The keywords of `table` from the texts of a link; the release is chosen before.

        Raises `ExportError` and `CatalogueError` for what is missing, unknown or not a value, and
        for what there is nothing of.
        """
        self._refuse_unknown(given)
        lacking = self.missing(given)
        if lacking is not None:
            raise ExportError(f"请用参数 {lacking.name} 给出{lacking.label}，如 {lacking.example}")
        chosen = {
            p.name: p.read(warehouse, given[p.name]) if given.get(p.name) else p.default
            for p in self.parameters
        }
        asked = {**chosen, SAMPLE: switch(given.get(SAMPLE, "on"))}
        if {"year", "years"} & {*asked}:
            refuse_years(self.title, asked, self.years(warehouse, asked))
        if self.empty and self.table(warehouse, **asked).empty:
            raise ExportError(self.empty)
        return asked

    def link(self, arguments: Mapping[str, Any]) -> dict[str, str]:
        """The texts of a link from the keywords of `table`: what `arguments` reads back."""
        asked = {
            p.name: ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
            for p in self.parameters
            if (value := arguments.get(p.name)) not in (None, ())
        }
        return asked if arguments.get(SAMPLE, True) else {**asked, SAMPLE: "off"}

    def _refuse_unknown(self, given: Mapping[str, str]) -> None:
        known = (*(p.name for p in self.parameters), *self.page_only, SAMPLE, RELEASE)
        for name in given:
            if name not in (*known, *OF_EVERY_PAGE):
                near = suggestion(name, known) or f"；可用：{'、'.join(known)}"
                raise ExportError(f"“{self.title}”没有参数“{name}”{near}")

    def names(self, warehouse: Warehouse, arguments: Mapping[str, Any]) -> list[str]:
        """What is shown, in words: 区县对比, 万企兴万村投资总额, 2022年."""
        said = (p.say(warehouse, arguments[p.name]) for p in self.parameters if p.name in arguments)
        return [self.title, *(words for words in said if words)]

    def file_name(self, warehouse: Warehouse, arguments: Mapping[str, Any], suffix: str) -> str:
        """区县对比_万企兴万村投资总额_2022年_第3版_含示例.csv"""
        marks = [f"第{warehouse.number}版", *(["含示例"] if arguments.get(SAMPLE) else [])]
        stem = "_".join([*self.names(warehouse, arguments), *marks])
        return f"{''.join('－' if c in NOT_IN_NAMES else c for c in stem)}{suffix}"


NOT_IN_NAMES = frozenset('\\/:*?"<>|\r\n\t')
"""What Windows allows in no name of a file; a source's title may hold it."""
