"""A report's text to passages: every number with what it says of whom, when and whether.

Puts the stages together, block by block; each stage is its own module. Pure: the same text
and options always give the same passages.
"""

from bisect import bisect_left
from typing import NamedTuple

from catalogue import Catalogue, Indicator
from etl.passages import Block, Passage
from etl.reports.blocks import LISTED, Stretch, find_blocks, stretch_of
from etl.reports.clauses import Clauses
from etl.reports.context import carry_on, context_of
from etl.reports.contradictions import without_contradictions
from etl.reports.dating import Carried
from etl.reports.derived import NO_GROWTH
from etl.reports.frames import Frame, Setting
from etl.reports.leads import TURN, setting_of, turned, turns
from etl.reports.mapping import meaning_of
from etl.reports.not_figures import blanked, names_in
from etl.reports.opening import Opening, Told
from etl.reports.phrases import Phrases, Said
from etl.reports.places import Places
from etl.reports.scanning import scan
from etl.reports.scope import ADDED_NUMBER
from etl.reports.settling import Origin, set_aside, settled
from etl.reports.statuses import Cues
from etl.reports.subjects import Subjects
from etl.reports.surroundings import Surroundings
from etl.reports.tables import rows_of, ruled, with_units
from etl.reports.themes import Above
from etl.reports.times import Times
from etl.reports.view import View, unwrapped

# How far a number looks: a text without punctuation must not take the square of its length.
SENTENCE_REACH, CLAUSE_REACH = 400, 120
LEAF = 9  # the level of such a paragraph: any heading ends it


class Read(NamedTuple):
    """A text as it was read."""

    blocks: tuple[Block, ...]
    passages: list[Passage]


