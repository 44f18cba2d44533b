"""`/exports/<view>.<kind>`: a page's file under an address, so that a workbook can be linked.

The same views, parameters and kinds of file as the buttons. An answer is named by release and
parameters (ETag), so that a reader who has it is told so instead of being sent it again.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import duckdb
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from catalogue import CatalogueError
from catalogue.tables import suggestion
from dashboard import store
from exports.forms import FORMS, split
from exports.parameters import ExportError, switch
from exports.prepared import RECORD_FORMS, prepared, record_name
from exports.view import RELEASE, SAMPLE
from exports.views import VIEWS
from warehouse.releases import ReleaseError


def exported(request: Request) -> Response:
    """The file; 304 where the reader has it, 400 for a bad parameter, 404 for an unknown view."""
    name, suffix = split(request.path_params["name"])
    if not suffix:
        name, dot, ending = name.rpartition(".")
        suffix = f"{dot}{ending}"
    if name not in VIEWS or suffix not in FORMS:
        return PlainTextResponse(_unknown(name, suffix), status_code=404)
    try:
        given = _given(request)
        path = _release(given.get(RELEASE))
        return _answer(request, path, given, name, suffix)
    except (CatalogueError, ReleaseError) as refusal:
        return PlainTextResponse(str(refusal), status_code=400)
    except (LookupError, duckdb.Error) as absent:
        return PlainTextResponse(f"没有可用的版本：{absent}", status_code=503)


def _answer(
    request: Request, path: Path, given: Mapping[str, str], name: str, suffix: str
) -> Response:
    view, form, warehouse = VIEWS[name], FORMS[suffix], store.opened(path)
    arguments = view.arguments(warehouse, given)
    tag = _tag(path.name, name, suffix, repr(sorted(arguments.items())))
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    title = quote(view.file_name(warehouse, arguments, suffix))
    headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{title}"
    if request.method == "HEAD":
        answer = Response(media_type=form.mime, headers=headers)
        del answer.headers["content-length"]  # nothing was made, so its length is not known
        return answer
    if form.pieces is not None:
        pieces = form.pieces(view, warehouse, arguments)
        return StreamingResponse(pieces, media_type=form.mime, headers=headers)
    content = form.content(view, warehouse, arguments)
    return Response(content, media_type=form.mime, headers=headers)


def _unknown(name: str, suffix: str) -> str:
    if name not in VIEWS:
        near = suggestion(name, VIEWS) or f"；可用：{'、'.join(VIEWS)}"
        return f"没有页面“{name}”{near}"
    return f"没有“{suffix}”这种文件；可用：{'、'.join(FORMS)}"


def _given(request: Request) -> dict[str, str]:
    """The parameters, each once. Raises `ExportError`."""
    pairs = request.query_params.multi_items()
    given = dict(pairs)
    if len(given) < len(pairs):
        raise ExportError("同一个参数给了两次；几个值请用逗号相连，如 regions=430102,430103")
    return given


def _release(wanted: str | None) -> Path:
    """The release asked for, else the one in force. Raises `ReleaseError`, `LookupError`."""
    releases = store.releases()
    if wanted is None:
        path = releases.current()
        if path is None:
            raise LookupError("请先运行 python -m etl build")
        return path
    if not (wanted.isascii() and wanted.isdigit()):
        raise ReleaseError(f"版本应为数字，如 {RELEASE}=3，读到“{wanted}”")
    return releases.find(int(wanted[:9])).path


def _tag(*parts: str) -> str:
    return f'"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'


def recorded(request: Request) -> Response:
    """The whole record, prepared once per release and sent a megabyte at a time."""
    suffix = f".{request.path_params['ending'].lower()}"
    if suffix not in RECORD_FORMS:
        said = f"没有“{suffix}”这种文件；可用：{'、'.join(RECORD_FORMS)}"
        return PlainTextResponse(said, status_code=404)
    try:
        given = _given(request)
        unknown = next((name for name in given if name not in (SAMPLE, RELEASE)), None)
        if unknown is not None:
            raise ExportError(f"“全部数据”没有参数“{unknown}”；可用：{SAMPLE}、{RELEASE}")
        path, sample = _release(given.get(RELEASE)), switch(given.get(SAMPLE, "on"))
        return _sent(request, path, suffix, sample=sample)
    except (CatalogueError, ReleaseError) as refusal:
        return PlainTextResponse(str(refusal), status_code=400)
    except (LookupError, duckdb.Error, OSError) as absent:
        return PlainTextResponse(f"没有可用的版本：{absent}", status_code=503)


def _sent(request: Request, release: Path, suffix: str, *, sample: bool) -> Response:
    tag = _tag(release.name, "record", suffix, str(sample))
    title = quote(record_name(store.opened(release), suffix, sample=sample))
    _, send, mime = RECORD_FORMS[suffix]
    headers = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Content-Disposition": f"attachment; filename*=UTF-8''{title}",
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":
        return Response(media_type=mime, headers=headers)
    path = prepared(
        store.opened(release), release.name, suffix, store.prepared_folder(), sample=sample
    )
    return StreamingResponse(send(path), media_type=mime, headers=headers)


ROUTES = [
    Route("/exports/record.{ending}", recorded, methods=["GET", "HEAD"]),
    Route("/exports/{name}", exported, methods=["GET", "HEAD"]),
]
