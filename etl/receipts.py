"""That a return came, whose it is, and what became of it. Holds records; judges nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["in", "late", "refused"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """A return of one district for one year; both None where it does not say.

    `published` is the day it bears, or only its year; `late` is in, but dated after the
    `deadline`; `refused` gave no figure. `errors` and `warnings` are those of its file.
    """

    region: str | None
    year: int | None
    state: State
    file: str
    source: str | None
    published: str
    deadline: date | None
    errors: int
    warnings: int
    sample: bool
