"""What the server answers beside the pages: `/health` and `/exports/…`. Knows no page."""

import gc
import importlib

import duckdb
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from dashboard import exported, store
from dashboard.navigation import PAGES
from warehouse import queries
from warehouse.comparison import records

COUNTS = ("figures", "observations", "sources", "indicators", "regions")


def health(_: Request) -> JSONResponse:
    """The release in force, when it was built, and its counts; 503 before the first one."""
    in_force = store.releases().in_force()
    if in_force.path is None:
        return JSONResponse({"status": "no release"}, status_code=503)
    try:
        row = records(queries.release_summary(store.opened(in_force.path)))[0]
    except duckdb.Error as error:
        return JSONResponse({"status": str(error)}, status_code=503)
    return JSONResponse(
        {
            "status": "ok",
            "release": row["number"],
            "built_at": f"{row['built_at']:%Y-%m-%dT%H:%M:%SZ}",
            "sample": row["sample"],
            "counts": {name: row[name] for name in COUNTS},
            "unusable": list(in_force.unusable),
        }
    )


def warm() -> None:
    """Import what the first page would wait for: Plotly takes most of a second."""
    importlib.import_module("dashboard.blocks")
    path = store.releases().current()
    if path is not None:
        store.opened(path)
    # Streamlit collects all generations after every run of a script; what is loaded by now
    # never goes away, and looking through it again took most of a rerun (make bench).
    gc.collect()
    gc.freeze()


def first_page(request: Request) -> RedirectResponse:
    """The first page under its own name: Streamlit serves it at the root only."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.scope.get('root_path', '')}/{query}")


ROUTES = [
    Route("/health", health),
    *exported.ROUTES,
    *(Route(f"/{page.script}", first_page) for page in PAGES if page.first),
]
