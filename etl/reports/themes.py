"""What a stretch of a report is about: whether the context an indicator asks for is there.

The sentence goes first, then what stands before and above it, the nearest first; another theme on
the way ends the search. Reads no number and knows no phrase.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from etl.reports.clauses import SENTENCE


class Near(IntEnum):
    """Where a context word stands, the farthest first; UNASKED where none is asked for."""

    NOWHERE = 0
    UNASKED = 1
    EARLIER = 2  # in the lead or an earlier sentence of the paragraph, or a heading
    TITLE = 3
    SENTENCE = 4


class Above(NamedTuple):
    """The words before and above a sentence: the lead of its block, what stands before it in the
    block, the headings, the deepest first, and the title.
    """

    lead: str = ""
    before: str = ""
    headings: tuple[str, ...] = ()
    title: str = ""
    whole: str = ""  # all of it: what is not there is nowhere

    @property
    def earlier(self) -> list[str]:
        """The sentences before it, the last first."""
        return SENTENCE.split(self.before)[::-1]


# The themes of such reports that are no indicator's context; a word of one ends another.
OTHER = (
    "银企|融资|授信|贷款|助学|抗疫|疫情|防疫|救灾|调解|法治|普法|维权|培训|研修|党建|党组织|提案|社情民意|"
    "调研|招聘|会员发展|发展会员|商会建设|组织建设|自身建设|座谈|宣讲|走访|招商|签约|回归|返乡|合同引资|"
    "参政|议政|光彩|慰问|公益|营商环境|市场主体|经营主体|民营经济|万企帮万村|万企兴万村|兴村"
)
IN_TEXT = re.compile(OTHER)
IN_HEADINGS = re.compile(f"{OTHER}|会员|商会|经济|宣传|就业")


def nearness(words: tuple[str, ...], sentence: str, above: Above, *, ratio: bool) -> Near:
    """How near one of the words stands. A share is told by its paragraph alone: 占GDP比重 in a
    report on the private economy may be that of anything.
    """
    if not words:
        return Near.UNASKED
    if _any(words, sentence):
        return Near.SENTENCE
    if not _any(words, above.whole):
        return Near.NOWHERE
    another = not ratio and _another(IN_TEXT, words, sentence)
    if not another and _any(words, above.lead):
        return Near.EARLIER
    if ratio or another:
        return Near.NOWHERE
    layers = [(IN_TEXT, earlier) for earlier in above.earlier]
    layers += [(IN_HEADINGS, heading) for heading in above.headings]
    for themes, layer in layers:
        if _any(words, layer):
            return Near.EARLIER
        if _another(themes, words, layer):
            return Near.NOWHERE
    return Near.TITLE if _any(words, above.title) else Near.NOWHERE


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(map(text.__contains__, words))


@lru_cache(maxsize=4096)
def _another(themes: re.Pattern[str], words: tuple[str, ...], text: str) -> bool:
    """Whether a text names a theme that is none of the words' own."""
    return any(
        not _any(words, said) and not _any((said,), "".join(words)) for said in themes.findall(text)
    )