class Reader:
    """Reads reports with one catalogue; what depends on the catalogue alone is prepared once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.phrases = Phrases(catalogue)
        self.places = Places(catalogue)
        self.subjects = Subjects(self.places)

    def passages(
        self, text: str, marks: tuple[Block, ...] = (), told: Told | None = None
    ) -> list[Passage]:
        """All passages of a text, in order. `marks` are blocks the file itself declares."""
        return self.read(text, marks, told).passages

    def read(self, text: str, marks: tuple[Block, ...] = (), told: Told | None = None) -> Read:
        """The blocks of a text and all passages in them."""
        drawn = ruled(text)
        blocks = find_blocks(unwrapped(drawn), marks)
        read = _Report(self, drawn, blocks, told or Told()).passages()
        return Read(blocks, without_contradictions(read))


class _Report:
    """One text on its way. All places but those of passages are places of the view."""

    def __init__(self, reader: Reader, text: str, blocks: tuple[Block, ...], told: Told) -> None:
        self.reader = reader
        self.view = View(text)
        self.plain = self.view.plain
        names = names_in(self.plain)
        self.cues = Cues(blanked(self.plain, names))
        self.times = Times(self.cues.text)
        self.clauses = Clauses(self.plain)
        self.stretches = [stretch_of(block, text, self.view) for block in blocks]
        cells = [(s.start, s.end) for s in self.stretches if s.block.kind == "row"]
        self.rows = rows_of(self.plain, cells)
        self.found = with_units(self.plain, scan(self.plain, names), self.rows)
        self.starts = [found.start for found in self.found]
        opening = Opening(self.plain, self.stretches, self.times, reader.places, told)
        self.title, self.year, self.spoken = opening.title, opening.year, opening.spoken
        self.told_year = opening.told_year
        self.times.coming = opening.coming
        self.frame = Frame(opening.setting, opening.reviewed)
        self.origin = Origin(text, self.view, self.spoken.published, reader.catalogue)
        self.carried = Carried()
        self.previous: Indicator | None = None
        self.added: Indicator | None = None
        self._last_end = 0
        self._counted = (-1, 0)  # a clause, and how many of its numbers have been read
        self._announced = self._on_day = False
        self._announcing: tuple[int, int] | None = None
        self._said: tuple[int, list[Said]] = (-1, [])
        self._above: tuple[int, Above] = (-1, Above())
        self._headings: dict[int, str] = {}
        self._deepest_first: tuple[str, ...] = ()

    def _setting(self, lead: tuple[int, int]) -> Setting:
        return setting_of(
            self.plain, lead, self.times, self.reader.places, self.told_year, self.year
        )

    def passages(self) -> list[Passage]:
        """All passages, block by block."""
        read: list[Passage] = []
        for below, stretch in enumerate(self.stretches, 1):
            self._enter(stretch, below)
            first = bisect_left(self.starts, stretch.start)
            last = bisect_left(self.starts, stretch.end, first)
            counting = [n for n in range(first, last) if self.found[n].kind != "not_figure"]
            if counting:
                self._begin(stretch, self.starts[counting[-1]])
            read += [self._passage(index, stretch) for index in range(first, last)]
            self._announce(stretch)
        return read

    def _begin(self, stretch: Stretch, last: int) -> None:
        """Before the first figure of a block: of whom it speaks, up to its last figure."""
        own = self.frame.region.region
        subjects = self.reader.subjects.found(
            self.plain, stretch.start, last, own.code if own else None
        )
        self.carried = Carried(subjects=subjects[::-1], spoken_of=self.carried.spoken_of)
        self.previous = self.added = None
        self.lead = self._lead(stretch)

    def _announce(self, stretch: Stretch) -> None:
        """到2027年，主要目标是： — a list follows, and its head speaks for each line."""
        end = stretch.end
        if self.plain[end - 1 : end] == ":" and stretch.block.kind in ("paragraph", "item"):
            self._announcing = self.clauses.sentence(end - 2, SENTENCE_REACH)
        if stretch.block.kind == "paragraph" and self.plain[end - 1 : end] == ":":
            self._announced = True
            sentence, _ = self.clauses.sentence(end - 2, SENTENCE_REACH)
            self.frame.enter(LEAF, self._setting((max(sentence, stretch.start), end)))

    def _enter(self, stretch: Stretch, below: int) -> None:
        """Headings set what is below them; so do paragraphs that turn to a plan. `below` is the
        number of the next block.
        """
        kind = stretch.block.kind
        if self._announcing and not LISTED.fullmatch(self.plain, stretch.start, stretch.end):
            self._announcing = None
        if kind == "paragraph" and self._announced:
            self.frame.leave(LEAF)
            self._announced = False
        if kind == "heading":
            level = stretch.block.level
            above = {deep: words for deep, words in self._headings.items() if deep < level}
            self._headings = {**above, level: self.plain[slice(*stretch.lead)]}
            deepest_first = sorted(self._headings.items(), reverse=True)
            self._deepest_first = tuple(words for _, words in deepest_first)
            setting = self._setting(stretch.lead)
            if setting.status == "unknown" and turns(self.plain, self.stretches, below):
                setting = setting._replace(status="actual")
            self.frame.enter(stretch.block.level, setting)
        elif kind in ("paragraph", "item") and TURN.search(self.plain, *stretch.lead):
            words, at = self.plain[slice(*stretch.lead)], stretch.lead[0]
            self.frame.enter(LEAF, turned(self._setting(stretch.lead), words, at))

    def _passage(self, index: int, stretch: Stretch) -> Passage:
        found = self.found[index]
        if found.kind == "not_figure":
            return set_aside(found, self.origin)
        around = self._around(index, stretch)
        carry_on(found.start, self.carried)
        meaning = meaning_of(found, around, self._phrases(around), self.reader.phrases)
        context = context_of(
            found, around, self.frame, self.carried, self.reader.subjects, self.spoken, self.year
        )
        passage = settled(found, meaning, context, around, self.origin)
        if found.kind == "figure":
            if meaning.reason != NO_GROWTH:  # 到位资金97亿元，增长8%，完成90亿元的目标
                self.previous = None if meaning.doubt else meaning.indicator
            added = meaning.said if meaning.reason == ADDED_NUMBER else None
            self.added = self.reader.phrases.indicators[added.indicator] if added else None
            self._last_end = found.end
            self._on_day = passage.period_end is not None and (
                passage.period_start == passage.period_end
            )
            self._counted = (self._counted[0], self._counted[1] + 1)
        return passage

    def _lead(self, stretch: Stretch) -> str:
        """The words of the block's heading or, of a table's row, of its whole head."""
        row, words = self.rows.get(stretch.start), self.plain[slice(*stretch.lead)]
        if row is None or not row.head:
            return words
        return self.plain[row.head[0].start : row.head[-1].end] + words

    def _phrases(self, around: Surroundings) -> list[Said]:
        """The phrases of a sentence, looked up once."""
        if self._said[0] != around.sentence:
            found = self.reader.phrases.found(
                self.plain, around.sentence, around.sentence_end, around.above
            )
            self._said = (around.sentence, found)
        return self._said[1]

    def _stands_above(self, sentence: int, stretch: Stretch) -> Above:
        """The words before and above a sentence, gathered once."""
        if self._above[0] != sentence:
            before = self.plain[max(stretch.start, sentence - SENTENCE_REACH) : sentence]
            headings = self._deepest_first
            whole = "\n".join((self.lead, before, *headings, self.title))
            above = Above(self.lead, before, headings, self.title, whole)
            self._above = (sentence, above)
        return self._above[1]

    def _around(self, index: int, stretch: Stretch) -> Surroundings:
        found = self.found[index]
        sentence, sentence_end = self.clauses.sentence(found.start, SENTENCE_REACH)
        clause, clause_end = self.clauses.clause(found.start, CLAUSE_REACH)
        if clause != self._counted[0]:
            self._counted = (clause, 0)
        threshold = self.found[index - 1] if index else None
        if threshold is not None and (threshold.kind != "attribute" or threshold.start < clause):
            threshold = None
        row = self.rows.get(stretch.start)
        head = row.head_of(found.start) if row is not None else None
        after = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.plain)
        return Surroundings(
            text=self.plain,
            cues=self.cues,
            times=self.times,
            sentence=max(sentence, stretch.start),
            sentence_end=min(sentence_end, stretch.end),
            clause=max(clause, stretch.start),
            clause_end=min(clause_end, stretch.end),
            previous_end=max(self._last_end, stretch.start),
            next_start=after,
            lead=self.lead,
            title=self.title,
            above=self._stands_above(max(sentence, stretch.start), stretch),
            head=(head.start, head.end) if head is not None else None,
            announced=self._announcing,
            previous=self.previous,
            added=self.added,
            threshold=self.plain[threshold.start : threshold.end] if threshold else "",
            position=self._counted[1],
            on_day=self._on_day and self._last_end > sentence,
        )
