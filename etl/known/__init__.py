"""A return against what is known: last year, the other districts, the whole, what was sent before.

`contradictions` judges the figures of one file. What is known comes from a release
(`etl.known.released`) or from the other files of a build; without either, only what a file says
against itself is found. Prints nothing and keeps nothing out: that is decided by who
asks.
"""

from etl.known.checks import contradictions
from etl.known.values import Known, KnownValue, known_of

__all__ = [
    "Known",
    "KnownValue",
    "contradictions",
    "known_of",
]
