"""Lists of places: 浏阳、宁乡各30个, 长沙、株洲、湘潭分别…: each place is of one number, the list
of none.

Finds lists and their places in order; whose the numbers are is told by `subjects` and `context`.
"""

import re
from collections.abc import Iterator

from etl.reports.places import AMONG, MENTIONED, NO_NAME, Named, Places
from etl.reports.pointing import begins

JOINTS = "、和与及"
CLAUSES_BACK = 2  # from 分别 to the list of places it shares out among
OF_NOUNS = re.compile("[、和与及](?![\\d*X约近超])")  # the joint of a list that is not of numbers
SPREAD = re.compile("分别|依次")
# 成都、宜宾、泸州三市分别…: one of a list of places that the catalogue does not have.
KINDLESS = re.compile("[\\u4e00-\\u9fff]{2,3}")
SO_MANY = re.compile("[两二三四五六七八九十几](?:[省市县区州旗地]|区县|县区|市县|市州)\\Z")
OF_A_KIND = re.compile("[\\u4e00-\\u9fff]{2,4}[市县区旗]")
# 固镇县参与行动的企业: the last of a list, with what is said of all of them.
LAST_OF_A_KIND = re.compile("[\\u4e00-\\u9fff]{2,3}?[市县区旗](?![域直级属场政])")
JOINT = re.compile("[、和及]|(?<!参)与")
CLAUSE_ENDS, FIRST_NUMBER = ",;:。", re.compile("分别|依次|\\d")


class Lists:
    """Finds the lists of places of a text."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def found(self, text: str, start: int, end: int) -> Iterator[Named]:
        """浏阳、宁乡、长沙县各新增30个: a list of places is none of them."""
        for run in self._runs(text, start, end):
            last = run[-1].at + len(run[-1].words)
            if begins(text, run[0].at, start) and not MENTIONED.match(text, last):
                words = text[run[0].at : last]
                yield from (Named("", words, place.at) for place in run)

    def _runs(self, text: str, start: int, end: int) -> Iterator[list[Named]]:
        """Lists of known places, at least two each."""
        run: list[Named] = []
        joint = text.find("、", start, end)
        while joint >= 0:
            if not run or run[-1].at + len(run[-1].words) != joint:
                if len(run) > 1:
                    yield run
                before = self._places.name_before(text, joint, start)
                run = [] if before is None else [before]
            following = self._places.name_at(text, joint + 1) if run else None
            run = [] if following is None and len(run) < 2 else run  # noqa: PLR2004 - a list has two
            if following is not None:
                run.append(following)
            joint = self._next_joint(text, joint, end, run)
        if len(run) > 1:
            yield run

    def _next_joint(self, text: str, joint: int, end: int, run: list[Named]) -> int:
        """Where the list goes on, with 和 too; else the next mark of a list."""
        last = run[-1].at + len(run[-1].words) if run else 0
        goes_on = joint < last < end and text[last] in JOINTS
        if goes_on and self._places.name_at(text, last + 1) is not None:
            return last
        return text.find("、", joint + 1, end)

    def listed(self, text: str, sentence: int, clause: int, end: int) -> list[Named]:
        """长沙、株洲、湘潭分别…: the regions of a list, in order; empty where it is none. The list
        stands in the clause of 分别 or, with no other list between, in one before it.
        """
        said = SPREAD.search(text, clause, end)
        if said is None:
            return []
        spread = said.start()
        here = self._enumerated(text, clause, spread)
        if here or any(joint in text[clause:spread] for joint in JOINTS):
            return here
        for run in reversed(list(self._runs(text, sentence, clause))):
            last = run[-1].at + len(run[-1].words)
            if begins(text, run[0].at, sentence) and OF_NOUNS.search(text, last, spread) is None:
                return run
        return self._of_clauses_before(text, sentence, clause)

    def _of_clauses_before(self, text: str, sentence: int, clause: int) -> list[Named]:
        """新泰市、肥城市进展较快，分别新增126家、98家: a list of places in the clause before."""
        end = clause
        for _ in range(CLAUSES_BACK):
            begin = 1 + max(text.rfind(mark, sentence, end - 1) for mark in CLAUSE_ENDS)
            begin = max(begin, sentence)
            number = FIRST_NUMBER.search(text, begin, end)
            here = self._enumerated(text, begin, end if number is None else number.start())
            if here or begin <= sentence:
                return here
            end = begin
        return []

    def _enumerated(self, text: str, start: int, spread: int) -> list[Named]:
        """The places of a list that ends with 分别; one that is not known has no code."""
        words = JOINT.split(text[start:spread])
        words = [word.strip("。,;:\n") for word in words]
        words[0] = self._known(words[0].removeprefix(AMONG), at_end=True)
        all_of_a_kind = SO_MANY.search(words[-1])  # 新泰、肥城两市
        words[-1] = SO_MANY.sub("", words[-1])
        words[-1] = self._known(words[-1], at_end=False)
        last = LAST_OF_A_KIND.match(words[-1]) if words[-1] not in self._places.names else None
        words[-1] = words[-1] if last is None else last[0]
        if len(words) < 2:  # noqa: PLR2004 - a list has two
            return []
        codes = [self._places.names.get(word) for word in words]
        beside = all_of_a_kind is not None or any(code is not None for code in codes)
        for code, word in zip(codes, words, strict=True):
            if code is None and not _may_be_place(word, beside=beside):
                return []
        return [Named(code or "", word, start) for code, word in zip(codes, words, strict=True)]

    def _known(self, words: str, *, at_end: bool) -> str:
        """The longest region's name with which the words end or begin: 岳阳到位资金 names 岳阳."""
        pieces = (words[n:] if at_end else words[: len(words) - n] for n in range(len(words)))
        return next((piece for piece in pieces if piece in self._places.names), words)


def _may_be_place(words: str, *, beside: bool) -> bool:
    """Whether a word of a list names a place: by its kind or, `beside` a known one, its length."""
    like = OF_A_KIND.fullmatch(words) or (KINDLESS.fullmatch(words) if beside else None)
    return like is not None and NO_NAME.match(words) is None
