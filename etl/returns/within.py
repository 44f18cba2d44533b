"""A file against itself: totals against their parts, parts against their whole, the same thing
said twice, one sheet copied from another.

Works on what was claimed and counted; reads no cell.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from catalogue import Region
from catalogue.wording import plain
from etl.returns.cells import Cell
from etl.returns.claims import Claim, Counted
from etl.returns.issues import Complaint, complaint

TOTALS = ("total", "subtotal")
PARTS = ("region", "zone", "own", "unknown", "ambiguous")
FEW = 4  # equal numbers that may be equal by chance

Finding = tuple[Cell, Complaint]
Twice = dict[tuple[str, int, str], tuple[str, Complaint]]


def totals(counted: Sequence[Counted]) -> Iterator[Finding]:
    """Totals that are not the sum of their parts; parts that exceed their whole."""
    for line in _sequences(counted):
        if line[0].indicator.across_regions != "sum":
            continue
        for place, one in enumerate(line):
            if one.kind in TOTALS:
                yield from _mismatch(line, place)
            elif one.kind == "of_which":
                yield from _above_whole(line, place)


def _sequences(counted: Sequence[Counted]) -> Iterator[list[Counted]]:
    """Counted cells in the order in which they add up: down a column, else along a row."""
    rows = {one.row for one in counted if one.kind in (*TOTALS, "of_which")}
    across = len({one.row for one in counted}) > 0 and _totals_lie_across(counted)
    lines: dict[tuple[int, str], list[Counted]] = defaultdict(list)
    for one in counted:
        lines[(one.row if across else one.column), one.indicator.key].append(one)
    if rows:
        yield from lines.values()


def _totals_lie_across(counted: Sequence[Counted]) -> bool:
    kinds: dict[int, set[str]] = defaultdict(set)
    for one in counted:
        kinds[one.row].add(one.kind)
    return any("region" in k and k & set(TOTALS) for k in kinds.values())


def _number(one: Counted) -> Decimal | None:
    return one.value.value if one.value is not None else None


def _mismatch(line: list[Counted], place: int) -> Iterator[Finding]:
    total = line[place]
    stated = _number(total)
    if total.cell.formula:
        yield total.cell, complaint("total_not_calculated", label=total.label, total=_word(total))
        return
    if stated is None or total.value is None or total.value.qualifier != "exact":
        return
    candidates = [parts for parts in _candidates(line, place) if parts]
    sums = [found for parts in candidates if (found := _sum(parts)) is not None]
    if len(sums) < len(candidates) or not sums:
        return
    complete = not any(_number(one) is None for one in candidates[0])
    if any(abs(found - stated) <= _slack(total, candidates[0]) for found in sums):
        return
    if not complete and stated >= sums[0]:
        return
    gap = plain(abs(sums[0] - stated))
    yield (
        total.cell,
        complaint(
            "total_mismatch",
            label=total.label,
            total=_word(total),
            found=plain(stated),
            parts=plain(sums[0]),
            gap=gap,
        ),
    )


def _word(total: Counted) -> str:
    return "小计" if total.kind == "subtotal" else "合计"


def _candidates(line: list[Counted], place: int) -> list[list[Counted]]:
    """What a total may be the sum of; the likeliest first."""
    if line[place].kind == "subtotal":
        return [_run(line[place + 1 :]), _run(list(reversed(line[:place])))]
    districts = [one for one in line if one.kind == "region"]
    whole = line[place].place
    if whole is not None and whole.without:
        return [[one for one in districts if not _of_any(one, whole.without)]]
    others = [one for one in line if one.kind in PARTS]
    own = [one for one in line if one.kind in ("region", "own")]
    subtotals = [one for one in line if one.kind == "subtotal"]
    return [districts, own, others, subtotals]


def _of_any(one: Counted, regions: Sequence[Region]) -> bool:
    return one.place is not None and one.place.region in regions


def _run(line: Sequence[Counted]) -> list[Counted]:
    """The parts up to the next total."""
    found = []
    for one in line:
        if one.kind in TOTALS:
            break
        if one.kind in PARTS:
            found.append(one)
    return found


def _sum(parts: Iterable[Counted]) -> Decimal | None:
    """The sum; None where a part is hedged or could not be read."""
    numbers = []
    for part in parts:
        if part.value is None or part.value.qualifier != "exact":
            return None
        numbers.append(part.value.value or Decimal(0))
    return sum(numbers, Decimal(0))


def _slack(total: Counted, parts: Sequence[Counted]) -> Decimal:
    """What rounding may do: half of the last decimal of each number; nothing to whole ones."""
    exponents = []
    for one in (total, *parts):
        written = one.cell.shown
        exponents.append(len(written.rpartition(".")[2]) if "." in written else 0)
    places = max(exponents)
    if not places or total.cell.number is None or not total.cell.number:
        return Decimal(0)
    stated = _number(total) or Decimal(0)
    times = abs(stated / total.cell.number)
    return times * Decimal(len(parts)) * Decimal("0.5").scaleb(-min(exponents[0] or places, places))


def _above_whole(line: list[Counted], place: int) -> Iterator[Finding]:
    part = line[place]
    above = [one for one in line[:place] if one.kind in ("region", *TOTALS)]
    stated = _number(part)
    wholes = [
        n
        for one in above[-1:] + [o for o in line if o.kind in TOTALS]
        if (n := _number(one)) is not None
    ]
    if stated is not None and wholes and stated > max(wholes):
        yield (
            part.cell,
            complaint(
                "of_which_above_whole",
                found="其中",
                label=part.label,
                part=plain(stated),
                whole=plain(max(wholes)),
            ),
        )


def agreed(claims: Sequence[Claim]) -> tuple[list[Claim], list[tuple[str, Complaint]]]:
    """The claims without those said twice: once where they agree, not at all where they differ."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.key].append(claim)
    findings: Twice = {}
    spoilt: set[tuple[str, int]] = set()
    for group in groups.values():
        first, *others = group
        for other in others:
            same = _said(first) == _said(other)
            if not same:
                spoilt |= {_line_of(first), _line_of(other)}
            _tell_twice(findings, first, other, same=same)
    kept = [group[0] for group in groups.values() if _line_of(group[0]) not in spoilt]
    order = {id(claim): n for n, claim in enumerate(claims)}
    return sorted(kept, key=lambda c: order[id(c)]), list(findings.values())


