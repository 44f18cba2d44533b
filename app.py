"""The entry: `streamlit run app.py` serves the pages and `/health`.

The first start builds the first release, and no page is served before it is there.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
import streamlit as st

from dashboard import mishaps, service, store


def _first_release() -> None:
    """Build a release if there is none. Reports on the terminal; a failure is shown there too."""
    if store.releases().current() is None:
        # The pages need no reader once a release exists.
        from etl.console import build_and_report  # noqa: PLC0415

        build_and_report(store.data_folder())


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Hold `/_stcore/health` back until there is a release, then warm what every page needs."""
    await anyio.to_thread.run_sync(_first_release)
    await anyio.to_thread.run_sync(service.warm)
    yield


app = st.App(
    "dashboard/main.py",
    routes=service.ROUTES,
    lifespan=lifespan,
    on_script_error=mishaps.explain,
)
