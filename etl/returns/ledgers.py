"""A ledger (台账): one row an enterprise or a project. It is told from a summary and not added up.

What its columns hold is checked all the same, in bulk: a hundred thousand rows are looked at
column by column, and each kind of finding is told once. Makes no claim.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from openpyxl.utils import get_column_letter

from catalogue import Indicator
from etl.returns.issues import Complaint, RefusedError, complaint
from etl.returns.orientation import Line, Orientation
from etl.returns.values import read_value
from etl.returns.words import Words

DISTINCT = 1_000  # labels; no summary has more
MANY = 50  # rows of no district
ENOUGH = 12  # rows; fewer that name a district twice are duplicates
NUMBERS = {int, float}

Placed = tuple[str, Complaint]


def ledger_findings(orientation: Orientation, words: Words) -> Iterator[Placed]:
    """That the table is a ledger, and what is wrong in it; nothing where it is a summary."""
    why = _why_ledger(orientation, words)
    if not why:
        return
    table = orientation.table
    yield table.place, complaint("ledger_not_summary", found=why)
    for line in orientation.data:
        match = words.phrases.match(line.cores, "", None) if line.cores else None
        if match is not None and match.indicator is not None:
            yield from _column(orientation, line, match.indicator)
    yield from _odd_cells(orientation)


def _why_ledger(orientation: Orientation, words: Words) -> str:
    """The column that names single things, or that districts come again and again; else ""."""
    names = orientation.of_role("name")
    if names:
        return f"有“{orientation.table.path(names[0])[-1].shown.strip()}”一列"
    regions = orientation.of_role("region")
    body = orientation.table.body
    if not regions or len(body) < ENOUGH or orientation.of_role("indicator"):
        return ""
    columns = [*regions, *orientation.of_role("period")]
    grid = orientation.table.grid
    seen = Counter(
        tuple(
            grid.values[row - 1][c - 1] if c <= len(grid.values[row - 1]) else "" for c in columns
        )
        for row in body
    )
    kinds = Counter[str]()
    rows: dict[tuple[object, ...], int] = {}
    for key, n in islice(seen.items(), DISTINCT):
        kind = words.regions.place(str(key[0])).kind
        kinds[kind] += n
        if kind == "region":
            rows[key] = n
    repeated = kinds["region"]
    if kinds["unknown"] > max(repeated, MANY):
        return f"{len(body)}行大多不是区县"
    return f"{len(rows)}个区县共{repeated}行" if repeated > 2 * len(rows) else ""


def _column(orientation: Orientation, line: Line, indicator: Indicator) -> Iterator[Placed]:
    """What is wrong in one column, each kind of finding once, with how often."""
    grid, column = orientation.table.grid, line.number
    values = [
        grid.values[row - 1][column - 1] if column <= len(grid.values[row - 1]) else ""
        for row in orientation.table.body
    ]
    numbers = [v for v in values if isinstance(v, (int, float)) and type(v) in NUMBERS]
    odd: dict[str, list[int]] = {}
    if numbers and (min(numbers) < 0 or max(numbers) >= 10**12 or _broken(numbers, indicator)):
        odd = _refused(orientation, line, indicator, numbers_too=True)
    elif len(numbers) < len(values):
        odd = _refused(orientation, line, indicator, numbers_too=False)
    for code, rows in odd.items():
        letter = get_column_letter(column)
        place = f"{letter}{rows[0]}" if len(rows) == 1 else f"{letter}{rows[0]}:{letter}{rows[-1]}"
        label = f"{indicator.name}（共{len(rows)}处）" if len(rows) > 1 else indicator.name
        shown = grid.shown(rows[0], column).strip() or "空白"
        yield place, complaint(code, label=label, found=shown)


def _broken(numbers: Sequence[float], indicator: Indicator) -> bool:
    if indicator.unit in ("元", "%"):
        return False
    return any(type(v) is float and not v.is_integer() for v in numbers)


def _refused(
    orientation: Orientation, line: Line, indicator: Indicator, *, numbers_too: bool
) -> dict[str, list[int]]:
    """Codes of what cannot be read, with the rows, one look a distinct value."""
    grid, column = orientation.table.grid, line.number
    unit = line.unit or ("万元" if indicator.unit == "元" else "")
    verdicts: dict[object, str] = {}
    found: dict[str, list[int]] = {}
    for row in orientation.table.body:
        value = grid.values[row - 1][column - 1] if column <= len(grid.values[row - 1]) else ""
        if value == "" or (not numbers_too and type(value) in NUMBERS):
            continue
        if value not in verdicts:
            verdicts[value] = _verdict(orientation, row, column, unit, indicator)
        if verdicts[value]:
            found.setdefault(verdicts[value], []).append(row)
    return found


def _verdict(
    orientation: Orientation, row: int, column: int, unit: str, indicator: Indicator
) -> str:
    cell = orientation.table.grid.cell(row, column)
    try:
        read_value(cell, unit, indicator, unit_asked=False)
    except RefusedError as error:
        code = error.complaint.code
        return code if code in SAID_ALIKE else ""
    return ""


# Findings whose sentence needs nothing but label and found.
SAID_ALIKE = (
    "cell_error",
    "formula_without_cached_value",
    "strikethrough",
    "not_a_number",
    "range_value",
    "multiple_numbers",
    "negative_count",
    "negative_amount",
    "non_integer_count",
    "too_many_digits",
    "percentage_point_text",
    "ambiguous_none",
    "percentage_out_of_bounds",
)


def _odd_cells(orientation: Orientation) -> Iterator[Placed]:
    """Errors, formulas without result and struck-out cells, each kind once."""
    table = orientation.table
    columns, rows = set(table.columns), set(table.body)
    found: dict[str, list[tuple[int, int]]] = {}
    for (row, column), look in table.grid.looks.items():
        code = "cell_error" if look.error else "strikethrough" if look.struck else ""
        if look.formula and not look.error and table.grid.value(row, column) == "":
            code = "formula_without_cached_value"
        if code and column in columns and row in rows:
            found.setdefault(code, []).append((row, column))
    for code, places in found.items():
        row, column = min(places)
        label = f"本表（共{len(places)}处）" if len(places) > 1 else "本格"
        yield (
            table.grid.cell(row, column).place,
            complaint(code, label=label, found=table.grid.shown(row, column)),
        )
