"""What the styles of a Word file say of a paragraph: title, heading and its level, list item.

Word in Chinese writes 标题 1 where Word in English writes heading 1; a style may inherit all
of it. Reads names, outline levels and numbering only, no looks.
"""

import re
from dataclasses import dataclass

from etl.documents.word_xml import Attributes, Walk, walk
from etl.passages import BlockKind

HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
TITLES = ("title", "标题")
BODY_TEXT = 9  # the outline level of no heading; those of headings count from 0
INHERITED = 20  # styles based on styles; Word allows 11


@dataclass(slots=True)
class Style:
    """A style, or the properties that a paragraph has of its own. None is not said."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    numbered: bool | None = None

    def take(self, name: str, attributes: Attributes) -> None:
        """Take in one element of a paragraph's properties."""
        value = attributes.get("val", "")
        match name:
            case "w:outlineLvl" if value.isdecimal():
                self.outline = int(value)
            case "w:numId":
                self.numbered = value != "0"


class Styles(Walk):
    """The paragraph styles of a file, by their id."""

    def __init__(self, part: bytes | None) -> None:
        self._styles: dict[str, Style] = {}
        self._open = Style()
        if part is not None:
            walk(part, self)

    def start(self, name: str, attributes: Attributes) -> None:
        """Collect one style."""
        match name:
            case "w:style":
                self._open = self._styles.setdefault(attributes.get("styleId", ""), Style())
            case "w:name":
                self._open.name = attributes.get("val", "").strip().lower()
            case "w:basedOn":
                self._open.based_on = attributes.get("val", "")
            case _:
                self._open.take(name, attributes)

    def mark(self, style_id: str, own: Style) -> tuple[BlockKind, int] | None:
        """Kind and level of a paragraph of that style with `own` properties; None for prose."""
        chain = [own, *self._chain(style_id)]
        if any(style.name in TITLES for style in chain):
            return "title", 0
        outline = next((s.outline for s in chain if s.outline is not None), None)
        named = next((m for s in chain if (m := HEADING.fullmatch(s.name))), None)
        if outline is not None and outline < BODY_TEXT:
            return "heading", outline + 1
        if named and outline is None:
            return "heading", int(named[1])
        if next((s.numbered for s in chain if s.numbered is not None), False):
            return "item", 0
        return None

    def _chain(self, style_id: str) -> list[Style]:
        chain: list[Style] = []
        # A paragraph may name a style that the file does not hold; the name then stands for it.
        style = self._styles.get(style_id, Style(name=style_id.lower()))
        while len(chain) < INHERITED:
            chain.append(style)
            if style.based_on not in self._styles:
                break
            style = self._styles[style.based_on]
        return chain
