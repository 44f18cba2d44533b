"""The catalogue's phrases found in a sentence: which indicators its words could mean.

Looks words up; which of them a number belongs to is decided in `mapping`.
"""

import re
from functools import cached_property
from typing import NamedTuple

from catalogue import Catalogue, Indicator
from etl.reports.spelling import made_equal

QUOTES = str.maketrans("", "", '“”"‘’「」『』《》')


class Said(NamedTuple):
    """A phrase of an indicator between two places of the view."""

    start: int
    end: int
    phrase: str
    indicator: str


class Phrases:
    """All phrases and context words of the catalogue, by their first two characters."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.indicators = catalogue.indicators
        self._by_start: dict[str, dict[str, list[str]]] = {}
        for indicator in catalogue.indicators.values():
            for phrase in _spellings(indicator):
                starting = self._by_start.setdefault(phrase[:2], {})
                starting.setdefault(phrase, []).append(indicator.key)
        for start, phrases in self._by_start.items():
            self._by_start[start] = dict(sorted(phrases.items(), key=lambda p: -len(p[0])))
        firsts = "".join(sorted({start[0] for start in self._by_start}))
        seconds = "".join(sorted({start[1] for start in self._by_start if len(start) > 1}))
        alone = "".join(start for start in self._by_start if len(start) == 1) or "\0"
        # Looked ahead for, so that phrases may overlap.
        self._start = re.compile(f"(?=[{re.escape(firsts)}][{re.escape(seconds)}]|[{alone}])")

    @cached_property
    def context(self) -> dict[str, tuple[str, ...]]:
        """Per indicator the words of which one must stand near."""
        return {key: tuple(made_equal(w) for w in i.context) for key, i in self.indicators.items()}

    def found(self, text: str, start: int, end: int) -> list[Said]:
        """Every phrase between two places, the longest of each indicator at each place."""
        said: list[Said] = []
        for start_here in self._start.finditer(text, start, end):
            place = start_here.start()
            for key in (text[place : place + 2], text[place]):
                if candidates := self._by_start.get(key):
                    said += self._at(text, place, end, candidates)
        return said

    def _at(self, text: str, place: int, end: int, phrases: dict[str, list[str]]) -> list[Said]:
        taken: set[str] = set()
        found = []
        for phrase, keys in phrases.items():
            if text.startswith(phrase, place, end):
                fresh = [key for key in keys if key not in taken]
                taken.update(fresh)
                found += [Said(place, place + len(phrase), phrase, key) for key in fresh]
        return found


def _spellings(indicator: Indicator) -> set[str]:
    """The phrases with and without quotation marks, and the name itself."""
    words = {made_equal(phrase) for phrase in (*indicator.reported_as, indicator.name)}
    return words | {word.translate(QUOTES) for word in words}