def _line_of(claim: Claim) -> tuple[str, int]:
    """The row that is spoilt with a claim: a district's row that comes twice says nothing sure."""
    return claim.locator.rpartition("!")[0], claim.cell.row


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.value.value, claim.value.qualifier, claim.value.missing_reason


def _tell_twice(findings: Twice, first: Claim, other: Claim, *, same: bool) -> None:
    """One finding that a row repeats another, and one with the first value that differs."""
    sheet, row = _line_of(other)
    repeated, differs = (sheet, row, "repeated"), (sheet, row, "differs")
    where = f"第{first.cell.row}行" if _line_of(first)[0] == sheet else first.locator
    said = {"found": other.label, "first": where}
    if same:
        findings.setdefault(repeated, (other.locator, complaint("duplicate_row", **said)))
    elif differs not in findings:
        findings[repeated] = (other.locator, complaint("duplicate_row_again", **said))
        both: dict[str, object] = {"one": first.as_written, "other": other.as_written}
        if first.stub != other.stub:
            both |= {"stub": first.stub or "空白", "beside": other.stub or "空白"}
        code = "duplicate_row_apart" if first.stub != other.stub else "duplicate_row_differs"
        contradiction = complaint(code, first=where, **both)
        findings[differs] = (other.locator, contradiction)


def copied(
    sheets: Sequence[tuple[str, Mapping[tuple[int, int], Decimal]]],
) -> Iterator[tuple[str, str]]:
    """Sheets whose numbers are all those of an earlier sheet, each in the same cell."""
    seen: list[tuple[str, Mapping[tuple[int, int], Decimal]]] = []
    for title, numbers in sheets:
        if len(numbers) >= FEW and len(set(numbers.values())) > FEW - 2:
            earlier = next((name for name, others in seen if numbers == others), None)
            if earlier is not None:
                yield title, earlier
            seen.append((title, numbers))
