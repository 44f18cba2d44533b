"""Where sentences and clauses begin and end in a view. Positions only."""

import re
from bisect import bisect_right

SENTENCE = re.compile("[。!?;\n]")
CLAUSE = re.compile("[。!?;\n:\t,]")
THOUSANDS = re.compile(",(?<=\\d,)(?=\\d{3}(?!\\d))")


class Clauses:
    """Boundaries of the whole view, found once."""

    def __init__(self, text: str) -> None:
        self._end = len(text)
        self._sentences = [m.end() for m in SENTENCE.finditer(text)]
        self._clauses = [m.end() for m in CLAUSE.finditer(text)]
        # A comma between thousands divides nothing.
        within = {m.end() for m in THOUSANDS.finditer(text)}
        if within:
            self._clauses = [end for end in self._clauses if end not in within]

    def sentence(self, place: int, reach: int) -> tuple[int, int]:
        """Start and end of the sentence a place stands in, at most so many characters away."""
        return self._around(self._sentences, place, reach)

    def clause(self, place: int, reach: int) -> tuple[int, int]:
        """Start and end of the clause a place stands in, at most so many characters away."""
        return self._around(self._clauses, place, reach)

    def _around(self, boundaries: list[int], place: int, reach: int) -> tuple[int, int]:
        index = bisect_right(boundaries, place)
        start = boundaries[index - 1] if index else 0
        end = boundaries[index] - 1 if index < len(boundaries) else self._end
        return max(start, place - reach), min(end, place + reach)
