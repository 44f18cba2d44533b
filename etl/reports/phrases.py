"""The catalogue's phrases found in a sentence: which indicators its words could mean.

Looks words up; which of them a number belongs to is decided in `mapping`.
"""

import re
from collections.abc import Iterable
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
    """All phrases and context words of the catalogue, found by one expression."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.indicators = catalogue.indicators
        self._keys: dict[str, list[str]] = {}
        for indicator in catalogue.indicators.values():
            for phrase in _spellings(indicator):
                self._keys.setdefault(phrase, []).append(indicator.key)
        self._any = re.compile(_longest_of(self._keys))
        self._begun_by: dict[str, list[tuple[int, str, str]]] = {}

    @cached_property
    def context(self) -> dict[str, tuple[str, ...]]:
        """Per indicator the words of which one must stand near."""
        return {key: tuple(made_equal(w) for w in i.context) for key, i in self.indicators.items()}

    def found(self, text: str, start: int, end: int, lead: str) -> list[Said]:
        """Every phrase between two places whose context is there, the longest of each indicator
        at each place. `lead` are the words of the heading, which are context too.
        """
        stretch = text[start:end]
        here: dict[str, bool | None] = {}
        found = []
        for match in self._any.finditer(text, start, end):
            place = match.start()
            for length, phrase, indicator in self._beginning(
                match[0] + match[match.lastindex or 0]
            ):
                if indicator not in here:
                    here[indicator] = self._in_context(indicator, stretch, lead)
                near = here[indicator]
                # 项目 is in every sentence: of a short phrase the context must stand beside it.
                far = not near and length <= SHORT and bool(self.context[indicator])
                if near is not None and not far:
                    found.append(Said(place, place + length, phrase, indicator, near))
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

    def _beginning(self, longest: str) -> list[tuple[int, str, str]]:
        """Of the phrases with which a longest one begins, the longest of each indicator.

        A phrase of one character is looked at by itself: it counts only beside its number.
        """
        known = self._begun_by.get(longest)
        if known is None:
            known, taken = [], set[str]()
            for length in range(len(longest), 0, -1):
                taken = set() if length == 1 else taken
                keys = [k for k in self._keys.get(longest[:length], ()) if k not in taken]
                known += [(length, longest[:length], key) for key in keys]
                taken.update(keys)
            self._begun_by[longest] = known
        return known

    def _in_context(self, indicator: str, sentence: str, lead: str) -> bool | None:
        """Whether a context word stands in the sentence; None where not even in the lead."""
        words = self.context[indicator]
        if not words:
            return False
        for word in words:
            if word in sentence:
                return True
        return False if any(word in lead for word in words) else None


def _spellings(indicator: Indicator) -> set[str]:
    """The phrases with and without quotation marks, and the name itself."""
    words = {made_equal(phrase) for phrase in (*indicator.reported_as, indicator.name)}
    return words | {word.translate(QUOTES) for word in words}


def _longest_of(phrases: Iterable[str]) -> str:
    """An expression that takes one character where phrases begin and sees the longest of them.

    Each alternative begins with a character of its own, so that text in which none begins is
    passed over by the expression's engine; looking ahead leaves phrases within phrases to find.
    """
    rest: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        rest.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(f"{re.escape(first)}(?=({'|'.join(ends)}))" for first, ends in rest.items())
