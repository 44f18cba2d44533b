"""The catalogue's phrases found in a sentence: which indicators its words could mean.

Looks words up; which of them a number belongs to is decided in `mapping`.
"""

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
        phrases: dict[str, list[str]] = {}
        for indicator in catalogue.indicators.values():
            for phrase in _spellings(indicator):
                phrases.setdefault(phrase, []).append(indicator.key)
        self._keys = phrases
        lengths: dict[str, set[int]] = {}
        for phrase in phrases:
            lengths.setdefault(phrase[:2], set()).add(len(phrase))
        self._by_start = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    @cached_property
    def context(self) -> dict[str, tuple[str, ...]]:
        """Per indicator the words of which one must stand near."""
        return {key: tuple(made_equal(w) for w in i.context) for key, i in self.indicators.items()}

    def found(self, text: str, start: int, end: int, lead: str) -> list[Said]:
        """Every phrase between two places whose context is there, the longest of each indicator
        at each place. `lead` are the words of the heading, which are context too.
        """
        said: list[Said] = []
        sentence = text[start:end] + lead
        near: dict[str, bool] = {}
        begins, stretch = self._by_start, text[start:end]
        for place, (first, second) in enumerate(
            zip(stretch, stretch[1:] + "\n", strict=True), start
        ):
            if first + second in begins:
                self._at(text, place, end, begins[first + second], said)
            if first in begins:
                self._at(text, place, end, begins[first], said)
        return [s for s in said if self._in_context(s.indicator, sentence, near)]

    def _at(self, text: str, place: int, end: int, lengths: list[int], said: list[Said]) -> None:
        taken: set[str] = set()
        for length in lengths:
            phrase = text[place : place + length]
            keys = self._keys.get(phrase) if place + length <= end else None
            if keys is not None:
                said += [Said(place, place + length, phrase, k) for k in keys if k not in taken]
                taken.update(keys)

    def _in_context(self, indicator: str, sentence: str, near: dict[str, bool]) -> bool:
        """Whether one of the indicator's context words stands there; `near` remembers."""
        if indicator not in near:
            words = self.context[indicator]
            near[indicator] = not words or any(word in sentence for word in words)
        return near[indicator]


def _spellings(indicator: Indicator) -> set[str]:
    """The phrases with and without quotation marks, and the name itself."""
    words = {made_equal(phrase) for phrase in (*indicator.reported_as, indicator.name)}
    return words | {word.translate(QUOTES) for word in words}
