"""Where sentences and clauses begin and end in a view. Positions only."""

import re
from bisect import bisect_left, bisect_right

SENTENCE = re.compile("[。!?;\n]")
# A comma between thousands divides nothing.
CLAUSE = re.compile("[。!?;\n:\t]|,(?!\\d{3}(?!\\d))|(?<!\\d),")


class Clauses:
    """Boundaries of the whole view, found once."""

    def __init__(self, text: str) -> None:
        self._end = len(text)
        self._sentences = [m.end() for m in SENTENCE.finditer(text)]
        self._clauses = [m.end() for m in CLAUSE.finditer(text)]

    def sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence a place stands in."""
        return self._around(self._sentences, place)

    def clause(self, place: int) -> tuple[int, int]:
        """Start and end of the clause a place stands in."""
        return self._around(self._clauses, place)

    def _around(self, boundaries: list[int], place: int) -> tuple[int, int]:
        index = bisect_right(boundaries, place)
        start = boundaries[index - 1] if index else 0
        end = boundaries[index] - 1 if index < len(boundaries) else self._end
        return start, end


def first_at_or_after(starts: list[int], place: int) -> int:
    """The index of the first start that is not before `place`."""
    return bisect_left(starts, place)
