"""A part of a Word file walked through once, within bounds: no tree is built.

Names come as the prefix everybody knows and the local name, `w:p`, in the transitional and
the strict spelling of the standard alike. Knows nothing of what the elements mean.
"""

import time
from collections.abc import Callable, Mapping
from xml.parsers import expat

from etl.documents.refusals import RESAVE, DocumentError

SECONDS = 10.0  # a report of 300 pages takes 0.3
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "urn:schemas-microsoft-com:vml": "v",
}

Attributes = Mapping[str, str]


class Walk:
    """What is told of each element; the attributes' names are without prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text stands in the element; a long one comes in pieces."""


def walk(part: bytes, to: Walk, seconds: float = SECONDS) -> None:
    """Tell `to` of every element of `part`. Raises `DocumentError` for what is not safe XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = _timed(to, time.monotonic() + seconds)
    parser.EndElementHandler = lambda name: to.end(_short(name))
    parser.CharacterDataHandler = to.characters
    parser.EntityDeclHandler = _no_entities
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        found = "内容不是有效的 XML，文件可能已损坏"
        raise DocumentError("not_a_document", found=found, advice=RESAVE) from error


def _timed(to: Walk, deadline: float) -> Callable[[str, dict[str, str]], None]:
    def start(name: str, attributes: dict[str, str]) -> None:
        if time.monotonic() > deadline:
            raise DocumentError(
                "too_large", what="读取时间", limit=f"{SECONDS:.0f}秒", found="更久"
            )
        to.start(_short(name), {k.rpartition(" ")[2]: v for k, v in attributes.items()})

    return start


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"{PREFIXES.get(namespace, '')}:{local}"


def _no_entities(*_: object) -> None:
    raise DocumentError("not_a_document", found="内含实体定义", advice=RESAVE)
