"""The catalogue's phrases found in a sentence: which indicators its words could mean.

Looks words up; which of them a number belongs to is decided in `mapping`.
"""

from functools import cached_property
from typing import NamedTuple

from catalogue import Catalogue, Indicator
from etl.reports.spelling import made_equal

SHORT = 2
QUOTES = str.maketrans("", "", '“”"‘’「」『』《》')


class Said(NamedTuple):
    """A phrase of an indicator between two places of the view.

    `near` says that a context word of the indicator stands in the sentence itself.
    """

    start: int
    end: int
    phrase: str
    indicator: str
    near: bool = False


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
        self._firsts = frozenset(start[0] for start in lengths)

    @cached_property
    def context(self) -> dict[str, tuple[str, ...]]:
        """Per indicator the words of which one must stand near."""
        return {key: tuple(made_equal(w) for w in i.context) for key, i in self.indicators.items()}

    def found(self, text: str, start: int, end: int, lead: str) -> list[Said]:
        """Every phrase between two places whose context is there, the longest of each indicator
        at each place. `lead` are the words of the heading, which are context too.
        """
        said: list[Said] = []
        begins, stretch = self._by_start, text[start:end]
        for place, (first, second) in enumerate(
            zip(stretch, stretch[1:] + "\n", strict=True), start
        ):
            if first not in self._firsts:
                continue
            if first + second in begins:
                self._at(text, place, end, begins[first + second], said)
            if first in begins:
                self._at(text, place, end, begins[first], said)
        here: dict[str, bool | None] = {}
        found = []
        for one in said:
            if one.indicator not in here:
                here[one.indicator] = self._in_context(one.indicator, stretch, lead)
            near = here[one.indicator]
            # 项目 is in every sentence: of a short phrase the context must stand beside it.
            far = not near and bool(self.context[one.indicator]) and len(one.phrase) <= SHORT
            if near is not None and not far:
                found.append(one._replace(near=near))
        return self._not_covered(found)

    def _not_covered(self, said: list[Said]) -> list[Said]:
        """个人会员 says 会员 and does not mean it: a phrase within a longer one is not said.

        A growth covers no count: 会员总数增长至4万家.
        """
        kept: list[Said] = []
        begins, reach = -1, -1  # of the phrase that reaches furthest so far
        for one in said:  # in order of place, the longest first
            if one.end < reach or (one.end == reach and one.start > begins):
                continue
            kept.append(one)
            if one.end > reach and self.indicators[one.indicator].unit != "%":
                begins, reach = one.start, one.end
        return kept

    def _at(self, text: str, place: int, end: int, lengths: list[int], said: list[Said]) -> None:
        taken: set[str] = set()
        for length in lengths:
            phrase = text[place : place + length]
            keys = self._keys.get(phrase) if place + length <= end else None
            if keys is not None:
                said += [Said(place, place + length, phrase, k) for k in keys if k not in taken]
                taken.update(keys)

    def _in_context(self, indicator: str, sentence: str, lead: str) -> bool | None:
        """Whether a context word stands in the sentence; None where not even in the lead."""
        words = self.context[indicator]
        if not words:
            return False
        if any(word in sentence for word in words):
            return True
        return False if any(word in lead for word in words) else None


def _spellings(indicator: Indicator) -> set[str]:
    """The phrases with and without quotation marks, and the name itself."""
    words = {made_equal(phrase) for phrase in (*indicator.reported_as, indicator.name)}
    return words | {word.translate(QUOTES) for word in words}
