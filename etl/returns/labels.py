"""What a return calls things to what the catalogue calls them: indicators and districts.

Exact names only, blanks and width aside; a near miss is suggested, never taken. Knows no sheet.
"""

from collections.abc import Iterable

from catalogue import Catalogue, Indicator, Region
from catalogue.tables import suggestion
from etl.returns.folding import closed_up
from etl.returns.issues import RefusedError


class Labels:
    """The catalogue's words, indexed for looking up what stands in a cell."""

    def __init__(self, catalogue: Catalogue) -> None:
        root = catalogue.organisation.root
        self.regions = (catalogue.region(root), *catalogue.districts)
        self.codes = {closed_up(word): code for word, code in catalogue.region_names.items()}
        self.names = {closed_up(i.name): i for i in catalogue.indicators.values()}
        self.spellings = [i.name for i in catalogue.indicators.values()]
        self.phrases: dict[str, dict[str, Indicator]] = {}
        for indicator in catalogue.indicators.values():
            for phrase in indicator.reported_as:
                if not indicator.context or any(word in phrase for word in indicator.context):
                    self.spellings.append(phrase)
                    self.phrases.setdefault(closed_up(phrase), {})[indicator.key] = indicator

    def indicator(self, written: str, year: int) -> Indicator:
        """The indicator that a row is labelled with. Raises `RefusedError`."""
        plain = closed_up(written)
        if plain in self.names:
            return self.names[plain]
        meant = [i for i in self.phrases.get(plain, {}).values() if _counted_in(i, year)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise RefusedError("ambiguous_label", options=_either(i.name for i in meant))
        raise RefusedError("unknown_label", near=suggestion(written, self.spellings) or "。")

    def region(self, written: str, endings: tuple[str, ...]) -> Region:
        """The district that 填报单位 names. Raises `RefusedError`."""
        plain = closed_up(written)
        for ending in endings:
            plain = plain.removesuffix(ending)
        alike = [r for r in self.regions if r.name.startswith(plain)] if plain else []
        if len(alike) > 1 and plain not in (r.name for r in alike):
            options = _either(r.name for r in alike)
            raise RefusedError("ambiguous_region", found=written, options=options)
        code = self.codes.get(plain)
        found = [r for r in self.regions if r.code == code]
        if not found:
            near = suggestion(plain, [r.name for r in self.regions]) or "。"
            raise RefusedError("unknown_region", found=written or "空白", near=near)
        return found[0]


def _counted_in(indicator: Indicator, year: int) -> bool:
    begun = indicator.since is None or indicator.since <= year
    return begun and (indicator.until is None or year <= indicator.until)


def _either(names: Iterable[str]) -> str:
    return "或".join(f"“{name}”" for name in names)
