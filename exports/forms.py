"""The kinds of file that a view can be had in: one row a kind, by the ending of its name.

To add one: a function (view, warehouse, arguments) → bytes, and a row.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from exports.briefing import briefing
from exports.delimited import csv_bytes, csv_pieces
from exports.document import document_bytes
from exports.parameters import ExportError
from exports.picture import NO_FONT, available, png_bytes
from exports.sidecar import sidecar_bytes
from exports.slides import slides_bytes
from exports.view import View
from exports.workbook import workbook_bytes
from warehouse.database import Warehouse


@dataclass(frozen=True, kw_only=True)
class Form:
    """One kind of file: what the button says, its media type, what makes it; `offered` by one.

    `pieces` makes it bit by bit, once everything that can be refused has been.
    """

    label: str
    mime: str
    content: Callable[[View, Warehouse, Mapping[str, Any]], bytes]
    offered: bool = True
    pieces: Callable[[View, Warehouse, Mapping[str, Any]], Iterator[bytes]] | None = None


def _csv(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> bytes:
    return csv_bytes(view.table(warehouse, **arguments))


def _csv_pieces(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> Iterator[bytes]:
    return csv_pieces(view.table(warehouse, **arguments))


def _xlsx(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> bytes:
    return workbook_bytes(briefing(view, warehouse, arguments))


def _docx(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> bytes:
    return document_bytes(briefing(view, warehouse, arguments))


def _pptx(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> bytes:
    return slides_bytes(briefing(view, warehouse, arguments))


def _png(view: View, warehouse: Warehouse, arguments: Mapping[str, Any]) -> bytes:
    told = briefing(view, warehouse, arguments)
    charts = (t for s in told.sections for t in s.tables if t.chart is not None and t.chart.rows)
    table = next(charts, None)
    if table is None:
        raise ExportError(f"“{told.title}”没有图")
    if not available():
        raise ExportError(NO_FONT)
    return png_bytes(table, told.mark)


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: dict[str, Form] = {
    ".csv": Form(label="CSV", mime="text/csv; charset=utf-8", content=_csv, pieces=_csv_pieces),
    ".xlsx": Form(label="Excel", mime=f"{OFFICE}.spreadsheetml.sheet", content=_xlsx),
    ".docx": Form(label="Word", mime=f"{OFFICE}.wordprocessingml.document", content=_docx),
    ".pptx": Form(label="幻灯片", mime=f"{OFFICE}.presentationml.presentation", content=_pptx),
    ".png": Form(label="图片", mime="image/png", content=_png),
    ".csv-metadata.json": Form(
        label="说明", mime="application/csvm+json", content=sidecar_bytes, offered=False
    ),
}


def split(name: str) -> tuple[str, str]:
    """A file's name and its kind; the kind is empty where it is none of `FORMS`."""
    for suffix in sorted(FORMS, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)], suffix
    return name, ""
