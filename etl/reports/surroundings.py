"""Where a number stands: what the stages after scanning are told about it.

A record; finds nothing itself.
"""

from dataclasses import dataclass

from catalogue import Indicator
from etl.reports.statuses import Cues
from etl.reports.themes import Above
from etl.reports.times import Times


@dataclass(slots=True)
class Surroundings:
    """Where a number stands: its sentence and clause, its neighbours, the words of its heading.

    `cues` is the text with quoted names blanked; `above` what stands before and above the sentence.
    `head` is the head of a table's column. `threshold` is what the counted
    things must exceed (亿元以上项目5个).
    `announced` is the sentence before a list, of whose lines each is a name and a number.
    `on_day` tells whether the figure before it, in the same sentence, was counted on a day.
    `previous` is the indicator of the number before it, `position` its place among the numbers
    of its clause. `added` is the indicator to which the number before it was an addition.
    """

    text: str
    cues: Cues
    times: Times
    sentence: int
    sentence_end: int
    clause: int
    clause_end: int
    previous_end: int
    next_start: int
    lead: str
    title: str
    above: Above
    previous: Indicator | None
    added: Indicator | None
    position: int = 0
    on_day: bool = False
    threshold: str = ""
    head: tuple[int, int] | None = None
    announced: tuple[int, int] | None = None
