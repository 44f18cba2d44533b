"""What a source looks like around its figures: the text of a report with the places that were
read, the rows of a sheet. Kept in the release, so that a number can be shown where it stands.

Records only; nothing here reads a file.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from catalogue.quantities import Qualifier
from etl.figures import Status

# Units of what is no count: none of them stands in for 个 or 家.
NEVER_COUNTED = ("元", "%", "美元", "港元", "欧元", "个百分点", "倍", "番", "成")
State = Literal["mapped", "doubtful", "masked", "unmapped", "set_aside"]
PassageKind = Literal["figure", "attribute", "enumeration", "not_figure"]
Direction = Literal["up", "down"]
BlockKind = Literal["title", "heading", "item", "paragraph", "row"]
Field = Literal["value", "qualifier", "status", "indicator", "region", "period"]


class Block(NamedTuple):
    """A stretch of a document's text. `level` is 1, 2, … for headings, 0 for anything else."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A report as text. Offsets are characters of `text`, which is never edited.

    `blocks` are in order and do not overlap; of a text file they are found by rule, of a
    .docx or .pdf the file's own structure goes first. `file` is relative to the data folder.
    """

    file: str
    text: str
    blocks: tuple[Block, ...]


class Evidence(NamedTuple):
    """Why a field of a passage was read as it was: the words, where they stand, in Chinese.

    `start` and `end` are None where it was not the document that said so.
    """

    field: Field
    words: str
    reason: str
    start: int | None = None
    end: int | None = None


class Passage(NamedTuple):
    """One place of a report where a number stands, and how it was read.

    `text` is exactly the document's `start:end`. `value` is in the base unit `unit`, None for
    masked and indefinite numbers. `counted` is the noun phrase that is counted. `indicator`,
    `region` and the period are None where the report does not tell or the catalogue has none.
    `reason` says in Chinese why a passage is doubtful, unmapped or set aside; `candidates` are
    the indicators among which a person may choose. `per` is the 季度, 年 or 户 of a rate.
    """

    start: int
    end: int
    text: str
    state: State
    kind: PassageKind
    reason: str = ""
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    qualifier: Qualifier = "exact"
    direction: Direction | None = None
    status: Status = "unknown"
    indicator: str | None = None
    region: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    counted: str = ""
    per: str = ""
    candidates: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def likely(self) -> str | None:
        """The indicator, or the only one that a doubtful number may be; a rate is never one."""
        if self.indicator is not None or self.per or len(self.candidates) != 1:
            return self.indicator
        return self.candidates[0]

    @property
    def masked(self) -> bool:
        """Whether the source hides the number: X次, **家, **余家."""
        return self.value is None and self.qualifier != "indefinite"


def with_hedge(passage: Passage) -> str:
    """超100次: the words of the number with those that hedge it, as the report has them."""
    said = next((e for e in passage.evidence if e.field == "qualifier" and e.end is not None), None)
    if said is None or said.end is None or said.end > passage.start or said.words in passage.text:
        return passage.text
    return said.words + ("" if said.end == passage.start else "…") + passage.text


def locator(passage: Passage) -> str:
    """Where a passage stands, as figures and passages of a release say it: 第120—135字.

    The offsets are those of the document's text: the first counts from 0, the second is past
    the last character.
    """
    return f"第{passage.start}—{passage.end}字"


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """A row of a workbook's sheet or of a table of published facts, as it stood in the file.

    `position` is the row's number in the file, from 1; `sheet` is "" for a CSV.
    """

    file: str
    sheet: str
    position: int
    cells: tuple[str, ...]
