"""What stands around a table that makes its numbers others than its title says: a note below it on
the time they are of, a correction, an estimate, a caption that they are of the year before, a
remark beside a row.

Says which numbers may not be taken as they stand; reads no value.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue import Indicator
from etl.returns.cells import Cell
from etl.returns.claims import Claim
from etl.returns.contexts import Context
from etl.returns.cues import clauses, cue_in, years_named
from etl.returns.folding import closed_up
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.regions import Regions
from etl.returns.tables import Table
from etl.returns.units import Units, at_odds
from etl.returns.words import Words
from etl.returns.years import Period

# The findings by the kind of cue, of notes and of remarks; what is not sure is a doubt.
NOTES = {
    "time": "note_of_time",
    "correction": "note_of_correction",
    "estimate": "note_of_estimate",
    "doubt": "note_in_doubt",
}
REMARKED = {"correction": "remark_of_correction", "time": "remark_of_time"}
FEW = 3  # districts named in a finding
TITLE = 40  # characters of a title; what is longer is a note
# 附：上年情况, 2024年（上年同期数); not 与上年对比, 较上年增长.
OF_YEAR_BEFORE = re.compile(
    r"(?<![比较同与和及对于])(?:上年|去年|上一年|往年)度?(?:同期|年?末|年?底)?"
    r"(?:情况|数据?|统计|完成|实际|会员|商会|\)|$)"
)
BOTH = re.compile(r"对比|比较|对照|同比|增|减|本年|今年")
REMARKS = re.compile(r"备\s*注|说明|附注")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a note says against claims; `stopped` are those that it keeps out."""

    cell: Cell
    said: Complaint
    stopped: Sequence[Claim] = ()


def units_below(notes: Iterable[Cell], units: Units) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """The notes that name units: 注：金额单位为万元."""
    for cell in notes:
        if named := units.of_caption(cell.shown):
            yield cell, named


def check_titled(captions: Iterable[Cell]) -> None:
    """Raises `RefusedError` where a table is said to be of the year before: of which one?"""
    for cell in captions:
        plain = closed_up(cell.shown)
        if len(plain) <= TITLE and OF_YEAR_BEFORE.search(plain) and not BOTH.search(plain):
            raise RefusedError("year_before", found=cell.shown.strip())


def table_texts(table: Table, context: Context) -> Iterator[Cell]:
    """The captions of which nothing was used."""
    for cell in table.captions:
        used = cell in context.used or cell.shown.strip() in context.title
        if not used:
            yield cell


def spoken_against(
    claims: Sequence[Claim], table: Table, context: Context, words: Words
) -> Iterator[Finding]:
    """What the lines around a table say against its claims. The time that its titles name is the
    claims' own already; lines between its rows that name no more than a time are labels of rows.
    """
    said = list(table_texts(table, context))
    between = [cell for cell in table.groups if words.sort(cell.shown) in ("text", "aside")]
    for cell in (*said, *between, *table.notes):
        yield from _against(cell, claims, words.regions)
    for cell in table.captions:
        if cell not in said:
            yield from _against(cell, claims, words.regions, kinds=("correction", "estimate"))


def _against(
    cell: Cell, claims: Sequence[Claim], regions: Regions, kinds: Collection[str] = tuple(NOTES)
) -> Iterator[Finding]:
    """What one line says, each kind once; a doubt only where it says nothing surer."""
    found: dict[str, list[Claim]] = {}
    of = claims
    for clause in clauses(cell.shown):
        of = _spoken_of(clause, claims, regions) or of
        cues = {period: cue_in(clause, period) for period in {claim.period for claim in of}}
        for claim in of:
            if (cue := cues[claim.period]) is not None:
                found.setdefault(cue.kind if cue.sure else "doubt", []).append(claim)
    if len(found) > 1:
        found.pop("doubt", None)
    for kind, concerned in found.items():
        if kind in kinds:
            yield _finding(cell, kind, concerned, claims)


def _finding(cell: Cell, kind: str, concerned: Sequence[Claim], claims: Sequence[Claim]) -> Finding:
    names = [*dict.fromkeys(claim.region.name for claim in concerned)]
    some = "、".join(names[:FEW]) + ("等" if len(names) > FEW else "")
    whose = "本表" if len(concerned) == len(claims) else some
    found = {"found": cell.shown.strip(), "whose": whose, "period": concerned[0].period}
    stopped = () if kind == "doubt" else concerned
    return Finding(cell=cell, said=complaint(NOTES[kind], **found), stopped=stopped)


def _spoken_of(clause: str, claims: Sequence[Claim], regions: Regions) -> list[Claim]:
    """The claims of the districts, indicators and years that a clause names; [] of none."""
    places = regions.within(clause)
    mine = [claim for claim in claims if claim.region in places]
    named = [claim for claim in mine or claims if _names(clause, claim)]
    found = named or mine
    years = years_named(clause) & {claim.period.year for claim in claims}
    if len({claim.period.year for claim in claims}) > 1 and years:
        found = [claim for claim in found or claims if claim.period.year in years]
    return found


def _names(clause: str, claim: Claim) -> bool:
    words = (claim.indicator.name, claim.as_written.partition(" ")[0])
    return any(closed_up(word) in clause for word in words)


def remark_on(cell: Cell, period: Period | None) -> Complaint | None:
    """What a remark says against the numbers of its row: an error where they are of another time
    or were corrected, a warning where they are in doubt, None where it says nothing of that.
    """
    plain = closed_up(cell.shown)
    if not plain:
        return None
    found = {"found": cell.shown.strip(), "period": period or "本行所写期间"}
    if cell.number is None and plain.replace(".", "").isdigit():
        return complaint("remark_is_number", **found)
    cues = [cue for clause in clauses(cell.shown) if (cue := cue_in(clause, period)) is not None]
    sure = {cue.kind for cue in cues if cue.sure}
    code = next((said for kind, said in REMARKED.items() if kind in sure), "remark_in_doubt")
    return complaint(code, **found) if cues else None


def remarked_unit(
    remarks: Iterable[Cell], unit: str, indicator: Indicator, units: Units
) -> Complaint | None:
    """That a remark names another unit than the heading: 捐赠单位为亿元 beside 万元."""
    for cell in remarks:
        if other := at_odds(unit, units.of_caption(cell.shown), indicator):
            return complaint("remark_of_unit", said=cell.shown.strip(), unit=unit, other=other)
    return None


def untold(found: Collection[Finding]) -> list[Claim]:
    """The claims that some note keeps out."""
    return [claim for finding in found for claim in finding.stopped]
