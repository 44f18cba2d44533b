"""Warm reruns of every page against reruns of an empty page, taken in turns.

Drives running servers over Streamlit's agent route; starts none and opens no release.
"""

import json
import time
import urllib.request
from dataclasses import dataclass
from typing import Any

from bench.reporting import Measure, ratio
from dashboard.navigation import PAGES

PAIRS = 21
WARM_UP = 5
PATIENCE_SECONDS = 120


@dataclass
class Session:
    """One reader of one page."""

    port: int
    key: str

    @classmethod
    def of(cls, port: int, page: str | None = None) -> "Session":
        """A new reader. Raises `RuntimeError` if the page does not come up."""
        first = _interact(port, {})
        session = cls(port, first["session_id"])
        if page is None:
            return session
        addresses = {p["url_path"] for p in first["pages"]}
        if page in addresses:  # the first page may have no address of its own
            _interact(port, {"session_id": session.key, "page": page})
        last = session.rerun()
        if not any(True for _ in _elements(last["tree"], "html")):
            raise RuntimeError(f"{page} shows nothing of ours")
        return session

    def rerun(self) -> dict[str, Any]:
        """The page after one more run."""
        return _interact(self.port, {"session_id": self.key})

    def seconds(self) -> float:
        """How long one more run takes, until its page has arrived."""
        start = time.perf_counter()
        _posted(self.port, {"session_id": self.key})
        return time.perf_counter() - start


def _posted(port: int, content: dict[str, Any]) -> bytes:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/_stcore/agent/interact",
        data=json.dumps(content).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as response:  # noqa: S310
        return bytes(response.read())


def _interact(port: int, content: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_posted(port, content))
    if answer.get("status") != "ready":
        raise RuntimeError(f"the page says {answer.get('status')}, asked {content}")
    return answer


def _elements(node: dict[str, Any], kind: str) -> Any:
    if node.get("type") == kind:
        yield node
    for child in node.get("children", []):
        yield from _elements(child, kind)


def measures(app: int, empty: int, size: str, bar: float) -> list[Measure]:
    """One ratio a page, of the servers on these two ports."""
    plain = Session.of(empty)
    return [_against(Session.of(app, p.script), plain, p.script, size, bar) for p in PAGES]


def _against(ours: Session, plain: Session, page: str, size: str, bar: float) -> Measure:
    for _ in range(WARM_UP):
        ours.seconds()
        plain.seconds()
    taken = [(ours.seconds(), plain.seconds()) for _ in range(PAIRS)]
    mine, others = zip(*taken, strict=True)
    return ratio(f"rerun {page}, {size}, against empty page", mine, others, bar)
