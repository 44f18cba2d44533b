"""The text as it is read: one spelling, without blanks and line wraps, each character with
the offset it has in the source. Knows characters and nothing of their meaning.
"""

import re
from bisect import bisect_right

from etl.reports.spelling import made_equal

BLANKS = re.compile("[ \u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\t\r]+")
# A footnote's mark between a number and its unit: 10535.51[1]亿元, 8③件.
BLANK_IN_NUMBER = re.compile("\\d[ \u00a0\u2009\u202f\u3000]\\d")
MARKED = re.compile("[\\[\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u2079]")
FOOTNOTE = re.compile(
    "(?<=\\d)(?:\\[\\d{1,3}\\]|[\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u2079])(?=[%万亿元千百个家人名户件项条次])"
)
FULL_STOP_FOR_POINT = re.compile("。(?<=\\d。)(?=\\d{1,4}[%万亿元个倍])")
LETTER_FOR_ZERO = re.compile("(?<=\\d)[Oo]{1,6}(?=[\\dOo]{0,6}[%万亿千百元家人个名件次])")
BLANK_IN_YEAR = re.compile(
    "[12](?<!\\d.)(?:(?<=1)9 \\d\\d|(?<=2)(?:0 \\d\\d| 0 \\d \\d|0\\d \\d))(?=\\s?年)"
)
GROUPS = re.compile("\\d(?<![\\d.].)\\d{0,2}(?:[ \u00a0\u2009\u202f\u3000]\\d{3}){1,5}(?!\\d)")
WRAPPED_NUMBER = re.compile(
    "\\d[ \u3000]*\r?\n[ \u3000]*(?=%|[亿万千](?:美?元|家|人|户|个|名|次|件)"
    "|[余多][亿万千家个人名户次]|[个家件项条次场期名位人户元](?![\\u4e00-\\u9fff]))"
)
FULL_LINE = 3  # a line that is at most this much shorter than the longest one is full
HARD_WRAPPED = 5  # lines needed before line lengths tell anything
LONGEST_LINE = 80
SENTENCE_ENDS = "。！？!?；;：:"


class View:
    """`plain` is what is read. It is made of runs, each of which stands whole in the source."""

    def __init__(self, source: str) -> None:
        equal = made_equal(source)
        if "O" in equal or "o" in equal:
            equal = LETTER_FOR_ZERO.sub(lambda m: "0" * len(m[0]), equal)
        equal = FULL_STOP_FOR_POINT.sub(".", equal)
        pieces: list[str] = []
        self._begins: list[int] = []  # of the runs, in `plain`
        self._offsets: list[int] = []  # and in the source
        begin = length = 0
        for start, end, kept in (*_dropped(equal), (len(equal), len(equal), "")):
            pieces += (equal[begin:start], kept)
            self._begins += (length, length + start - begin)
            self._offsets += (begin, start)
            length, begin = length + start - begin + len(kept), end
        self.plain = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of a non-empty stretch of `plain`."""
        first, last = bisect_right(self._begins, start) - 1, end - 1
        shift = self._offsets[first] - self._begins[first]
        if first + 1 < len(self._begins) and self._begins[first + 1] <= last:
            return start + shift, self.span(last, end)[1]
        return start + shift, end + shift

    def place(self, offset: int) -> int:
        """Where the first character stands in `plain` that has this offset or a later one."""
        run = bisect_right(self._offsets, offset) - 1
        place = self._begins[run] + offset - self._offsets[run]
        return place if run + 1 == len(self._begins) else min(place, self._begins[run + 1])


def _dropped(text: str) -> list[tuple[int, int, str]]:
    """Stretches that are not read, in order, with what stands for them: nothing or a blank."""
    found = [(m.start(), m.end(), _blank(text, m.start(), m.end())) for m in BLANKS.finditer(text)]
    split = bool(found) and BLANK_IN_NUMBER.search(text) is not None
    for group in (*GROUPS.finditer(text), *BLANK_IN_YEAR.finditer(text)) if split else ():
        found += [
            (m.start() + group.start(), m.end() + group.start(), "")
            for m in BLANKS.finditer(group[0])
        ]
    if MARKED.search(text):
        found += [(m.start(), m.end(), "") for m in FOOTNOTE.finditer(text)]
    found += [(m.start() + 1, m.end(), "") for m in WRAPPED_NUMBER.finditer(text)]
    if _is_hard_wrapped(text):
        found += _wraps(text)
    return _without_overlap(sorted(found, key=lambda drop: (drop[0], -drop[1], drop[2])))


def _without_overlap(drops: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for drop in drops:
        if not kept or drop[0] >= kept[-1][1]:
            kept.append(drop)
    return kept


def _blank(text: str, start: int, end: int) -> str:
    """A blank between two letters or digits divides them; a tab divides cells; others vanish."""
    if "\t" in text[start:end]:
        return "\t"
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        " " if before.isascii() and before.isalnum() and after.isascii() and after.isalnum() else ""
    )


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines are as long as the longest: broken by width, not by meaning."""
    lengths = [len(line) for line in text[:20_000].splitlines() if line.strip()]
    if len(lengths) < HARD_WRAPPED or max(lengths) > LONGEST_LINE:
        return False
    longest = max(lengths)
    full = sum(length >= longest - FULL_LINE for length in lengths)
    return full * 2 > len(lengths)


def _wraps(text: str) -> list[tuple[int, int, str]]:
    """The line breaks after full lines that do not end a sentence."""
    lines = list(re.finditer("[^\n]+", text))
    longest = max((len(line[0]) for line in lines), default=0)
    return [
        (line.end(), line.end() + 1, "")
        for line in lines
        if len(line[0]) >= longest - FULL_LINE
        and line[0].rstrip()[-1:] not in SENTENCE_ENDS
        and text[line.end() : line.end() + 1] == "\n"
    ]


def unwrapped(text: str) -> str:
    """The text, of the same length, with a blank for each line break that only wraps a line."""
    if not _is_hard_wrapped(text):
        return text
    pieces: list[str] = []
    begin = 0
    for start, end, _ in _wraps(text):
        pieces += (text[begin:start], " " * (end - start))
        begin = end
    return "".join((*pieces, text[begin:]))
