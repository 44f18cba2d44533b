"""Whether the letters of a cell have the colour of what they stand on, so that nobody sees them.

Knows colours as `styles.xml` writes them; reads no cell.
"""

from xml.etree.ElementTree import Element

BLACK, WHITE = "000000", "FFFFFF"
# Of the palette and of the theme only what every workbook has alike.
INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}
THEME = {"0": WHITE, "1": BLACK}


def is_unseen(font: Element | None, fill: Element | None) -> bool:
    """Whether the font's colour is the fill's; without either, black on white."""
    letters = None if font is None else _colour(font.find("{*}color"))
    return (letters or BLACK) == _ground(fill)


def _ground(fill: Element | None) -> str | None:
    """The colour of a cell; None for patterns, which no letter is lost in."""
    pattern = None if fill is None else fill.find("{*}patternFill")
    if fill is None or (pattern is not None and pattern.get("patternType", "none") == "none"):
        return WHITE
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    return _colour(pattern.find("{*}fgColor"))


def _colour(element: Element | None) -> str | None:
    """A colour as a text that is the same for the same colour; None where none is said."""
    if element is None:
        return None
    if rgb := element.get("rgb"):
        return rgb[-6:].upper()
    number, theme = element.get("indexed"), element.get("theme")
    if number is not None:
        return INDEXED.get(number, f"indexed {number}")
    if theme is None:
        return None
    tint = element.get("tint", "0")
    return THEME[theme] if theme in THEME and not tint.strip("0.") else f"theme {theme} {tint}"
