"""What the check of a return prints: JSON lines for programs, a table and a list for people.

Prints nothing itself and decides nothing: how a return is read stands in `etl.returns`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from catalogue import Catalogue
from catalogue.quantities import Amount
from catalogue.wording import MISSING, amount_in_words
from etl.figures import Issue
from etl.progress import padded, width
from etl.returns import Claim, FileReading

SEVERITIES = (
    ("error", "错误", "有错的数未入库，请改正后重新报送"),
    ("warning", "提醒", "已按说明处理，请核对"),
    ("info", "有意未采用", "不含应报的数"),
)

FEW = 3  # alike, before they are told together
CELL = re.compile(r"(?P<column>.+![A-Z]{1,3})(?P<row>[0-9]+)", re.DOTALL)


def json_lines(read: FileReading) -> Iterator[str]:
    """One line a figure, then one an issue, as DESIGN's contract has them."""
    for claim in read.claims:
        yield json.dumps({"figure": _figure(claim)}, ensure_ascii=False)
    for issue in read.issues:
        yield json.dumps({"issue": _issue(issue)}, ensure_ascii=False)


def _figure(claim: Claim) -> dict[str, Any]:
    """As every line has been; what is no achievement says so at its end."""
    start, end = claim.period.dates(claim.indicator)
    return {
        "region": claim.region.code,
        "region_name": claim.region.name,
        "period_start": start.isoformat(),
        "period_end": end.isoformat(),
        "indicator": claim.indicator.key,
        "indicator_name": claim.indicator.name,
        "value": _number(claim.value.value),
        "unit": claim.indicator.unit,
        "qualifier": claim.value.qualifier,
        "missing_reason": claim.value.missing_reason,
        "locator": claim.locator,
        "as_written": claim.as_written,
        **({} if claim.status == "actual" else {"status": claim.status}),
    }


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "code": issue.code,
        "severity": issue.severity,
        "file": issue.file,
        "place": issue.place,
        "message": issue.message,
    }


def _number(value: Decimal | None) -> int | float | None:
    """The JSON number with these digits: a whole one stays whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def in_words(read: FileReading, catalogue: Catalogue) -> Iterator[str]:
    """The figures by year, one line an indicator and one column a district; then the issues."""
    yield f"{read.file}：读到{_counted(read.claims)}"
    for year, claims in _by_year(read.claims):
        yield year
        yield from (f"  {line}" for line in _table(claims, catalogue))
    for severity, name, advice in SEVERITIES:
        found = [issue for issue in read.issues if issue.severity == severity]
        if found:
            yield f"{name}：{len(found)}（{advice}）"
            yield from (f"  {line}" for line in _grouped(found))


def _grouped(issues: Sequence[Issue]) -> Iterator[str]:
    """Each issue; those alike in one column together, where the first of them stands."""
    groups: dict[object, list[Issue]] = {}
    for n, issue in enumerate(issues):
        groups.setdefault(_alike(issue) or n, []).append(issue)
    for group in groups.values():
        if len(group) < FEW:
            yield from (f"{issue.place}：{issue.message}" for issue in group)
        else:
            yield f"{_places(group)}（{len(group)}处）：{_told(group)}"


def _alike(issue: Issue) -> object:
    """What is told together: warnings of one code, else the same words; each of one column."""
    place = CELL.fullmatch(issue.place)
    words = "" if issue.severity == "warning" else issue.message
    return (issue.code, place["column"], words) if place else None


def _told(group: Sequence[Issue]) -> str:
    """What is said of all; of the first, where each is told in words of its own."""
    first = group[0]
    same = all(issue.message == first.message for issue in group)
    return first.message if same else f"如{first.place.rpartition('!')[2]}，{first.message}"


def _places(group: Sequence[Issue]) -> str:
    """表1!B3—B7、B9 for cells of one column."""
    places = [place for issue in group if (place := CELL.fullmatch(issue.place))]
    sheet, _, letters = places[0]["column"].rpartition("!")
    rows = sorted({int(place["row"]) for place in places})
    runs = [list(run) for _, run in groupby(enumerate(rows), key=lambda one: one[1] - one[0])]
    ends = [dict.fromkeys((run[0][1], run[-1][1])) for run in runs]
    told = "、".join("—".join(f"{letters}{row}" for row in end) for end in ends)
    return f"{sheet}!{told}"


def _counted(claims: Sequence[Claim]) -> str:
    missing = sum(claim.value.missing_reason == "not_reported" for claim in claims)
    return f"{len(claims) - missing}个数" + (f"，{missing}处未报" if missing else "")


def _by_year(claims: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """2022年, and 2022年目标 where the claims are what is to be reached."""

    def heading(claim: Claim) -> str:
        return f"{claim.period}{'目标' if claim.status == 'target' else ''}"

    for words, group in groupby(sorted(claims, key=heading), key=heading):
        yield words, list(group)


def _table(claims: Sequence[Claim], catalogue: Catalogue) -> Iterator[str]:
    """Districts down in their fixed order; as many lines as fit would be too wide across."""
    order = {code: n for n, code in enumerate(catalogue.regions)}
    regions = sorted({claim.region.code for claim in claims}, key=lambda code: order[code])
    keys = [key for key in catalogue.indicators if any(c.indicator.key == key for c in claims)]
    said = {(claim.indicator.key, claim.region.code): _in_words(claim) for claim in claims}
    names = [catalogue.regions[code].name for code in regions]
    rows = [["", *names]]
    for key in keys:
        values = [said.get((key, code), "") for code in regions]
        rows.append([catalogue.indicators[key].name, *values])
    columns = [max(width(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        cells = [padded(cell, columns[n], right=n > 0) for n, cell in enumerate(row)]
        yield "  ".join(cells).rstrip()


def _in_words(claim: Claim) -> str:
    value = claim.value
    if value.value is None:
        return MISSING[value.missing_reason or "not_disclosed"]
    amount = Amount(value=value.value, qualifier=value.qualifier)
    return amount_in_words(amount, claim.indicator)
