"""How marked cells look: the cell's own style with another fill and frame, and nothing else.

An error is hatched in red within a thick frame, a warning dotted in amber within a dashed one, so
that they differ without colour too. Knows the part with the styles, no sheet.
"""

import re

from etl.marking.parts import BOOK, TYPES, Parts, first, inserted, prefix, tags
from etl.returns.returned import Marked

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COLOURS: dict[Marked, tuple[str, str]] = {
    "error": ("FFC0281E", "FFFBD5CF"),
    "warning": ("FFB07A00", "FFFFF0C2"),
}
PATTERNS: dict[Marked, tuple[str, str]] = {
    "error": ("lightUp", "medium"),
    "warning": ("gray0625", "mediumDashed"),
}
SIDES = ("left", "right", "top", "bottom")
EMPTY = (
    f'<styleSheet xmlns="{SPREADSHEET}"><fonts count="1"><font/></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf/></cellXfs></styleSheet>'
)
# Of the list of issues: what each of its styles has of its own.
FONTS = {
    "body": '<font><sz val="11"/><name val="仿宋"/></font>',
    "bold": '<font><b/><sz val="11"/><name val="黑体"/></font>',
    "title": '<font><b/><sz val="16"/><name val="黑体"/></font>',
    "link": '<font><u/><sz val="11"/><color rgb="FF0B5394"/><name val="仿宋"/></font>',
}
WRAPPED = '<alignment vertical="center" wrapText="1"/>'
CENTRED = '<alignment horizontal="center" vertical="center" wrapText="1"/>'


class Looks:
    """The styles of one workbook, growing as cells are marked."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.name = parts.related(BOOK, "styles") or _new_styles(parts)
        self.text = parts.text(self.name)
        self.own = prefix(self.text)
        self.given = _items(self.text, "cellXfs", "xf")
        self.added: list[str] = []
        self.fonts: dict[str, int] = {}
        self.marked: dict[tuple[int, Marked], int] = {}
        self.fills = {s: self._append("fills", _fill(s)) for s in COLOURS}
        self.borders = {s: self._append("borders", _border(s)) for s in COLOURS}

    def of_marked(self, style: int, severity: Marked) -> int:
        """The number of the style that differs from `style` by its fill and frame."""
        if (style, severity) not in self.marked:
            xf = self.given[style] if style < len(self.given) else f"<{self.own}xf/>"
            ours = {
                "fillId": self.fills[severity],
                "borderId": self.borders[severity],
                "applyFill": 1,
                "applyBorder": 1,
            }
            self.marked[style, severity] = self._add(_with(xf, ours))
        return self.marked[style, severity]

    def of_list(self, font: str, alignment: str = WRAPPED, severity: Marked | None = None) -> int:
        """A style for the list of issues."""
        fill = self.fills[severity] if severity else 0
        border = self.borders[severity] if severity else 0
        if font not in self.fonts:
            self.fonts[font] = self._append("fonts", FONTS[font])
        numbers = f'numFmtId="0" fontId="{self.fonts[font]}" fillId="{fill}" borderId="{border}"'
        applied = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        return self._add(self._named(f"<xf {numbers} {applied}>{alignment}</xf>"))

    def save(self) -> None:
        """Put the styles back among the parts."""
        text = inserted(self.text, "cellXfs", "".join(self.added))
        count = len(self.given) + len(self.added)
        self.parts.put(self.name, _counted(text, "cellXfs", count))

    def _add(self, xf: str) -> int:
        self.added.append(xf)
        return len(self.given) + len(self.added) - 1

    def _append(self, group: str, item: str) -> int:
        """Append to fonts, fills or borders; the number of what was appended."""
        kind = group.removesuffix("s")
        count = len(_items(self.text, group, kind))
        self.text = _counted(inserted(self.text, group, self._named(item)), group, count + 1)
        return count

    def _named(self, item: str) -> str:
        return re.sub(r"<(/?)(?=\w)", rf"<\1{self.own}", item)


def _new_styles(parts: Parts) -> str:
    """A workbook without styles gets a part with the one that everything has anyway."""
    name = parts.new_name("xl/styles{}.xml")
    parts.put(name, EMPTY)
    parts.declare(name, f"{TYPES}styles+xml")
    parts.relate(BOOK, "styles", name)
    return name


def _items(text: str, group: str, kind: str) -> list[str]:
    """The elements of one list, as they are written."""
    opened = tags(group, text)
    if not opened or opened[0][0].endswith("/>"):
        return []
    start = opened[0].end()
    end = re.compile(rf"</(?:[\w.-]+:)?{group}\s*>").search(text, start)
    inside = text[start : end.start() if end else len(text)]
    # An element ends in itself or at its own closing tag; none of these holds another of its name.
    pattern = rf"<(?:[\w.-]+:)?{kind}(?:\s[^>]*)?(?:/>|(?<!/)>.*?</(?:[\w.-]+:)?{kind}\s*>)"
    return re.findall(pattern, inside, re.DOTALL)


def _counted(text: str, group: str, count: int) -> str:
    tag = first(tags(group, text))
    return text[: tag.start()] + _with(tag[0], {"count": count}) + text[tag.end() :]


def _with(element: str, given: dict[str, int]) -> str:
    """The element with these attributes in its first tag."""
    end = element.index(">")
    end -= element[end - 1] == "/"
    first, rest = element[:end], element[end:]
    for name in given:
        first = re.sub(rf"\s{name}\s*=\s*(?:\"[^\"]*\"|'[^']*')", "", first)
    return first.rstrip() + "".join(f' {n}="{v}"' for n, v in given.items()) + rest


def _fill(severity: Marked) -> str:
    dark, light = COLOURS[severity]
    return (
        f'<fill><patternFill patternType="{PATTERNS[severity][0]}"><fgColor rgb="{dark}"/>'
        f'<bgColor rgb="{light}"/></patternFill></fill>'
    )


def _border(severity: Marked) -> str:
    style, colour = PATTERNS[severity][1], COLOURS[severity][0]
    lines = "".join(f'<{s} style="{style}"><color rgb="{colour}"/></{s}>' for s in SIDES)
    return f"<border>{lines}</border>"
