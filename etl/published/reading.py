"""Published facts, `data/published/*.csv`: each row a figure, or an issue that says why not.

The rows are transcribed and mapped by people (docs/adding-a-source.md). What may be wrong
with one stands in `etl.published.issues`; nothing here reads prose or opens a database.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from catalogue import Catalogue
from catalogue.quantities import Qualifier
from catalogue.tables import suggestion
from etl.figures import Figure, Issue, Severity, Source, Status
from etl.passages import SheetRow
from etl.published.cells import NotDelimitedError, Table, read_table
from etl.published.issues import Known, faults
from etl.published.rows import COLUMNS, Row, date_in, number_in
from etl.readings import Reading
from etl.usage import reason_in_chinese

HEADER, WHOLE = "第1行", "整个文件"


def read_published(folder: Path, catalogue: Catalogue, sources: Mapping[str, Source]) -> Reading:
    """The figures of every table in `folder`, and an issue for every row that gives none.

    `sources` of the reading are those that gave a figure. Several may claim the same one.
    """
    reading = Reading()
    known = Known(catalogue=catalogue, sources=sources)
    for file in sorted(folder.glob("*")):
        if file.is_file() and not file.name.startswith((".", "~$")):
            reading.add(_of_file(file, f"{folder.name}/{file.name}", known))
    gave = {figure.source for figure in reading.figures}
    reading.sources = [source for source in sources.values() if source.key in gave]
    return reading


def _of_file(file: Path, name: str, known: Known) -> Reading:
    if file.suffix.lower() != ".csv":
        return _only(
            name, "not_read", "info", "不是 CSV 文件，未读取。请另存为 CSV，或移出此文件夹。"
        )
    try:
        table = read_table(file.read_bytes())
    except NotDelimitedError as error:
        return _only(name, "not_a_csv", "error", f"{error}。这个文件未读取。")
    except OSError as error:
        return _only(
            name, "unreadable_file", "error", f"打不开（{reason_in_chinese(error)}）。请检查权限。"
        )
    return _of_table(name, table, known)


def _only(name: str, code: str, severity: Severity, message: str) -> Reading:
    """A reading of one issue about the file as a whole."""
    return Reading(
        issues=[Issue(code=code, severity=severity, file=name, place=WHOLE, message=message)]
    )


def _of_table(name: str, table: Table, known: Known) -> Reading:
    reading = Reading(issues=_header_issues(name, table))
    if any(issue.severity == "error" for issue in reading.issues):
        return reading
    reading.sheet_rows.extend(_as_they_stand(name, table))
    for number, cells in table.rows:
        reading.add(_of_row(_row(name, number, table.header, cells), known))
    if table.broken is not None:
        number, reason = table.broken
        message = f"从这一行起无法读取（{reason}）。请检查引号是否成对。"
        reading.issues.append(_issue("not_a_csv", name, f"第{number}行", message))
    return reading


def _as_they_stand(name: str, table: Table) -> list[SheetRow]:
    """The header and every row, to be shown around a figure."""
    rows = [(table.header_at, table.header), *table.rows]
    return [SheetRow(file=name, sheet="", position=at, cells=cells) for at, cells in rows]


def _issue(code: str, name: str, place: str, message: str) -> Issue:
    return Issue(code=code, severity="error", file=name, place=place, message=message)


def _header_issues(name: str, table: Table) -> list[Issue]:
    """What is wrong with the first row. A table that lacks a column is not read at all:
    without left_out, every row that was set aside would come back as a figure.
    """
    found = set(table.header) & set(COLUMNS)
    if not found:
        message = f"第一行应为列名（{'、'.join(COLUMNS[:3])} …），读到“{table.header[0][:20]}”。"
        return [_issue("not_a_csv", name, HEADER, f"{message}这个文件未读取。")]
    return [
        *_encoding_note(name, table),
        *(_missing_column(name, column, table) for column in COLUMNS if column not in found),
        *(_strange_column(name, column) for column in table.header if column not in COLUMNS),
        *(
            _issue("duplicate_column", name, HEADER, f"列“{c}”写了两次。请删去一列。")
            for c in COLUMNS
            if table.header.count(c) > 1
        ),
    ]


def _encoding_note(name: str, table: Table) -> list[Issue]:
    if table.encoding == "utf-8-sig":
        return []
    message = f"不是 UTF-8，已按 {table.encoding.upper()} 读取。若有乱码，请另存为“CSV UTF-8”。"
    return [Issue(code="encoding", severity="warning", file=name, place=WHOLE, message=message)]


def _missing_column(name: str, column: str, table: Table) -> Issue:
    near = suggestion(column, set(table.header) - set(COLUMNS))
    message = f"缺少列“{column}”{near or '。'}请补上这一列；此前整个文件不读取。"
    return _issue("missing_column", name, HEADER, message)


def _strange_column(name: str, column: str) -> Issue:
    near = suggestion(column, COLUMNS)
    message = f"不认识列“{column}”{near or '。'}这一列未读取。"
    return Issue(
        code="unknown_column", severity="warning", file=name, place=HEADER, message=message
    )


def _row(name: str, number: int, header: tuple[str, ...], cells: tuple[str, ...]) -> Row:
    padded = cells + ("",) * (len(header) - len(cells))
    return Row(
        file=name,
        number=number,
        cells=dict(zip(header, padded, strict=False)),
        beyond=tuple(filter(None, cells[len(header) :])),
    )


def _of_row(row: Row, known: Known) -> Reading:
    """A figure; or the reason why the row was set aside; or what is wrong with it."""
    if row["left_out"]:
        words = f"{row['region']} {row['period']} {row.as_written}".strip()
        message = f"“{words}”未采用：{row['left_out']}。"
        return Reading(issues=[row.issue("set_aside", "", message, severity="info")])
    issues = list(faults(row, known))
    start, end = date_in(row["period_start"]), date_in(row["period_end"])
    if start is None or end is None or any(i.severity == "error" for i in issues):
        return Reading(issues=issues)
    return Reading(figures=[_figure(row, start, end)], issues=issues)


def _figure(row: Row, start: date, end: date) -> Figure:
    """A row in which nothing is wrong, as a claim of its source."""
    return Figure(
        indicator=row["key"],
        region=row["region_code"],
        period_start=start,
        period_end=end,
        value=_number(row["value"]),
        value_max=_number(row["value_max"]),
        qualifier=cast("Qualifier", row["qualifier"]),
        status=cast("Status", row["status"]),
        missing_reason="not_disclosed" if row["qualifier"] == "masked" else None,
        source=row["source"],
        locator=f"第{row.number}行",
        as_written=row.as_written,
    )


def _number(text: str) -> Decimal | None:
    return number_in(text) if text else None
